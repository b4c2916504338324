//! Channels of untyped elements, by Go's algorithm: a goroutine that waits gets its element handed over directly.

use crate::g::{self, WaitReason};
use crate::panics::panic_plain;
use crate::park::{park_forever, park_unlock, ready_with};
use crate::waiter::{Line, Waiter};
use go2rs_sys::lock::RawLock;
use std::cell::Cell;
use std::sync::atomic::AtomicPtr;

pub use crate::select::{Case, select};

/// A channel. `go2rs` allocates it, and its buffer, in the collected heap; its one Go pointer is the first word.
#[repr(C)]
pub struct Hchan {
    buf: Cell<*mut u8>,
    count: Cell<usize>,
    capacity: usize,
    elem_size: usize,
    send_at: Cell<usize>,
    recv_at: Cell<usize>,
    receivers: Line,
    senders: Line,
    pub(crate) lock: RawLock,
    closed: Cell<bool>,
    /// The channel of a timer: its one element is put there by the clock, and nobody sees the buffer.
    pub(crate) is_timer: Cell<bool>,
    /// The timer, while it is set: then a heap of timers keeps it alive, which this word does not.
    pub(crate) timer: AtomicPtr<crate::timer::Timer>,
}

// SAFETY: everything that changes is read and written under the lock, except for the racy looks that say so.
unsafe impl Sync for Hchan {}

impl Hchan {
    /// An open channel. `buf` holds `capacity` elements of `elem_size` bytes, zeroed; it may be null if that is no byte at all.
    pub const fn new(elem_size: usize, capacity: usize, buf: *mut u8) -> Hchan {
        Hchan {
            buf: Cell::new(buf),
            count: Cell::new(0),
            capacity,
            elem_size,
            send_at: Cell::new(0),
            recv_at: Cell::new(0),
            receivers: Line::new(),
            senders: Line::new(),
            lock: RawLock::new(),
            closed: Cell::new(false),
            is_timer: Cell::new(false),
            timer: AtomicPtr::new(std::ptr::null_mut()),
        }
    }

    /// The bytes of an element.
    pub fn elem_size(&self) -> usize {
        self.elem_size
    }

    pub(crate) fn receivers(&self) -> &Line {
        &self.receivers
    }

    pub(crate) fn senders(&self) -> &Line {
        &self.senders
    }

    fn slot(&self, i: usize) -> *mut u8 {
        // SAFETY: positions are below the capacity, so the slot is in the buffer.
        unsafe { self.buf.get().add(i * self.elem_size) }
    }

    fn after(&self, i: usize) -> usize {
        if i + 1 == self.capacity { 0 } else { i + 1 }
    }

    /// # Safety
    /// `from` and `to` are elements of this channel's size.
    #[inline(always)]
    unsafe fn copy(&self, from: *const u8, to: *mut u8) {
        // SAFETY: the caller's promise; the word-sized case is worth a branch.
        unsafe {
            match self.elem_size {
                8 => to.cast::<u64>().write_unaligned(from.cast::<u64>().read_unaligned()),
                n => std::ptr::copy_nonoverlapping(from, to, n),
            }
        }
    }

    /// # Safety
    /// `to` is null or an element of this channel's size.
    unsafe fn clear(&self, to: *mut u8) {
        if !to.is_null() {
            // SAFETY: the caller's promise.
            unsafe { std::ptr::write_bytes(to, 0, self.elem_size) };
        }
    }

    /// Hands an element to a receiver or to the buffer, if one takes it now. Called with the lock; on success the lock is given back.
    ///
    /// # Safety
    /// The lock is held, the channel is open, and `elem` is an element.
    pub(crate) unsafe fn send_now(&self, elem: *const u8) -> bool {
        // SAFETY: the lock is held; a waiter that was taken off the line waits for `ready_with`.
        unsafe {
            if let Some(w) = self.receivers.pop() {
                if !w.elem.get().is_null() {
                    self.copy(elem, w.elem.get());
                }
                w.success.set(true);
                self.lock.unlock();
                ready_with(w.g, std::ptr::from_ref(w).cast_mut().cast());
                return true;
            }
            if self.count.get() < self.capacity {
                self.copy(elem, self.slot(self.send_at.get()));
                self.send_at.set(self.after(self.send_at.get()));
                self.count.set(self.count.get() + 1);
                self.lock.unlock();
                return true;
            }
        }
        false
    }

