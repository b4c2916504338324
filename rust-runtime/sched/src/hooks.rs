//! What the outer crate knows and this one needs: making and printing interface values, naming functions.

pub use go2rs_places::FrameName;
use std::sync::OnceLock;

/// An interface value of Go, as its two words. What the words mean is the outer crate's.
#[repr(C)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Value {
    pub tab: *const u8,
    pub data: *const u8,
}

impl Value {
    /// The nil interface.
    pub const NIL: Value = Value { tab: std::ptr::null(), data: std::ptr::null() };
}

/// What the crate of typed values provides.
pub struct Hooks {
    /// A `runtime.Error` whose `Error()` is the text as it stands, as for a send on a closed channel.
    pub plain_error: fn(&'static str) -> Value,
    /// For an error or a Stringer the string value of its text, else the value itself. Runs the value's own method.
    pub preprint: fn(Value) -> Value,
    /// Writes a value as an unrecovered panic shows it: `42`, `"text"` without quotes, `main.T{...}` as type and address.
    pub print: fn(Value, &mut Vec<u8>),
    /// Writes what a panic while a panic's value was printed is told as: a string's text, of all else the type.
    pub describe: fn(Value, &mut Vec<u8>),
    /// Go's name of a Rust function, from what debug information has: its bare name and a place in it. None leaves the frame out.
    pub name_frame: fn(name: &str, file: &str, line: u32, column: u32) -> Option<FrameName>,
    /// The root of the Go tree that the standard library was translated from.
    pub go_root: fn() -> Option<String>,
}

static HOOKS: OnceLock<&'static Hooks> = OnceLock::new();

/// Registers the hooks. Only the first call counts.
pub fn set_hooks(hooks: &'static Hooks) {
    let _ = HOOKS.set(hooks);
}

/// The registered hooks, or ones that know texts only.
pub(crate) fn get() -> &'static Hooks {
    HOOKS.get().copied().unwrap_or(&PLAIN)
}

/// A text as a value, for programs without typed values: tests of this crate.
#[doc(hidden)]
pub fn text_value(text: &'static &'static str) -> Value {
    Value { tab: std::ptr::from_ref(&PLAIN).cast(), data: std::ptr::from_ref(text).cast() }
}

static PLAIN: Hooks = Hooks {
    plain_error: |text| text_value(Box::leak(Box::new(text))),
    preprint: |v| v,
    print: |v, out| {
        if v.tab == std::ptr::from_ref(&PLAIN).cast() {
            // SAFETY: only `text_value` makes values with this word, from a static text.
            out.extend_from_slice(unsafe { *v.data.cast::<&'static str>() }.as_bytes());
        } else {
            out.extend_from_slice(format!("({:p}, {:p})", v.tab, v.data).as_bytes());
        }
    },
    describe: |v, out| (PLAIN.print)(v, out),
    name_frame: |symbol, file, line, _| {
        let (function, file) = (symbol.to_string(), file.to_string());
        Some(FrameName { function, file, line, entry_line: line, id: 0, wrapped: false })
    },
    go_root: || None,
};
