//! Marking: a pool of workers that follow pointers from the roots. The world stands meanwhile.
//!
//! Pointers that are found go to the worker's stack, rounded down to a word; an odd entry stands for a piece of a large object. On the way from there to being followed they pass a short queue, in which the
//! processor fetches what following them will read. Stacks are chains of blocks; a worker gives away the older half of what it has when
//! another one is idle.

use crate::arena;
use crate::layout::{Layout, Pointers, WORD};
use crate::size_class::{HEADER, MAX_BITMAP};
use crate::span::Span;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicUsize, Ordering};
use go2rs_sys::{Lock, memory, thread};

/// Pointers whose memory is being fetched.
const QUEUE: usize = 16;
/// Entries of a block.
const CAPACITY: usize = 510;
/// Bytes of blocks that are mapped at a time.
const SLAB: usize = 1 << 20;
/// Bytes of a large object that are scanned as one piece.
const PIECE: usize = 1 << 17;
/// Set in the entry that is a piece's offset, not a pointer.
const OFFSET: usize = 1 << 63;
/// A worker with fewer entries keeps them.
const DONATION: usize = 8;

#[repr(C)]
struct Block {
    next: *mut Block,
    length: usize,
    entries: [usize; CAPACITY],
}

/// What the workers of one marking share.
struct Shared {
    /// Blocks with work that anybody may take.
    ready: *mut Block,
    /// Blocks without.
    empty: *mut Block,
}

// SAFETY: reached through the lock only.
unsafe impl Send for Shared {}

static SHARED: Lock<Shared> = Lock::new(Shared { ready: null_mut(), empty: null_mut() });
/// Blocks in `ready`.
static READY: AtomicUsize = AtomicUsize::new(0);
/// Workers that look for work.
static HUNGRY: AtomicUsize = AtomicUsize::new(0);
/// Workers of this marking.
static WORKERS: AtomicUsize = AtomicUsize::new(1);

/// Before a marking with `workers` workers.
pub(crate) fn begin(workers: usize) {
    WORKERS.store(workers, Ordering::Relaxed);
    HUNGRY.store(0, Ordering::Relaxed);
}

impl Shared {
    fn empty_block(&mut self) -> *mut Block {
        if self.empty.is_null() {
            let slab = memory::reserve_lazy(SLAB).cast::<Block>();
            if slab.is_null() {
                crate::cache::out_of_memory(SLAB);
            }
            for i in 0..SLAB / size_of::<Block>() {
                // SAFETY: the blocks lie in the new slab.
                unsafe {
                    (*slab.add(i)).next = self.empty;
                    self.empty = slab.add(i);
                }
            }
        }
        let block = self.empty;
        // SAFETY: blocks are never freed.
        self.empty = unsafe { (*block).next };
        block
    }
}

/// One thread's part in a marking. `SHARED`: there are several.
pub(crate) struct Worker<const PARALLEL: bool> {
    base: usize,
    extent: usize,
    /// The block that is filled; older ones are linked from it.
    block: *mut Block,
    queue: [(usize, *mut Span); QUEUE],
    head: usize,
    queued: usize,
    pub live_bytes: usize,
    pub live_objects: usize,
}

impl<const PARALLEL: bool> Worker<PARALLEL> {
    pub fn new() -> Self {
        let (base, extent) = arena::bounds();
        let block = SHARED.lock().empty_block();
        // SAFETY: the block is this worker's.
        unsafe {
            (*block).next = null_mut();
            (*block).length = 0;
        }
        Worker {
            base,
            extent,
            block,
            queue: [(0, null_mut()); QUEUE],
            head: 0,
            queued: 0,
            live_bytes: 0,
            live_objects: 0,
        }
    }

    /// Gives the worker's block back.
    pub fn finish(self) {
        let mut shared = SHARED.lock();
        // SAFETY: the block is this worker's and empty.
        unsafe { (*self.block).next = shared.empty };
        shared.empty = self.block;
    }

    #[inline(always)]
    fn push(&mut self, value: usize) {
        // SAFETY: the block is this worker's, and has room after `overflow`.
        unsafe {
            if (*self.block).length == CAPACITY {
                self.overflow();
            }
            let length = (*self.block).length;
            (*self.block).entries[length] = value;
            (*self.block).length = length + 1;
        }
    }

    #[cold]
    fn overflow(&mut self) {
        let mut shared = SHARED.lock();
        let block = shared.empty_block();
        // SAFETY: both blocks are this worker's, and the second oldest goes to the pool whole.
        unsafe {
            let older = (*self.block).next;
            if PARALLEL && !older.is_null() && HUNGRY.load(Ordering::Relaxed) > 0 {
                (*self.block).next = (*older).next;
                (*older).next = shared.ready;
                shared.ready = older;
                READY.fetch_add(1, Ordering::Release);
            }
            (*block).length = 0;
            (*block).next = self.block;
            self.block = block;
        }
    }

