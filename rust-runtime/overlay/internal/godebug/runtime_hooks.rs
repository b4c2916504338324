//! GODEBUG settings: none counts its uses. Package runtime tells what they are.

use go2rs::prelude::*;

/// Metrics are read by package runtime/metrics only, which asks for none of these.
pub fn register_metric(_name: Str, _read: Func<dyn Fn() -> u64>) {}

pub fn set_new_inc_non_default(_new_inc_non_default: Func<dyn Fn(Str) -> Func<dyn Fn()>>) {}

pub fn write(fd: Uintptr, p: UnsafePointer, n: i32) -> i32 {
    // SAFETY: the caller has `n` bytes at `p`.
    unsafe { libc_write(fd.0 as i32, UnsafePointer::raw(p), n as usize) as i32 }
}

unsafe extern "C" {
    #[link_name = "write"]
    fn libc_write(fd: i32, buffer: *const u8, count: usize) -> isize;
}
