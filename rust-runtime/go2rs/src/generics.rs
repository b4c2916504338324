//! What type parameters are bounded by.

use crate::append::AppendSource;
use crate::arg::Arg;
use crate::array::Array;
use crate::go::Go;
use crate::map::{Map, MapIter};
use crate::nil::Nil;
use crate::ptr::Ptr;
use crate::slice::{CopySource, Elements, Enumerated, Slice};
use crate::strings::Str;
use std::mem::transmute_copy;
use std::ops::{Add, AddAssign, Index, IndexMut};

/// Types with `==`, which can be map keys.
pub trait Comparable: Go + PartialEq {}
impl<T: Go + PartialEq> Comparable for T {}

/// Types with `+`: numbers of all kinds, strings.
pub trait Addable: Comparable + Add<Output = Self> + AddAssign {}
impl<T: Comparable + Add<Output = Self> + AddAssign> Addable for T {}

/// Types with `<`, which all have `+` too: integers, floats, strings.
pub trait Ordered: Addable + PartialOrd {
    /// Go's `min` of two.
    #[inline(always)]
    fn lesser(self, other: Self) -> Self {
        pick(self, other, other < self, |a, b| a | b)
    }

    /// Go's `max` of two.
    #[inline(always)]
    fn greater(self, other: Self) -> Self {
        pick(self, other, other > self, |a, b| a & b)
    }
}

impl<T: Addable + PartialOrd> Ordered for T {}

/// The second if it wins, or is no number; a NaN stays. Two equal ones are the same, but for the signs of zeros, which are in their bits.
#[inline(always)]
#[allow(clippy::eq_op)]
fn pick<T: Ordered>(a: T, b: T, second_wins: bool, signs: impl Fn(u64, u64) -> u64) -> T {
    if a != a {
        a
    } else if second_wins || b != b {
        b
    } else if a == b {
        // SAFETY: what is ordered and has this size is a number, of which all bits are set and any bits are one. Strings are larger.
        unsafe {
            match size_of::<T>() {
                4 => transmute_copy(
                    &(signs(
                        transmute_copy::<T, u32>(&a).into(),
                        transmute_copy::<T, u32>(&b).into(),
                    ) as u32),
                ),
                8 => transmute_copy(&signs(
                    transmute_copy::<T, u64>(&a),
                    transmute_copy::<T, u64>(&b),
                )),
                _ => a,
            }
        }
    } else {
        a
    }
}

/// Go's `min`.
#[macro_export]
macro_rules! min {
    ($a:expr $(,)?) => { $a };
    ($a:expr, $($rest:expr),+ $(,)?) => { $crate::Ordered::lesser($a, $crate::min!($($rest),+)) };
}

/// Go's `max`.
#[macro_export]
macro_rules! max {
    ($a:expr $(,)?) => { $a };
    ($a:expr, $($rest:expr),+ $(,)?) => { $crate::Ordered::greater($a, $crate::max!($($rest),+)) };
}

/// Strings, and newtypes over them.
pub trait StrLike: Ordered {
    fn to_str(self) -> Str;
    fn from_str(s: Str) -> Self;
}

impl StrLike for Str {
    #[inline(always)]
    fn to_str(self) -> Str {
        self
    }
    #[inline(always)]
    fn from_str(s: Str) -> Self {
        s
    }
}

/// Strings with `+`.
pub trait Concat: StrLike {}
impl<T: StrLike> Concat for T {}

/// Strings and byte slices, and newtypes over them.
pub trait Bytes: Go + Index<isize, Output = u8> {
    #[doc(hidden)]
    fn as_byte_row(&self) -> &[u8];
    #[doc(hidden)]
    fn part(self, lo: isize, hi: isize) -> Self;
    #[doc(hidden)]
    fn from_byte_row(bytes: &[u8]) -> Self;

