//! Threads: starting them, giving them Ps and taking those away, waking them for work, and sleep.

use crate::fatal;
use crate::g::{G, Status};
use crate::m::{self, After, M};
use crate::p::P;
use crate::queue::Queue;
use crate::sched::{
    GLOBAL_LEN, IDLE_PS, LAST_POLL, NEED_SPINNING, POLL_UNTIL, SCHED, SPINNING, gomaxprocs,
};
use go2rs_sys::{thread, tls};
use std::sync::atomic::{AtomicUsize, Ordering};

static MAX_THREADS: AtomicUsize = AtomicUsize::new(10_000);

/// `debug.SetMaxThreads`: more threads than this end the program. Gives the limit before.
pub fn set_max_threads(n: usize) -> usize {
    MAX_THREADS.swap(n, Ordering::Relaxed)
}

/// Gives a P to the thread that runs this. The P was idle, or handed over.
pub(crate) fn acquire(m: &'static M, p: &'static P) {
    p.m.set(Some(m));
    m.p.set(Some(p));
    crate::sysmon::wake();
}

/// Takes the P from its thread; the caller decides where it goes.
pub(crate) fn release(m: &'static M) -> &'static P {
    match m.p.take() {
        Some(p) => {
            p.m.set(None);
            p
        }
        None => fatal::throw("released a P that the thread did not have"),
    }
}

/// Starts a thread that runs `p`, or an idle P. `spinning` says that the caller counted it as spinning.
pub(crate) fn start_m(p: Option<&'static P>, spinning: bool) {
    let mut s = SCHED.lock();
    let p = match p {
        Some(p) => p,
        None if s.stopping => return,
        None => match s.get_idle_p() {
            Some(p) => p,
            None => return,
        },
    };
    match s.get_idle_m() {
        Some(m) => {
            drop(s);
            m.spinning.set(spinning);
            m.next_p.set(Some(p));
            m.note.signal();
        }
        None => {
            s.ms += 1;
            let ms = s.ms;
            drop(s);
            if ms > MAX_THREADS.load(Ordering::Relaxed) {
                fatal::too_many_threads(MAX_THREADS.load(Ordering::Relaxed));
            }
            new_m(Some(p), spinning);
        }
    }
}

/// Makes sure that a thread is ready to take over when one is interrupted.
pub(crate) fn ensure_spare_m() {
    let mut s = SCHED.lock();
    if !s.has_idle_m() && s.ms < 9_000 {
        s.ms += 1;
        drop(s);
        new_m(None, false);
    }
}

fn new_m(p: Option<&'static P>, spinning: bool) {
    let m = M::new();
    m.spinning.set(spinning);
    m.next_p.set(p);
    // New threads start with signals blocked, so that none arrives before they know who they are.
    let mask = go2rs_sys::signal::Mask::block_all();
    let ok = thread::spawn(enter_thread, std::ptr::from_ref(m).cast_mut().cast());
    mask.restore();
    if !ok {
        fatal::throw("failed to create new OS thread");
    }
}

extern "C" fn enter_thread(arg: *mut libc::c_void) -> *mut libc::c_void {
    // SAFETY: `new_m` passes a record, and records are never freed.
    let m = unsafe { &*arg.cast::<M>() };
    m.adopt();
    crate::start::prepare_thread();
    match m.next_p.take() {
        Some(p) => acquire(m, p),
        None => stop_m(m),
    }
    crate::local::run_thread(m)
}

/// Sleeps as an idle thread until somebody hands over a P.
pub(crate) fn stop_m(m: &'static M) {
    let mut s = SCHED.lock();
    s.put_idle_m(m);
    s.check_dead();
    drop(s);
    wait_for_p(m);
}

/// Sleeps until somebody hands over a P, and takes it.
pub(crate) fn wait_for_p(m: &'static M) {
    m.note.wait();
    match m.next_p.take() {
        Some(p) => acquire(m, p),
        None => fatal::throw("a thread was woken without a P"),
    }
}

/// Makes sure that a thread looks for work, if a P is free and nobody looks yet.
pub(crate) fn wake_p() {
    if IDLE_PS.load(Ordering::SeqCst) == 0 || SPINNING.load(Ordering::SeqCst) != 0 {
        return;
    }
    if SPINNING.compare_exchange(0, 1, Ordering::SeqCst, Ordering::SeqCst).is_err() {
        return;
    }
    let p = take_idle_p();
    match p {
        Some(p) => start_m(Some(p), true),
        None => {
            NEED_SPINNING.store(true, Ordering::SeqCst);
            SPINNING.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// An idle P, unless the world is being stopped.
pub(crate) fn take_idle_p() -> Option<&'static P> {
    let mut s = SCHED.lock();
    if s.stopping {
        return None;
    }
    s.get_idle_p()
}

/// Finds somebody for a P whose thread is away.
pub(crate) fn hand_off(p: &'static P) {
    p.m.set(None);
    if !p.is_empty() || GLOBAL_LEN.load(Ordering::Acquire) != 0 {
        start_m(Some(p), false);
        return;
    }
    if SPINNING.load(Ordering::SeqCst) == 0
        && IDLE_PS.load(Ordering::SeqCst) == 0
        && SPINNING.compare_exchange(0, 1, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    {
        start_m(Some(p), true);
        return;
    }
    let mut s = SCHED.lock();
    if s.stopping {
        drop(s);
        crate::stw::p_stopped(p);
        return;
    }
    if !s.queue.is_empty() {
        drop(s);
        start_m(Some(p), false);
        return;
    }
    let when = p.timers.next_when();
    s.put_idle_p(p);
    drop(s);
    if when != 0 {
        wake_poller(when);
    }
}

/// Makes the thread that blocks in the poller look at its clock again, if it would sleep past `when`.
pub(crate) fn wake_poller(when: i64) {
    if LAST_POLL.load(Ordering::SeqCst) == 0 {
        let until = POLL_UNTIL.load(Ordering::SeqCst);
        if until == 0 || until > when {
            crate::netpoll::wake();
        }
    } else {
        wake_p();
    }
}

/// Puts goroutines that became ready onto queues: the caller's P's if it has one, else the global one.
pub(crate) fn inject(mut list: Queue) {
    if list.is_empty() {
        return;
    }
    let n = list.len();
    let p = m::known().and_then(|m| m.p.get());
    let mut rest = Queue::new();
    while let Some(g) = list.pop() {
        g.set_status(Status::Runnable);
        match p {
            Some(p) => {
                if let Some(overflow) = p.put(g, false) {
                    rest.append(overflow);
                }
            }
            None => rest.push(g),
        }
    }
    if !rest.is_empty() {
        SCHED.lock().put_all(rest);
    }
    match p {
        Some(_) => wake_p(),
        None => (0..n.min(gomaxprocs())).for_each(|_| start_idle()),
    }
}

/// Starts a thread on an idle P, if there is one.
fn start_idle() {
    if IDLE_PS.load(Ordering::SeqCst) > 0 {
        start_m(None, false);
    }
}

/// Leaves the running goroutine's stack for the scheduler's, which then does `after`. Returns when the goroutine is resumed,
/// perhaps on another thread.
pub(crate) fn leave(g: &'static G, after: After) {
    debug_assert_eq!(tls::no_stop_depth(), 1);
    let m = m::this();
    m.after.set(after);
    // SAFETY: the scheduler's stack was left in `run`, which waits for this.
    unsafe { go2rs_sys::context::switch(g.sp.as_ptr(), m.sp.get()) };
    if g.dump.get() {
        crate::trace::dump_and_return(g);
    }
}
