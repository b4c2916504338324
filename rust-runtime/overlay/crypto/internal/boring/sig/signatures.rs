//! Marks in the binary that name the kind of cryptography in it; code that calls them does nothing.

pub fn boring_crypto() {}

pub fn fips_only() {}

pub fn standard_crypto() {}
