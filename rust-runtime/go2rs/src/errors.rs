//! Run-time errors: Go's panics with Go's texts, as Go values.

use crate::any::Any;
use crate::go::Go;
use crate::iface::to_any;
use crate::itab_cache;
use crate::strings::Str;
use crate::types::Type;
use go2rs_sched::Value;

/// `runtime.boundsError`, `runtime.errorString` and the like: the error's text follows `runtime error: `.
#[derive(crate::Go)]
#[go("errorString")]
pub struct ErrorString(pub Str);

impl ErrorString {
    pub fn error(self) -> Str {
        "runtime error: " + self.0
    }
    pub fn runtime_error(self) {}
}

/// `runtime.boundsError`: an index or a slice bound out of range.
#[derive(crate::Go)]
#[go("boundsError")]
pub struct BoundsError {
    text: Str,
}

impl BoundsError {
    pub fn error(self) -> Str {
        "runtime error: " + self.text
    }
    pub fn runtime_error(self) {}
}

/// `runtime.plainError`: an error whose text has nothing in front.
#[derive(crate::Go)]
#[go("plainError")]
pub struct PlainError(pub Str);

impl PlainError {
    pub fn error(self) -> Str {
        self.0
    }
    pub fn runtime_error(self) {}
}

/// `*runtime.TypeAssertionError`: a failed type assertion.
#[derive(crate::Go)]
#[go("TypeAssertionError")]
pub struct TypeAssertionError {
    text: Str,
}

impl TypeAssertionError {
    pub fn error(&mut self) -> Str {
        "interface conversion: " + self.text
    }
    pub fn runtime_error(&mut self) {}
}

/// `*runtime.PanicNilError`: `panic(nil)`.
#[derive(crate::Go)]
#[go("PanicNilError")]
pub struct PanicNilError {
    unused: isize,
}

impl PanicNilError {
    pub fn error(&mut self) -> Str {
        let _ = self.unused;
        "panic called with nil argument".into()
    }
    pub fn runtime_error(&mut self) {}
}

crate::methods! {
    ErrorString { val error() -> Str; val runtime_error(); }
    BoundsError { val error() -> Str; val runtime_error(); }
    PlainError { val error() -> Str; val runtime_error(); }
    TypeAssertionError { ptr error() -> Str; ptr runtime_error(); }
    PanicNilError { ptr error() -> Str; ptr runtime_error(); }
}

crate::interface! {
    /// Go's `runtime.Error`.
    #[go("Error")]
    pub RuntimeError {
        fn error() -> Str;
        fn runtime_error();
    }
}

/// Panics with any Go value.
#[cold]
pub fn panic_value(v: impl Go) -> ! {
    go2rs_sched::panic(to_value(to_any(v)))
}

/// An `any` as the scheduler carries it.
pub fn to_value(v: Any) -> Value {
    let (ty, data) = v.go_parts();
    Value { tab: ty.map_or(std::ptr::null(), |t| std::ptr::from_ref(t).cast()), data: data.raw() }
}

/// Back from [`to_value`].
pub fn from_value(v: Value) -> Any {
    // SAFETY: the first word is null or a descriptor, as `to_value` made it.
    let ty = unsafe { v.tab.cast::<Type>().as_ref() };
    Any::from_parts(ty, crate::word::Word::from_raw(v.data.cast_mut()))
}

/// A fatal error of the run time, which nothing recovers.
#[cold]
pub fn throw(text: &str) -> ! {
    go2rs_sched::fatal::throw(text)
}

/// Panics with a `runtime.Error`: `runtime error: ` and the text.
#[cold]
#[inline(never)]
pub fn panic_text(text: &'static str) -> ! {
    panic_value(ErrorString(Str::new(text)))
}

/// Panics with a `runtime.Error` of just the text.
#[cold]
#[inline(never)]
pub fn panic_plain(text: &'static str) -> ! {
    panic_value(PlainError(Str::new(text)))
}

#[cold]
#[inline(never)]
pub fn nil_dereference() -> ! {
    let error = ErrorString(Str::new("invalid memory address or nil pointer dereference"));
    go2rs_sched::panics::panic_fault(to_value(to_any(error)))
}

#[cold]
fn bounds(text: String) -> ! {
    panic_value(BoundsError { text: Str::copy_of(text.as_bytes()) })
}

/// Go says nothing of the length when the bound is negative.
#[cold]
#[inline(never)]
pub fn index(i: isize, len: isize) -> ! {
    if i < 0 {
        bounds(format!("index out of range [{i}]"))
    }
    bounds(format!("index out of range [{i}] with length {len}"))
}

