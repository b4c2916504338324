//! The record of a processor: the right to run Go code, with a run queue, timers and free records.

use crate::g::G;
use crate::m::M;
use crate::queue::Queue;
use crate::stack::Stack;
use crate::timer::Timers;
use std::cell::{Cell, UnsafeCell};
use std::sync::atomic::{AtomicBool, AtomicPtr, AtomicU32, AtomicU64, Ordering};

/// Who holds a P.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum PStatus {
    /// Nobody; it is on the idle list, or beyond GOMAXPROCS.
    Idle = 0,
    /// A thread that runs Go code or the scheduler.
    Running,
    /// A thread in a system call: whoever changes the status takes it.
    Syscall,
    /// The thread that stops the world.
    Stopped,
}

const QUEUE: usize = 256;

/// A processor. Records are never freed.
pub struct P {
    pub(crate) id: Cell<usize>,
    status: AtomicU32,
    pub(crate) m: Cell<Option<&'static M>>,
    pub(crate) next_idle: Cell<Option<&'static P>>,
    /// Counts each goroutine that begins a time slice here.
    pub(crate) ticks: AtomicU64,
    pub(crate) syscall_ticks: AtomicU64,
    head: AtomicU32,
    tail: AtomicU32,
    slots: [AtomicPtr<G>; QUEUE],
    /// A goroutine that was made ready by the one that runs, and shares its time slice.
    run_next: AtomicPtr<G>,
    pub(crate) timers: Timers,
    /// Whether the goroutine that runs here should give way.
    pub(crate) preempt: AtomicBool,
    /// Dead records, to be used again.
    pub(crate) free: UnsafeCell<Queue>,
    /// Stacks of dead goroutines.
    pub(crate) stacks: UnsafeCell<Vec<Stack>>,
}

// SAFETY: plain fields belong to the thread that holds the P, or to the holder of the scheduler's lock while it is idle.
unsafe impl Sync for P {}
// SAFETY: as above.
unsafe impl Send for P {}

fn raw(g: &'static G) -> *mut G {
    std::ptr::from_ref(g).cast_mut()
}

/// A record from a queue slot.
fn back(p: *mut G) -> Option<&'static G> {
    // SAFETY: slots hold null or records, and records are never freed.
    unsafe { p.as_ref() }
}

impl P {
    pub(crate) fn new(id: usize) -> P {
        P {
            id: Cell::new(id),
            status: AtomicU32::new(PStatus::Idle as u32),
            m: Cell::new(None),
            next_idle: Cell::new(None),
            ticks: AtomicU64::new(0),
            syscall_ticks: AtomicU64::new(0),
            head: AtomicU32::new(0),
            tail: AtomicU32::new(0),
            slots: [const { AtomicPtr::new(std::ptr::null_mut()) }; QUEUE],
            run_next: AtomicPtr::new(std::ptr::null_mut()),
            timers: Timers::new(),
            preempt: AtomicBool::new(false),
            free: UnsafeCell::new(Queue::new()),
            stacks: UnsafeCell::new(Vec::with_capacity(64)),
        }
    }

    pub(crate) fn status(&self) -> PStatus {
        // SAFETY: only values of the enum are stored.
        unsafe { std::mem::transmute::<u32, PStatus>(self.status.load(Ordering::SeqCst)) }
    }

    pub(crate) fn set_status(&self, s: PStatus) {
        self.status.store(s as u32, Ordering::SeqCst);
    }

    /// Takes the P from one state to another if it is still in the first.
    pub(crate) fn change(&self, from: PStatus, to: PStatus) -> bool {
        self.status
            .compare_exchange(from as u32, to as u32, Ordering::SeqCst, Ordering::SeqCst)
            .is_ok()
    }

    /// Whether the run queue holds nothing.
    pub(crate) fn is_empty(&self) -> bool {
        loop {
            let head = self.head.load(Ordering::Acquire);
            let tail = self.tail.load(Ordering::Acquire);
            let next = self.run_next.load(Ordering::Acquire);
            if tail == self.tail.load(Ordering::Acquire) {
                return head == tail && next.is_null();
            }
        }
    }