    #[inline(always)]
    fn pop(&mut self) -> Option<usize> {
        // SAFETY: the block is this worker's.
        unsafe {
            if (*self.block).length == 0 && !self.underflow() {
                return None;
            }
            (*self.block).length -= 1;
            Some((&(*self.block).entries)[(*self.block).length])
        }
    }

    /// Goes on with the next older block, if there is one.
    fn underflow(&mut self) -> bool {
        // SAFETY: the blocks are this worker's.
        unsafe {
            let older = (*self.block).next;
            if older.is_null() {
                return false;
            }
            let mut shared = SHARED.lock();
            (*self.block).next = shared.empty;
            shared.empty = self.block;
            self.block = older;
            (*older).length > 0
        }
    }

    /// Gives the older half of the block away.
    #[cold]
    fn donate(&mut self) {
        let mut shared = SHARED.lock();
        // SAFETY: the block is this worker's; the other is new.
        unsafe {
            let entries = &mut (*self.block).entries;
            let length = (*self.block).length;
            let mut half = length / 2;
            // The two entries of a piece stay together; the lower one is the offset.
            if half > 0 && entries[half - 1] & OFFSET != 0 {
                half -= 1;
            }
            if half == 0 {
                return;
            }
            let block = shared.empty_block();
            (&mut (*block).entries)[..half].copy_from_slice(&entries[..half]);
            (*block).length = half;
            entries.copy_within(half..length, 0);
            (*self.block).length = length - half;
            (*block).next = shared.ready;
            shared.ready = block;
        }
        READY.fetch_add(1, Ordering::Release);
    }

    /// A word that may be a pointer, from memory whose layout is known.
    #[inline(always)]
    pub fn visit(&mut self, value: usize) {
        if value.wrapping_sub(self.base) < self.extent {
            self.push(value & !7);
        }
    }

    /// A word of a stack or register: may also be a number, or a pointer that nobody uses any more. Free slots are not brought back by it.
    #[inline]
    pub fn visit_conservatively(&mut self, value: usize) {
        if value.wrapping_sub(self.base) >= self.extent {
            return;
        }
        let span = arena::span_of(value);
        // SAFETY: what the page table names is a span record.
        let Some(span) = (unsafe { span.as_ref() }) else { return };
        if span.in_use() {
            let index = span.index_of(value);
            if index < span.slots as usize && span.is_allocated(index) {
                self.push(value & !7);
            }
        }
    }

    /// Each word of `low..high`.
    pub fn visit_range(&mut self, low: usize, high: usize) {
        let mut at = low.next_multiple_of(WORD);
        while at + WORD <= high {
            // SAFETY: the range is readable, as its giver promised. The words may be of any kind, so the read is volatile.
            self.visit_conservatively(unsafe { (at as *const usize).read_volatile() });
            at += WORD;
        }
    }

    /// Follows pointers until there are none left in this worker, nor elsewhere when it is one of several.
    pub fn run(&mut self) {
        loop {
            self.drain();
            if !PARALLEL || !self.steal() {
                return;
            }
        }
    }

    /// Follows the pointers that this worker has, without looking at the others.
    pub fn run_alone(&mut self) {
        self.drain();
    }

    fn drain(&mut self) {
        loop {
            while self.queued < QUEUE {
                let Some(value) = self.pop() else { break };
                if value & 1 != 0 {
                    self.scan_piece(value & !1);
                    continue;
                }
                self.enqueue(value);
            }
            if self.queued == 0 {
                return;
            }
            if PARALLEL && HUNGRY.load(Ordering::Relaxed) > READY.load(Ordering::Relaxed) {
                // SAFETY: the block is this worker's.
                if unsafe { (*self.block).length } >= DONATION {
                    self.donate();
                }
            }
            let (value, span) = self.queue[self.head];
            self.head = (self.head + 1) % QUEUE;
            self.queued -= 1;
            // SAFETY: the page table named the span.
            self.follow(value, unsafe { &*span });
        }
    }

    #[inline(always)]
    fn enqueue(&mut self, value: usize) {
        let span = arena::span_of(value);
        if span.is_null() {
            return;
        }
        prefetch(span as usize);
        prefetch(span as usize + 64);
        prefetch(value);
        prefetch(arena::bits_word(value) as usize);
        self.queue[(self.head + self.queued) % QUEUE] = (value, span);
        self.queued += 1;
    }

    #[inline(always)]
    fn follow(&mut self, value: usize, span: &Span) {
        if !span.in_use() {
            return;
        }
        let index = span.index_of(value);
        if index >= span.slots as usize || !span.mark::<PARALLEL>(index) {
            return;
        }
        self.live_bytes += span.slot_size;
        self.live_objects += 1;
        if !span.noscan {
            self.scan_object(span, span.slot_address(index));
        }
    }