#[cold]
#[inline(never)]
pub fn slice_high(hi: isize, cap: isize) -> ! {
    if hi < 0 {
        bounds(format!("slice bounds out of range [:{hi}]"))
    }
    bounds(format!("slice bounds out of range [:{hi}] with capacity {cap}"))
}

#[cold]
#[inline(never)]
pub fn string_slice_high(hi: isize, len: isize) -> ! {
    if hi < 0 {
        bounds(format!("slice bounds out of range [:{hi}]"))
    }
    bounds(format!("slice bounds out of range [:{hi}] with length {len}"))
}

#[cold]
#[inline(never)]
pub fn slice_low(lo: isize, hi: isize) -> ! {
    if lo < 0 {
        bounds(format!("slice bounds out of range [{lo}:]"))
    }
    bounds(format!("slice bounds out of range [{lo}:{hi}]"))
}

#[cold]
#[inline(never)]
pub fn slice3_max(max: isize, cap: isize) -> ! {
    if max < 0 {
        bounds(format!("slice bounds out of range [::{max}]"))
    }
    bounds(format!("slice bounds out of range [::{max}] with capacity {cap}"))
}

#[cold]
#[inline(never)]
pub fn slice3_high(hi: isize, max: isize) -> ! {
    if hi < 0 {
        bounds(format!("slice bounds out of range [:{hi}:]"))
    }
    bounds(format!("slice bounds out of range [:{hi}:{max}]"))
}

#[cold]
#[inline(never)]
pub fn slice3_low(lo: isize, hi: isize) -> ! {
    if lo < 0 {
        bounds(format!("slice bounds out of range [{lo}::]"))
    }
    bounds(format!("slice bounds out of range [{lo}:{hi}:]"))
}

#[cold]
#[inline(never)]
pub fn slice_to_array(len: isize, wanted: isize) -> ! {
    bounds(format!(
        "cannot convert slice with length {len} to array or pointer to array with length {wanted}"
    ))
}

/// `make` of a slice with a length or capacity that cannot be.
#[cold]
#[inline(never)]
pub fn make_slice(len_is_good: bool) -> ! {
    panic_text(if len_is_good {
        "makeslice: cap out of range"
    } else {
        "makeslice: len out of range"
    })
}

#[cold]
#[inline(never)]
pub fn divide() -> ! {
    panic_text("integer divide by zero")
}

#[cold]
#[inline(never)]
pub fn negative_shift() -> ! {
    panic_text("negative shift amount")
}

#[cold]
#[inline(never)]
pub fn uncomparable(ty: &Type) -> ! {
    error_text(format!("comparing uncomparable type {ty}"))
}

#[cold]
#[inline(never)]
pub fn unhashable(ty: &Type) -> ! {
    error_text(format!("hash of unhashable type {ty}"))
}

#[cold]
fn error_text(text: String) -> ! {
    panic_value(ErrorString(Str::copy_of(text.as_bytes())))
}

/// A value method called on a nil pointer through an interface.
#[cold]
#[inline(never)]
pub fn panic_wrap(ty: &Type, method: &str) -> ! {
    let text = format!("value method {}.{method} called using nil *{} pointer", ty, ty.name);
    panic_value(PlainError(Str::copy_of(text.as_bytes())))
}

/// A type assertion that does not hold: `x.(wanted)` where x, of the interface type `from`, holds a `found`.
#[cold]
#[inline(never)]
pub fn failed_assertion(
    from: &'static Type,
    found: Option<&'static Type>,
    wanted: &'static Type,
) -> ! {
    let from = from.to_string();
    let text = match found {
        None if wanted.is_interface() => format!("interface is nil, not {wanted}"),
        None => format!("{from} is nil, not {wanted}"),
        Some(found) if wanted.is_interface() => missing_method(found, wanted),
        Some(found) => different(&from, found, wanted),
    };
    let error = crate::Ptr::new(TypeAssertionError { text: Str::copy_of(text.as_bytes()) });
    panic_value(error)
}

fn different(from: &str, found: &Type, wanted: &Type) -> String {
    let (have, want) = (found.to_string(), wanted.to_string());
    if have != want {
        return format!("{from} is {have}, not {want}");
    }
    if found.package.path != wanted.package.path {
        return format!("{from} is {have}, not {want} (types from different packages)");
    }
    format!("{from} is {have}, not {want} (types from different scopes)")
}

fn missing_method(found: &'static Type, wanted: &'static Type) -> String {
    let missing = itab_cache::missing(found, wanted).map_or("", |m| m.name);
    format!("{found} is not {wanted}: missing method {missing}")
}
