//! Operators of newtypes, with their own type and with literals on either side. `derive(Go)` names the macro that fits.

/// One operator in all its forms; `$lit` makes the newtype of a literal.
#[doc(hidden)]
#[macro_export]
macro_rules! newtype_operator {
    ($name:ident, $raw:ty, $lit:ident, $op:ident, $method:ident, $assign:ident, $assign_method:ident, |$x:ident, $y:ident| $e:expr) => {
        impl ::core::ops::$op for $name {
            type Output = $name;
            #[inline(always)]
            fn $method(self, other: $name) -> $name {
                let ($x, $y) = (self, other);
                $e
            }
        }
        impl ::core::ops::$op<$raw> for $name {
            type Output = $name;
            #[inline(always)]
            fn $method(self, other: $raw) -> $name {
                let ($x, $y) = (self, $lit(other));
                $e
            }
        }
        impl ::core::ops::$op<$name> for $raw {
            type Output = $name;
            #[inline(always)]
            fn $method(self, other: $name) -> $name {
                let ($x, $y) = ($lit(self), other);
                $e
            }
        }
        impl ::core::ops::$assign for $name {
            #[inline(always)]
            fn $assign_method(&mut self, other: $name) {
                let ($x, $y) = (*self, other);
                *self = $e;
            }
        }
        impl ::core::ops::$assign<$raw> for $name {
            #[inline(always)]
            fn $assign_method(&mut self, other: $raw) {
                let ($x, $y) = (*self, $lit(other));
                *self = $e;
            }
        }
    };
}

/// Order, and comparison with literals.
#[doc(hidden)]
#[macro_export]
macro_rules! newtype_order {
    ($name:ident, $raw:ty, $lit:ident) => {
        impl ::core::cmp::PartialOrd for $name {
            #[inline(always)]
            fn partial_cmp(&self, other: &$name) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::cmp::PartialOrd::partial_cmp(&self.0, &other.0)
            }
        }
        impl ::core::cmp::PartialOrd<$raw> for $name {
            #[inline(always)]
            fn partial_cmp(&self, other: &$raw) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::cmp::PartialOrd::partial_cmp(&self.0, &$lit(*other).0)
            }
        }
        impl ::core::cmp::PartialOrd<$name> for $raw {
            #[inline(always)]
            fn partial_cmp(&self, other: &$name) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::cmp::PartialOrd::partial_cmp(&$lit(*self).0, &other.0)
            }
        }
        impl ::core::cmp::PartialEq<$raw> for $name {
            #[inline(always)]
            fn eq(&self, other: &$raw) -> bool {
                self.0 == $lit(*other).0
            }
        }
        impl ::core::cmp::PartialEq<$name> for $raw {
            #[inline(always)]
            fn eq(&self, other: &$name) -> bool {
                $lit(*self).0 == other.0
            }
        }
    };
}

/// What integers and floats share.
#[doc(hidden)]
#[macro_export]
macro_rules! number_newtype {
    ($name:ident, $raw:ty, $lit:ident) => {
        $crate::newtype_order!($name, $raw, $lit);
        $crate::newtype_operator!($name, $raw, $lit, Add, add, AddAssign, add_assign, |x, y| $name(x.0 + y.0));
        $crate::newtype_operator!($name, $raw, $lit, Sub, sub, SubAssign, sub_assign, |x, y| $name(x.0 - y.0));
        $crate::newtype_operator!($name, $raw, $lit, Mul, mul, MulAssign, mul_assign, |x, y| $name(x.0 * y.0));
        $crate::newtype_operator!($name, $raw, $lit, Div, div, DivAssign, div_assign, |x, y| $name(
            $crate::Number::quo(x.0, y.0)
        ));
        impl ::core::ops::Neg for $name {
            type Output = $name;
            #[inline(always)]
            fn neg(self) -> $name {
                $name($crate::Number::negated(self.0))
            }
        }
        impl $crate::Number for $name {
            #[inline(always)]
            fn quo(self, y: Self) -> Self {
                $name($crate::Number::quo(self.0, y.0))
            }
            #[inline(always)]
            fn negated(self) -> Self {
                $name($crate::Number::negated(self.0))
            }
            #[inline(always)]
            fn to_wide(self) -> $crate::d::Wide {
                $crate::Number::to_wide(self.0)
            }
            #[inline(always)]
            fn from_wide(x: $crate::d::Wide) -> Self {
                $name($crate::Number::from_wide(x))
            }
        }
    };
}

