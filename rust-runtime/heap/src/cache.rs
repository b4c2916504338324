//! Allocation: the inlined path over a thread's runs of free slots, and what happens when a run ends.
//!
//! A run is a range of zeroed free slots of one class. Taking a slot is one addition. No step of it forbids a stop of the world; `docs/heap.md`
//! has the argument why a collection at any instruction does no harm.

use crate::arena;
use crate::collect;
use crate::layout::Layout;
use crate::mode;
use crate::pace;
use crate::pages::PAGES;
use crate::size_class::{CLASSES, HEADER, MAX_BITMAP, MAX_SMALL, PAGE, class_of};
use crate::span::Span;
use crate::sweep::{self, EPOCH, RUNS};
use core::arch::asm;
use core::cell::UnsafeCell;
use core::ptr::{null, null_mut};
use core::sync::atomic::{AtomicPtr, Ordering};
use go2rs_sys::{Lock, memory, tls};

/// Bytes that are zeroed at a time in recycled spans: few enough to be still in the first-level cache when they are handed out.
const RUN_BYTES: usize = 2048;

/// Free slots from `cursor` to `end`. Both are zero at first.
#[repr(C)]
#[derive(Clone, Copy)]
pub(crate) struct Run {
    pub cursor: usize,
    pub end: usize,
}

/// What one thread allocates from. Records are never given back, a new thread takes over an old one's.
#[repr(C, align(64))]
pub(crate) struct ThreadCache {
    pub runs: [Run; RUNS],
    pub spans: [*mut Span; RUNS],
    /// Slots handed out as runs since the start, by run.
    pub slots: [u64; RUNS],
    /// Large objects and their bytes since the start.
    pub large_objects: u64,
    pub large_bytes: u64,
    /// Bytes that [`pace`] does not know of yet.
    pub unreported: usize,
    next: *mut ThreadCache,
    next_idle: *mut ThreadCache,
}

const _: () = assert!(RUNS * size_of::<Run>() <= size_of_val(&tls::NO_CACHE));

/// All caches that were ever made, newest first.
static ALL: AtomicPtr<ThreadCache> = AtomicPtr::new(null_mut());
static IDLE: Lock<Idle> = Lock::new(Idle(null_mut()));

struct Idle(*mut ThreadCache);
// SAFETY: reached through the lock only.
unsafe impl Send for Idle {}

/// The address that objects without size have: valid for no access, never null.
#[repr(align(64))]
struct ZeroSized(UnsafeCell<[u8; 64]>);
// SAFETY: nobody reads or writes it.
unsafe impl Sync for ZeroSized {}
static ZERO_SIZED: ZeroSized = ZeroSized(UnsafeCell::new([0; 64]));

#[inline(always)]
fn zero_sized() -> *mut u8 {
    ZERO_SIZED.0.get().cast()
}

/// Calls `visit` with each cache. For a stopped world, or figures that may be a little off.
pub(crate) fn each_cache(mut visit: impl FnMut(*mut ThreadCache)) {
    let mut cache = ALL.load(Ordering::Acquire);
    while !cache.is_null() {
        visit(cache);
        // SAFETY: caches are never freed, and `next` is written before one is published.
        cache = unsafe { (*cache).next };
    }
}

fn attached() -> bool {
    !core::ptr::eq(tls::thread_cache(), tls::NO_CACHE.as_ptr().cast())
}

/// Prepares the calling thread for allocation. Not required: the first allocation does it.
pub fn attach_thread() {
    if attached() {
        return;
    }
    collect::start();
    tls::enter_no_stop();
    let mut idle = IDLE.lock();
    let mut cache = idle.0;
    if cache.is_null() {
        drop(idle);
        cache = memory::reserve_lazy(size_of::<ThreadCache>()).cast();
        if cache.is_null() {
            out_of_memory(size_of::<ThreadCache>());
        }
        let mut head = ALL.load(Ordering::Relaxed);
        loop {
            // SAFETY: the record is new; all-zero bytes are a valid one.
            unsafe { (*cache).next = head };
            match ALL.compare_exchange_weak(head, cache, Ordering::Release, Ordering::Relaxed) {
                Ok(_) => break,
                Err(now) => head = now,
            }
        }
    } else {
        // SAFETY: idle caches are linked and belong to the list.
        idle.0 = unsafe { (*cache).next_idle };
    }
    tls::set_thread_cache(cache.cast());
    tls::exit_no_stop();
}

