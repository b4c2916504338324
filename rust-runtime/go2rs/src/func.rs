//! Function values.

use crate::calls::{self, Calls, Places};
use crate::errors;
use crate::go::Go;
use crate::id::built_id;
use crate::nil::{Nil, copy_zero};
use crate::slice::Slice;
use crate::types::{Link, Shape, Type};
use crate::uintptr::UnsafePointer;
use crate::word::Word;
use go2rs_heap::Layout;
use std::any::TypeId;
use std::cell::UnsafeCell;
use std::marker::{PhantomData, PhantomPinned};
use std::ops::Deref;

/// Go's function values: `Func<dyn Fn(A) -> R>`, called as `f(a)`. One word, which points at a record of the code and what it captured.
#[repr(transparent)]
pub struct Func<F: ?Sized>(*const Record, PhantomPinned, PhantomData<*const F>);

copy_zero!([F: ?Sized] Func<F>);

// SAFETY: Go shares functions between goroutines; what they captured are Go values.
unsafe impl<F: ?Sized> Send for Func<F> {}
// SAFETY: as above.
unsafe impl<F: ?Sized> Sync for Func<F> {}

/// What a function value points at; the captures follow.
#[repr(C)]
struct Record {
    vtable: *const (),
}

/// The record of code that captures nothing: a constant. Each crate that names the code has one of its own, so it says whose it is.
#[repr(C)]
pub(crate) struct Bare {
    head: Record,
    pub(crate) code: TypeId,
}

/// A record with its captures.
#[repr(C)]
struct Full<C> {
    head: Record,
    captures: C,
}

impl<F: ?Sized> Func<F> {
    pub const NIL: Func<F> = Func(std::ptr::null(), PhantomPinned, PhantomData);

    /// The address of the record.
    #[inline(always)]
    pub fn raw(self) -> *const u8 {
        self.0.cast()
    }

    /// A function value of a record's address.
    ///
    /// # Safety
    /// The address is null or came from [`Func::raw`] of this type.
    pub const unsafe fn from_raw(address: *const u8) -> Self {
        Func(address.cast(), PhantomPinned, PhantomData)
    }
}

impl<F: ?Sized> Deref for Func<F> {
    type Target = F;
    #[inline(always)]
    fn deref(&self) -> &F {
        if self.0.is_null() {
            errors::nil_dereference();
        }
        const {
            assert!(
                size_of::<&F>() == 2 * size_of::<usize>(),
                "a function value is of a trait object"
            )
        };
        // SAFETY: a record holds the vtable of its captures for this trait, and a reference to a trait object is these two words.
        unsafe {
            let parts = (self.0.add(1), (*self.0).vtable);
            std::mem::transmute_copy::<(*const Record, *const ()), &F>(&parts)
        }
    }
}

impl<F: ?Sized> PartialEq<Nil> for Func<F> {
    #[inline(always)]
    fn eq(&self, _: &Nil) -> bool {
        self.0.is_null()
    }
}

/// A function value of a closure or a function.
#[inline(always)]
pub fn func<A, R, C: IntoFunc<A, R>>(code: C) -> Func<C::Dyn> {
    code.into_func()
}

/// Closures and functions by their parameters.
pub trait IntoFunc<A, R>: Copy + 'static {
    type Dyn: ?Sized;
    fn into_func(self) -> Func<Self::Dyn>;
}

/// A record for captures: a constant if there are none.
#[inline(always)]
fn record<C>(captures: C, vtable: *const (), empty: Option<&'static Bare>) -> *const Record {
    if size_of::<C>() == 0
        && let Some(bare) = empty
    {
        return std::ptr::from_ref(bare).cast();
    }
    const { assert!(align_of::<C>() <= align_of::<usize>(), "captures are Go values") };
    let place = go2rs_heap::alloc(const { &Layout::conservative::<Full<C>>() }).cast::<Full<C>>();
    // SAFETY: the place is fresh and large enough.
    unsafe { place.write(Full { head: Record { vtable }, captures }) };
    place.cast()
}

/// The table of a closure for a trait of calls.
pub(crate) fn vtable<F: ?Sized>(object: &F) -> *const () {
    const { assert!(size_of::<&F>() == 2 * size_of::<usize>(), "a function value is of a trait object") };
    // SAFETY: a reference to a trait object is an address and a vtable.
    unsafe { std::mem::transmute_copy::<&F, [*const (); 2]>(&object)[1] }
}

/// A function value of a closure that may refer to the frame that makes it.
///
/// # Safety
/// The table is the closure's for `F`, and calls are harmless after the frame is gone.
#[inline(always)]
pub(crate) unsafe fn borrowing<C: Copy, F: ?Sized>(code: C, vtable: *const ()) -> Func<F> {
    const { assert!(size_of::<C>() != 0, "such a closure captures something") };
    Func(record(code, vtable, None), PhantomPinned, PhantomData)
}

