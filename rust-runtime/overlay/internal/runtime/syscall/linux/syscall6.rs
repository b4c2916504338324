//! The system call that everything else is made of.

use go2rs::prelude::*;

const MAX_ERRNO: isize = 4095;

/// Results and errno, as Go splits them.
pub fn syscall6(num: Uintptr, a1: Uintptr, a2: Uintptr, a3: Uintptr, a4: Uintptr, a5: Uintptr, a6: Uintptr) -> (Uintptr, Uintptr, Uintptr) {
    // SAFETY: what the arguments mean is the Go caller's promise.
    let (r1, r2) = unsafe { go2rs::sched::syscalls::quick6(num.0, [a1.0, a2.0, a3.0, a4.0, a5.0, a6.0]) };
    if (-MAX_ERRNO..0).contains(&r1) {
        (Uintptr(usize::MAX), Uintptr(0), Uintptr((-r1) as usize))
    } else {
        (Uintptr(r1 as usize), Uintptr(r2), Uintptr(0))
    }
}