    #[inline(always)]
    #[allow(clippy::len_without_is_empty)]
    fn len(self) -> isize {
        self.as_byte_row().len() as isize
    }
    /// `b[i]`
    #[inline(always)]
    fn at(self, i: isize) -> u8 {
        Str::at_row(self.as_byte_row(), i)
    }
    /// `b[lo:hi]`
    #[inline(always)]
    fn slice(self, lo: isize, hi: isize) -> Self {
        self.part(lo, hi)
    }
    /// `b[:hi]`
    #[inline(always)]
    fn to(self, hi: isize) -> Self {
        self.part(0, hi)
    }
    /// `b[lo:]`
    #[inline(always)]
    fn tail(self, lo: isize) -> Self {
        let n = self.len();
        self.part(lo, n)
    }
    /// `string(b)`
    fn to_str(self) -> Str {
        Str::copy_of(self.as_byte_row())
    }
    /// `[]byte(b)`
    fn to_bytes(self) -> Slice<u8> {
        Slice::copy_of(self.as_byte_row())
    }
    /// `B(other)`
    fn from_bytes_like<B: Bytes>(other: B) -> Self {
        Self::from_byte_row(other.as_byte_row())
    }
}

impl Str {
    fn at_row(row: &[u8], i: isize) -> u8 {
        if (i as usize) >= row.len() {
            crate::errors::index(i, row.len() as isize);
        }
        row[i as usize]
    }
}

impl Bytes for Str {
    #[inline(always)]
    fn as_byte_row(&self) -> &[u8] {
        self.as_bytes()
    }
    #[inline(always)]
    fn part(self, lo: isize, hi: isize) -> Self {
        self.slice(lo, hi)
    }
    fn from_byte_row(bytes: &[u8]) -> Self {
        Str::copy_of(bytes)
    }
}

impl Bytes for Slice<u8> {
    #[inline(always)]
    fn as_byte_row(&self) -> &[u8] {
        self.as_bytes()
    }
    #[inline(always)]
    fn part(self, lo: isize, hi: isize) -> Self {
        self.slice(lo, hi)
    }
    fn from_byte_row(bytes: &[u8]) -> Self {
        Slice::copy_of(bytes)
    }
}

/// Slices, and newtypes over them: `S ~[]E`.
pub trait SliceOf<E: Go>:
    Go + Index<isize, Output = E> + IndexMut<isize> + IntoIterator<Item = E> + PartialEq<Nil>
{
    fn to_slice(self) -> Slice<E>;
    fn from_slice(s: Slice<E>) -> Self;

    fn with_len(n: isize) -> Self {
        Self::from_slice(Slice::with_len(n))
    }
    fn with_capacity(n: isize) -> Self {
        Self::from_slice(Slice::with_capacity(n))
    }
    fn make(n: isize, cap: isize) -> Self {
        Self::from_slice(Slice::make(n, cap))
    }
    #[inline(always)]
    fn is_nil(self) -> bool {
        self.to_slice() == crate::nil::nil
    }
    #[inline(always)]
    #[allow(clippy::len_without_is_empty)]
    fn len(self) -> isize {
        self.to_slice().len()
    }
    #[inline(always)]
    fn cap(self) -> isize {
        self.to_slice().cap()
    }
    #[inline(always)]
    fn slice(self, lo: isize, hi: isize) -> Self {
        Self::from_slice(self.to_slice().slice(lo, hi))
    }
    #[inline(always)]
    fn to(self, hi: isize) -> Self {
        Self::from_slice(self.to_slice().to(hi))
    }
    #[inline(always)]
    #[allow(clippy::wrong_self_convention)]
    fn from(self, lo: isize) -> Self {
        Self::from_slice(self.to_slice().from(lo))
    }
    #[inline(always)]
    fn slice3(self, lo: isize, hi: isize, max: isize) -> Self {
        Self::from_slice(self.to_slice().slice3(lo, hi, max))
    }
    #[inline(always)]
    fn at(self, i: isize) -> Ptr<E> {
        self.to_slice().at(i)
    }
    #[inline(always)]
    fn push(&mut self, v: impl Arg<E>) {
        let mut s = self.to_slice();
        s.push(v);
        *self = Self::from_slice(s);
    }
    #[inline]
    fn append(self, more: impl AppendSource<E>) -> Self {
        Self::from_slice(self.to_slice().append(more))
    }
    #[inline]
    fn append_zeros(self, count: isize) -> Self {
        Self::from_slice(self.to_slice().append_zeros(count))
    }
    #[inline]
    fn copy(self, from: impl CopySource<E>) -> isize {
        self.to_slice().copy(from)
    }
    #[inline]
    fn clear(self) {
        self.to_slice().clear();
    }
    #[inline(always)]
    fn swap(self, i: isize, j: isize) {
        self.to_slice().swap(i, j);
    }
    #[inline(always)]
    fn iter(self) -> Elements<E> {
        self.to_slice().iter()
    }
    #[inline(always)]
    fn enumerate(self) -> Enumerated<E> {
        self.to_slice().enumerate()
    }
}

