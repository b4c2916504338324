//! Where a Go type keeps its pointers.
//!
//! A [`Layout`] is built in const evaluation, by the derive macro from the layouts of the fields, and lives in read-only data.

use crate::size_class::{CLASSES, HEADER, MAX_BITMAP, MAX_SMALL, SLOT_SIZE, class_of_const};
use core::mem::{align_of, size_of};

/// Bytes in a machine word.
pub const WORD: usize = size_of::<usize>();
const MASK_WORDS: usize = 64;

/// The memory of one Go type: its size, alignment and where its pointers are.
///
/// ```
/// use go2rs_heap::{Field, Layout};
/// #[repr(C)]
/// struct Node { next: *mut Node, value: i64, prev: *mut Node }
/// const NODE: &Layout = &Layout::fields(24, 8, const { &[Field::new(0, Layout::POINTER), Field::new(8, const { &Layout::noscan::<i64>() }), Field::new(16, Layout::POINTER)] });
/// assert_eq!(NODE.mask(), Some(0b101));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    size: usize,
    align: usize,
    /// Words up to and including the last one that may hold a pointer; 0 when there is none.
    pointer_words: usize,
    /// Index of the thread cache's run for one object of this type; [`Layout::NO_RUN`] for those that take the slow path.
    run: u16,
    pointers: Pointers,
}

/// How the pointers of a type are described.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Pointers {
    None,
    /// Bit i stands for word i. For types up to 64 words.
    Mask(u64),
    /// An array of more than 64 words.
    Repeat {
        element: &'static Layout,
        count: usize,
    },
    /// A struct of more than 64 words.
    Fields(&'static [Field]),
}

/// A field of a struct: where it stands and what it looks like.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    offset: usize,
    layout: &'static Layout,
}

impl Field {
    /// A field `offset` bytes into its struct.
    pub const fn new(offset: usize, layout: &'static Layout) -> Field {
        Field { offset, layout }
    }
}

impl Layout {
    pub(crate) const NO_RUN: u16 = u16::MAX;

    /// One pointer: `Ptr`, `Map`, `Chan`, `Func`, `unsafe.Pointer`.
    pub const POINTER: &'static Layout = &Layout::mask_of(WORD, WORD, 1);
    /// A pointer and one word without: a string.
    pub const STRING: &'static Layout = &Layout::mask_of(2 * WORD, WORD, 0b01);
    /// A pointer and two words without: a slice.
    pub const SLICE: &'static Layout = &Layout::mask_of(3 * WORD, WORD, 0b001);
    /// Two words that may both be pointers: an interface. Its data word may also be a scalar, which marking tolerates.
    pub const INTERFACE: &'static Layout = &Layout::mask_of(2 * WORD, WORD, 0b11);
    /// A byte of memory without pointers.
    pub const BYTE: &'static Layout = &Layout::sized(1, 1);

    /// A type without pointers.
    pub const fn noscan<T>() -> Layout {
        Layout::sized(size_of::<T>(), align_of::<T>())
    }

    /// A type without pointers, given by its size and alignment in bytes.
    pub const fn sized(size: usize, align: usize) -> Layout {
        Layout::build(size, align, 0, Pointers::None)
    }

    /// A type of up to 64 words; bit i of `mask` says that word i may hold a pointer.
    pub const fn mask_of(size: usize, align: usize, mask: u64) -> Layout {
        if mask == 0 {
            return Layout::sized(size, align);
        }
        let words = MASK_WORDS - mask.leading_zeros() as usize;
        assert!(words * WORD <= size && align >= WORD);
        Layout::build(size, align, words, Pointers::Mask(mask))
    }

    /// A type of which every whole word may hold a pointer: what a closure captured, memory that foreign code laid out.
    pub const fn conservative<T>() -> Layout {
        let words = if align_of::<T>() < WORD { 0 } else { size_of::<T>() / WORD };
        match words {
            0 => Layout::noscan::<T>(),
            1..=MASK_WORDS => {
                Layout::mask_of(size_of::<T>(), align_of::<T>(), u64::MAX >> (MASK_WORDS - words))
            }
            _ => {
                let pointers = Pointers::Repeat { element: Layout::POINTER, count: words };
                Layout::build(size_of::<T>(), align_of::<T>(), words, pointers)
            }
        }
    }

