//! Weak handles come from the heap.

use go2rs::heap;
use go2rs::prelude::*;

const WORD: usize = 8;

pub fn runtime_register_weak_pointer(p: UnsafePointer) -> UnsafePointer {
    let handle = heap::weak_handle(p.as_raw());
    UnsafePointer::from_raw(if handle.is_null() { everlasting(p) } else { handle })
}

pub fn runtime_make_strong_from_weak(u: UnsafePointer) -> UnsafePointer {
    // SAFETY: a weak pointer holds nothing but what the function above gave it.
    UnsafePointer::from_raw(unsafe { heap::weak_get(u.as_raw()) })
}

/// What lies outside the heap never dies: its handle is a cell that nobody clears.
fn everlasting(p: UnsafePointer) -> *mut u8 {
    let cell = heap::alloc_noscan(WORD);
    // SAFETY: the cell is new and has a word.
    unsafe { cell.cast::<*mut u8>().write(p.as_raw()) };
    cell
}
