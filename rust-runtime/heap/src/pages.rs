//! The page heap: free runs of pages, their merging, and giving memory back to the system.

use crate::arena;
use crate::size_class::PAGE;
use crate::span::{Span, State};
use core::ptr::null_mut;
use go2rs_sys::{Lock, memory};

/// Runs shorter than this have a list for each length.
const EXACT: usize = 64;
/// The frontier moves by at least so many pages.
const GROWTH: usize = 128;

pub(crate) static PAGES: Lock<Pages> = Lock::new(Pages::new());

/// All pages of the heap that no span uses, in lists by length.
pub(crate) struct Pages {
    /// Pages of the reservation; 0 before [`Pages::start`].
    total: usize,
    /// The first page that was never used.
    frontier: usize,
    dirty: Bins,
    clean: Bins,
    records: *mut Span,
    unused: *mut Span,
    next_record: usize,
    pub in_use: usize,
}

// SAFETY: reached through the lock only.
unsafe impl Send for Pages {}

struct Bins {
    /// Bit n is set when `exact[n]` is not empty.
    present: u64,
    exact: [*mut Span; EXACT],
    large: *mut Span,
    pages: usize,
}

impl Bins {
    const fn new() -> Bins {
        Bins { present: 0, exact: [null_mut(); EXACT], large: null_mut(), pages: 0 }
    }

    fn list(&mut self, pages: usize) -> &mut *mut Span {
        if pages < EXACT { &mut self.exact[pages] } else { &mut self.large }
    }

    /// # Safety
    /// The span is free and in no list.
    unsafe fn insert(&mut self, span: *mut Span) {
        // SAFETY: the caller's promise; the head of a list is a free span.
        unsafe {
            let pages = (*span).pages as usize;
            let head = self.list(pages);
            (*span).next = *head;
            (*span).previous = null_mut();
            if !head.is_null() {
                (**head).previous = span;
            }
            *head = span;
            if pages < EXACT {
                self.present |= 1 << pages;
            }
            self.pages += pages;
        }
    }

    /// # Safety
    /// The span is in the list for its length.
    unsafe fn remove(&mut self, span: *mut Span) {
        // SAFETY: neighbours in a list are free spans.
        unsafe {
            let (pages, next, previous) = ((*span).pages as usize, (*span).next, (*span).previous);
            if !next.is_null() {
                (*next).previous = previous;
            }
            if previous.is_null() {
                *self.list(pages) = next;
                if pages < EXACT && next.is_null() {
                    self.present &= !(1 << pages);
                }
            } else {
                (*previous).next = next;
            }
            self.pages -= pages;
        }
    }

    /// The best fit for `pages`, the lowest address among equals in the list of long runs; null when nothing fits.
    fn find(&self, pages: usize) -> *mut Span {
        if pages < EXACT {
            let fitting = self.present >> pages << pages;
            if fitting != 0 {
                return self.exact[fitting.trailing_zeros() as usize];
            }
        }
        let (mut best, mut span) = (null_mut::<Span>(), self.large);
        while !span.is_null() {
            // SAFETY: spans in a list are alive.
            unsafe {
                let fits = (*span).pages as usize >= pages;
                if fits
                    && (best.is_null()
                        || ((*span).pages, (*span).base) < ((*best).pages, (*best).base))
                {
                    best = span;
                }
                span = (*span).next;
            }
        }
        best
    }
}

impl Pages {
    const fn new() -> Pages {
        Pages {
            total: 0,
            frontier: 0,
            dirty: Bins::new(),
            clean: Bins::new(),
            records: null_mut(),
            unused: null_mut(),
            next_record: 0,
            in_use: 0,
        }
    }

    /// Reserves the heap if that was not done. False when the system refuses.
    pub fn start(&mut self) -> bool {
        if self.total == 0 {
            let Some(reservation) = arena::reserve() else { return false };
            self.total = reservation.pages;
            self.records = reservation.records;
        }
        true
    }

    /// Bytes of free pages that still hold memory.
    pub fn dirty_bytes(&self) -> usize {
        self.dirty.pages * PAGE
    }

    /// Bytes of free pages that were given back, or never touched.
    pub fn clean_bytes(&self) -> usize {
        self.clean.pages * PAGE
    }

