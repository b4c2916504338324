//! Go's nil, for comparisons.

/// The type of [`nil`]: `p == nil` works for pointers, slices, maps, channels, functions and interfaces, which compare with nothing else
/// unless Go allows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Nil;

/// Go's `nil` beside `==` and `!=`, and in `args!`.
#[allow(non_upper_case_globals)]
pub const nil: Nil = Nil;

/// `x == nil` where `x` may be of several types that all have a nil: each one's is all zero.
pub fn is_nil<T: crate::Go>(x: T) -> bool {
    // SAFETY: the bytes of a value; types that have a nil are made of words without padding.
    let bytes = unsafe { std::slice::from_raw_parts((&raw const x).cast::<u8>(), size_of::<T>()) };
    bytes.iter().all(|&b| b == 0)
}

/// The zero-sized pin of `!Unpin` types: a `&mut` to a type that is not `Unpin` promises nothing about aliases, as Go needs it.
pub struct Aliased<'a>(std::marker::PhantomData<&'a ()>, std::marker::PhantomPinned);

/// Traits that every word-like runtime type has, for types whose nil is all zero.
macro_rules! copy_zero {
    ([$($generics:tt)*] $t:ty) => {
        impl<$($generics)*> Clone for $t {
            #[inline(always)]
            fn clone(&self) -> Self {
                *self
            }
        }
        impl<$($generics)*> Copy for $t {}
        impl<$($generics)*> Default for $t {
            #[inline(always)]
            fn default() -> Self {
                Self::NIL
            }
        }
    };
}
pub(crate) use copy_zero;

/// The byte behind a struct's last field when that has no size: the field's address is then the struct's own, not that of what lies behind it.
#[derive(Clone, Copy, Default)]
pub struct Padding(#[allow(dead_code)] u8);