    /// Puts a goroutine at the end, or in the place of the next one. Only the holder of the P calls this; what does not fit
    /// comes back.
    pub(crate) fn put(&self, mut g: &'static G, next: bool) -> Option<Queue> {
        if next {
            let old = self.run_next.swap(raw(g), Ordering::AcqRel);
            g = back(old)?;
        }
        let head = self.head.load(Ordering::Acquire);
        let tail = self.tail.load(Ordering::Relaxed);
        if tail.wrapping_sub(head) < QUEUE as u32 {
            self.slots[tail as usize % QUEUE].store(raw(g), Ordering::Relaxed);
            // Before the look at who is idle, which follows: a thread that goes to rest looks here after it said so.
            self.tail.store(tail.wrapping_add(1), Ordering::SeqCst);
            return None;
        }
        let mut overflow = Queue::new();
        for _ in 0..QUEUE / 2 {
            match self.pop_slot() {
                Some(g) => overflow.push(g),
                None => break,
            }
        }
        overflow.push(g);
        Some(overflow)
    }

    fn pop_slot(&self) -> Option<&'static G> {
        loop {
            let head = self.head.load(Ordering::Acquire);
            if head == self.tail.load(Ordering::Relaxed) {
                return None;
            }
            let g = self.slots[head as usize % QUEUE].load(Ordering::Relaxed);
            if self
                .head
                .compare_exchange(head, head.wrapping_add(1), Ordering::AcqRel, Ordering::Acquire)
                .is_ok()
            {
                return back(g);
            }
        }
    }

    /// The next goroutine, and whether it shares the time slice of the one before. Only the holder of the P calls this.
    pub(crate) fn get(&self) -> Option<(&'static G, bool)> {
        let next = self.run_next.load(Ordering::Acquire);
        if !next.is_null()
            && self
                .run_next
                .compare_exchange(next, std::ptr::null_mut(), Ordering::AcqRel, Ordering::Relaxed)
                .is_ok()
        {
            return back(next).map(|g| (g, true));
        }
        self.pop_slot().map(|g| (g, false))
    }

    /// Takes half of this P's goroutines over to `to`, which the caller holds, and gives one to run. `take_next` says
    /// whether the goroutine that is about to run here may be taken too.
    pub(crate) fn steal(&self, to: &P, take_next: bool) -> Option<&'static G> {
        let to_tail = to.tail.load(Ordering::Relaxed);
        loop {
            let head = self.head.load(Ordering::Acquire);
            let tail = self.tail.load(Ordering::Acquire);
            let have = tail.wrapping_sub(head);
            let n = have - have / 2;
            if n == 0 {
                return if take_next { self.steal_next() } else { None };
            }
            if n > QUEUE as u32 / 2 {
                continue;
            }
            for i in 0..n {
                let g = self.slots[head.wrapping_add(i) as usize % QUEUE].load(Ordering::Relaxed);
                to.slots[to_tail.wrapping_add(i) as usize % QUEUE].store(g, Ordering::Relaxed);
            }
            if self
                .head
                .compare_exchange(head, head.wrapping_add(n), Ordering::AcqRel, Ordering::Acquire)
                .is_ok()
            {
                let last =
                    to.slots[to_tail.wrapping_add(n - 1) as usize % QUEUE].load(Ordering::Relaxed);
                to.tail.store(to_tail.wrapping_add(n - 1), Ordering::Release);
                return back(last);
            }
        }
    }

    fn steal_next(&self) -> Option<&'static G> {
        let next = self.run_next.load(Ordering::Acquire);
        if next.is_null() {
            return None;
        }
        if self.status() == PStatus::Running {
            // The owner has most likely just made it ready and is about to block: let it.
            go2rs_sys::thread::sleep_ns(3_000);
        }
        self.run_next
            .compare_exchange(next, std::ptr::null_mut(), Ordering::AcqRel, Ordering::Relaxed)
            .ok()
            .and_then(back)
    }
}
