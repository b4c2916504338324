//! What the overlay's Rust files use beside the prelude: the runtime's other entry points with Go's values.

use crate::word::Word;
use crate::{Any, Func, Type};
use go2rs_sys::Lock;

pub use go2rs_sched::{
    after_fork, after_fork_in_child, before_fork, callers, frame_at, num_goroutine, stack_text,
};

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

/// The descriptors of types, for package reflect.
pub mod descriptors {
    pub use crate::composed::{
        NewField, array_of, chan_of, func_id, func_of, map_of, pointer_to, slice_of, struct_of,
    };
    pub use crate::types::{Basic, Direction, Field, InterfaceMethod, Link, Method, Shape, TypeFn};
}

/// The value of a type that is known at run time only, as an interface value; large ones are copied to the heap.
///
/// # Safety
/// `place` is the address of a value of the type.
pub unsafe fn load_any(ty: &'static Type, place: *const u8) -> Any {
    if ty.is_interface() {
        // SAFETY: both forms of interfaces are two words; the caller's promise.
        return unsafe { load_interface(ty, place) };
    }
    if ty.is_direct() {
        let mut word = std::ptr::null_mut::<u8>();
        // SAFETY: the value fits into the word.
        unsafe { std::ptr::copy_nonoverlapping(place, (&raw mut word).cast(), ty.size) };
        return Any::from_parts(Some(ty), Word::from_raw(word));
    }
    let copy = go2rs_heap::alloc(ty.layout);
    // SAFETY: the allocation has room for a value of the type.
    unsafe { std::ptr::copy_nonoverlapping(place, copy, ty.size) };
    Any::from_parts(Some(ty), Word::from_raw(copy))
}

/// # Safety
/// `place` is the address of an interface of type `ty`.
unsafe fn load_interface(ty: &'static Type, place: *const u8) -> Any {
    if matches!(ty.shape, crate::types::Shape::Interface(methods) if methods.is_empty()) {
        // SAFETY: an interface without methods has the words of `Any`.
        return unsafe { *place.cast::<Any>() };
    }
    // SAFETY: the words of an interface with methods are a table and the data.
    let (tab, data) = unsafe { *place.cast::<(*const crate::iface::Itab, Word)>() };
    let (dynamic, data) = crate::iface::itab_parts(tab, data);
    Any::from_parts(dynamic, data)
}

/// Stores the dynamic value of `value` in an interface; false if its type lacks methods.
///
/// # Safety
/// `place` is the address of an interface of type `ty`.
pub unsafe fn store_interface(ty: &'static Type, value: Any, place: *mut u8) -> bool {
    if matches!(ty.shape, crate::types::Shape::Interface(methods) if methods.is_empty()) {
        // SAFETY: an interface without methods has the words of `Any`.
        unsafe { *place.cast::<Any>() = value };
        return true;
    }
    let (dynamic, data) = parts(value);
    let Some(tab) = crate::iface::find_itab(dynamic, ty) else { return false };
    // SAFETY: the words of an interface with methods are a table and the data.
    unsafe { *place.cast::<(*const crate::iface::Itab, Word)>() = (tab, data) };
    true
}

/// A map with the same entries: package maps' `Clone`.
pub fn clone_map(map: Any) -> Any {
    let (Some(ty), data) = parts(map) else { return map };
    let layout = crate::map_erased::MapLayout::of(ty);
    // SAFETY: the word is of a map of that type.
    let copy = unsafe { crate::map_erased::clone(layout, data.raw()) };
    Any::from_parts(Some(ty), Word::from_raw(copy))
}

/// A channel of an element type that is known at run time only.
pub fn make_chan(elem: &'static Type, n: isize) -> *mut u8 {
    let fits =
        n >= 0 && elem.size.checked_mul(n as usize).is_some_and(|b| b <= crate::slice::MAX_BYTES);
    if !fits {
        crate::errors::panic_plain("makechan: size out of range");
    }
    crate::chan::make_record(elem.size, elem.layout, n as usize).cast()
}
