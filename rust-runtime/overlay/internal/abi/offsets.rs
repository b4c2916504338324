//! Addresses by offset: package abi keeps names, types and texts as 32-bit numbers. Reading takes no lock, because whoever compares methods of types reads very many.

use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

/// As many addresses as the first bucket has; each further one has twice as many.
const FIRST: usize = 1024;
const BUCKETS: usize = 32 - FIRST.ilog2() as usize;

static TABLE: [AtomicPtr<AtomicUsize>; BUCKETS] = [const { AtomicPtr::new(std::ptr::null_mut()) }; BUCKETS];

/// Offset 0 stands for nothing.
static NEXT: AtomicUsize = AtomicUsize::new(1);

/// The bucket of an offset, and the position in it.
fn place(offset: usize) -> (usize, usize) {
    let bucket = ((offset + FIRST) / FIRST).ilog2() as usize;
    (bucket, offset + FIRST - (FIRST << bucket))
}

/// The address that an offset of [`add`] stands for; 0 for other numbers.
#[inline]
pub(crate) fn get(offset: i32) -> usize {
    if offset <= 0 {
        return 0;
    }
    let (bucket, at) = place(offset as usize);
    let addresses = TABLE[bucket].load(Ordering::Acquire);
    if addresses.is_null() {
        return 0;
    }
    // SAFETY: a bucket is never freed and has room for all its positions.
    unsafe { (*addresses.add(at)).load(Ordering::Acquire) }
}

/// A new offset for an address.
pub(crate) fn add(address: usize) -> i32 {
    let offset = NEXT.fetch_add(1, Ordering::Relaxed);
    let (bucket, at) = place(offset);
    // SAFETY: as in `get`.
    unsafe { (*addresses(bucket).add(at)).store(address, Ordering::Release) };
    offset as i32
}

/// A bucket, made when it is first needed; of two that make it at the same time, the second throws its own away.
fn addresses(bucket: usize) -> *mut AtomicUsize {
    let found = TABLE[bucket].load(Ordering::Acquire);
    if !found.is_null() {
        return found;
    }
    let made: Box<[AtomicUsize]> = (0..FIRST << bucket).map(|_| AtomicUsize::new(0)).collect();
    let made = Box::into_raw(made);
    match TABLE[bucket].compare_exchange(std::ptr::null_mut(), made.cast(), Ordering::AcqRel, Ordering::Acquire) {
        Ok(_) => made.cast(),
        Err(theirs) => {
            // SAFETY: nobody else has seen this one.
            drop(unsafe { Box::from_raw(made) });
            theirs
        }
    }
}
