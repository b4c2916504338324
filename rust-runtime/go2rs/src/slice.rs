//! Slices.

use crate::arg::Arg;
use crate::errors;
use crate::go::Go;
use crate::id::built_id;
use crate::nil::{Nil, copy_zero};
use crate::ptr::Ptr;
use crate::strings::Str;
use crate::types::{Link, Shape, Type};
use go2rs_heap::Layout;
use std::marker::{PhantomData, PhantomPinned};
use std::ops::{Index, IndexMut};

/// Go's `[]T`.
#[repr(C)]
pub struct Slice<T> {
    data: *mut T,
    len: isize,
    cap: isize,
    element: PhantomData<T>,
    pinned: PhantomPinned,
}

copy_zero!([T] Slice<T>);

// SAFETY: Go shares slices between goroutines; races are the program's, as in Go.
unsafe impl<T> Send for Slice<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for Slice<T> {}

impl<T> Slice<T> {
    pub const NIL: Slice<T> = Slice {
        data: std::ptr::null_mut(),
        len: 0,
        cap: 0,
        element: PhantomData,
        pinned: PhantomPinned,
    };

    /// A slice of memory.
    ///
    /// # Safety
    /// `cap` elements lie at `data`, in the collected heap or for as long as the slice is used.
    #[inline(always)]
    pub const unsafe fn from_parts(data: *mut T, len: isize, cap: isize) -> Slice<T> {
        Slice { data, len, cap, element: PhantomData, pinned: PhantomPinned }
    }

    /// The address of the first element.
    #[inline(always)]
    pub fn raw(self) -> *mut T {
        self.data
    }

    #[inline(always)]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(self) -> isize {
        self.len
    }

    #[inline(always)]
    pub fn cap(self) -> isize {
        self.cap
    }

    /// `s[lo:hi]`
    #[inline(always)]
    pub fn slice(self, lo: isize, hi: isize) -> Slice<T> {
        if (hi as usize) > self.cap as usize {
            errors::slice_high(hi, self.cap);
        }
        if (lo as usize) > hi as usize {
            errors::slice_low(lo, hi);
        }
        self.part(lo, hi, self.cap)
    }

    /// `s[:hi]`
    #[inline(always)]
    pub fn to(self, hi: isize) -> Slice<T> {
        if (hi as usize) > self.cap as usize {
            errors::slice_high(hi, self.cap);
        }
        Slice { len: hi, ..self }
    }

    /// `s[lo:]`
    #[inline(always)]
    pub fn from(self, lo: isize) -> Slice<T> {
        if (lo as usize) > self.len as usize {
            errors::slice_low(lo, self.len);
        }
        self.part(lo, self.len, self.cap)
    }

    /// `s[lo:hi:max]`
    #[inline(always)]
    pub fn slice3(self, lo: isize, hi: isize, max: isize) -> Slice<T> {
        if (max as usize) > self.cap as usize {
            errors::slice3_max(max, self.cap);
        }
        if (hi as usize) > max as usize {
            errors::slice3_high(hi, max);
        }
        if (lo as usize) > hi as usize {
            errors::slice3_low(lo, hi);
        }
        self.part(lo, hi, max)
    }

    #[inline(always)]
    fn part(self, lo: isize, hi: isize, max: isize) -> Slice<T> {
        // What has no capacity left must not point behind its object, which may be another one.
        let skip = if lo == max { 0 } else { lo };
        // SAFETY: the bounds were checked.
        unsafe { Slice::from_parts(self.data.offset(skip), hi - lo, max - lo) }
    }

    /// `&s[i]`
    #[inline(always)]
    pub fn at(self, i: isize) -> Ptr<T> {
        self.check(i);
        // SAFETY: the index was checked.
        unsafe { Ptr::from_raw(self.data.offset(i)) }
    }

    #[inline(always)]
    fn check(self, i: isize) {
        if (i as usize) >= self.len as usize {
            errors::index(i, self.len);
        }
    }

    /// Go's `unsafe.SliceData`.
    #[inline(always)]
    pub fn data(self) -> Ptr<T> {
        // SAFETY: the address is null or that of the first element.
        unsafe { Ptr::from_raw(self.data) }
    }

    /// Go's `unsafe.Slice`.
    pub fn from_raw(data: Ptr<T>, len: isize) -> Slice<T> {
        if len < 0 {
            errors::panic_text("unsafe.Slice: len out of range");
        }
        // SAFETY: the program's promise, as in Go.
        unsafe { Slice::from_parts(Ptr::raw(data), len, len) }
    }
}

impl Slice<u8> {
    /// Go's `[]byte("x")` for a function that only reads it.
    #[inline(always)]
    pub const fn shared(bytes: &'static [u8]) -> Slice<u8> {
        let len = bytes.len() as isize;
        // SAFETY: the bytes are there for ever, and whoever gets the slice only reads them.
        unsafe { Slice::from_parts(bytes.as_ptr().cast_mut(), len, len) }
    }

