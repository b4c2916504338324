//! Signals: installing handlers, masks, the signal stack, and what a handler's context says.

use super::syscall::raw6;

/// What the kernel gives a handler.
pub type Info = libc::siginfo_t;
/// A handler as the kernel calls it: number, information, and the interrupted registers for [`Context`].
pub type Handler = extern "C" fn(i32, *mut Info, *mut libc::c_void);

/// The signal that stops and preempts threads. Programs expect to see it for no reason, and nothing else uses it.
pub const STOP: i32 = libc::SIGURG;
pub use libc::{
    SIGABRT, SIGBUS, SIGFPE, SIGHUP, SIGILL, SIGINT, SIGPIPE, SIGPROF, SIGQUIT, SIGSEGV, SIGTERM,
    SIGTRAP,
};
/// One more than the highest signal number.
pub const COUNT: i32 = 65;

/// Installs a handler. It runs on the signal stack if `on_signal_stack`, else on the stack that was interrupted.
pub fn handle(signal: i32, handler: Handler, on_signal_stack: bool) {
    // SAFETY: the structure is plain data; the handler has the signature that SA_SIGINFO asks for.
    unsafe {
        let mut act: libc::sigaction = std::mem::zeroed();
        act.sa_sigaction = handler as *const () as usize;
        act.sa_flags = libc::SA_SIGINFO
            | libc::SA_RESTART
            | if on_signal_stack { libc::SA_ONSTACK } else { 0 };
        libc::sigfillset(&mut act.sa_mask);
        for fault in [libc::SIGSEGV, libc::SIGBUS, libc::SIGFPE, libc::SIGILL, libc::SIGTRAP] {
            libc::sigdelset(&mut act.sa_mask, fault);
        }
        libc::sigaction(signal, &act, std::ptr::null_mut());
    }
}

/// Gives a signal its default meaning back, or ignores it.
pub fn set_default(signal: i32, ignore: bool) {
    // SAFETY: the structure is plain data.
    unsafe {
        let mut act: libc::sigaction = std::mem::zeroed();
        act.sa_sigaction = if ignore { libc::SIG_IGN } else { libc::SIG_DFL };
        libc::sigaction(signal, &act, std::ptr::null_mut());
    }
}

/// Whether a signal has a handler.
pub fn is_handled(signal: i32) -> bool {
    !matches!(disposition(signal), libc::SIG_IGN | libc::SIG_DFL)
}

fn disposition(signal: i32) -> usize {
    // SAFETY: the structure is plain data that the call fills.
    unsafe {
        let mut act: libc::sigaction = std::mem::zeroed();
        libc::sigaction(signal, std::ptr::null(), &mut act);
        act.sa_sigaction
    }
}

/// Whether a signal is ignored now, as `nohup` and shells arrange.
pub fn is_ignored(signal: i32) -> bool {
    disposition(signal) == libc::SIG_IGN
}

/// Sends a signal to the whole process.
pub fn raise_for_process(signal: i32) {
    // SAFETY: integers only.
    unsafe { libc::kill(libc::getpid(), signal) };
}

/// A set of signals.
#[derive(Clone, Copy)]
pub struct Mask(libc::sigset_t);

impl Mask {
    /// Blocks every signal on this thread; the result restores what was.
    pub fn block_all() -> Mask {
        // SAFETY: both sets are plain data.
        unsafe {
            let (mut all, mut old): (libc::sigset_t, libc::sigset_t) =
                (std::mem::zeroed(), std::mem::zeroed());
            libc::sigfillset(&mut all);
            libc::pthread_sigmask(libc::SIG_SETMASK, &all, &mut old);
            Mask(old)
        }
    }

    /// Makes this the thread's set of blocked signals.
    pub fn restore(&self) {
        // SAFETY: the set is plain data.
        unsafe { libc::pthread_sigmask(libc::SIG_SETMASK, &self.0, std::ptr::null_mut()) };
    }
}

/// Lets one signal through on this thread, or blocks it.
pub fn block(signal: i32, blocked: bool) {
    // SAFETY: the set is plain data.
    unsafe {
        let mut set: libc::sigset_t = std::mem::zeroed();
        libc::sigaddset(&mut set, signal);
        let how = if blocked { libc::SIG_BLOCK } else { libc::SIG_UNBLOCK };
        libc::pthread_sigmask(how, &set, std::ptr::null_mut());
    }
}

/// Gives the calling thread a stack for signal handlers that cannot run on the interrupted one.
///
/// # Safety
/// The memory stays the thread's as long as the thread lives.
pub unsafe fn set_stack(low: *mut u8, len: usize) {
    let st = libc::stack_t { ss_sp: low.cast(), ss_flags: 0, ss_size: len };
    // SAFETY: the memory is the caller's promise.
    unsafe {
        raw6(libc::SYS_sigaltstack as usize, &st as *const libc::stack_t as usize, 0, 0, 0, 0, 0)
    };
}

/// The interrupted registers.
pub struct Context<'a>(&'a mut libc::ucontext_t);

impl Context<'_> {
    /// # Safety
    /// `raw` is a handler's third argument, and the handler has not returned.
    pub unsafe fn new(raw: *mut libc::c_void) -> Self {
        // SAFETY: the kernel passes a ucontext_t.
        Context(unsafe { &mut *raw.cast() })
    }

    /// The address of the interrupted instruction.
    pub fn pc(&self) -> usize {
        self.0.uc_mcontext.gregs[libc::REG_RIP as usize] as usize
    }

    /// The interrupted stack pointer.
    pub fn sp(&self) -> usize {
        self.0.uc_mcontext.gregs[libc::REG_RSP as usize] as usize
    }
}

/// The address that a fault was about.
///
/// # Safety
/// `info` is what the kernel gave the handler of a fault.
pub unsafe fn fault_address(info: *mut Info) -> usize {
    // SAFETY: faults fill this field.
    unsafe { (*info).si_addr() as usize }
}

/// The kernel's reason for a signal, Go's `code=` in crash reports.
///
/// # Safety
/// `info` is what the kernel gave the handler.
pub unsafe fn code(info: *mut Info) -> i32 {
    // SAFETY: every signal fills this field.
    unsafe { (*info).si_code }
}
