//! Conversions between types with the same underlying type.

use crate::go::Go;
use crate::types::Shape;

/// `A(v)` where the struct types have identical fields: `convert!(A, v)`.
#[macro_export]
macro_rules! convert {
    ($t:ty, $e:expr $(,)?) => {
        $crate::d::convert::<$t, _>($e)
    };
}

/// The same fields as another type.
#[inline]
pub fn convert<A: Go, B: Go>(v: B) -> A {
    if size_of::<A>() == size_of::<B>() && same_offsets::<A, B>() {
        // SAFETY: both have the same fields at the same places.
        return unsafe { std::mem::transmute_copy::<B, A>(&v) };
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
