//! Strings.

use crate::errors;
use crate::go::Go;
use crate::hash::mix_bytes;
use crate::id::named_id;
use crate::nil::Aliased;
use crate::numbers::{Integer, Wide};
use crate::ptr::Ptr;
use crate::slice::Slice;
use crate::types::{Basic, Type};
use go2rs_heap::Layout;
use std::cmp::Ordering;
use std::ops::{Add, AddAssign, Index};
use std::ptr::NonNull;

/// Go's `string`: any bytes, never changed.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Str {
    data: *const u8,
    len: isize,
}

// SAFETY: strings are never changed.
unsafe impl Send for Str {}
// SAFETY: as above.
unsafe impl Sync for Str {}

impl<'a> Unpin for Str where Aliased<'a>: Unpin {}

impl Default for Str {
    #[inline(always)]
    fn default() -> Str {
        Str { data: std::ptr::null(), len: 0 }
    }
}

impl Str {
    /// A literal.
    #[inline(always)]
    pub const fn new(text: &'static str) -> Str {
        Str { data: text.as_ptr(), len: text.len() as isize }
    }

    /// A literal that is no UTF-8.
    #[inline(always)]
    pub const fn raw(bytes: &'static [u8]) -> Str {
        Str { data: bytes.as_ptr(), len: bytes.len() as isize }
    }

    /// The bytes in a row, as Rust sees them. They live as long as the string is reachable for the collector.
    #[inline(always)]
    pub fn as_bytes<'a>(self) -> &'a [u8] {
        if self.len == 0 {
            return &[];
        }
        // SAFETY: a string's bytes are there and never change.
        unsafe { std::slice::from_raw_parts(self.data, self.len as usize) }
    }

    /// A string that shares memory which nobody will change.
    ///
    /// # Safety
    /// `len` bytes at `data` stay as they are, and belong to the collected heap or live for ever.
    #[inline(always)]
    pub const unsafe fn from_parts(data: *const u8, len: isize) -> Str {
        Str { data, len }
    }

    /// A string of a copy of the bytes.
    pub fn copy_of(bytes: &[u8]) -> Str {
        if bytes.is_empty() {
            return Str::default();
        }
        let place = go2rs_heap::alloc_noscan_dirty(bytes.len());
        // SAFETY: the place is fresh and as large.
        unsafe {
            std::ptr::copy_nonoverlapping(bytes.as_ptr(), place, bytes.len());
            Str::from_parts(place, bytes.len() as isize)
        }
    }

    /// Go's `unsafe.String`.
    pub fn from_raw(data: Ptr<u8>, len: isize) -> Str {
        if len < 0 {
            errors::panic_text("unsafe.String: len out of range");
        }
        Str { data: Ptr::raw(data), len }
    }

    /// Go's `unsafe.StringData`.
    #[inline(always)]
    pub fn data(self) -> Ptr<u8> {
        // SAFETY: the address is null or that of the first byte.
        unsafe { Ptr::from_raw(self.data.cast_mut()) }
    }

    /// The number of bytes.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty)]
    pub const fn len(self) -> isize {
        self.len
    }

    /// `s[lo:hi]`
    #[inline(always)]
    pub fn slice(self, lo: isize, hi: isize) -> Str {
        if (hi as usize) > self.len as usize {
            errors::string_slice_high(hi, self.len);
        }
        if (lo as usize) > hi as usize {
            errors::slice_low(lo, hi);
        }
        self.part(lo, hi)
    }

    /// `s[:hi]`
    #[inline(always)]
    pub fn to(self, hi: isize) -> Str {
        if (hi as usize) > self.len as usize {
            errors::string_slice_high(hi, self.len);
        }
        self.part(0, hi)
    }

    /// `s[lo:]`
    #[inline(always)]
    pub fn tail(self, lo: isize) -> Str {
        if (lo as usize) > self.len as usize {
            errors::slice_low(lo, self.len);
        }
        self.part(lo, self.len)
    }

    #[inline(always)]
    fn part(self, lo: isize, hi: isize) -> Str {
        // An empty rest keeps its address inside of the string, not behind it.
        let lo_in = if lo == hi { 0 } else { lo };
        // SAFETY: the bounds were checked.
        Str { data: unsafe { self.data.offset(lo_in) }, len: hi - lo }
    }

    /// The characters with their positions, as `for i, r := range s` gives them; invalid bytes are U+FFFD.
    #[inline]
    pub fn rune_indices(self) -> RuneIndices {
        RuneIndices { text: self, at: 0 }
    }

