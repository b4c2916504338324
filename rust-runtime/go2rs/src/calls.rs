//! Calls of functions whose type is known at run time only: what package reflect's `Call` and `MakeFunc` rest on.
//!
//! Who knows a function type at compile time knows how to call its values. So each function type has three small functions in its descriptor,
//! which take the arguments by their addresses. They are one set for each signature, not for each function: a method's code is called through
//! the descriptor of its type without the receiver.

use crate::func::{Bare, Func, func};
use crate::types::{Shape, Type};
use crate::uintptr::UnsafePointer;
use crate::word::Word;
use go2rs_sys::lock::Lock;
use std::any::TypeId;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The addresses of arguments, or of places for results, in a row.
pub type Places = *const *mut u8;

/// A function that takes its arguments by their addresses and stores its results in given places.
pub type Erased = Func<dyn Fn(UnsafePointer, UnsafePointer)>;

/// How values of one function type are called and made.
pub struct Calls {
    /// Calls the func value at an address, which is not null.
    pub function: unsafe fn(function: *const u8, arguments: Places, results: Places),
    /// Calls what a method table says about a method of this type.
    pub method: unsafe fn(code: *const (), receiver: Word, arguments: Places, results: Places),
    /// The address of a func value that does what the erased function does.
    pub make: fn(Erased) -> *const u8,
}

/// Calls a func value of type `ty`.
///
/// # Safety
/// The function is such a value, and not nil; the places have the types of the parameters and results.
pub unsafe fn call(ty: &Type, function: *const u8, arguments: Places, results: Places) {
    if let Some(erased) = as_erased(function) {
        erased(
            UnsafePointer::from_raw(arguments.cast_mut().cast()),
            UnsafePointer::from_raw(results.cast_mut().cast()),
        );
        return;
    }
    // SAFETY: the caller's promise.
    unsafe { (known(ty).function)(function, arguments, results) }
}

/// Calls a method whose type without receiver is `ty`.
///
/// # Safety
/// The code is of such a method and of the receiver's type; the places have the types of the parameters and results.
pub unsafe fn call_method(
    ty: &Type,
    code: *const (),
    receiver: Word,
    arguments: Places,
    results: Places,
) {
    // SAFETY: the caller's promise.
    unsafe { (known(ty).method)(code, receiver, arguments, results) }
}

/// A func value of type `ty`. If only reflection knows the type, the value is an erased function until [`adopt`] meets it.
pub fn make(ty: &Type, code: Erased) -> *const u8 {
    match calls_of(ty) {
        Some(calls) => (calls.make)(code),
        None => mark(code).raw(),
    }
}

/// A func value of type `ty` as compiled code calls it.
pub fn adopt(ty: &Type, function: *const u8) -> *const u8 {
    match (calls_of(ty), as_erased(function)) {
        (Some(calls), Some(erased)) => (calls.make)(erased),
        _ => function,
    }
}

fn calls_of(ty: &Type) -> Option<&'static Calls> {
    match ty.shape {
        Shape::Func { calls, .. } => calls,
        _ => None,
    }
}

fn known(ty: &Type) -> &'static Calls {
    calls_of(ty).unwrap_or_else(|| {
        crate::errors::throw("reflect: a compiled function has a type that only reflection knows")
    })
}

/// The code words that stand for functions without captures.
static WORDS: Lock<BTreeMap<TypeId, usize>> = Lock::new(BTreeMap::new());

/// The word that tells the code of the func value at an address: one word for one function, wherever a func value of it was made.
///
/// # Safety
/// The address is of a func value that is not nil.
pub unsafe fn code_of(function: *const u8) -> *const () {
    let word = code_word(function);
    if go2rs_heap::find_object(function).is_some() {
        return word;
    }
    // SAFETY: func values that do not lie in the heap are records of code that captures nothing.
    let code = unsafe { (*function.cast::<Bare>()).code };
    *WORDS.lock().entry(code).or_insert(word as usize) as *const ()
}

/// The first word of every erased function that became a func value.
static MARK: AtomicPtr<()> = AtomicPtr::new(std::ptr::null_mut());

/// All erased functions in func values are made here, so that they share the word that [`as_erased`] looks at.
#[inline(never)]
fn mark(code: Erased) -> Erased {
    let marked =
        func(move |arguments: UnsafePointer, results: UnsafePointer| code(arguments, results));
    MARK.store(code_word(marked.raw()), Ordering::Relaxed);
    marked
}

/// The erased function that a func value is, if it is one.
fn as_erased(function: *const u8) -> Option<Erased> {
    let erased = !function.is_null() && code_word(function) == MARK.load(Ordering::Relaxed);
    // SAFETY: only `mark` makes records with that word.
    erased.then(|| unsafe { Func::from_raw(function) })
}

fn code_word(function: *const u8) -> *mut () {
    // SAFETY: a func value points at a record, which begins with a word that tells its code.
    unsafe { *function.cast::<*mut ()>() }
}