    /// The pointers of one object, marked or not.
    #[inline(always)]
    pub fn scan_object(&mut self, span: &Span, address: usize) {
        if span.slot_size <= MAX_BITMAP {
            // SAFETY: the object lies in the heap and has at most 64 words.
            let mut bits = unsafe { arena::get_bits(address, span.slot_size / WORD) };
            while bits != 0 {
                // SAFETY: the word lies in the object.
                self.visit(unsafe {
                    *((address + bits.trailing_zeros() as usize * WORD) as *const usize)
                });
                bits &= bits - 1;
            }
        } else {
            self.scan_described(span, address);
        }
    }

    fn scan_described(&mut self, span: &Span, address: usize) {
        let (layout, from) = if span.has_headers() {
            // SAFETY: the slot begins with its header.
            (unsafe { *(address as *const *const Layout) }, address + HEADER)
        } else {
            (span.layout, address)
        };
        // SAFETY: layouts are static; a null one belongs to an object that is being made, which is zero.
        let Some(layout) = (unsafe { layout.as_ref() }) else { return };
        let end = address + span.slot_size;
        if end - from > PIECE {
            self.push_piece(address, PIECE);
            self.scan_words(layout, from, from, from + PIECE);
        } else {
            self.scan_words(layout, from, from, end);
        }
    }

    /// Pushes the rest of a large object: its address, made odd, above the offset of the piece to come.
    fn push_piece(&mut self, address: usize, offset: usize) {
        // The pair must not be parted by the end of a block.
        // SAFETY: the block is this worker's.
        if unsafe { (*self.block).length } + 2 > CAPACITY {
            self.overflow();
        }
        self.push(offset | OFFSET);
        self.push(address | 1);
    }

    fn scan_piece(&mut self, address: usize) {
        let offset = self.pop().unwrap_or(0) & !OFFSET;
        // SAFETY: the entry was made for an object of a large span, which is alive.
        unsafe {
            let span = &*arena::span_of(address);
            let Some(layout) = span.layout.as_ref() else { return };
            let end = address + span.slot_size;
            let to = end.min(address + offset + PIECE);
            if to < end {
                self.push_piece(address, offset + PIECE);
            }
            self.scan_words(layout, address, address + offset, to);
        }
    }

    /// The pointers in `from..to` of memory that holds values of `layout` from `start` on, the last of which may be cut off.
    pub fn scan_words(&mut self, layout: &Layout, start: usize, from: usize, to: usize) {
        let size = layout.size();
        if size == 0 || layout.is_noscan() {
            return;
        }
        if matches!(layout.pointers(), Pointers::Mask(1)) && size == WORD {
            return self.visit_all(from, to);
        }
        let mut value = start + (from - start) / size * size;
        while value < to {
            let (low, high) = (from.max(value), to.min(value + size));
            layout.pointer_offsets(low - value, high - value, &mut |offset| {
                // SAFETY: the word lies in the object.
                self.visit(unsafe { *((value + offset) as *const usize) });
            });
            value += size;
        }
    }

    fn visit_all(&mut self, from: usize, to: usize) {
        for at in (from..to).step_by(WORD) {
            // SAFETY: the word lies in the object.
            self.visit(unsafe { *(at as *const usize) });
        }
    }

    /// Waits for work from others. False when all wait: the marking is complete.
    fn steal(&mut self) -> bool {
        HUNGRY.fetch_add(1, Ordering::SeqCst);
        let mut tries = 0u32;
        loop {
            if READY.load(Ordering::Acquire) > 0 {
                let mut shared = SHARED.lock();
                let block = shared.ready;
                if !block.is_null() {
                    HUNGRY.fetch_sub(1, Ordering::SeqCst);
                    READY.fetch_sub(1, Ordering::SeqCst);
                    // SAFETY: the block came from the pool, and this worker's own one is empty.
                    unsafe {
                        shared.ready = (*block).next;
                        (*block).next = null_mut();
                        (*self.block).next = shared.empty;
                    }
                    shared.empty = self.block;
                    self.block = block;
                    return true;
                }
            }
            if HUNGRY.load(Ordering::SeqCst) == WORKERS.load(Ordering::Relaxed)
                && READY.load(Ordering::SeqCst) == 0
            {
                return false;
            }
            tries += 1;
            if tries.is_multiple_of(64) { thread::yield_now() } else { core::hint::spin_loop() }
        }
    }
}

#[inline(always)]
fn prefetch(address: usize) {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: a prefetch reads nothing that the program could see, and never faults.
    unsafe {
        core::arch::x86_64::_mm_prefetch::<{ core::arch::x86_64::_MM_HINT_T0 }>(
            address as *const i8,
        );
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = address;
}
