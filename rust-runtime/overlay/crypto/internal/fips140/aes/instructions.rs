//! AES with the processor's instructions for it.

use go2rs::prelude::*;

#[cfg(target_arch = "x86_64")]
fn there() -> bool {
    std::is_x86_feature_detected!("aes") && std::is_x86_feature_detected!("ssse3")
}

#[cfg(target_arch = "x86_64")]
pub fn encrypt_one(keys: Slice<u32>, dst: Slice<u8>, src: Slice<u8>) -> bool {
    let there = there();
    if there {
        // SAFETY: the processor has the instructions; both slices have a block.
        unsafe { x86::encrypt_one(keys.into(), dst.raw(), src.raw()) };
    }
    there
}

#[cfg(target_arch = "x86_64")]
pub fn decrypt_one(keys: Slice<u32>, dst: Slice<u8>, src: Slice<u8>) -> bool {
    let there = there();
    if there {
        // SAFETY: as above.
        unsafe { x86::decrypt_one(keys.into(), dst.raw(), src.raw()) };
    }
    there
}

#[cfg(target_arch = "x86_64")]
pub fn encrypt_all(keys: Slice<u32>, blocks: Slice<u8>) -> bool {
    let there = there();
    if there {
        // SAFETY: the processor has the instructions; there are whole blocks.
        unsafe { x86::encrypt_all(keys.into(), blocks.raw(), blocks.len() as usize / 16) };
    }
    there
}

