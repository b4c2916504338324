//! The network poller: goroutines wait for descriptors, with deadlines. The semantics are those that `internal/poll` expects.

use crate::g::{G, WaitReason};
use crate::park::park;
use crate::queue::Queue;
use crate::timer::Timer;
use go2rs_sys::Lock;
use go2rs_sys::clock::nanotime;
use go2rs_sys::lock::RawLock;
use go2rs_sys::poll::Poller;
use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What waiting comes back with; the numbers are those of `internal/poll`.
pub const OK: i32 = 0;
pub const CLOSING: i32 = 1;
pub const TIMEOUT: i32 = 2;
pub const NOT_POLLABLE: i32 = 3;

/// States of one direction; any other value is the goroutine that waits.
const NOBODY: usize = 0;
const READY: usize = 1;
const ABOUT_TO_WAIT: usize = 2;

/// A direction of a descriptor, named as `internal/poll` names it: 'r' or 'w'.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    Read,
    Write,
}

impl Mode {
    /// The modes that a number of `internal/poll` means: 'r', 'w', or their sum.
    pub fn each(number: isize) -> impl Iterator<Item = Mode> {
        let (r, w) = (b'r' as isize, b'w' as isize);
        [
            (Mode::Read, number == r || number == r + w),
            (Mode::Write, number == w || number == r + w),
        ]
        .into_iter()
        .filter_map(|(m, is)| is.then_some(m))
    }
}

/// One direction of a descriptor.
struct Side {
    state: AtomicUsize,
    /// 0: none; negative: passed; else when on the monotonic clock.
    deadline: Cell<i64>,
    timer: Timer,
}

/// A watched descriptor. Records are used again but never freed, and aligned so that an event's token can carry their generation.
#[repr(align(128))]
pub struct PollDesc {
    lock: RawLock,
    fd: Cell<i32>,
    generation: Cell<usize>,
    closing: Cell<bool>,
    /// The last event was an error and nothing else: the descriptor cannot be polled.
    broken: Cell<bool>,
    sides: [Side; 2],
}

// SAFETY: cells are used under the lock; states are atomic.
unsafe impl Sync for PollDesc {}
// SAFETY: as above.
unsafe impl Send for PollDesc {}

static POLLER: OnceLock<Poller> = OnceLock::new();
static FREE: Lock<Vec<&'static PollDesc>> = Lock::new(Vec::new());
static WAITERS: AtomicUsize = AtomicUsize::new(0);

fn poller() -> &'static Poller {
    POLLER.get_or_init(|| match Poller::new() {
        Ok(p) => p,
        Err(_) => crate::fatal::throw("runtime: netpollinit failed"),
    })
}

/// Starts the poller. Called once at the start, because timers sleep in it too.
pub(crate) fn init() {
    poller();
}

/// Whether some goroutine waits for a descriptor.
pub(crate) fn has_waiters() -> bool {
    WAITERS.load(Ordering::SeqCst) > 0
}

/// Ends the wait of the thread that blocks in the poller.
pub(crate) fn wake() {
    poller().wake();
}

/// Waits up to `ns` (-1 for ever) and gives the goroutines whose descriptors became ready. They still count as waiting.
pub(crate) fn poll(ns: i64) -> Queue {
    let mut ready = Queue::new();
    poller().wait(ns, |ev| {
        let Some(pd) = PollDesc::from_token(ev.token) else { return };
        pd.broken.set(ev.error);
        for (mode, is) in [(Mode::Read, ev.readable), (Mode::Write, ev.writable)] {
            if is && let Some(g) = pd.unblock(mode, true) {
                ready.push(g);
            }
        }
    });
    ready
}

const LOW_BITS: usize = 7;
const ADDRESS: usize = (1 << 48) - 1;

