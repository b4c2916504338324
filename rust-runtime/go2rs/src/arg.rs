//! Arguments that need no conversion in the text: string literals where a `Str` is wanted, any value where an `any` is.

use crate::any::Any;
use crate::go::Go;
use crate::iface::to_any;
use crate::nil::Nil;
use crate::slice::Slice;
use crate::strings::Str;

/// What can stand for a `T`: a `T`, and a string literal for a `Str`.
pub trait Arg<T> {
    fn arg(self) -> T;
}

impl<T> Arg<T> for T {
    #[inline(always)]
    fn arg(self) -> T {
        self
    }
}

impl Arg<Str> for &'static str {
    #[inline(always)]
    fn arg(self) -> Str {
        Str::new(self)
    }
}

/// The argument of a macro as its parameter's type.
#[inline(always)]
pub fn arg<T>(v: impl Arg<T>) -> T {
    v.arg()
}

/// What can stand for an `any`: every Go value, nil, a string literal.
pub trait IntoAny {
    fn into_any(self) -> Any;
}

impl<T: Go> IntoAny for T {
    #[inline(always)]
    fn into_any(self) -> Any {
        to_any(self)
    }
}

impl IntoAny for &'static str {
    #[inline(always)]
    fn into_any(self) -> Any {
        to_any(Str::new(self))
    }
}

impl IntoAny for Nil {
    #[inline(always)]
    fn into_any(self) -> Any {
        Any::NIL
    }
}

/// What `args![..]` makes.
#[inline]
pub fn any_slice<const N: usize>(values: [Any; N]) -> Slice<Any> {
    Slice::literal(values)
}

/// A `Slice<Any>` of any values: `args![nil, 7isize, "x"]`.
#[macro_export]
macro_rules! args {
    ($($e:expr),* $(,)?) => { $crate::d::any_slice([$($crate::d::IntoAny::into_any($e)),*]) };
}

/// A slice literal: `slice![a, b]`, or with the length and keys `slice![7; 5 => a]`.
#[macro_export]
macro_rules! slice {
    ($n:expr; $($i:expr => $e:expr),* $(,)?) => { $crate::Slice::keyed($n, [$(($i, $crate::arg($e))),*]) };
    ($($e:expr),* $(,)?) => { $crate::Slice::literal([$($crate::arg($e)),*]) };
}

/// An array literal: `array![a, b]`, or with the length and keys `array![4; 0 => a]`.
#[macro_export]
macro_rules! array {
    ($n:expr; $($i:expr => $e:expr),* $(,)?) => { $crate::Array::<_, { $n }>::keyed($n, [$(($i, $crate::arg($e))),*]) };
    ($($e:expr),* $(,)?) => { $crate::Array::literal([$($crate::arg($e)),*]) };
}

/// A map literal: `map!{ k => v }`.
#[macro_export]
macro_rules! map {
    ($($k:expr => $v:expr),* $(,)?) => { $crate::Map::literal([$(($crate::arg($k), $crate::arg($v))),*]) };
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