    /// Takes an element, or learns of the close, if that can be now. Called with the lock; on success the lock is given back.
    ///
    /// # Safety
    /// The lock is held, and `out` is null or takes an element.
    pub(crate) unsafe fn recv_now(&self, out: *mut u8) -> Option<bool> {
        // SAFETY: as in `send_now`.
        unsafe {
            if self.closed.get() && self.count.get() == 0 {
                self.lock.unlock();
                self.clear(out);
                return Some(false);
            }
            if let Some(w) = self.senders.pop() {
                self.take_from(w, out);
                w.success.set(true);
                self.lock.unlock();
                ready_with(w.g, std::ptr::from_ref(w).cast_mut().cast());
                return Some(true);
            }
            if self.count.get() > 0 {
                self.take_first(out);
                self.count.set(self.count.get() - 1);
                self.lock.unlock();
                return Some(true);
            }
        }
        None
    }

    /// Moves the oldest element out of the buffer; the slot is cleared, so that it keeps nothing alive.
    ///
    /// # Safety
    /// The lock is held and the buffer is not empty.
    unsafe fn take_first(&self, out: *mut u8) {
        let slot = self.slot(self.recv_at.get());
        // SAFETY: the slot holds an element.
        unsafe {
            if !out.is_null() {
                self.copy(slot, out);
            }
            self.clear(slot);
        }
        self.recv_at.set(self.after(self.recv_at.get()));
    }

    /// A sender waits, so the buffer is full or absent: takes the oldest element and puts the sender's behind.
    ///
    /// # Safety
    /// The lock is held.
    unsafe fn take_from(&self, w: &Waiter, out: *mut u8) {
        // SAFETY: the sender's element is on its stack or in its heap, and it waits.
        unsafe {
            if self.capacity == 0 {
                if !out.is_null() {
                    self.copy(w.elem.get(), out);
                }
                return;
            }
            let slot = self.slot(self.recv_at.get());
            if !out.is_null() {
                self.copy(slot, out);
            }
            self.copy(w.elem.get(), slot);
            self.recv_at.set(self.after(self.recv_at.get()));
            self.send_at.set(self.recv_at.get());
        }
    }

    /// # Safety
    /// The lock is held.
    pub(crate) unsafe fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// Looks without the lock: true means that a receive would certainly wait.
    fn recv_would_wait(&self) -> bool {
        // SAFETY: reads of words that others may write; stale answers are allowed, the compiler must only not guess.
        unsafe {
            let waits = if self.capacity == 0 {
                (&raw const self.senders).cast::<*mut Waiter>().read_volatile().is_null()
            } else {
                self.count.as_ptr().read_volatile() == 0
            };
            waits && !self.closed.as_ptr().read_volatile()
        }
    }

    /// As `recv_would_wait`, for a send.
    fn send_would_wait(&self) -> bool {
        // SAFETY: as above.
        unsafe {
            let waits = if self.capacity == 0 {
                (&raw const self.receivers).cast::<*mut Waiter>().read_volatile().is_null()
            } else {
                self.count.as_ptr().read_volatile() == self.capacity
            };
            waits && !self.closed.as_ptr().read_volatile()
        }
    }
}

/// Sends, waiting for a receiver or room.
///
/// # Safety
/// `c` is null or a channel, and `elem` is an element of it that stays readable until the call returns.
pub unsafe fn send(c: *mut Hchan, elem: *const u8) {
    // SAFETY: the caller's promise.
    let Some(c) = (unsafe { c.as_ref() }) else { park_forever(WaitReason::ChanSendNil) };
    c.lock.lock();
    // SAFETY: the lock is held until it is given back on each way.
    unsafe {
        if c.closed.get() {
            c.lock.unlock();
            panic_plain("send on closed channel");
        }
        if c.send_now(elem) {
            return;
        }
        let w = Waiter::new(g::this(), elem.cast_mut(), false);
        c.senders.push((&raw const w).cast_mut());
        park_unlock(&c.lock, WaitReason::ChanSend);
        if !std::ptr::read_volatile(w.success.as_ptr()) {
            panic_plain("send on closed channel");
        }
    }
}