    /// The characters.
    #[inline]
    pub fn runes(self) -> Runes {
        Runes(self.rune_indices())
    }

    /// The bytes, one by one.
    #[inline]
    pub fn bytes(self) -> impl Iterator<Item = u8> {
        self.as_bytes().iter().copied()
    }

    /// The bytes with their positions.
    #[inline]
    pub fn byte_indices(self) -> impl Iterator<Item = (isize, u8)> {
        (0..self.len).zip(self.bytes())
    }

    /// `[]byte(s)`
    pub fn to_bytes(self) -> Slice<u8> {
        Slice::copy_of(self.as_bytes())
    }

    /// `[]byte(s)` for a function that only reads it: the slice shares the string's bytes.
    #[inline(always)]
    pub fn as_slice(self) -> Slice<u8> {
        // An empty one is not nil.
        let data =
            if self.data.is_null() { NonNull::dangling().as_ptr() } else { self.data.cast_mut() };
        // SAFETY: the bytes are there, and whoever gets the slice only reads them.
        unsafe { Slice::from_parts(data, self.len, self.len) }
    }

    /// `[]rune(s)`
    pub fn to_runes(self) -> Slice<rune> {
        let count = self.runes().count() as isize;
        let mut out = Slice::with_rounded_len(count);
        for (i, r) in self.runes().enumerate() {
            out[i as isize] = r;
        }
        out
    }

    /// `string(r)` of an integer: what is no rune becomes U+FFFD.
    pub fn from_rune<R: Integer>(r: R) -> Str {
        let rune = match r.to_wide() {
            Wide::Signed(r) => u32::try_from(r).ok(),
            Wide::Unsigned(r) => u32::try_from(r).ok(),
            Wide::Float(_) | Wide::Complex(..) => None,
        };
        let c = rune.and_then(char::from_u32).unwrap_or(char::REPLACEMENT_CHARACTER);
        Str::copy_of(c.encode_utf8(&mut [0; 4]).as_bytes())
    }

    /// The concatenation of two strings.
    pub fn concat(self, other: Str) -> Str {
        if other.len == 0 {
            return self;
        }
        if self.len == 0 {
            return other;
        }
        let len = (self.len as usize).wrapping_add(other.len as usize);
        if len > isize::MAX as usize {
            errors::throw("string concatenation too long");
        }
        let place = go2rs_heap::alloc_noscan_dirty(len);
        // SAFETY: the place is fresh and holds both.
        unsafe {
            std::ptr::copy_nonoverlapping(self.data, place, self.len as usize);
            std::ptr::copy_nonoverlapping(
                other.data,
                place.add(self.len as usize),
                other.len as usize,
            );
            Str::from_parts(place, len as isize)
        }
    }
}

/// Go's `rune`.
#[allow(non_camel_case_types)]
pub type rune = i32;

/// Runes as Rust characters, for patterns.
pub trait AsChar {
    /// The character; `char::MAX` for what is none.
    fn as_char(self) -> char;
}

impl AsChar for rune {
    #[inline(always)]
    fn as_char(self) -> char {
        char::from_u32(self as u32).unwrap_or(char::MAX)
    }
}

/// The characters of a string with their positions.
#[derive(Clone, Copy)]
pub struct RuneIndices {
    text: Str,
    at: isize,
}

impl Iterator for RuneIndices {
    type Item = (isize, rune);

    #[inline(always)]
    fn next(&mut self) -> Option<(isize, rune)> {
        let at = self.at;
        if at >= self.text.len {
            return None;
        }
        // SAFETY: the position is inside of the string.
        let first = unsafe { *self.text.data.offset(at) };
        if first < 0x80 {
            self.at += 1;
            return Some((at, first as rune));
        }
        let (r, width) = decode_rune(&self.text.as_bytes()[at as usize..]);
        self.at += width;
        Some((at, r))
    }
}

/// The characters of a string.
#[derive(Clone, Copy)]
pub struct Runes(RuneIndices);

impl Iterator for Runes {
    type Item = rune;
    #[inline(always)]
    fn next(&mut self) -> Option<rune> {
        self.0.next().map(|(_, r)| r)
    }
}

