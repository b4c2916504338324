//! What `GOGC`, `GOMEMLIMIT` and the figures promise.

mod support;

use go2rs_heap::{Layout, alloc, alloc_array, alloc_noscan, collect, read_mem_stats};
use support::{alone, run};

#[test]
fn counts_of_allocations_are_exact() {
    let _turn = alone();
    run(|| {
        let before = read_mem_stats();
        for i in 0..1000 {
            std::hint::black_box(alloc(Layout::SLICE));
            std::hint::black_box(alloc_noscan(i % 100 + 1));
        }
        std::hint::black_box(alloc_noscan(100_000));
        let after = read_mem_stats();
        assert_eq!(after.mallocs - before.mallocs, 2001);
        assert!(after.total_alloc - before.total_alloc >= 1000 * 24 + 100_000);
    });
}

#[test]
fn garbage_goes_and_memory_goes_back() {
    let _turn = alone();
    run(|| {
        collect();
        let start = read_mem_stats();
        fill(64 << 20);
        collect();
        go2rs_heap::free_os_memory();
        let end = read_mem_stats();
        assert!(end.alloc < start.alloc + (1 << 20), "{} then {}", start.alloc, end.alloc);
        assert!(end.heap_idle - end.heap_released < 1 << 20, "free memory went back");
    });
}

#[inline(never)]
fn fill(bytes: usize) {
    let table = alloc_array(Layout::POINTER, bytes / 1024).cast::<*mut u8>();
    for i in 0..bytes / 1024 {
        // SAFETY: the table has room.
        unsafe { *table.add(i) = alloc_noscan(1024) };
    }
    std::hint::black_box(table);
}

#[test]
fn the_limit_holds_where_the_percentage_is_off() {
    let _turn = alone();
    run(|| {
        let percent = go2rs_heap::set_gc_percent(-1);
        let limit = go2rs_heap::set_memory_limit(32 << 20);
        let before = read_mem_stats().num_gc;
        for _ in 0..40 {
            fill(4 << 20);
        }
        let stats = read_mem_stats();
        assert!(stats.num_gc > before);
        assert!(stats.heap_inuse < 40 << 20, "{} in use", stats.heap_inuse);
        assert_eq!(go2rs_heap::set_memory_limit(limit), 32 << 20);
        assert_eq!(go2rs_heap::set_gc_percent(percent), -1);
    });
}

#[test]
fn interior_pointers_keep_their_object() {
    let _turn = alone();
    run(|| {
        let inside = alloc_noscan(500).wrapping_add(333);
        let far = alloc_array(Layout::POINTER, 50_000).wrapping_add(399_999);
        // SAFETY: both bytes lie in objects that the pointers keep.
        unsafe {
            *inside = 7;
            *far.wrapping_sub(7).cast::<*mut u8>() = inside;
            for _ in 0..3 {
                fill(8 << 20);
                collect();
            }
            assert_eq!(*inside, 7);
            assert_eq!(*far.wrapping_sub(7).cast::<*mut u8>(), inside);
        }
        let found = go2rs_heap::find_object(inside);
        assert_eq!(found, Some((inside.wrapping_sub(333), 512)));
        assert_eq!(go2rs_heap::find_object((&raw const found).cast()), None);
    });
}