    /// A struct of `size` bytes with these fields, in the order of their offsets.
    pub const fn fields(size: usize, align: usize, fields: &'static [Field]) -> Layout {
        let mut pointer_words = 0;
        let mut mask = 0;
        let mut i = 0;
        while i < fields.len() {
            let Field { offset, layout } = fields[i];
            if layout.pointer_words > 0 {
                assert!(offset % WORD == 0, "a pointer stands at a multiple of the word size");
                let end = offset / WORD + layout.pointer_words;
                pointer_words = if end > pointer_words { end } else { pointer_words };
                if let Pointers::Mask(part) = layout.pointers
                    && end <= MASK_WORDS
                {
                    mask |= part << (offset / WORD);
                }
            }
            i += 1;
        }
        if pointer_words == 0 {
            Layout::sized(size, align)
        } else if size <= MASK_WORDS * WORD {
            Layout::mask_of(size, align, mask)
        } else {
            Layout::build(size, align, pointer_words, Pointers::Fields(fields))
        }
    }

    /// An array of `count` elements.
    pub const fn array(element: &'static Layout, count: usize) -> Layout {
        let size = element.size * count;
        if element.pointer_words == 0 || count == 0 {
            return Layout::sized(size, element.align);
        }
        let stride = element.size / WORD;
        if size > MASK_WORDS * WORD {
            let pointer_words = stride * (count - 1) + element.pointer_words;
            return Layout::build(
                size,
                element.align,
                pointer_words,
                Pointers::Repeat { element, count },
            );
        }
        let Pointers::Mask(part) = element.pointers else {
            panic!("an element of at most 64 words has a mask")
        };
        let mut mask = 0;
        let mut i = 0;
        while i < count {
            mask |= part << (i * stride);
            i += 1;
        }
        Layout::mask_of(size, element.align, mask)
    }

    const fn build(size: usize, align: usize, pointer_words: usize, pointers: Pointers) -> Layout {
        let noscan = pointer_words == 0;
        let small = size > 0 && size <= if noscan { MAX_SMALL } else { MAX_BITMAP };
        let run = if small && align <= WORD {
            Layout::run_index(class_of_const(size), noscan)
        } else {
            Layout::NO_RUN
        };
        Layout { size, align, pointer_words, run, pointers }
    }

    /// Index of the run in a thread cache that serves a class.
    pub(crate) const fn run_index(class: usize, noscan: bool) -> u16 {
        (if noscan { class } else { CLASSES + class }) as u16
    }

    /// Bytes of one value.
    #[inline(always)]
    pub const fn size(&self) -> usize {
        self.size
    }

    /// Alignment in bytes.
    #[inline(always)]
    pub const fn align(&self) -> usize {
        self.align
    }

    /// Whether values of this type hold no pointers into the heap.
    #[inline(always)]
    pub const fn is_noscan(&self) -> bool {
        self.pointer_words == 0
    }

    /// Words up to and including the last one that may hold a pointer.
    pub const fn pointer_words(&self) -> usize {
        self.pointer_words
    }

    /// The pointer mask of a type of up to 64 words, word 0 in bit 0; `None` for larger types.
    #[inline(always)]
    pub const fn mask(&self) -> Option<u64> {
        match self.pointers {
            Pointers::None => Some(0),
            Pointers::Mask(mask) => Some(mask),
            Pointers::Repeat { .. } | Pointers::Fields(_) => None,
        }
    }

    /// The mask of `count` values in a row, which have at most 64 words together.
    #[inline]
    pub(crate) fn repeated_mask(&self, count: usize) -> u64 {
        let Pointers::Mask(part) = self.pointers else { return 0 };
        let stride = self.size / WORD;
        if stride == 1 {
            return u64::MAX >> (MASK_WORDS - count);
        }
        (0..count).fold(0, |mask, i| mask | part << (i * stride))
    }

