//! Timers: one heap for each P, run by whoever schedules.
//!
//! A timer's own lock is taken before a heap's. Timers of channels run with their lock held, so that after a stop or a reset
//! no value of the past can appear.

use crate::chan::{self, Hchan};
use crate::g::{self, G, WaitReason};
use crate::m;
use crate::sched::{self, ps};
use go2rs_sys::clock::nanotime;
use go2rs_sys::lock::RawLock;
use go2rs_sys::{Lock, tls};
use std::cell::Cell;
use std::sync::atomic::{AtomicI64, AtomicPtr, Ordering};

/// What a timer does when it is due: `f(timer, late)`, late by so many nanoseconds. It runs on the scheduler's stack, so it neither parks nor panics.
pub type Callback = unsafe fn(&Timer, i64);

/// A timer. It may lie in the collected heap; the two argument words are then pointers of its layout.
#[repr(C)]
pub struct Timer {
    /// The callback's own words, for instance a function value and its argument.
    pub arg: [Cell<*mut u8>; 2],
    /// The channel that the timer sends on, null for other timers.
    pub chan: Cell<*mut Hchan>,
    callback: Cell<Option<Callback>>,
    /// When it is due on the monotonic clock, 0 when it is not set.
    when: Cell<i64>,
    period: Cell<i64>,
    /// Counts the settings, so that a callback can tell an old one.
    pub seq: Cell<usize>,
    lock: RawLock,
    index: Cell<u32>,
    home: AtomicPtr<Timers>,
}

// SAFETY: the fields are read and written under the timer's lock, and while it is in a heap, `index` and `when` under the heap's.
unsafe impl Sync for Timer {}
// SAFETY: as above.
unsafe impl Send for Timer {}

/// The timers of one P.
pub struct Timers {
    heap: Lock<Vec<Entry>>,
    next: AtomicI64,
}

#[derive(Clone, Copy)]
struct Entry {
    when: i64,
    timer: *const Timer,
}

// SAFETY: a timer is reached through a heap only under the heap's lock.
unsafe impl Send for Entry {}

const ARITY: usize = 4;

impl Timer {
    /// A timer that is not set. All-zero bytes are one too, but for the callback.
    pub const fn new() -> Timer {
        Timer {
            arg: [const { Cell::new(std::ptr::null_mut()) }; 2],
            chan: Cell::new(std::ptr::null_mut()),
            callback: Cell::new(None),
            when: Cell::new(0),
            period: Cell::new(0),
            seq: Cell::new(0),
            lock: RawLock::new(),
            index: Cell::new(0),
            home: AtomicPtr::new(std::ptr::null_mut()),
        }
    }

    /// Gives the timer its callback and channel, before it is first set.
    ///
    /// # Safety
    /// The channel is null or one that only this timer has, and the callback is made for this timer.
    pub unsafe fn init(&self, callback: Callback, chan: *mut Hchan) {
        self.callback.set(Some(callback));
        self.chan.set(chan);
        // SAFETY: the channel is null or the timer's own, which nobody else has yet.
        if let Some(c) = unsafe { chan.as_ref() } {
            c.is_timer.set(true);
        }
    }

    /// Sets the timer to `when` on the monotonic clock, then every `period` nanoseconds if that is not 0. Whether it was set.
    ///
    /// # Safety
    /// The timer stays where it is while it is set: the heaps of timers keep a collected object alive, other memory is the caller's care.
    pub unsafe fn reset(&self, when: i64, period: i64) -> bool {
        self.lock.lock();
        let was = self.take_off();
        self.seq.set(self.seq.get().wrapping_add(1));
        self.when.set(when.max(1));
        self.period.set(period);
        let stale = self.drain();
        self.put_on();
        // SAFETY: taken above.
        unsafe { self.lock.unlock() };
        was || stale
    }

    /// Makes sure that the timer does nothing more. Whether it was set, or had sent a value that nobody received.
    pub fn stop(&self) -> bool {
        self.lock.lock();
        let was = self.take_off();
        self.seq.set(self.seq.get().wrapping_add(1));
        self.when.set(0);
        let stale = self.drain();
        // SAFETY: taken above.
        unsafe { self.lock.unlock() };
        was || stale
    }

