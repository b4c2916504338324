//! What package os asks of the runtime.

use go2rs::prelude::*;

pub fn runtime_args() -> Slice<Str> {
    use std::os::unix::ffi::OsStrExt as _;
    let mut out = Slice::<Str>::NIL;
    for arg in std::env::args_os() {
        out.push(Str::copy_of(arg.as_bytes()));
    }
    out
}

pub fn runtime_before_exit(exit_code: isize) {
    go2rs::sched::start::run_exit_hooks(exit_code as i32);
}

pub fn runtime_rand() -> u64 {
    go2rs::sched::rand::next()
}

pub fn sigpipe() {
    go2rs::sched::sigqueue::die_of_broken_pipe()
}

/// Bad system calls are reported as errors: no signal is raised for them.
pub fn ignore_sigsys() {}

pub fn restore_sigsys() {}
