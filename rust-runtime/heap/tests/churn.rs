//! Threads that allocate, link, drop and check objects of all kinds while others collect.

mod support;

use go2rs_heap::{Field, Layout, alloc, alloc_array, alloc_noscan, alloc_noscan_dirty};
use std::sync::atomic::{AtomicUsize, Ordering};
use support::{Random, alone, blocking, run, spawn};

/// An object that knows what it should look like.
#[repr(C)]
#[derive(Clone, Copy)]
struct Thing {
    next: *mut Thing,
    seal: usize,
    /// A block without pointers, filled with the low byte of the seal.
    bytes: *mut u8,
    length: usize,
    /// An array of pointers to things.
    children: *mut *mut Thing,
    count: usize,
}

const THING: &Layout = &Layout::fields(
    size_of::<Thing>(),
    8,
    const {
        &[
            Field::new(0, Layout::POINTER),
            Field::new(16, Layout::POINTER),
            Field::new(32, Layout::POINTER),
        ]
    },
);

/// A thing inside of a large struct, so that it gets a header, or a span of its own.
const WIDE: &Layout = &Layout::fields(
    48 + 4000,
    8,
    const { &[Field::new(0, THING), Field::new(48, const { &Layout::sized(4000, 8) })] },
);
const HUGE: &Layout = &Layout::fields(
    48 + 40000,
    8,
    const { &[Field::new(0, THING), Field::new(48, const { &Layout::sized(40000, 8) })] },
);

fn thing(random: &mut Random, next: *mut Thing) -> *mut Thing {
    let layout = match random.below(50) {
        0 => WIDE,
        1 if random.below(10) == 0 => HUGE,
        _ => THING,
    };
    let seal = random.below(1 << 40);
    let length = match random.below(100) {
        0 => random.below(100_000),
        1..5 => random.below(5000),
        _ => random.below(100),
    };
    let count = match random.below(200) {
        0 => random.below(50_000),
        1..20 => random.below(100),
        _ => random.below(4),
    };
    let new = alloc(layout).cast::<Thing>();
    let bytes =
        if random.below(2) == 0 { alloc_noscan(length) } else { alloc_noscan_dirty(length) };
    let children = alloc_array(Layout::POINTER, count).cast::<*mut Thing>();
    // SAFETY: the objects are new.
    unsafe {
        assert!((0..layout.size() / 8).all(|i| *new.cast::<usize>().add(i) == 0), "memory is zero");
        assert!((0..count).all(|i| (*children.add(i)).is_null()), "memory is zero");
        bytes.write_bytes(seal as u8, length);
        *new = Thing { next, seal: seal << 8 | length.min(255), bytes, length, children, count };
        for _ in 0..count.min(3) {
            *children.add(random.below(count)) = next;
        }
    }
    new
}

fn check(mut at: *mut Thing) -> usize {
    let mut seen = 0;
    // SAFETY: reachable things are alive, as the collector promises.
    unsafe {
        while let Some(thing) = at.as_ref() {
            assert_eq!(thing.seal & 255, thing.length.min(255), "the seal is whole");
            let byte = (thing.seal >> 8) as u8;
            for i in [0, thing.length / 2, thing.length.saturating_sub(1)] {
                assert!(thing.length == 0 || *thing.bytes.add(i) == byte, "the bytes are whole");
            }
            for i in 0..thing.count {
                let child = *thing.children.add(i);
                assert!(child.is_null() || child == thing.next, "children are whole");
            }
            seen += 1;
            at = thing.next;
        }
    }
    seen
}

fn churn(seed: u64, rounds: usize, table: *mut *mut Thing, slots: usize) {
    let mut random = Random(seed * 0x9E37_79B9 + 1);
    for _ in 0..rounds {
        let slot = random.below(slots);
        // SAFETY: the table has the slots of this thread.
        unsafe {
            let place = table.add(slot);
            match random.below(8) {
                0 => *place = std::ptr::null_mut(),
                1 => {
                    check(*place);
                }
                _ => *place = thing(&mut random, *place),
            }
            if random.below(40) == 0 {
                *table.add(random.below(slots)) = *place;
            }
        }
    }
    for slot in 0..slots {
        // SAFETY: as above.
        check(unsafe { *table.add(slot) });
    }
}

fn many(threads: usize, rounds: usize) {
    const SLOTS: usize = 20;
    run(|| {
        let table = alloc_array(Layout::POINTER, SLOTS * threads) as usize;
        std::thread::scope(|scope| {
            let handles: Vec<_> = (0..threads)
                .map(|i| {
                    let own = table + i * SLOTS * 8;
                    spawn(scope, move || churn(i as u64 + 1, rounds, own as *mut *mut Thing, SLOTS))
                })
                .collect();
            blocking(|| {
                handles.into_iter().for_each(|handle| handle.join().expect("no thread fails"))
            });
        });
        std::hint::black_box(table);
    });
}

#[test]
fn threads_churn() {
    let _turn = alone();
    many(8, if cfg!(debug_assertions) { 20_000 } else { 60_000 });
}

#[test]
fn threads_churn_verified_and_poisoned() {
    let _turn = alone();
    go2rs_heap::set_poison(true);
    go2rs_heap::set_verify(true);
    many(6, 10_000);
    go2rs_heap::set_verify(false);
    go2rs_heap::set_poison(false);
}

#[test]
fn threads_churn_while_every_allocation_collects() {
    let _turn = alone();
    go2rs_heap::set_poison(true);
    go2rs_heap::set_stress(7);
    many(4, 150);
    go2rs_heap::set_stress(1);
    many(2, 60);
    go2rs_heap::set_stress(0);
    go2rs_heap::set_poison(false);
}

/// Interrupts the inlined path at every place: threads that do nothing but allocate short lists, and one that does nothing but collect.
#[test]
fn the_inlined_path_is_safe_anywhere() {
    let _turn = alone();
    go2rs_heap::set_poison(true);
    let done = AtomicUsize::new(0);
    run(|| {
        std::thread::scope(|scope| {
            for seed in 0..3 {
                let done = &done;
                spawn(scope, move || {
                    short_lists(seed);
                    done.fetch_add(1, Ordering::SeqCst);
                });
            }
            while done.load(Ordering::SeqCst) < 3 {
                go2rs_heap::collect();
            }
        });
    });
    go2rs_heap::set_poison(false);
}

fn short_lists(seed: usize) {
    #[repr(C)]
    struct Node {
        next: *mut Node,
        value: usize,
    }
    const NODE: &Layout = &Layout::mask_of(16, 8, 1);
    for round in 0..30_000 {
        let mut head: *mut Node = std::ptr::null_mut();
        for value in 0..40 {
            let node = alloc(NODE).cast::<Node>();
            // SAFETY: the node is new.
            unsafe {
                assert!((*node).value == 0 && (*node).next.is_null());
                *node = Node { next: head, value: value + round + seed };
            }
            head = node;
        }
        for value in (0..40).rev() {
            // SAFETY: the list is alive.
            unsafe {
                assert_eq!((*head).value, value + round + seed);
                head = (*head).next;
            }
        }
    }
}