/// Gives back what the calling thread holds. It may allocate again, then it attaches anew.
pub fn detach_thread() {
    if !attached() {
        return;
    }
    tls::enter_no_stop();
    let cache = tls::thread_cache().cast::<ThreadCache>();
    tls::set_thread_cache(tls::NO_CACHE.as_ptr().cast_mut().cast());
    // SAFETY: the cache was this thread's.
    unsafe {
        flush(&mut *cache);
        let mut idle = IDLE.lock();
        (*cache).next_idle = idle.0;
        idle.0 = cache;
    }
    tls::exit_no_stop();
}

/// Files all spans of a cache. Its thread is inside a no-stop region, or gone.
fn flush(cache: &mut ThreadCache) {
    pace::report(core::mem::take(&mut cache.unreported));
    for run in 0..RUNS {
        let span = core::mem::replace(&mut cache.spans[run], null_mut());
        if span.is_null() {
            continue;
        }
        let Run { cursor, end } =
            core::mem::replace(&mut cache.runs[run], Run { cursor: 0, end: 0 });
        // SAFETY: a cached span belongs to the cache.
        unsafe {
            // Sweep before the rest of the run goes back: its slots were born marked.
            if (*span).epoch != EPOCH.load(Ordering::Relaxed) {
                sweep::sweep(span);
            }
            if cursor < end {
                let (from, to) = ((*span).index_of(cursor), (*span).index_of(end - 1) + 1);
                (*span).return_run(from, to);
                cache.slots[run] -= (to - from) as u64;
            }
            sweep::give_back(span);
        }
    }
}

/// The word as the compiler cannot know it, so that it stays in a register and is not computed anew from a neighbour.
#[inline(always)]
fn pinned(mut word: usize) -> usize {
    // SAFETY: no instruction.
    unsafe { asm!("/* {0} */", inout(reg) word, options(nomem, nostack, preserves_flags)) };
    word
}

/// Holds `word` in a register, and keeps every store before it before what follows.
#[inline(always)]
fn keep(word: usize) {
    // SAFETY: no instruction; as far as the compiler knows it reads and writes memory.
    unsafe { asm!("/* {0} */", in(reg) word, options(nostack, preserves_flags)) };
}

/// Zeroed memory for one value. Never null: running out of memory ends the program, as in Go.
#[inline(always)]
pub fn alloc(layout: &'static Layout) -> *mut u8 {
    let run = layout.run();
    if run != Layout::NO_RUN
        && let Some(address) = bump(run as usize, layout.slot())
    {
        if !layout.is_noscan() {
            // SAFETY: the object is new, this thread's, and has at most 64 words.
            unsafe { arena::set_bits(address, layout.mask().unwrap_or(0)) };
        }
        keep(address);
        return address as *mut u8;
    }
    alloc_slow(layout)
}

/// Takes a slot of the run; `None` when it is used up.
#[inline(always)]
fn bump(run: usize, slot: usize) -> Option<usize> {
    // SAFETY: the word names this thread's cache or a block of zeros, in which every run is used up. The cache is this thread's: a
    // goroutine changes threads only at calls, and the word is read anew by each allocation.
    unsafe {
        let run = &raw mut (*tls::thread_cache().cast::<ThreadCache>()).runs[run];
        let address = pinned((*run).cursor);
        let next = address + slot;
        if next > (*run).end {
            return None;
        }
        (*run).cursor = next;
        Some(address)
    }
}

/// Zeroed memory without pointers. Zero bytes give an address that is valid for no access.
#[inline(always)]
pub fn alloc_noscan(bytes: usize) -> *mut u8 {
    let class = class_of(bytes);
    if class != 0
        && let Some(address) = bump(class, crate::size_class::SLOT_SIZE[class] as usize)
    {
        keep(address);
        return address as *mut u8;
    }
    alloc_bytes_slow(bytes, true)
}

