//! Stacks of goroutines: slots of reserved address space that take memory page by page.
//!
//! Each slot's guard lies just above the previous slot's top, so that both share a page of the page table.

use go2rs_sys::{Lock, memory};

const MIB: usize = 1 << 20;
/// How far the slots are shifted, so that a stack's first pages and the next slot's guard lie in the same 2 MiB.
const SHIFT: usize = 64 << 10;
const GUARD: usize = 16 << 10;
/// Slots in one reservation.
const CHUNK: usize = 4096;
/// Sizes of slots, each tried when the one before cannot be reserved any more.
const SIZES: [usize; 5] = [256 * MIB, 64 * MIB, 8 * MIB, MIB, MIB / 4];
/// What stays with a stack that nobody uses.
const KEEP: usize = 16 << 10;
/// The main goroutine's stack, as large as Go lets stacks grow.
const MAIN: usize = 1024 * MIB;

/// A stack: [low, high), with the guard below `low`.
#[derive(Clone, Copy)]
pub(crate) struct Stack {
    pub(crate) low: usize,
    pub(crate) high: usize,
}

impl Stack {
    /// Whether an address lies in the guard or so close below it that only a running-over frame can have touched it.
    pub(crate) fn is_overflow(&self, address: usize) -> bool {
        address < self.low && address >= self.low.saturating_sub(GUARD)
    }

    /// Gives back what deep calls once needed. The goroutine is dead.
    pub(crate) fn trim(&self) {
        // SAFETY: nobody uses the stack, and the range lies inside it.
        unsafe { memory::discard(self.low as *mut u8, self.high - self.low - KEEP) };
    }
}

struct Slab {
    next: usize,
    end: usize,
    size: usize,
    level: usize,
}

static SLAB: Lock<Slab> = Lock::new(Slab { next: 0, end: 0, size: 0, level: 0 });

/// A new stack. None when the system has no address space or memory left.
pub(crate) fn new() -> Option<Stack> {
    let mut slab = SLAB.lock();
    if slab.next == slab.end {
        refill(&mut slab)?;
    }
    let low = slab.next + SHIFT;
    slab.next += slab.size;
    let stack = Stack { low: low + GUARD, high: low + slab.size };
    // SAFETY: the guard lies in the slot, which is new. Where guards run out, the stack goes without.
    unsafe { memory::guard(low as *mut u8, GUARD) };
    Some(stack)
}

fn refill(slab: &mut Slab) -> Option<()> {
    while slab.level < SIZES.len() {
        let size = SIZES[slab.level];
        let base = memory::reserve_lazy_aligned(size * CHUNK + 2 * MIB, size.max(2 * MIB)) as usize;
        if base == 0 {
            slab.level += 1;
            continue;
        }
        // SAFETY: the range was just reserved.
        unsafe { memory::huge_pages(base as *mut u8, size * CHUNK + 2 * MIB, false) };
        (slab.next, slab.end, slab.size) = (base, base + size * CHUNK, size);
        return Some(());
    }
    None
}

/// The stack of the main goroutine.
pub(crate) fn for_main() -> Option<Stack> {
    let base = memory::reserve_lazy_aligned(MAIN + 2 * MIB, 2 * MIB);
    if base.is_null() {
        return new();
    }
    // SAFETY: the range was just reserved.
    unsafe {
        memory::huge_pages(base, MAIN + 2 * MIB, false);
        memory::guard(base, GUARD);
    }
    Some(Stack { low: base as usize + GUARD, high: base as usize + MAIN })
}
