//! A span: a run of pages cut into equal slots, or one large object, or free pages.

use crate::layout::Layout;
use crate::size_class::{CLASSES, PAGE, SLOT_SIZE, divisor};
use core::ptr::null_mut;
use core::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Words of a bitmap with a bit for each slot: a page holds at most 1024 slots, and spans of several pages have larger slots.
pub(crate) const BITMAP: usize = 16;

/// What a span is used for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub(crate) enum State {
    /// The record itself is unused. All-zero memory says this.
    Unused = 0,
    /// Free pages that hold old data.
    Dirty,
    /// Free pages that read as zero and take no memory.
    Clean,
    /// Objects of one size class.
    Slots,
    /// One object.
    Large,
}

/// The record of a span. The first cache line is what marking reads; the mark bits follow.
#[repr(C, align(64))]
pub(crate) struct Span {
    /// Address of the first slot.
    pub base: usize,
    /// Bytes of a slot; of a large object all bytes of the span.
    pub slot_size: usize,
    /// [`divisor`] of the slot size; 0 in large spans, which makes every index 0.
    pub divisor: u32,
    pub slots: u32,
    pub pages: u32,
    /// The collection after which the span was last swept.
    pub epoch: u32,
    /// Element layout of a large object with pointers, null until the object is zero.
    pub layout: *const Layout,
    pub next: *mut Span,
    /// Used in lists of free spans only.
    pub previous: *mut Span,
    pub state: State,
    pub noscan: bool,
    /// Memory that was never handed out since it came from the system reads as zero.
    pub zeroed: bool,
    pub class: u8,
    /// Slot at which the search for the next free run begins.
    pub position: u16,
    /// Free slots after the last sweep.
    pub free: u16,
    /// Slots that the running (or last, until swept) collection found alive.
    pub marks: [AtomicU64; BITMAP],
    /// Slots that are in use or were handed to a thread as part of a run.
    pub allocated: [u64; BITMAP],
}

impl Span {
    /// Turns a record of fresh pages into an empty span of a class.
    ///
    /// # Safety
    /// The record belongs to the caller; base, pages and `zeroed` are set.
    pub unsafe fn start_class(this: *mut Span, class: usize, noscan: bool, epoch: u32) {
        // SAFETY: the record is the caller's.
        let span = unsafe { &mut *this };
        span.slot_size = SLOT_SIZE[class] as usize;
        span.divisor = divisor(span.slot_size);
        span.slots = (span.pages as usize * PAGE / span.slot_size) as u32;
        span.class = class as u8;
        span.noscan = noscan;
        span.layout = core::ptr::null();
        span.start(epoch, State::Slots);
    }

    /// Turns a record of fresh pages into one large object, whose layout is set when it is zero.
    ///
    /// # Safety
    /// As for [`Span::start_class`].
    pub unsafe fn start_large(this: *mut Span, noscan: bool, epoch: u32) {
        // SAFETY: the record is the caller's.
        let span = unsafe { &mut *this };
        span.slot_size = span.pages as usize * PAGE;
        span.divisor = 0;
        span.slots = 1;
        span.class = 0;
        span.noscan = noscan;
        span.layout = core::ptr::null();
        span.start(epoch, State::Large);
        span.allocated[0] = 1;
        span.position = 1;
    }

    fn start(&mut self, epoch: u32, state: State) {
        self.next = null_mut();
        self.previous = null_mut();
        self.position = 0;
        self.free = self.slots as u16;
        self.epoch = epoch;
        for word in &self.marks {
            word.store(0, Relaxed);
        }
        self.allocated = [0; BITMAP];
        self.state = state;
    }

    /// Words of the bitmaps that are in use.
    pub fn bitmap_words(&self) -> usize {
        (self.slots as usize).div_ceil(64)
    }

    /// Whether objects live here.
    #[inline(always)]
    pub fn in_use(&self) -> bool {
        matches!(self.state, State::Slots | State::Large)
    }

    /// The index of the slot that `address` lies in. May be `slots` or more in the unused tail.
    #[inline(always)]
    pub fn index_of(&self, address: usize) -> usize {
        (((address - self.base) as u64).wrapping_mul(self.divisor as u64) >> 32) as usize
    }

    /// Address of a slot.
    #[inline(always)]
    pub fn slot_address(&self, index: usize) -> usize {
        self.base + index * self.slot_size
    }

    /// Whether a slot is in use or part of a thread's run.
    #[inline(always)]
    pub fn is_allocated(&self, index: usize) -> bool {
        self.allocated[index >> 6] >> (index & 63) & 1 != 0
    }

    #[inline(always)]
    pub fn is_marked(&self, index: usize) -> bool {
        self.marks[index >> 6].load(Relaxed) >> (index & 63) & 1 != 0
    }

    /// Marks a slot; says whether it was unmarked. `SHARED`: other threads may mark in the same word.
    #[inline(always)]
    pub fn mark<const SHARED: bool>(&self, index: usize) -> bool {
        let (word, bit) = (&self.marks[index >> 6], 1u64 << (index & 63));
        let old = word.load(Relaxed);
        if old & bit != 0 {
            return false;
        }
        if SHARED {
            return word.fetch_or(bit, Relaxed) & bit == 0;
        }
        word.store(old | bit, Relaxed);
        true
    }

    /// Marks the slots `from..to`.
    pub fn mark_range(&self, from: usize, to: usize) {
        for index in from..to {
            self.mark::<true>(index);
        }
    }

    /// Whether objects here carry a header word with their layout.
    #[inline(always)]
    pub fn has_headers(&self) -> bool {
        !self.noscan && self.divisor != 0 && self.slot_size > crate::size_class::MAX_BITMAP
    }

