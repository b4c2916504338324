//! Package variables.

use crate::go::Go;
use crate::ptr::Ptr;
use go2rs_heap::Root;
use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::ops::Deref;

/// A package variable: `*G` reads it, `*G.ptr() = v` writes it.
#[repr(C)]
pub struct Global<T> {
    value: UnsafeCell<MaybeUninit<T>>,
    initial: Option<fn() -> T>,
}

// SAFETY: package variables are shared between goroutines; races are the program's, as in Go.
unsafe impl<T> Sync for Global<T> {}

impl<T: Go> Global<T> {
    /// A variable with an initialiser, which `init` runs in Go's order.
    pub const fn new(initial: fn() -> T) -> Global<T> {
        Global { value: UnsafeCell::new(MaybeUninit::zeroed()), initial: Some(initial) }
    }

    /// A variable that begins as zero.
    pub const fn zero() -> Global<T> {
        Global { value: UnsafeCell::new(MaybeUninit::zeroed()), initial: None }
    }

    /// The variable's address.
    #[inline(always)]
    pub fn ptr(&self) -> Ptr<T> {
        // SAFETY: a global is a static, and its zero bytes are a value.
        unsafe { Ptr::from_raw(self.value.get().cast()) }
    }

    /// Runs the initialiser.
    pub fn init(global: &Global<T>) {
        if let Some(initial) = global.initial {
            let v = initial();
            // SAFETY: the place is the variable's.
            unsafe { global.value.get().cast::<T>().write(v) };
        }
    }

    /// The variable as a root of the collector.
    pub const fn root(global: &'static Global<T>) -> Root {
        Root::new(global.value.get().cast::<T>().cast_const(), T::LAYOUT)
    }
}

impl<T: Go> Deref for Global<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: the place holds a value from the start. What is read is read at once: no Go type is `Unpin`-frozen behind a shared
        // reference across a call.
        unsafe { &*self.value.get().cast() }
    }
}

/// Whether this is the first time the program comes here: `if go2rs::first_time!() { .. }`.
#[macro_export]
macro_rules! first_time {
    () => {{
        static DONE: ::core::sync::atomic::AtomicBool =
            ::core::sync::atomic::AtomicBool::new(false);
        !DONE.swap(true, ::core::sync::atomic::Ordering::Relaxed)
    }};
}

/// Makes package variables roots of the collector: the first statement of `init`'s body.
#[macro_export]
macro_rules! roots {
    ($($path:path),* $(,)?) => {{
        static ROOTS: &[$crate::d::Root] = &[$($crate::Global::root(&$path)),*];
        $crate::d::add_roots(ROOTS);
    }};
}

/// Makes unnamed struct types known to reflection, which may be asked to make the same: in `init`, before the imports' calls.
#[macro_export]
macro_rules! known_types {
    ($($ty:ty),* $(,)?) => {
        $crate::d::add_known_types(&[$($crate::d::type_of::<$ty>),*])
    };
}
