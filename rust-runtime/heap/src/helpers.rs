//! Threads that mark with the collecting one, and sweep and give memory back behind the program. The scheduler does not know them.

use crate::mark::Worker;
use crate::pages::PAGES;
use crate::{pace, sweep};
use core::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering};
use go2rs_sys::{Lock, futex, signal, thread};

/// Threads that were started.
static COUNT: Lock<usize> = Lock::new(0);
/// Counts the requests; helpers wait for it to change.
static REQUESTS: AtomicU32 = AtomicU32::new(0);
/// Helpers that are still wanted for the present marking.
static WANTED: AtomicUsize = AtomicUsize::new(0);
/// Helpers that have not finished the present marking, for the collecting thread to wait for.
static BUSY: AtomicU32 = AtomicU32::new(0);
static LIVE_BYTES: AtomicUsize = AtomicUsize::new(0);
/// Whether helpers may sweep. Changed with the lock held, which a helper holds for each span it sweeps.
static MAY_SWEEP: AtomicBool = AtomicBool::new(false);
static SWEEPING: Lock<()> = Lock::new(());
/// Memory goes back in pieces of this many bytes, one each [`PAUSE`] nanoseconds.
const PIECE: usize = 4 << 20;
const PAUSE: u64 = 20_000_000;

/// Sees to it that `wanted` helpers exist, if the system grants them. The world runs.
pub(crate) fn ensure(wanted: usize) {
    let mut count = COUNT.lock();
    if *count >= wanted {
        return;
    }
    // Helpers begin with every signal blocked, so the scheduler's never reach them.
    let mask = signal::Mask::block_all();
    while *count < wanted {
        if !thread::spawn(help, core::ptr::without_provenance_mut(*count)) {
            break;
        }
        *count += 1;
    }
    mask.restore();
}

extern "C" fn help(number: *mut core::ffi::c_void) -> *mut core::ffi::c_void {
    let sweeps = number.is_null();
    let mut seen = 0;
    loop {
        let now = REQUESTS.load(Ordering::Acquire);
        if now == seen {
            let excess = sweeps && MAY_SWEEP.load(Ordering::Relaxed) && pace::excess() > 0;
            futex::wait(&REQUESTS, seen, excess.then_some(PAUSE));
            if excess && REQUESTS.load(Ordering::Acquire) == seen {
                give_back();
            }
            continue;
        }
        seen = now;
        if take_part() {
            mark();
        } else if sweeps {
            while sweep_one() {}
        }
    }
}

/// Takes a place in the present marking, if one is left.
fn take_part() -> bool {
    WANTED
        .fetch_update(Ordering::Acquire, Ordering::Relaxed, |wanted| wanted.checked_sub(1))
        .is_ok()
}

fn mark() {
    let mut worker = Worker::<true>::new();
    worker.run();
    LIVE_BYTES.fetch_add(worker.live_bytes, Ordering::Relaxed);
    worker.finish();
    if BUSY.fetch_sub(1, Ordering::AcqRel) == 1 {
        futex::wake(&BUSY, 1);
    }
}

fn sweep_one() -> bool {
    let _held = SWEEPING.lock();
    MAY_SWEEP.load(Ordering::Relaxed) && sweep::sweep_some()
}

/// Gives a piece of the free memory that is too much back to the system.
fn give_back() {
    let _held = SWEEPING.lock();
    if MAY_SWEEP.load(Ordering::Relaxed) {
        let bytes = pace::excess().min(PIECE);
        PAGES.lock().scavenge(bytes);
    }
}

fn request() {
    REQUESTS.fetch_add(1, Ordering::Release);
    futex::wake(&REQUESTS, u32::MAX >> 1);
}

/// Lets helpers sweep from now on.
pub(crate) fn sweep_behind() {
    MAY_SWEEP.store(true, Ordering::Relaxed);
    request();
}

/// Waits until no helper sweeps.
pub(crate) fn stop_sweeping() {
    let _held = SWEEPING.lock();
    MAY_SWEEP.store(false, Ordering::Relaxed);
}

/// Starts `count` helpers on the marking that has begun. They all have to come.
pub(crate) fn begin_marking(count: usize) {
    LIVE_BYTES.store(0, Ordering::Relaxed);
    BUSY.store(count as u32, Ordering::Relaxed);
    WANTED.store(count, Ordering::Release);
    request();
}

/// Waits for the helpers; returns the bytes that they found alive.
pub(crate) fn wait_for_marking() -> usize {
    loop {
        let busy = BUSY.load(Ordering::Acquire);
        if busy == 0 {
            return LIVE_BYTES.load(Ordering::Relaxed);
        }
        futex::wait(&BUSY, busy, None);
    }
}
