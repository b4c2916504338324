//! Defer, panic and recover. The macro `defer!` is in the derive crate.

use crate::any::Any;
use crate::arg::IntoAny;
use crate::errors::{self, from_value, to_value};
use crate::go::Go;
use crate::iface::Interface;
use crate::ptr::Ptr;
use go2rs_heap::Layout;
use go2rs_sched::panics::{Armed, DeferList, Node, Recover, take_recover};
use std::cell::Cell;

/// Go's `panic(v)`.
#[cold]
#[inline(never)]
pub fn panic(v: impl IntoAny) -> ! {
    let v = v.into_any();
    if v == crate::nil::nil && !crate::godebug::panic_nil() {
        errors::panic_value(Ptr::new(errors::PanicNilError::default()));
    }
    go2rs_sched::panic(to_value(v))
}

/// Go's `recover()`, on what a deferred closure is given.
pub trait Recovers {
    fn recover(self) -> Any;
}

impl Recovers for Recover {
    #[inline]
    fn recover(self) -> Any {
        from_value(self.recover_value())
    }
}

/// The right to recover of the function that begins here: its first line if it mentions `recover()`.
#[inline]
pub fn recovery() -> Recover {
    take_recover()
}

/// A body whose deferred calls touch results: they have run when this returns.
#[inline(always)]
pub fn scope<R>(body: impl FnOnce() -> R) -> R {
    body()
}

/// Declares a variable that deferred calls and closures which end with this block share: `x` is a `Ptr` to a slot of the stack.
#[macro_export]
macro_rules! var {
    ($x:ident = $e:expr) => {
        let mut slot = $e;
        #[allow(unused_mut)]
        let mut $x = $crate::Ptr::of(&mut slot);
    };
    ($x:ident : $t:ty = $e:expr) => {
        let mut slot: $t = $e;
        #[allow(unused_mut)]
        let mut $x = $crate::Ptr::of(&mut slot);
    };
}

/// Declares a deferred call that a branch fills in: `d.set(move |p| ..)`.
#[macro_export]
macro_rules! defer_slot {
    ($d:ident) => {
        let slot = $crate::d::DeferSlot::new();
        // SAFETY: both are variables of this block, the guard the later one.
        #[allow(unused_unsafe)]
        let $d = unsafe { slot.guard() };
    };
}

/// The deferred calls of a loop, or of a range over a function.
pub struct Defers {
    /// Unlinks and runs the list when dropped; made by the first push, when the list stays where it is.
    armed: Cell<Option<Armed<'static>>>,
    list: DeferList,
}

impl Default for Defers {
    fn default() -> Self {
        Self::new()
    }
}

impl Defers {
    pub fn new() -> Defers {
        Defers { armed: Cell::new(None), list: DeferList::new() }
    }

    /// Defers a call.
    pub fn push<F: FnOnce() + 'static>(&mut self, f: F) {
        self.push_with(move |right: Recover| {
            right.grant();
            f();
        });
    }

    /// Defers a call that may recover.
    pub fn push_with<F: FnOnce(Recover) + 'static>(&mut self, f: F) {
        #[repr(C)]
        struct Full<F> {
            node: Node,
            f: F,
        }
        unsafe fn run<F: FnOnce(Recover)>(node: *mut Node, right: Recover) {
            // SAFETY: the node is the head of a `Full<F>`, and runs once.
            unsafe { (&raw mut (*node.cast::<Full<F>>()).f).read()(right) }
        }
        if let Some(armed) = self.armed.take() {
            self.armed.set(Some(armed));
        } else {
            // SAFETY: this is a variable of the function that defers, which drops it when it returns; from here on it does not move.
            let armed =
                unsafe { std::mem::transmute::<Armed<'_>, Armed<'static>>(self.list.arm()) };
            self.armed.set(Some(armed));
        }
        let place =
            go2rs_heap::alloc(const { &Layout::conservative::<Full<F>>() }).cast::<Full<F>>();
        // SAFETY: the place is fresh and large enough; the list keeps it alive from the stack.
        unsafe {
            place.write(Full { node: Node { next: std::ptr::null_mut(), run: run::<F> }, f });
            self.list.push_node(place.cast());
        }
    }
}

/// `self` in a deferred call: a pointer receiver becomes a pointer.
pub trait DeferredPointer {
    type Receiver;
    fn deferred_self(self) -> Self::Receiver;
}

impl<T> DeferredPointer for &mut T {
    type Receiver = Ptr<T>;
    #[inline(always)]
    fn deferred_self(self) -> Ptr<T> {
        Ptr::of(self)
    }
}

/// `self` in a deferred call: a value receiver is copied.
pub trait DeferredValue: Sized {
    fn deferred_self(self) -> Self;
}

impl<T: Go> DeferredValue for T {
    #[inline(always)]
    fn deferred_self(self) -> T {
        self
    }
}

/// The receiver of a deferred method call, a variable of any type.
pub struct DeferredOn<'a, T>(pub &'a T);

/// A deferred call of a method on an interface: nil panics where the call is deferred.
pub trait DeferredInterface {
    fn check(self);
}

impl<T: Interface> DeferredInterface for DeferredOn<'_, T> {
    #[inline(always)]
    fn check(self) {
        self.0.non_nil();
    }
}

/// A deferred call of a method on anything else: if nil matters, it does when the call runs.
pub trait DeferredOther {
    fn check(self);
}

impl<T> DeferredOther for &DeferredOn<'_, T> {
    #[inline(always)]
    fn check(self) {}
}
