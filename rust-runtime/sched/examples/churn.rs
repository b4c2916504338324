//! Allocates many gigabytes over eight goroutines and prints the time and the peak of resident memory; `churn.go` does the same in Go.
//! `cargo run --release --example churn [GiB]`

use go2rs_heap::{Layout, alloc, alloc_array, alloc_noscan};
use go2rs_sched::{go, gosched};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

#[repr(C)]
struct Node {
    next: *mut Node,
    data: *mut u8,
    size: usize,
}

const NODE: &Layout = &Layout::mask_of(24, 8, 0b011);
const SLOTS: usize = 2000;
const GOROUTINES: usize = 8;

static DONE: AtomicUsize = AtomicUsize::new(0);

fn churn(seed: u64, bytes: usize) {
    let mut x = seed;
    let table = alloc_array(Layout::POINTER, SLOTS).cast::<*mut Node>();
    let mut total = 0;
    while total < bytes {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        let size = 16usize << (x % 10);
        let data = alloc_noscan(size + (x >> 40) as usize % size);
        let node = alloc(NODE).cast::<Node>();
        // SAFETY: the objects are new, the table has the slots.
        unsafe {
            let place = table.add((x >> 20) as usize % SLOTS);
            let old = *place;
            // Chains of two: the older half is dropped.
            if !old.is_null() {
                (*old).next = std::ptr::null_mut();
            }
            *data = x as u8;
            *node = Node { next: old, data, size };
            *place = node;
        }
        total += size + size / 2 + 24;
    }
    let mut live = 0;
    for slot in 0..SLOTS {
        // SAFETY: as above.
        unsafe {
            let mut node = *table.add(slot);
            while !node.is_null() {
                live += (*node).size;
                node = (*node).next;
            }
        }
    }
    assert!(live > 0);
    DONE.fetch_add(1, Ordering::SeqCst);
}

fn run() {
    let gib: usize = std::env::args().nth(1).and_then(|arg| arg.parse().ok()).unwrap_or(4);
    let begin = Instant::now();
    for i in 0..GOROUTINES {
        go(move || churn(0x9E37_79B9_7F4A_7C15 ^ (i as u64 + 1) << 32, (gib << 30) / GOROUTINES));
    }
    while DONE.load(Ordering::SeqCst) < GOROUTINES {
        gosched();
        go2rs_sched::timer::sleep(1_000_000);
    }
    let stats = go2rs_heap::read_mem_stats();
    println!(
        "{gib} GiB in {:.2} s, {} collections, pauses {} ms, peak {} KiB",
        begin.elapsed().as_secs_f64(),
        stats.num_gc,
        stats.pause_total_ns / 1_000_000,
        peak()
    );
}

fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
        .unwrap_or(0)
}

fn main() {
    go2rs_sched::run(run);
}
