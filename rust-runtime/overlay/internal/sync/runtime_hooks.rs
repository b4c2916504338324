//! What the mutex and the concurrent hash trie ask of the scheduler.

use core::sync::atomic::AtomicU32;
use go2rs::prelude::*;
use go2rs::sched::WaitReason;
use go2rs::sched::{fatal as fatal_errors, rand, sema};

fn word(s: Ptr<u32>) -> &'static AtomicU32 {
    // SAFETY: the address of a live, aligned word of Go's, which all users change atomically.
    unsafe { AtomicU32::from_ptr(Ptr::raw(s)) }
}

pub fn runtime_semacquire_mutex(s: Ptr<u32>, lifo: bool, _skipframes: isize) {
    sema::acquire(word(s), lifo, WaitReason::MutexLock);
}

pub fn runtime_semrelease(s: Ptr<u32>, handoff: bool, _skipframes: isize) {
    sema::release(word(s), handoff);
}

pub fn runtime_can_spin(i: isize) -> bool {
    go2rs::rt::can_spin(i)
}

pub fn runtime_do_spin() {
    for _ in 0..30 {
        core::hint::spin_loop();
    }
}

pub fn runtime_nanotime() -> i64 {
    go2rs::sys::clock::nanotime()
}

pub fn runtime_rand() -> u64 {
    rand::next()
}

pub fn throw(s: Str) {
    fatal_errors::throw(&String::from_utf8_lossy(s.as_bytes()))
}

pub fn fatal(s: Str) {
    fatal_errors::fatal(&String::from_utf8_lossy(s.as_bytes()))
}