    #[inline(always)]
    pub(crate) const fn run(&self) -> u16 {
        self.run
    }

    /// Bytes that bump allocation advances by for one value: the slot size of its class. Only for layouts with a run.
    #[inline(always)]
    pub(crate) const fn slot(&self) -> usize {
        let class = if self.run as usize >= CLASSES {
            self.run as usize - CLASSES
        } else {
            self.run as usize
        };
        SLOT_SIZE[class] as usize
    }

    #[inline(always)]
    pub(crate) fn pointers(&self) -> &Pointers {
        &self.pointers
    }

    /// Calls `visit` with the offset in bytes of each word of one value that may hold a pointer, if it lies in `from..to` (bytes).
    pub fn pointer_offsets(&self, from: usize, to: usize, visit: &mut impl FnMut(usize)) {
        self.walk(0, from, to, visit);
    }

    fn walk(&self, base: usize, from: usize, to: usize, visit: &mut impl FnMut(usize)) {
        if base >= to || base + self.pointer_words * WORD <= from {
            return;
        }
        match self.pointers {
            Pointers::None => {}
            Pointers::Mask(mut mask) => {
                while mask != 0 {
                    let offset = base + mask.trailing_zeros() as usize * WORD;
                    if offset >= from && offset < to {
                        visit(offset);
                    }
                    mask &= mask - 1;
                }
            }
            Pointers::Repeat { element, count } => {
                let first = from.saturating_sub(base) / element.size;
                for i in first..count {
                    let at = base + i * element.size;
                    if at >= to {
                        break;
                    }
                    element.walk(at, from, to, visit);
                }
            }
            Pointers::Fields(fields) => {
                for field in fields {
                    field.layout.walk(base + field.offset, from, to, visit);
                }
            }
        }
    }
}

const _: () = assert!(HEADER == WORD, "a header is one word");

#[cfg(test)]
mod tests {
    use super::*;

    const ELEMENT: &Layout = Layout::STRING;
    const SMALL: &Layout = &Layout::array(ELEMENT, 3);
    const BIG: &Layout = &Layout::array(ELEMENT, 100);
    const WIDE: &Layout = &Layout::fields(
        1632,
        8,
        const { &[Field::new(0, Layout::BYTE), Field::new(8, BIG), Field::new(1608, Layout::SLICE)] },
    );

    fn offsets(layout: &Layout, from: usize, to: usize) -> Vec<usize> {
        let mut out = Vec::new();
        layout.pointer_offsets(from, to, &mut |offset| out.push(offset));
        out
    }

    #[test]
    fn small_arrays_are_masks() {
        assert_eq!(SMALL.mask(), Some(0b010101));
        assert_eq!(SMALL.pointer_words(), 5);
        assert_eq!(SMALL.slot(), 48);
    }

    #[test]
    fn large_types_nest() {
        assert_eq!(WIDE.mask(), None);
        let mut expected: Vec<usize> = (0..100).map(|i| 8 + i * 16).collect();
        expected.push(1608);
        assert_eq!(offsets(WIDE, 0, WIDE.size()), expected);
        assert_eq!(WIDE.pointer_words(), 202);
    }

    #[test]
    fn pieces_cover_the_whole() {
        for step in [8, 64, 120, 800] {
            let mut pieces = Vec::new();
            let mut from = 0;
            while from < WIDE.size() {
                pieces.extend(offsets(WIDE, from, from + step));
                from += step;
            }
            assert_eq!(pieces, offsets(WIDE, 0, WIDE.size()));
        }
    }

    #[test]
    fn conservative_takes_whole_words() {
        assert_eq!(Layout::conservative::<[usize; 3]>().mask(), Some(0b111));
        assert_eq!(Layout::conservative::<[usize; 64]>().mask(), Some(u64::MAX));
        assert!(Layout::conservative::<[u8; 16]>().is_noscan());
        assert_eq!(Layout::conservative::<[usize; 65]>().pointer_words(), 65);
    }
}