    /// Bytes of address space in use or free.
    pub fn extent_bytes(&self) -> usize {
        self.frontier * PAGE
    }

    /// Bytes of the heap's own tables that were touched, about.
    pub fn table_bytes(&self) -> usize {
        self.next_record * size_of::<Span>() + self.frontier * (8 + PAGE / 64)
    }

    /// Takes a run of pages. `old`: only memory that is resident already. The record has base, pages and `zeroed`; nobody merges it
    /// and the page table names it. Null when there is none, or the heap is at its end.
    pub fn take(&mut self, pages: usize, old: bool) -> *mut Span {
        let mut span = self.dirty.find(pages);
        if span.is_null() {
            if old {
                return span;
            }
            span = self.clean.find(pages);
            if span.is_null() {
                span = self.grow(pages);
                if span.is_null() {
                    return span;
                }
            }
        }
        // SAFETY: the span came from the list of its kind.
        unsafe {
            let clean = (*span).state == State::Clean;
            self.bins(clean).remove(span);
            self.split(span, pages, clean);
            (*span).zeroed = clean;
            (*span).state = State::Unused;
            let first = arena::page_of((*span).base);
            for page in first..first + pages {
                *arena::table_slot(page) = span;
            }
        }
        self.in_use += pages;
        span
    }

    fn bins(&mut self, clean: bool) -> &mut Bins {
        if clean { &mut self.clean } else { &mut self.dirty }
    }

    /// Cuts a span that is in no list down to `pages`; the rest becomes a free span of the same kind.
    unsafe fn split(&mut self, span: *mut Span, pages: usize, clean: bool) {
        // SAFETY: the caller owns the span; the record of the rest is new.
        unsafe {
            let rest = (*span).pages as usize - pages;
            if rest == 0 {
                return;
            }
            (*span).pages = pages as u32;
            let record = self.record();
            (*record).base = (*span).base + pages * PAGE;
            (*record).pages = rest as u32;
            self.insert_free(record, clean);
        }
    }

    /// Puts a free span in its list and its ends in the page table.
    unsafe fn insert_free(&mut self, span: *mut Span, clean: bool) {
        // SAFETY: the caller owns the span.
        unsafe {
            (*span).state = if clean { State::Clean } else { State::Dirty };
            let first = arena::page_of((*span).base);
            *arena::table_slot(first) = span;
            *arena::table_slot(first + (*span).pages as usize - 1) = span;
            self.bins(clean).insert(span);
        }
    }

    fn record(&mut self) -> *mut Span {
        let span = self.unused;
        if span.is_null() {
            self.next_record += 1;
            return self.records.wrapping_add(self.next_record - 1);
        }
        // SAFETY: unused records are linked through `next`.
        self.unused = unsafe { (*span).next };
        span
    }

    fn grow(&mut self, pages: usize) -> *mut Span {
        let wanted = pages.max(GROWTH).min(self.total - self.frontier);
        if wanted < pages {
            return null_mut();
        }
        let span = self.record();
        // SAFETY: the record is new, and the pages beyond the frontier are nobody's.
        unsafe {
            (*span).base = arena::page_address(self.frontier);
            (*span).pages = wanted as u32;
            self.frontier += wanted;
            arena::extend(self.frontier);
            self.free(span, true)
        }
    }

    /// Gives the pages of a span back. Its record is gone afterwards.
    ///
    /// # Safety
    /// The span is in use, in no list, and nothing lives in it.
    pub unsafe fn give(&mut self, span: *mut Span) {
        // SAFETY: the caller owns the span.
        unsafe {
            let first = arena::page_of((*span).base);
            let pages = (*span).pages as usize;
            self.in_use -= pages;
            (*span).state = State::Unused;
            for page in first..first + pages {
                *arena::table_slot(page) = null_mut();
            }
            self.free(span, false);
        }
    }

