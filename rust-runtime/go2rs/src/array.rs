//! Arrays.

use crate::errors;
use crate::go::Go;
use crate::id::built_id;
use crate::ptr::Ptr;
use crate::slice::{Elements, Enumerated, Slice, set_each};
use crate::types::{Link, Shape, Type};
use go2rs_heap::Layout;
use std::marker::PhantomPinned;
use std::ops::{Index, IndexMut};

/// Go's `[N]T`, indexed by `isize`.
#[repr(C)]
pub struct Array<T, const N: usize> {
    elements: [T; N],
    pinned: PhantomPinned,
}

impl<T: Copy, const N: usize> Clone for Array<T, N> {
    #[inline(always)]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Copy, const N: usize> Copy for Array<T, N> {}

impl<T: Go, const N: usize> Default for Array<T, N> {
    #[inline(always)]
    fn default() -> Self {
        // SAFETY: zero bytes are the zero value of every Go type.
        unsafe { std::mem::zeroed() }
    }
}

impl<T, const N: usize> Array<T, N> {
    /// What `array![..]` makes.
    #[inline(always)]
    pub const fn literal(elements: [T; N]) -> Self {
        Array { elements, pinned: PhantomPinned }
    }

    #[inline(always)]
    #[allow(clippy::len_without_is_empty)]
    pub const fn len(&self) -> isize {
        N as isize
    }

    #[inline(always)]
    pub const fn cap(&self) -> isize {
        N as isize
    }

    #[inline(always)]
    fn check(i: isize) {
        if (i as usize) >= N {
            errors::index(i, N as isize);
        }
    }
}

impl<T: Go, const N: usize> Array<T, N> {
    /// What `array![n; i => v]` makes.
    pub fn keyed<const M: usize>(_len: isize, elements: [(isize, T); M]) -> Self {
        let mut out = Self::default();
        set_each(&mut out, &elements);
        out
    }

    /// Go's `[N]T(s)`. Panics if the slice is shorter.
    pub fn of_slice(s: Slice<T>) -> Self {
        let array = Ptr::<Array<T, N>>::of_slice(s);
        // An array without elements is one of nil, too.
        if N == 0 { Self::default() } else { *array }
    }

    /// `a[:]` of an array that lives in a cell, in a global, or behind a pointer.
    #[inline(always)]
    pub fn all(&mut self) -> Slice<T> {
        // SAFETY: the elements are there.
        unsafe { Slice::from_parts(self.elements.as_mut_ptr(), N as isize, N as isize) }
    }

    /// `a[lo:hi]`, as [`Array::all`].
    #[inline(always)]
    pub fn slice(&mut self, lo: isize, hi: isize) -> Slice<T> {
        self.to(hi);
        self.all().slice(lo, hi)
    }

    /// `a[:hi]`, as [`Array::all`].
    #[inline(always)]
    pub fn to(&mut self, hi: isize) -> Slice<T> {
        if (hi as usize) > N {
            errors::string_slice_high(hi, N as isize);
        }
        self.all().to(hi)
    }

    /// `a[lo:]`, as [`Array::all`].
    #[inline(always)]
    pub fn from(&mut self, lo: isize) -> Slice<T> {
        self.all().from(lo)
    }

    /// `a[lo:hi:max]`, as [`Array::all`].
    #[inline(always)]
    pub fn slice3(&mut self, lo: isize, hi: isize, max: isize) -> Slice<T> {
        self.all().slice3(lo, hi, max)
    }

    /// `&a[i]`, as [`Array::all`].
    #[inline(always)]
    pub fn at(&mut self, i: isize) -> Ptr<T> {
        self.all().at(i)
    }

    /// `a[i], a[j] = a[j], a[i]`
    #[inline(always)]
    pub fn swap(&mut self, i: isize, j: isize) {
        let (a, b) = (self[i], self[j]);
        self[i] = b;
        self[j] = a;
    }

    /// The elements of a copy.
    #[inline(always)]
    pub fn iter(self) -> std::array::IntoIter<T, N> {
        self.elements.into_iter()
    }

    /// The elements of a copy with their indices.
    #[inline(always)]
    pub fn enumerate(self) -> impl Iterator<Item = (isize, T)> {
        (0isize..).zip(self.elements)
    }
}

impl<T: Go, const N: usize> Ptr<Array<T, N>> {
    /// The elements behind a pointer as they are when their turn comes: `for i, v := range p`.
    #[inline(always)]
    pub fn elements(p: Self) -> Elements<T> {
        let mut p = p;
        p.all().iter()
    }

    /// As [`Ptr::elements`], with the indices.
    #[inline(always)]
    pub fn enumerated(p: Self) -> Enumerated<T> {
        let mut p = p;
        p.all().enumerate()
    }
}

impl<T: Go, const N: usize> IntoIterator for Array<T, N> {
    type Item = T;
    type IntoIter = std::array::IntoIter<T, N>;
    #[inline(always)]
    fn into_iter(self) -> Self::IntoIter {
        self.elements.into_iter()
    }
}

impl<T: Go, const N: usize> Index<isize> for Array<T, N> {
    type Output = T;
    #[inline(always)]
    fn index(&self, i: isize) -> &T {
        Self::check(i);
        // SAFETY: the index was checked.
        unsafe { self.elements.get_unchecked(i as usize) }
    }
}

impl<T: Go, const N: usize> IndexMut<isize> for Array<T, N> {
    #[inline(always)]
    fn index_mut(&mut self, i: isize) -> &mut T {
        Self::check(i);
        // SAFETY: the index was checked.
        unsafe { self.elements.get_unchecked_mut(i as usize) }
    }
}

impl<T: Go, const N: usize> PartialEq for Array<T, N> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.go_eq(other)
    }
}

// SAFETY: the elements in a row.
unsafe impl<T: Go, const N: usize> Go for Array<T, N> {
    const ID: u64 = built_id("array", &[T::ID, N as u64]);
    const LAYOUT: &'static Layout = &Layout::array(T::LAYOUT, N);
    const COMPARABLE: bool = T::COMPARABLE;
    const TYPE: &'static Type = &Type::of::<Array<T, N>>(Shape::Array(Link::to::<T>(), N));
    #[inline]
    fn go_eq(&self, other: &Self) -> bool {
        self.elements.iter().zip(&other.elements).all(|(a, b)| a.go_eq(b))
    }
    fn go_hash(&self, seed: u64) -> u64 {
        self.elements.iter().fold(seed, |h, e| e.go_hash(h))
    }
}
