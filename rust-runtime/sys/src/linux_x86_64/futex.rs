//! Waiting on a word, and waking who waits.

use super::syscall::raw6;
use std::sync::atomic::AtomicU32;

/// Sleeps while `word` holds `value`, at most `timeout_ns` nanoseconds. May wake for no reason; says nothing about why.
pub fn wait(word: &AtomicU32, value: u32, timeout_ns: Option<u64>) {
    let spec = timeout_ns.map(|ns| libc::timespec {
        tv_sec: (ns / 1_000_000_000) as libc::time_t,
        tv_nsec: (ns % 1_000_000_000) as libc::c_long,
    });
    let spec = spec.as_ref().map_or(0, |s| s as *const libc::timespec as usize);
    let op = (libc::FUTEX_WAIT | libc::FUTEX_PRIVATE_FLAG) as usize;
    // SAFETY: the word and the time live through the call. errno is not touched, so this is fit for signal handlers.
    unsafe {
        raw6(libc::SYS_futex as usize, word.as_ptr() as usize, op, value as usize, spec, 0, 0)
    };
}

/// Wakes up to `count` waiters of `word`.
pub fn wake(word: &AtomicU32, count: u32) {
    let op = (libc::FUTEX_WAKE | libc::FUTEX_PRIVATE_FLAG) as usize;
    // SAFETY: only the address is used.
    unsafe { raw6(libc::SYS_futex as usize, word.as_ptr() as usize, op, count as usize, 0, 0, 0) };
}