#[cfg(target_arch = "x86_64")]
pub fn crypt_counter(keys: Slice<u32>, dst: Slice<u8>, src: Slice<u8>, counter: Slice<u8>) -> isize {
    if !there() || dst.len() < src.len() {
        return 0;
    }
    let blocks = src.len() as usize / 16;
    // SAFETY: the processor has the instructions; both slices have that many blocks, the counter is one.
    unsafe { x86::crypt_counter(keys.into(), dst.raw(), src.raw(), blocks, counter.raw()) };
    blocks as isize * 16
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use super::Slice;
    use std::arch::x86_64::*;

    /// How many blocks are worked on at once: as many as hide how long an instruction takes.
    const AT_ONCE: usize = 8;

    /// Expanded keys, words with their highest byte first.
    #[derive(Clone, Copy)]
    pub struct Keys {
        words: *const u32,
        rounds: usize,
    }

    impl From<Slice<u32>> for Keys {
        fn from(words: Slice<u32>) -> Keys {
            Keys { words: words.raw(), rounds: words.len() as usize / 4 - 1 }
        }
    }

    impl Keys {
        /// # Safety
        /// The processor has the instructions, and there is such a round.
        #[inline]
        #[target_feature(enable = "aes,ssse3")]
        unsafe fn round(self, i: usize) -> __m128i {
            let bytes = _mm_set_epi8(12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);
            // SAFETY: the caller's promise.
            _mm_shuffle_epi8(unsafe { _mm_loadu_si128(self.words.add(4 * i).cast()) }, bytes)
        }
    }

    /// # Safety
    /// The processor has the instructions.
    #[inline]
    #[target_feature(enable = "aes,ssse3")]
    unsafe fn encrypt<const N: usize>(keys: Keys, mut blocks: [__m128i; N]) -> [__m128i; N] {
        // SAFETY: the keys have that many rounds.
        unsafe {
            let key = keys.round(0);
            blocks.iter_mut().for_each(|b| *b = _mm_xor_si128(*b, key));
            for i in 1..keys.rounds {
                let key = keys.round(i);
                blocks.iter_mut().for_each(|b| *b = _mm_aesenc_si128(*b, key));
            }
            let key = keys.round(keys.rounds);
            blocks.iter_mut().for_each(|b| *b = _mm_aesenclast_si128(*b, key));
        }
        blocks
    }

    /// # Safety
    /// The processor has the instructions; both addresses are of blocks.
    #[target_feature(enable = "aes,ssse3")]
    pub unsafe fn encrypt_one(keys: Keys, dst: *mut u8, src: *const u8) {
        // SAFETY: the caller's promise.
        unsafe {
            let [block] = encrypt(keys, [_mm_loadu_si128(src.cast())]);
            _mm_storeu_si128(dst.cast(), block);
        }
    }

    /// # Safety
    /// As for [`encrypt_one`]; the keys are those for decryption.
    #[target_feature(enable = "aes,ssse3")]
    pub unsafe fn decrypt_one(keys: Keys, dst: *mut u8, src: *const u8) {
        // SAFETY: the caller's promise.
        unsafe {
            let mut block = _mm_xor_si128(_mm_loadu_si128(src.cast()), keys.round(0));
            for i in 1..keys.rounds {
                block = _mm_aesdec_si128(block, keys.round(i));
            }
            _mm_storeu_si128(dst.cast(), _mm_aesdeclast_si128(block, keys.round(keys.rounds)));
        }
    }

    /// # Safety
    /// The processor has the instructions; `count` blocks stand at the address.
    #[target_feature(enable = "aes,ssse3")]
    pub unsafe fn encrypt_all(keys: Keys, blocks: *mut u8, count: usize) {
        // SAFETY: the caller's promise.
        unsafe {
            let at = |i: usize| blocks.add(16 * i).cast::<__m128i>();
            let mut i = 0;
            while i + AT_ONCE <= count {
                let several: [__m128i; AT_ONCE] = std::array::from_fn(|j| _mm_loadu_si128(at(i + j)));
                for (j, block) in encrypt(keys, several).into_iter().enumerate() {
                    _mm_storeu_si128(at(i + j), block);
                }
                i += AT_ONCE;
            }
            while i < count {
                encrypt_one(keys, at(i).cast(), at(i).cast());
                i += 1;
            }
        }
    }

    /// # Safety
    /// The processor has the instructions; `count` blocks stand at `src` and have room at `dst`; one is at `counter`.
    #[target_feature(enable = "aes,ssse3")]
    pub unsafe fn crypt_counter(keys: Keys, dst: *mut u8, src: *const u8, count: usize, counter: *mut u8) {
        // SAFETY: the caller's promise.
        unsafe {
            let fixed = counter.cast::<u128>().read_unaligned() << 32 >> 32;
            let number = counter.add(12).cast::<[u8; 4]>();
            let first = u32::from_be_bytes(*number);
            let mask = |i: usize| {
                let number = first.wrapping_add(i as u32).swap_bytes();
                std::mem::transmute::<u128, __m128i>(fixed | u128::from(number) << 96)
            };
            let crypt = |i: usize, mask: __m128i| {
                let text = _mm_loadu_si128(src.add(16 * i).cast());
                _mm_storeu_si128(dst.add(16 * i).cast(), _mm_xor_si128(text, mask));
            };
            let mut i = 0;
            while i + AT_ONCE <= count {
                let masks: [__m128i; AT_ONCE] = std::array::from_fn(|j| mask(i + j));
                for (j, mask) in encrypt(keys, masks).into_iter().enumerate() {
                    crypt(i + j, mask);
                }
                i += AT_ONCE;
            }
            while i < count {
                let [mask] = encrypt(keys, [mask(i)]);
                crypt(i, mask);
                i += 1;
            }
            *number = first.wrapping_add(count as u32).to_be_bytes();
        }
    }
}

#[cfg(not(target_arch = "x86_64"))]
mod elsewhere {
    use super::*;

    pub fn encrypt_one(_keys: Slice<u32>, _dst: Slice<u8>, _src: Slice<u8>) -> bool {
        false
    }

    pub fn decrypt_one(_keys: Slice<u32>, _dst: Slice<u8>, _src: Slice<u8>) -> bool {
        false
    }

    pub fn encrypt_all(_keys: Slice<u32>, _blocks: Slice<u8>) -> bool {
        false
    }

    pub fn crypt_counter(_keys: Slice<u32>, _dst: Slice<u8>, _src: Slice<u8>, _counter: Slice<u8>) -> isize {
        0
    }
}
#[cfg(not(target_arch = "x86_64"))]
pub use elsewhere::*;