/// Memory without pointers whose content is arbitrary: for buffers that are filled at once. Saves zeroing large ones.
#[inline]
pub fn alloc_noscan_dirty(bytes: usize) -> *mut u8 {
    if bytes <= MAX_SMALL { alloc_noscan(bytes) } else { alloc_large(null(), bytes, true, false) }
}

/// Zeroed memory for `count` values in a row. The caller has checked that the size does not overflow.
#[inline]
pub fn alloc_array(element: &'static Layout, count: usize) -> *mut u8 {
    let bytes = element.size() * count;
    if element.is_noscan() {
        return alloc_noscan(bytes);
    }
    if bytes <= MAX_BITMAP {
        let class = class_of(bytes);
        if class != 0
            && let Some(address) =
                bump(CLASSES + class, crate::size_class::SLOT_SIZE[class] as usize)
        {
            // SAFETY: the object is new, this thread's, and has at most 64 words.
            unsafe { arena::set_bits(address, element.repeated_mask(count)) };
            keep(address);
            return address as *mut u8;
        }
    }
    alloc_array_slow(element, count)
}

#[cold]
#[inline(never)]
fn alloc_slow(layout: &'static Layout) -> *mut u8 {
    if layout.align() > 8 {
        return alloc_aligned(layout);
    }
    if layout.is_noscan() {
        alloc_bytes_slow(layout.size(), true)
    } else {
        alloc_array_slow(layout, 1)
    }
}

/// Alignments above a word: rare enough for a plain way. Slots of powers of two are aligned to themselves, up to a page.
fn alloc_aligned(layout: &'static Layout) -> *mut u8 {
    let bytes = layout.size().next_multiple_of(layout.align()).next_power_of_two();
    if bytes == 1 {
        return zero_sized();
    }
    if layout.is_noscan() || layout.size() > MAX_BITMAP {
        // Large objects with pointers have no header only in a span of their own.
        let bytes = if layout.is_noscan() { bytes } else { bytes.max(MAX_SMALL + 1) };
        return alloc_object(layout, bytes, layout.is_noscan());
    }
    let address = alloc_object(layout, bytes, false);
    // SAFETY: the object is new and at most 64 words long.
    unsafe { arena::set_bits(address as usize, layout.mask().unwrap_or(0)) };
    address
}

#[cold]
#[inline(never)]
fn alloc_bytes_slow(bytes: usize, noscan: bool) -> *mut u8 {
    if bytes == 0 {
        return zero_sized();
    }
    alloc_object(null(), bytes, noscan)
}

#[cold]
#[inline(never)]
fn alloc_array_slow(element: &'static Layout, count: usize) -> *mut u8 {
    let bytes = element.size() * count;
    if bytes == 0 {
        return zero_sized();
    }
    if bytes > MAX_SMALL - HEADER {
        return alloc_large(element, bytes, false, true);
    }
    let address = alloc_object(element, crate::size_class::with_header(bytes, false), false);
    if bytes <= MAX_BITMAP {
        // SAFETY: the object is new, this thread's, and has at most 64 words.
        unsafe { arena::set_bits(address as usize, element.repeated_mask(count)) };
        keep(address as usize);
        return address;
    }
    // SAFETY: the slot has room for the header. Until it is written the slot is zero, which the collector takes for an object without pointers.
    unsafe { address.cast::<*const Layout>().write(element) };
    keep(address as usize);
    address.wrapping_add(HEADER)
}

/// A slot or a span for `bytes` (with header), zeroed, not described yet.
fn alloc_object(layout: *const Layout, bytes: usize, noscan: bool) -> *mut u8 {
    if !attached() {
        attach_thread();
    }
    if tls::no_stop_depth() == 0 {
        collect::when_due();
    }
    let class = class_of(bytes);
    if class == 0 {
        return alloc_large(layout, bytes, noscan, true);
    }
    let run = Layout::run_index(class, noscan) as usize;
    tls::enter_no_stop();
    // SAFETY: the cache is this thread's, and no stop comes in between.
    let address = unsafe {
        let cache = tls::thread_cache().cast::<ThreadCache>();
        if (*cache).runs[run].cursor == (*cache).runs[run].end {
            refill(&mut *cache, run);
        }
        let run = &mut (*cache).runs[run];
        let address = run.cursor;
        run.cursor += crate::size_class::SLOT_SIZE[class] as usize;
        address
    };
    tls::exit_no_stop();
    keep(address);
    address as *mut u8
}

