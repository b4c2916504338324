//! The authentication of GCM with the processor's multiplication of polynomials.

use go2rs::prelude::*;

#[cfg(not(target_arch = "x86_64"))]
pub fn authenticate(_low: u64, _high: u64, _sum: Slice<u64>, _blocks: Slice<u8>) -> bool {
    false
}

#[cfg(target_arch = "x86_64")]
pub fn authenticate(low: u64, high: u64, mut sum: Slice<u64>, blocks: Slice<u8>) -> bool {
    if !std::is_x86_feature_detected!("pclmulqdq") {
        return false;
    }
    let whole = |low: u64, high: u64| u128::from(low) << 64 | u128::from(high);
    // SAFETY: the processor has the instruction.
    let y = unsafe { x86::authenticate(whole(low, high), whole(sum[0], sum[1]), blocks.as_bytes()) };
    (sum[0], sum[1]) = ((y >> 64) as u64, y as u64);
    true
}

/// Elements of the field are numbers here whose highest bit is the coefficient of 1.
#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    /// The product of two polynomials: the half with the low powers of x, which are its high bits, and the other.
    ///
    /// # Safety
    /// The processor has the instruction.
    #[inline]
    #[target_feature(enable = "pclmulqdq")]
    unsafe fn product(a: u128, b: u128) -> (u128, u128) {
        // SAFETY: 128 bits are 128 bits.
        unsafe {
            let (a, b) = (std::mem::transmute::<u128, __m128i>(a), std::mem::transmute::<u128, __m128i>(b));
            let number = |v: __m128i| std::mem::transmute::<__m128i, u128>(v);
            let middle = number(_mm_xor_si128(_mm_clmulepi64_si128::<0x01>(a, b), _mm_clmulepi64_si128::<0x10>(a, b)));
            let high = number(_mm_clmulepi64_si128::<0x11>(a, b)) ^ middle >> 64;
            let low = number(_mm_clmulepi64_si128::<0x00>(a, b)) ^ middle << 64;
            (high, low)
        }
    }

    /// The remainder of a product by x^128 + x^7 + x^2 + x + 1. Products of mirrored numbers are short by one bit.
    #[inline]
    fn remainder((high, low): (u128, u128)) -> u128 {
        let (high, low) = (high << 1 | low >> 127, low << 1);
        let over = low ^ low << 127 ^ low << 126 ^ low << 121;
        high ^ over ^ over >> 1 ^ over >> 2 ^ over >> 7
    }

    /// # Safety
    /// The processor has the instruction.
    #[target_feature(enable = "pclmulqdq")]
    pub unsafe fn authenticate(h: u128, mut y: u128, blocks: &[u8]) -> u128 {
        let number = |block: &[u8]| block.try_into().map_or(0, u128::from_be_bytes);
        // SAFETY: the caller's promise.
        unsafe {
            let fours = blocks.chunks_exact(64);
            let rest = fours.remainder();
            if blocks.len() >= 64 {
                // Four blocks share one remainder: each is multiplied by the power of h that its place has.
                let h2 = remainder(product(h, h));
                let h3 = remainder(product(h2, h));
                let h4 = remainder(product(h3, h));
                for four in fours {
                    let mut sum = product(y ^ number(&four[..16]), h4);
                    for (block, power) in four[16..].chunks_exact(16).zip([h3, h2, h]) {
                        let (high, low) = product(number(block), power);
                        sum = (sum.0 ^ high, sum.1 ^ low);
                    }
                    y = remainder(sum);
                }
            }
            for block in rest.chunks_exact(16) {
                y = remainder(product(y ^ number(block), h));
            }
        }
        y
    }
}