impl PollDesc {
    fn new() -> &'static PollDesc {
        let side = || Side {
            state: AtomicUsize::new(NOBODY),
            deadline: Cell::new(0),
            timer: Timer::new(),
        };
        Box::leak(Box::new(PollDesc {
            lock: RawLock::new(),
            fd: Cell::new(-1),
            generation: Cell::new(0),
            closing: Cell::new(false),
            broken: Cell::new(false),
            sides: [side(), side()],
        }))
    }

    fn token(&self) -> usize {
        let n = self.generation.get();
        std::ptr::from_ref(self) as usize | (n & ((1 << LOW_BITS) - 1)) | (n >> LOW_BITS) << 48
    }

    /// The record that an event is about, unless it has been closed since.
    fn from_token(token: usize) -> Option<&'static PollDesc> {
        let address = token & ADDRESS & !((1 << LOW_BITS) - 1);
        // SAFETY: tokens are made from records, which are never freed.
        let pd = unsafe { &*(address as *const PollDesc) };
        (pd.token() == token).then_some(pd)
    }

    fn side(&self, mode: Mode) -> &Side {
        &self.sides[mode as usize]
    }

    /// Marks a direction as ready, or (for deadlines and close) only wakes who waits. Gives the goroutine to make ready.
    fn unblock(&self, mode: Mode, io_ready: bool) -> Option<&'static G> {
        let state = &self.side(mode).state;
        loop {
            let old = state.load(Ordering::SeqCst);
            if old == READY || (old == NOBODY && !io_ready) {
                return None;
            }
            let new = if io_ready { READY } else { NOBODY };
            if state.compare_exchange(old, new, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
                return match old {
                    NOBODY | ABOUT_TO_WAIT => None,
                    g => {
                        WAITERS.fetch_sub(1, Ordering::SeqCst);
                        // SAFETY: other values are records, which are never freed.
                        Some(unsafe { &*(g as *const G) })
                    }
                };
            }
        }
    }

    fn check(&self, mode: Mode) -> i32 {
        if self.closing.get() {
            return CLOSING;
        }
        if self.side(mode).deadline.get() < 0 {
            return TIMEOUT;
        }
        if mode == Mode::Read && self.broken.get() { NOT_POLLABLE } else { OK }
    }

    /// Parks until the direction is ready. Whether it is; else a deadline or a close ended the wait.
    fn block(&self, mode: Mode, despite_errors: bool) -> bool {
        let state = &self.side(mode).state;
        loop {
            if state.compare_exchange(READY, NOBODY, Ordering::SeqCst, Ordering::SeqCst).is_ok() {
                return true;
            }
            match state.compare_exchange(NOBODY, ABOUT_TO_WAIT, Ordering::SeqCst, Ordering::SeqCst)
            {
                Ok(_) => break,
                Err(READY) => continue,
                Err(_) => crate::fatal::throw("runtime: double wait"),
            }
        }
        if despite_errors || self.check(mode) == OK {
            unsafe fn publish(g: &'static G, state: *mut u8) -> bool {
                // SAFETY: the state is in a record, which is never freed.
                let state = unsafe { &*state.cast::<AtomicUsize>() };
                let me = std::ptr::from_ref(g) as usize;
                WAITERS.fetch_add(1, Ordering::SeqCst);
                let ok = state
                    .compare_exchange(ABOUT_TO_WAIT, me, Ordering::SeqCst, Ordering::SeqCst)
                    .is_ok();
                if !ok {
                    WAITERS.fetch_sub(1, Ordering::SeqCst);
                }
                ok
            }
            // SAFETY: the state makes the goroutine known to one waker.
            unsafe {
                park(publish, std::ptr::from_ref(state).cast_mut().cast(), WaitReason::IoWait)
            };
        }
        state.swap(NOBODY, Ordering::SeqCst) == READY
    }

    fn wake_both(&self) {
        for mode in [Mode::Read, Mode::Write] {
            if let Some(g) = self.unblock(mode, false) {
                crate::park::ready(g);
            }
        }
    }
}

/// `runtime_pollOpen`: watches a descriptor, or gives the error number.
pub fn open(fd: i32) -> Result<&'static PollDesc, i32> {
    let pd = FREE.lock().pop().unwrap_or_else(PollDesc::new);
    pd.lock.lock();
    pd.fd.set(fd);
    pd.closing.set(false);
    pd.broken.set(false);
    pd.generation.set((pd.generation.get() + 1) & ((1 << (LOW_BITS + 16)) - 1));
    for side in &pd.sides {
        side.state.store(NOBODY, Ordering::SeqCst);
        side.deadline.set(0);
    }
    // SAFETY: taken above.
    unsafe { pd.lock.unlock() };
    match poller().open(fd, pd.token()) {
        0 => Ok(pd),
        e => {
            FREE.lock().push(pd);
            Err(-e)
        }
    }
}

