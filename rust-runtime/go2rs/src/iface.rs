//! Interfaces: a table and a data word.

use crate::any::Any;
use crate::errors;
use crate::go::Go;
use crate::itab_cache;
use crate::ptr::Ptr;
use crate::types::Type;
use crate::word::Word;
use std::mem::{ManuallyDrop, size_of};

/// What every interface value but `any` points at first: the dynamic type; the methods follow, in name order.
#[repr(C)]
pub struct Itab {
    pub ty: &'static Type,
}

/// The table of an interface with `N` methods.
#[repr(C)]
pub struct ItabOf<const N: usize> {
    head: Itab,
    methods: [*const (); N],
}

impl<const N: usize> ItabOf<N> {
    pub const fn new(ty: &'static Type, methods: [*const (); N]) -> Self {
        ItabOf { head: Itab { ty }, methods }
    }

    /// The table as values hold it.
    #[inline(always)]
    pub const fn head(&'static self) -> *const Itab {
        std::ptr::from_ref(self).cast()
    }
}

/// A type that has a method, by the hash of its name, as interfaces call it.
///
/// # Safety
/// `IFN` takes a data word of this type.
pub unsafe trait HasMethod<const NAME: u64>: Go {
    type Fn: Copy;
    const IFN: Self::Fn;
}

/// A type whose pointers have a method.
///
/// # Safety
/// `IFN` takes a data word of a pointer to this type.
pub unsafe trait PtrMethod<const NAME: u64>: Go {
    type Fn: Copy;
    const IFN: Self::Fn;
}

// SAFETY: what `PtrMethod` promises.
unsafe impl<const NAME: u64, T: PtrMethod<NAME>> HasMethod<NAME> for Ptr<T> {
    type Fn = T::Fn;
    const IFN: T::Fn = T::IFN;
}

/// A function pointer as a table entry.
pub const fn erase<F: Copy>(f: F) -> *const () {
    union Erased<F: Copy> {
        f: ManuallyDrop<F>,
        address: *const (),
    }
    assert!(size_of::<F>() == size_of::<usize>(), "a method is a function pointer");
    // SAFETY: function pointers are addresses.
    unsafe { Erased { f: ManuallyDrop::new(f) }.address }
}

/// The method at a position of a table; nil panics.
///
/// # Safety
/// The table has that many methods, and `F` is the type of this one.
#[inline(always)]
pub unsafe fn method<F: Copy>(tab: *const Itab, at: usize) -> F {
    if tab.is_null() {
        errors::nil_dereference();
    }
    // SAFETY: the caller's promise; the methods lie behind the head.
    unsafe { tab.add(1).cast::<F>().add(at).read() }
}

/// The table and data word of a value as interface `I`. `tab` is the table if the value is no interface itself.
#[inline(always)]
pub fn to_interface<I: Go, T: Go>(value: T, tab: *const Itab) -> (*const Itab, Word) {
    if !T::IS_INTERFACE {
        return (tab, Word::new(value));
    }
    let (ty, data) = value.go_parts();
    match ty {
        None => (std::ptr::null(), Word::NULL),
        Some(ty) => (itab_cache::find(ty, I::TYPE).unwrap_or(std::ptr::null()), data),
    }
}

/// The dynamic type and data of an interface with methods.
#[inline(always)]
pub fn itab_parts(tab: *const Itab, data: Word) -> (Option<&'static Type>, Word) {
    // SAFETY: a table is null or lives for ever.
    (unsafe { tab.as_ref() }.map(|tab| tab.ty), data)
}

/// The table of a dynamic type for an interface type, if the type has the methods.
#[inline]
pub fn find_itab(ty: Option<&'static Type>, interface: &'static Type) -> Option<*const Itab> {
    itab_cache::find(ty?, interface)
}

/// Go's `==` on interfaces.
#[inline]
pub fn interface_eq<A: Go, B: Go>(a: A, b: B) -> bool {
    match (a.go_parts(), b.go_parts()) {
        ((None, _), (None, _)) => true,
        ((Some(a), v), (Some(b), w)) => a.id == b.id && same_type_eq(a, v, w),
        _ => false,
    }
}

#[inline]
fn same_type_eq(ty: &'static Type, v: Word, w: Word) -> bool {
    if !ty.comparable {
        errors::uncomparable(ty);
    }
    // SAFETY: both words hold values of the type.
    unsafe { ty.equals(v.address(ty), w.address(ty)) }
}

/// The hash of an interface value, as a map key.
pub fn interface_hash<I: Go>(value: I, seed: u64) -> u64 {
    let (Some(ty), data) = value.go_parts() else { return seed };
    if !ty.comparable {
        errors::unhashable(ty);
    }
    // SAFETY: the word holds a value of the type.
    unsafe { ty.hash_of(data.address(ty), crate::hash::mix(ty.id, seed)) }
}

/// What every interface type offers. The interface's own methods go first.
pub trait Interface: Go {
    /// Whether the dynamic type is `T`, or has the methods of interface `T`.
    #[inline(always)]
    fn is<T: Go>(self) -> bool {
        self.downcast::<T>().is_some()
    }

    /// The value as a `T`: Go's `v, ok := x.(T)`.
    #[inline(always)]
    fn downcast<T: Go>(self) -> Option<T> {
        let (ty, data) = self.go_parts();
        T::go_from_parts(ty, data)
    }

    /// As [`Interface::downcast`], with the zero value in place of none.
    #[inline(always)]
    fn downcast_ok<T: Go>(self) -> (T, bool) {
        self.downcast::<T>().map_or((T::default(), false), |v| (v, true))
    }

    /// The value itself, which must not be nil: Go asks where a method value is made, not where it is called.
    #[inline(always)]
    fn non_nil(self) -> Self {
        if self.go_parts().0.is_none() {
            errors::nil_dereference();
        }
        self
    }

    /// Go's `x.(T)`, which panics if the value has another type.
    #[inline(always)]
    fn assert<T: Go>(self) -> T {
        match self.downcast::<T>() {
            Some(v) => v,
            None => errors::failed_assertion(Self::TYPE, self.go_parts().0, T::TYPE),
        }
    }
}

/// The value as an `any`.
#[inline(always)]
pub fn to_any<T: Go>(value: T) -> Any {
    let (ty, data) = value.go_parts();
    Any::from_parts(ty, data)
}
