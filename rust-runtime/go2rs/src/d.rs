//! What macros expand to. Nothing here is for the text of translated code.

pub use crate::arg::{Arg, IntoAny, any_slice};
pub use crate::chan::{no_case, receive_case, select, send_case};
pub use crate::composed::add_known_types;
pub use crate::convert::convert;
pub use crate::defer::{
    DeferredInterface, DeferredOn, DeferredOther, DeferredPointer, DeferredValue,
};
pub use crate::id::{
    Package, built_id, field_id, interface_id, name_id, name_id_in, named_id, struct_id,
};
pub use crate::iface::{
    HasMethod, Itab, ItabOf, PtrMethod, erase, find_itab, interface_eq, interface_hash, itab_parts,
    method, to_interface,
};
pub use crate::literals::{List, keyed};
pub use crate::nil::Aliased;
pub use crate::numbers::{FromFloat, ShiftCount, Wide};
pub use crate::print::{Printed, print_out};
pub use crate::range_func::{Each0, Each1, Each2};
pub use crate::types::{
    Basic, Direction, Field, InterfaceMethod, Link, Method, MethodTable, NoMethods, Shape, TypeFn,
    in_order, type_of,
};
pub use crate::word::Word;
pub use go2rs_heap::{Layout, Root, add_roots};
pub use go2rs_sched::panics::{DeferSlot, Deferred, Recover};

use crate::go::Go;
use crate::ptr::Ptr;

/// The receiver of a promoted method that takes a pointer: the address of the embedded part.
#[inline(always)]
pub fn part<T: Go>(place: &mut T) -> Ptr<T> {
    Ptr::of(place)
}
