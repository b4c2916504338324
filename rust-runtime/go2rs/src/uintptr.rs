//! `uintptr` and `unsafe.Pointer`.

use crate::go::Go;
use crate::hash::mix;
use crate::id::named_id;
use crate::nil::{Aliased, Nil};
use crate::ptr::Ptr;
use crate::types::{Basic, Type};
use go2rs_heap::Layout;

/// Go's `uintptr`: an integer that keeps nothing alive.
#[repr(transparent)]
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Uintptr(pub usize);

impl<'a> Unpin for Uintptr where Aliased<'a>: Unpin {}

const _: () = {
    #[inline(always)]
    fn newtype(raw: usize) -> Uintptr {
        Uintptr(raw)
    }
    crate::integer_newtype!(unsigned, [], Uintptr, usize);
};

impl Uintptr {
    /// `uintptr(p)` of an `unsafe.Pointer`.
    #[inline(always)]
    pub fn of_pointer(p: UnsafePointer) -> Uintptr {
        Uintptr(p.0 as usize)
    }
}

// SAFETY: a number.
unsafe impl Go for Uintptr {
    const ID: u64 = named_id("", Basic::Uintptr.name(), "", &[]);
    const LAYOUT: &'static Layout = &Layout::noscan::<Uintptr>();
    const TYPE: &'static Type = {
        static TYPE: Type = Type::basic::<Uintptr>(Basic::Uintptr);
        &TYPE
    };
    #[inline(always)]
    fn go_eq(&self, other: &Self) -> bool {
        self == other
    }
    #[inline(always)]
    fn go_hash(&self, seed: u64) -> u64 {
        mix(self.0 as u64, seed)
    }
}

/// Go's `unsafe.Pointer`.
#[repr(transparent)]
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct UnsafePointer(*mut u8);

// SAFETY: as for `Ptr`.
unsafe impl Send for UnsafePointer {}
// SAFETY: as above.
unsafe impl Sync for UnsafePointer {}

impl<'a> Unpin for UnsafePointer where Aliased<'a>: Unpin {}

impl Default for UnsafePointer {
    #[inline(always)]
    fn default() -> Self {
        Self::NIL
    }
}

impl UnsafePointer {
    pub const NIL: UnsafePointer = UnsafePointer(std::ptr::null_mut());

    /// `unsafe.Pointer(p)`
    #[inline(always)]
    pub fn of<T>(p: Ptr<T>) -> UnsafePointer {
        UnsafePointer(Ptr::raw(p).cast())
    }

    /// `unsafe.Pointer(x)` of a `uintptr`.
    #[inline(always)]
    pub fn from_addr(x: Uintptr) -> UnsafePointer {
        UnsafePointer(x.0 as *mut u8)
    }

    /// `unsafe.Add(p, n)`
    #[inline(always)]
    pub fn add(p: UnsafePointer, n: isize) -> UnsafePointer {
        UnsafePointer(p.0.wrapping_offset(n))
    }

    /// The address.
    #[inline(always)]
    pub fn raw(p: UnsafePointer) -> *mut u8 {
        p.0
    }

    /// The address, from a value.
    #[inline(always)]
    pub const fn as_raw(self) -> *mut u8 {
        self.0
    }

    /// A pointer of an address.
    #[inline(always)]
    pub const fn from_raw(address: *mut u8) -> UnsafePointer {
        UnsafePointer(address)
    }
}

impl<T> Ptr<T> {
    /// `(*T)(p)` of an `unsafe.Pointer`: the program's promise that a `T` is there, as in Go.
    #[inline(always)]
    pub fn from_unsafe(p: UnsafePointer) -> Ptr<T> {
        // SAFETY: the program's promise.
        unsafe { Ptr::from_raw(p.0.cast()) }
    }
}

impl PartialEq<Nil> for UnsafePointer {
    #[inline(always)]
    fn eq(&self, _: &Nil) -> bool {
        self.0.is_null()
    }
}

// SAFETY: one word; null is nil.
unsafe impl Go for UnsafePointer {
    const ID: u64 = named_id("unsafe", "Pointer", "", &[]);
    const LAYOUT: &'static Layout = Layout::POINTER;
    const TYPE: &'static Type = {
        static TYPE: Type = Type::basic::<UnsafePointer>(Basic::UnsafePointer);
        &TYPE
    };
    #[inline(always)]
    fn go_eq(&self, other: &Self) -> bool {
        self == other
    }
    #[inline(always)]
    fn go_hash(&self, seed: u64) -> u64 {
        mix(self.0 as u64, seed)
    }
}
