//! Complex numbers.

use crate::go::{Go, float_bits};
use crate::hash::mix;
use crate::id::named_id;
use crate::nil::Aliased;
use crate::types::{Basic, Type};
use go2rs_heap::Layout;
use std::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

macro_rules! complex {
    ($name:ident, $part:ident, $doc:literal) => {
        #[doc = $doc]
        #[repr(C)]
        #[derive(Clone, Copy, Default, PartialEq, Debug)]
        pub struct $name {
            pub re: $part,
            pub im: $part,
        }

        impl<'a> Unpin for $name where Aliased<'a>: Unpin {}

        impl $name {
            /// Go's `complex(re, im)`.
            #[inline(always)]
            pub const fn new(re: $part, im: $part) -> Self {
                $name { re, im }
            }

            /// As `complex64`.
            #[inline(always)]
            pub const fn to_64(self) -> Complex64 {
                Complex64 { re: self.re as f32, im: self.im as f32 }
            }

            /// As `complex128`.
            #[inline(always)]
            pub const fn to_128(self) -> Complex128 {
                Complex128 { re: self.re as f64, im: self.im as f64 }
            }
        }

        impl Add for $name {
            type Output = Self;
            #[inline(always)]
            fn add(self, y: Self) -> Self {
                $name { re: self.re + y.re, im: self.im + y.im }
            }
        }

        impl Sub for $name {
            type Output = Self;
            #[inline(always)]
            fn sub(self, y: Self) -> Self {
                $name { re: self.re - y.re, im: self.im - y.im }
            }
        }

        impl Mul for $name {
            type Output = Self;
            #[inline(always)]
            fn mul(self, y: Self) -> Self {
                $name { re: self.re * y.re - self.im * y.im, im: self.re * y.im + self.im * y.re }
            }
        }

        impl Div for $name {
            type Output = Self;
            fn div(self, y: Self) -> Self {
                let (re, im) =
                    quotient((self.re as f64, self.im as f64), (y.re as f64, y.im as f64));
                $name { re: re as $part, im: im as $part }
            }
        }

        impl Neg for $name {
            type Output = Self;
            #[inline(always)]
            fn neg(self) -> Self {
                $name { re: -self.re, im: -self.im }
            }
        }

        impl AddAssign for $name {
            #[inline(always)]
            fn add_assign(&mut self, y: Self) {
                *self = *self + y;
            }
        }

        impl SubAssign for $name {
            #[inline(always)]
            fn sub_assign(&mut self, y: Self) {
                *self = *self - y;
            }
        }

        impl MulAssign for $name {
            #[inline(always)]
            fn mul_assign(&mut self, y: Self) {
                *self = *self * y;
            }
        }

        impl DivAssign for $name {
            #[inline(always)]
            fn div_assign(&mut self, y: Self) {
                *self = *self / y;
            }
        }

        // SAFETY: two numbers without pointers.
        unsafe impl Go for $name {
            const ID: u64 = named_id("", Basic::$name.name(), "", &[]);
            const LAYOUT: &'static Layout = &Layout::noscan::<$name>();
            const TYPE: &'static Type = {
                static TYPE: Type = Type::basic::<$name>(Basic::$name);
                &TYPE
            };
            #[inline(always)]
            fn go_eq(&self, other: &Self) -> bool {
                self == other
            }
            fn go_hash(&self, seed: u64) -> u64 {
                mix(float_bits(self.im as f64), mix(float_bits(self.re as f64), seed))
            }
        }
    };
}

complex!(Complex64, f32, "Go's `complex64`.");
complex!(Complex128, f64, "Go's `complex128`.");

/// Division with Go's answers for infinities, NaNs and zero, by scaling with the larger part of the divisor.
fn quotient((a, b): (f64, f64), (c, d): (f64, f64)) -> (f64, f64) {
    let one = |f: f64| if f.is_infinite() { 1.0f64.copysign(f) } else { 0.0f64.copysign(f) };
    let (re, im) = if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + ratio * d;
        ((a + b * ratio) / denominator, (b - a * ratio) / denominator)
    } else {
        let ratio = c / d;
        let denominator = d + ratio * c;
        ((a * ratio + b) / denominator, (b * ratio - a) / denominator)
    };
    if !(re.is_nan() && im.is_nan()) {
        return (re, im);
    }
    if c == 0.0 && d == 0.0 && (!a.is_nan() || !b.is_nan()) {
        let infinity = f64::INFINITY.copysign(c);
        (infinity * a, infinity * b)
    } else if (a.is_infinite() || b.is_infinite()) && c.is_finite() && d.is_finite() {
        let (a, b) = (one(a), one(b));
        (f64::INFINITY * (a * c + b * d), f64::INFINITY * (b * c - a * d))
    } else if (c.is_infinite() || d.is_infinite()) && a.is_finite() && b.is_finite() {
        let (c, d) = (one(c), one(d));
        (0.0 * (a * c + b * d), 0.0 * (b * c - a * d))
    } else {
        (re, im)
    }
}
