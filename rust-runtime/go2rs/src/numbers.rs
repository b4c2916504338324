//! Arithmetic where Go's rules are not Rust's, and the traits of numbers that type parameters are bounded by.

use crate::complex::{Complex64, Complex128};
use crate::errors;
use crate::generics::{Comparable, Ordered};
use std::ops::{
    Add, AddAssign, BitAnd, BitAndAssign, BitOr, BitOrAssign, BitXor, BitXorAssign, Mul, MulAssign,
    Not, Sub, SubAssign,
};

/// Numbers of all kinds, complex ones too, and newtypes over them.
pub trait Numeric:
    Comparable
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
{
    /// `x / y`: for integers, zero panics, and the least number by -1 wraps.
    fn quo(self, y: Self) -> Self;
    /// `-x`, also of unsigned numbers.
    fn negated(self) -> Self;
    /// Go's conversion from another number type.
    #[inline(always)]
    fn from_number<S: Numeric>(x: S) -> Self {
        Self::from_wide(x.to_wide())
    }
    #[doc(hidden)]
    fn to_wide(self) -> Wide;
    #[doc(hidden)]
    fn from_wide(x: Wide) -> Self;
}

/// Integers and floats, and newtypes over them.
pub trait Number: Numeric + Ordered {}
impl<T: Numeric + Ordered> Number for T {}

/// A number on its way between types.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum Wide {
    Signed(i64),
    Unsigned(u64),
    Float(f64),
    Complex(f64, f64),
}

/// Integers, and newtypes over them.
pub trait Integer:
    Number
    + BitAnd<Output = Self>
    + BitOr<Output = Self>
    + BitXor<Output = Self>
    + Not<Output = Self>
    + BitAndAssign
    + BitOrAssign
    + BitXorAssign
    + ShiftCount
{
    /// `x % y`: zero panics.
    fn rem(self, y: Self) -> Self;
    /// `x << n` for any count; a negative one panics.
    fn shl<N: ShiftCount>(self, n: N) -> Self;
    /// `x >> n`, as [`Integer::shl`].
    fn shr<N: ShiftCount>(self, n: N) -> Self;
}

/// Floats, and newtypes over them.
pub trait Float: Number {
    /// What gc gives on amd64: the integer part; for what does not fit, what the machine's conversion gives.
    #[inline(always)]
    fn to_int<I: FromFloat>(self) -> I {
        match self.to_wide() {
            Wide::Float(f) => I::from_float(f),
            Wide::Signed(_) | Wide::Unsigned(_) | Wide::Complex(..) => I::from_float(0.0),
        }
    }
}

/// What can be the count of a shift.
pub trait ShiftCount: Copy {
    /// The count; panics if it is negative.
    fn count(self) -> u64;
}

macro_rules! integers {
    ($($t:ident $signed:tt;)*) => { $(
        impl Numeric for $t {
            #[inline(always)]
            fn negated(self) -> Self {
                self.wrapping_neg()
            }
            #[inline(always)]
            fn to_wide(self) -> Wide {
                integers!(@wide $signed self)
            }
            #[inline(always)]
            fn from_wide(x: Wide) -> Self {
                match x {
                    Wide::Signed(x) => x as $t,
                    Wide::Unsigned(x) => x as $t,
                    Wide::Float(x) | Wide::Complex(x, _) => Self::from_float(x),
                }
            }
            #[inline(always)]
            fn quo(self, y: Self) -> Self {
                if y == 0 {
                    errors::divide();
                }
                self.wrapping_div(y)
            }
        }
        impl Integer for $t {
            #[inline(always)]
            fn rem(self, y: Self) -> Self {
                if y == 0 {
                    errors::divide();
                }
                self.wrapping_rem(y)
            }
            #[inline(always)]
            fn shl<N: ShiftCount>(self, n: N) -> Self {
                let n = n.count();
                if n < $t::BITS as u64 { self << n } else { 0 }
            }
            #[inline(always)]
            fn shr<N: ShiftCount>(self, n: N) -> Self {
                let n = n.count();
                if n < $t::BITS as u64 { self >> n } else { integers!(@rest $signed self $t) }
            }
        }
        impl ShiftCount for $t {
            #[inline(always)]
            #[allow(unused_comparisons)]
            fn count(self) -> u64 {
                if self < 0 {
                    errors::negative_shift();
                }
                self as u64
            }
        }
    )* };
    (@wide true $x:ident) => { Wide::Signed($x as i64) };
    (@wide false $x:ident) => { Wide::Unsigned($x as u64) };
    (@rest true $x:ident $t:ident) => { $x >> ($t::BITS - 1) };
    (@rest false $x:ident $t:ident) => { 0 };
}

