//! What a frame of debug information is to a Go program.

use crate::names::FrameName;

/// One call that a return address stands for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Entry {
    Go(FrameName),
    /// The runtime runs part of a Go function's own body: `recovering`, `scope`, an initialiser.
    Body,
    /// A function of the runtime that Go's reports and `runtime.Callers` show too, such as `runtime.gopanic`.
    Known(&'static str),
    Runtime,
    /// Code of Rust's libraries, between a closure and who calls it.
    Rust,
}

/// Line tables have the bare names of functions, so the file tells whose they are. `name_frame` names functions outside of the runtime.
pub fn classify(
    name: &str,
    file: &str,
    line: u32,
    column: u32,
    name_frame: impl FnOnce(&str, &str, u32, u32) -> Option<FrameName>,
) -> Entry {
    if file.is_empty() || file.starts_with("/rustc/") || file.contains("/.cargo/registry/") {
        return Entry::Rust;
    }
    if let Some(own) = runtime_file(file) {
        // Generic functions have their arguments behind the name.
        let bare = name.split('<').next().unwrap_or(name);
        return of_runtime(own, bare.rsplit("::").next().unwrap_or(bare));
    }
    name_frame(name, file, line, column).map_or(Entry::Runtime, Entry::Go)
}

/// The path of a file of the runtime, below the workspace of its crates.
fn runtime_file(file: &str) -> Option<&str> {
    let home = env!("CARGO_MANIFEST_DIR");
    let own = file.strip_prefix(home.strip_suffix("places").unwrap_or(home))?;
    (own.contains("/src/") && !own.starts_with("overlay/") && !own.starts_with("go/"))
        .then_some(own)
}

fn of_runtime(file: &str, name: &str) -> Entry {
    if BODIES.contains(&(file, name)) {
        return Entry::Body;
    }
    match KNOWN_FUNCTIONS.iter().find(|(place, _)| *place == (file, name)) {
        Some((_, go)) => Entry::Known(go),
        None => Entry::Runtime,
    }
}

/// What calls a closure that is the body of the function around it.
const BODIES: [(&str, &str); 3] = [
    ("sched/src/panics/defer.rs", "call"),
    ("go2rs/src/defer.rs", "scope"),
    ("go2rs/src/global.rs", "init"),
];

const PANICS: &str = "sched/src/panics/mod.rs";
const ERRORS: &str = "go2rs/src/errors.rs";

/// Functions of the runtime that are on the stack in Go too.
pub(crate) const KNOWN_FUNCTIONS: [((&str, &str), &str); 13] = [
    ((PANICS, "panic"), "runtime.gopanic"),
    ((PANICS, "goexit"), "runtime.Goexit"),
    ((ERRORS, "nil_dereference"), "runtime.sigpanic"),
    ((ERRORS, "index"), "runtime.goPanicIndex"),
    ((ERRORS, "slice_high"), "runtime.goPanicSliceAcap"),
    ((ERRORS, "string_slice_high"), "runtime.goPanicSliceAlen"),
    ((ERRORS, "slice_low"), "runtime.goPanicSliceB"),
    ((ERRORS, "slice3_max"), "runtime.goPanicSlice3Acap"),
    ((ERRORS, "slice3_high"), "runtime.goPanicSlice3B"),
    ((ERRORS, "slice3_low"), "runtime.goPanicSlice3C"),
    ((ERRORS, "divide"), "runtime.panicdivide"),
    ((ERRORS, "negative_shift"), "runtime.panicshift"),
    ((ERRORS, "make_slice"), "runtime.panicmakeslicelen"),
];