    /// Merges a span with its free neighbours of the same kind and puts it in a list.
    unsafe fn free(&mut self, span: *mut Span, clean: bool) -> *mut Span {
        let kind = if clean { State::Clean } else { State::Dirty };
        // SAFETY: the caller owns the span; free neighbours are in the list of their kind, and the page table names them at their ends.
        unsafe {
            let first = arena::page_of((*span).base);
            let after = first + (*span).pages as usize;
            if first > 0 {
                let left = *arena::table_slot(first - 1);
                if !left.is_null() && (*left).state == kind {
                    self.bins(clean).remove(left);
                    *arena::table_slot(first - 1) = null_mut();
                    (*span).base = (*left).base;
                    (*span).pages += (*left).pages;
                    self.drop_record(left);
                }
            }
            if after < self.frontier {
                let right = *arena::table_slot(after);
                if !right.is_null() && (*right).state == kind {
                    self.bins(clean).remove(right);
                    *arena::table_slot(after) = null_mut();
                    (*span).pages += (*right).pages;
                    self.drop_record(right);
                }
            }
            self.insert_free(span, clean);
        }
        span
    }

    unsafe fn drop_record(&mut self, span: *mut Span) {
        // SAFETY: the caller owns the record.
        unsafe {
            (*span).state = State::Unused;
            (*span).next = self.unused;
        }
        self.unused = span;
    }

    /// Gives about `bytes` of dirty pages back to the system, the longest runs first. Returns how many it gave.
    pub fn scavenge(&mut self, bytes: usize) -> usize {
        let mut done = 0;
        while done < bytes {
            let span = match self.dirty.large {
                large if !large.is_null() => large,
                _ if self.dirty.present != 0 => {
                    self.dirty.exact[63 - self.dirty.present.leading_zeros() as usize]
                }
                _ => break,
            };
            // SAFETY: the span is in the list of dirty ones, and its pages hold nothing that anybody needs.
            unsafe {
                self.dirty.remove(span);
                let length = (*span).pages as usize * PAGE;
                memory::discard((*span).base as *mut u8, length);
                done += length;
                self.free(span, true);
            }
        }
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Takes and gives runs of pages at random and checks that no two overlap, that the page table names them, and that nothing gets lost.
    #[test]
    fn runs_of_pages_are_disjoint_and_merge() {
        let mut pages = PAGES.lock();
        assert!(pages.start());
        let mut held: Vec<(*mut Span, u64)> = Vec::new();
        let mut seed = 3u64;
        for step in 0..20_000u64 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let random = (seed >> 33) as usize;
            match random % 16 {
                0..8 => {
                    let count = if random.is_multiple_of(64) {
                        random / 64 % 300 + 1
                    } else {
                        random / 64 % 12 + 1
                    };
                    let span = pages.take(count, false);
                    assert!(!span.is_null());
                    mark(span, step, true);
                    held.push((span, step));
                }
                8 => {
                    pages.scavenge(random % (1 << 20));
                }
                _ if held.is_empty() => {}
                _ => {
                    let (span, tag) = held.swap_remove(random / 16 % held.len());
                    mark(span, tag, false);
                    // SAFETY: the span was taken above.
                    unsafe { pages.give(span) };
                }
            }
        }
        for (span, tag) in held.drain(..) {
            mark(span, tag, false);
            // SAFETY: as above.
            unsafe { pages.give(span) };
        }
        assert_eq!(pages.in_use, 0);
        assert_eq!(pages.dirty_bytes() + pages.clean_bytes(), pages.extent_bytes());
        pages.scavenge(usize::MAX);
        assert_eq!(pages.clean_bytes(), pages.extent_bytes());
        assert!(
            pages.dirty.large.is_null() && pages.dirty.present == 0,
            "everything was given back"
        );
        assert_eq!(pages.clean.find(pages.frontier), pages.clean.large, "and merged into one run");
    }

    /// Writes or checks a word at both ends of each page.
    fn mark(span: *mut Span, tag: u64, write: bool) {
        // SAFETY: the span is the test's.
        let (base, count, zeroed) =
            unsafe { ((*span).base, (*span).pages as usize, (*span).zeroed) };
        for page in 0..count {
            let first = (base + page * PAGE) as *mut u64;
            for place in [first, first.wrapping_add(PAGE / 8 - 1)] {
                // SAFETY: as above.
                unsafe {
                    if write {
                        assert!(!zeroed || *place == 0, "clean memory is zero");
                        *place = tag;
                    }
                    assert_eq!(*place, tag);
                }
            }
            // SAFETY: the page lies in the reservation.
            assert_eq!(unsafe { *arena::table_slot(arena::page_of(base) + page) }, span);
        }
    }
}