/// The results of a function.
pub trait Results: Sized {
    /// The identities of the results.
    const ID: u64;
    const TYPES: &'static [Link];

    /// Writes the results to one place each.
    ///
    /// # Safety
    /// The places have the types of the results.
    unsafe fn store(self, places: Places);

    /// The results that `fill` writes to one place each.
    fn gather(fill: impl FnOnce(Places)) -> Self;
}

/// The last parameter of a variadic function type.
#[repr(transparent)]
pub struct Variadic<T>(pub Slice<T>);

impl<T> Clone for Variadic<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Variadic<T> {}

impl<T> Default for Variadic<T> {
    fn default() -> Self {
        Variadic(Slice::NIL)
    }
}

// SAFETY: a slice.
unsafe impl<T: Go> Go for Variadic<T> {
    const ID: u64 = built_id("...", &[T::ID]);
    const LAYOUT: &'static Layout = Layout::SLICE;
    const COMPARABLE: bool = false;
    const IS_VARIADIC: bool = true;
    const TYPE: &'static Type = Slice::<T>::TYPE;
    fn go_eq(&self, other: &Self) -> bool {
        self.0.go_eq(&other.0)
    }
    fn go_hash(&self, seed: u64) -> u64 {
        self.0.go_hash(seed)
    }
}

impl<T: Go> Results for T {
    const ID: u64 = if size_of::<T>() == 0 && T::ID == <() as Go>::ID { 0 } else { T::ID };
    const TYPES: &'static [Link] = if <T as Results>::ID == 0 { &[] } else { &[Link::to::<T>()] };

    unsafe fn store(self, places: Places) {
        if <T as Results>::ID != 0 {
            // SAFETY: the caller's promise.
            unsafe { (*places).cast::<T>().write(self) };
        }
    }

    fn gather(fill: impl FnOnce(Places)) -> T {
        let mut result = T::default();
        let places = [(&raw mut result).cast::<u8>()];
        fill(places.as_ptr());
        result
    }
}

macro_rules! results {
    ($($t:ident $v:ident)+) => {
        impl<$($t: Go),+> Results for ($($t,)+) {
            const ID: u64 = built_id("results", &[$($t::ID),+]);
            const TYPES: &'static [Link] = &[$(Link::to::<$t>()),+];

            #[allow(unused_assignments)]
            unsafe fn store(self, mut places: Places) {
                let ($($v,)+) = self;
                // SAFETY: the caller's promise.
                unsafe {
                    $(
                        (*places).cast::<$t>().write($v);
                        places = places.add(1);
                    )+
                }
            }

            fn gather(fill: impl FnOnce(Places)) -> Self {
                $(let mut $v = $t::default();)+
                let places = [$((&raw mut $v).cast::<u8>()),+];
                fill(places.as_ptr());
                ($($v,)+)
            }
        }
    };
}

results!(A a);
results!(A a B b);
results!(A a B b C c);
results!(A a B b C c D d);
results!(A a B b C c D d E e);
results!(A a B b C c D d E e F f);
results!(A a B b C c D d E e F f G g);
results!(A a B b C c D d E e F f G g H h);
results!(A a B b C c D d E e F f G g H h I i);
results!(A a B b C c D d E e F f G g H h I i J j);
results!(A a B b C c D d E e F f G g H h I i J j K k);
results!(A a B b C c D d E e F f G g H h I i J j K k L l);
results!(A a B b C c D d E e F f G g H h I i J j K k L l M m);
results!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n);
results!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o);
results!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p);
results!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q);
results!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r);
results!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r S s);
results!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r S s T t);

/// Binds arguments whose addresses stand in a row.
macro_rules! read_arguments {
    ($at:ident, $($t:ident $v:ident)*) => {
        let _at = $at;
        $(
            let $v = (*_at).cast::<$t>().read();
            let _at = _at.add(1);
        )*
    };
}

macro_rules! count {
    () => { 0 };
    ($t:ident $($rest:ident)*) => { 1 + count!($($rest)*) };
}

