//! Finding a goroutine to run: own queue, global queue, network, other Ps' queues and timers; else sleep.

use crate::g::{G, Status};
use crate::local::{held, pause};
use crate::m::M;
use crate::p::P;
use crate::queue::Queue;
use crate::sched::*;
use crate::{netpoll, rand, stw};
use go2rs_sys::clock::nanotime;
use std::sync::atomic::{Ordering, fence};

/// How often the global queue comes before the own one, so that two goroutines which keep waking each other starve nobody.
const GLOBAL_EVERY: u64 = 61;
const STEAL_ROUNDS: usize = 4;

/// A goroutine to run, and whether it shares the time slice of the one before. The thread has a P on entry and on return.
pub(crate) fn runnable(m: &'static M) -> (&'static G, bool) {
    loop {
        if stw::is_stopping() {
            pause(m);
        }
        let p = held(m);
        let now = p.timers.run(0);
        if let Some(found) = nearby(p) {
            return found;
        }
        if let Some(g) = poll_quickly() {
            return (g, false);
        }
        let mut until = p.timers.next_when();
        if m.spinning.get()
            || 2 * (SPINNING.load(Ordering::SeqCst) as usize)
                < gomaxprocs() - IDLE_PS.load(Ordering::SeqCst)
        {
            if !m.spinning.get() {
                start_spinning(m);
            }
            match steal(m, p, now) {
                Stolen::Goroutine(g) => return (g, false),
                Stolen::RanTimers => continue,
                Stolen::Nothing(when) => until = earlier(until, when),
            }
        }
        if let Some(g) = rest(m, until) {
            return (g, false);
        }
    }
}

fn earlier(a: i64, b: i64) -> i64 {
    match (a, b) {
        (0, x) | (x, 0) => x,
        _ => a.min(b),
    }
}

fn nearby(p: &'static P) -> Option<(&'static G, bool)> {
    if p.ticks.load(Ordering::Relaxed).is_multiple_of(GLOBAL_EVERY)
        && GLOBAL_LEN.load(Ordering::Acquire) > 0
    {
        let g = SCHED.lock().get_global(p, 1);
        if let Some(g) = g {
            return Some((g, false));
        }
    }
    if let Some(found) = p.get() {
        return Some(found);
    }
    if GLOBAL_LEN.load(Ordering::Acquire) > 0 {
        return SCHED.lock().get_global(p, usize::MAX).map(|g| (g, false));
    }
    None
}

/// Looks at the network without waiting, unless another thread does.
fn poll_quickly() -> Option<&'static G> {
    if !netpoll::has_waiters() || LAST_POLL.load(Ordering::SeqCst) == 0 {
        return None;
    }
    first_of(netpoll::poll(0))
}

fn first_of(mut ready: Queue) -> Option<&'static G> {
    let g = ready.pop()?;
    inject(ready);
    g.set_status(Status::Runnable);
    Some(g)
}

enum Stolen {
    Goroutine(&'static G),
    RanTimers,
    /// When the earliest timer of the other Ps is due, 0 for none.
    Nothing(i64),
}

fn steal(m: &'static M, mine: &'static P, now: i64) -> Stolen {
    let n = gomaxprocs();
    let mut until = 0;
    for round in 0..STEAL_ROUNDS {
        let last = round == STEAL_ROUNDS - 1;
        let start = rand::of(m) as usize % n;
        for i in 0..n {
            if stw::is_stopping() {
                return Stolen::RanTimers;
            }
            let p = p_at((start + i) % n);
            if std::ptr::eq(p, mine) {
                continue;
            }
            if last {
                until = earlier(until, p.timers.next_when());
                let when = p.timers.next_when();
                if when != 0 && when <= nanotime().max(now) {
                    p.timers.run(0);
                    if let Some((g, _)) = mine.get() {
                        return Stolen::Goroutine(g);
                    }
                    return Stolen::RanTimers;
                }
            }
            if !p.is_empty()
                && let Some(g) = p.steal(mine, last)
            {
                return Stolen::Goroutine(g);
            }
        }
    }
    Stolen::Nothing(until)
}

fn start_spinning(m: &'static M) {
    m.spinning.set(true);
    SPINNING.fetch_add(1, Ordering::SeqCst);
    NEED_SPINNING.store(false, Ordering::SeqCst);
}

/// A spinning thread found work; if it was the last one that looked, another one shall look now.
pub(crate) fn stop_spinning(m: &'static M) {
    m.spinning.set(false);
    SPINNING.fetch_sub(1, Ordering::SeqCst);
    wake_p();
}

/// Gives the P back, looks once more, and sleeps: in the poller if there is anything to wait for, else as an idle thread. None: look again.
fn rest(m: &'static M, until: i64) -> Option<&'static G> {
    let mut s = SCHED.lock();
    if s.stopping {
        return None;
    }
    let p = held(m);
    if let Some(g) = s.get_global(p, usize::MAX) {
        return Some(g);
    }
    if !m.spinning.get() && NEED_SPINNING.swap(false, Ordering::SeqCst) {
        drop(s);
        start_spinning(m);
        return None;
    }
    let p = release(m);
    let own_next = p.timers.next_when();
    s.put_idle_p(p);
    drop(s);
    let until = earlier(until, own_next);
    let was_spinning = m.spinning.replace(false);
    if was_spinning {
        SPINNING.fetch_sub(1, Ordering::SeqCst);
        fence(Ordering::SeqCst);
        if look_again(m) {
            return None;
        }
    }
    wait_for_work(m, until, was_spinning)
}

/// Work may have been queued after this thread looked and before it stopped counting as one that looks.
fn look_again(m: &'static M) -> bool {
    let work = GLOBAL_LEN.load(Ordering::SeqCst) > 0 || ps().any(|p| !p.is_empty());
    if work && let Some(p) = take_idle_p() {
        acquire(m, p);
        start_spinning(m);
        return true;
    }
    false
}

fn wait_for_work(m: &'static M, until: i64, was_spinning: bool) -> Option<&'static G> {
    // Timers of all Ps: those that came after this thread looked at them found no thread in the poller to wake.
    let until = ps().fold(until, |u, p| earlier(u, p.timers.next_when()));
    if (netpoll::has_waiters() || until != 0) && LAST_POLL.swap(0, Ordering::SeqCst) != 0 {
        return poll_and_wait(m, until, was_spinning);
    }
    if until != 0 {
        let planned = POLL_UNTIL.load(Ordering::SeqCst);
        if planned == 0 || planned > until {
            netpoll::wake();
        }
    }
    stop_m(m);
    None
}

fn poll_and_wait(m: &'static M, until: i64, was_spinning: bool) -> Option<&'static G> {
    POLL_UNTIL.store(until, Ordering::SeqCst);
    // A timer that was added between the look and the store saw no plan; look once more.
    let until = ps().fold(until, |u, p| earlier(u, p.timers.next_when()));
    POLL_UNTIL.store(until, Ordering::SeqCst);
    let delay = if until == 0 { -1 } else { (until - nanotime()).max(0) };
    let mut ready = netpoll::poll(delay);
    POLL_UNTIL.store(0, Ordering::SeqCst);
    LAST_POLL.store(nanotime(), Ordering::SeqCst);
    let Some(p) = take_idle_p() else {
        inject(ready);
        stop_m(m);
        return None;
    };
    acquire(m, p);
    if let Some(g) = ready.pop() {
        inject(ready);
        g.set_status(Status::Runnable);
        return Some(g);
    }
    if was_spinning {
        start_spinning(m);
    }
    None
}
