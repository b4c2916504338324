//! Lists of spans by class, and sweeping: turning what marking left into free slots.

use crate::layout::Layout;
use crate::mode;
use crate::pages::PAGES;
use crate::size_class::{CLASSES, SPAN_PAGES};
use crate::span::{List, Span};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering::Relaxed};
use go2rs_sys::{Lock, tls};

/// Runs in a thread cache: a class without pointers, then with.
pub(crate) const RUNS: usize = 2 * CLASSES;
/// How many spans one allocation sweeps in vain before it takes a fresh one.
const PATIENCE: usize = 64;

/// The spans of one class that no thread holds.
pub(crate) struct Central {
    /// Swept, with free slots.
    partial: List,
    /// Swept, without.
    full: List,
    unswept: List,
}

impl Central {
    const fn new() -> Central {
        Central { partial: List::new(), full: List::new(), unswept: List::new() }
    }
}

/// By run; the first entry has the large objects, which are never partial.
pub(crate) static CENTRAL: [Lock<Central>; RUNS] = [const { Lock::new(Central::new()) }; RUNS];
/// Completed markings. A span whose epoch is older has to be swept.
pub(crate) static EPOCH: AtomicU32 = AtomicU32::new(0);
/// Spans in the unswept lists, about: zero once all are swept.
static UNSWEPT: AtomicUsize = AtomicUsize::new(0);
/// What sweeping freed since the start.
pub(crate) static FREED_OBJECTS: AtomicU64 = AtomicU64::new(0);
pub(crate) static FREED_BYTES: AtomicU64 = AtomicU64::new(0);

pub(crate) const LARGE: usize = 0;

/// The run that serves the span's class.
pub(crate) fn run_of(span: &Span) -> usize {
    if span.class == 0 {
        LARGE
    } else {
        Layout::run_index(span.class as usize, span.noscan) as usize
    }
}

/// Sweeps a span: what is not marked becomes free.
///
/// # Safety
/// The span is in no list, the calling thread owns it or the world stands, and its epoch is old.
pub(crate) unsafe fn sweep(span: *mut Span) {
    // SAFETY: by contract the span is the caller's.
    let span = unsafe { &mut *span };
    let (mut before, mut after) = (0, 0);
    for i in 0..span.bitmap_words() {
        let marks = span.marks[i].load(Relaxed);
        let dead = span.allocated[i] & !marks;
        before += span.allocated[i].count_ones();
        after += marks.count_ones();
        if mode::poison() && dead != 0 {
            poison(span, i, dead);
        }
        span.allocated[i] = marks;
        span.marks[i].store(0, Relaxed);
    }
    span.free = (span.slots - after) as u16;
    span.position = 0;
    span.zeroed = false;
    span.epoch = EPOCH.load(Relaxed);
    // A stale word on a stack can mark a slot that was free, so the difference may be negative for a while.
    let freed = before.wrapping_sub(after) as i32 as i64 as u64;
    FREED_OBJECTS.fetch_add(freed, Relaxed);
    FREED_BYTES.fetch_add(freed.wrapping_mul(span.slot_size as u64), Relaxed);
}

#[cold]
fn poison(span: &Span, word: usize, mut dead: u64) {
    while dead != 0 {
        let slot = span.slot_address(word * 64 + dead.trailing_zeros() as usize);
        // SAFETY: the slot is dead.
        unsafe { core::ptr::write_bytes(slot as *mut u8, mode::POISON, span.slot_size) };
        dead &= dead - 1;
    }
}

/// Puts a swept span where it belongs.
///
/// # Safety
/// The span is in no list and belongs to the caller.
unsafe fn file(span: *mut Span) {
    // SAFETY: by contract.
    unsafe {
        if (*span).free as u32 == (*span).slots {
            PAGES.lock().give(span);
            return;
        }
        let mut central = CENTRAL[run_of(&*span)].lock();
        if (*span).free > 0 {
            central.partial.push(span);
        } else {
            central.full.push(span);
        }
    }
}

/// Sweeps one span of a run's unswept list. False when the list was empty.
fn sweep_next(run: usize) -> bool {
    // A span on its way from one list to another must not meet a collection.
    tls::enter_no_stop();
    let span = CENTRAL[run].lock().unswept.pop();
    if !span.is_null() {
        UNSWEPT.fetch_sub(1, Relaxed);
        // SAFETY: taken from its list, the span is this thread's.
        unsafe {
            sweep(span);
            file(span);
        }
    }
    tls::exit_no_stop();
    !span.is_null()
}

