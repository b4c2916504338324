//! SHA-256 with the processor's instructions for it.

use go2rs::prelude::*;

#[cfg(not(target_arch = "x86_64"))]
pub fn digest_blocks(_state: Slice<u32>, _p: Slice<u8>) -> bool {
    false
}

#[cfg(target_arch = "x86_64")]
pub fn digest_blocks(state: Slice<u32>, p: Slice<u8>) -> bool {
    let there = std::is_x86_feature_detected!("sha") && std::is_x86_feature_detected!("sse4.1") && std::is_x86_feature_detected!("ssse3");
    if there {
        // SAFETY: the processor has the instructions, and the state has eight words.
        unsafe { x86::digest(state.raw(), p.as_bytes()) };
    }
    there
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    /// The fractions of the cube roots of the first 64 primes.
    const K: [u32; 64] = constants();

    const fn constants() -> [u32; 64] {
        let mut k = [0; 64];
        let (mut prime, mut count) = (2u128, 0);
        while count < 64 {
            if is_prime(prime) {
                // The cube root of the prime, times 2 to the 32.
                let (mut low, mut high) = (0u128, 8u128 << 32);
                while low + 1 < high {
                    let middle = (low + high) / 2;
                    if middle * middle * middle <= prime << 96 {
                        low = middle;
                    } else {
                        high = middle;
                    }
                }
                k[count] = low as u32;
                count += 1;
            }
            prime += 1;
        }
        k
    }

    const fn is_prime(n: u128) -> bool {
        let mut divisor = 2;
        while divisor * divisor <= n {
            if n % divisor == 0 {
                return false;
            }
            divisor += 1;
        }
        true
    }

    /// # Safety
    /// The processor has the instructions, and `state` is the address of eight words.
    #[target_feature(enable = "sha,sse4.1,ssse3")]
    pub unsafe fn digest(state: *mut u32, data: &[u8]) {
        // SAFETY: loads and stores stay inside of the state, of a block, and of the constants.
        unsafe {
            let bytes = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
            // The instructions want the words a, b, e, f in one vector and c, d, g, h in the other, highest first.
            let low = _mm_shuffle_epi32::<0xb1>(_mm_loadu_si128(state.cast()));
            let high = _mm_shuffle_epi32::<0x1b>(_mm_loadu_si128(state.add(4).cast()));
            let mut abef = _mm_alignr_epi8::<8>(low, high);
            let mut cdgh = _mm_blend_epi16::<0xf0>(high, low);
            for block in data.chunks_exact(64) {
                let before = (abef, cdgh);
                let mut w = [_mm_setzero_si128(); 16];
                for i in 0..16 {
                    w[i] = if i < 4 {
                        _mm_shuffle_epi8(_mm_loadu_si128(block.as_ptr().add(16 * i).cast()), bytes)
                    } else {
                        let sum = _mm_add_epi32(_mm_sha256msg1_epu32(w[i - 4], w[i - 3]), _mm_alignr_epi8::<4>(w[i - 1], w[i - 2]));
                        _mm_sha256msg2_epu32(sum, w[i - 1])
                    };
                    let word = _mm_add_epi32(w[i], _mm_loadu_si128(K.as_ptr().add(4 * i).cast()));
                    cdgh = _mm_sha256rnds2_epu32(cdgh, abef, word);
                    abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32::<0x0e>(word));
                }
                abef = _mm_add_epi32(abef, before.0);
                cdgh = _mm_add_epi32(cdgh, before.1);
            }
            let low = _mm_shuffle_epi32::<0x1b>(abef);
            let high = _mm_shuffle_epi32::<0xb1>(cdgh);
            _mm_storeu_si128(state.cast(), _mm_blend_epi16::<0xf0>(low, high));
            _mm_storeu_si128(state.add(4).cast(), _mm_alignr_epi8::<8>(high, low));
        }
    }
}
