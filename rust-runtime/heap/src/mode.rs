//! What the environment asks for, and the switches for tests.
//!
//! `GO2RS_GC` is a list: `stress` or `stress=N` collects at every (every Nth) allocation, `verify` marks twice and compares, `poison` fills
//! freed memory, `threads=N` marks on N threads. `GODEBUG=gctrace=1` prints a line for each collection.

use core::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

/// What freed memory is filled with.
pub(crate) const POISON: u8 = 0xDB;

static STRESS: AtomicUsize = AtomicUsize::new(0);
static ALLOCATIONS: AtomicUsize = AtomicUsize::new(0);
static POISONING: AtomicBool = AtomicBool::new(false);
static VERIFYING: AtomicBool = AtomicBool::new(false);
static TRACING: AtomicBool = AtomicBool::new(false);
static THREADS: AtomicUsize = AtomicUsize::new(0);

/// Reads the environment. Called once, before the first allocation.
pub(crate) fn start() {
    for word in std::env::var("GO2RS_GC").unwrap_or_default().split(',') {
        let (name, value) = word.split_once('=').unwrap_or((word, "1"));
        match name {
            "stress" => set_stress(value.parse().unwrap_or(1)),
            "poison" => set_poison(true),
            "verify" => set_verify(true),
            "threads" => THREADS.store(value.parse().unwrap_or(0), Relaxed),
            _ => {}
        }
    }
    let debug = std::env::var("GODEBUG").unwrap_or_default();
    TRACING.store(debug.split(',').any(|word| word == "gctrace=1"), Relaxed);
}

/// Collects at every `every`th allocation from now on; 0 ends it. For tests; takes hold as the threads' runs end.
pub fn set_stress(every: usize) {
    STRESS.store(every, Relaxed);
}

/// Fills freed memory with a pattern from now on.
pub fn set_poison(on: bool) {
    POISONING.store(on, Relaxed);
}

/// Checks each marking by a second, simple one.
pub fn set_verify(on: bool) {
    VERIFYING.store(on, Relaxed);
}

/// Whether runs hold one slot only, so that each allocation takes the slow path.
pub(crate) fn stressing() -> bool {
    STRESS.load(Relaxed) != 0
}

/// Counts an allocation; says whether it has to collect.
pub(crate) fn stress_due() -> bool {
    let every = STRESS.load(Relaxed);
    every != 0 && ALLOCATIONS.fetch_add(1, Relaxed).is_multiple_of(every)
}

pub(crate) fn poison() -> bool {
    POISONING.load(Relaxed)
}

pub(crate) fn verify() -> bool {
    VERIFYING.load(Relaxed)
}

pub(crate) fn trace() -> bool {
    TRACING.load(Relaxed)
}

/// How many threads mark, where the environment says it; 0 where it does not.
pub(crate) fn threads() -> usize {
    THREADS.load(Relaxed)
}
