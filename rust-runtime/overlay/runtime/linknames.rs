//! What other packages take from the runtime by linkname: the standard library, and modules that have always done so.

use go2rs::prelude::*;

#[unsafe(export_name = "go:runtime.rand")]
fn rand() -> u64 {
    go2rs::sched::rand::next()
}

#[unsafe(export_name = "go:runtime.fastrand")]
fn fastrand() -> u32 {
    go2rs::sched::rand::next() as u32
}

#[unsafe(export_name = "go:runtime.fastrand64")]
fn fastrand64() -> u64 {
    go2rs::sched::rand::next()
}

#[unsafe(export_name = "go:runtime.cheaprand")]
fn cheaprand() -> u32 {
    go2rs::sched::rand::next() as u32
}

#[unsafe(export_name = "go:runtime.nanotime")]
fn nanotime() -> i64 {
    go2rs::sys::clock::nanotime()
}

#[unsafe(export_name = "go:runtime.fastrandn")]
fn fastrandn(n: u32) -> u32 {
    cheaprandn(n)
}

#[unsafe(export_name = "go:runtime.cheaprandn")]
fn cheaprandn(n: u32) -> u32 {
    ((cheaprand() as u64 * n as u64) >> 32) as u32
}

#[unsafe(export_name = "go:runtime.cputicks")]
fn cputicks() -> i64 {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: every such processor counts its cycles.
    let ticks = unsafe { core::arch::x86_64::_rdtsc() as i64 };
    #[cfg(not(target_arch = "x86_64"))]
    let ticks = nanotime();
    ticks
}

/// The tests of two packages wait until the cleanups that are due have run.
#[unsafe(export_name = "go:sync_test.runtime_blockUntilEmptyCleanupQueue")]
fn run_cleanups(_timeout: i64) -> bool {
    go2rs::heap::run_finalizers();
    go2rs::sched::gosched();
    true
}

#[unsafe(export_name = "go:unique.runtime_blockUntilEmptyCleanupQueue")]
fn run_cleanups_of_unique(timeout: i64) -> bool {
    run_cleanups(timeout)
}

#[unsafe(export_name = "go:runtime.procPin")]
fn proc_pin() -> isize {
    go2rs::rt::proc_pin()
}

#[unsafe(export_name = "go:runtime.procUnpin")]
fn proc_unpin() {
    go2rs::rt::proc_unpin();
}

#[unsafe(export_name = "go:runtime.procyield")]
fn procyield(cycles: u32) {
    for _ in 0..cycles {
        core::hint::spin_loop();
    }
}

#[unsafe(export_name = "go:runtime.memhash")]
fn memhash(p: UnsafePointer, seed: Uintptr, size: Uintptr) -> Uintptr {
    hash(Str::from_raw(Ptr::from_unsafe(p), size.0 as isize), seed)
}

#[unsafe(export_name = "go:runtime.strhash")]
fn strhash(p: UnsafePointer, seed: Uintptr) -> Uintptr {
    hash(*Ptr::from_unsafe(p), seed)
}

fn hash(text: Str, seed: Uintptr) -> Uintptr {
    // SAFETY: the address is that of a string.
    Uintptr(unsafe { <Str as Go>::TYPE.hash_of((&raw const text).cast(), seed.0 as u64) } as usize)
}

#[unsafe(export_name = "go:runtime.memequal")]
fn memequal(a: UnsafePointer, b: UnsafePointer, size: Uintptr) -> bool {
    bytes(a, size) == bytes(b, size)
}

#[unsafe(export_name = "go:runtime.memclrNoHeapPointers")]
fn memclr_no_heap_pointers(p: UnsafePointer, size: Uintptr) {
    // SAFETY: as `bytes`, and that nothing else uses them meanwhile.
    unsafe { UnsafePointer::raw(p).write_bytes(0, size.0) }
}

/// The bytes at an address: the caller's promise that they are there, as in Go.
fn bytes<'a>(p: UnsafePointer, size: Uintptr) -> &'a [u8] {
    if size.0 == 0 {
        return &[];
    }
    // SAFETY: the caller's promise.
    unsafe { core::slice::from_raw_parts(UnsafePointer::raw(p), size.0) }
}
