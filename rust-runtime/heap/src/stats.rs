//! Figures: `runtime.MemStats`, and the lines of `GODEBUG=gctrace=1`.

use crate::cache::each_cache;
use crate::pages::PAGES;
use crate::size_class::SLOT_SIZE;
use crate::sweep::{FREED_BYTES, FREED_OBJECTS, RUNS};
use crate::{mode, pace, world};
use core::sync::atomic::{AtomicI64, Ordering::Relaxed};
use go2rs_sys::{Lock, clock, syscall};

/// Pauses that are remembered.
pub const PAUSES: usize = 256;

static BEGIN: AtomicI64 = AtomicI64::new(0);
static HISTORY: Lock<History> = Lock::new(History {
    collections: 0,
    forced: 0,
    pause_total: 0,
    last: 0,
    marking_total: 0,
    pauses: [0; PAUSES],
    ends: [0; PAUSES],
});

struct History {
    collections: u32,
    forced: u32,
    pause_total: u64,
    last: u64,
    marking_total: u64,
    pauses: [u64; PAUSES],
    ends: [u64; PAUSES],
}

/// One collection: times on the monotonic clock in nanoseconds, sizes in bytes.
pub(crate) struct Cycle {
    pub begin: i64,
    pub marking: i64,
    pub settled: i64,
    pub end: i64,
    pub before: usize,
    pub live: usize,
    pub goal: usize,
    pub forced: bool,
    pub workers: usize,
    /// Of this collection, counted from 1; set by [`record`].
    pub number: u32,
    /// Processor time of all markings up to this one.
    pub marking_total: u64,
}

pub(crate) fn start() {
    BEGIN.store(clock::nanotime(), Relaxed);
}

/// Remembers a collection, and gives it its number. The world stands.
pub(crate) fn record(cycle: &mut Cycle) {
    let now = clock::walltime() as u64;
    let mut history = HISTORY.lock();
    let pause = (cycle.end - cycle.begin) as u64;
    let at = history.collections as usize % PAUSES;
    history.pauses[at] = pause;
    history.ends[at] = now;
    history.collections += 1;
    history.forced += u32::from(cycle.forced);
    history.pause_total += pause;
    history.marking_total += pause * cycle.workers as u64;
    history.last = now;
    cycle.number = history.collections;
    cycle.marking_total = history.marking_total;
}

/// Prints the line of `GODEBUG=gctrace=1`, in Go's form. Go's three phases are here: stopping and sweeping, marking, finishing.
pub(crate) fn print(cycle: &Cycle) {
    if !mode::trace() {
        return;
    }
    let (number, marking) = (cycle.number, cycle.marking_total);
    let since = cycle.begin - BEGIN.load(Relaxed);
    let processors = go2rs_sys::thread::cpu_count();
    let share = 100.0 * marking as f64 / (since.max(1) as f64 * processors as f64);
    let ms = |from: i64, to: i64| (to - from) as f64 / 1e6;
    let (first, second, third) = (
        ms(cycle.begin, cycle.marking),
        ms(cycle.marking, cycle.settled),
        ms(cycle.settled, cycle.end),
    );
    let mb = |bytes: usize| bytes >> 20;
    let goal = if cycle.goal == usize::MAX { 0 } else { mb(cycle.goal) };
    let line = format!(
        "gc {number} @{:.3}s {share:.0}%: {first:.3}+{second:.3}+{third:.3} ms clock, {first:.3}+{:.3}/{:.3}/0+{third:.3} ms cpu, \
         {}->{}->{} MB, {goal} MB goal, {} MB stacks, 0 MB globals, {processors} P{}\n",
        since as f64 / 1e9,
        0.0,
        second * cycle.workers as f64,
        mb(cycle.before),
        mb(cycle.before),
        mb(cycle.live),
        mb(pace::root_bytes()),
        if cycle.forced { " (forced)" } else { "" },
    );
    syscall::write_all(2, line.as_bytes());
}

/// The figures behind `runtime.MemStats`: bytes unless said otherwise, names as in Go.
#[derive(Clone, Copy, Debug)]
pub struct MemStats {
    pub alloc: u64,
    pub total_alloc: u64,
    pub sys: u64,
    pub mallocs: u64,
    pub frees: u64,
    pub heap_sys: u64,
    pub heap_idle: u64,
    pub heap_inuse: u64,
    pub heap_released: u64,
    pub heap_objects: u64,
    pub gc_sys: u64,
    pub next_gc: u64,
    /// Nanoseconds since 1970.
    pub last_gc: u64,
    /// Nanoseconds.
    pub pause_total_ns: u64,
    pub num_gc: u32,
    pub num_forced_gc: u32,
    pub gc_cpu_fraction: f64,
    /// The latest pauses in nanoseconds, a ring: the newest at `(num_gc + 255) % 256`.
    pub pause_ns: [u64; PAUSES],
    /// When they ended, in nanoseconds since 1970.
    pub pause_end: [u64; PAUSES],
}

/// Reads the figures. Stops the world for it, so that they fit together.
pub fn read_mem_stats() -> MemStats {
    crate::collect::start();
    let mut out = None;
    while out.is_none() {
        world::stopped(&mut |_| out = Some(read()));
    }
    out.unwrap_or_else(|| unreachable!("the loop ends with a value"))
}

/// Objects and bytes that were ever allocated. Exact while the world stands.
fn allocated() -> (u64, u64) {
    let (mut objects, mut bytes) = (0, 0);
    each_cache(|cache| {
        // SAFETY: caches live for ever; the world stands or the caller takes a blurred figure.
        let cache = unsafe { &*cache };
        objects += cache.large_objects;
        bytes += cache.large_bytes;
        for run in 0..RUNS {
            let slot = SLOT_SIZE[run % crate::size_class::CLASSES] as u64;
            if cache.slots[run] > 0 {
                let left = (cache.runs[run].end - cache.runs[run].cursor) as u64 / slot;
                objects += cache.slots[run] - left;
                bytes += (cache.slots[run] - left) * slot;
            }
        }
    });
    (objects, bytes)
}

fn read() -> MemStats {
    let (mallocs, total_alloc) = allocated();
    let (frees, freed) = (FREED_OBJECTS.load(Relaxed), FREED_BYTES.load(Relaxed));
    let pages = PAGES.lock();
    let (in_use, dirty, extent) =
        (pages.in_use * crate::PAGE, pages.dirty_bytes(), pages.extent_bytes());
    let (clean, tables) = (pages.clean_bytes(), pages.table_bytes());
    drop(pages);
    let history = HISTORY.lock();
    let since = (clock::nanotime() - BEGIN.load(Relaxed)).max(1) as f64
        * go2rs_sys::thread::cpu_count() as f64;
    let alloc = total_alloc.wrapping_sub(freed);
    MemStats {
        alloc,
        total_alloc,
        sys: (extent + tables) as u64,
        mallocs,
        frees,
        heap_sys: extent as u64,
        heap_idle: (dirty + clean) as u64,
        heap_inuse: in_use as u64,
        heap_released: clean as u64,
        heap_objects: mallocs.wrapping_sub(frees),
        gc_sys: tables as u64,
        next_gc: pace::goal() as u64,
        last_gc: history.last,
        pause_total_ns: history.pause_total,
        num_gc: history.collections,
        num_forced_gc: history.forced,
        gc_cpu_fraction: history.marking_total as f64 / since,
        pause_ns: history.pauses,
        pause_end: history.ends,
    }
}
