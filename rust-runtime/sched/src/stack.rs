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
    /// Of a goroutine that has not run yet, or no more.
    pub(crate) const NONE: Stack = Stack { low: 0, high: 0 };

    /// Whether an address lies in the guard or so close below it that only a running-over frame can have touched it.
    pub(crate) fn is_overflow(&self, address: usize) -> bool {
        address < self.low && address >= self.low.saturating_sub(GUARD)
    }

    /// Gives back what deep calls once needed. The goroutine is dead.
    fn trim(&self) {
        // SAFETY: nobody uses the stack, and the range lies inside it.
        unsafe { memory::discard(self.low as *mut u8, self.high - self.low - KEEP) };
    }
}

/// Stacks that nobody uses, the latest given back last.
struct Pool {
    free: Vec<Stack>,
    /// Those that nobody needed for a while, which gave their memory back.
    trimmed: Vec<Stack>,
    /// The fewest in `free` since the monitor last looked.
    free_low: usize,
}

static POOL: Lock<Pool> = Lock::new(Pool { free: Vec::new(), trimmed: Vec::new(), free_low: 0 });

/// How many stacks a P keeps before it shares them.
const KEEP_FREE: usize = 64;

/// A stack from those at hand, from the pool, or a new one. None when the system has no address space or memory left.
pub(crate) fn take(at_hand: Option<&mut Vec<Stack>>) -> Option<Stack> {
    let mut none = Vec::new();
    let at_hand = at_hand.unwrap_or(&mut none);
    let found = at_hand.pop().or_else(|| {
        let mut pool = POOL.lock();
        let more = pool.free.len().min(KEEP_FREE / 2).min(at_hand.capacity());
        let rest = pool.free.len() - more;
        at_hand.extend(pool.free.drain(rest..));
        let found = at_hand.pop().or_else(|| pool.free.pop()).or_else(|| pool.trimmed.pop());
        pool.free_low = pool.free_low.min(pool.free.len());
        found
    });
    found.or_else(new)
}

/// Takes a stack back that nobody uses any more.
pub(crate) fn give(at_hand: &mut Vec<Stack>, stack: Stack) {
    if at_hand.len() >= KEEP_FREE {
        POOL.lock().free.extend(at_hand.drain(..KEEP_FREE / 2));
    }
    at_hand.push(stack);
}

/// Takes the stacks of a P that is no more.
pub(crate) fn give_all(at_hand: &mut Vec<Stack>) {
    POOL.lock().free.append(at_hand);
}

/// Gives back the memory of up to `max` stacks that nobody has needed since the last call.
pub(crate) fn trim_unneeded(max: usize) {
    let unneeded: Vec<Stack> = {
        let mut pool = POOL.lock();
        let count = pool.free_low.min(max).min(pool.free.len());
        let unneeded = pool.free.drain(..count).collect();
        pool.free_low = pool.free.len();
        unneeded
    };
    unneeded.iter().for_each(Stack::trim);
    POOL.lock().trimmed.extend(unneeded);
}

struct Slab {
    next: usize,
    end: usize,
    size: usize,
    level: usize,
}

static SLAB: Lock<Slab> = Lock::new(Slab { next: 0, end: 0, size: 0, level: 0 });

/// A new stack. None when the system has no address space or memory left.
fn new() -> Option<Stack> {
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
