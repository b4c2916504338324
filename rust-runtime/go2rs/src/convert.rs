//! Conversions that no trait has: between structs with the same fields, and of type parameters whose types have little in common.

use crate::go::Go;
use crate::numbers::{Numeric, Wide};
use crate::slice::Slice;
use crate::strings::Str;
use crate::types::{Basic, Link, Shape, Type};
use crate::uintptr::Uintptr;
use crate::{Complex64, Complex128, rune};
use std::mem::transmute_copy;

/// `A(v)` where the struct types have identical fields, or one is a type parameter of several kinds of types: `convert!(A, v)`.
#[macro_export]
macro_rules! convert {
    ($t:ty, $e:expr $(,)?) => {
        $crate::d::convert::<$t, _>($e)
    };
}

/// The same value as another type. What kinds the two have is known when the program is compiled, and so is the way that is taken.
#[inline]
pub fn convert<A: Go, B: Go>(v: B) -> A {
    match (A::TYPE.shape, B::TYPE.shape) {
        (Shape::Struct(..), Shape::Struct(..)) => same_fields(v),
        (to, from) => {
            let (to, from) = (Form::of(to), Form::of(from));
            if to == from { alike(v) } else { through_text(v, from, to) }
        }
    }
}

/// What the values of a type are made of, as conversions see it.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Text,
    Bytes,
    Runes,
    Number(Basic),
    /// Pointers, channels and the like, which stay as they are.
    Other,
}

impl Form {
    fn of(shape: Shape) -> Form {
        match shape {
            Shape::Basic(Basic::String) => Form::Text,
            Shape::Basic(Basic::Bool | Basic::UnsafePointer) => Form::Other,
            Shape::Basic(b) => Form::Number(b),
            Shape::Slice(elem) => Form::of_slice(elem),
            _ => Form::Other,
        }
    }

    fn of_slice(elem: Link) -> Form {
        match elem.get().shape {
            Shape::Basic(Basic::Uint8) => Form::Bytes,
            Shape::Basic(Basic::Int32) => Form::Runes,
            _ => Form::Other,
        }
    }
}

/// A value as one of a type that has the same representation.
#[inline(always)]
pub(crate) fn alike<A: Go, B: Go>(v: B) -> A {
    assert!(size_of::<A>() == size_of::<B>());
    // SAFETY: both have the same size, and the callers looked at what they consist of.
    unsafe { transmute_copy::<B, A>(&v) }
}

fn through_text<A: Go, B: Go>(v: B, from: Form, to: Form) -> A {
    let text = match from {
        Form::Text => alike::<Str, B>(v),
        Form::Bytes => Str::from(alike::<Slice<u8>, B>(v)),
        Form::Runes => Str::from(alike::<Slice<rune>, B>(v)),
        Form::Number(b) => match to {
            Form::Number(to) => return from_wide(to, wide(b, v)),
            _ => rune_text(wide(b, v)),
        },
        Form::Other => unconvertible(A::TYPE, B::TYPE),
    };
    match to {
        Form::Text => alike(text),
        Form::Bytes => alike(text.to_bytes()),
        Form::Runes => alike(text.to_runes()),
        Form::Number(_) | Form::Other => unconvertible(A::TYPE, B::TYPE),
    }
}

/// `string(r)` of a number.
fn rune_text(n: Wide) -> Str {
    match n {
        Wide::Signed(r) => Str::from_rune(r),
        Wide::Unsigned(r) => Str::from_rune(r),
        Wide::Float(_) | Wide::Complex(..) => Str::from_rune(-1isize),
    }
}

/// Calls a macro's arm with the Rust type of a kind of numbers.
macro_rules! by_kind {
    ($kind:expr, $t:ident => $e:expr) => {
        by_kind!(@ $kind, $t => $e; Int isize, Int8 i8, Int16 i16, Int32 i32, Int64 i64, Uint usize, Uint8 u8, Uint16 u16, Uint32 u32, Uint64 u64,
            Uintptr Uintptr, Float32 f32, Float64 f64, Complex64 Complex64, Complex128 Complex128)
    };
    (@ $kind:expr, $t:ident => $e:expr; $($name:ident $rust:ty),*) => {
        match $kind {
            $(Basic::$name => { type $t = $rust; $e })*
            Basic::Bool | Basic::String | Basic::UnsafePointer => unreachable!("no number"),
        }
    };
}

fn wide<B: Go>(kind: Basic, v: B) -> Wide {
    by_kind!(kind, N => alike::<N, B>(v).to_wide())
}

fn from_wide<A: Go>(kind: Basic, n: Wide) -> A {
    by_kind!(kind, N => alike::<A, N>(N::from_wide(n)))
}

/// The checker lets no such conversion through.
#[cold]
fn unconvertible(to: &Type, from: &Type) -> ! {
    unreachable!("a conversion of {from} to {to}")
}

/// The same fields as another type.
fn same_fields<A: Go, B: Go>(v: B) -> A {
    if size_of::<A>() == size_of::<B>() && same_offsets::<A, B>() {
        return alike(v);
    }
    by_field(v)
}

fn same_offsets<A: Go, B: Go>() -> bool {
    match (A::TYPE.shape, B::TYPE.shape) {
        (Shape::Struct(a, _), Shape::Struct(b, _)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.offset == b.offset)
        }
        _ => true,
    }
}

/// Rust may lay out two structs of the same fields in different orders.
#[cold]
fn by_field<A: Go, B: Go>(v: B) -> A {
    let mut out = A::default();
    if let (Shape::Struct(to, _), Shape::Struct(from, _)) = (A::TYPE.shape, B::TYPE.shape) {
        for (t, f) in to.iter().zip(from) {
            // SAFETY: the fields have the same type, and lie inside of their structs.
            unsafe {
                let source = (&raw const v).cast::<u8>().add(f.offset);
                let place = (&raw mut out).cast::<u8>().add(t.offset);
                std::ptr::copy_nonoverlapping(source, place, f.ty.get().size);
            }
        }
    }
    out
}