impl<E: Go> SliceOf<E> for Slice<E> {
    #[inline(always)]
    fn to_slice(self) -> Slice<E> {
        self
    }
    #[inline(always)]
    fn from_slice(s: Slice<E>) -> Self {
        s
    }
}

/// Arrays, and newtypes over them: `A ~[N]E`.
pub trait ArrayOf<E: Go, const N: usize>: Go + Index<isize, Output = E> + IndexMut<isize> {
    fn to_array(self) -> Array<E, N>;
    fn from_array(a: Array<E, N>) -> Self;

    #[inline(always)]
    #[allow(clippy::len_without_is_empty)]
    fn len(&self) -> isize {
        N as isize
    }
    #[inline(always)]
    fn iter(self) -> std::array::IntoIter<E, N> {
        self.to_array().iter()
    }
    #[inline(always)]
    fn enumerate(self) -> impl Iterator<Item = (isize, E)> {
        self.to_array().enumerate()
    }
}

impl<E: Go, const N: usize> ArrayOf<E, N> for Array<E, N> {
    #[inline(always)]
    fn to_array(self) -> Array<E, N> {
        self
    }
    #[inline(always)]
    fn from_array(a: Array<E, N>) -> Self {
        a
    }
}

/// Maps, and newtypes over them: `M ~map[K]V`.
pub trait MapOf<K: Comparable, V: Go>: Go + PartialEq<Nil> {
    fn to_map(self) -> Map<K, V>;
    fn from_map(m: Map<K, V>) -> Self;

    #[allow(clippy::new_ret_no_self)]
    fn new() -> Self {
        Self::from_map(Map::new())
    }
    fn with_capacity(n: isize) -> Self {
        Self::from_map(Map::with_capacity(n))
    }
    fn is_nil(self) -> bool {
        self.to_map() == crate::nil::nil
    }
    #[allow(clippy::len_without_is_empty)]
    fn len(self) -> isize {
        self.to_map().len()
    }
    fn get(self, k: impl Arg<K>) -> V {
        self.to_map().get(k)
    }
    fn get_ok(self, k: impl Arg<K>) -> (V, bool) {
        self.to_map().get_ok(k)
    }
    fn lookup(self, k: impl Arg<K>) -> Option<V> {
        self.to_map().lookup(k)
    }
    fn insert(self, k: impl Arg<K>, v: impl Arg<V>) {
        self.to_map().insert(k, v);
    }
    fn entry(self, k: impl Arg<K>) -> Ptr<V> {
        self.to_map().entry(k)
    }
    fn remove(self, k: impl Arg<K>) {
        self.to_map().remove(k);
    }
    fn clear(self) {
        self.to_map().clear();
    }
    fn iter(self) -> MapIter<K, V> {
        self.to_map().iter()
    }
    fn keys(self) -> impl Iterator<Item = K> {
        self.to_map().iter().map(|(k, _)| k)
    }
    fn values(self) -> impl Iterator<Item = V> {
        self.to_map().iter().map(|(_, v)| v)
    }
}

impl<K: Comparable, V: Go> MapOf<K, V> for Map<K, V> {
    #[inline(always)]
    fn to_map(self) -> Map<K, V> {
        self
    }
    #[inline(always)]
    fn from_map(m: Map<K, V>) -> Self {
        m
    }
}

/// Pointers to `T`: `PT interface{ *T; .. }`.
pub trait PtrTo<T: Go>: Go + PartialEq + PartialEq<Nil> {
    fn to_ptr(self) -> Ptr<T>;
    fn from_ptr(p: Ptr<T>) -> Self;
}

impl<T: Go> PtrTo<T> for Ptr<T> {
    #[inline(always)]
    fn to_ptr(self) -> Ptr<T> {
        self
    }
    #[inline(always)]
    fn from_ptr(p: Ptr<T>) -> Self {
        p
    }
}

/// Types whose underlying type is `U`: `C ~chan E`, `F ~func()`, `B ~bool`.
pub trait CoreOf<U: Go>: Go {
    fn to_core(self) -> U;
    fn from_core(u: U) -> Self;
}

impl<U: Go> CoreOf<U> for U {
    #[inline(always)]
    fn to_core(self) -> U {
        self
    }
    #[inline(always)]
    fn from_core(u: U) -> Self {
        u
    }
}
