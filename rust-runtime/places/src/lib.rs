//! From program counters to Go functions and lines.
//!
//! A binary of the dev profile answers from debug information: [`classify`] says what a frame of it is, with the help of the [`maps`] that the translator wrote beside each
//! crate's sources. A packed binary has all answers in one [`table`], which the tool `go2rs-pack` made from the same debug information after the linker had run.

pub mod calls;
pub mod maps;
pub mod names;
pub mod table;
mod varint;
pub mod writer;

pub use calls::{Entry, classify};
pub use names::FrameName;
