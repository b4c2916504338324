//! Stopping the world: every P is taken, or its thread stands.

use crate::g::{self, Status};
use crate::m;
use crate::p::{P, PStatus};
use crate::sched::{self, SCHED, gomaxprocs, ps};
use crate::timer;
use go2rs_sys::{clock, context, futex, tls};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

static STOPPING: AtomicBool = AtomicBool::new(false);
/// Counts the starts of the world; threads that stand wait for it to change.
static EPOCH: AtomicU32 = AtomicU32::new(0);
/// Counts the Ps that came to a stop; the stopper waits for it to change.
static PROGRESS: AtomicU32 = AtomicU32::new(0);
/// How long the stopper waits before it looks again, and interrupts again who has not stopped.
const PATIENCE_NS: u64 = 100_000;

/// Whether somebody stops the world, or has stopped it.
pub(crate) fn is_stopping() -> bool {
    STOPPING.load(Ordering::SeqCst)
}

/// A P came to a stop without a thread that waits with it.
pub(crate) fn p_stopped(p: &'static P) {
    p.m.set(None);
    p.set_status(PStatus::Stopped);
    report();
}

/// Tells the stopper to look again.
pub(crate) fn report() {
    PROGRESS.fetch_add(1, Ordering::SeqCst);
    futex::wake(&PROGRESS, 1);
}

/// The calling thread stands, with its P, until the world starts.
pub(crate) fn pause_p(p: &'static P) {
    let epoch = EPOCH.load(Ordering::SeqCst);
    if !is_stopping() {
        return;
    }
    p.set_status(PStatus::Stopped);
    report();
    while EPOCH.load(Ordering::SeqCst) == epoch {
        futex::wait(&EPOCH, epoch, None);
    }
}

/// Whether GOMAXPROCS fell below this P while its thread stood.
pub(crate) fn is_surplus(p: &'static P) -> bool {
    p.id.get() >= gomaxprocs()
}

/// The running goroutine stands, with all its registers on its stack at or above `sp`.
pub(crate) fn pause_goroutine(sp: usize) {
    let (g, m) = (g::this(), m::this());
    let Some(p) = m.p.get() else { return };
    g.sp.set(sp as *mut u8);
    pause_p(p);
}

/// Stops every thread that runs Go code. False when somebody else did: then the caller stood, and the world runs again.
pub(crate) fn stop() -> bool {
    tls::enter_no_stop();
    let mut s = SCHED.lock();
    if s.stopping {
        drop(s);
        stand();
        tls::exit_no_stop();
        return false;
    }
    s.stopping = true;
    STOPPING.store(true, Ordering::SeqCst);
    drop(s);
    let mine = m::known().and_then(|m| m.p.get());
    if let Some(p) = mine {
        p.set_status(PStatus::Stopped);
    }
    let mut interrupted_at = 0;
    loop {
        let seen = PROGRESS.load(Ordering::SeqCst);
        let again = clock::nanotime() - interrupted_at > PATIENCE_NS as i64;
        if again {
            interrupted_at = clock::nanotime();
        }
        if running(again) == 0 {
            return true;
        }
        futex::wait(&PROGRESS, seen, Some(PATIENCE_NS));
    }
}

/// Counts the Ps that still run, taking those that can be taken.
fn running(interrupt: bool) -> usize {
    let mut n = 0;
    for p in ps() {
        match p.status() {
            PStatus::Stopped => {}
            PStatus::Idle => {
                if !p.change(PStatus::Idle, PStatus::Stopped) {
                    n += 1;
                }
            }
            PStatus::Syscall => {
                if !p.change(PStatus::Syscall, PStatus::Stopped) {
                    n += 1;
                }
            }
            PStatus::Running => {
                n += 1;
                if interrupt && let Some(m) = p.m.get() {
                    m.interrupt();
                }
            }
        }
    }
    n
}

/// Stands until the other stop is over.
fn stand() {
    unsafe extern "C" fn at(_: *mut u8, sp: usize) {
        let Some(m) = m::known() else { return };
        match (g::current(), m.p.get()) {
            (Some(_), _) => pause_goroutine(sp),
            (None, Some(p)) => pause_p(p),
            (None, None) => {}
        }
    }
    // SAFETY: `at` ignores the pointer.
    unsafe { context::spill(at, std::ptr::null_mut()) };
}

/// Starts the world after [`stop`].
pub(crate) fn start() {
    let mut s = SCHED.lock();
    s.stopping = false;
    let busy = s.rebuild_idle_ps();
    STOPPING.store(false, Ordering::SeqCst);
    EPOCH.fetch_add(1, Ordering::SeqCst);
    drop(s);
    futex::wake(&EPOCH, u32::MAX >> 1);
    for p in busy {
        sched::start_m(Some(p), false);
    }
    sched::wake_p();
    tls::exit_no_stop();
}

/// The collector's view of the scheduler.
pub(crate) struct Goroutines;

// SAFETY: `stop` returns true only when every P is stopped, so no other thread runs Go code; what goroutines know lies on their
// stacks, in the words that `roots` lists, or in the collected heap.
unsafe impl go2rs_heap::World for Goroutines {
    fn stop(&self) -> bool {
        stop()
    }

    fn start(&self) {
        start()
    }

    fn roots(&self, stack: *const usize, visit: &mut dyn FnMut(*const usize, *const usize)) {
        let me = g::current();
        g::each(|g| {
            let low = match g.status() {
                _ if me.is_some_and(|me| std::ptr::eq(me, g)) => stack as usize,
                // SAFETY: the world is stopped.
                Status::Syscall => unsafe { (*g.syscall_regs.get())[6] },
                _ => g.sp.get() as usize,
            };
            let words =
                |at: *const usize, n: usize, visit: &mut dyn FnMut(*const usize, *const usize)| {
                    visit(at, at.wrapping_add(n));
                };
            if low == 0 {
                words(g.start.get().cast(), g::Start::WORDS, visit);
            } else {
                visit((low & !7) as *const usize, g.stack.get().high as *const usize);
            }
            words(g.syscall_regs.get().cast(), 7, visit);
            words(g.local.get().cast(), crate::local::WORDS, visit);
            words(g.defers.as_ptr().cast(), 1, visit);
        });
        if me.is_none() {
            visit(stack, go2rs_sys::thread::stack_bounds().1 as *const usize);
        }
        timer::roots(visit);
    }

    fn processors(&self) -> usize {
        gomaxprocs()
    }

    fn finalizers_ready(&self) {
        crate::start::finalizers_ready();
    }
}

/// Stops what can be stopped within some milliseconds, for a report before the end of the process.
pub(crate) fn freeze() {
    STOPPING.store(true, Ordering::SeqCst);
    if SCHED.try_lock().is_some_and(|mut s| std::mem::replace(&mut s.stopping, true)) {
        return;
    }
    let me = m::known();
    if let Some(p) = me.and_then(|m| m.p.get()) {
        p.set_status(PStatus::Stopped);
    }
    for _ in 0..20 {
        if running(true) == 0 {
            return;
        }
        go2rs_sys::thread::sleep_ns(500_000);
    }
}
