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
