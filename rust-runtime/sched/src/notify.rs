//! The waiting list of `sync.Cond`: tickets, so that a signal wakes who waited first.

use crate::g::{self, WaitReason};
use crate::park::{park_unlock, ready};
use crate::waiter::{Line, Waiter};
use go2rs_sys::lock::RawLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// `sync.notifyList`, with Go's layout: two counters, a lock word, and two words of the line.
#[repr(C)]
pub struct NotifyList {
    wait: AtomicU32,
    notify: AtomicU32,
    lock: RawLock,
    line: Line,
}

const _: () = assert!(size_of::<NotifyList>() == 32 && size_of::<Line>() == 16);

/// Tickets wrap around.
fn before(a: u32, b: u32) -> bool {
    (a.wrapping_sub(b) as i32) < 0
}

impl NotifyList {
    /// Takes a ticket; [`NotifyList::wait`] waits for it.
    pub fn add(&self) -> u32 {
        self.wait.fetch_add(1, Ordering::SeqCst)
    }

    /// Waits until the ticket is called.
    pub fn wait(&self, ticket: u32) {
        self.lock.lock();
        if before(ticket, self.notify.load(Ordering::SeqCst)) {
            // SAFETY: taken above.
            unsafe { self.lock.unlock() };
            return;
        }
        let w = Waiter::new(g::this(), std::ptr::null_mut(), false);
        w.ticket.set(ticket);
        // SAFETY: the record stays until this goroutine is woken, which is after it left the line.
        unsafe {
            self.line.push((&raw const w).cast_mut());
            park_unlock(&self.lock, WaitReason::CondWait);
        }
    }

    /// Wakes everybody.
    pub fn notify_all(&self) {
        if self.wait.load(Ordering::SeqCst) == self.notify.load(Ordering::SeqCst) {
            return;
        }
        let mut woken = crate::queue::Queue::new();
        self.lock.lock();
        // SAFETY: the lock is held; goroutines taken off the line wait until they are made ready.
        unsafe {
            while let Some(w) = self.line.pop() {
                woken.push(w.g);
            }
            self.notify.store(self.wait.load(Ordering::SeqCst), Ordering::SeqCst);
            self.lock.unlock();
        }
        while let Some(g) = woken.pop() {
            ready(g);
        }
    }

    /// Wakes who took the earliest ticket.
    pub fn notify_one(&self) {
        if self.wait.load(Ordering::SeqCst) == self.notify.load(Ordering::SeqCst) {
            return;
        }
        self.lock.lock();
        let ticket = self.notify.load(Ordering::SeqCst);
        let mut found = None;
        if ticket != self.wait.load(Ordering::SeqCst) {
            self.notify.store(ticket.wrapping_add(1), Ordering::SeqCst);
            let mut at = self.line.first();
            // SAFETY: the lock is held, so waiters on the line are alive. One who has a ticket but is not in line yet will see
            // that it was called.
            unsafe {
                while let Some(w) = at.as_ref::<'static>() {
                    if w.ticket.get() == ticket {
                        self.line.remove(at);
                        found = Some(w.g);
                        break;
                    }
                    at = w.next.get();
                }
            }
        }
        // SAFETY: taken above.
        unsafe { self.lock.unlock() };
        if let Some(g) = found {
            ready(g);
        }
    }
}