/// `runtime_pollClose`: after [`unblock`], when nobody uses the record any more.
pub fn close(pd: &'static PollDesc) {
    if !pd.closing.get() {
        crate::fatal::throw("runtime: close polldesc w/o unblock");
    }
    poller().close(pd.fd.get());
    pd.generation.set((pd.generation.get() + 1) & ((1 << (LOW_BITS + 16)) - 1));
    FREE.lock().push(pd);
}

/// `runtime_pollReset`: before an attempt in one direction.
pub fn reset(pd: &'static PollDesc, mode: Mode) -> i32 {
    let r = pd.check(mode);
    if r == OK {
        pd.side(mode).state.store(NOBODY, Ordering::SeqCst);
    }
    r
}

/// `runtime_pollWait`: parks until the direction is ready, the deadline passes, or the descriptor is closed.
pub fn wait(pd: &'static PollDesc, mode: Mode) -> i32 {
    let r = pd.check(mode);
    if r != OK {
        return r;
    }
    while !pd.block(mode, false) {
        let r = pd.check(mode);
        if r != OK {
            return r;
        }
    }
    OK
}

/// `runtime_pollWaitCanceled`: as [`wait`], whatever deadlines and closes say.
pub fn wait_canceled(pd: &'static PollDesc, mode: Mode) {
    while !pd.block(mode, true) {}
}

unsafe fn on_deadline(t: &Timer, _late: i64) {
    // SAFETY: `set_deadline` put the record there.
    let pd: &'static PollDesc = unsafe { &*t.arg[0].get().cast::<PollDesc>() };
    let mode = if t.arg[1].get().is_null() { Mode::Read } else { Mode::Write };
    pd.lock.lock();
    let when = pd.side(mode).deadline.get();
    let passed = when > 0 && when <= nanotime();
    if passed {
        pd.side(mode).deadline.set(-1);
    }
    let g = if passed { pd.unblock(mode, false) } else { None };
    // SAFETY: taken above.
    unsafe { pd.lock.unlock() };
    if let Some(g) = g {
        crate::park::ready(g);
    }
}

/// `runtime_pollSetDeadline`: `d` nanoseconds from now, negative for passed, 0 for none; for the directions of `mode`.
pub fn set_deadline(pd: &'static PollDesc, d: i64, mode: isize) {
    pd.lock.lock();
    if pd.closing.get() {
        // SAFETY: taken above.
        unsafe { pd.lock.unlock() };
        return;
    }
    let when = if d > 0 { nanotime().saturating_add(d) } else { d };
    let mut woken = Queue::new();
    for mode in Mode::each(mode) {
        let side = pd.side(mode);
        side.deadline.set(when);
        if when > 0 {
            side.timer.arg[0].set(std::ptr::from_ref(pd).cast_mut().cast());
            side.timer.arg[1].set(std::ptr::without_provenance_mut(mode as usize));
            // SAFETY: the timer is in the record, which is never freed, and has no channel.
            unsafe {
                side.timer.init(on_deadline, std::ptr::null_mut());
                side.timer.reset(when, 0);
            }
        } else {
            side.timer.stop();
            if when < 0
                && let Some(g) = pd.unblock(mode, false)
            {
                woken.push(g);
            }
        }
    }
    // SAFETY: taken above.
    unsafe { pd.lock.unlock() };
    while let Some(g) = woken.pop() {
        crate::park::ready(g);
    }
}

/// `runtime_pollUnblock`: marks the descriptor as closing and wakes who waits.
pub fn unblock(pd: &'static PollDesc) {
    pd.lock.lock();
    if pd.closing.replace(true) {
        crate::fatal::throw("runtime: unblock on closing polldesc");
    }
    for side in &pd.sides {
        side.timer.stop();
    }
    // SAFETY: taken above.
    unsafe { pd.lock.unlock() };
    pd.wake_both();
}

/// `runtime_isPollServerDescriptor`: whether a descriptor is the poller's own.
pub fn is_poller_descriptor(fd: i32) -> bool {
    poller().owns(fd)
}