    /// Go's `string(b)` where the string is used up before anything can change the bytes: it shares them.
    #[inline(always)]
    pub fn as_str(self) -> Str {
        // SAFETY: the elements are there, and the string is gone before they change.
        unsafe { Str::from_parts(self.data, self.len) }
    }

    /// The bytes, for runtime code that ends before anything else changes them.
    #[inline(always)]
    pub fn as_bytes<'a>(self) -> &'a [u8] {
        if self.len == 0 {
            return &[];
        }
        // SAFETY: the elements are there.
        unsafe { std::slice::from_raw_parts(self.data, self.len as usize) }
    }
}

impl<T: Go> Slice<T> {
    /// The same memory as a slice of a type of the same layout: where Go converts between strings and slices of a defined byte or rune type.
    #[inline(always)]
    pub fn retyped<U: Go>(s: Slice<T>) -> Slice<U> {
        const { assert!(size_of::<T>() == size_of::<U>()) };
        // SAFETY: both are newtypes over one integer type, or that type.
        unsafe { Slice::from_parts(s.data.cast(), s.len, s.cap) }
    }

    /// `make([]T, 0, cap)`
    #[inline]
    pub fn with_capacity(cap: isize) -> Slice<T> {
        Slice::make(0, cap)
    }

    /// `make([]T, len)`
    #[inline]
    pub fn with_len(len: isize) -> Slice<T> {
        Slice::make(len, len)
    }

    /// `make([]T, len, cap)`
    #[inline]
    pub fn make(len: isize, cap: isize) -> Slice<T> {
        let fits = |n: isize| {
            n >= 0 && size_of::<T>().checked_mul(n as usize).is_some_and(|b| b <= MAX_BYTES)
        };
        if !fits(cap) || len < 0 || len > cap {
            errors::make_slice(fits(len));
        }
        // SAFETY: the memory is as large as asked for.
        unsafe {
            Slice::from_parts(go2rs_heap::alloc_array(T::LAYOUT, cap as usize).cast(), len, cap)
        }
    }

    /// Zeroed elements; the capacity is what the allocator gives, as for Go's conversions from strings.
    pub(crate) fn with_rounded_len(len: isize) -> Slice<T> {
        if len == 0 {
            return Slice::make(0, 0);
        }
        let cap = crate::append::round_up(len as usize, size_of::<T>(), T::LAYOUT.is_noscan());
        Slice::make(len, cap as isize)
    }

    /// A slice of copies.
    pub fn copy_of(elements: &[T]) -> Slice<T> {
        let out = Slice::<T>::with_rounded_len(elements.len() as isize);
        // SAFETY: the memory is fresh and holds that many.
        unsafe { std::ptr::copy_nonoverlapping(elements.as_ptr(), out.data, elements.len()) };
        out
    }

    /// What `slice![..]` makes.
    #[inline]
    pub fn literal<const N: usize>(elements: [T; N]) -> Slice<T> {
        // LLVM takes minutes to turn thousands of stores into an array that is copied at once into stores to the copy.
        if N > 64 {
            return Slice::table(&elements);
        }
        let out = Slice::<T>::with_len(N as isize);
        // SAFETY: the memory is fresh and holds N.
        unsafe { out.data.cast::<[T; N]>().write(elements) };
        out
    }

    /// A slice of copies of the elements of a large literal.
    #[inline(never)]
    fn table(elements: &[T]) -> Slice<T> {
        let out = Slice::<T>::with_len(elements.len() as isize);
        // SAFETY: the memory is fresh and holds as many; nothing that is traced points to it yet.
        unsafe { std::ptr::copy_nonoverlapping(elements.as_ptr(), out.data, elements.len()) };
        out
    }

    /// What `slice![n; i => v]` makes.
    pub fn keyed<const N: usize>(len: isize, elements: [(isize, T); N]) -> Slice<T> {
        let mut out = Slice::<T>::with_len(len);
        set_each(&mut out, &elements);
        out
    }

    /// `copy(s, from)`: how many elements were copied.
    #[inline]
    pub fn copy(self, from: impl CopySource<T>) -> isize {
        let (data, len) = from.elements();
        let n = self.len.min(len);
        if n > 0 {
            go2rs_heap::bulk_barrier_hook(self.data.cast(), T::LAYOUT, n as usize);
            // SAFETY: both have n elements; they may overlap.
            unsafe { std::ptr::copy(data, self.data, n as usize) };
        }
        n
    }

    /// `clear(s)`
    pub fn clear(self) {
        if self.len > 0 {
            go2rs_heap::bulk_barrier_hook(self.data.cast(), T::LAYOUT, self.len as usize);
            // SAFETY: the elements are there, and zero bytes are the zero value.
            unsafe { std::ptr::write_bytes(self.data, 0, self.len as usize) };
        }
    }

