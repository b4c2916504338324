//! The scheduler's shared state: the global queue, the lists of idle Ps and threads, and the counters that are read without the lock.

pub(crate) use crate::procs::*;
pub(crate) use crate::threads::*;

use crate::fatal;
use crate::g::{self, G, Status};
use crate::m::M;
use crate::p::{P, PStatus};
use crate::queue::Queue;
use go2rs_sys::Lock;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicUsize, Ordering};

/// What the scheduler's lock protects.
pub(crate) struct Sched {
    pub(crate) queue: Queue,
    idle_ps: Option<&'static P>,
    idle_ms: Option<&'static M>,
    pub(crate) ms: usize,
    idle_m_count: usize,
    /// Threads that wait with a goroutine of their own: locked to it, or interrupted in it.
    pub(crate) bound_waiting: isize,
    /// Dead records, the latest first.
    pub(crate) free: Queue,
    /// How many Ps the stopper of the world still waits for is in `STOP_WAIT`; while this is set, no P leaves the idle list.
    pub(crate) stopping: bool,
}

pub(crate) static SCHED: Lock<Sched> = Lock::new(Sched {
    queue: Queue::new(),
    idle_ps: None,
    idle_ms: None,
    ms: 0,
    idle_m_count: 0,
    bound_waiting: 0,
    free: Queue::new(),
    stopping: false,
});

pub(crate) static IDLE_PS: AtomicUsize = AtomicUsize::new(0);
pub(crate) static SPINNING: AtomicU32 = AtomicU32::new(0);
/// Work was put where a spinning thread should look, and none was there to look.
pub(crate) static NEED_SPINNING: AtomicBool = AtomicBool::new(false);
pub(crate) static GLOBAL_LEN: AtomicUsize = AtomicUsize::new(0);
/// When the network was last polled; 0 while a thread blocks in the poller.
pub(crate) static LAST_POLL: AtomicI64 = AtomicI64::new(0);
/// When the thread that blocks in the poller will wake by itself; 0 for never.
pub(crate) static POLL_UNTIL: AtomicI64 = AtomicI64::new(0);
/// Something outside may yet wake a goroutine, so a program whose goroutines all wait is not dead.
pub(crate) static NEVER_DEAD: AtomicBool = AtomicBool::new(false);

impl Sched {
    pub(crate) fn put_global(&mut self, g: &'static G) {
        self.queue.push(g);
        GLOBAL_LEN.store(self.queue.len(), Ordering::Release);
    }

    pub(crate) fn put_all(&mut self, q: Queue) {
        self.queue.append(q);
        GLOBAL_LEN.store(self.queue.len(), Ordering::Release);
    }

    /// Takes one goroutine to run and moves a fair share of the rest to `p`, which the caller holds.
    pub(crate) fn get_global(&mut self, p: &P, max: usize) -> Option<&'static G> {
        let share = (self.queue.len() / gomaxprocs().max(1) + 1).min(128).min(max);
        let g = self.queue.pop()?;
        for _ in 1..share {
            let Some(g) = self.queue.pop() else { break };
            if let Some(overflow) = p.put(g, false) {
                self.queue.append(overflow);
                break;
            }
        }
        GLOBAL_LEN.store(self.queue.len(), Ordering::Release);
        Some(g)
    }

    pub(crate) fn put_idle_p(&mut self, p: &'static P) {
        p.set_status(PStatus::Idle);
        p.m.set(None);
        p.next_idle.set(self.idle_ps);
        self.idle_ps = Some(p);
        IDLE_PS.fetch_add(1, Ordering::SeqCst);
    }

    /// Takes a P off the idle list. It counts as running from here on, or a stop that begins next would take it for stopped.
    pub(crate) fn get_idle_p(&mut self) -> Option<&'static P> {
        let p = self.idle_ps?;
        p.set_status(PStatus::Running);
        self.idle_ps = p.next_idle.replace(None);
        IDLE_PS.fetch_sub(1, Ordering::SeqCst);
        Some(p)
    }

    pub(crate) fn put_idle_m(&mut self, m: &'static M) {
        m.next_idle.set(self.idle_ms);
        self.idle_ms = Some(m);
        self.idle_m_count += 1;
    }

    pub(crate) fn get_idle_m(&mut self) -> Option<&'static M> {
        let m = self.idle_ms?;
        self.idle_ms = m.next_idle.replace(None);
        self.idle_m_count -= 1;
        Some(m)
    }

    /// Makes the idle list anew after a stop: Ps that no thread waits with are idle, and those of them with work are given back.
    pub(crate) fn rebuild_idle_ps(&mut self) -> Vec<&'static P> {
        self.idle_ps = None;
        IDLE_PS.store(0, Ordering::SeqCst);
        let mut busy = Vec::new();
        for p in ps() {
            if p.m.get().is_some() {
                // Here and not by the thread that waits with it: the next stop must see that it runs.
                p.set_status(PStatus::Running);
            } else if p.is_empty() {
                self.put_idle_p(p);
            } else {
                p.set_status(PStatus::Running);
                busy.push(p);
            }
        }
        busy
    }

    pub(crate) fn has_idle_m(&self) -> bool {
        self.idle_ms.is_some()
    }

    /// Ends the program when no thread can ever run anything again.
    pub(crate) fn check_dead(&self) {
        if self.ms as isize > self.idle_m_count as isize + self.bound_waiting
            || NEVER_DEAD.load(Ordering::Relaxed)
            || self.stopping
        {
            return;
        }
        let (mut waiting, mut busy) = (0, 0);
        g::each(|g| match g.status() {
            _ if g.system.get() => {}
            Status::Waiting => waiting += 1,
            _ => busy += 1,
        });
        if busy > 0 || ps().any(|p| p.timers.next_when() != 0) {
            return;
        }
        fatal::deadlock(waiting == 0);
    }
}
