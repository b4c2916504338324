//! Pointers.

use crate::array::Array;
use crate::errors;
use crate::go::Go;
use crate::hash::mix;
use crate::id::built_id;
use crate::nil::{Nil, copy_zero};
use crate::slice::Slice;
use crate::types::{Link, Shape, Type};
use go2rs_heap::Layout;
use std::marker::{PhantomData, PhantomPinned};
use std::ops::{Deref, DerefMut};

/// Go's `*T`. Reading and writing through it checks for nil. It has no methods of its own, so that those of `T` are found.
#[repr(transparent)]
pub struct Ptr<T>(*mut T, PhantomPinned, PhantomData<T>);

copy_zero!([T] Ptr<T>);

// SAFETY: Go shares pointers between goroutines; races are the program's, as in Go.
unsafe impl<T> Send for Ptr<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for Ptr<T> {}

impl<T> Ptr<T> {
    pub const NIL: Ptr<T> = Ptr(std::ptr::null_mut(), PhantomPinned, PhantomData);

    /// The address of a place that Go code may point at: a field or element behind a pointer, a variable that lives in a cell.
    #[inline(always)]
    pub fn of(place: &mut T) -> Ptr<T> {
        Ptr(place, PhantomPinned, PhantomData)
    }

    /// The same address as a pointer to another type.
    #[inline(always)]
    pub fn cast<U>(p: Ptr<T>) -> Ptr<U> {
        Ptr(p.0.cast(), PhantomPinned, PhantomData)
    }

    /// A pointer from an address.
    ///
    /// # Safety
    /// The address is null, or that of a `T` for as long as the pointer is used.
    #[inline(always)]
    pub const unsafe fn from_raw(address: *mut T) -> Ptr<T> {
        Ptr(address, PhantomPinned, PhantomData)
    }

    /// The address.
    #[inline(always)]
    pub fn raw(p: Ptr<T>) -> *mut T {
        p.0
    }
}

impl<T: Go> Ptr<T> {
    /// A new object that holds `value`: Go's `&T{..}`, or a variable that closures share.
    #[inline(always)]
    #[allow(clippy::new_ret_no_self)]
    pub fn new(value: T) -> Ptr<T> {
        let place = go2rs_heap::alloc(T::LAYOUT).cast::<T>();
        // SAFETY: the place is fresh, and has the type's size and alignment.
        unsafe { place.write(value) };
        Ptr(place, PhantomPinned, PhantomData)
    }
}

impl<T, const N: usize> Ptr<Array<T, N>> {
    /// Go's `(*[N]T)(s)`: the array that the slice's first N elements are. Panics if there are fewer.
    #[inline]
    pub fn of_slice(s: Slice<T>) -> Self {
        if s.len() < N as isize {
            errors::slice_to_array(s.len(), N as isize);
        }
        Ptr(s.raw().cast(), PhantomPinned, PhantomData)
    }
}

impl<T: Go> Deref for Ptr<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        if self.0.is_null() {
            errors::nil_dereference();
        }
        // SAFETY: a pointer that is not nil points at a T.
        unsafe { &*self.0 }
    }
}

impl<T: Go> DerefMut for Ptr<T> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut T {
        if self.0.is_null() {
            errors::nil_dereference();
        }
        go2rs_heap::barrier_hook(self.0.cast(), T::LAYOUT);
        // SAFETY: as above. Other paths to the place may exist: no Go type is `Unpin`, so the reference claims nothing about them.
        unsafe { &mut *self.0 }
    }
}

impl<T> PartialEq for Ptr<T> {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

impl<T> Eq for Ptr<T> {}

impl<T> PartialEq<Nil> for Ptr<T> {
    #[inline(always)]
    fn eq(&self, _: &Nil) -> bool {
        self.0.is_null()
    }
}

// SAFETY: one word; null is nil.
unsafe impl<T: Go> Go for Ptr<T> {
    const ID: u64 = built_id("pointer", &[T::ID]);
    const LAYOUT: &'static Layout = Layout::POINTER;
    const TYPE: &'static Type = &Type {
        methods: T::POINTER_METHODS,
        ..Type::of::<Ptr<T>>(Shape::Pointer(Link::to::<T>()))
    };
    #[inline(always)]
    fn go_eq(&self, other: &Self) -> bool {
        self == other
    }
    #[inline(always)]
    fn go_hash(&self, seed: u64) -> u64 {
        mix(self.0 as u64, seed)
    }
}
