//! A lock for runtime data, which no stop of the world can interrupt while it is held.

use crate::{futex, tls};
use std::cell::UnsafeCell;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicU32, Ordering};

const FREE: u32 = 0;
const HELD: u32 = 1;
const CONTENDED: u32 = 2;
/// How often a waiter looks again before it sleeps. Critical sections here last tens of nanoseconds.
const SPINS: u32 = 100;

/// A bare lock word. Holding it raises the thread's no-stop depth, so the holder is never parked by a signal.
pub struct RawLock(AtomicU32);

impl RawLock {
    /// A free lock; all-zero bytes are a free lock too.
    pub const fn new() -> Self {
        RawLock(AtomicU32::new(FREE))
    }

    /// Takes the lock, waiting if it must.
    #[inline]
    pub fn lock(&self) {
        tls::enter_no_stop();
        if self.0.compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed).is_err() {
            self.lock_slow();
        }
    }

    /// Takes the lock if it is free.
    #[inline]
    pub fn try_lock(&self) -> bool {
        tls::enter_no_stop();
        if self.0.compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed).is_ok() {
            return true;
        }
        tls::exit_no_stop();
        false
    }

    #[cold]
    fn lock_slow(&self) {
        for _ in 0..SPINS {
            if self.0.load(Ordering::Relaxed) == FREE
                && self.0.compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed).is_ok()
            {
                return;
            }
            std::hint::spin_loop();
        }
        while self.0.swap(CONTENDED, Ordering::Acquire) != FREE {
            futex::wait(&self.0, CONTENDED, None);
        }
    }

    /// Gives the lock back.
    ///
    /// # Safety
    /// The calling thread holds the lock.
    #[inline]
    pub unsafe fn unlock(&self) {
        if self.0.swap(FREE, Ordering::Release) == CONTENDED {
            futex::wake(&self.0, 1);
        }
        tls::exit_no_stop();
    }
}

impl Default for RawLock {
    fn default() -> Self {
        Self::new()
    }
}

/// A value behind a [`RawLock`].
#[derive(Default)]
pub struct Lock<T> {
    raw: RawLock,
    value: UnsafeCell<T>,
}

// SAFETY: the value is reached only through the guard, and one guard exists at a time.
unsafe impl<T: Send> Sync for Lock<T> {}

impl<T> Lock<T> {
    pub const fn new(value: T) -> Self {
        Lock { raw: RawLock::new(), value: UnsafeCell::new(value) }
    }

    /// Takes the lock; dropping the guard gives it back.
    #[inline]
    pub fn lock(&self) -> Guard<'_, T> {
        self.raw.lock();
        Guard { lock: self }
    }

    /// Takes the lock if it is free.
    pub fn try_lock(&self) -> Option<Guard<'_, T>> {
        self.raw.try_lock().then_some(Guard { lock: self })
    }

    /// The value without taking the lock.
    ///
    /// # Safety
    /// Nobody else uses the value meanwhile, as when the world is stopped.
    #[allow(clippy::mut_from_ref)]
    pub unsafe fn unlocked(&self) -> &mut T {
        // SAFETY: by contract the caller is alone.
        unsafe { &mut *self.value.get() }
    }
}

/// What [`Lock::lock`] gives: the value, until it is dropped.
pub struct Guard<'a, T> {
    lock: &'a Lock<T>,
}

impl<T> Deref for Guard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        // SAFETY: the guard holds the lock.
        unsafe { &*self.lock.value.get() }
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the guard holds the lock, and is itself borrowed mutably.
        unsafe { &mut *self.lock.value.get() }
    }
}

impl<T> Drop for Guard<'_, T> {
    fn drop(&mut self) {
        // SAFETY: the guard was made by taking the lock on this thread.
        unsafe { self.lock.raw.unlock() }
    }
}
