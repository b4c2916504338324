//! What package syscall asks of the runtime.

use go2rs::prelude::*;
use go2rs::sched::{fatal, syscalls};
use go2rs::sys::memory;

use crate::Errno;

const MAX_ERRNO: isize = 4095;

pub fn runtime_envs() -> Slice<Str> {
    let mut out = Slice::<Str>::NIL;
    for (key, value) in std::env::vars_os() {
        use std::os::unix::ffi::OsStrExt as _;
        let mut row = key.as_bytes().to_vec();
        row.push(b'=');
        row.extend_from_slice(value.as_bytes());
        out.push(Str::copy_of(&row));
    }
    out
}

pub fn getpagesize() -> isize {
    memory::page_size() as isize
}

pub fn exit(code: isize) {
    go2rs::sched::exit(code as i32)
}

/// The call that follows may block: `Syscall6` of this package does both steps at once.
pub fn syscall6(trap: Uintptr, a1: Uintptr, a2: Uintptr, a3: Uintptr, a4: Uintptr, a5: Uintptr, a6: Uintptr) -> (Uintptr, Uintptr, Errno) {
    // SAFETY: what the arguments mean is the Go caller's promise.
    let (r1, r2) = unsafe { syscalls::blocking6(trap.0, [a1.0, a2.0, a3.0, a4.0, a5.0, a6.0]) };
    if (-MAX_ERRNO..0).contains(&r1) {
        (Uintptr(usize::MAX), Uintptr(0), Errno(Uintptr((-r1) as usize)))
    } else {
        (Uintptr(r1 as usize), Uintptr(r2), Errno(Uintptr(0)))
    }
}

pub fn raw_syscall_no_error(trap: Uintptr, a1: Uintptr, a2: Uintptr, a3: Uintptr) -> (Uintptr, Uintptr) {
    // SAFETY: as above.
    let (r1, r2) = unsafe { syscalls::quick6(trap.0, [a1.0, a2.0, a3.0, 0, 0, 0]) };
    (Uintptr(r1 as usize), Uintptr(r2))
}

/// A child that shares memory cannot run on the parent's stack frame of a Rust function: fork without vfork's sharing.
pub fn raw_vfork_syscall(trap: Uintptr, a1: Uintptr, a2: Uintptr, a3: Uintptr) -> (Uintptr, Errno) {
    const CLONE_VM: usize = 0x100;
    const CLONE_VFORK: usize = 0x4000;
    // SAFETY: as above.
    let (r1, _) = unsafe { syscalls::quick6(trap.0, [a1.0 & !(CLONE_VM | CLONE_VFORK), a2.0, a3.0, 0, 0, 0]) };
    if (-MAX_ERRNO..0).contains(&r1) { (Uintptr(usize::MAX), Errno(Uintptr((-r1) as usize))) } else { (Uintptr(r1 as usize), Errno(Uintptr(0))) }
}

pub fn runtime_do_all_threads_syscall(_trap: Uintptr, _a1: Uintptr, _a2: Uintptr, _a3: Uintptr, _a4: Uintptr, _a5: Uintptr, _a6: Uintptr) -> (Uintptr, Uintptr, Uintptr) {
    const ENOSYS: usize = 38;
    (Uintptr(usize::MAX), Uintptr(0), Uintptr(ENOSYS))
}

pub fn cgocaller(_unused: UnsafePointer, _args: Slice<Uintptr>) -> Uintptr {
    fatal::throw("syscall: cgocaller without cgo")
}

pub fn gettimeofday_(tv: Ptr<crate::Timeval>) -> Errno {
    const MICROS: i64 = 1_000_000;
    let now = go2rs::sys::clock::walltime() / 1000;
    let mut tv = tv;
    tv.sec = now.div_euclid(MICROS);
    tv.usec = now.rem_euclid(MICROS);
    Errno(Uintptr(0))
}

pub fn runtime_before_fork() {
    go2rs::rt::before_fork();
}

pub fn runtime_after_fork() {
    go2rs::rt::after_fork();
}

pub fn runtime_after_fork_in_child() {
    go2rs::rt::after_fork_in_child();
}

pub fn runtime_before_exec() {}

pub fn runtime_after_exec() {}
