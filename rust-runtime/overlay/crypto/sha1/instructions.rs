//! SHA-1 with the processor's instructions for it.

use go2rs::prelude::*;

#[cfg(not(target_arch = "x86_64"))]
pub fn digest_blocks(_state: Slice<u32>, _p: Slice<u8>) -> bool {
    false
}

#[cfg(target_arch = "x86_64")]
pub fn digest_blocks(state: Slice<u32>, p: Slice<u8>) -> bool {
    let there = std::is_x86_feature_detected!("sha") && std::is_x86_feature_detected!("sse4.1") && std::is_x86_feature_detected!("ssse3");
    if there {
        // SAFETY: the processor has the instructions, and the state has five words.
        unsafe { x86::digest(state.raw(), p.as_bytes()) };
    }
    there
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    /// Four rounds of the group of twenty that round `i` times four belongs to.
    ///
    /// # Safety
    /// The processor has the instructions.
    #[inline]
    #[target_feature(enable = "sha,sse4.1,ssse3")]
    unsafe fn rounds(abcd: __m128i, words: __m128i, i: usize) -> __m128i {
        match i / 5 {
            0 => _mm_sha1rnds4_epu32::<0>(abcd, words),
            1 => _mm_sha1rnds4_epu32::<1>(abcd, words),
            2 => _mm_sha1rnds4_epu32::<2>(abcd, words),
            _ => _mm_sha1rnds4_epu32::<3>(abcd, words),
        }
    }

    /// # Safety
    /// The processor has the instructions, and `state` is the address of five words.
    #[target_feature(enable = "sha,sse4.1,ssse3")]
    pub unsafe fn digest(state: *mut u32, data: &[u8]) {
        // SAFETY: loads and stores stay inside of the state and of a block.
        unsafe {
            let reversed = _mm_set_epi8(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
            let mut abcd = _mm_shuffle_epi32::<0x1b>(_mm_loadu_si128(state.cast()));
            let mut e = _mm_set_epi32(*state.add(4) as i32, 0, 0, 0);
            for block in data.chunks_exact(64) {
                let before = (abcd, e);
                let mut w = [_mm_setzero_si128(); 20];
                // The state before the last four rounds, of which the next fifth word is made.
                let mut last = abcd;
                for i in 0..20 {
                    w[i] = if i < 4 {
                        _mm_shuffle_epi8(_mm_loadu_si128(block.as_ptr().add(16 * i).cast()), reversed)
                    } else {
                        let sum = _mm_xor_si128(_mm_sha1msg1_epu32(w[i - 4], w[i - 3]), w[i - 2]);
                        _mm_sha1msg2_epu32(sum, w[i - 1])
                    };
                    let words = if i == 0 { _mm_add_epi32(e, w[0]) } else { _mm_sha1nexte_epu32(last, w[i]) };
                    last = abcd;
                    abcd = rounds(abcd, words, i);
                }
                e = _mm_sha1nexte_epu32(last, before.1);
                abcd = _mm_add_epi32(abcd, before.0);
            }
            _mm_storeu_si128(state.cast(), _mm_shuffle_epi32::<0x1b>(abcd));
            *state.add(4) = _mm_extract_epi32::<3>(e) as u32;
        }
    }
}
