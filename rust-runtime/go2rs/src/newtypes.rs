//! Operators of newtypes, with their own type and with literals on either side. `derive(Go)` names the macro that fits: with the newtype's generic
//! parameters in brackets, and beside a function `newtype` that makes a value of what is inside.

/// One operator in all its forms; `$lit` makes the newtype of a literal.
#[doc(hidden)]
#[macro_export]
macro_rules! newtype_operator {
    ([$($d:tt)*], $name:ty, $raw:ty, $lit:ident, $op:ident, $method:ident, $assign:ident, $assign_method:ident, |$x:ident, $y:ident| $e:expr) => {
        impl<$($d)*> ::core::ops::$op for $name {
            type Output = $name;
            #[inline(always)]
            fn $method(self, other: $name) -> $name {
                let ($x, $y): ($name, $name) = (self, other);
                $e
            }
        }
        impl<$($d)*> ::core::ops::$op<$raw> for $name {
            type Output = $name;
            #[inline(always)]
            fn $method(self, other: $raw) -> $name {
                let ($x, $y): ($name, $name) = (self, $lit(other));
                $e
            }
        }
        impl<$($d)*> ::core::ops::$op<$name> for $raw {
            type Output = $name;
            #[inline(always)]
            fn $method(self, other: $name) -> $name {
                let ($x, $y): ($name, $name) = ($lit(self), other);
                $e
            }
        }
        impl<$($d)*> ::core::ops::$assign for $name {
            #[inline(always)]
            fn $assign_method(&mut self, other: $name) {
                let ($x, $y): ($name, $name) = (*self, other);
                *self = $e;
            }
        }
        impl<$($d)*> ::core::ops::$assign<$raw> for $name {
            #[inline(always)]
            fn $assign_method(&mut self, other: $raw) {
                let ($x, $y): ($name, $name) = (*self, $lit(other));
                *self = $e;
            }
        }
    };
}

/// Order, and comparison with literals.
#[doc(hidden)]
#[macro_export]
macro_rules! newtype_order {
    ([$($d:tt)*], $name:ty, $raw:ty, $lit:ident) => {
        impl<$($d)*> ::core::cmp::PartialOrd for $name {
            #[inline(always)]
            fn partial_cmp(&self, other: &$name) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::cmp::PartialOrd::partial_cmp(&self.0, &other.0)
            }
        }
        impl<$($d)*> ::core::cmp::PartialOrd<$raw> for $name {
            #[inline(always)]
            fn partial_cmp(&self, other: &$raw) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::cmp::PartialOrd::partial_cmp(&self.0, &{ let other: $name = $lit(*other); other.0 })
            }
        }
        impl<$($d)*> ::core::cmp::PartialOrd<$name> for $raw {
            #[inline(always)]
            fn partial_cmp(&self, other: &$name) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::cmp::PartialOrd::partial_cmp(&{ let this: $name = $lit(*self); this.0 }, &other.0)
            }
        }
        impl<$($d)*> ::core::cmp::PartialEq<$raw> for $name {
            #[inline(always)]
            fn eq(&self, other: &$raw) -> bool {
                self.0 == { let other: $name = $lit(*other); other.0 }
            }
        }
        impl<$($d)*> ::core::cmp::PartialEq<$name> for $raw {
            #[inline(always)]
            fn eq(&self, other: &$name) -> bool {
                other.0 == { let this: $name = $lit(*self); this.0 }
            }
        }
    };
}

/// What integers and floats share.
#[doc(hidden)]
#[macro_export]
macro_rules! number_newtype {
    ([$($d:tt)*], $name:ty, $raw:ty, $lit:ident) => {
        $crate::newtype_order!([$($d)*], $name, $raw, $lit);
        $crate::newtype_operator!([$($d)*], $name, $raw, $lit, Add, add, AddAssign, add_assign, |x, y| newtype(x.0 + y.0));
        $crate::newtype_operator!([$($d)*], $name, $raw, $lit, Sub, sub, SubAssign, sub_assign, |x, y| newtype(x.0 - y.0));
        $crate::newtype_operator!([$($d)*], $name, $raw, $lit, Mul, mul, MulAssign, mul_assign, |x, y| newtype(x.0 * y.0));
        $crate::newtype_operator!([$($d)*], $name, $raw, $lit, Div, div, DivAssign, div_assign, |x, y| newtype(
            $crate::Numeric::quo(x.0, y.0)
        ));
        impl<$($d)*> ::core::ops::Neg for $name {
            type Output = $name;
            #[inline(always)]
            fn neg(self) -> $name {
                newtype($crate::Numeric::negated(self.0))
            }
        }
        $crate::numeric_newtype!([$($d)*], $name);
    };
}