/// The first character of bytes that are not empty, and its width: U+FFFD and 1 for an invalid byte.
pub fn decode_rune(bytes: &[u8]) -> (rune, isize) {
    const BAD: (rune, isize) = (0xFFFD, 1);
    let tail = |i: usize| bytes.get(i).filter(|b| **b & 0xC0 == 0x80).map(|b| (b & 0x3F) as rune);
    let first = bytes[0] as rune;
    match first {
        0..=0x7F => (first, 1),
        0xC2..=0xDF => tail(1).map_or(BAD, |a| ((first & 0x1F) << 6 | a, 2)),
        0xE0..=0xEF => match (tail(1), tail(2)) {
            (Some(a), Some(b)) => {
                let r = (first & 0x0F) << 12 | a << 6 | b;
                if r >= 0x800 && !(0xD800..=0xDFFF).contains(&r) { (r, 3) } else { BAD }
            }
            _ => BAD,
        },
        0xF0..=0xF4 => match (tail(1), tail(2), tail(3)) {
            (Some(a), Some(b), Some(c)) => {
                let r = (first & 0x07) << 18 | a << 12 | b << 6 | c;
                if (0x10000..=0x10FFFF).contains(&r) { (r, 4) } else { BAD }
            }
            _ => BAD,
        },
        _ => BAD,
    }
}

impl Index<isize> for Str {
    type Output = u8;
    #[inline(always)]
    fn index(&self, i: isize) -> &u8 {
        if (i as usize) >= self.len as usize {
            errors::index(i, self.len);
        }
        // SAFETY: the index was checked.
        unsafe { &*self.data.offset(i) }
    }
}

impl PartialEq for Str {
    #[inline(always)]
    fn eq(&self, other: &Str) -> bool {
        self.len == other.len
            && (std::ptr::eq(self.data, other.data) || self.as_bytes() == other.as_bytes())
    }
}

impl Eq for Str {}

impl PartialOrd for Str {
    #[inline]
    fn partial_cmp(&self, other: &Str) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Str {
    #[inline]
    fn cmp(&self, other: &Str) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl PartialEq<&'static str> for Str {
    #[inline(always)]
    fn eq(&self, other: &&'static str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl PartialEq<Str> for &'static str {
    #[inline(always)]
    fn eq(&self, other: &Str) -> bool {
        other.as_bytes() == self.as_bytes()
    }
}

impl PartialOrd<&'static str> for Str {
    #[inline]
    fn partial_cmp(&self, other: &&'static str) -> Option<Ordering> {
        self.as_bytes().partial_cmp(other.as_bytes())
    }
}

impl PartialOrd<Str> for &'static str {
    #[inline]
    fn partial_cmp(&self, other: &Str) -> Option<Ordering> {
        self.as_bytes().partial_cmp(other.as_bytes())
    }
}

impl Add for Str {
    type Output = Str;
    #[inline]
    fn add(self, other: Str) -> Str {
        self.concat(other)
    }
}

impl Add<&'static str> for Str {
    type Output = Str;
    #[inline]
    fn add(self, other: &'static str) -> Str {
        self.concat(Str::new(other))
    }
}

impl Add<Str> for &'static str {
    type Output = Str;
    #[inline]
    fn add(self, other: Str) -> Str {
        Str::new(self).concat(other)
    }
}

impl AddAssign for Str {
    #[inline]
    fn add_assign(&mut self, other: Str) {
        *self = self.concat(other);
    }
}

impl AddAssign<&'static str> for Str {
    #[inline]
    fn add_assign(&mut self, other: &'static str) {
        *self = self.concat(Str::new(other));
    }
}

impl From<&'static str> for Str {
    #[inline(always)]
    fn from(text: &'static str) -> Str {
        Str::new(text)
    }
}

impl From<Slice<u8>> for Str {
    #[inline]
    fn from(bytes: Slice<u8>) -> Str {
        Str::copy_of(bytes.as_bytes())
    }
}

impl From<Slice<rune>> for Str {
    fn from(runes: Slice<rune>) -> Str {
        let mut text = Vec::new();
        for r in runes {
            let c = u32::try_from(r)
                .ok()
                .and_then(char::from_u32)
                .unwrap_or(char::REPLACEMENT_CHARACTER);
            text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        Str::copy_of(&text)
    }
}

// SAFETY: an address and a length; zero is the empty string.
unsafe impl Go for Str {
    const ID: u64 = named_id("", "string", "", &[]);
    const LAYOUT: &'static Layout = Layout::STRING;
    const TYPE: &'static Type = {
        static TYPE: Type = Type::basic::<Str>(Basic::String);
        &TYPE
    };
    #[inline(always)]
    fn go_eq(&self, other: &Self) -> bool {
        self == other
    }
    #[inline]
    fn go_hash(&self, seed: u64) -> u64 {
        mix_bytes(self.as_bytes(), seed)
    }
}
