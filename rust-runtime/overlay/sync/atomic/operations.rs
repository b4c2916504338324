//! Atomic operations: each is one of the processor's, sequentially consistent as Go's memory model asks.

use core::sync::atomic::Ordering::SeqCst;
use core::sync::atomic::{AtomicI32, AtomicI64, AtomicPtr, AtomicU32, AtomicU64, AtomicUsize};
use go2rs::prelude::*;

/// The place of a Go pointer as the atomic type `$atomic`.
macro_rules! place {
    ($atomic:ty, $addr:expr) => {{
        let mut addr = $addr;
        let place = &raw mut *addr;
        // SAFETY: a Go pointer that is not nil is the address of a live, aligned value, and all concurrent accesses to it are atomic.
        unsafe { <$atomic>::from_ptr(place.cast()) }
    }};
}

pub fn swap_int32(addr: Ptr<i32>, new: i32) -> i32 {
    place!(AtomicI32, addr).swap(new, SeqCst)
}

pub fn compare_and_swap_int32(addr: Ptr<i32>, old: i32, new: i32) -> bool {
    place!(AtomicI32, addr).compare_exchange(old, new, SeqCst, SeqCst).is_ok()
}

pub fn add_int32(addr: Ptr<i32>, delta: i32) -> i32 {
    place!(AtomicI32, addr).fetch_add(delta, SeqCst).wrapping_add(delta)
}

pub fn and_int32(addr: Ptr<i32>, mask: i32) -> i32 {
    place!(AtomicI32, addr).fetch_and(mask, SeqCst)
}

pub fn or_int32(addr: Ptr<i32>, mask: i32) -> i32 {
    place!(AtomicI32, addr).fetch_or(mask, SeqCst)
}

pub fn load_int32(addr: Ptr<i32>) -> i32 {
    place!(AtomicI32, addr).load(SeqCst)
}

pub fn store_int32(addr: Ptr<i32>, val: i32) {
    place!(AtomicI32, addr).store(val, SeqCst);
}

pub fn swap_uint32(addr: Ptr<u32>, new: u32) -> u32 {
    place!(AtomicU32, addr).swap(new, SeqCst)
}

pub fn compare_and_swap_uint32(addr: Ptr<u32>, old: u32, new: u32) -> bool {
    place!(AtomicU32, addr).compare_exchange(old, new, SeqCst, SeqCst).is_ok()
}

pub fn add_uint32(addr: Ptr<u32>, delta: u32) -> u32 {
    place!(AtomicU32, addr).fetch_add(delta, SeqCst).wrapping_add(delta)
}

pub fn and_uint32(addr: Ptr<u32>, mask: u32) -> u32 {
    place!(AtomicU32, addr).fetch_and(mask, SeqCst)
}

pub fn or_uint32(addr: Ptr<u32>, mask: u32) -> u32 {
    place!(AtomicU32, addr).fetch_or(mask, SeqCst)
}

pub fn load_uint32(addr: Ptr<u32>) -> u32 {
    place!(AtomicU32, addr).load(SeqCst)
}

pub fn store_uint32(addr: Ptr<u32>, val: u32) {
    place!(AtomicU32, addr).store(val, SeqCst);
}

pub fn swap_int64(addr: Ptr<i64>, new: i64) -> i64 {
    place!(AtomicI64, addr).swap(new, SeqCst)
}

pub fn compare_and_swap_int64(addr: Ptr<i64>, old: i64, new: i64) -> bool {
    place!(AtomicI64, addr).compare_exchange(old, new, SeqCst, SeqCst).is_ok()
}

pub fn add_int64(addr: Ptr<i64>, delta: i64) -> i64 {
    place!(AtomicI64, addr).fetch_add(delta, SeqCst).wrapping_add(delta)
}

pub fn and_int64(addr: Ptr<i64>, mask: i64) -> i64 {
    place!(AtomicI64, addr).fetch_and(mask, SeqCst)
}

pub fn or_int64(addr: Ptr<i64>, mask: i64) -> i64 {
    place!(AtomicI64, addr).fetch_or(mask, SeqCst)
}

pub fn load_int64(addr: Ptr<i64>) -> i64 {
    place!(AtomicI64, addr).load(SeqCst)
}