/// What numbers of all kinds share.
#[doc(hidden)]
#[macro_export]
macro_rules! numeric_newtype {
    ([$($d:tt)*], $name:ty) => {
        impl<$($d)*> $crate::Numeric for $name {
            #[inline(always)]
            fn quo(self, y: Self) -> Self {
                newtype($crate::Numeric::quo(self.0, y.0))
            }
            #[inline(always)]
            fn negated(self) -> Self {
                newtype($crate::Numeric::negated(self.0))
            }
            #[inline(always)]
            fn to_wide(self) -> $crate::d::Wide {
                $crate::Numeric::to_wide(self.0)
            }
            #[inline(always)]
            fn from_wide(x: $crate::d::Wide) -> Self {
                newtype($crate::Numeric::from_wide(x))
            }
        }
    };
}

/// A newtype over an integer.
#[doc(hidden)]
#[macro_export]
macro_rules! integer_newtype {
    (uintptr, [$($d:tt)*], $name:ty, $t:ty) => {
        #[inline(always)]
        fn literal<$($d)*>(raw: usize) -> $name {
            newtype($crate::Uintptr(raw))
        }
        $crate::integer_newtype!(@all [$($d)*], $name, usize);
    };
    ($kind:ident, [$($d:tt)*], $name:ty, $t:ty) => {
        #[inline(always)]
        fn literal<$($d)*>(raw: $t) -> $name {
            newtype(raw)
        }
        $crate::integer_newtype!(@all [$($d)*], $name, $t);
    };
    (@all [$($d:tt)*], $name:ty, $raw:ty) => {
        $crate::number_newtype!([$($d)*], $name, $raw, literal);
        $crate::newtype_operator!([$($d)*], $name, $raw, literal, Rem, rem, RemAssign, rem_assign, |x, y| newtype(
            $crate::Integer::rem(x.0, y.0)
        ));
        $crate::newtype_operator!([$($d)*], $name, $raw, literal, BitAnd, bitand, BitAndAssign, bitand_assign, |x, y| newtype(x.0 & y.0));
        $crate::newtype_operator!([$($d)*], $name, $raw, literal, BitOr, bitor, BitOrAssign, bitor_assign, |x, y| newtype(x.0 | y.0));
        $crate::newtype_operator!([$($d)*], $name, $raw, literal, BitXor, bitxor, BitXorAssign, bitxor_assign, |x, y| newtype(x.0 ^ y.0));
        impl<$($d)*> ::core::ops::Not for $name {
            type Output = $name;
            #[inline(always)]
            fn not(self) -> $name {
                newtype(!self.0)
            }
        }
        impl<$($d)* Count: $crate::d::ShiftCount> ::core::ops::Shl<Count> for $name {
            type Output = $name;
            #[inline(always)]
            fn shl(self, n: Count) -> $name {
                newtype($crate::Integer::shl(self.0, n))
            }
        }
        impl<$($d)* Count: $crate::d::ShiftCount> ::core::ops::Shr<Count> for $name {
            type Output = $name;
            #[inline(always)]
            fn shr(self, n: Count) -> $name {
                newtype($crate::Integer::shr(self.0, n))
            }
        }
        impl<$($d)* Count: $crate::d::ShiftCount> ::core::ops::ShlAssign<Count> for $name {
            #[inline(always)]
            fn shl_assign(&mut self, n: Count) {
                *self = *self << n;
            }
        }
        impl<$($d)* Count: $crate::d::ShiftCount> ::core::ops::ShrAssign<Count> for $name {
            #[inline(always)]
            fn shr_assign(&mut self, n: Count) {
                *self = *self >> n;
            }
        }
        impl<$($d)*> $crate::d::ShiftCount for $name {
            #[inline(always)]
            fn count(self) -> u64 {
                $crate::d::ShiftCount::count(self.0)
            }
        }
        impl<$($d)*> $crate::d::FromFloat for $name {
            #[inline(always)]
            fn from_float(f: f64) -> $name {
                newtype($crate::d::FromFloat::from_float(f))
            }
        }
        impl<$($d)*> $crate::Integer for $name {
            #[inline(always)]
            fn rem(self, y: Self) -> Self {
                newtype($crate::Integer::rem(self.0, y.0))
            }
            #[inline(always)]
            fn shl<Count: $crate::d::ShiftCount>(self, n: Count) -> Self {
                newtype($crate::Integer::shl(self.0, n))
            }
            #[inline(always)]
            fn shr<Count: $crate::d::ShiftCount>(self, n: Count) -> Self {
                newtype($crate::Integer::shr(self.0, n))
            }
        }
    };
}

