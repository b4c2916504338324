//! `use go2rs::prelude::*;`: what translated code may name without a path. `docs/prelude.md` is the reference.

pub use crate::any::{Any, Error};
pub use crate::array::Array;
pub use crate::chan::{Chan, RecvChan, SendChan};
pub use crate::complex::{Complex64, Complex128};
pub use crate::defer::{Defers, panic, recovery, scope};
pub use crate::func::{Func, Variadic, func};
pub use crate::generics::{
    Addable, ArrayOf, Bytes, Comparable, Concat, CoreOf, MapOf, Ordered, PtrTo, SliceOf, StrLike,
};
pub use crate::global::Global;
pub use crate::iface::Interface;
pub use crate::map::Map;
pub use crate::nil::{Nil, nil};
pub use crate::numbers::{Float, Integer, Number, Numeric};
pub use crate::ptr::Ptr;
pub use crate::range_func::{each, each0, each2};
pub use crate::slice::Slice;
pub use crate::strings::{Str, rune};
pub use crate::uintptr::{Uintptr, UnsafePointer};
pub use crate::{
    Go, args, array, const_array, const_slice, constraint, convert, defer, defer_slot, interface,
    literal, long_args, long_array, long_slice, map, max, min, nil_receiver, range, select, slice,
    var,
};
pub use core::marker::PhantomData;
pub use core::mem::{align_of, offset_of, size_of};
pub use core::ops::ControlFlow::{self, Break, Continue};
pub use go2rs_sched::go;
pub use go2rs_sched::panics::recovering;

// Traits whose methods work even where a type of the package has the trait's name.
pub use crate::defer::Recovers as _;
pub use crate::generics::{
    Addable as _, ArrayOf as _, Bytes as _, Comparable as _, MapOf as _, Ordered as _, PtrTo as _,
    SliceOf as _, StrLike as _,
};
pub use crate::go::Go as _;
pub use crate::iface::Interface as _;
pub use crate::numbers::{Float as _, Integer as _, Number as _, Numeric as _};
pub use crate::strings::AsChar as _;
