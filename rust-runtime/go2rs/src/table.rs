//! The table of a map: groups of eight slots behind a word of control bytes.

use crate::go::Go;
use go2rs_heap::{Field, Layout};
use std::marker::PhantomData;

/// Slots in a group.
pub const GROUP: usize = 8;

/// Control bytes: the top bit says free; a full slot has seven bits of its key's hash.
const EMPTY: u8 = 0b1000_0000;
const REMOVED: u8 = 0b1111_1110;
const LOW: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// An entry.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Slot<K, V> {
    pub key: K,
    pub value: V,
}

/// A group.
#[repr(C)]
struct Block<K, V> {
    control: u64,
    slots: [Slot<K, V>; GROUP],
}

impl<K: Go, V: Go> Block<K, V> {
    const SLOT: &'static Layout = &Layout::fields(
        size_of::<Slot<K, V>>(),
        align_of::<Slot<K, V>>(),
        const {
            &[
                Field::new(std::mem::offset_of!(Slot<K, V>, key), K::LAYOUT),
                Field::new(std::mem::offset_of!(Slot<K, V>, value), V::LAYOUT),
            ]
        },
    );
    const SLOTS: &'static Layout = &Layout::array(Self::SLOT, GROUP);
    const LAYOUT: &'static Layout = &Layout::fields(
        size_of::<Self>(),
        align_of::<Self>(),
        const { &[Field::new(std::mem::offset_of!(Self, slots), Self::SLOTS)] },
    );
}

/// All groups of a table: a power of two.
#[repr(C)]
pub struct Groups<K, V> {
    blocks: *mut u8,
    /// One less than the number of groups; meaningless without blocks.
    mask: usize,
    entries: PhantomData<(K, V)>,
}

impl<K, V> Clone for Groups<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for Groups<K, V> {}

impl<K, V> Groups<K, V> {
    pub const NONE: Self = Groups { blocks: std::ptr::null_mut(), mask: 0, entries: PhantomData };

    /// The groups at an address, whose control bytes are still to be written.
    pub fn of(blocks: *mut u8, count: usize) -> Self {
        Groups { blocks, mask: count - 1, entries: PhantomData }
    }

    /// The address of the first group.
    pub fn blocks(&self) -> *mut u8 {
        self.blocks
    }

    /// How many groups hold so many entries.
    pub fn count_for(entries: usize) -> usize {
        (entries * 8).div_ceil(GROUP * 7).next_power_of_two()
    }

    pub fn is_empty(&self) -> bool {
        self.blocks.is_null()
    }

    pub fn count(&self) -> usize {
        if self.is_empty() { 0 } else { self.mask + 1 }
    }

    pub fn slots(&self) -> usize {
        self.count() * GROUP
    }

    pub fn same(&self, other: &Self) -> bool {
        std::ptr::eq(self.blocks, other.blocks)
    }
}

impl<K: Go, V: Go> Groups<K, V> {
    /// Empty groups.
    pub fn new(count: usize) -> Self {
        let blocks = if count == 1 {
            go2rs_heap::alloc(Block::<K, V>::LAYOUT)
        } else {
            go2rs_heap::alloc_array(Block::<K, V>::LAYOUT, count)
        };
        let out = Groups::of(blocks, count);
        for at in 0..count {
            // SAFETY: the group is there. Its slots are zero already.
            unsafe { (*out.block(at)).control = HIGH };
        }
        out
    }

    /// Takes all entries out.
    pub fn empty_all(&mut self) {
        for at in 0..self.count() {
            let block = self.block(at);
            // SAFETY: the group is there.
            unsafe {
                std::ptr::write_bytes(&raw mut (*block).slots, 0, 1);
                (*block).control = HIGH;
            }
        }
    }

    #[inline(always)]
    fn block(&self, at: usize) -> *mut Block<K, V> {
        // SAFETY: positions are masked by who probes, and below the count by who walks.
        unsafe { self.blocks.cast::<Block<K, V>>().add(at) }
    }

    #[inline(always)]
    pub fn group(&self, at: usize) -> GroupRef<K, V> {
        GroupRef::of(self.block(at).cast())
    }

    /// The slot at a position, if it is full.
    #[inline]
    pub fn full(&self, at: usize) -> Option<*mut Slot<K, V>> {
        let group = self.group(at / GROUP);
        group.is_full_at(at % GROUP).then(|| group.slot(at % GROUP))
    }