pub fn store_int64(addr: Ptr<i64>, val: i64) {
    place!(AtomicI64, addr).store(val, SeqCst);
}

pub fn swap_uint64(addr: Ptr<u64>, new: u64) -> u64 {
    place!(AtomicU64, addr).swap(new, SeqCst)
}

pub fn compare_and_swap_uint64(addr: Ptr<u64>, old: u64, new: u64) -> bool {
    place!(AtomicU64, addr).compare_exchange(old, new, SeqCst, SeqCst).is_ok()
}

pub fn add_uint64(addr: Ptr<u64>, delta: u64) -> u64 {
    place!(AtomicU64, addr).fetch_add(delta, SeqCst).wrapping_add(delta)
}

pub fn and_uint64(addr: Ptr<u64>, mask: u64) -> u64 {
    place!(AtomicU64, addr).fetch_and(mask, SeqCst)
}

pub fn or_uint64(addr: Ptr<u64>, mask: u64) -> u64 {
    place!(AtomicU64, addr).fetch_or(mask, SeqCst)
}

pub fn load_uint64(addr: Ptr<u64>) -> u64 {
    place!(AtomicU64, addr).load(SeqCst)
}

pub fn store_uint64(addr: Ptr<u64>, val: u64) {
    place!(AtomicU64, addr).store(val, SeqCst);
}

pub fn swap_uintptr(addr: Ptr<Uintptr>, new: Uintptr) -> Uintptr {
    Uintptr(place!(AtomicUsize, addr).swap(new.0, SeqCst))
}

pub fn compare_and_swap_uintptr(addr: Ptr<Uintptr>, old: Uintptr, new: Uintptr) -> bool {
    place!(AtomicUsize, addr).compare_exchange(old.0, new.0, SeqCst, SeqCst).is_ok()
}

pub fn add_uintptr(addr: Ptr<Uintptr>, delta: Uintptr) -> Uintptr {
    Uintptr(place!(AtomicUsize, addr).fetch_add(delta.0, SeqCst).wrapping_add(delta.0))
}

pub fn and_uintptr(addr: Ptr<Uintptr>, mask: Uintptr) -> Uintptr {
    Uintptr(place!(AtomicUsize, addr).fetch_and(mask.0, SeqCst))
}

pub fn or_uintptr(addr: Ptr<Uintptr>, mask: Uintptr) -> Uintptr {
    Uintptr(place!(AtomicUsize, addr).fetch_or(mask.0, SeqCst))
}

pub fn load_uintptr(addr: Ptr<Uintptr>) -> Uintptr {
    Uintptr(place!(AtomicUsize, addr).load(SeqCst))
}

pub fn store_uintptr(addr: Ptr<Uintptr>, val: Uintptr) {
    place!(AtomicUsize, addr).store(val.0, SeqCst);
}

pub fn swap_pointer(addr: Ptr<UnsafePointer>, new: UnsafePointer) -> UnsafePointer {
    UnsafePointer::from_raw(place!(AtomicPtr<u8>, addr).swap(UnsafePointer::raw(new), SeqCst))
}

pub fn compare_and_swap_pointer(addr: Ptr<UnsafePointer>, old: UnsafePointer, new: UnsafePointer) -> bool {
    place!(AtomicPtr<u8>, addr).compare_exchange(UnsafePointer::raw(old), UnsafePointer::raw(new), SeqCst, SeqCst).is_ok()
}

pub fn load_pointer(addr: Ptr<UnsafePointer>) -> UnsafePointer {
    UnsafePointer::from_raw(place!(AtomicPtr<u8>, addr).load(SeqCst))
}

pub fn store_pointer(addr: Ptr<UnsafePointer>, val: UnsafePointer) {
    place!(AtomicPtr<u8>, addr).store(UnsafePointer::raw(val), SeqCst);
}

/// The goroutine stays on its thread's P: nothing here depends on it.
pub fn runtime_proc_pin() -> isize {
    go2rs::rt::proc_pin()
}

pub fn runtime_proc_unpin() {
    go2rs::rt::proc_unpin();
}

pub fn same_type(a: Any, b: Any) -> bool {
    let id = |value: Any| value.go_parts().0.map(|ty| ty.id);
    id(a) == id(b)
}
