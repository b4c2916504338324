//! Raw system calls: no errno, no cancellation, no libc.

use std::arch::asm;

/// One system call. The result is the kernel's: values from -4095 to -1 are negated error numbers.
///
/// # Safety
/// The arguments must be what the call `number` asks for.
#[inline]
pub unsafe fn raw6(
    number: usize,
    a: usize,
    b: usize,
    c: usize,
    d: usize,
    e: usize,
    f: usize,
) -> isize {
    let result: isize;
    // SAFETY: the kernel keeps all registers but rax, rcx and r11; the arguments are the caller's promise.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            in("rdi") a,
            in("rsi") b,
            in("rdx") c,
            in("r10") d,
            in("r8") e,
            in("r9") f,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack),
        );
    }
    result
}

/// As [`raw6`], and gives rdx too, which Go's `syscall.Syscall` returns as its second result.
///
/// # Safety
/// As for [`raw6`].
#[inline]
pub unsafe fn raw6_pair(
    number: usize,
    a: usize,
    b: usize,
    c: usize,
    d: usize,
    e: usize,
    f: usize,
) -> (isize, usize) {
    let (result, second): (isize, usize);
    // SAFETY: as in `raw6`.
    unsafe {
        asm!(
            "syscall",
            inlateout("rax") number as isize => result,
            in("rdi") a,
            in("rsi") b,
            inlateout("rdx") c => second,
            in("r10") d,
            in("r8") e,
            in("r9") f,
            lateout("rcx") _,
            lateout("r11") _,
            options(nostack),
        );
    }
    (result, second)
}

/// Writes all of `bytes` to a file descriptor, as far as it takes them. Fit for signal handlers.
pub fn write_all(fd: i32, mut bytes: &[u8]) {
    while !bytes.is_empty() {
        // SAFETY: the slice is readable for its length.
        let n = unsafe {
            raw6(
                libc::SYS_write as usize,
                fd as usize,
                bytes.as_ptr() as usize,
                bytes.len(),
                0,
                0,
                0,
            )
        };
        if n == -(libc::EINTR as isize) {
            continue;
        }
        if n <= 0 {
            return;
        }
        bytes = &bytes[n as usize..];
    }
}

/// Ends the process at once: nothing is flushed and no handler runs.
pub fn exit(code: i32) -> ! {
    loop {
        // SAFETY: exit_group takes one integer and does not return.
        unsafe { raw6(libc::SYS_exit_group as usize, code as usize, 0, 0, 0, 0, 0) };
    }
}

/// Ends the process by the signal SIGABRT, with a core file where those are on.
pub fn abort() -> ! {
    // SAFETY: abort has no preconditions.
    unsafe { libc::abort() }
}
