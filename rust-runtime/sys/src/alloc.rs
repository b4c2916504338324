//! malloc for Rust code inside the runtime: no thread is parked while it may hold malloc's lock.

use crate::tls;
use std::alloc::{GlobalAlloc, Layout, System};

/// The system's allocator with the no-stop depth raised around every call. `go2rs-sched` makes it the program's global allocator.
pub struct NoStopAlloc;

// SAFETY: every call is passed on to the system's allocator unchanged.
unsafe impl GlobalAlloc for NoStopAlloc {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        tls::enter_no_stop();
        // SAFETY: the caller's promises are the system allocator's.
        let p = unsafe { System.alloc(layout) };
        tls::exit_no_stop();
        p
    }

    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        tls::enter_no_stop();
        // SAFETY: as above.
        unsafe { System.dealloc(ptr, layout) };
        tls::exit_no_stop();
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        tls::enter_no_stop();
        // SAFETY: as above.
        let p = unsafe { System.alloc_zeroed(layout) };
        tls::exit_no_stop();
        p
    }

    unsafe fn realloc(&self, ptr: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        tls::enter_no_stop();
        // SAFETY: as above.
        let p = unsafe { System.realloc(ptr, layout, new_size) };
        tls::exit_no_stop();
        p
    }
}
