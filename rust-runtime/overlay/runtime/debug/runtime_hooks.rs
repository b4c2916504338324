//! What package debug asks of the heap and the scheduler.

use core::sync::atomic::{AtomicBool, AtomicIsize, Ordering};
use go_time::Duration;
use go2rs::heap;
use go2rs::prelude::*;
use go2rs::sched;

/// The latest pauses, their ends, and three figures: all in one slice, the newest first.
pub fn read_gc_stats_(mut pauses: Ptr<Slice<Duration>>) {
    let s = heap::read_mem_stats();
    let mut list = Slice::<Duration>::NIL;
    let rings = [s.pause_ns, s.pause_end];
    for ring in rings {
        let count = (s.num_gc as usize).min(ring.len());
        for age in 1..=count {
            list.push(Duration(ring[(s.num_gc as usize - age) % ring.len()] as i64));
        }
    }
    *pauses = list.append([Duration(s.last_gc as i64), Duration(i64::from(s.num_gc)), Duration(s.pause_total_ns as i64)]);
}

pub fn free_os_memory_() {
    heap::free_os_memory();
}

/// Stacks have the size of their slots; reports of overflow tell the setting.
pub fn set_max_stack_(bytes: isize) -> isize {
    sched::set_max_stack(bytes)
}

pub fn set_gc_percent_(percent: i32) -> i32 {
    heap::set_gc_percent(percent)
}

pub fn set_max_threads_(threads: isize) -> isize {
    sched::set_max_threads(threads as usize) as isize
}

pub fn set_memory_limit_(bytes: i64) -> i64 {
    heap::set_memory_limit(bytes)
}

pub fn set_traceback(level: Str) {
    sched::set_traceback(&String::from_utf8_lossy(level.as_bytes()));
}

/// The program's modules, as `go build` records them; empty where they were not recorded.
pub fn modinfo() -> Str {
    Str::copy_of(option_env!("GO2RS_MODINFO").unwrap_or("").as_bytes())
}

pub fn runtime_set_crash_fd(fd: Uintptr) -> Uintptr {
    Uintptr(sched::set_crash_fd(fd.0 as i32) as usize)
}

/// Faults never become panics here: nil is checked for, and anything else is a fault of the runtime. The setting is only remembered.
pub fn set_panic_on_fault_(enabled: bool) -> bool {
    static PANIC_ON_FAULT: AtomicBool = AtomicBool::new(false);
    PANIC_ON_FAULT.swap(enabled, Ordering::Relaxed)
}
