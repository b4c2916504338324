//! The record of a thread.

use crate::g::G;
use crate::p::P;
use go2rs_sys::{Lock, futex, thread, tls};
use std::cell::Cell;
use std::sync::atomic::{AtomicI32, AtomicPtr, AtomicU32, Ordering};

/// What the scheduler does for a goroutine right after it has left the goroutine's stack.
#[derive(Clone, Copy)]
pub(crate) enum After {
    Nothing,
    /// It waits: run this, which publishes the goroutine to its waker. False: go on with it at once.
    Park(unsafe fn(&'static G, *mut u8) -> bool, *mut u8),
    /// It gave way: to the end of the global queue.
    Yield,
    /// As `Yield`, to the end of this P's queue.
    YieldHere,
    /// It ended.
    Exit,
    /// It came back from a system call and found no P.
    NoP,
    /// It hands its thread to another goroutine at once: a coroutine switch.
    SwitchTo(&'static G),
    /// As `SwitchTo`, and the goroutine that leaves has ended.
    ExitTo(&'static G),
}

/// A thread of the scheduler. Records are never freed.
pub struct M {
    /// The kernel's number, for signals.
    pub(crate) thread: AtomicI32,
    /// Where the scheduler's own stack was left.
    pub(crate) sp: Cell<*mut u8>,
    pub(crate) current: AtomicPtr<G>,
    /// The P that this thread holds: null while idle or after a system call took long.
    pub(crate) p: Cell<Option<&'static P>>,
    /// The P to take on waking.
    pub(crate) next_p: Cell<Option<&'static P>>,
    /// The P that was held when a system call began.
    pub(crate) old_p: Cell<Option<&'static P>>,
    pub(crate) spinning: Cell<bool>,
    pub(crate) after: Cell<After>,
    pub(crate) note: Note,
    pub(crate) next_idle: Cell<Option<&'static M>>,
    pub(crate) locked_g: Cell<Option<&'static G>>,
    pub(crate) rand: Cell<u64>,
}

// SAFETY: plain fields are the thread's own, except `next_p` (written before the note is signalled), `next_idle` and
// `spinning` of idle threads (under the scheduler's lock), and `locked_g` (read by the same thread).
unsafe impl Sync for M {}
// SAFETY: as above.
unsafe impl Send for M {}

static ALL: Lock<Vec<&'static M>> = Lock::new(Vec::new());

impl M {
    pub(crate) fn new() -> &'static M {
        let mut all = ALL.lock();
        let m: &'static M = Box::leak(Box::new(M {
            thread: AtomicI32::new(0),
            sp: Cell::new(std::ptr::null_mut()),
            current: AtomicPtr::new(std::ptr::null_mut()),
            p: Cell::new(None),
            next_p: Cell::new(None),
            old_p: Cell::new(None),
            spinning: Cell::new(false),
            after: Cell::new(After::Nothing),
            note: Note::new(),
            next_idle: Cell::new(None),
            locked_g: Cell::new(None),
            rand: Cell::new(go2rs_sys::clock::ticks() | 1),
        }));
        all.push(m);
        m
    }

    /// Makes the calling thread this M, and forbids stopping it: the scheduler's stack is a no-stop region.
    pub(crate) fn adopt(&'static self) {
        self.thread.store(thread::id(), Ordering::Release);
        tls::set_current_m(std::ptr::from_ref(self).cast_mut().cast());
        tls::enter_no_stop();
    }

    pub(crate) fn current(&self) -> Option<&'static G> {
        // SAFETY: null or a record, and records are never freed.
        unsafe { self.current.load(Ordering::Acquire).as_ref() }
    }

    /// Sends the stop signal to the thread.
    pub(crate) fn interrupt(&self) {
        thread::kill(self.thread.load(Ordering::Acquire), go2rs_sys::signal::STOP);
    }
}

/// The record of the calling thread.
#[inline(always)]
pub(crate) fn this() -> &'static M {
    // SAFETY: the word is null or a record, and records are never freed.
    match unsafe { tls::current_m().cast::<M>().as_ref() } {
        Some(m) => m,
        None => unknown_thread(),
    }
}

#[cold]
fn unknown_thread() -> ! {
    crate::fatal::throw("Go code on a thread that the runtime does not know")
}

/// The record of the calling thread, if it is one of the scheduler's.
pub(crate) fn known() -> Option<&'static M> {
    // SAFETY: as in `this`.
    unsafe { tls::current_m().cast::<M>().as_ref() }
}

/// A one-time event that a thread sleeps on.
pub(crate) struct Note(AtomicU32);

impl Note {
    pub(crate) const fn new() -> Self {
        Note(AtomicU32::new(0))
    }

    pub(crate) fn signal(&self) {
        self.0.store(1, Ordering::Release);
        futex::wake(&self.0, 1);
    }

    /// Sleeps until signalled, and takes the signal.
    pub(crate) fn wait(&self) {
        while self.0.swap(0, Ordering::Acquire) == 0 {
            futex::wait(&self.0, 0, None);
        }
    }
}