/// A newtype over a float.
#[doc(hidden)]
#[macro_export]
macro_rules! float_newtype {
    ([$($d:tt)*], $name:ty, $t:ty) => {
        #[inline(always)]
        fn literal<$($d)*>(raw: $t) -> $name {
            newtype(raw)
        }
        $crate::number_newtype!([$($d)*], $name, $t, literal);
        impl<$($d)*> $crate::Float for $name {}
    };
}

/// A newtype over a complex number.
#[doc(hidden)]
#[macro_export]
macro_rules! complex_newtype {
    ([$($d:tt)*], $name:ty, $t:ty) => {
        #[inline(always)]
        fn literal<$($d)*>(raw: $t) -> $name {
            newtype(raw)
        }
        $crate::newtype_operator!([$($d)*], $name, $t, literal, Add, add, AddAssign, add_assign, |x, y| newtype(x.0 + y.0));
        $crate::newtype_operator!([$($d)*], $name, $t, literal, Sub, sub, SubAssign, sub_assign, |x, y| newtype(x.0 - y.0));
        $crate::newtype_operator!([$($d)*], $name, $t, literal, Mul, mul, MulAssign, mul_assign, |x, y| newtype(x.0 * y.0));
        $crate::newtype_operator!([$($d)*], $name, $t, literal, Div, div, DivAssign, div_assign, |x, y| newtype(x.0 / y.0));
        impl<$($d)*> ::core::ops::Neg for $name {
            type Output = $name;
            #[inline(always)]
            fn neg(self) -> $name {
                newtype(-self.0)
            }
        }
        $crate::numeric_newtype!([$($d)*], $name);
    };
}

/// A newtype over a string.
#[doc(hidden)]
#[macro_export]
macro_rules! string_newtype {
    ([$($d:tt)*], $name:ty) => {
        #[inline(always)]
        fn literal<$($d)*>(raw: &'static str) -> $name {
            newtype($crate::Str::new(raw))
        }
        $crate::newtype_order!([$($d)*], $name, &'static str, literal);
        $crate::newtype_operator!([$($d)*], $name, &'static str, literal, Add, add, AddAssign, add_assign, |x, y| newtype(x.0 + y.0));
        impl<$($d)*> $crate::d::Arg<$name> for &'static str {
            #[inline(always)]
            fn arg(self) -> $name {
                literal(self)
            }
        }
        impl<$($d)*> ::core::convert::From<&'static str> for $name {
            #[inline(always)]
            fn from(text: &'static str) -> $name {
                literal(text)
            }
        }
        impl<$($d)*> ::core::ops::Index<isize> for $name {
            type Output = u8;
            #[inline(always)]
            fn index(&self, i: isize) -> &u8 {
                &self.0[i]
            }
        }
        impl<$($d)*> $crate::StrLike for $name {
            #[inline(always)]
            fn to_str(self) -> $crate::Str {
                self.0
            }
            #[inline(always)]
            fn from_str(s: $crate::Str) -> Self {
                newtype(s)
            }
        }
        impl<$($d)*> $crate::Bytes for $name {
            #[inline(always)]
            fn as_byte_row(&self) -> &[u8] {
                self.0.as_bytes()
            }
            #[inline(always)]
            fn part(self, lo: isize, hi: isize) -> Self {
                newtype(self.0.slice(lo, hi))
            }
            #[inline]
            fn from_byte_row(bytes: &[u8]) -> Self {
                newtype($crate::Str::copy_of(bytes))
            }
        }
    };
}

/// A newtype over a bool.
#[doc(hidden)]
#[macro_export]
macro_rules! bool_newtype {
    ([$($d:tt)*], $name:ty) => {
        impl<$($d)*> ::core::ops::Not for $name {
            type Output = $name;
            #[inline(always)]
            fn not(self) -> $name {
                newtype(!self.0)
            }
        }
    };
}
