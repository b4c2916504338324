//! The prelude of translated programs: Go's values, types, interfaces and statements.
//!
//! Translated code says `use go2rs::prelude::*;`. `docs/prelude.md` lists what it may use, with examples.

extern crate self as go2rs;

mod any;
mod append;
mod arg;
mod array;
pub mod calls;
mod chan;
mod complex;
mod composed;
mod convert;
#[doc(hidden)]
pub mod d;
mod defer;
pub mod errors;
mod func;
mod generics;
mod global;
mod go;
pub mod godebug;
mod hash;
mod id;
mod iface;
mod itab_cache;
mod literals;
mod map;
pub mod map_erased;
mod mixed;
mod newtypes;
mod nil;
mod numbers;
mod places;
pub mod prelude;
mod print;
mod ptr;
mod range_func;
pub mod rt;
mod slice;
mod start;
mod strings;
mod table;
mod type_names;
mod types;
mod uintptr;
mod word;

package!("runtime", "runtime");

pub use any::{Any, Error};
pub use arg::arg;
pub use array::Array;
pub use chan::{Chan, RecvChan, SendChan};
pub use complex::{Complex64, Complex128};
pub use defer::{Defers, Recovers, panic, recovery, scope};
pub use func::{Func, Variadic, func};
pub use generics::{
    Addable, ArrayOf, Bytes, Comparable, Concat, CoreOf, MapOf, Ordered, PtrTo, SliceOf, StrLike,
};
pub use global::Global;
pub use go::Go;
pub use go2rs_derive::{Go, constraint, defer, interface, methods, nil_receiver, select, variadic};
pub use go2rs_heap as heap;
pub use go2rs_sched as sched;
pub use go2rs_sched::go;
pub use go2rs_sched::panics::recovering;
pub use go2rs_sys as sys;
pub use iface::Interface;
pub use literals::zero;
pub use map::Map;
pub use memchr;
pub use mixed::{cap_of, element_of, len_of};
pub use nil::{Nil, Padding, is_nil, nil};
pub use numbers::{Float, Integer, Number, Numeric};
pub use places::Places;
pub use ptr::Ptr;
pub use range_func::{each, each0, each2};
pub use slice::Slice;
pub use start::start;
pub use strings::{AsChar, Str, decode_rune, rune};
pub use types::Type;
pub use uintptr::{Uintptr, UnsafePointer};
