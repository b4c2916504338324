//! Clocks, sleep, and timers.

use crate::Timer;
use crate::Duration;
use go2rs::heap::Layout;
use go2rs::prelude::*;
use go2rs::sched::chan::Hchan;
use go2rs::sched::timer::{self, Timer as Scheduled};
use go2rs::sys::clock;

const NANOS: i64 = 1_000_000_000;

pub fn sleep(d: Duration) {
    if d.0 > 0 {
        timer::sleep(d.0);
    }
}

pub fn now_() -> (i64, i32, i64) {
    let wall = clock::walltime();
    (wall.div_euclid(NANOS), wall.rem_euclid(NANOS) as i32, clock::nanotime())
}

pub fn runtime_now() -> (i64, i32, i64) {
    now_()
}

pub fn runtime_nano() -> i64 {
    clock::nanotime()
}

/// No goroutine lives in a bubble of testing/synctest.
pub fn runtime_is_bubbled() -> bool {
    false
}

/// What a `*time.Timer` or `*time.Ticker` points at: the struct that Go code sees comes first.
#[repr(C)]
struct RuntimeTimer {
    visible: Timer,
    scheduled: Scheduled,
    f: Func<dyn Fn(Any, Uintptr, i64)>,
    arg: Any,
}

impl RuntimeTimer {
    fn of(t: Ptr<Timer>) -> &'static RuntimeTimer {
        // SAFETY: timers that Go code has from here are the first field of a RuntimeTimer.
        unsafe { &*Ptr::raw(t).cast::<RuntimeTimer>() }
    }
}

/// Called by the scheduler when a timer is due.
unsafe fn fire(scheduled: &Scheduled, late: i64) {
    // SAFETY: `new_timer` put the address there; the scheduler keeps the timer alive.
    let t = unsafe { &*scheduled.arg[0].get().cast::<RuntimeTimer>() };
    (t.f)(t.arg, Uintptr(scheduled.seq.get()), late);
}

pub fn new_timer_(when: i64, period: i64, f: Func<dyn Fn(Any, Uintptr, i64)>, arg: Any, cp: UnsafePointer) -> Ptr<Timer> {
    let place = go2rs::heap::alloc(const { &Layout::conservative::<RuntimeTimer>() }).cast::<RuntimeTimer>();
    // SAFETY: the allocation has room for it; the zero bytes of `visible` are its zero value.
    unsafe {
        (&raw mut (*place).scheduled).write(Scheduled::new());
        (&raw mut (*place).f).write(f);
        (&raw mut (*place).arg).write(arg);
        (*place).scheduled.arg[0].set(place.cast());
        (*place).scheduled.init(fire, UnsafePointer::raw(cp).cast::<Hchan>());
        (*place).visible.init_timer = true;
        (*place).scheduled.reset(when, period);
        Ptr::from_raw(place.cast())
    }
}

pub fn stop_timer(t: Ptr<Timer>) -> bool {
    RuntimeTimer::of(t).scheduled.stop()
}

pub fn reset_timer(t: Ptr<Timer>, when: i64, period: i64) -> bool {
    // SAFETY: the timer is in the collected heap.
    unsafe { RuntimeTimer::of(t).scheduled.reset(when, period) }
}
