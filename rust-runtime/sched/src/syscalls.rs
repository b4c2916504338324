//! Calls that may block the thread: the P goes to somebody else if they take long.

use crate::g::{self, Status};
use crate::m::{self, After};
use crate::p::PStatus;
use crate::{sched, stw};
use go2rs_sys::{context, tls};
use std::arch::naked_asm;
use std::sync::atomic::Ordering;

/// Runs `f`, which may block the thread and touches no collected memory but what its caller keeps alive.
///
/// The collector may run meanwhile; the caller's registers are noted first, so what the caller holds stays.
#[inline]
pub fn blocking<R>(f: impl FnOnce() -> R) -> R {
    let Some(g) = g::current() else { return f() };
    if g.status() == Status::Syscall {
        return f();
    }
    // SAFETY: the words are the running goroutine's.
    unsafe { context::capture(g.syscall_regs.get().cast()) };
    enter();
    let r = f();
    exit();
    r
}

/// `runtime.entersyscall`: what follows, until [`leave_call`], may block. For code that was written in two steps; [`blocking`] inside is then
/// no step of its own.
#[unsafe(export_name = "go:runtime.entersyscall")]
pub extern "C" fn enter_call() {
    enter_noting_registers();
}

/// Notes the registers at its own entry, because the frames of this call are gone while the system call runs. Its caller has no
/// variables, so they are its caller's caller's. (Assembly cannot have the exported name, with its colon.)
#[unsafe(naked)]
extern "C" fn enter_noting_registers() {
    naked_asm!(
        "sub rsp, 8",
        "call {slot}",
        "mov qword ptr [rax], rbx",
        "mov qword ptr [rax + 8], rbp",
        "mov qword ptr [rax + 16], r12",
        "mov qword ptr [rax + 24], r13",
        "mov qword ptr [rax + 32], r14",
        "mov qword ptr [rax + 40], r15",
        "lea rcx, [rsp + 16]",
        "mov qword ptr [rax + 48], rcx",
        "add rsp, 8",
        "jmp {enter}",
        slot = sym registers,
        enter = sym enter,
    )
}

/// `runtime.exitsyscall`: ends what [`enter_call`] began.
#[unsafe(export_name = "go:runtime.exitsyscall")]
pub extern "C" fn leave_call() {
    exit();
}

extern "C" fn registers() -> *mut usize {
    g::this().syscall_regs.get().cast()
}

extern "C" fn enter() {
    tls::enter_no_stop();
    let (g, m) = (g::this(), m::this());
    g.set_status(Status::Syscall);
    let Some(p) = m.p.take() else { crate::fatal::throw("a system call without a P") };
    m.old_p.set(Some(p));
    p.syscall_ticks.fetch_add(1, Ordering::Relaxed);
    // Before the status, because who takes the P from there on decides by this whether a thread waits with it.
    p.m.set(None);
    p.set_status(PStatus::Syscall);
    if stw::is_stopping() && p.change(PStatus::Syscall, PStatus::Stopped) {
        stw::report();
    }
}

fn exit() {
    let (g, m) = (g::this(), m::this());
    if let Some(p) = m.old_p.take()
        && p.change(PStatus::Syscall, PStatus::Running)
    {
        p.m.set(Some(m));
        m.p.set(Some(p));
        if p.preempt.swap(false, Ordering::Relaxed) {
            // The time slice ended during a call, where no signal stops the goroutine. Who calls and calls again would keep the others waiting for ever.
            sched::leave(g, After::Yield);
        }
    } else {
        sched::leave(g, After::NoP);
    }
    g.set_status(Status::Running);
    tls::exit_no_stop();
}

/// A system call that may block. The result is the kernel's, and rdx's.
///
/// # Safety
/// The arguments are what the call asks for, and memory that they point at stays.
pub unsafe fn blocking6(number: usize, args: [usize; 6]) -> (isize, usize) {
    let [a, b, c, d, e, f] = args;
    // SAFETY: the caller's promise.
    blocking(|| unsafe { go2rs_sys::syscall::raw6_pair(number, a, b, c, d, e, f) })
}

/// A system call that does not block.
///
/// # Safety
/// As for [`blocking6`].
pub unsafe fn quick6(number: usize, args: [usize; 6]) -> (isize, usize) {
    let [a, b, c, d, e, f] = args;
    // SAFETY: the caller's promise.
    unsafe { go2rs_sys::syscall::raw6_pair(number, a, b, c, d, e, f) }
}
