//! GOMAXPROCS, and keeping goroutines on a P or a thread.

use crate::g;
use crate::m;
use crate::p::{P, PStatus};
use crate::queue::Queue;
use crate::sched::{IDLE_PS, SCHED, SPINNING};
use crate::{stack, stw};
use go2rs_sys::{thread, tls};
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

/// More Ps than this are never made, whatever GOMAXPROCS says.
pub(crate) const MAX_PS: usize = 1024;

static PS: [AtomicPtr<P>; MAX_PS] = [const { AtomicPtr::new(std::ptr::null_mut()) }; MAX_PS];
static PROCS: AtomicUsize = AtomicUsize::new(0);
/// GOMAXPROCS as it is.
pub fn gomaxprocs() -> usize {
    PROCS.load(Ordering::Relaxed)
}

/// Sets GOMAXPROCS and gives what it was.
pub fn set_gomaxprocs(n: usize) -> usize {
    let old = gomaxprocs();
    if n == 0 || n.min(MAX_PS) == old {
        return old;
    }
    while !stw::stop() {}
    resize(n.min(MAX_PS));
    stw::start();
    old
}

/// The Ps up to GOMAXPROCS.
pub(crate) fn ps() -> impl Iterator<Item = &'static P> {
    (0..gomaxprocs()).map(p_at)
}

pub(crate) fn p_at(i: usize) -> &'static P {
    // SAFETY: entries below GOMAXPROCS are set before it is raised, and records are never freed.
    unsafe { &*PS[i].load(Ordering::Acquire) }
}

/// Makes the first Ps. The caller is the only thread, and takes the first.
pub(crate) fn init(procs: usize) {
    make_ps(procs);
    PROCS.store(procs, Ordering::Release);
    p_at(0).set_status(PStatus::Running);
    let mut s = SCHED.lock();
    for i in (1..procs).rev() {
        s.put_idle_p(p_at(i));
    }
    s.ms = 1;
}

fn make_ps(n: usize) {
    for (i, slot) in PS.iter().enumerate().take(n) {
        if slot.load(Ordering::Acquire).is_null() {
            slot.store(Box::leak(Box::new(P::new(i))), Ordering::Release);
        }
    }
}

/// Changes the number of Ps while the world is stopped. The calling thread keeps its P, which takes the first number if need be.
fn resize(n: usize) {
    let old = gomaxprocs();
    make_ps(n);
    if let Some(mine) = m::this().p.get()
        && mine.id.get() >= n
    {
        let (a, b) = (mine.id.get(), 0);
        let first = p_at(b);
        PS[a].store(std::ptr::from_ref(first).cast_mut(), Ordering::Release);
        PS[b].store(std::ptr::from_ref(mine).cast_mut(), Ordering::Release);
        first.id.set(a);
        mine.id.set(b);
    }
    for i in n..old {
        let p = p_at(i);
        let mut left = Queue::new();
        while let Some((g, _)) = p.get() {
            left.push(g);
        }
        p.timers.move_to(&p_at(0).timers);
        // SAFETY: the world is stopped.
        unsafe {
            left_over(left, &mut *p.free.get());
            stack::give_all(&mut *p.stacks.get());
        }
    }
    PROCS.store(n, Ordering::Release);
    for i in old..n {
        p_at(i).set_status(PStatus::Stopped);
    }
}

fn left_over(runnable: Queue, dead: &mut Queue) {
    let mut s = SCHED.lock();
    s.put_all(runnable);
    while let Some(g) = dead.pop() {
        s.free.push(g);
    }
}

/// Keeps the goroutine on its thread, and everything else off that thread, until as many calls of [`unlock_os_thread`].
pub fn lock_os_thread() {
    tls::enter_no_stop();
    let (g, m) = (g::this(), m::this());
    g.lock_count.set(g.lock_count.get() + 1);
    g.locked_m.set(Some(m));
    m.locked_g.set(Some(g));
    tls::exit_no_stop();
}

/// Undoes one [`lock_os_thread`].
pub fn unlock_os_thread() {
    tls::enter_no_stop();
    let g = g::this();
    let left = g.lock_count.get().saturating_sub(1);
    g.lock_count.set(left);
    if left == 0
        && let Some(m) = g.locked_m.take()
    {
        m.locked_g.set(None);
    }
    tls::exit_no_stop();
}

/// Keeps the goroutine on its P and gives that one's number, below GOMAXPROCS, until [`proc_unpin`]. The goroutine does not
/// park meanwhile.
pub fn proc_pin() -> usize {
    tls::enter_no_stop();
    m::this().p.get().map_or(0, |p| p.id.get())
}

/// Undoes [`proc_pin`].
pub fn proc_unpin() {
    tls::exit_no_stop();
}

/// Whether a mutex should look again, after `i` times, before it parks: only where its holder may run on another thread now.
pub fn can_spin(i: isize) -> bool {
    const MOST: isize = 4;
    if i >= MOST || thread::cpu_count_cached() <= 1 {
        return false;
    }
    let others = IDLE_PS.load(Ordering::Relaxed) + SPINNING.load(Ordering::Relaxed) as usize + 1;
    gomaxprocs() > others && m::known().and_then(|m| m.p.get()).is_some_and(P::is_empty)
}
