//! Address space: reserving, committing, giving back, guards.

use std::sync::atomic::{AtomicBool, Ordering};

/// The size of a page in bytes.
pub const PAGE: usize = 4096;
/// The size of a page in bytes, for code that asks at run time.
pub fn page_size() -> usize {
    PAGE
}

/// The address space that user code can have, in bytes.
pub const ADDRESS_SPACE: usize = 1 << 47;

/// `MADV_GUARD_INSTALL`, Linux 6.13 and later: page table marks instead of a mapping of its own.
const MADV_GUARD_INSTALL: i32 = 102;

fn map(len: usize, prot: i32) -> *mut u8 {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
    // SAFETY: an anonymous mapping at an address of the kernel's choice.
    let p = unsafe { libc::mmap(std::ptr::null_mut(), len, prot, flags, -1, 0) };
    if p == libc::MAP_FAILED { std::ptr::null_mut() } else { p.cast() }
}

/// Reserves `len` bytes of address space that nobody may touch until [`commit`]. Null when the system refuses.
pub fn reserve(len: usize) -> *mut u8 {
    map(len, libc::PROT_NONE)
}

/// Reserves `len` bytes that read as zero and take memory page by page when first written. Null when the system refuses.
pub fn reserve_lazy(len: usize) -> *mut u8 {
    map(len, libc::PROT_READ | libc::PROT_WRITE)
}

/// As [`reserve_lazy`], aligned to `align`, a power of two of at least a page.
pub fn reserve_lazy_aligned(len: usize, align: usize) -> *mut u8 {
    let p = reserve_lazy(len + align);
    if p.is_null() {
        return p;
    }
    let start = (p as usize).next_multiple_of(align);
    let (head, tail) = (start - p as usize, p as usize + align - start);
    // SAFETY: both pieces lie inside the mapping that was just made and that nobody uses.
    unsafe {
        if head != 0 {
            release(p, head);
        }
        if tail != 0 {
            release((start + len) as *mut u8, tail);
        }
    }
    start as *mut u8
}

/// Makes reserved pages readable and writable. False when the system refuses.
///
/// # Safety
/// The range lies in a reservation of the caller's.
pub unsafe fn commit(ptr: *mut u8, len: usize) -> bool {
    // SAFETY: the range is the caller's.
    unsafe { libc::mprotect(ptr.cast(), len, libc::PROT_READ | libc::PROT_WRITE) == 0 }
}

/// Gives the memory of pages back; they read as zero when touched again.
///
/// # Safety
/// The range is committed, the caller's, and nobody needs what it holds.
pub unsafe fn discard(ptr: *mut u8, len: usize) {
    // SAFETY: the range is the caller's.
    unsafe { libc::madvise(ptr.cast(), len, libc::MADV_DONTNEED) };
}

/// Lets the system take the memory of pages when it needs some; until then they keep what they hold.
///
/// # Safety
/// As for [`discard`].
pub unsafe fn discard_lazily(ptr: *mut u8, len: usize) {
    // SAFETY: the range is the caller's.
    unsafe { libc::madvise(ptr.cast(), len, libc::MADV_FREE) };
}

/// Gives address space back.
///
/// # Safety
/// The range is the caller's and nothing points into it any more.
pub unsafe fn release(ptr: *mut u8, len: usize) {
    // SAFETY: the range is the caller's.
    unsafe { libc::munmap(ptr.cast(), len) };
}

/// Asks for huge pages on a range, or forbids them.
///
/// # Safety
/// The range is the caller's.
pub unsafe fn huge_pages(ptr: *mut u8, len: usize, wanted: bool) {
    let advice = if wanted { libc::MADV_HUGEPAGE } else { libc::MADV_NOHUGEPAGE };
    // SAFETY: the range is the caller's.
    unsafe { libc::madvise(ptr.cast(), len, advice) };
}

static NO_MARKS: AtomicBool = AtomicBool::new(false);

/// Makes a range fault when touched, by page table marks or, where the kernel lacks those, by protection, which costs a
/// mapping each and fails after some ten thousand. False when neither works.
///
/// # Safety
/// The range is the caller's.
pub unsafe fn guard(ptr: *mut u8, len: usize) -> bool {
    if !NO_MARKS.load(Ordering::Relaxed) {
        // SAFETY: the range is the caller's.
        if unsafe { libc::madvise(ptr.cast(), len, MADV_GUARD_INSTALL) } == 0 {
            return true;
        }
        NO_MARKS.store(true, Ordering::Relaxed);
    }
    // SAFETY: the range is the caller's.
    unsafe { libc::mprotect(ptr.cast(), len, libc::PROT_NONE) == 0 }
}

/// Whether guards are page table marks, which cost no mapping.
pub fn guards_are_cheap() -> bool {
    !NO_MARKS.load(Ordering::Relaxed)
}
