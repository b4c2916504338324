//! The loop of each thread: find a goroutine, run it, do what it asked for when it left.

use crate::g::{G, Status};
use crate::m::{After, M};
use crate::p::P;
use crate::queue::Queue;
use crate::sched::{self, SCHED};
use crate::stack::{self, Stack};
use crate::{fatal, find, spawn, stw};
use go2rs_sys::{context, tls};
use std::sync::atomic::Ordering;

/// Words per goroutine that outer crates may use.
pub const WORDS: usize = 4;
/// Words of [`get`]: pprof labels.
pub const LABELS: usize = 0;

/// A word of the running goroutine.
pub fn get(i: usize) -> usize {
    // SAFETY: the words belong to the running goroutine.
    unsafe { (*crate::g::this().local.get())[i] }
}

/// Sets a word of the running goroutine; a Go pointer in it keeps what it points at alive.
pub fn set(i: usize, word: usize) {
    // SAFETY: the words belong to the running goroutine.
    unsafe { (*crate::g::this().local.get())[i] = word }
}

/// Runs goroutines for ever.
pub(crate) fn run_thread(m: &'static M) -> ! {
    loop {
        let g = next(m);
        run(m, g);
        finish(m, g);
    }
}

/// The thread that a goroutine can run on, if it is only one.
fn bound_to(g: &'static G) -> Option<&'static M> {
    if g.status() == Status::Interrupted { g.m.get() } else { g.locked_m.get() }
}

fn next(m: &'static M) -> &'static G {
    loop {
        if let Some(g) = m.locked_g.get() {
            wait_for_own(m);
            return g;
        }
        let (g, inherit) = find::runnable(m);
        if m.spinning.get() {
            find::stop_spinning(m);
        }
        match bound_to(g) {
            Some(other) if !std::ptr::eq(other, m) => {
                hand_over(m, other);
                sched::stop_m(m);
            }
            _ => {
                if !inherit {
                    held(m).ticks.fetch_add(1, Ordering::Relaxed);
                }
                return g;
            }
        }
    }
}

pub(crate) fn held(m: &'static M) -> &'static P {
    match m.p.get() {
        Some(p) => p,
        None => fatal::throw("the scheduler runs without a P"),
    }
}

/// Gives this thread's P to the one thread that can run a goroutine.
fn hand_over(m: &'static M, other: &'static M) {
    let p = sched::release(m);
    p.ticks.fetch_add(1, Ordering::Relaxed);
    SCHED.lock().bound_waiting -= 1;
    other.next_p.set(Some(p));
    other.note.signal();
}

/// A thread with a goroutine of its own waits for that one's turn.
fn wait_for_own(m: &'static M) {
    if m.p.get().is_some() {
        let p = sched::release(m);
        sched::hand_off(p);
    }
    let mut s = SCHED.lock();
    s.bound_waiting += 1;
    s.check_dead();
    drop(s);
    sched::wait_for_p(m);
}

fn run(m: &'static M, g: &'static G) {
    g.m.set(Some(m));
    g.reason.set(crate::WaitReason::None);
    g.wait_since.set(0);
    held(m).preempt.store(false, Ordering::Relaxed);
    g.set_status(Status::Running);
    m.current.store(std::ptr::from_ref(g).cast_mut(), Ordering::Release);
    tls::set_current_g(std::ptr::from_ref(g).cast_mut().cast());
    spawn::prepare(g);
    // SAFETY: the goroutine is not running, so where it was left is where it goes on.
    unsafe { context::switch(m.sp.as_ptr(), g.sp.get()) };
}

/// The running goroutine's record changed under the loop when coroutines switched directly.
fn finish(m: &'static M, _first: &'static G) {
    loop {
        let g = match m.current() {
            Some(g) => g,
            None => fatal::throw("nobody left the stack"),
        };
        m.current.store(std::ptr::null_mut(), Ordering::Release);
        tls::set_current_g(std::ptr::null_mut());
        match m.after.replace(After::Nothing) {
            After::Nothing => fatal::throw("a goroutine left for no reason"),
            After::Yield => {
                g.set_status(Status::Runnable);
                SCHED.lock().put_global(g);
            }
            After::YieldHere => {
                g.set_status(Status::Runnable);
                if let Some(overflow) = held(m).put(g, false) {
                    SCHED.lock().put_all(overflow);
                }
            }
            After::Park(publish, arg) => {
                // SAFETY: the goroutine passed the two together.
                if !unsafe { publish(g, arg) } {
                    g.set_status(Status::Runnable);
                    run(m, g);
                    continue;
                }
            }
            After::Exit => retire(m, g),
            After::NoP => wait_after_syscall(m, g),
            After::SwitchTo(to) => {
                run(m, to);
                continue;
            }
            After::ExitTo(to) => {
                retire(m, g);
                run(m, to);
                continue;
            }
        }
        return;
    }
}

/// How many dead records a P keeps before it shares them.
const KEEP_FREE: usize = 64;

fn retire(m: &'static M, g: &'static G) {
    if let Some(own) = g.locked_m.take() {
        own.locked_g.set(None);
    }
    g.set_status(Status::Dead);
    let p = held(m);
    // SAFETY: this thread holds the P.
    let (free, stacks) = unsafe { (&mut *p.free.get(), &mut *p.stacks.get()) };
    stack::give(stacks, g.stack.replace(Stack::NONE));
    free.push_front(g);
    if free.len() > KEEP_FREE {
        let mut half = Queue::new();
        for _ in 0..KEEP_FREE / 2 {
            if let Some(g) = free.pop() {
                half.push(g);
            }
        }
        let mut s = SCHED.lock();
        while let Some(g) = half.pop() {
            s.free.push_front(g);
        }
    }
}

/// A goroutine came back from a system call without a P: it takes a free one, or queues up and the thread rests.
fn wait_after_syscall(m: &'static M, g: &'static G) {
    let mut s = SCHED.lock();
    let p = if s.stopping { None } else { s.get_idle_p() };
    g.set_status(Status::Runnable);
    match p {
        Some(p) => {
            drop(s);
            sched::acquire(m, p);
            if let Some(overflow) = p.put(g, true) {
                SCHED.lock().put_all(overflow);
            }
        }
        None => {
            s.put_global(g);
            let own = g.locked_m.get().is_some();
            drop(s);
            if !own {
                sched::stop_m(m);
            }
        }
    }
}

/// Waits, with its P, until a stopped world goes on. For the scheduler's own stack.
pub(crate) fn pause(m: &'static M) {
    let p = held(m);
    stw::pause_p(p);
    if stw::is_surplus(p) {
        sched::release(m);
        if m.spinning.replace(false) {
            // It looks for work no more; while somebody is counted as looking, nobody else is woken.
            sched::SPINNING.fetch_sub(1, Ordering::SeqCst);
        }
        sched::stop_m(m);
    }
}
