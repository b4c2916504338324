//! Starting goroutines, and their first and last steps.

use crate::g::{self, G, Start, Status};
use crate::m::{self, After};
use crate::sched::{self, SCHED};
use crate::stack::{self, Stack};
use crate::{fatal, panics};
use go2rs_sys::{context, tls};

/// Starts a goroutine that runs `f`, as the `go` statement does.
///
/// The closure is copied to the record, or to the top of the new stack if it is large, so the collector finds what it captured.
#[inline(always)]
pub fn go<F: FnOnce() + 'static>(f: F) {
    go_from(f, context::here());
}

/// As [`go`]; `pc` lies in the function that the `go` statement stands in, for reports.
#[inline(never)]
pub fn go_from<F: FnOnce() + 'static>(f: F, pc: usize) {
    tls::enter_no_stop();
    let g = new_goroutine(f);
    g.created_at.set(pc);
    if let Some(parent) = g::current() {
        g.created_by.set(parent.id());
    }
    start(g);
    tls::exit_no_stop();
}

/// As [`go`], for a goroutine of the runtime's own, which reports and deadlock detection leave out.
pub(crate) fn go_system<F: FnOnce() + 'static>(f: F) {
    tls::enter_no_stop();
    let g = new_goroutine(f);
    g.system.set(true);
    start(g);
    tls::exit_no_stop();
}

/// Makes a goroutine that nobody has queued yet. The caller is in a no-stop region and has a P.
pub(crate) fn new_goroutine<F: FnOnce() + 'static>(f: F) -> &'static G {
    let g = take_record();
    // SAFETY: the record is the caller's.
    unsafe { fill(g, f) };
    g
}

/// # Safety
/// Nobody else uses the record.
unsafe fn fill<F: FnOnce() + 'static>(g: &'static G, f: F) {
    let fits = size_of::<F>() <= size_of::<[usize; Start::WORDS]>()
        && align_of::<F>() <= align_of::<usize>();
    if fits && g.stack.get().high == 0 {
        // SAFETY: the record is the caller's, and the captures fit.
        unsafe {
            let start = &mut *g.start.get();
            start.captures.as_mut_ptr().cast::<F>().write(f);
            start.first_step = Some(first_step::<F>);
        }
        g.sp.set(std::ptr::null_mut());
    } else {
        let at = below_top(g, size_of::<F>(), align_of::<F>());
        // SAFETY: the stack is the record's, nobody runs on it, and closures are small beside it.
        unsafe {
            at.cast::<F>().write(f);
            g.sp.set(context::prepare(at, first_step::<F>, at));
        }
    }
    g.created_at.set(0);
    g.created_by.set(0);
    if let Some(parent) = g::current() {
        g.bubble.set(parent.bubble.get());
        // SAFETY: the parent runs here, and the new record is the caller's.
        unsafe {
            (*g.local.get())[crate::local::LABELS] = (*parent.local.get())[crate::local::LABELS]
        };
    } else {
        g.bubble.set(std::ptr::null_mut());
    }
}

/// A place on the goroutine's stack, which it gets if it has none, for what it begins with.
fn below_top(g: &'static G, size: usize, align: usize) -> *mut u8 {
    if g.stack.get().high == 0 {
        // SAFETY: this thread holds the P.
        let at_hand = m::this().p.get().map(|p| unsafe { &mut *p.stacks.get() });
        match stack::take(at_hand) {
            Some(stack) => g.stack.set(stack),
            None => fatal::throw("out of memory: no address space for another goroutine"),
        }
    }
    ((g.stack.get().high - 32 - size) & !(align.max(16) - 1)) as *mut u8
}

/// Gives a goroutine that never ran its stack. The caller is about to switch to it.
pub(crate) fn prepare(g: &'static G) {
    if !g.sp.get().is_null() {
        return;
    }
    let at = below_top(g, size_of::<[usize; Start::WORDS]>(), align_of::<usize>());
    // SAFETY: the goroutine is not running, so its record is the caller's, and `fill` wrote what it begins with.
    unsafe {
        let start = &*g.start.get();
        let Some(first_step) = start.first_step else {
            fatal::throw("a goroutine begins with nothing")
        };
        at.cast::<[usize; Start::WORDS]>().write(start.captures);
        g.sp.set(context::prepare(at, first_step, at));
    }
}

/// Queues a new goroutine to run next on this thread's P.
pub(crate) fn start(g: &'static G) {
    g.set_status(Status::Runnable);
    match m::this().p.get() {
        Some(p) => {
            if let Some(overflow) = p.put(g, true) {
                SCHED.lock().put_all(overflow);
            }
        }
        None => SCHED.lock().put_global(g),
    }
    sched::wake_p();
}

fn take_record() -> &'static G {
    let g = free_record().unwrap_or_else(G::new);
    g.renew();
    g
}

fn free_record() -> Option<&'static G> {
    let p = m::this().p.get()?;
    // SAFETY: this thread holds the P.
    let free = unsafe { &mut *p.free.get() };
    if free.is_empty() {
        let mut s = SCHED.lock();
        for _ in 0..32 {
            let Some(g) = s.free.pop() else { break };
            free.push(g);
        }
    }
    free.pop()
}

/// The main goroutine, with a stack of its own size.
pub(crate) fn main_goroutine<F: FnOnce() + 'static>(f: F, stack: Stack) -> &'static G {
    let g = G::new();
    g.renew();
    g.stack.set(stack);
    // SAFETY: the record is new.
    unsafe { fill(g, f) };
    g
}

unsafe extern "C" fn first_step<F: FnOnce() + 'static>(at: *mut u8) -> ! {
    if g::this().dump.get() {
        crate::trace::dump_and_return(g::this());
    }
    tls::exit_no_stop();
    // SAFETY: `fill` wrote the closure there, and this is its only reader.
    let f = unsafe { at.cast::<F>().read() };
    f();
    last_step()
}

/// Ends the running goroutine. Its deferred calls have run.
pub(crate) fn last_step() -> ! {
    tls::enter_no_stop();
    let g = g::this();
    panics::forget(g);
    match crate::coro::on_exit(g) {
        Some(to) => sched::leave(g, After::ExitTo(to)),
        None => sched::leave(g, After::Exit),
    }
    fatal::throw("a goroutine went on after its end")
}
