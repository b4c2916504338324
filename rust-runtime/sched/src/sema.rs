//! Semaphores on words of Go's memory, as `sync` and `internal/poll` use them.

use crate::g::{self, WaitReason};
use crate::park::{park_unlock, ready_with, yield_here};
use crate::waiter::{Line, Waiter};
use go2rs_sys::lock::RawLock;
use go2rs_sys::tls;
use std::cell::Cell;
use std::sync::atomic::{AtomicU32, Ordering};

/// Buckets by address. Each holds one line for all its addresses; distinct addresses rarely meet.
const BUCKETS: usize = 1021;

struct Bucket {
    lock: RawLock,
    line: Line,
    waiters: AtomicU32,
}

// SAFETY: the line is used under the lock.
unsafe impl Sync for Bucket {}

static TABLE: [Bucket; BUCKETS] =
    [const { Bucket { lock: RawLock::new(), line: Line::new(), waiters: AtomicU32::new(0) } };
        BUCKETS];

fn bucket(word: &AtomicU32) -> &'static Bucket {
    &TABLE[(std::ptr::from_ref(word) as usize >> 3) % BUCKETS]
}

fn take(word: &AtomicU32) -> bool {
    let mut v = word.load(Ordering::SeqCst);
    while v > 0 {
        match word.compare_exchange(v, v - 1, Ordering::SeqCst, Ordering::SeqCst) {
            Ok(_) => return true,
            Err(now) => v = now,
        }
    }
    false
}

/// Waits until the word is above zero and lowers it. `lifo`: stands in front of the line, as a mutex wants it for who
/// waited before.
pub fn acquire(word: &AtomicU32, lifo: bool, reason: WaitReason) {
    if take(word) {
        return;
    }
    let b = bucket(word);
    loop {
        b.lock.lock();
        b.waiters.fetch_add(1, Ordering::SeqCst);
        if take(word) {
            b.waiters.fetch_sub(1, Ordering::SeqCst);
            // SAFETY: taken above.
            unsafe { b.lock.unlock() };
            return;
        }
        let w = Waiter::new(g::this(), std::ptr::from_ref(word).cast_mut().cast(), false);
        let at: *mut Waiter = (&raw const w).cast_mut();
        // SAFETY: the record stays until this goroutine is woken, which is after it left the line.
        unsafe {
            if lifo {
                b.line.push_front(at)
            } else {
                b.line.push(at)
            }
            park_unlock(&b.lock, reason);
        }
        // SAFETY: the waker wrote the ticket before it woke us.
        if unsafe { std::ptr::read_volatile(w.ticket.as_ptr()) } != 0 || take(word) {
            return;
        }
    }
}

/// Raises the word and wakes one who waits. `handoff`: the waiter gets the unit at once and runs next, here.
pub fn release(word: &AtomicU32, handoff: bool) {
    word.fetch_add(1, Ordering::SeqCst);
    let b = bucket(word);
    if b.waiters.load(Ordering::SeqCst) == 0 {
        return;
    }
    b.lock.lock();
    // SAFETY: the lock is held.
    let found = unsafe { take_waiter(b, word) };
    if found.is_some() {
        b.waiters.fetch_sub(1, Ordering::SeqCst);
    }
    // SAFETY: taken above.
    unsafe { b.lock.unlock() };
    let Some(w) = found else { return };
    if handoff && take(word) {
        w.ticket.set(1);
    }
    let direct = w.ticket.get() != 0;
    ready_with(w.g, std::ptr::null_mut());
    if direct && tls::no_stop_depth() == 0 && g::current().is_some() {
        // The waiter has the unit: let it run now, or the next release would have to wait for its turn.
        yield_here();
    }
}

/// Takes the first waiter for this address off the bucket's line.
///
/// # Safety
/// The bucket's lock is held.
unsafe fn take_waiter(b: &Bucket, word: &AtomicU32) -> Option<&'static Waiter> {
    let mut at = b.line.first();
    // SAFETY: waiters on the line are alive.
    while let Some(w) = unsafe { at.as_ref::<'static>() } {
        if std::ptr::eq(w.elem.get(), std::ptr::from_ref(word).cast()) {
            // SAFETY: as above.
            unsafe { b.line.remove(at) };
            return Some(w);
        }
        at = w.next.get();
    }
    None
}

/// An event that one goroutine waits for.
pub(crate) struct Event {
    lock: RawLock,
    set: Cell<bool>,
    waiter: Cell<Option<&'static crate::G>>,
}

// SAFETY: the cells are used under the lock.
unsafe impl Sync for Event {}

impl Event {
    pub(crate) const fn new() -> Event {
        Event { lock: RawLock::new(), set: Cell::new(false), waiter: Cell::new(None) }
    }

    /// Sets the event and wakes the waiter. Not for signal handlers.
    pub(crate) fn set(&self) {
        self.lock.lock();
        self.set.set(true);
        let g = self.waiter.take();
        // SAFETY: taken above.
        unsafe { self.lock.unlock() };
        if let Some(g) = g {
            crate::park::ready(g);
        }
    }

    /// Waits for the event and clears it.
    pub(crate) fn wait(&self, reason: WaitReason) {
        self.lock.lock();
        if !self.set.get() {
            self.waiter.set(Some(g::this()));
            // SAFETY: the lock is held and makes the waiter known.
            unsafe { park_unlock(&self.lock, reason) };
            self.set.set(false);
            return;
        }
        self.set.set(false);
        // SAFETY: taken above.
        unsafe { self.lock.unlock() };
    }
}
