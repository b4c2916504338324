//! Derive and attribute macros of translated code, without a parsing crate.
