//! The runtime's words of each thread, read by volatile assembly.
//!
//! A goroutine may wake on another thread than it slept on. A `thread_local!` address computed before the switch would
//! then name the old thread's word, and the compiler is free to keep such addresses; assembly that is not `pure` is executed
//! again at each mention.
//!
//! The words are reached in the initial-exec model, so the crate also works in a shared library; the linker turns it
//! into local-exec in executables.

use std::arch::{asm, global_asm};
use std::sync::atomic::{AtomicPtr, Ordering};

global_asm!(
    ".pushsection .tdata.go2rs_tls,\"awT\",@progbits",
    ".globl go2rs_tls",
    ".type go2rs_tls, @object",
    ".size go2rs_tls, 64",
    ".balign 64",
    "go2rs_tls:",
    ".quad 0",
    ".quad {no_cache}",
    ".zero 48",
    ".popsection",
    no_cache = sym NO_CACHE,
);

/// What [`thread_cache`] names before a thread's first use of the heap: a block of zeros that nobody writes. Zeros say "no memory here"
/// to the allocator's inlined path, which therefore needs no test for null.
pub static NO_CACHE: [usize; 512] = [0; 512];

macro_rules! word {
    ($(#[$doc:meta])* $get:ident, $set:ident, $offset:literal) => {
        $(#[$doc])*
        #[inline(always)]
        pub fn $get() -> *mut u8 {
            let value: *mut u8;
            // SAFETY: reads a word of this thread's block, which exists as long as the thread.
            unsafe {
                asm!(
                    "mov {v}, qword ptr [rip + go2rs_tls@gottpoff]",
                    concat!("mov {v}, qword ptr fs:[{v} + ", $offset, "]"),
                    v = out(reg) value,
                    options(nostack, preserves_flags, readonly),
                );
            }
            value
        }

        /// Sets the word of the same name.
        #[inline(always)]
        pub fn $set(value: *mut u8) {
            // SAFETY: writes a word of this thread's block, which only this module names.
            unsafe {
                asm!(
                    "mov {t}, qword ptr [rip + go2rs_tls@gottpoff]",
                    concat!("mov qword ptr fs:[{t} + ", $offset, "], {v}"),
                    t = out(reg) _,
                    v = in(reg) value,
                    options(nostack, preserves_flags),
                );
            }
        }
    };
}

word!(
    /// The record of the goroutine that runs on this thread; null on the scheduler's own stack.
    current_g, set_current_g, "0"
);
word!(
    /// The thread's allocation cache, which the heap owns; [`NO_CACHE`] before its first use.
    thread_cache, set_thread_cache, "8"
);
word!(
    /// The scheduler's record of this thread; null on threads that it does not know.
    current_m, set_current_m, "16"
);

/// Forbids parking this thread in a signal handler until the matching [`exit_no_stop`]. Nests.
#[inline(always)]
pub fn enter_no_stop() {
    // SAFETY: one instruction adds to this thread's own counter; a signal sees it before or after.
    unsafe {
        asm!(
            "mov {t}, qword ptr [rip + go2rs_tls@gottpoff]",
            "add dword ptr fs:[{t} + 24], 1",
            t = out(reg) _,
            options(nostack),
        );
    }
}

/// Ends what [`enter_no_stop`] began. A stop that was asked for meanwhile happens now.
#[inline(always)]
pub fn exit_no_stop() {
    let pending: u32;
    // SAFETY: as in `enter_no_stop`; the pending word is read after the depth fell, so a signal that still saw the
    // depth has left its mark by then. The result is pending exactly when the depth is zero.
    unsafe {
        asm!(
            "mov {t}, qword ptr [rip + go2rs_tls@gottpoff]",
            "xor {p:e}, {p:e}",
            "sub dword ptr fs:[{t} + 24], 1",
            "cmovz {p:e}, dword ptr fs:[{t} + 28]",
            t = out(reg) _,
            p = out(reg) pending,
            options(nostack),
        );
    }
    if pending != 0 {
        stop_late();
    }
}

/// How many [`enter_no_stop`] are open on this thread.
#[inline(always)]
pub fn no_stop_depth() -> u32 {
    let depth: u32;
    // SAFETY: reads this thread's counter.
    unsafe {
        asm!(
            "mov {t}, qword ptr [rip + go2rs_tls@gottpoff]",
            "mov {d:e}, dword ptr fs:[{t} + 24]",
            t = out(reg) _,
            d = out(reg) depth,
            options(nostack, preserves_flags, readonly),
        );
    }
    depth
}

/// Sets whether a stop was asked for while this thread could not be stopped.
#[inline(always)]
pub fn set_stop_pending(pending: bool) {
    // SAFETY: writes a word of this thread's own block.
    unsafe {
        asm!(
            "mov {t}, qword ptr [rip + go2rs_tls@gottpoff]",
            "mov dword ptr fs:[{t} + 28], {p:e}",
            t = out(reg) _,
            p = in(reg) u32::from(pending),
            options(nostack, preserves_flags),
        );
    }
}

static LATE: AtomicPtr<()> = AtomicPtr::new(std::ptr::null_mut());

/// Registers what runs on a thread whose no-stop depth falls to zero with a stop pending.
pub fn set_late_stop(f: fn()) {
    LATE.store(f as *mut (), Ordering::Release);
}

#[cold]
#[inline(never)]
fn stop_late() {
    set_stop_pending(false);
    let f = LATE.load(Ordering::Acquire);
    if !f.is_null() {
        // SAFETY: only `set_late_stop` stores here, and it stores a `fn()`.
        let f: fn() = unsafe { std::mem::transmute(f) };
        f();
    }
}
