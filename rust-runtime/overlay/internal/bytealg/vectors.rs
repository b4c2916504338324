//! Searching and comparing bytes with the processor's vectors.

use core::cmp::Ordering;
use go2rs::memchr::{memchr, memchr_iter, memmem, memrchr};
use go2rs::prelude::*;

fn position(found: Option<usize>) -> isize {
    found.map_or(-1, |i| i as isize)
}

/// Where a byte is first. Mostly it is near, so the first bytes are looked at here, before a call that first finds out what the processor can do.
#[inline]
fn first(c: u8, text: &[u8]) -> isize {
    #[cfg(target_arch = "x86_64")]
    for at in [0, 16, 32] {
        use core::arch::x86_64::{_mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_set1_epi8};
        if text.len() < at + 16 {
            break;
        }
        // SAFETY: sixteen bytes are there from that position on; every x86_64 has these instructions.
        let found = unsafe { _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(text.as_ptr().add(at).cast()), _mm_set1_epi8(c as i8))) };
        if found != 0 {
            return (at as u32 + found.trailing_zeros()) as isize;
        }
    }
    position(memchr(c, text))
}

fn sign(order: Ordering) -> isize {
    order as isize
}

/// Zeroed here although the caller fills it: the collector must not see old content through a conservative root.
pub fn make_no_zero(len: isize) -> Slice<u8> {
    Slice::<u8>::with_len(len)
}

pub fn index_byte(b: Slice<u8>, c: u8) -> isize {
    first(c, b.as_bytes())
}

pub fn index_byte_string(s: Str, c: u8) -> isize {
    first(c, s.as_bytes())
}

pub fn last_index_byte(s: Slice<u8>, c: u8) -> isize {
    position(memrchr(c, s.as_bytes()))
}

pub fn last_index_byte_string(s: Str, c: u8) -> isize {
    position(memrchr(c, s.as_bytes()))
}

pub fn count(b: Slice<u8>, c: u8) -> isize {
    memchr_iter(c, b.as_bytes()).count() as isize
}

pub fn count_string(s: Str, c: u8) -> isize {
    memchr_iter(c, s.as_bytes()).count() as isize
}

pub fn compare(a: Slice<u8>, b: Slice<u8>) -> isize {
    sign(a.as_bytes().cmp(b.as_bytes()))
}

pub fn compare_string(a: Str, b: Str) -> isize {
    sign(a.as_bytes().cmp(b.as_bytes()))
}

pub fn index(a: Slice<u8>, b: Slice<u8>) -> isize {
    position(memmem::find(a.as_bytes(), b.as_bytes()))
}

pub fn index_string(a: Str, b: Str) -> isize {
    position(memmem::find(a.as_bytes(), b.as_bytes()))
}
