//! The data word of an interface.

use crate::go::Go;
use crate::ptr::Ptr;
use std::mem::{align_of, size_of};

/// The second word of an interface: a value of up to eight bytes, or a pointer to a larger one that nobody changes.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub struct Word(*mut u8);

impl Word {
    pub const NULL: Word = Word(std::ptr::null_mut());

    /// Whether values of a type stand in the word itself.
    #[inline(always)]
    const fn is_direct<T>() -> bool {
        size_of::<T>() <= size_of::<Word>() && align_of::<T>() <= align_of::<Word>()
    }

    /// The word of a value: a copy in the heap if it is large.
    #[inline(always)]
    pub fn new<T: Go>(value: T) -> Word {
        if Self::is_direct::<T>() {
            return Self::direct(&value);
        }
        let place = go2rs_heap::alloc(T::LAYOUT);
        // SAFETY: the place is fresh, and has the type's size and alignment.
        unsafe { place.cast::<T>().write(value) };
        Word(place)
    }

    /// A word for a call that ends before the value does: points at a large value.
    #[inline(always)]
    pub fn borrow<T: Go>(value: &T) -> Word {
        if Self::is_direct::<T>() {
            Self::direct(value)
        } else {
            Word(std::ptr::from_ref(value).cast_mut().cast())
        }
    }

    #[inline(always)]
    fn direct<T: Copy>(value: &T) -> Word {
        let mut word = Word::NULL;
        // SAFETY: the value is no larger than the word.
        unsafe { (&raw mut word).cast::<T>().write(*value) };
        word
    }

    /// The value.
    ///
    /// # Safety
    /// The word was made of a `T`.
    #[inline(always)]
    pub unsafe fn get<T: Go>(self) -> T {
        // SAFETY: the caller's promise.
        unsafe {
            if Self::is_direct::<T>() {
                (&raw const self).cast::<T>().read()
            } else {
                self.0.cast::<T>().read()
            }
        }
    }

    /// The pointer that the word is.
    ///
    /// # Safety
    /// The word was made of a `Ptr<T>`.
    #[inline(always)]
    pub unsafe fn pointer<T: Go>(self) -> Ptr<T> {
        // SAFETY: the caller's promise.
        unsafe { Ptr::from_raw(self.0.cast()) }
    }

    /// A copy of what the pointer that the word is points at, for a method with a value receiver; a nil pointer panics as Go's wrapper does.
    ///
    /// # Safety
    /// The word was made of a `Ptr<T>`.
    #[inline(always)]
    pub unsafe fn value_of_pointer<T: Go>(self, method: &'static str) -> T {
        if self.0.is_null() {
            crate::errors::panic_wrap(T::TYPE, method);
        }
        // SAFETY: the caller's promise.
        unsafe { self.0.cast::<T>().read() }
    }

    /// The address or the bits.
    #[inline(always)]
    pub fn raw(self) -> *mut u8 {
        self.0
    }

    /// A word of an address or of bits.
    #[inline(always)]
    pub const fn from_raw(raw: *mut u8) -> Word {
        Word(raw)
    }

    /// Where a value of type `ty` in this word can be read.
    #[inline]
    pub fn address(&self, ty: &crate::types::Type) -> *const u8 {
        if ty.is_direct() { (&raw const self.0).cast() } else { self.0 }
    }
}
