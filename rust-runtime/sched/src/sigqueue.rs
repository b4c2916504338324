//! Signals on their way to `os/signal`: handlers mark them, one goroutine takes them.

use crate::fatal;
use crate::sched::NEVER_DEAD;
use crate::syscalls::blocking;
use go2rs_sys::{futex, signal, tls};
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};

/// Bits of signals 1 to 64, at number minus one.
static WANTED: AtomicU64 = AtomicU64::new(0);
static IGNORED: AtomicU64 = AtomicU64::new(0);
/// Those that the program was started to ignore, and ignores again when `os/signal` is done with them.
static IGNORED_AT_START: AtomicU64 = AtomicU64::new(0);
static ARRIVED: AtomicU64 = AtomicU64::new(0);
/// Changes with each arrival; the goroutine that takes signals sleeps on it.
static BELL: AtomicU32 = AtomicU32::new(0);

fn bit(n: u32) -> Option<u64> {
    (1..=64).contains(&n).then(|| 1 << (n - 1))
}

extern "C" fn on_signal(n: i32, info: *mut signal::Info, context: *mut libc::c_void) {
    let Some(bit) = bit(n as u32) else { return };
    if WANTED.load(Ordering::SeqCst) & bit != 0 {
        ARRIVED.fetch_or(bit, Ordering::SeqCst);
        BELL.fetch_add(1, Ordering::SeqCst);
        futex::wake(&BELL, 1);
        return;
    }
    fatal::unwanted_signal(n, info, context);
}

/// `signal_enable`: `os/signal` wants a signal.
pub fn enable(n: u32) {
    let Some(bit) = bit(n) else { return };
    NEVER_DEAD.store(true, Ordering::Relaxed);
    IGNORED.fetch_and(!bit, Ordering::SeqCst);
    WANTED.fetch_or(bit, Ordering::SeqCst);
    if n as i32 != signal::STOP
        && !is_fault(n as i32)
        && n as i32 != libc::SIGKILL
        && n as i32 != libc::SIGSTOP
    {
        signal::handle(n as i32, on_signal, true);
    }
}

/// `signal_disable`: it does not want it any more.
pub fn disable(n: u32) {
    let Some(bit) = bit(n) else { return };
    WANTED.fetch_and(!bit, Ordering::SeqCst);
    if n as i32 != signal::STOP && !is_fault(n as i32) {
        restore(n as i32);
    }
}

/// `signal_ignore`.
pub fn ignore(n: u32) {
    let Some(bit) = bit(n) else { return };
    WANTED.fetch_and(!bit, Ordering::SeqCst);
    IGNORED.fetch_or(bit, Ordering::SeqCst);
    if n as i32 != signal::STOP && !is_fault(n as i32) {
        signal::set_default(n as i32, true);
    }
}

/// `signal_ignored`.
pub fn ignored(n: u32) -> bool {
    bit(n).is_some_and(|b| IGNORED.load(Ordering::SeqCst) & b != 0) || signal::is_ignored(n as i32)
}

/// `signal_recv`: the next signal. Blocks its thread like a system call.
pub fn recv() -> u32 {
    loop {
        let seen = BELL.load(Ordering::SeqCst);
        let mine = ARRIVED.load(Ordering::SeqCst);
        if mine != 0 {
            let n = mine.trailing_zeros();
            ARRIVED.fetch_and(!(1 << n), Ordering::SeqCst);
            return n + 1;
        }
        blocking(|| futex::wait(&BELL, seen, None));
    }
}

/// `signalWaitUntilIdle`: whether signals that arrived have been taken; the caller yields until then.
pub fn is_idle() -> bool {
    ARRIVED.load(Ordering::SeqCst) == 0
}

fn is_fault(n: i32) -> bool {
    matches!(
        n,
        signal::SIGSEGV
            | signal::SIGBUS
            | signal::SIGFPE
            | signal::SIGILL
            | signal::SIGTRAP
            | signal::SIGABRT
    )
}

fn restore(n: i32) {
    match n {
        signal::SIGQUIT => signal::handle(n, on_signal, true),
        signal::SIGPIPE => signal::handle(n, on_pipe, true),
        _ => {
            let ignored =
                bit(n as u32).is_some_and(|b| IGNORED_AT_START.load(Ordering::Relaxed) & b != 0);
            signal::set_default(n, ignored);
        }
    }
}

extern "C" fn on_pipe(_: i32, _: *mut signal::Info, _: *mut libc::c_void) {}

/// Handlers that every program has.
pub(crate) fn init() {
    // A handler that does nothing, not "ignore", which children would inherit. `os` ends the program itself for a broken standard output.
    signal::handle(signal::SIGPIPE, on_pipe, true);
    if !signal::is_ignored(signal::SIGQUIT) {
        signal::handle(signal::SIGQUIT, on_signal, true);
    }
    for n in [signal::SIGSEGV, signal::SIGBUS, signal::SIGFPE, signal::SIGILL] {
        signal::handle(n, on_fault, true);
    }
    for n in [libc::SIGHUP, libc::SIGINT].into_iter().filter(|n| signal::is_ignored(*n)) {
        IGNORED_AT_START.fetch_or(1 << (n - 1), Ordering::Relaxed);
    }
}

extern "C" fn on_fault(n: i32, info: *mut signal::Info, context: *mut libc::c_void) {
    tls::enter_no_stop();
    fatal::fault(n, info, context)
}

/// `os.sigpipe`: a write to standard output or error met a broken pipe, so the program dies of SIGPIPE.
pub fn die_of_broken_pipe() -> ! {
    if WANTED.load(Ordering::SeqCst) & (1 << (signal::SIGPIPE - 1)) == 0 {
        signal::set_default(signal::SIGPIPE, false);
        signal::block(signal::SIGPIPE, false);
        signal::raise_for_process(signal::SIGPIPE);
        go2rs_sys::thread::sleep_ns(1_000_000);
    }
    crate::exit(2)
}