/// Receives, waiting for an element. False, with `out` zeroed, when the channel is closed and empty.
///
/// # Safety
/// `c` is null or a channel, and `out` is null or takes an element of it.
pub unsafe fn recv(c: *mut Hchan, out: *mut u8) -> bool {
    // SAFETY: the caller's promise.
    let Some(c) = (unsafe { c.as_ref() }) else { park_forever(WaitReason::ChanReceiveNil) };
    crate::timer::before_receive(c);
    c.lock.lock();
    // SAFETY: as in `send`.
    unsafe {
        if let Some(ok) = c.recv_now(out) {
            return ok;
        }
        let w = Waiter::new(g::this(), out, false);
        c.receivers.push((&raw const w).cast_mut());
        park_unlock(&c.lock, WaitReason::ChanReceive);
        std::ptr::read_volatile(w.success.as_ptr())
    }
}

/// Sends if that needs no waiting: `select` with one case and a default.
///
/// # Safety
/// As for [`send`].
pub unsafe fn try_send(c: *mut Hchan, elem: *const u8) -> bool {
    // SAFETY: the caller's promise.
    let Some(c) = (unsafe { c.as_ref() }) else { return false };
    if c.send_would_wait() {
        return false;
    }
    c.lock.lock();
    // SAFETY: as in `send`.
    unsafe {
        if c.closed.get() {
            c.lock.unlock();
            panic_plain("send on closed channel");
        }
        if c.send_now(elem) {
            return true;
        }
        c.lock.unlock();
    }
    false
}

/// Receives if that needs no waiting: whether an element came, false for a closed channel; None if it would wait.
///
/// # Safety
/// As for [`recv`].
pub unsafe fn try_recv(c: *mut Hchan, out: *mut u8) -> Option<bool> {
    // SAFETY: the caller's promise.
    let c = (unsafe { c.as_ref() })?;
    crate::timer::before_receive(c);
    if c.recv_would_wait() {
        return None;
    }
    c.lock.lock();
    // SAFETY: as in `send`.
    unsafe {
        let r = c.recv_now(out);
        if r.is_none() {
            c.lock.unlock();
        }
        r
    }
}

/// Closes a channel: receivers get zero values once it is empty, senders panic.
///
/// # Safety
/// `c` is null or a channel.
pub unsafe fn close(c: *mut Hchan) {
    // SAFETY: the caller's promise.
    let Some(c) = (unsafe { c.as_ref() }) else { panic_plain("close of nil channel") };
    c.lock.lock();
    // SAFETY: the lock is held; goroutines that were taken off the lines wait until they are made ready.
    unsafe {
        if c.closed.get() {
            c.lock.unlock();
            panic_plain("close of closed channel");
        }
        c.closed.set(true);
        let mut woken = crate::queue::Queue::new();
        while let Some(w) = c.receivers.pop() {
            c.clear(w.elem.get());
            woken.push(release(w));
        }
        while let Some(w) = c.senders.pop() {
            woken.push(release(w));
        }
        c.lock.unlock();
        while let Some(g) = woken.pop() {
            crate::park::ready(g);
        }
    }
}

fn release(w: &'static Waiter) -> &'static crate::G {
    w.success.set(false);
    w.g.wake_param.set(std::ptr::from_ref(w).cast_mut().cast());
    w.g
}

/// The number of elements in the buffer; 0 for nil.
///
/// # Safety
/// `c` is null or a channel.
pub unsafe fn len(c: *mut Hchan) -> isize {
    // SAFETY: the caller's promise. A racy read is what Go does too.
    match unsafe { c.as_ref() } {
        // SAFETY: as above.
        Some(c) if !c.is_timer.get() => unsafe { c.count.as_ptr().read_volatile() as isize },
        _ => 0,
    }
}

/// The size of the buffer in elements; 0 for nil.
///
/// # Safety
/// `c` is null or a channel.
pub unsafe fn cap(c: *mut Hchan) -> isize {
    // SAFETY: the caller's promise.
    match unsafe { c.as_ref() } {
        Some(c) if !c.is_timer.get() => c.capacity as isize,
        _ => 0,
    }
}

/// Takes what the clock put into a timer's channel. For a timer that is being stopped or reset.
pub(crate) fn drain_timer(c: &Hchan) -> bool {
    c.lock.lock();
    // SAFETY: the lock is held.
    unsafe {
        let had = c.count.get() > 0;
        if had {
            c.take_first(std::ptr::null_mut());
            c.count.set(c.count.get() - 1);
        }
        c.lock.unlock();
        had
    }
}
