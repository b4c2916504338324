//! Literals of slices, arrays, maps and of structs of other packages.

use crate::array::Array;
use crate::go::Go;
use crate::slice::Slice;

/// The elements of a large literal, one after the other.
pub struct List<T>(Slice<T>);

impl<T: Go> List<T> {
    #[allow(clippy::new_without_default)]
    pub fn new() -> List<T> {
        List(Slice::NIL)
    }

    /// A list of zero values, whose elements are put by their keys.
    pub fn zeroed(len: isize) -> List<T> {
        List(Slice::with_len(len))
    }

    #[inline(never)]
    pub fn add(&mut self, element: T) {
        self.0.push(element);
    }

    #[inline(never)]
    pub fn put(&mut self, key: isize, element: T) {
        self.0[key] = element;
    }

    /// The elements; the capacity is the length.
    pub fn slice(&self) -> Slice<T> {
        let out = Slice::with_len(self.0.len());
        out.copy(self.0);
        out
    }

    /// The elements, of which there are N.
    pub fn array<const N: usize>(&self) -> Array<T, N> {
        Array::of_slice(self.0)
    }
}

/// The zero value, for fields that a literal of constants leaves out.
pub const fn zero<T: Go>() -> T {
    // SAFETY: zero bytes are the zero value of every Go type.
    unsafe { std::mem::zeroed() }
}

/// The elements of a list with keys, and zero values between them; for literals of constants, which rustc computes.
pub const fn keyed<T: Copy, const M: usize, const N: usize>(entries: [(usize, T); M]) -> [T; N] {
    // SAFETY: zero bytes are the zero value of every Go type.
    let mut out: [T; N] = unsafe { std::mem::zeroed() };
    let mut i = 0;
    while i < M {
        out[entries[i].0] = entries[i].1;
        i += 1;
    }
    out
}

/// A slice literal: `slice![a, b]`, or with the length and keys `slice![7; 5 => a]`.
#[macro_export]
macro_rules! slice {
    ($n:expr; $($i:expr => $e:expr),* $(,)?) => { $crate::Slice::keyed($n, [$(($i, $crate::arg($e))),*]) };
    ($($e:expr),* $(,)?) => { $crate::Slice::literal([$($crate::arg($e)),*]) };
}

/// A large slice literal of constants, which rustc keeps as data: `const_slice![1, 2, 3]`, or with the length and keys `const_slice![70; 65 => 1]`.
#[macro_export]
macro_rules! const_slice {
    ($n:expr; $($i:expr => $e:expr),* $(,)?) => { $crate::Slice::literal(const { $crate::d::keyed::<_, _, { $n }>([$(($i, $e)),*]) }) };
    ($($e:expr),* $(,)?) => { $crate::Slice::literal(const { [$($e),*] }) };
}

/// A large array literal of constants, which rustc keeps as data: `const_array![1, 2, 3]`, or with the length and keys `const_array![70; 65 => 1]`.
#[macro_export]
macro_rules! const_array {
    ($n:expr; $($i:expr => $e:expr),* $(,)?) => { const { $crate::Array::literal($crate::d::keyed::<_, _, { $n }>([$(($i, $e)),*])) } };
    ($($e:expr),* $(,)?) => { const { $crate::Array::literal([$($e),*]) } };
}

/// An array literal: `array![a, b]`, or with the length and keys `array![4; 0 => a]`.
#[macro_export]
macro_rules! array {
    ($n:expr; $($i:expr => $e:expr),* $(,)?) => { $crate::Array::<_, { $n }>::keyed($n, [$(($i, $crate::arg($e))),*]) };
    ($($e:expr),* $(,)?) => { $crate::Array::literal([$($crate::arg($e)),*]) };
}

/// One `()` for whatever a macro repeats.
#[doc(hidden)]
#[macro_export]
macro_rules! unit {
    ($e:expr) => {
        ()
    };
}

/// A large slice literal, made element by element: in an array all elements would be alive at once, and LLVM's time grows with the square of that.
#[macro_export]
macro_rules! long_slice {
    ($n:expr; $($i:expr => $e:expr),* $(,)?) => {
        'literal: {
            let mut list = $crate::d::List::zeroed($n);
            if false {
                break 'literal list.slice();
            }
            $(list.put($i, $crate::arg($e));)*
            list.slice()
        }
    };
    ($($e:expr),* $(,)?) => {
        'literal: {
            let mut list = $crate::d::List::new();
            // The type that the place wants, before rustc looks at the elements.
            if false {
                break 'literal list.slice();
            }
            $(list.add($crate::arg($e));)*
            list.slice()
        }
    };
}

/// A large array literal, made as [`long_slice!`].
#[macro_export]
macro_rules! long_array {
    ($n:expr; $($i:expr => $e:expr),* $(,)?) => {
        'literal: {
            let mut list = $crate::d::List::zeroed($n);
            if false {
                break 'literal list.array::<{ $n }>();
            }
            $(list.put($i, $crate::arg($e));)*
            list.array()
        }
    };
    ($($e:expr),* $(,)?) => {
        'literal: {
            let mut list = $crate::d::List::new();
            if false {
                break 'literal list.array::<{ [$($crate::unit!($e)),*].len() }>();
            }
            $(list.add($crate::arg($e));)*
            list.array()
        }
    };
}

/// A large `Slice<Any>`, made as [`long_slice!`].
#[macro_export]
macro_rules! long_args {
    ($($e:expr),* $(,)?) => {{
        let mut list = $crate::d::List::new();
        $(list.add($crate::d::IntoAny::into_any($e));)*
        list.slice()
    }};
}

/// A map literal: `map!{ k => v }`.
#[macro_export]
macro_rules! map {
    ($($k:expr => $v:expr),* $(,)?) => {
        'literal: {
            let map = $crate::Map::with_capacity([$($crate::unit!($k)),*].len() as isize);
            // The type that the place wants, before rustc looks at the entries.
            if false {
                break 'literal map;
            }
            $(map.put($crate::arg($k), $crate::arg($v));)*
            map
        }
    };
}

/// A struct literal that starts from zero: for structs of other packages that have hidden fields.
#[macro_export]
macro_rules! literal {
    ($($t:ident)::+ $(<$($g:ty),*>)? { $($field:ident $(: $e:expr)?),* $(,)? } $(,)?) => {{
        let mut value = <$($t)::+ $(<$($g),*>)? as ::core::default::Default>::default();
        $( value.$field = $crate::literal!(@value $field $(: $e)?); )*
        value
    }};
    (@value $field:ident : $e:expr) => { $e };
    (@value $field:ident) => { $field };
}
