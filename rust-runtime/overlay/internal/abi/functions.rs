//! Addresses of functions.

use go2rs::prelude::*;

/// The word of a func value: only compared and printed.
fn address(f: Any) -> Uintptr {
    let (_, word) = f.into_parts();
    Uintptr(word.0 as usize)
}

pub fn func_pcabi0(f: Any) -> Uintptr {
    address(f)
}

pub fn func_pcabi_internal(f: Any) -> Uintptr {
    address(f)
}
