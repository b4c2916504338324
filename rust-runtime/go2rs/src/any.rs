//! `any` and `error`.

use crate::arg::IntoAny;
use crate::go::Go;
use crate::id::interface_id;
use crate::iface::{Interface, interface_eq, interface_hash};
use crate::nil::{Aliased, Nil};
use crate::strings::Str;
use crate::types::{Shape, Type};
use crate::word::Word;
use go2rs_heap::Layout;

/// Go's `any`: a dynamic type and a data word.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Any {
    ty: Option<&'static Type>,
    data: Word,
}

// SAFETY: Go shares values between goroutines; races are the program's, as in Go.
unsafe impl Send for Any {}
// SAFETY: as above.
unsafe impl Sync for Any {}

impl<'a> Unpin for Any where Aliased<'a>: Unpin {}

impl Any {
    pub const NIL: Any = Any { ty: None, data: Word::NULL };

    /// The value as an `any`; an interface's dynamic value.
    #[inline(always)]
    pub fn of(value: impl IntoAny) -> Any {
        value.into_any()
    }

    /// An `any` of its two words.
    #[inline(always)]
    pub fn from_parts(ty: Option<&'static Type>, data: Word) -> Any {
        Any { ty, data }
    }
}

impl Default for Any {
    #[inline(always)]
    fn default() -> Any {
        Any::NIL
    }
}

impl PartialEq for Any {
    #[inline]
    fn eq(&self, other: &Any) -> bool {
        interface_eq(*self, *other)
    }
}

impl PartialEq<Nil> for Any {
    #[inline(always)]
    fn eq(&self, _: &Nil) -> bool {
        self.ty.is_none()
    }
}

impl Interface for Any {}

// SAFETY: two words; zero is nil.
unsafe impl Go for Any {
    const ID: u64 = interface_id(&[]);
    const LAYOUT: &'static Layout = Layout::INTERFACE;
    const IS_INTERFACE: bool = true;
    const TYPE: &'static Type = {
        static TYPE: Type = Type::of::<Any>(Shape::Interface(&[]));
        &TYPE
    };
    #[inline]
    fn go_eq(&self, other: &Self) -> bool {
        interface_eq(*self, *other)
    }
    #[inline]
    fn go_hash(&self, seed: u64) -> u64 {
        interface_hash(*self, seed)
    }
    #[inline(always)]
    fn go_parts(self) -> (Option<&'static Type>, Word) {
        (self.ty, self.data)
    }
    #[inline(always)]
    fn go_from_parts(ty: Option<&'static Type>, data: Word) -> Option<Self> {
        ty.map(|ty| Any { ty: Some(ty), data })
    }
}

crate::interface! {
    /// Go's `error`.
    #[go("error", universe)]
    pub Error {
        fn error() -> Str;
    }
}
