//! Checksums with the processor's instructions.

use go2rs::prelude::*;

#[cfg(target_arch = "x86_64")]
pub fn can_multiply() -> bool {
    std::is_x86_feature_detected!("pclmulqdq")
}

#[cfg(target_arch = "x86_64")]
pub fn can_checksum() -> bool {
    std::is_x86_feature_detected!("sse4.2")
}

#[cfg(target_arch = "x86_64")]
pub fn fold(crc: u32, p: Slice<u8>, rest: Slice<u8>) {
    // SAFETY: who calls has asked `can_multiply`, and `rest` has 16 bytes.
    unsafe { x86::fold(!crc, p.as_bytes(), rest.raw()) };
}

#[cfg(target_arch = "x86_64")]
pub fn instructed(crc: u32, p: Slice<u8>) -> u32 {
    // SAFETY: who calls has asked `can_checksum`.
    !unsafe { x86::checksum(!crc, p.as_bytes()) }
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    /// The remainder of x to the `power` by the IEEE polynomial, its bits mirrored and moved up by one, as the multiplication of mirrored
    /// polynomials wants it.
    const fn power(power: u32) -> i64 {
        let mut remainder = 1u64 << 31;
        let mut i = 0;
        while i < power {
            remainder = remainder >> 1 ^ if remainder & 1 == 1 { 0xedb8_8320 } else { 0 };
            i += 1;
        }
        (remainder << 1) as i64
    }

    /// Moves a vector on by a distance, which the factors are for, and adds what stands there.
    ///
    /// # Safety
    /// The processor multiplies polynomials.
    #[inline]
    #[target_feature(enable = "pclmulqdq")]
    unsafe fn step(v: __m128i, factors: __m128i, next: __m128i) -> __m128i {
        let low = _mm_clmulepi64_si128::<0x00>(v, factors);
        let high = _mm_clmulepi64_si128::<0x11>(v, factors);
        _mm_xor_si128(_mm_xor_si128(low, high), next)
    }

    /// # Safety
    /// The processor multiplies polynomials, `data` has a multiple of 16 bytes, at least 64, and `rest` is the address of 16.
    #[target_feature(enable = "pclmulqdq")]
    pub unsafe fn fold(register: u32, data: &[u8], rest: *mut u8) {
        // SAFETY: loads stay inside of the data.
        unsafe {
            let load = |bytes: &[u8], i: usize| _mm_loadu_si128(bytes.as_ptr().add(16 * i).cast());
            let by_64 = const { [power(512 + 32), power(512 - 32)] };
            let by_16 = const { [power(128 + 32), power(128 - 32)] };
            let by_64 = _mm_set_epi64x(by_64[1], by_64[0]);
            let by_16 = _mm_set_epi64x(by_16[1], by_16[0]);
            let mut v = [load(data, 0), load(data, 1), load(data, 2), load(data, 3)];
            v[0] = _mm_xor_si128(v[0], _mm_cvtsi32_si128(register as i32));
            let chunks = data[64..].chunks_exact(64);
            let tail = chunks.remainder();
            for chunk in chunks {
                for i in 0..4 {
                    v[i] = step(v[i], by_64, load(chunk, i));
                }
            }
            let mut one = v[0];
            for other in &v[1..] {
                one = step(one, by_16, *other);
            }
            for chunk in tail.chunks_exact(16) {
                one = step(one, by_16, load(chunk, 0));
            }
            _mm_storeu_si128(rest.cast(), one);
        }
    }

    /// # Safety
    /// The processor has the instruction.
    #[target_feature(enable = "sse4.2")]
    pub unsafe fn checksum(register: u32, data: &[u8]) -> u32 {
        let words = data.chunks_exact(8);
        let tail = words.remainder();
        let register = words.fold(register as u64, |r, w| {
            _mm_crc32_u64(r, w.try_into().map_or(0, u64::from_le_bytes))
        });
        tail.iter().fold(register as u32, |r, &b| _mm_crc32_u8(r, b))
    }
}

#[cfg(not(target_arch = "x86_64"))]
mod elsewhere {
    use super::*;

    pub fn can_multiply() -> bool {
        false
    }

    pub fn can_checksum() -> bool {
        false
    }

    pub fn fold(_crc: u32, _p: Slice<u8>, _rest: Slice<u8>) {
        unreachable!("nobody folds without a multiplication of polynomials")
    }

    pub fn instructed(_crc: u32, _p: Slice<u8>) -> u32 {
        unreachable!("nobody asks for it without the instruction")
    }
}
#[cfg(not(target_arch = "x86_64"))]
pub use elsewhere::*;
