//! What package reflectlite asks of the runtime.

use go_internal_abi as abi;
use go2rs::prelude::*;
use go2rs::sched::{chan, fatal};

pub fn resolve_name_off(_ptr_in_module: UnsafePointer, off: i32) -> UnsafePointer {
    abi::resolve(off)
}

pub fn resolve_type_off(_rtype: UnsafePointer, off: i32) -> UnsafePointer {
    abi::resolve(off)
}

pub fn chanlen(ch: UnsafePointer) -> isize {
    // SAFETY: a channel is nil or lives.
    unsafe { chan::len(UnsafePointer::raw(ch).cast()) }
}

pub fn maplen(m: UnsafePointer) -> isize {
    abi::map_len(m)
}

pub fn unsafe_new(t: Ptr<abi::Type>) -> UnsafePointer {
    abi::new(t)
}

pub fn iface_e2_i(t: Ptr<abi::Type>, src: Any, dst: UnsafePointer) {
    if !abi::convert(t, src, dst) {
        fatal::throw("reflect: a value without the methods is stored in an interface")
    }
}

pub fn typedmemmove(t: Ptr<abi::Type>, dst: UnsafePointer, src: UnsafePointer) {
    abi::move_(t, dst, src);
}
