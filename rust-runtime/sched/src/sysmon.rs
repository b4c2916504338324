//! The system monitor: a thread without a P that takes Ps from long system calls, and interrupts who runs too long.

use crate::p::PStatus;
use crate::sched::*;
use crate::{frames, netpoll, stack, stw};
use go2rs_sys::{clock, futex, thread, tls};
use std::sync::atomic::{AtomicU32, Ordering};

/// A time slice.
const SLICE_NS: i64 = 10_000_000;
const SHORT_NS: u64 = 20_000;
const LONG_NS: u64 = 10_000_000;

/// How often stacks that nobody needs give memory back, and how many do each time.
const TRIM_EVERY_NS: i64 = 200_000_000;
const TRIM_AT_ONCE: usize = 1000;

/// 1 while the monitor sleeps because nothing runs.
static ASLEEP: AtomicU32 = AtomicU32::new(0);

/// Starts the monitor.
pub(crate) fn start() {
    if !thread::spawn(watch, std::ptr::null_mut()) {
        crate::fatal::throw("failed to create new OS thread");
    }
}

/// Something runs again.
#[inline]
pub(crate) fn wake() {
    if ASLEEP.load(Ordering::Relaxed) == 1 && ASLEEP.swap(0, Ordering::SeqCst) == 1 {
        futex::wake(&ASLEEP, 1);
    }
}

/// What was seen of a P the last time.
#[derive(Clone, Copy, Default)]
struct Seen {
    ticks: u64,
    since: i64,
    syscall_ticks: u64,
    syscall_since: i64,
}

extern "C" fn watch(_: *mut libc::c_void) -> *mut libc::c_void {
    tls::enter_no_stop();
    let mut seen = vec![Seen::default(); MAX_PS];
    let (mut idle, mut delay, mut trimmed_at) = (0, SHORT_NS, clock::nanotime());
    loop {
        match idle {
            0 => delay = SHORT_NS,
            i if i > 50 => delay = (delay * 2).min(LONG_NS),
            _ => {}
        }
        thread::sleep_ns(delay);
        if IDLE_PS.load(Ordering::SeqCst) >= gomaxprocs() || stw::is_stopping() {
            sleep();
            frames::forget_unused(clock::nanotime());
            idle = 0;
            if !stw::is_stopping() {
                run_late_timers(clock::nanotime());
            }
            continue;
        }
        let now = clock::nanotime();
        poll_if_nobody_does(now);
        run_late_timers(now);
        if now - trimmed_at > TRIM_EVERY_NS {
            trimmed_at = now;
            stack::trim_unneeded(TRIM_AT_ONCE);
            frames::forget_unused(now);
        }
        if retake(now, &mut seen) {
            idle = 0;
        } else {
            idle += 1;
        }
    }
}

fn sleep() {
    ASLEEP.store(1, Ordering::SeqCst);
    if IDLE_PS.load(Ordering::SeqCst) < gomaxprocs() && !stw::is_stopping() {
        ASLEEP.store(0, Ordering::SeqCst);
        return;
    }
    futex::wait(&ASLEEP, 1, Some(1_000_000_000));
    ASLEEP.store(0, Ordering::SeqCst);
}

fn poll_if_nobody_does(now: i64) {
    let last = LAST_POLL.load(Ordering::SeqCst);
    if netpoll::has_waiters()
        && last != 0
        && last + SLICE_NS < now
        && LAST_POLL.compare_exchange(last, now, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    {
        inject(netpoll::poll(0));
    }
}

/// A timer is due and its P is busy: another thread, if there is a free P, shall take it over.
fn run_late_timers(now: i64) {
    let late = ps().any(|p| matches!(p.timers.next_when(), w if w != 0 && w < now - 1_000_000));
    if late && IDLE_PS.load(Ordering::SeqCst) > 0 {
        start_m(None, false);
    }
}

/// Looks at each P. Whether it found one to take.
fn retake(now: i64, seen: &mut [Seen]) -> bool {
    let mut took = false;
    for (p, seen) in ps().zip(seen.iter_mut()) {
        let ticks = p.ticks.load(Ordering::Relaxed);
        if seen.ticks != ticks {
            (seen.ticks, seen.since) = (ticks, now);
        }
        let status = p.status();
        let runs = matches!(status, PStatus::Running | PStatus::Syscall);
        if runs && seen.since + SLICE_NS <= now {
            seen.since = now;
            p.preempt.store(true, Ordering::Relaxed);
            if status == PStatus::Running {
                ensure_spare_m();
                if let Some(m) = p.m.get() {
                    m.interrupt();
                }
            }
        }
        if status == PStatus::Syscall {
            took |= retake_syscall(p, now, seen);
        }
    }
    took
}

fn retake_syscall(p: &'static crate::p::P, now: i64, seen: &mut Seen) -> bool {
    let ticks = p.syscall_ticks.load(Ordering::Relaxed);
    if seen.syscall_ticks != ticks {
        (seen.syscall_ticks, seen.syscall_since) = (ticks, now);
        return false;
    }
    let others_can = SPINNING.load(Ordering::SeqCst) as usize + IDLE_PS.load(Ordering::SeqCst) > 0;
    if p.is_empty() && others_can && seen.syscall_since + SLICE_NS > now {
        return false;
    }
    if p.change(PStatus::Syscall, PStatus::Running) {
        p.syscall_ticks.fetch_add(1, Ordering::Relaxed);
        hand_off(p);
        return true;
    }
    false
}