integers! {
    isize true; i8 true; i16 true; i32 true; i64 true;
    usize false; u8 false; u16 false; u32 false; u64 false;
}

macro_rules! floats {
    ($($t:ident)*) => { $(
        impl Numeric for $t {
            #[inline(always)]
            fn quo(self, y: Self) -> Self {
                self / y
            }
            #[inline(always)]
            fn negated(self) -> Self {
                -self
            }
            #[inline(always)]
            fn to_wide(self) -> Wide {
                Wide::Float(self as f64)
            }
            #[inline(always)]
            fn from_wide(x: Wide) -> Self {
                match x {
                    Wide::Signed(x) => x as $t,
                    Wide::Unsigned(x) => x as $t,
                    Wide::Float(x) | Wide::Complex(x, _) => x as $t,
                }
            }
        }
        impl Float for $t {}
    )* };
}

floats! { f32 f64 }

macro_rules! complex {
    ($($t:ident $part:ident;)*) => { $(
        impl Numeric for $t {
            #[inline(always)]
            fn quo(self, y: Self) -> Self {
                self / y
            }
            #[inline(always)]
            fn negated(self) -> Self {
                -self
            }
            #[inline(always)]
            fn to_wide(self) -> Wide {
                Wide::Complex(self.re as f64, self.im as f64)
            }
            #[inline(always)]
            fn from_wide(x: Wide) -> Self {
                match x {
                    Wide::Signed(x) => $t::new(x as $part, 0.0),
                    Wide::Unsigned(x) => $t::new(x as $part, 0.0),
                    Wide::Float(x) => $t::new(x as $part, 0.0),
                    Wide::Complex(re, im) => $t::new(re as $part, im as $part),
                }
            }
        }
    )* };
}

complex! { Complex64 f32; Complex128 f64; }

/// An integer type that floats convert to.
pub trait FromFloat: Copy {
    fn from_float(f: f64) -> Self;
}

#[inline(always)]
fn to_i64(f: f64) -> i64 {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: SSE2 is part of x86-64.
    unsafe {
        use core::arch::x86_64::{_mm_cvttsd_si64, _mm_set_sd};
        _mm_cvttsd_si64(_mm_set_sd(f))
    }
    #[cfg(not(target_arch = "x86_64"))]
    if f >= -9223372036854775808.0 && f < 9223372036854775808.0 { f as i64 } else { i64::MIN }
}

#[inline(always)]
fn to_i32(f: f64) -> i32 {
    #[cfg(target_arch = "x86_64")]
    // SAFETY: as above.
    unsafe {
        use core::arch::x86_64::{_mm_cvttsd_si32, _mm_set_sd};
        _mm_cvttsd_si32(_mm_set_sd(f))
    }
    #[cfg(not(target_arch = "x86_64"))]
    if f > -2147483649.0 && f < 2147483648.0 { f as i32 } else { i32::MIN }
}

#[inline(always)]
fn to_u64(f: f64) -> u64 {
    const TOP: f64 = 9223372036854775808.0;
    if f >= TOP { to_i64(f - TOP) as u64 | 1 << 63 } else { to_i64(f) as u64 }
}

macro_rules! from_float {
    ($($t:ident $via:ident;)*) => { $(
        impl FromFloat for $t {
            #[inline(always)]
            fn from_float(f: f64) -> Self {
                $via(f) as $t
            }
        }
    )* };
}

from_float! {
    isize to_i64; i64 to_i64; i32 to_i32; i16 to_i32; i8 to_i32;
    usize to_u64; u64 to_u64; u32 to_i64; u16 to_i32; u8 to_i32;
}
