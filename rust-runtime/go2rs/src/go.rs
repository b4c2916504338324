//! The trait of every Go value, and Go's basic types.

use crate::hash::{mix, mix_bytes};
use crate::id::named_id;
use crate::types::{Basic, Method, Shape, Type};
use crate::word::Word;
use go2rs_heap::Layout;

/// The type of a Go value.
///
/// # Safety
/// Values are plain memory: any copy is as good as the original, all-zero bytes are the zero value, and `LAYOUT` names every word that
/// may point into the collected heap.
pub unsafe trait Go: Copy + Default + 'static {
    /// The type's identity.
    const ID: u64;
    /// Where the collector finds pointers.
    const LAYOUT: &'static Layout;
    /// Whether Go allows `==`.
    const COMPARABLE: bool = true;
    /// Whether this is an interface type.
    const IS_INTERFACE: bool = false;
    /// Whether this is the last parameter of a variadic function type.
    const IS_VARIADIC: bool = false;
    /// The descriptor.
    const TYPE: &'static Type;
    /// The methods of pointers to this type.
    const POINTER_METHODS: &'static [Method] = &[];

    /// Go's `==`. Panics for what is not comparable.
    fn go_eq(&self, other: &Self) -> bool;

    /// A hash that equal values share. Panics for what is not comparable.
    fn go_hash(&self, seed: u64) -> u64;

    /// The dynamic type and the data word that this value has in an interface.
    #[inline(always)]
    fn go_parts(self) -> (Option<&'static Type>, Word) {
        (Some(Self::TYPE), Word::new(self))
    }

    /// The value of an interface, if it has this type; an interface type asks for its methods.
    #[inline(always)]
    fn go_from_parts(ty: Option<&'static Type>, data: Word) -> Option<Self> {
        match ty {
            // SAFETY: the type says what the data word holds.
            Some(ty) if ty.id == Self::ID => Some(unsafe { data.get::<Self>() }),
            _ => None,
        }
    }
}

macro_rules! scalars {
    ($($t:ty, $basic:ident, |$v:ident| $bits:expr;)*) => { $(
        // SAFETY: a number without pointers; zero is all zero bytes.
        unsafe impl Go for $t {
            const ID: u64 = named_id("", Basic::$basic.name(), "", &[]);
            const LAYOUT: &'static Layout = &Layout::noscan::<$t>();
            const TYPE: &'static Type = {
                static TYPE: Type = Type::basic::<$t>(Basic::$basic);
                &TYPE
            };
            #[inline(always)]
            fn go_eq(&self, other: &Self) -> bool {
                self == other
            }
            #[inline(always)]
            fn go_hash(&self, seed: u64) -> u64 {
                let $v = *self;
                mix($bits, seed)
            }
        }
    )* };
}

scalars! {
    bool, Bool, |v| v as u64;
    isize, Int, |v| v as u64;
    i8, Int8, |v| v as u64;
    i16, Int16, |v| v as u64;
    i32, Int32, |v| v as u64;
    i64, Int64, |v| v as u64;
    usize, Uint, |v| v as u64;
    u8, Uint8, |v| v as u64;
    u16, Uint16, |v| v as u64;
    u32, Uint32, |v| v as u64;
    u64, Uint64, |v| v;
    f32, Float32, |v| float_bits(v as f64);
    f64, Float64, |v| float_bits(v);
}

/// Bits to hash: the two zeros are equal, and no NaN equals any other.
#[inline]
pub(crate) fn float_bits(v: f64) -> u64 {
    if v == 0.0 {
        0
    } else if v.is_nan() {
        crate::hash::random()
    } else {
        v.to_bits()
    }
}

// SAFETY: no bytes at all.
unsafe impl Go for () {
    const ID: u64 = crate::id::struct_id(&[]);
    const LAYOUT: &'static Layout = &Layout::noscan::<()>();
    const TYPE: &'static Type = {
        static TYPE: Type = Type::of::<()>(Shape::Struct(&[], &[]));
        &TYPE
    };
    #[inline(always)]
    fn go_eq(&self, _: &Self) -> bool {
        true
    }
    #[inline(always)]
    fn go_hash(&self, seed: u64) -> u64 {
        mix_bytes(&[], seed)
    }
}