/// A span of the run with free slots: a swept one, else one that is swept now, else a fresh one. Null when memory is used up.
pub(crate) fn span_for(run: usize) -> *mut Span {
    for _ in 0..PATIENCE {
        let mut central = CENTRAL[run].lock();
        let span = central.partial.pop();
        if !span.is_null() {
            return span;
        }
        let span = central.unswept.pop();
        drop(central);
        if span.is_null() {
            break;
        }
        UNSWEPT.fetch_sub(1, Relaxed);
        // SAFETY: taken from its list, the span is this thread's.
        unsafe {
            sweep(span);
            if (*span).free > 0 {
                return span;
            }
            file(span);
        }
    }
    let (class, noscan) = if run < CLASSES { (run, true) } else { (run - CLASSES, false) };
    let span = take_pages(SPAN_PAGES[class] as usize);
    if !span.is_null() {
        // SAFETY: the record is fresh.
        unsafe { Span::start_class(span, class, noscan, EPOCH.load(Relaxed)) };
    }
    span
}

/// Pages for a new span. Memory that sweeping frees is preferred to memory that the process does not have yet.
pub(crate) fn take_pages(pages: usize) -> *mut Span {
    let span = PAGES.lock().take(pages, true);
    if !span.is_null() {
        return span;
    }
    if UNSWEPT.load(Relaxed) > 0 {
        reclaim(pages);
    }
    PAGES.lock().take(pages, false)
}

/// Sweeps spans of any class, large ones first, until `pages` became free in one piece or enough was tried.
fn reclaim(pages: usize) {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    while sweep_next(LARGE) {}
    for _ in 0..RUNS {
        let run = NEXT.load(Relaxed) % RUNS;
        let mut tries = 4 * PATIENCE;
        while sweep_next(run) {
            tries -= 1;
            if tries == 0 || PAGES.lock().dirty_bytes() >= pages * crate::PAGE {
                return;
            }
        }
        NEXT.store(run + 1, Relaxed);
    }
}

/// Sweeps everything that is in a list. Also what the background does after a collection, one span at a time.
pub(crate) fn sweep_all() {
    for run in 0..RUNS {
        while sweep_next(run) {}
    }
}

/// Sweeps one span that waits for it. False when none does.
pub(crate) fn sweep_some() -> bool {
    UNSWEPT.load(Relaxed) > 0 && (0..RUNS).any(sweep_next)
}

/// Files a span that a thread filled up or gives back.
///
/// # Safety
/// The span is in no list and belongs to the caller, who no longer uses it.
pub(crate) unsafe fn give_back(span: *mut Span) {
    // SAFETY: by contract.
    unsafe {
        if (*span).epoch != EPOCH.load(Relaxed) {
            sweep(span);
        } else {
            let used: u32 = (&(*span).allocated)[..(*span).bitmap_words()]
                .iter()
                .map(|word| word.count_ones())
                .sum();
            (*span).free = ((*span).slots - used) as u16;
            (*span).position = 0;
        }
        file(span);
    }
}

/// Adds a large object's span to the full ones.
///
/// # Safety
/// The span is in no list and belongs to the caller.
pub(crate) unsafe fn file_large(span: *mut Span) {
    // SAFETY: by contract.
    unsafe { CENTRAL[LARGE].lock().full.push(span) };
}

/// After marking: every span that is in a list has to be swept. The world stands.
pub(crate) fn begin_epoch() {
    EPOCH.fetch_add(1, Relaxed);
    let mut count = 0;
    for lock in &CENTRAL {
        let mut central = lock.lock();
        let central = &mut *central;
        central.unswept.append(&mut central.partial);
        central.unswept.append(&mut central.full);
        count += central.unswept.len();
    }
    UNSWEPT.store(count, Relaxed);
}

/// Calls `visit` with every span that is in a list. The world stands.
pub(crate) fn each_span(mut visit: impl FnMut(*mut Span)) {
    for lock in &CENTRAL {
        let central = lock.lock();
        central.partial.each(&mut visit);
        central.full.each(&mut visit);
        central.unswept.each(&mut visit);
    }
}

/// A large object's span, not yet filed. Null when memory is used up.
pub(crate) fn large_span(pages: usize, noscan: bool) -> *mut Span {
    if UNSWEPT.load(Relaxed) > 0 {
        while sweep_next(LARGE) {}
    }
    let span = take_pages(pages);
    if span.is_null() {
        return null_mut();
    }
    // SAFETY: the record is fresh.
    unsafe { Span::start_large(span, noscan, EPOCH.load(Relaxed)) };
    span
}
