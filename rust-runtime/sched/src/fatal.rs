//! Ends that Go reports: unrecovered panics, deadlock, stack overflow, faults, and the runtime's own errors.

use crate::g::{self, G, Status};
use crate::hooks::{self, Value};
use crate::panics::Panic;
use crate::{stw, trace};
use go2rs_sys::syscall::{exit, write_all};
use go2rs_sys::{signal, thread, tls};
use std::cell::Cell;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicIsize, Ordering};

/// The thread that reports; others that want to report wait for ever.
static REPORTER: AtomicI32 = AtomicI32::new(0);
/// Values of panics are being turned into text, by Go code.
static PRINTING: AtomicBool = AtomicBool::new(false);

/// Makes this thread the one that reports. A second report of the same thread ends the process.
fn begin() {
    tls::enter_no_stop();
    let me = thread::id();
    match REPORTER.compare_exchange(0, me, Ordering::SeqCst, Ordering::SeqCst) {
        Ok(_) => {}
        Err(other) if other == me => exit(5),
        Err(_) => loop {
            thread::sleep_ns(1_000_000_000);
        },
    }
}

/// Where reports go beside standard error: `debug.SetCrashOutput`. Negative for nowhere.
static CRASH_FD: AtomicI32 = AtomicI32::new(-1);

/// Sends reports to a file too; gives the descriptor before.
pub fn set_crash_fd(fd: i32) -> i32 {
    CRASH_FD.swap(fd, Ordering::SeqCst)
}

/// Writes a piece of a report.
pub(crate) fn write(bytes: &[u8]) {
    write_all(2, bytes);
    let fd = CRASH_FD.load(Ordering::SeqCst);
    if fd >= 0 && REPORTER.load(Ordering::SeqCst) != 0 {
        write_all(fd, bytes);
    }
}

fn print(text: &str) {
    write(text.as_bytes());
}

/// Ends the process after a report: with code 2, or by a core dump if GOTRACEBACK says `crash`.
fn end() -> ! {
    if trace::level().crash {
        signal::set_default(signal::SIGABRT, false);
        go2rs_sys::syscall::abort();
    }
    exit(2)
}

/// An error of the runtime itself, or one that Go does not let programs recover from: `fatal error: text`.
#[cold]
pub fn throw(text: &str) -> ! {
    begin();
    print("fatal error: ");
    print(text);
    print("\n");
    trace::report(g::current(), true);
    end()
}

/// As [`throw`], for mistakes of the program such as concurrent map writes and unlocking an unlocked mutex.
#[cold]
pub fn fatal(text: &str) -> ! {
    throw(text)
}

/// More threads than `debug.SetMaxThreads` allows.
pub(crate) fn too_many_threads(limit: usize) -> ! {
    print(&format!("runtime: program exceeds {limit}-thread limit\n"));
    throw("thread exhaustion")
}

/// All goroutines wait and nothing can wake them. Called with the scheduler's lock held.
pub(crate) fn deadlock(no_goroutines: bool) -> ! {
    begin();
    print(match no_goroutines {
        true => "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n",
        false => "fatal error: all goroutines are asleep - deadlock!\n",
    });
    trace::report(None, true);
    end()
}

/// A panic came where no Go code runs: a bug of the runtime.
#[cold]
pub(crate) fn panic_on_scheduler(v: Value) -> ! {
    begin();
    let mut text = b"fatal error: panic on system stack: ".to_vec();
    (hooks::get().print)(v, &mut text);
    text.push(b'\n');
    write(&text);
    trace::report(g::current(), true);
    end()
}

/// No deferred call recovered.
pub(crate) fn unrecovered(g: &'static G, p: &Panic) -> ! {
    if PRINTING.load(Ordering::SeqCst) {
        panicked_while_printing(p.value.get());
    }
    PRINTING.store(true, Ordering::SeqCst);
    preprint(p);
    PRINTING.store(false, Ordering::SeqCst);
    begin();
    let mut text = Vec::new();
    print_chain(p, &mut text);
    if g.fault.get() {
        text.extend_from_slice(
            b"[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]\n",
        );
    }
    write(&text);
    trace::report(Some(g), false);
    end()
}

/// Replaces errors and Stringers by their texts, and finds out what was thrown again.
fn preprint(p: &Panic) {
    let mut at: *const Panic = p;
    // SAFETY: panics on the chain lie on this stack.
    while let Some(p) = unsafe { at.as_ref() } {
        // SAFETY: as above.
        let older = unsafe { p.link.as_ref() };
        match older {
            Some(older) if older.value.get() == p.value.get() && !older.goexit => {
                older.repanicked.set(true)
            }
            _ if p.goexit => {}
            _ => p.value.set((hooks::get().preprint)(p.value.get())),
        }
        at = p.link;
    }
}