    /// Empties a slot of this table, as [`GroupRef::free`].
    pub fn free(&self, slot: *mut Slot<K, V>, _hash: u64) -> bool {
        let at = (slot as usize - self.blocks as usize) / size_of::<Block<K, V>>();
        let group = self.group(at);
        let first = group.slot(0) as usize;
        let i = if size_of::<Slot<K, V>>() == 0 {
            0
        } else {
            (slot as usize - first) / size_of::<Slot<K, V>>()
        };
        let reusable = group.free(i);
        // SAFETY: the slot is in the table.
        unsafe { std::ptr::write_bytes(slot, 0, 1) };
        reusable
    }
}

/// A group with its control bytes.
pub struct GroupRef<K, V> {
    block: *mut Block<K, V>,
    control: u64,
}

impl<K, V> GroupRef<K, V> {
    /// The group at an address.
    #[inline(always)]
    pub fn of(block: *mut u8) -> Self {
        let block = block.cast::<Block<K, V>>();
        // SAFETY: positions are masked by who probes, and below the count by who walks; a group begins with its control bytes.
        GroupRef { block, control: unsafe { (*block).control } }
    }

    #[inline(always)]
    pub fn slot(&self, i: usize) -> *mut Slot<K, V> {
        // SAFETY: i is below the group's size.
        unsafe { (&raw mut (*self.block).slots).cast::<Slot<K, V>>().add(i) }
    }

    /// The slots whose hash may be this one.
    #[inline(always)]
    pub fn matches(&self, hash: u64) -> Bits {
        let x = self.control ^ (LOW * top(hash) as u64);
        // A false match is possible beside a true one; keys are compared anyway, but the slot must be full.
        Bits(x.wrapping_sub(LOW) & !x & HIGH & !self.control)
    }

    #[inline(always)]
    pub fn has_empty(&self) -> bool {
        // Of the control bytes with the top bit, only an empty one has no other.
        self.control & HIGH & !(self.control << 6) != 0
    }

    /// The first slot that is empty or removed.
    #[inline(always)]
    pub fn first_free(&self) -> Option<usize> {
        let free = self.control & HIGH;
        (free != 0).then(|| free.trailing_zeros() as usize / 8)
    }

    #[inline(always)]
    fn byte(&self, i: usize) -> u8 {
        (self.control >> (i * 8)) as u8
    }

    pub fn is_empty_at(&self, i: usize) -> bool {
        self.byte(i) == EMPTY
    }

    #[inline(always)]
    pub fn is_full_at(&self, i: usize) -> bool {
        self.byte(i) & EMPTY == 0
    }

    /// Marks a slot as not full. Gives whether it can be used again without growing: nobody probed past this group.
    pub fn free(&self, i: usize) -> bool {
        let reusable = self.has_empty();
        self.set(i, if reusable { EMPTY } else { REMOVED });
        reusable
    }

    /// Marks all slots as empty.
    pub fn empty(&self) {
        // SAFETY: the group is there, and nobody else changes it.
        unsafe { (*self.block).control = HIGH };
    }

    /// Marks a slot as full.
    #[inline(always)]
    pub fn fill(&self, i: usize, hash: u64) {
        self.set(i, top(hash));
    }

    #[inline(always)]
    fn set(&self, i: usize, byte: u8) {
        let shift = i * 8;
        // SAFETY: the group is there, and nobody else changes it.
        unsafe { (*self.block).control = self.control & !(0xFF << shift) | (byte as u64) << shift };
    }
}

#[inline(always)]
fn top(hash: u64) -> u8 {
    (hash >> 57) as u8
}

/// Positions in a group.
#[derive(Clone, Copy)]
pub struct Bits(u64);

impl Iterator for Bits {
    type Item = usize;
    #[inline(always)]
    fn next(&mut self) -> Option<usize> {
        if self.0 == 0 {
            return None;
        }
        let i = self.0.trailing_zeros() as usize / 8;
        self.0 &= self.0 - 1;
        Some(i)
    }
}

/// The order in which a hash looks at groups: triangular steps reach each one.
pub struct Probe {
    pub at: usize,
    stride: usize,
    mask: usize,
}

impl Probe {
    #[inline(always)]
    pub fn new<K, V>(hash: u64, groups: &Groups<K, V>) -> Probe {
        Probe { at: hash as usize & groups.mask, stride: 0, mask: groups.mask }
    }

    #[inline(always)]
    pub fn next(&mut self) {
        self.stride += 1;
        self.at = (self.at + self.stride) & self.mask;
    }
}
