//! What package sync asks of the scheduler.

use core::sync::atomic::AtomicU32;
use core::sync::atomic::AtomicUsize;
use core::sync::atomic::Ordering::{Acquire, Release};
use go2rs::prelude::*;
use go2rs::sched::WaitReason;
use go2rs::sched::notify::NotifyList as Waiting;
use go2rs::sched::{fatal as fatal_errors, rand, sema};

use crate::NotifyList;

fn word(s: Ptr<u32>) -> &'static AtomicU32 {
    // SAFETY: the address of a live, aligned word of Go's, which all users change atomically.
    unsafe { AtomicU32::from_ptr(Ptr::raw(s)) }
}

pub fn runtime_semacquire(s: Ptr<u32>) {
    sema::acquire(word(s), false, WaitReason::Semacquire);
}

pub fn runtime_semacquire_wait_group(s: Ptr<u32>, _synctest_durable: bool) {
    sema::acquire(word(s), false, WaitReason::WaitGroupWait);
}

pub fn runtime_semacquire_rw_mutex_r(s: Ptr<u32>, lifo: bool, _skipframes: isize) {
    sema::acquire(word(s), lifo, WaitReason::RwMutexRLock);
}

pub fn runtime_semacquire_rw_mutex(s: Ptr<u32>, lifo: bool, _skipframes: isize) {
    sema::acquire(word(s), lifo, WaitReason::RwMutexLock);
}

pub fn runtime_semrelease(s: Ptr<u32>, handoff: bool, _skipframes: isize) {
    sema::release(word(s), handoff);
}

fn waiting(l: Ptr<NotifyList>) -> &'static Waiting {
    // SAFETY: both types have the layout that package sync gives its notifyList; the scheduler's has interior state only.
    unsafe { &*Ptr::raw(l).cast::<Waiting>() }
}

pub fn runtime_notify_list_add(l: Ptr<NotifyList>) -> u32 {
    waiting(l).add()
}

pub fn runtime_notify_list_wait(l: Ptr<NotifyList>, t: u32) {
    waiting(l).wait(t);
}

pub fn runtime_notify_list_notify_all(l: Ptr<NotifyList>) {
    waiting(l).notify_all();
}

pub fn runtime_notify_list_notify_one(l: Ptr<NotifyList>) {
    waiting(l).notify_one();
}

pub fn runtime_notify_list_check(size: Uintptr) {
    if size.0 != size_of::<Waiting>() {
        fatal_errors::throw("bad notifyList size");
    }
}

pub fn throw(s: Str) {
    fatal_errors::throw(&String::from_utf8_lossy(s.as_bytes()))
}

pub fn fatal(s: Str) {
    fatal_errors::fatal(&String::from_utf8_lossy(s.as_bytes()))
}

pub fn runtime_randn(n: u32) -> u32 {
    rand::below(n)
}

pub fn runtime_register_pool_cleanup(cleanup: Func<dyn Fn()>) {
    go2rs::rt::register_pool_cleanup(cleanup);
}

pub fn runtime_proc_pin() -> isize {
    go2rs::rt::proc_pin()
}

pub fn runtime_proc_unpin() {
    go2rs::rt::proc_unpin();
}

pub fn runtime_load_acquintptr(ptr: Ptr<Uintptr>) -> Uintptr {
    // SAFETY: the address of a live, aligned word of Go's.
    Uintptr(unsafe { AtomicUsize::from_ptr(Ptr::raw(ptr).cast()) }.load(Acquire))
}

pub fn runtime_store_reluintptr(ptr: Ptr<Uintptr>, val: Uintptr) {
    // SAFETY: as above.
    unsafe { AtomicUsize::from_ptr(Ptr::raw(ptr).cast()) }.store(val.0, Release);
}
