//! GODEBUG settings: the environment is read once, and no setting counts its uses.

use go2rs::prelude::*;

pub fn set_update(update: Func<dyn Fn(Str, Str)>) {
    let env = std::env::var("GODEBUG").unwrap_or_default();
    update(Str::default(), Str::copy_of(env.as_bytes()));
}

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