macro_rules! function {
    ($($t:ident $v:ident)*) => {
        impl<Code, Out: 'static, $($t: 'static),*> IntoFunc<($($t,)*), Out> for Code
        where
            Code: FnMut($($t),*) -> Out + Copy + 'static,
        {
            type Dyn = dyn Fn($($t),*) -> Out;
            #[inline(always)]
            fn into_func(self) -> Func<Self::Dyn> {
                /// The parts of a function value that depend on its code only.
                struct Static<Code, Out, $($t),*>(PhantomData<(Code, fn($($t),*) -> Out)>);
                impl<Code: Fn($($t),*) -> Out + 'static, Out: 'static, $($t: 'static),*> Static<Code, Out, $($t),*> {
                    const VTABLE: *const () = {
                        let captures = std::ptr::NonNull::<Code>::dangling().as_ptr();
                        let object: *const dyn Fn($($t),*) -> Out = captures;
                        // SAFETY: a pointer to a trait object is an address and a vtable.
                        let parts: [*const (); 2] = unsafe { std::mem::transmute(object) };
                        parts[1]
                    };
                    const EMPTY: &'static Bare = &Bare { head: Record { vtable: Self::VTABLE }, code: TypeId::of::<Code>() };
                    #[inline(always)]
                    fn of(_: &Code) -> (*const (), &'static Bare) {
                        (Self::VTABLE, Self::EMPTY)
                    }
                }
                let cell = UnsafeCell::new(self);
                // SAFETY: no closure of Go assigns what it captured; the cell only gives the shape that writing through a pointer asks for.
                #[allow(clippy::redundant_closure_call)]
                let code = move |$($v: $t),*| unsafe { (*cell.get())($($v),*) };
                let (vtable, empty) = Static::<_, Out, $($t),*>::of(&code);
                Func(record(code, vtable, Some(empty)), PhantomPinned, PhantomData)
            }
        }

        impl<Out: 'static, $($t: 'static),*> Func<dyn Fn($($t),*) -> Out> {
            /// What the function value calls, for parameters that take any closure. Calling nil panics; asking for its code does not.
            #[inline(always)]
            pub fn as_fn(self) -> impl Fn($($t),*) -> Out + Copy {
                move |$($v),*| self($($v),*)
            }
        }

        impl<Out: Results + 'static, $($t: Go),*> Func<dyn Fn($($t),*) -> Out> {
            const CALLS: &'static Calls = &Calls {
                // SAFETY: the caller passes a func value of this type, and places of its parameters and results.
                function: |function, arguments, results| unsafe {
                    let function = Self::from_raw(function);
                    read_arguments!(arguments, $($t $v)*);
                    function($($v),*).store(results)
                },
                // SAFETY: the caller passes the code of a method of this type, and places as above.
                method: |code, receiver, arguments, results| unsafe {
                    let code = std::mem::transmute::<*const (), unsafe fn(Word, $($t),*) -> Out>(code);
                    read_arguments!(arguments, $($t $v)*);
                    code(receiver, $($v),*).store(results)
                },
                make: |erased| {
                    let code = move |$(mut $v: $t),*| -> Out {
                        let arguments: [*mut u8; count!($($t)*)] = [$((&raw mut $v).cast()),*];
                        Out::gather(|results| {
                            let arguments = UnsafePointer::from_raw(arguments.as_ptr().cast_mut().cast());
                            erased(arguments, UnsafePointer::from_raw(results.cast_mut().cast()))
                        })
                    };
                    func(code).raw()
                },
            };
        }

        // SAFETY: one word; null is nil.
        unsafe impl<Out: Results + 'static, $($t: Go),*> Go for Func<dyn Fn($($t),*) -> Out> {
            const ID: u64 = built_id("func", &[Out::ID, $($t::ID),*]);
            const LAYOUT: &'static Layout = Layout::POINTER;
            const COMPARABLE: bool = false;
            const TYPE: &'static Type = &Type::of::<Self>(Shape::Func {
                parameters: &[$(Link::to::<$t>()),*],
                variadic: false $(|| $t::IS_VARIADIC)*,
                results: Out::TYPES,
                calls: Some(Self::CALLS),
            });
            #[inline]
            fn go_from_parts(ty: Option<&'static Type>, data: Word) -> Option<Self> {
                // SAFETY: a word of this type is a func value of it, or an erased function.
                ty.filter(|ty| ty.id == <Self as Go>::ID).map(|_| unsafe { Self::from_raw(calls::adopt(Self::TYPE, data.raw())) })
            }
            fn go_eq(&self, _: &Self) -> bool {
                errors::uncomparable(Self::TYPE)
            }
            fn go_hash(&self, _: u64) -> u64 {
                errors::unhashable(Self::TYPE)
            }
        }
    };
}

function!();
function!(A a);
function!(A a B b);
function!(A a B b C c);
function!(A a B b C c D d);
function!(A a B b C c D d E e);
function!(A a B b C c D d E e F f);
function!(A a B b C c D d E e F f G g);
function!(A a B b C c D d E e F f G g H h);
function!(A a B b C c D d E e F f G g H h I i);
function!(A a B b C c D d E e F f G g H h I i J j);
function!(A a B b C c D d E e F f G g H h I i J j K k);
function!(A a B b C c D d E e F f G g H h I i J j K k L l);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r S s);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r S s T t);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r S s T t U u);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r S s T t U u V v);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r S s T t U u V v W w);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r S s T t U u V v W w X x);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r S s T t U u V v W w X x Y y);
function!(A a B b C c D d E e F f G g H h I i J j K k L l M m N n O o P p Q q R r S s T t U u V v W w X x Y y Z z);
