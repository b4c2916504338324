//! The clocks.

fn read(clock: libc::clockid_t) -> libc::timespec {
    let mut t = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: `t` is writable. This is a call into the vDSO.
    unsafe { libc::clock_gettime(clock, &mut t) };
    t
}

/// Nanoseconds on the monotonic clock. Its zero is arbitrary but never negative.
pub fn nanotime() -> i64 {
    let t = read(libc::CLOCK_MONOTONIC);
    t.tv_sec * 1_000_000_000 + t.tv_nsec
}

/// Nanoseconds since 1970, good until 2262.
pub fn walltime() -> i64 {
    let t = read(libc::CLOCK_REALTIME);
    t.tv_sec * 1_000_000_000 + t.tv_nsec
}

/// A counter that runs at a constant rate, for fast random seeds and measurements.
pub fn ticks() -> u64 {
    // SAFETY: rdtsc is part of every x86-64.
    unsafe { std::arch::x86_64::_rdtsc() }
}
