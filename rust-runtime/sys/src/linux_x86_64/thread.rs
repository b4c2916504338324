//! Threads of the operating system.

use crate::tls;

/// The bytes of stack that a thread of the runtime gets for itself; goroutines have stacks of their own.
const STACK: usize = 1 << 20;

/// Starts a detached thread that runs `f(arg)`. False when the system refuses.
///
/// The new thread begins with every signal that the caller blocks blocked.
pub fn spawn(f: extern "C" fn(*mut libc::c_void) -> *mut libc::c_void, arg: *mut u8) -> bool {
    tls::enter_no_stop();
    // SAFETY: the attributes are initialised before use and destroyed after; pthread copies them.
    let ok = unsafe {
        let mut attr: libc::pthread_attr_t = std::mem::zeroed();
        libc::pthread_attr_init(&mut attr);
        libc::pthread_attr_setstacksize(&mut attr, STACK);
        libc::pthread_attr_setdetachstate(&mut attr, libc::PTHREAD_CREATE_DETACHED);
        let mut id: libc::pthread_t = 0;
        let r = libc::pthread_create(&mut id, &attr, f, arg.cast());
        libc::pthread_attr_destroy(&mut attr);
        r == 0
    };
    tls::exit_no_stop();
    ok
}

/// The kernel's number of the calling thread.
pub fn id() -> i32 {
    // SAFETY: no arguments.
    unsafe { super::syscall::raw6(libc::SYS_gettid as usize, 0, 0, 0, 0, 0, 0) as i32 }
}

/// Sends a signal to one thread of this process.
pub fn kill(thread: i32, signal: i32) {
    // SAFETY: integers only.
    unsafe {
        let pid = super::syscall::raw6(libc::SYS_getpid as usize, 0, 0, 0, 0, 0, 0);
        super::syscall::raw6(
            libc::SYS_tgkill as usize,
            pid as usize,
            thread as usize,
            signal as usize,
            0,
            0,
            0,
        );
    }
}

/// Lets other threads of the machine run.
pub fn yield_now() {
    // SAFETY: no arguments.
    unsafe { super::syscall::raw6(libc::SYS_sched_yield as usize, 0, 0, 0, 0, 0, 0) };
}

/// Sleeps. Signals may end it early.
pub fn sleep_ns(ns: u64) {
    let spec = libc::timespec {
        tv_sec: (ns / 1_000_000_000) as i64,
        tv_nsec: (ns % 1_000_000_000) as i64,
    };
    // SAFETY: the time lives through the call.
    unsafe {
        super::syscall::raw6(
            libc::SYS_nanosleep as usize,
            &spec as *const _ as usize,
            0,
            0,
            0,
            0,
            0,
        )
    };
}

/// The processors that this process may run on, at least one.
pub fn cpu_count() -> usize {
    // SAFETY: a CPU set is plain bits, and the call writes at most its size.
    let n = unsafe {
        let mut set: libc::cpu_set_t = std::mem::zeroed();
        match libc::sched_getaffinity(0, size_of::<libc::cpu_set_t>(), &mut set) {
            0 => libc::CPU_COUNT(&set),
            _ => 1,
        }
    };
    n.max(1) as usize
}

/// As [`cpu_count`] when it was first asked, for hot paths.
pub fn cpu_count_cached() -> usize {
    use std::sync::atomic::{AtomicUsize, Ordering};
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    match COUNT.load(Ordering::Relaxed) {
        0 => {
            let n = cpu_count();
            COUNT.store(n, Ordering::Relaxed);
            n
        }
        n => n,
    }
}

/// The bounds of the calling thread's own stack, [low, high).
pub fn stack_bounds() -> (usize, usize) {
    tls::enter_no_stop();
    // SAFETY: the attributes are filled by pthread_getattr_np before they are read, and destroyed after.
    let bounds = unsafe {
        let mut attr: libc::pthread_attr_t = std::mem::zeroed();
        let (mut addr, mut size) = (std::ptr::null_mut(), 0);
        libc::pthread_getattr_np(libc::pthread_self(), &mut attr);
        libc::pthread_attr_getstack(&attr, &mut addr, &mut size);
        libc::pthread_attr_destroy(&mut attr);
        (addr as usize, addr as usize + size)
    };
    tls::exit_no_stop();
    bounds
}
