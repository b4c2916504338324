//! Operations that are instructions of the processor.

use go2rs::prelude::*;

#[inline]
pub fn len(x: usize) -> isize {
    (usize::BITS - x.leading_zeros()) as isize
}

#[inline]
pub fn len8(x: u8) -> isize {
    (u8::BITS - x.leading_zeros()) as isize
}

#[inline]
pub fn len16(x: u16) -> isize {
    (u16::BITS - x.leading_zeros()) as isize
}

#[inline]
pub fn len32(x: u32) -> isize {
    (u32::BITS - x.leading_zeros()) as isize
}

#[inline]
pub fn len64(x: u64) -> isize {
    (u64::BITS - x.leading_zeros()) as isize
}

#[inline]
pub fn leading_zeros(x: usize) -> isize {
    x.leading_zeros() as isize
}

#[inline]
pub fn leading_zeros8(x: u8) -> isize {
    x.leading_zeros() as isize
}

#[inline]
pub fn leading_zeros16(x: u16) -> isize {
    x.leading_zeros() as isize
}

#[inline]
pub fn leading_zeros32(x: u32) -> isize {
    x.leading_zeros() as isize
}

#[inline]
pub fn leading_zeros64(x: u64) -> isize {
    x.leading_zeros() as isize
}

#[inline]
pub fn trailing_zeros(x: usize) -> isize {
    x.trailing_zeros() as isize
}

#[inline]
pub fn trailing_zeros8(x: u8) -> isize {
    x.trailing_zeros() as isize
}

#[inline]
pub fn trailing_zeros16(x: u16) -> isize {
    x.trailing_zeros() as isize
}

#[inline]
pub fn trailing_zeros32(x: u32) -> isize {
    x.trailing_zeros() as isize
}

#[inline]
pub fn trailing_zeros64(x: u64) -> isize {
    x.trailing_zeros() as isize
}

#[inline]
pub fn ones_count(x: usize) -> isize {
    x.count_ones() as isize
}

#[inline]
pub fn ones_count8(x: u8) -> isize {
    x.count_ones() as isize
}

#[inline]
pub fn ones_count16(x: u16) -> isize {
    x.count_ones() as isize
}

#[inline]
pub fn ones_count32(x: u32) -> isize {
    x.count_ones() as isize
}

#[inline]
pub fn ones_count64(x: u64) -> isize {
    x.count_ones() as isize
}

#[inline]
pub fn rotate_left(x: usize, k: isize) -> usize {
    x.rotate_left(k as u32 & (usize::BITS - 1))
}

#[inline]
pub fn rotate_left8(x: u8, k: isize) -> u8 {
    x.rotate_left(k as u32 & (u8::BITS - 1))
}

#[inline]
pub fn rotate_left16(x: u16, k: isize) -> u16 {
    x.rotate_left(k as u32 & (u16::BITS - 1))
}

#[inline]
pub fn rotate_left32(x: u32, k: isize) -> u32 {
    x.rotate_left(k as u32 & (u32::BITS - 1))
}

#[inline]
pub fn rotate_left64(x: u64, k: isize) -> u64 {
    x.rotate_left(k as u32 & (u64::BITS - 1))
}

#[inline]
pub fn reverse(x: usize) -> usize {
    x.reverse_bits()
}

#[inline]
pub fn reverse8(x: u8) -> u8 {
    x.reverse_bits()
}

#[inline]
pub fn reverse16(x: u16) -> u16 {
    x.reverse_bits()
}

#[inline]
pub fn reverse32(x: u32) -> u32 {
    x.reverse_bits()
}

#[inline]
pub fn reverse64(x: u64) -> u64 {
    x.reverse_bits()
}

#[inline]
pub fn reverse_bytes(x: usize) -> usize {
    x.swap_bytes()
}

#[inline]
pub fn reverse_bytes16(x: u16) -> u16 {
    x.swap_bytes()
}

#[inline]
pub fn reverse_bytes32(x: u32) -> u32 {
    x.swap_bytes()
}

#[inline]
pub fn reverse_bytes64(x: u64) -> u64 {
    x.swap_bytes()
}

#[inline]
pub fn add(x: usize, y: usize, carry: usize) -> (usize, usize) {
    let (sum, over) = x.overflowing_add(y);
    let (sum, over_again) = sum.overflowing_add(carry);
    (sum, usize::from(over | over_again))
}

#[inline]
pub fn add64(x: u64, y: u64, carry: u64) -> (u64, u64) {
    let (sum, over) = x.overflowing_add(y);
    let (sum, over_again) = sum.overflowing_add(carry);
    (sum, u64::from(over | over_again))
}

#[inline]
pub fn sub(x: usize, y: usize, borrow: usize) -> (usize, usize) {
    let (diff, under) = x.overflowing_sub(y);
    let (diff, under_again) = diff.overflowing_sub(borrow);
    (diff, usize::from(under | under_again))
}

#[inline]
pub fn sub64(x: u64, y: u64, borrow: u64) -> (u64, u64) {
    let (diff, under) = x.overflowing_sub(y);
    let (diff, under_again) = diff.overflowing_sub(borrow);
    (diff, u64::from(under | under_again))
}

#[inline]
pub fn mul(x: usize, y: usize) -> (usize, usize) {
    let product = x as u128 * y as u128;
    ((product >> 64) as usize, product as usize)
}

#[inline]
pub fn mul64(x: u64, y: u64) -> (u64, u64) {
    let product = x as u128 * y as u128;
    ((product >> 64) as u64, product as u64)
}

/// Needs `hi < y`: the instruction faults otherwise.
#[cfg(target_arch = "x86_64")]
#[inline]
pub fn divide(hi: u64, lo: u64, y: u64) -> (u64, u64) {
    let (quo, rem);
    // SAFETY: the caller saw to it that the quotient fits; the instruction touches registers only.
    unsafe {
        core::arch::asm!("div {}", in(reg) y, inlateout("rax") lo => quo, inlateout("rdx") hi => rem, options(pure, nomem, nostack));
    }
    (quo, rem)
}

/// Needs `hi < y`.
#[cfg(not(target_arch = "x86_64"))]
pub fn divide(hi: u64, lo: u64, y: u64) -> (u64, u64) {
    let dividend = u128::from(hi) << 64 | u128::from(lo);
    ((dividend / u128::from(y)) as u64, (dividend % u128::from(y)) as u64)
}

pub fn runtime_error(text: Str) -> Error {
    Error::of(go2rs::errors::ErrorString(text))
}
