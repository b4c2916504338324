//! The network poller of the scheduler, as package poll knows it.

use core::sync::atomic::AtomicU32;
use go2rs::prelude::*;
use go2rs::sched::WaitReason;
use go2rs::sched::netpoll::{self, Mode, PollDesc};
use go2rs::sched::sema;

fn word(s: Ptr<u32>) -> &'static AtomicU32 {
    // SAFETY: the address of a live, aligned word of Go's, which all users change atomically.
    unsafe { AtomicU32::from_ptr(Ptr::raw(s)) }
}

fn desc(ctx: Uintptr) -> &'static PollDesc {
    // SAFETY: `runtime_poll_open` made the word; descriptors are never freed.
    unsafe { &*(ctx.0 as *const PollDesc) }
}

fn mode(number: isize) -> Mode {
    if number == isize::from(b'w') { Mode::Write } else { Mode::Read }
}

pub fn runtime_semacquire(sema: Ptr<u32>) {
    sema::acquire(word(sema), false, WaitReason::Semacquire);
}

pub fn runtime_semrelease(sema: Ptr<u32>) {
    sema::release(word(sema), false);
}

pub fn runtime_nano() -> i64 {
    go2rs::sys::clock::nanotime()
}

/// The scheduler starts the poller when it is first used.
pub fn runtime_poll_server_init() {}

pub fn runtime_poll_open(fd: Uintptr) -> (Uintptr, isize) {
    match netpoll::open(fd.0 as i32) {
        Ok(pd) => (Uintptr(core::ptr::from_ref(pd) as usize), 0),
        Err(errno) => (Uintptr(0), errno as isize),
    }
}

pub fn runtime_poll_close(ctx: Uintptr) {
    netpoll::close(desc(ctx));
}

pub fn runtime_poll_reset(ctx: Uintptr, number: isize) -> isize {
    netpoll::reset(desc(ctx), mode(number)) as isize
}

pub fn runtime_poll_wait(ctx: Uintptr, number: isize) -> isize {
    netpoll::wait(desc(ctx), mode(number)) as isize
}

pub fn runtime_poll_wait_canceled(ctx: Uintptr, number: isize) {
    netpoll::wait_canceled(desc(ctx), mode(number));
}

pub fn runtime_poll_set_deadline(ctx: Uintptr, d: i64, number: isize) {
    netpoll::set_deadline(desc(ctx), d, number);
}

pub fn runtime_poll_unblock(ctx: Uintptr) {
    netpoll::unblock(desc(ctx));
}

pub fn runtime_is_poll_server_descriptor(fd: Uintptr) -> bool {
    netpoll::is_poller_descriptor(fd.0 as i32)
}
