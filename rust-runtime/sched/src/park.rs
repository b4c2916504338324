//! Waiting, and making ready who waits.

use crate::g::{self, G, Status, WaitReason};
use crate::m::{self, After};
use crate::queue::Queue;
use crate::sched::{self, SCHED};
use go2rs_sys::lock::RawLock;
use go2rs_sys::tls;

/// Parks the running goroutine. `publish(g, arg)` runs once it has left its stack and tells the waker where to find it; if it
/// gives false, the goroutine goes on at once. What the waker handed to [`ready_with`] comes back.
///
/// # Safety
/// `publish` may be called with `arg`. It does not park, and what it publishes is good for exactly one [`ready`].
pub unsafe fn park(
    publish: unsafe fn(&'static G, *mut u8) -> bool,
    arg: *mut u8,
    reason: WaitReason,
) -> *mut u8 {
    tls::enter_no_stop();
    let g = g::this();
    g.reason.set(reason);
    g.wake_param.set(std::ptr::null_mut());
    g.set_status(Status::Waiting);
    sched::leave(g, After::Park(publish, arg));
    let param = g.wake_param.get();
    tls::exit_no_stop();
    param
}

/// Parks the running goroutine and then gives a lock back that it holds.
///
/// # Safety
/// The caller holds the lock, and only while holding it can anybody find this goroutine.
pub(crate) unsafe fn park_unlock(lock: &RawLock, reason: WaitReason) -> *mut u8 {
    unsafe fn publish(_: &'static G, lock: *mut u8) -> bool {
        // SAFETY: the lock outlives the wait, and was taken on this thread. The unlock's own depth was taken over by
        // the scheduler's stack in `park_unlock`.
        unsafe {
            tls::enter_no_stop();
            (*lock.cast::<RawLock>()).unlock();
        }
        true
    }
    // The lock raised the depth, and so will `park`; the scheduler's stack wants exactly one.
    let g = g::this();
    g.reason.set(reason);
    g.wake_param.set(std::ptr::null_mut());
    g.set_status(Status::Waiting);
    sched::leave(g, After::Park(publish, std::ptr::from_ref(lock).cast_mut().cast()));
    let param = g.wake_param.get();
    tls::exit_no_stop();
    param
}

/// Makes a waiting goroutine ready; it runs next on this P.
pub fn ready(g: &'static G) {
    ready_at(g, true);
}

/// As [`ready`], handing over a word.
pub(crate) fn ready_with(g: &'static G, param: *mut u8) {
    g.wake_param.set(param);
    ready_at(g, true);
}

/// Makes a waiting goroutine ready, next on this P or at the end of its queue.
pub(crate) fn ready_at(g: &'static G, next: bool) {
    tls::enter_no_stop();
    g.set_status(Status::Runnable);
    match m::known().and_then(|m| m.p.get()) {
        Some(p) => {
            if let Some(overflow) = p.put(g, next) {
                SCHED.lock().put_all(overflow);
            }
            sched::wake_p();
        }
        None => {
            let mut q = Queue::new();
            q.push(g);
            sched::inject(q);
        }
    }
    tls::exit_no_stop();
}

/// Lets other goroutines run.
pub fn gosched() {
    tls::enter_no_stop();
    sched::leave(g::this(), After::Yield);
    tls::exit_no_stop();
}

/// Lets the other goroutines of this P run.
pub(crate) fn yield_here() {
    tls::enter_no_stop();
    sched::leave(g::this(), After::YieldHere);
    tls::exit_no_stop();
}

/// Parks for ever.
pub(crate) fn park_forever(reason: WaitReason) -> ! {
    unsafe fn nothing(_: &'static G, _: *mut u8) -> bool {
        true
    }
    loop {
        // SAFETY: nothing is published, so nobody makes it ready.
        unsafe { park(nothing, std::ptr::null_mut(), reason) };
    }
}
