//! The builtins `print` and `println`, and how unrecovered panics show values.

use crate::any::{Any, Error};
use crate::arg::IntoAny;
use crate::go::Go;
use crate::iface::Interface;
use crate::nil::Nil;
use crate::strings::Str;
use crate::types::{Basic, Shape, Type};
use std::io::Write;

crate::interface! {
    /// What prints itself.
    #[go("stringer")]
    Stringer {
        fn string() -> Str;
    }
}

/// What `print` takes.
pub trait Printed {
    fn print_to(self, out: &mut Vec<u8>);
}

impl<T: Go> Printed for T {
    fn print_to(self, out: &mut Vec<u8>) {
        if T::IS_INTERFACE {
            let (ty, data) = self.go_parts();
            let _ = write!(
                out,
                "({:p},{:p})",
                ty.map_or(std::ptr::null(), std::ptr::from_ref::<Type>),
                data.raw()
            );
            return;
        }
        // SAFETY: the value has the descriptor's type.
        unsafe { print_shape(T::TYPE, (&raw const self).cast(), out) };
    }
}

impl Printed for &'static str {
    fn print_to(self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.as_bytes());
    }
}

impl Printed for Nil {
    fn print_to(self, out: &mut Vec<u8>) {
        out.extend_from_slice(b"nil");
    }
}

/// Writes to standard error at once.
pub fn print_out(text: &[u8]) {
    go2rs_sys::syscall::write_all(2, text);
}

/// Go's builtin `print`.
#[macro_export]
macro_rules! print {
    ($($e:expr),* $(,)?) => {{
        #[allow(unused_mut)]
        let mut out = ::std::vec::Vec::new();
        $( $crate::d::Printed::print_to($e, &mut out); )*
        $crate::d::print_out(&out);
    }};
}

/// Go's builtin `println`.
#[macro_export]
macro_rules! println {
    () => { $crate::d::print_out(b"\n") };
    ($first:expr $(, $e:expr)* $(,)?) => {{
        let mut out = ::std::vec::Vec::new();
        $crate::d::Printed::print_to($first, &mut out);
        $( out.push(b' '); $crate::d::Printed::print_to($e, &mut out); )*
        out.push(b'\n');
        $crate::d::print_out(&out);
    }};
}

/// # Safety
/// A value of the type lies at the address.
unsafe fn print_shape(ty: &Type, at: *const u8, out: &mut Vec<u8>) {
    // SAFETY: the caller's promise; slices begin with address, length, capacity, and the rest are addresses.
    unsafe {
        match ty.shape {
            Shape::Basic(b) => print_basic(b, at, out),
            Shape::Slice(_) => {
                let words = at.cast::<[usize; 3]>().read();
                let _ = write!(out, "[{}/{}]{:#x}", words[1], words[2], words[0]);
            }
            _ if ty.size == size_of::<usize>() => {
                let _ = write!(out, "{:#x}", at.cast::<usize>().read());
            }
            _ => {
                let _ = write!(out, "{:#x}", at as usize);
            }
        }
    }
}

/// # Safety
/// A value of the basic type lies at the address.
unsafe fn print_basic(basic: Basic, at: *const u8, out: &mut Vec<u8>) {
    macro_rules! show {
        ($t:ty) => {
            write!(out, "{}", at.cast::<$t>().read())
        };
    }
    // SAFETY: the caller's promise.
    let _ = unsafe {
        match basic {
            Basic::Bool => show!(bool),
            Basic::Int => show!(isize),
            Basic::Int8 => show!(i8),
            Basic::Int16 => show!(i16),
            Basic::Int32 => show!(i32),
            Basic::Int64 => show!(i64),
            Basic::Uint | Basic::Uintptr => show!(usize),
            Basic::Uint8 => show!(u8),
            Basic::Uint16 => show!(u16),
            Basic::Uint32 => show!(u32),
            Basic::Uint64 => show!(u64),
            Basic::Float32 => write!(out, "{}", float32(at.cast::<f32>().read())),
            Basic::Float64 => write!(out, "{}", float64(at.cast::<f64>().read())),
            Basic::Complex64 => {
                let [re, im] = at.cast::<[f32; 2]>().read();
                write!(out, "({}{}i)", float32(re), signed(float32(im)))
            }
            Basic::Complex128 => {
                let [re, im] = at.cast::<[f64; 2]>().read();
                write!(out, "({}{}i)", float64(re), signed(float64(im)))
            }
            Basic::String => out.write_all(at.cast::<Str>().read().as_bytes()),
            Basic::UnsafePointer => write!(out, "{:#x}", at.cast::<usize>().read()),
        }
    };
}

