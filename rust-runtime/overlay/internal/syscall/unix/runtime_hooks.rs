//! What package unix asks of the runtime.

use go2rs::prelude::*;

const MAX_ERRNO: isize = 4095;
const SYS_FCNTL: usize = 72;

pub fn fcntl_(fd: i32, cmd: i32, arg: i32) -> (i32, i32) {
    // SAFETY: fcntl takes plain numbers here.
    let (r, _) = unsafe { go2rs::sched::syscalls::quick6(SYS_FCNTL, [fd as usize, cmd as usize, arg as usize, 0, 0, 0]) };
    if (-MAX_ERRNO..0).contains(&r) { (-1, (-r) as i32) } else { (r as i32, 0) }
}

/// The caller takes the system call instead.
pub fn vgetrandom(_p: Slice<u8>, _flags: u32) -> (isize, bool) {
    (-1, false)
}
