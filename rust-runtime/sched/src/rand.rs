//! Fast random numbers per thread, for fairness and for Go's `runtime_rand`.

use crate::m::{self, M};
use go2rs_sys::{clock, tls};

/// The next number of a thread's generator (wyrand: one multiplication, passes the usual batteries).
pub(crate) fn of(m: &M) -> u64 {
    let state = m.rand.get().wrapping_add(0xa076_1d64_78bd_642f);
    m.rand.set(state);
    let wide = u128::from(state) * u128::from(state ^ 0xe703_7ed1_a0b4_28db);
    (wide >> 64) as u64 ^ wide as u64
}

/// 64 random bits.
pub fn next() -> u64 {
    tls::enter_no_stop();
    let r = match m::known() {
        Some(m) => of(m),
        None => clock::ticks().wrapping_mul(0x9e37_79b9_7f4a_7c15),
    };
    tls::exit_no_stop();
    r
}

/// A random number below `n`, which is not 0.
pub fn below(n: u32) -> u32 {
    ((u64::from(next() as u32) * u64::from(n)) >> 32) as u32
}
