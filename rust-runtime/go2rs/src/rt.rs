//! What the overlay's Rust files use beside the prelude: the runtime's other entry points with Go's values.

use crate::word::Word;
use crate::{Any, Func, Type};
use go2rs_sys::Lock;

pub use go2rs_sched::{after_fork, after_fork_in_child, before_fork, callers, frame_at, num_goroutine, stack_text};

/// An interface value's dynamic type and data word.
pub fn parts(value: Any) -> (Option<&'static Type>, Word) {
    crate::Go::go_parts(value)
}

/// Keeps the running goroutine on its P; gives the P's number.
pub fn proc_pin() -> isize {
    go2rs_sched::proc_pin() as isize
}

pub fn proc_unpin() {
    go2rs_sched::proc_unpin();
}

/// Whether spinning for a lock may pay, `i` rounds into it.
pub fn can_spin(i: isize) -> bool {
    go2rs_sched::can_spin(i)
}

static POOL_CLEANUP: Lock<Option<Func<dyn Fn()>>> = Lock::new(None);

/// Package sync's pools are emptied by this at the start of each collection, with the world stopped.
pub fn register_pool_cleanup(cleanup: Func<dyn Fn()>) {
    *POOL_CLEANUP.lock() = Some(cleanup);
    go2rs_heap::set_cycle_hook(|| {
        let cleanup = *POOL_CLEANUP.lock();
        if let Some(cleanup) = cleanup {
            cleanup();
        }
    });
}

/// Go's `runtime.SetFinalizer`. The finalizer is any func of one parameter that the object can be passed as.
pub fn set_finalizer(object: Any, finalizer: Any) {
    let (_, data) = parts(object);
    let place = data.raw();
    if finalizer == crate::nil {
        go2rs_heap::set_finalizer(place, None, std::ptr::null_mut());
        return;
    }
    // The func value's word and the object's are all that the call needs: every pointer parameter is one word.
    let (_, code) = parts(finalizer);
    go2rs_heap::set_finalizer(place, Some(run_finalizer), code.raw());
}

/// # Safety
/// `data` is the word of a func value of one pointer parameter, `object` what it is to be called with.
unsafe fn run_finalizer(object: *mut u8, data: *mut u8) {
    // SAFETY: all func values with one pointer parameter and no result are called alike.
    let f = unsafe { Func::<dyn Fn(crate::Ptr<u8>)>::from_raw(data) };
    // SAFETY: the object is alive: the collector found it dead once and keeps it for this call.
    f(unsafe { crate::Ptr::from_raw(object) });
}

/// Has `cleanup` called some time after what `object` points at has died; gives an id for [`stop_cleanup`].
pub fn add_cleanup(object: Any, cleanup: Func<dyn Fn()>) -> u64 {
    let (_, data) = parts(object);
    go2rs_heap::add_cleanup(data.raw(), run_cleanup, cleanup.raw().cast_mut())
}


/// # Safety
/// `data` is the word of a func value without parameters.
unsafe fn run_cleanup(_: *mut u8, data: *mut u8) {
    // SAFETY: the caller's promise.
    let f = unsafe { Func::<dyn Fn()>::from_raw(data) };
    f();
}

/// Takes back what [`add_cleanup`] gave this id for, if it did not run yet.
pub fn stop_cleanup(id: u64) {
    go2rs_heap::stop_cleanup(id);
}
