//! Binary trees, one thread: `cargo run --release --example trees [depth]`.
use go2rs_heap::{Field, Layout, alloc};

#[repr(C)]
struct Node {
    left: *mut Node,
    right: *mut Node,
}

const NODE: &Layout = &Layout::fields(
    size_of::<Node>(),
    align_of::<Node>(),
    const { &[Field::new(0, Layout::POINTER), Field::new(8, Layout::POINTER)] },
);

fn build(depth: u32) -> *mut Node {
    let node = alloc(NODE).cast::<Node>();
    if depth > 0 {
        // SAFETY: the node is new.
        unsafe {
            (*node).left = build(depth - 1);
            (*node).right = build(depth - 1);
        }
    }
    node
}

fn count(node: *mut Node) -> usize {
    // SAFETY: nodes of a tree are alive, as the collector promises.
    unsafe {
        if (*node).left.is_null() { 1 } else { 1 + count((*node).left) + count((*node).right) }
    }
}

fn main() {
    let max: u32 = std::env::args().nth(1).and_then(|arg| arg.parse().ok()).unwrap_or(18);
    println!("stretch tree of depth {}\t check: {}", max + 1, count(build(max + 1)));
    let long = build(max);
    for depth in (4..=max).step_by(4) {
        let n = 1usize << (max - depth + 4);
        let total: usize = (0..n).map(|_| count(build(depth))).sum();
        println!("{n}\t trees of depth {depth}\t check: {total}");
    }
    println!("long lived tree of depth {max}\t check: {}", count(long));
    let stats = go2rs_heap::read_mem_stats();
    eprintln!(
        "collections {}, pauses {} ms, peak RSS {} KiB",
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
