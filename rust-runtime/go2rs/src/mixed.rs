//! What type parameters can do whose types are of several kinds, so that no trait has it: `S []T | map[string]T` has a length. Which kind it is is known when
//! the program is compiled.

use crate::chan::Chan;
use crate::convert::alike;
use crate::errors;
use crate::go::Go;
use crate::map::Map;
use crate::ptr::Ptr;
use crate::slice::Slice;
use crate::strings::Str;
use crate::types::{Basic, Shape, Type};

/// `len(v)`
#[inline]
pub fn len_of<T: Go>(v: T) -> isize {
    match T::TYPE.shape {
        Shape::Basic(Basic::String) => alike::<Str, T>(v).len(),
        Shape::Slice(_) => alike::<Slice<()>, T>(v).len(),
        Shape::Map { .. } => alike::<Map<(), ()>, T>(v).len(),
        Shape::Chan { .. } => alike::<Chan<()>, T>(v).len(),
        _ => fixed_len(T::TYPE),
    }
}

/// `cap(v)`
#[inline]
pub fn cap_of<T: Go>(v: T) -> isize {
    match T::TYPE.shape {
        Shape::Slice(_) => alike::<Slice<()>, T>(v).cap(),
        Shape::Chan { .. } => alike::<Chan<()>, T>(v).cap(),
        _ => fixed_len(T::TYPE),
    }
}

/// The length of an array, or of the array that a pointer points at.
fn fixed_len(ty: &Type) -> isize {
    match ty.shape {
        Shape::Array(_, n) => n as isize,
        Shape::Pointer(elem) => fixed_len(elem.get()),
        _ => unreachable!("the length of a {ty}"),
    }
}

/// `&p[i]` of a pointer to an array.
#[inline]
pub fn element_of<E: Go, P: Go>(p: P, i: isize) -> Ptr<E> {
    let n = fixed_len(P::TYPE);
    if i as usize >= n as usize {
        errors::index(i, n);
    }
    // SAFETY: the array has so many elements; a nil pointer is found when the result is followed.
    unsafe { Ptr::from_raw(Ptr::raw(alike::<Ptr<E>, P>(p)).add(i as usize)) }
}
