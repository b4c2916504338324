//! What package reflect asks of the runtime.

use go_internal_abi as abi;
use go_internal_unsafeheader as unsafeheader;
use go2rs::prelude::*;
use go2rs::sched::chan::{self, Hchan};
use go2rs::sched::fatal;
use go2rs::sched::select;

use crate::RuntimeSelect;

pub fn unsafe_new(t: Ptr<abi::Type>) -> UnsafePointer {
    abi::new(t)
}

pub fn unsafe_new_array(t: Ptr<abi::Type>, n: isize) -> UnsafePointer {
    abi::new_array(t, n)
}

fn record(ch: UnsafePointer) -> *mut Hchan {
    UnsafePointer::raw(ch).cast()
}

/// The word that stands for a function's code.
pub fn code_of(function: UnsafePointer) -> UnsafePointer {
    // SAFETY: package reflect passes a func value that is not nil.
    UnsafePointer::from_raw(unsafe { go2rs::calls::code_of(UnsafePointer::raw(function)) }.cast_mut().cast())
}

pub fn chancap(ch: UnsafePointer) -> isize {
    // SAFETY: a channel is nil or lives; so below.
    unsafe { chan::cap(record(ch)) }
}

pub fn chanclose(ch: UnsafePointer) {
    // SAFETY: as above.
    unsafe { chan::close(record(ch)) }
}

pub fn chanlen(ch: UnsafePointer) -> isize {
    // SAFETY: as above.
    unsafe { chan::len(record(ch)) }
}

pub fn chanrecv(ch: UnsafePointer, nb: bool, val: UnsafePointer) -> (bool, bool) {
    let (record, val) = (record(ch), UnsafePointer::raw(val));
    // SAFETY: the caller's place has the element's size.
    unsafe {
        if !nb {
            return (true, chan::recv(record, val));
        }
        chan::try_recv(record, val).map_or((false, false), |ok| (true, ok))
    }
}

pub fn chansend0(ch: UnsafePointer, val: UnsafePointer, nb: bool) -> bool {
    let (record, val) = (record(ch), UnsafePointer::raw(val));
    // SAFETY: the caller's place has the element's size.
    unsafe {
        if nb {
            return chan::try_send(record, val);
        }
        chan::send(record, val);
    }
    true
}

pub fn makechan(typ: Ptr<abi::Type>, size: isize) -> UnsafePointer {
    abi::chan_make(typ, size)
}

pub fn rselect(cases: Slice<RuntimeSelect>) -> (isize, bool) {
    const SEND: isize = 1;
    const DEFAULT: isize = 3;
    let mut list = Vec::new();
    let mut numbers = Vec::new();
    let mut default = -1;
    for (i, c) in cases.enumerate() {
        let (ch, val) = (record(c.ch), UnsafePointer::raw(c.val));
        match c.dir.0 {
            DEFAULT => {
                default = i;
                continue;
            }
            SEND => list.push(select::Case::send(ch, val)),
            _ => list.push(select::Case::recv(ch, val)),
        }
        numbers.push(i);
    }
    // SAFETY: the channels live, and the places have the elements' sizes.
    let (chosen, ok) = unsafe { select::select(&list, default < 0) };
    if chosen < 0 { (default, false) } else { (numbers[chosen as usize], ok) }
}

pub fn makemap(t: Ptr<abi::Type>, cap: isize) -> UnsafePointer {
    abi::map_make(t, cap)
}

pub fn maplen(m: UnsafePointer) -> isize {
    abi::map_len(m)
}

pub fn mapclear(_t: Ptr<abi::Type>, m: UnsafePointer) {
    abi::map_clear(m);
}

pub fn iface_e2_i(t: Ptr<abi::Type>, src: Any, dst: UnsafePointer) {
    if !abi::convert(t, src, dst) {
        fatal::throw("reflect: a value without the methods is stored in an interface")
    }
}

pub fn memmove(dst: UnsafePointer, src: UnsafePointer, size: Uintptr) {
    // SAFETY: the caller has so many bytes at both places.
    unsafe { core::ptr::copy(UnsafePointer::raw(src), UnsafePointer::raw(dst), size.0) }
}

pub fn typedmemmove(t: Ptr<abi::Type>, dst: UnsafePointer, src: UnsafePointer) {
    abi::move_(t, dst, src);
}

pub fn typedmemclr(t: Ptr<abi::Type>, ptr: UnsafePointer) {
    // SAFETY: the caller has a value of the type there; zero bytes are its zero value.
    unsafe { UnsafePointer::raw(ptr).write_bytes(0, t.size_.0) }
}

pub fn typedmemclrpartial(_t: Ptr<abi::Type>, ptr: UnsafePointer, _off: Uintptr, size: Uintptr) {
    // SAFETY: as above.
    unsafe { UnsafePointer::raw(ptr).write_bytes(0, size.0) }
}

pub fn typedslicecopy(t: Ptr<abi::Type>, dst: unsafeheader::Slice, src: unsafeheader::Slice) -> isize {
    let n = dst.len.min(src.len);
    // SAFETY: both slices have as many elements.
    unsafe { core::ptr::copy(UnsafePointer::raw(src.data), UnsafePointer::raw(dst.data), n as usize * t.size_.0) };
    n
}

pub fn typedarrayclear(elem_type: Ptr<abi::Type>, ptr: UnsafePointer, len: isize) {
    // SAFETY: the caller has so many elements there.
    unsafe { UnsafePointer::raw(ptr).write_bytes(0, len as usize * elem_type.size_.0) }
}

pub fn typehash(t: Ptr<abi::Type>, p: UnsafePointer, h: Uintptr) -> Uintptr {
    abi::hash_of(t, p, h)
}

pub fn verify_not_in_heap_ptr(_p: Uintptr) -> bool {
    true
}

pub fn growslice(t: Ptr<abi::Type>, old: unsafeheader::Slice, num: isize) -> unsafeheader::Slice {
    let need = old.len + num;
    let cap = need.max(old.cap * 2).max(4);
    let data = abi::new_array(t, cap);
    // SAFETY: the new array has room for the old elements.
    unsafe { core::ptr::copy_nonoverlapping(UnsafePointer::raw(old.data), UnsafePointer::raw(data), old.len as usize * t.size_.0) };
    unsafeheader::Slice { data, len: old.len, cap }
}

pub fn unsafeslice(_t: Ptr<abi::Type>, _ptr: UnsafePointer, len: isize) {
    if len < 0 {
        go2rs::errors::panic_plain("unsafe.Slice: len out of range")
    }
}

pub fn resolve_name_off(_ptr_in_module: UnsafePointer, off: i32) -> UnsafePointer {
    abi::resolve(off)
}

pub fn resolve_type_off(_rtype: UnsafePointer, off: i32) -> UnsafePointer {
    abi::resolve(off)
}

pub fn resolve_text_off(_rtype: UnsafePointer, off: i32) -> UnsafePointer {
    abi::resolve(off)
}

pub fn add_reflect_off(ptr: UnsafePointer) -> i32 {
    abi::offset(ptr)
}

pub fn get_staticuint64s() -> Ptr<Array<u64, 256>> {
    static TABLE: [u64; 256] = {
        let mut t = [0; 256];
        let mut i = 0;
        while i < 256 {
            t[i] = i as u64;
            i += 1;
        }
        t
    };
    // SAFETY: an Array has the layout of the array; nobody writes to it.
    unsafe { Ptr::from_raw(TABLE.as_ptr().cast_mut().cast()) }
}

pub fn typelinks() -> (Slice<UnsafePointer>, Slice<Slice<i32>>) {
    (Slice::NIL, Slice::NIL)
}