/// Finds the next run of free slots for a cache whose run is used up. Inside a no-stop region.
fn refill(cache: &mut ThreadCache, run: usize) {
    loop {
        let span = cache.spans[run];
        if !span.is_null() {
            // SAFETY: a cached span belongs to the cache.
            unsafe {
                if (*span).epoch != EPOCH.load(Ordering::Relaxed) {
                    sweep::sweep(span);
                }
                if next_run(cache, run, &mut *span) {
                    return;
                }
                cache.spans[run] = null_mut();
                sweep::give_back(span);
            }
        }
        let span = sweep::span_for(run);
        if span.is_null() {
            out_of_memory(PAGE);
        }
        cache.spans[run] = span;
    }
}

/// Makes the span's next free slots the cache's run. False when it has none.
fn next_run(cache: &mut ThreadCache, run: usize, span: &mut Span) -> bool {
    let limit = match () {
        _ if mode::stressing() => 1,
        _ if span.zeroed => span.slots as usize,
        _ => (RUN_BYTES / span.slot_size).max(1),
    };
    let (from, to) = span.take_run(limit);
    if from == to {
        return false;
    }
    let (start, end) = (span.slot_address(from), span.slot_address(to));
    // SAFETY: the slots are free and the span is this thread's.
    unsafe {
        if !span.zeroed {
            core::ptr::write_bytes(start as *mut u8, 0, end - start);
        }
        if !span.noscan && span.slot_size <= MAX_BITMAP {
            arena::clear_bits(start, end);
        }
    }
    cache.slots[run] += (to - from) as u64;
    cache.runs[run] = Run { cursor: start, end };
    cache.unreported += end - start;
    if cache.unreported >= pace::REPORT {
        pace::report(core::mem::take(&mut cache.unreported));
    }
    true
}

/// An object with a span of its own.
#[cold]
#[inline(never)]
fn alloc_large(layout: *const Layout, bytes: usize, noscan: bool, zero: bool) -> *mut u8 {
    if !attached() {
        attach_thread();
    }
    if bytes > isize::MAX as usize / 2 {
        out_of_memory(bytes);
    }
    let pages = bytes.div_ceil(PAGE);
    pace::report(pages * PAGE);
    if tls::no_stop_depth() == 0 {
        collect::when_due();
    }
    tls::enter_no_stop();
    // Without a layout until it is zero: old words of these pages may point to slots that are free now, whose headers mean nothing.
    let span = sweep::large_span(pages, noscan);
    if span.is_null() {
        out_of_memory(bytes);
    }
    // SAFETY: the span is new; the cache is this thread's, and no stop comes in between.
    let (address, zeroed) = unsafe {
        let cache = tls::thread_cache().cast::<ThreadCache>();
        (*cache).large_objects += 1;
        (*cache).large_bytes += (pages * PAGE) as u64;
        let seen = ((*span).base, (*span).zeroed);
        sweep::file_large(span);
        seen
    };
    // The pointer is on this frame from here on, so the object stays while it is zeroed, and a stop may come meanwhile.
    keep(address);
    tls::exit_no_stop();
    if zero && !zeroed {
        // SAFETY: the memory is the new object's.
        unsafe { core::ptr::write_bytes(address as *mut u8, 0, pages * PAGE) };
    }
    // The collector may stop this thread between any two instructions: zeroes first, then the layout.
    keep(address);
    // SAFETY: the object keeps the span alive, and only the thread that makes the object writes its layout, while the world does not stand.
    unsafe { (&raw mut (*span).layout).write_volatile(layout) };
    keep(address);
    address as *mut u8
}

/// Ends the program as Go does when the system gives no more memory.
#[cold]
pub(crate) fn out_of_memory(bytes: usize) -> ! {
    let extent = PAGES.lock().extent_bytes();
    let text = format!(
        "runtime: out of memory: cannot allocate {bytes}-byte block ({extent} in use)\nfatal error: out of memory\n"
    );
    go2rs_sys::syscall::write_all(2, text.as_bytes());
    go2rs_sys::syscall::exit(2)
}
