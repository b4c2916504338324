//! The stop signal: a goroutine stands, or is parked, inside its handler, on its own stack.

use crate::g::{self, Status};
use crate::m;
use crate::sched::{self, SCHED};
use crate::stw;
use go2rs_sys::{context, signal, tls};
use std::sync::atomic::Ordering;

/// Installs the handler.
pub(crate) fn init() {
    tls::set_late_stop(stop_now);
    // On the interrupted stack: the kernel leaves the red zone alone and saves all registers there, where the collector looks.
    signal::handle(signal::STOP, on_stop, false);
}

extern "C" fn on_stop(_: i32, _: *mut signal::Info, _: *mut libc::c_void) {
    if tls::no_stop_depth() != 0 {
        tls::set_stop_pending(true);
        return;
    }
    // SAFETY: errno is this thread's, and the thread stays the same inside the handler.
    let errno = unsafe { *libc::__errno_location() };
    stop_now();
    // SAFETY: as above.
    unsafe { *libc::__errno_location() = errno };
}

/// Stops the running goroutine if the world is being stopped or its time is up.
fn stop_now() {
    if g::current().is_none() {
        return;
    }
    tls::enter_no_stop();
    // SAFETY: `stand` ignores the pointer.
    unsafe { context::spill(stand, std::ptr::null_mut()) };
    tls::exit_no_stop();
}

unsafe extern "C" fn stand(_: *mut u8, sp: usize) {
    let m = m::this();
    loop {
        if stw::is_stopping() {
            stw::pause_goroutine(sp);
        }
        let Some(p) = m.p.get() else { return };
        if stw::is_surplus(p) {
            park_here(m, sp, true);
        } else if p.preempt.swap(false, Ordering::Relaxed) {
            park_here(m, sp, false);
        } else {
            return;
        }
    }
}

/// Queues the goroutine and gives the P away; the thread waits with the goroutine's registers until it gets a P again.
fn park_here(m: &'static m::M, sp: usize, surplus: bool) {
    let g = g::this();
    let mut s = SCHED.lock();
    if s.stopping || (!surplus && !s.has_idle_m()) {
        // The system monitor sees to it that a thread is idle next time; making one is not for a signal handler.
        return;
    }
    g.sp.set(sp as *mut u8);
    g.set_status(Status::Interrupted);
    let p = sched::release(m);
    s.bound_waiting += 1;
    s.put_global(g);
    drop(s);
    if surplus {
        // The goroutine was queued by a thread that will not look at the queue: somebody else must.
        sched::wake_p();
    } else {
        sched::hand_off(p);
    }
    sched::wait_for_p(m);
    g.set_status(Status::Running);
}