    fn drain(&self) -> bool {
        // SAFETY: the channel is null or alive, because this timer refers to it.
        unsafe { self.chan.get().as_ref() }.is_some_and(chan::drain_timer)
    }

    /// Takes the timer out of its heap, if it is in one. The timer's lock is held.
    fn take_off(&self) -> bool {
        // SAFETY: heaps belong to Ps, which are never freed.
        let Some(home) = (unsafe { self.home.load(Ordering::Acquire).as_ref() }) else {
            return false;
        };
        let mut heap = home.heap.lock();
        home.remove(&mut heap, self.index.get() as usize);
        self.tell_channel(std::ptr::null_mut());
        true
    }

    fn tell_channel(&self, timer: *mut Timer) {
        // SAFETY: the channel is null or alive, because this timer refers to it.
        if let Some(c) = unsafe { self.chan.get().as_ref() } {
            c.timer.store(timer, Ordering::Release);
        }
    }

    /// Puts the timer into this P's heap. The timer's lock is held, so the thread keeps its P.
    fn put_on(&self) {
        let timers = match m::known().and_then(|m| m.p.get()) {
            Some(p) => &p.timers,
            None => &sched::p_at(0).timers,
        };
        self.tell_channel(std::ptr::from_ref(self).cast_mut());
        let first = timers.insert(self);
        if first {
            sched::wake_poller(self.when.get());
        }
    }
}

impl Default for Timer {
    fn default() -> Self {
        Self::new()
    }
}

impl Timers {
    pub(crate) const fn new() -> Timers {
        Timers { heap: Lock::new(Vec::new()), next: AtomicI64::new(0) }
    }

    /// When the earliest timer is due; 0 for never.
    pub(crate) fn next_when(&self) -> i64 {
        self.next.load(Ordering::SeqCst)
    }

    fn publish(&self, heap: &[Entry]) {
        self.next.store(heap.first().map_or(0, |e| e.when), Ordering::SeqCst);
    }

    fn insert(&self, t: &Timer) -> bool {
        let mut heap = self.heap.lock();
        t.home.store(std::ptr::from_ref(self).cast_mut(), Ordering::Release);
        let at = heap.len();
        heap.push(Entry { when: t.when.get(), timer: t });
        let at = sift_up(&mut heap, at);
        if at == 0 {
            self.publish(&heap);
        }
        at == 0
    }

    fn remove(&self, heap: &mut Vec<Entry>, at: usize) {
        let gone = heap.swap_remove(at);
        // SAFETY: a timer in a heap is alive.
        unsafe { (*gone.timer).home.store(std::ptr::null_mut(), Ordering::Release) };
        if at < heap.len() {
            let at = sift_up(heap, at);
            sift_down(heap, at);
        }
        self.publish(heap);
    }

    /// Moves all timers to another P's heap. The world is stopped.
    pub(crate) fn move_to(&self, other: &Timers) {
        let all = std::mem::take(&mut *self.heap.lock());
        self.publish(&[]);
        for e in all {
            // SAFETY: a timer in a heap is alive.
            other.insert(unsafe { &*e.timer });
        }
    }

    /// Runs what is due. Gives the time that it looked at the clock, or `now` if there was no need.
    pub(crate) fn run(&self, now: i64) -> i64 {
        let mut now = now;
        loop {
            let next = self.next_when();
            if next == 0 {
                return now;
            }
            if now < next {
                now = nanotime();
                if now < next {
                    return now;
                }
            }
            let first = match self.heap.lock().first() {
                Some(e) if e.when <= now => e.timer,
                _ => return now,
            };
            // SAFETY: the collector cannot run meanwhile, since this thread is in a no-stop region and its P runs; timers elsewhere
            // are never freed.
            unsafe { self.fire(&*first, now) };
        }
    }