/// A newtype over an integer.
#[doc(hidden)]
#[macro_export]
macro_rules! integer_newtype {
    (uintptr, $name:ident, $t:ty) => {
        #[inline(always)]
        fn literal(raw: usize) -> $name {
            $name($crate::Uintptr(raw))
        }
        $crate::integer_newtype!(@all $name, usize);
    };
    ($kind:ident, $name:ident, $t:ty) => {
        #[inline(always)]
        fn literal(raw: $t) -> $name {
            $name(raw)
        }
        $crate::integer_newtype!(@all $name, $t);
    };
    (@all $name:ident, $raw:ty) => {
        $crate::number_newtype!($name, $raw, literal);
        $crate::newtype_operator!($name, $raw, literal, Rem, rem, RemAssign, rem_assign, |x, y| $name(
            $crate::Integer::rem(x.0, y.0)
        ));
        $crate::newtype_operator!($name, $raw, literal, BitAnd, bitand, BitAndAssign, bitand_assign, |x, y| $name(x.0 & y.0));
        $crate::newtype_operator!($name, $raw, literal, BitOr, bitor, BitOrAssign, bitor_assign, |x, y| $name(x.0 | y.0));
        $crate::newtype_operator!($name, $raw, literal, BitXor, bitxor, BitXorAssign, bitxor_assign, |x, y| $name(x.0 ^ y.0));
        impl ::core::ops::Not for $name {
            type Output = $name;
            #[inline(always)]
            fn not(self) -> $name {
                $name(!self.0)
            }
        }
        impl<Count: $crate::d::ShiftCount> ::core::ops::Shl<Count> for $name {
            type Output = $name;
            #[inline(always)]
            fn shl(self, n: Count) -> $name {
                $name($crate::Integer::shl(self.0, n))
            }
        }
        impl<Count: $crate::d::ShiftCount> ::core::ops::Shr<Count> for $name {
            type Output = $name;
            #[inline(always)]
            fn shr(self, n: Count) -> $name {
                $name($crate::Integer::shr(self.0, n))
            }
        }
        impl<Count: $crate::d::ShiftCount> ::core::ops::ShlAssign<Count> for $name {
            #[inline(always)]
            fn shl_assign(&mut self, n: Count) {
                *self = *self << n;
            }
        }
        impl<Count: $crate::d::ShiftCount> ::core::ops::ShrAssign<Count> for $name {
            #[inline(always)]
            fn shr_assign(&mut self, n: Count) {
                *self = *self >> n;
            }
        }
        impl $crate::d::ShiftCount for $name {
            #[inline(always)]
            fn count(self) -> u64 {
                $crate::d::ShiftCount::count(self.0)
            }
        }
        impl $crate::d::FromFloat for $name {
            #[inline(always)]
            fn from_float(f: f64) -> $name {
                $name($crate::d::FromFloat::from_float(f))
            }
        }
        impl $crate::Integer for $name {
            #[inline(always)]
            fn rem(self, y: Self) -> Self {
                $name($crate::Integer::rem(self.0, y.0))
            }
            #[inline(always)]
            fn shl<Count: $crate::d::ShiftCount>(self, n: Count) -> Self {
                $name($crate::Integer::shl(self.0, n))
            }
            #[inline(always)]
            fn shr<Count: $crate::d::ShiftCount>(self, n: Count) -> Self {
                $name($crate::Integer::shr(self.0, n))
            }
        }
    };
}

/// A newtype over a float.
#[doc(hidden)]
#[macro_export]
macro_rules! float_newtype {
    ($name:ident, $t:ty) => {
        #[inline(always)]
        fn literal(raw: $t) -> $name {
            $name(raw)
        }
        $crate::number_newtype!($name, $t, literal);
        impl $crate::Float for $name {}
    };
}

/// A newtype over a complex number.
#[doc(hidden)]
#[macro_export]
macro_rules! complex_newtype {
    ($name:ident, $t:ty) => {
        #[inline(always)]
        fn literal(raw: $t) -> $name {
            $name(raw)
        }
        $crate::newtype_operator!($name, $t, literal, Add, add, AddAssign, add_assign, |x, y| $name(x.0 + y.0));
        $crate::newtype_operator!($name, $t, literal, Sub, sub, SubAssign, sub_assign, |x, y| $name(x.0 - y.0));
        $crate::newtype_operator!($name, $t, literal, Mul, mul, MulAssign, mul_assign, |x, y| $name(x.0 * y.0));
        $crate::newtype_operator!($name, $t, literal, Div, div, DivAssign, div_assign, |x, y| $name(x.0 / y.0));
        impl ::core::ops::Neg for $name {
            type Output = $name;
            #[inline(always)]
            fn neg(self) -> $name {
                $name(-self.0)
            }
        }
    };
}

/// A newtype over a string.
#[doc(hidden)]
#[macro_export]
macro_rules! string_newtype {
    ($name:ident) => {
        #[inline(always)]
        fn literal(raw: &'static str) -> $name {
            $name($crate::Str::new(raw))
        }
        $crate::newtype_order!($name, &'static str, literal);
        $crate::newtype_operator!($name, &'static str, literal, Add, add, AddAssign, add_assign, |x, y| $name(x.0 + y.0));
        impl $crate::d::Arg<$name> for &'static str {
            #[inline(always)]
            fn arg(self) -> $name {
                literal(self)
            }
        }
        impl ::core::convert::From<&'static str> for $name {
            #[inline(always)]
            fn from(text: &'static str) -> $name {
                literal(text)
            }
        }
        impl ::core::ops::Index<isize> for $name {
            type Output = u8;
            #[inline(always)]
            fn index(&self, i: isize) -> &u8 {
                &self.0[i]
            }
        }
        impl $crate::StrLike for $name {
            #[inline(always)]
            fn to_str(self) -> $crate::Str {
                self.0
            }
            #[inline(always)]
            fn from_str(s: $crate::Str) -> Self {
                $name(s)
            }
        }
        impl $crate::Bytes for $name {
            #[inline(always)]
            fn as_byte_row(&self) -> &[u8] {
                self.0.as_bytes()
            }
            #[inline(always)]
            fn part(self, lo: isize, hi: isize) -> Self {
                $name(self.0.slice(lo, hi))
            }
            #[inline]
            fn from_byte_row(bytes: &[u8]) -> Self {
                $name($crate::Str::copy_of(bytes))
            }
        }
    };
}

/// A newtype over a bool.
#[doc(hidden)]
#[macro_export]
macro_rules! bool_newtype {
    ($name:ident) => {
        impl ::core::ops::Not for $name {
            type Output = $name;
            #[inline(always)]
            fn not(self) -> $name {
                $name(!self.0)
            }
        }
    };
}
