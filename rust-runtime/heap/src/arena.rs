//! The address range of the heap, and what is found from an address by arithmetic.
//!
//! One reservation, taken lazily by the kernel page by page, with two tables beside it: the span of each page, and a bit for each word that says
//! whether it may hold a pointer (used for objects of up to [`crate::size_class::MAX_BITMAP`] bytes).

use crate::size_class::{PAGE, PAGE_SHIFT};
use crate::span::Span;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use go2rs_sys::memory;

/// Address space for objects, in bytes. Taken by halves where the system grants less.
const WANTED: usize = 1 << 40;
const LEAST: usize = 1 << 28;

/// First address of the heap.
static BASE: AtomicUsize = AtomicUsize::new(0);
/// Bytes from `BASE` that were ever used.
static EXTENT: AtomicUsize = AtomicUsize::new(0);
/// The span of each page: `*mut Span`, null where there is none.
static TABLE: AtomicUsize = AtomicUsize::new(0);
/// Where the word of pointer bits of address 0 would stand.
static BITS: AtomicUsize = AtomicUsize::new(0);

/// What a reservation gave: pages of the heap, and room for span records.
pub(crate) struct Reservation {
    pub pages: usize,
    pub records: *mut Span,
}

/// Reserves the heap. `None` when the system grants not even the least.
pub(crate) fn reserve() -> Option<Reservation> {
    let mut bytes = WANTED;
    while bytes >= LEAST {
        if let Some(reservation) = reserve_bytes(bytes) {
            return Some(reservation);
        }
        bytes /= 2;
    }
    None
}

fn reserve_bytes(bytes: usize) -> Option<Reservation> {
    let pages = bytes / PAGE;
    let sizes = [pages * size_of::<*mut Span>(), bytes / 64, pages * size_of::<Span>()];
    let base = memory::reserve_lazy_aligned(bytes, 1 << 22);
    if base.is_null() {
        return None;
    }
    let mut tables = [null_mut::<u8>(); 3];
    for (table, size) in tables.iter_mut().zip(sizes) {
        *table = memory::reserve_lazy(size);
    }
    if tables.iter().any(|table| table.is_null()) {
        // SAFETY: the mappings were made above and nobody uses them.
        unsafe {
            memory::release(base, bytes);
            for (table, size) in tables.into_iter().zip(sizes).filter(|(table, _)| !table.is_null())
            {
                memory::release(table, size);
            }
        }
        return None;
    }
    BASE.store(base as usize, Relaxed);
    TABLE.store(tables[0] as usize, Relaxed);
    BITS.store((tables[1] as usize).wrapping_sub(base as usize >> 9 << 3), Relaxed);
    Some(Reservation { pages, records: tables[2].cast() })
}

/// The address of a page.
pub(crate) fn page_address(page: usize) -> usize {
    BASE.load(Relaxed) + (page << PAGE_SHIFT)
}

/// The page of a heap address.
pub(crate) fn page_of(address: usize) -> usize {
    (address - BASE.load(Relaxed)) >> PAGE_SHIFT
}

/// Says that pages up to `page` are in use from now on.
pub(crate) fn extend(page: usize) {
    EXTENT.store(page << PAGE_SHIFT, Relaxed);
}

/// The range of addresses that objects can have: base and extent in bytes.
#[inline(always)]
pub(crate) fn bounds() -> (usize, usize) {
    (BASE.load(Relaxed), EXTENT.load(Relaxed))
}

/// The slot of the page table for a page of the reservation.
#[inline(always)]
pub(crate) fn table_slot(page: usize) -> *mut *mut Span {
    (TABLE.load(Relaxed) as *mut *mut Span).wrapping_add(page)
}

/// The span that an address lies in, null when there is none. The span may be a free one: look at its state.
#[inline(always)]
pub(crate) fn span_of(address: usize) -> *mut Span {
    let (base, extent) = bounds();
    let offset = address.wrapping_sub(base);
    if offset >= extent {
        return null_mut();
    }
    // SAFETY: the page lies inside the reservation, so its slot lies inside the table.
    unsafe { *table_slot(offset >> PAGE_SHIFT) }
}

/// The 64 pointer bits that hold the bit of the word at `address`.
#[inline(always)]
pub(crate) fn bits_word(address: usize) -> *mut u64 {
    BITS.load(Relaxed).wrapping_add(address >> 9 << 3) as *mut u64
}

/// The bit in [`bits_word`] of the word at `address`.
#[inline(always)]
pub(crate) fn bits_shift(address: usize) -> u32 {
    (address >> 3) as u32 & 63
}

/// Records that the words of the object at `address` that `mask` names may hold pointers. Their bits were clear.
///
/// # Safety
/// The object lies in a span of the calling thread and has at most 64 words.
#[inline(always)]
pub(crate) unsafe fn set_bits(address: usize, mask: u64) {
    let (word, shift) = (bits_word(address), bits_shift(address));
    // SAFETY: the words of the bits stand in the table for every heap address, and the bits of a span belong to its owner.
    unsafe {
        *word |= mask << shift;
        if shift != 0 && mask >> (64 - shift) != 0 {
            *word.add(1) |= mask >> (64 - shift);
        }
    }
}

/// The pointer bits of the object of `words` (at most 64) words at `address`.
///
/// # Safety
/// The object lies in the heap.
#[inline(always)]
pub(crate) unsafe fn get_bits(address: usize, words: usize) -> u64 {
    let (word, shift) = (bits_word(address), bits_shift(address));
    // SAFETY: as in `set_bits`; the second word is read only when the object reaches into it.
    unsafe {
        let mut bits = *word >> shift;
        if shift as usize + words > 64 {
            bits |= *word.add(1) << (64 - shift);
        }
        if words < 64 { bits & ((1 << words) - 1) } else { bits }
    }
}

/// Clears the pointer bits of `from..to`.
///
/// # Safety
/// The range lies in a span of the calling thread.
pub(crate) unsafe fn clear_bits(from: usize, to: usize) {
    let (mut word, last) = (bits_word(from), bits_word(to));
    let keep_low = (1u64 << bits_shift(from)) - 1;
    let keep_high = !((1u64 << bits_shift(to)) - 1);
    // SAFETY: the bits of a span belong to its owner, and spans share no word.
    unsafe {
        if word == last {
            *word &= keep_low | keep_high;
            return;
        }
        *word &= keep_low;
        word = word.add(1);
        while word < last {
            *word = 0;
            word = word.add(1);
        }
        if keep_high != u64::MAX {
            *last &= keep_high;
        }
    }
}