    /// `s[i], s[j] = s[j], s[i]`
    #[inline(always)]
    pub fn swap(mut self, i: isize, j: isize) {
        let (a, b) = (self[i], self[j]);
        self[i] = b;
        self[j] = a;
    }

    /// The elements; the length is that at the start.
    #[inline(always)]
    pub fn iter(self) -> Elements<T> {
        Elements { slice: self, at: 0 }
    }

    /// The elements with their indices.
    #[inline(always)]
    pub fn enumerate(self) -> Enumerated<T> {
        Enumerated(self.iter())
    }

    /// `s = append(s, v)`
    #[inline(always)]
    pub fn push(&mut self, v: impl Arg<T>) {
        let v = v.arg();
        let len = self.len;
        if len >= self.cap {
            crate::append::grow_for_one(self);
        }
        self.len = len + 1;
        go2rs_heap::barrier_hook(self.data.wrapping_offset(len).cast(), T::LAYOUT);
        // SAFETY: there is room for one more.
        unsafe { self.data.offset(len).write(v) };
    }
}

/// As many bytes as one object may have.
pub(crate) const MAX_BYTES: usize = 1 << 48;

/// What `copy` can copy from.
pub trait CopySource<T> {
    fn elements(&self) -> (*const T, isize);
}

impl<T> CopySource<T> for Slice<T> {
    #[inline(always)]
    fn elements(&self) -> (*const T, isize) {
        (self.data, self.len)
    }
}

impl CopySource<u8> for Str {
    #[inline(always)]
    fn elements(&self) -> (*const u8, isize) {
        (self.as_bytes().as_ptr(), self.len())
    }
}

impl CopySource<u8> for &'static str {
    #[inline(always)]
    fn elements(&self) -> (*const u8, isize) {
        (self.as_ptr(), self.len() as isize)
    }
}

/// The elements of a slice, by value.
pub struct Elements<T> {
    slice: Slice<T>,
    at: isize,
}

impl<T: Go> Iterator for Elements<T> {
    type Item = T;
    #[inline(always)]
    fn next(&mut self) -> Option<T> {
        if self.at >= self.slice.len {
            return None;
        }
        // SAFETY: the position is inside of the slice.
        let v = unsafe { self.slice.data.offset(self.at).read() };
        self.at += 1;
        Some(v)
    }
}

/// The elements of a slice with their indices.
pub struct Enumerated<T>(Elements<T>);

impl<T: Go> Iterator for Enumerated<T> {
    type Item = (isize, T);
    #[inline(always)]
    fn next(&mut self) -> Option<(isize, T)> {
        let at = self.0.at;
        self.0.next().map(|v| (at, v))
    }
}

impl<T: Go> IntoIterator for Slice<T> {
    type Item = T;
    type IntoIter = Elements<T>;
    #[inline(always)]
    fn into_iter(self) -> Elements<T> {
        self.iter()
    }
}

impl<T: Go> Index<isize> for Slice<T> {
    type Output = T;
    #[inline(always)]
    fn index(&self, i: isize) -> &T {
        self.check(i);
        // SAFETY: the index was checked.
        unsafe { &*self.data.offset(i) }
    }
}

impl<T: Go> IndexMut<isize> for Slice<T> {
    #[inline(always)]
    fn index_mut(&mut self, i: isize) -> &mut T {
        self.check(i);
        // SAFETY: the index was checked.
        let place = unsafe { self.data.offset(i) };
        go2rs_heap::barrier_hook(place.cast(), T::LAYOUT);
        // SAFETY: as above; see `Ptr`.
        unsafe { &mut *place }
    }
}

impl<T> PartialEq<Nil> for Slice<T> {
    #[inline(always)]
    fn eq(&self, _: &Nil) -> bool {
        self.data.is_null()
    }
}

// SAFETY: an address, a length and a capacity; zero is nil.
unsafe impl<T: Go> Go for Slice<T> {
    const ID: u64 = built_id("slice", &[T::ID]);
    const LAYOUT: &'static Layout = Layout::SLICE;
    const COMPARABLE: bool = false;
    const TYPE: &'static Type = &Type::of::<Slice<T>>(Shape::Slice(Link::to::<T>()));
    fn go_eq(&self, _: &Self) -> bool {
        errors::uncomparable(Self::TYPE)
    }
    fn go_hash(&self, _: u64) -> u64 {
        errors::unhashable(Self::TYPE)
    }
}

/// Fills a literal with keys. By reference and not inlined: LLVM takes minutes for large lists that are passed by value.
#[inline(never)]
pub(crate) fn set_each<T: Copy>(
    out: &mut impl IndexMut<isize, Output = T>,
    elements: &[(isize, T)],
) {
    for &(i, v) in elements {
        out[i] = v;
    }
}
