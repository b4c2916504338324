//! Hashing for maps: folded multiplication, seeded per map.

use std::sync::atomic::{AtomicU64, Ordering};

const K0: u64 = 0xa076_1d64_78bd_642f;
const K1: u64 = 0xe703_7ed1_a0b4_28db;

#[inline(always)]
fn fold(a: u64, b: u64) -> u64 {
    let wide = (a as u128).wrapping_mul(b as u128);
    (wide as u64) ^ ((wide >> 64) as u64)
}

/// Mixes a number into a hash.
#[inline(always)]
pub fn mix(value: u64, seed: u64) -> u64 {
    fold(value ^ seed ^ K0, seed ^ K1)
}

/// Mixes bytes into a hash.
#[inline]
pub fn mix_bytes(bytes: &[u8], seed: u64) -> u64 {
    let n = bytes.len();
    let word = |at: usize| -> u64 {
        // SAFETY: the callers below read inside of the slice.
        unsafe { bytes.as_ptr().add(at).cast::<u64>().read_unaligned() }
    };
    let half = |at: usize| -> u64 {
        // SAFETY: as above.
        unsafe { bytes.as_ptr().add(at).cast::<u32>().read_unaligned() as u64 }
    };
    let mut h = seed ^ K0;
    let (a, b) = if n > 16 {
        let mut at = 0;
        while at + 16 < n {
            h = fold(word(at) ^ K1, word(at + 8) ^ h);
            at += 16;
        }
        (word(n - 16), word(n - 8))
    } else if n >= 8 {
        (word(0), word(n - 8))
    } else if n >= 4 {
        (half(0), half(n - 4))
    } else if n > 0 {
        (((bytes[0] as u64) << 16) | ((bytes[n / 2] as u64) << 8) | bytes[n - 1] as u64, 0)
    } else {
        (0, 0)
    };
    fold(K1 ^ n as u64, fold(a ^ K1, b ^ h))
}

/// A number for seeds and for the order in which maps are walked.
pub fn random() -> u64 {
    static STATE: AtomicU64 = AtomicU64::new(0);
    let old = STATE.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
    let mut z = old ^ start();
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// What tells one run of the program from another.
fn start() -> u64 {
    static START: AtomicU64 = AtomicU64::new(0);
    let seen = START.load(Ordering::Relaxed);
    if seen != 0 {
        return seen;
    }
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let fresh = now.map_or(1, |d| d.as_nanos() as u64) ^ ((std::process::id() as u64) << 40) | 1;
    START.store(fresh, Ordering::Relaxed);
    fresh
}
