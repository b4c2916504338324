//! Goroutines in line for a channel, a semaphore or a condition: records on their own stacks, linked both ways.

use crate::g::G;
use std::cell::Cell;

/// A goroutine's place in a line. It lies on the stack of the waiting goroutine; whoever takes it off the line wakes the goroutine, and does
/// not touch the record after that.
pub struct Waiter {
    pub(crate) g: &'static G,
    pub(crate) next: Cell<*mut Waiter>,
    pub(crate) prev: Cell<*mut Waiter>,
    /// Where the element is or goes; null if nobody wants it.
    pub(crate) elem: Cell<*mut u8>,
    /// Woken by a communication, not by a close.
    pub(crate) success: Cell<bool>,
    /// Part of a select: whoever takes it off must win `select_done` first.
    pub(crate) is_select: bool,
    /// The line that it stands in, while it does.
    pub(crate) queued: Cell<bool>,
    /// Semaphores and conditions: the ticket, or a direct hand-over.
    pub(crate) ticket: Cell<u32>,
}

impl Waiter {
    pub(crate) fn new(g: &'static G, elem: *mut u8, is_select: bool) -> Waiter {
        Waiter {
            g,
            next: Cell::new(std::ptr::null_mut()),
            prev: Cell::new(std::ptr::null_mut()),
            elem: Cell::new(elem),
            success: Cell::new(false),
            is_select,
            queued: Cell::new(false),
            ticket: Cell::new(0),
        }
    }
}

/// A first-in, first-out line. All-zero bytes are an empty one.
pub struct Line {
    first: Cell<*mut Waiter>,
    last: Cell<*mut Waiter>,
}

impl Line {
    pub(crate) const fn new() -> Line {
        Line { first: Cell::new(std::ptr::null_mut()), last: Cell::new(std::ptr::null_mut()) }
    }

    pub(crate) fn first(&self) -> *mut Waiter {
        self.first.get()
    }

    /// # Safety
    /// The waiter stays where it is until it is off the line, and the line's lock is held.
    pub(crate) unsafe fn push(&self, w: *mut Waiter) {
        // SAFETY: the caller's promise; waiters on the line are alive.
        unsafe {
            (*w).next.set(std::ptr::null_mut());
            (*w).prev.set(self.last.get());
            match self.last.get().as_ref() {
                Some(last) => last.next.set(w),
                None => self.first.set(w),
            }
            (*w).queued.set(true);
        }
        self.last.set(w);
    }

    /// # Safety
    /// As for `push`.
    pub(crate) unsafe fn push_front(&self, w: *mut Waiter) {
        // SAFETY: as in `push`.
        unsafe {
            (*w).prev.set(std::ptr::null_mut());
            (*w).next.set(self.first.get());
            match self.first.get().as_ref() {
                Some(first) => first.prev.set(w),
                None => self.last.set(w),
            }
            (*w).queued.set(true);
        }
        self.first.set(w);
    }

    /// Takes a waiter off the line, wherever it stands. Nothing if it is off already.
    ///
    /// # Safety
    /// The waiter is alive and of this line or off, and the line's lock is held.
    pub(crate) unsafe fn remove(&self, w: *mut Waiter) {
        // SAFETY: waiters on the line are alive.
        unsafe {
            if !(*w).queued.replace(false) {
                return;
            }
            let (prev, next) = ((*w).prev.get(), (*w).next.get());
            match prev.as_ref() {
                Some(p) => p.next.set(next),
                None => self.first.set(next),
            }
            match next.as_ref() {
                Some(n) => n.prev.set(prev),
                None => self.last.set(prev),
            }
        }
    }

    /// Takes the first waiter whose goroutine is still there to be woken: a select that another case has won is passed over.
    ///
    /// # Safety
    /// The line's lock is held.
    pub(crate) unsafe fn pop(&self) -> Option<&'static Waiter> {
        use std::sync::atomic::Ordering::{AcqRel, Acquire};
        loop {
            let w = self.first.get();
            if w.is_null() {
                return None;
            }
            // SAFETY: waiters on the line are alive; the waiting goroutine leaves them there until it is woken.
            unsafe {
                self.remove(w);
                let w: &'static Waiter = &*w;
                if w.is_select && w.g.select_done.compare_exchange(0, 1, AcqRel, Acquire).is_err() {
                    continue;
                }
                return Some(w);
            }
        }
    }
}
