//! Defer, panic, recover, Goexit.
//!
//! Panics do not unwind. Deferred calls are links in the goroutine's list; a panic runs them on top of the panicking stack, and
//! when one recovers, jumps once to the frame that made it. The frames in between hold Copy values only.

mod defer;
mod recover;

pub use defer::{Armed, DeferList, DeferSlot, Deferred, Link, Node, SlotGuard, recovering};
pub use recover::{Recover, take_recover};

use crate::g::{self, G};
use crate::hooks::Value;
use crate::{fatal, spawn};
use go2rs_sys::context::{self, Landing};
use go2rs_sys::tls;
use std::cell::Cell;

/// A frame that a recovered panic comes back to. It lies on the stack.
pub struct Frame {
    landing: Landing,
    prev: *mut Frame,
    /// The youngest link when the frame began; links above it belong to the frame.
    defers: *mut Link,
}

/// A panic, or a Goexit, that runs deferred calls. It lies on the stack of the goroutine, so older ones have higher addresses.
pub struct Panic {
    pub(crate) link: *mut Panic,
    pub(crate) value: Cell<Value>,
    pub(crate) recovered: Cell<bool>,
    /// The same value was thrown again by the function that recovered it.
    pub(crate) repanicked: Cell<bool>,
    pub(crate) goexit: bool,
}

impl Panic {
    fn begin(g: &G, value: Value, goexit: bool) -> Panic {
        Panic {
            link: g.panic.get(),
            value: Cell::new(value),
            recovered: Cell::new(false),
            repanicked: Cell::new(false),
            goexit,
        }
    }
}

/// Runs the deferred calls of the goroutine with the panic value `v`, to the first that recovers; ends the program if none does.
#[cold]
#[inline(never)]
pub fn panic(v: Value) -> ! {
    let Some(g) = g::current() else { fatal::panic_on_scheduler(v) };
    if tls::no_stop_depth() != 0 {
        fatal::panic_on_scheduler(v);
    }
    let mut p = Panic::begin(g, v, false);
    g.panic.set(&mut p);
    run_deferred(g, &p);
    fatal::unrecovered(g, &p)
}

/// As [`panic`], with a value that says where a nil pointer was used; crash reports then show the signal as Go's do.
#[cold]
pub fn panic_fault(v: Value) -> ! {
    if let Some(g) = g::current() {
        g.fault.set(true);
    }
    panic(v)
}

/// A panic with Go's `runtime.Error` of the given text.
#[cold]
pub(crate) fn panic_plain(text: &'static str) -> ! {
    panic((crate::hooks::get().plain_error)(text))
}

/// Runs deferred calls until none is left, or one recovers: then this does not return.
fn run_deferred(g: &'static G, p: &Panic) {
    loop {
        let link = g.defers.get();
        if link.is_null() {
            return;
        }
        // SAFETY: a link on the list lies in a frame that is still on the stack, below this one.
        let frame = unsafe {
            let frame = (*link).frame();
            g.defers.set((*link).unlink());
            Link::run(link, if p.goexit { Recover::NONE } else { Recover::of(p) });
            frame
        };
        g.may_recover.set(std::ptr::null_mut());
        if p.recovered.get() {
            go_back(g, p, frame);
        }
    }
}

/// After a recovery: forgets the panics that began below the frame, runs what it still has deferred, and returns from it.
fn go_back(g: &'static G, p: &Panic, frame: *mut Frame) -> ! {
    if frame.is_null() {
        fatal::throw("a panic was recovered by a function that has no frame to return from");
    }
    // SAFETY: the frame is on the stack until the jump.
    let (landing, mark) = unsafe { (&raw const (*frame).landing, (*frame).defers) };
    // SAFETY: as above.
    let sp = unsafe { (*landing).sp() };
    let mut top = std::ptr::from_ref(p).cast_mut();
    while !top.is_null() && (top as usize) < sp {
        // SAFETY: panics on the chain lie on the stack.
        unsafe {
            if (*top).goexit {
                // A recovery does not end a Goexit that it jumps over: it goes on with what is left.
                g.panic.set(top);
                run_deferred(g, &*top);
                spawn::last_step();
            }
            top = (*top).link;
        }
    }
    g.panic.set(top);
    if top.is_null() {
        g.fault.set(false);
    }
    run_until(g, mark);
    // SAFETY: the frame's `land` is below on this stack and has not returned.
    unsafe {
        g.frame.set((*frame).prev);
        context::jump(landing)
    }
}

/// Runs the links above `mark`, in order.
fn run_until(g: &'static G, mark: *mut Link) {
    while g.defers.get() != mark && !g.defers.get().is_null() {
        let link = g.defers.get();
        // SAFETY: a link on the list lies in a frame that is still on the stack.
        unsafe {
            g.defers.set((*link).unlink());
            Link::run(link, Recover::NONE);
        }
    }
}

/// Ends the goroutine after its deferred calls, as `runtime.Goexit` does.
pub fn goexit() -> ! {
    let g = g::this();
    let mut p = Panic::begin(g, Value::NIL, true);
    g.panic.set(&mut p);
    run_deferred(g, &p);
    if crate::start::is_main(g) {
        crate::start::main_exited();
    }
    spawn::last_step()
}

/// Whether a panic of this goroutine runs deferred calls now.
pub fn panicking() -> bool {
    g::current().is_some_and(|g| !g.panic.get().is_null())
}

/// The goroutine ends: nothing of this is left.
pub(crate) fn forget(g: &G) {
    g.defers.set(std::ptr::null_mut());
    g.frame.set(std::ptr::null_mut());
    g.panic.set(std::ptr::null_mut());
}
