//! Addresses of functions.

use go2rs::prelude::*;

/// The word of a func value: only compared and printed.
fn address(f: Any) -> Uintptr {
    let (_, word) = go2rs::rt::parts(f);
    Uintptr(word.raw() as usize)
}

pub fn func_pcabi0(f: Any) -> Uintptr {
    address(f)
}

pub fn func_pcabi_internal(f: Any) -> Uintptr {
    address(f)
}