fn signed(text: String) -> String {
    if text.starts_with(['+', '-']) { text } else { format!("+{text}") }
}

/// The shortest text that reads back as the same number, with an exponent from 10^6 on.
fn float64(v: f64) -> String {
    special(v).unwrap_or_else(|| layout(&format!("{v:e}")))
}

fn float32(v: f32) -> String {
    special(v as f64).unwrap_or_else(|| layout(&format!("{v:e}")))
}

fn special(v: f64) -> Option<String> {
    if v.is_nan() {
        Some("NaN".into())
    } else if v.is_infinite() {
        Some(if v > 0.0 { "+Inf".into() } else { "-Inf".into() })
    } else {
        None
    }
}

/// From Rust's `-1.25e7` to Go's notation.
fn layout(text: &str) -> String {
    let (sign, text) = text.strip_prefix('-').map_or(("", text), |t| ("-", t));
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let digits = mantissa.replace('.', "");
    if !(-4..6).contains(&exponent) {
        let point =
            if digits.len() > 1 { format!("{}.{}", &digits[..1], &digits[1..]) } else { digits };
        let e = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{point}e{e}{:02}", exponent.abs());
    }
    if exponent < 0 {
        return format!("{sign}0.{}{digits}", "0".repeat((-exponent - 1) as usize));
    }
    let whole = exponent as usize + 1;
    if digits.len() <= whole {
        return format!("{sign}{digits}{}", "0".repeat(whole - digits.len()));
    }
    format!("{sign}{}.{}", &digits[..whole], &digits[whole..])
}

/// An error or a Stringer as the text that it prints itself as.
pub fn preprint(v: Any) -> Any {
    if let Some(e) = v.downcast::<Error>() {
        e.error().into_any()
    } else if let Some(s) = v.downcast::<Stringer>() {
        s.string().into_any()
    } else {
        v
    }
}

/// What is said of a panic while another one's value was printed.
pub fn describe(v: Any, out: &mut Vec<u8>) {
    match (v.downcast::<Str>(), v.go_parts().0) {
        (Some(text), _) => out.extend_from_slice(text.as_bytes()),
        (None, Some(ty)) => out.extend_from_slice(format!("type {ty}").as_bytes()),
        (None, None) => out.extend_from_slice(b"nil"),
    }
}

/// A panic's value as a crash shows it.
pub fn print_panic(v: Any, out: &mut Vec<u8>) {
    let (ty, data) = v.go_parts();
    let Some(ty) = ty else { return out.extend_from_slice(b"nil") };
    let named = !ty.package.path.is_empty();
    match ty.shape {
        Shape::Basic(Basic::UnsafePointer) => {
            let _ = write!(out, "({ty}) {:p}", data.raw());
        }
        Shape::Basic(basic) => {
            let mut text = Vec::new();
            // SAFETY: the word holds a value of the type.
            unsafe { print_basic(basic, data.address(ty), &mut text) };
            if basic == Basic::String {
                text = indented(&text);
            }
            let quote = if basic == Basic::String { "\"" } else { "" };
            if named {
                let _ = write!(out, "{ty}({quote}");
                out.extend_from_slice(&text);
                let _ = write!(out, "{quote})");
            } else {
                out.extend_from_slice(&text);
            }
        }
        _ => {
            let _ = write!(out, "({ty}) {:p}", data.raw());
        }
    }
}

/// Further lines stand behind a tab, so that none looks like the runtime's own.
fn indented(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for &b in text {
        out.push(b);
        if b == b'\n' {
            out.push(b'\t');
        }
    }
    out
}
