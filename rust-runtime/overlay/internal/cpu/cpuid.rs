//! What the processor can.

use core::arch::x86_64::{__cpuid_count, _xgetbv};

pub fn cpuid(eax_arg: u32, ecx_arg: u32) -> (u32, u32, u32, u32) {
    let r = __cpuid_count(eax_arg, ecx_arg);
    (r.eax, r.ebx, r.ecx, r.edx)
}

pub fn xgetbv() -> (u32, u32) {
    #[target_feature(enable = "xsave")]
    unsafe fn read() -> u64 {
        // SAFETY: package cpu asks only after cpuid said that the system saves extended state.
        unsafe { _xgetbv(0) }
    }
    // SAFETY: as above.
    let v = unsafe { read() };
    (v as u32, (v >> 32) as u32)
}

/// Translated code is compiled for the baseline.
pub fn get_goam_d64level() -> i32 {
    1
}