    /// The longest run of free slots at or after the position, at most `limit` long; empty when there is none.
    /// Moves the position behind it and takes its slots.
    pub fn take_run(&mut self, limit: usize) -> (usize, usize) {
        let slots = self.slots as usize;
        let Some(from) = self.find(self.position as usize, slots, false) else {
            self.position = slots as u16;
            return (slots, slots);
        };
        let bound = slots.min(from + limit);
        let to = self.find(from, bound, true).unwrap_or(bound);
        self.position = to as u16;
        set_range(&mut self.allocated, from, to);
        (from, to)
    }

    /// The first slot in `from..to` whose allocated bit is `wanted`.
    fn find(&self, from: usize, to: usize, wanted: bool) -> Option<usize> {
        let mut at = from;
        while at < to {
            let word = if wanted { self.allocated[at >> 6] } else { !self.allocated[at >> 6] };
            let rest = word >> (at & 63);
            if rest != 0 {
                let found = at + rest.trailing_zeros() as usize;
                return (found < to).then_some(found);
            }
            at = (at | 63) + 1;
        }
        None
    }

    /// Gives back the slots `from..to` of a run.
    pub fn return_run(&mut self, from: usize, to: usize) {
        for index in from..to {
            self.allocated[index >> 6] &= !(1 << (index & 63));
        }
    }
}

fn set_range(bits: &mut [u64; BITMAP], from: usize, to: usize) {
    let mut at = from;
    while at < to {
        let end = to.min((at | 63) + 1);
        let ones = if end - at == 64 { u64::MAX } else { ((1 << (end - at)) - 1) << (at & 63) };
        bits[at >> 6] |= ones;
        at = end;
    }
}

/// A singly linked list of spans.
pub(crate) struct List {
    head: *mut Span,
    tail: *mut Span,
    length: usize,
}

// SAFETY: lists stand behind locks.
unsafe impl Send for List {}

impl List {
    pub const fn new() -> List {
        List { head: null_mut(), tail: null_mut(), length: 0 }
    }

    /// # Safety
    /// The span is in no list and belongs to the caller.
    pub unsafe fn push(&mut self, span: *mut Span) {
        // SAFETY: the caller's promise; the head is a span of this list or null.
        unsafe { (*span).next = self.head };
        self.head = span;
        self.length += 1;
        if self.tail.is_null() {
            self.tail = span;
        }
    }

    pub fn pop(&mut self) -> *mut Span {
        let span = self.head;
        if !span.is_null() {
            self.length -= 1;
            // SAFETY: spans in a list are alive.
            self.head = unsafe { (*span).next };
            if self.head.is_null() {
                self.tail = null_mut();
            }
        }
        span
    }

    /// Moves everything of `other` here.
    pub fn append(&mut self, other: &mut List) {
        if other.head.is_null() {
            return;
        }
        if self.head.is_null() {
            self.head = other.head;
        } else {
            // SAFETY: the tail is a span of this list.
            unsafe { (*self.tail).next = other.head };
        }
        self.tail = other.tail;
        self.length += other.length;
        *other = List::new();
    }

    /// How many spans the list has.
    pub fn len(&self) -> usize {
        self.length
    }

    #[cfg(test)]
    pub fn is_empty(&self) -> bool {
        self.head.is_null()
    }

    /// Calls `visit` with each span.
    pub fn each(&self, mut visit: impl FnMut(*mut Span)) {
        let mut span = self.head;
        while !span.is_null() {
            // SAFETY: spans in a list are alive; the next one is read before the visitor may move this one.
            let next = unsafe { (*span).next };
            visit(span);
            span = next;
        }
    }
}

const _: () = assert!(core::mem::offset_of!(Span, marks) == 64 && CLASSES < 256);

#[cfg(test)]
mod tests {
    use super::*;

    fn span(slots: u32) -> Box<Span> {
        // SAFETY: all-zero bytes are a valid record.
        let mut span: Box<Span> = unsafe { Box::new(core::mem::zeroed()) };
        span.slots = slots;
        span
    }

    #[test]
    fn runs_cover_exactly_the_free_slots() {
        let mut seed = 7u64;
        for slots in [1, 63, 64, 65, 170, 512, 1024] {
            for limit in [1, 3, 64, 2000] {
                let mut s = span(slots);
                let mut free = Vec::new();
                for i in 0..slots as usize {
                    seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    if seed >> 62 == 0 {
                        s.allocated[i / 64] |= 1 << (i % 64);
                    } else {
                        free.push(i);
                    }
                }
                let mut taken = Vec::new();
                loop {
                    let (from, to) = s.take_run(limit);
                    if from == to {
                        break;
                    }
                    assert!(to - from <= limit);
                    taken.extend(from..to);
                }
                assert_eq!(taken, free);
                assert!((0..slots as usize).all(|i| s.is_allocated(i)));
            }
        }
    }

    #[test]
    fn lists_keep_their_ends() {
        let (mut a, mut b, mut c) = (span(1), span(2), span(3));
        let (mut first, mut second) = (List::new(), List::new());
        // SAFETY: the spans are in no list and outlive both.
        unsafe {
            first.push(&mut *a);
            second.push(&mut *b);
            second.push(&mut *c);
        }
        first.append(&mut second);
        assert!(second.is_empty());
        let mut count = 0;
        first.each(|_| count += 1);
        assert_eq!((count, first.len(), second.len()), (3, 3, 0));
        while !first.pop().is_null() {}
        assert!(first.is_empty());
        assert_eq!(first.length, 0);
    }
}