    fn fire(&self, t: &Timer, now: i64) {
        t.lock.lock();
        if !std::ptr::eq(t.home.load(Ordering::Acquire), self) || t.when.get() > now {
            // SAFETY: taken above.
            unsafe { t.lock.unlock() };
            return;
        }
        t.take_off();
        let late = now - t.when.get();
        if t.period.get() > 0 {
            t.when.set(t.when.get() + t.period.get() * (1 + late / t.period.get()));
            t.put_on();
        } else {
            t.when.set(0);
        }
        let callback = t.callback.get();
        let has_chan = !t.chan.get().is_null();
        if !has_chan {
            // SAFETY: taken above.
            unsafe { t.lock.unlock() };
        }
        if let Some(f) = callback {
            // SAFETY: who set the callback made it for this timer.
            unsafe { f(t, late) };
        }
        if has_chan {
            // SAFETY: taken above.
            unsafe { t.lock.unlock() };
        }
    }
}

fn place(heap: &mut [Entry], at: usize, e: Entry) {
    heap[at] = e;
    // SAFETY: a timer in a heap is alive.
    unsafe { (*e.timer).index.set(at as u32) };
}

fn sift_up(heap: &mut [Entry], mut at: usize) -> usize {
    let e = heap[at];
    while at > 0 {
        let parent = (at - 1) / ARITY;
        if heap[parent].when <= e.when {
            break;
        }
        let p = heap[parent];
        place(heap, at, p);
        at = parent;
    }
    place(heap, at, e);
    at
}

fn sift_down(heap: &mut [Entry], mut at: usize) {
    let e = heap[at];
    loop {
        let first = at * ARITY + 1;
        let Some(least) = (first..(first + ARITY).min(heap.len())).min_by_key(|&i| heap[i].when)
        else {
            break;
        };
        if heap[least].when >= e.when {
            break;
        }
        let c = heap[least];
        place(heap, at, c);
        at = least;
    }
    place(heap, at, e);
}

/// Visits what the heaps refer to. The world is stopped.
pub(crate) fn roots(visit: &mut dyn FnMut(*const usize, *const usize)) {
    for p in ps() {
        let heap = p.timers.heap.lock();
        let range = heap.as_ptr_range();
        visit(range.start.cast(), range.end.cast());
    }
}

/// A receive on a timer's channel looks at the clock first: the value shall be there when it is due, even if every P is busy.
#[inline]
pub(crate) fn before_receive(c: &Hchan) {
    if !c.timer.load(Ordering::Relaxed).is_null() {
        fire_if_due(c);
    }
}

#[cold]
fn fire_if_due(c: &Hchan) {
    tls::enter_no_stop();
    // SAFETY: the word is set only while a heap has the timer and keeps it alive; should it be taken off just now, the collector
    // cannot run before this no-stop region ends. Homes belong to Ps, which are never freed.
    unsafe {
        if let Some(t) = c.timer.load(Ordering::Acquire).as_ref()
            && let Some(home) = t.home.load(Ordering::Acquire).as_ref()
            && home.next_when() != 0
            && home.next_when() <= nanotime()
        {
            home.run(0);
        }
    }
    tls::exit_no_stop();
}

unsafe fn wake_sleeper(t: &Timer, _late: i64) {
    // SAFETY: `sleep` put the goroutine's record there.
    let g: &'static G = unsafe { &*t.arg[0].get().cast::<G>() };
    crate::park::ready_at(g, false);
}

/// Parks the running goroutine for `ns` nanoseconds: `time.Sleep`.
pub fn sleep(ns: i64) {
    if ns <= 0 {
        return;
    }
    unsafe fn publish(g: &'static G, when: *mut u8) -> bool {
        g.sleep_timer.arg[0].set(std::ptr::from_ref(g).cast_mut().cast());
        // SAFETY: the timer is in the goroutine's record, which is never freed, and has no channel.
        unsafe {
            g.sleep_timer.init(wake_sleeper, std::ptr::null_mut());
            g.sleep_timer.reset(when as i64, 0);
        }
        true
    }
    let when = nanotime().saturating_add(ns);
    let _ = g::this();
    // SAFETY: the timer makes the goroutine ready once.
    unsafe { crate::park(publish, when as *mut u8, WaitReason::Sleep) };
}