fn panicked_while_printing(v: Value) -> ! {
    begin();
    let mut text = b"fatal error: panic while printing panic value: ".to_vec();
    (hooks::get().describe)(v, &mut text);
    text.push(b'\n');
    write(&text);
    trace::report(g::current(), true);
    end()
}

fn print_chain(p: &Panic, out: &mut Vec<u8>) {
    // SAFETY: panics on the chain lie on this stack.
    if let Some(older) = unsafe { p.link.as_ref() } {
        print_chain(older, out);
        if older.repanicked.get() {
            return;
        }
        if !older.goexit {
            out.push(b'\t');
        }
    }
    if p.goexit {
        return;
    }
    out.extend_from_slice(b"panic: ");
    (hooks::get().print)(p.value.get(), out);
    if p.recovered.get() && p.repanicked.get() {
        out.extend_from_slice(b" [recovered, repanicked]");
    } else if p.recovered.get() {
        out.extend_from_slice(b" [recovered]");
    }
    out.push(b'\n');
}

/// What `debug.SetMaxStack` set. Stacks have the size of their slots: only reports tell it.
static MAX_STACK: AtomicIsize = AtomicIsize::new(1_000_000_000);

/// `debug.SetMaxStack`; gives the limit before.
pub fn set_max_stack(bytes: isize) -> isize {
    MAX_STACK.swap(bytes, Ordering::Relaxed)
}

fn signal_name(n: i32) -> &'static str {
    match n {
        signal::SIGSEGV => "SIGSEGV: segmentation violation",
        signal::SIGBUS => "SIGBUS: bus error",
        signal::SIGFPE => "SIGFPE: floating-point exception",
        signal::SIGILL => "SIGILL: illegal instruction",
        signal::SIGQUIT => "SIGQUIT: quit",
        signal::SIGABRT => "SIGABRT: abort",
        _ => "signal",
    }
}

/// A fault: the stack ran over, or something read or wrote where nothing is. Runs on the signal stack.
pub(crate) fn fault(n: i32, info: *mut signal::Info, context: *mut libc::c_void) -> ! {
    begin();
    // SAFETY: the kernel's arguments of this handler.
    let (address, code, ctx) =
        unsafe { (signal::fault_address(info), signal::code(info), signal::Context::new(context)) };
    let g = g::current();
    if let Some(g) = g
        && (n == signal::SIGSEGV || n == signal::SIGBUS)
        && (g.stack.get().is_overflow(address)
            || g.stack.get().is_overflow(ctx.sp())
            || ctx.sp() < g.stack.get().low)
    {
        print(&format!(
            "runtime: goroutine stack exceeds {}-byte limit\n",
            MAX_STACK.load(Ordering::Relaxed)
        ));
        print(&format!(
            "runtime: sp={:#x} stack=[{:#x}, {:#x}]\n",
            ctx.sp(),
            g.stack.get().low,
            g.stack.get().high
        ));
        print("fatal error: stack overflow\n");
        trace::report_overflow(g);
        end();
    }
    print("fatal error: unexpected signal during runtime execution\n");
    print(&format!(
        "[signal {} code={code:#x} addr={address:#x} pc={:#x}]\n",
        signal_name(n),
        ctx.pc()
    ));
    trace::report(g, true);
    end()
}

/// A signal that nobody asked for and whose default Go changes: SIGQUIT shows all goroutines.
pub(crate) fn unwanted_signal(n: i32, _: *mut signal::Info, context: *mut libc::c_void) {
    if n != signal::SIGQUIT {
        signal::set_default(n, false);
        signal::raise_for_process(n);
        return;
    }
    begin();
    // SAFETY: the kernel's argument of this handler.
    let pc = unsafe { signal::Context::new(context).pc() };
    print(&format!("{}\nPC={pc:#x} m=0 sigcode=0\n", signal_name(n)));
    trace::report(g::current(), true);
    end()
}

/// Keeps other threads from running while a report looks at their goroutines, as far as that works at once.
pub(crate) fn freeze() {
    thread_local!(static FROZEN: Cell<bool> = const { Cell::new(false) });
    if !FROZEN.replace(true) {
        stw::freeze();
    }
}

/// Whether a goroutine's stack can be walked by switching to it.
pub(crate) fn can_switch_to(g: &G) -> bool {
    matches!(g.status(), Status::Waiting | Status::Runnable)
}
