//! Walking a stack and naming the Go functions on it.
//!
//! A return address stands for a row of calls, because functions are inlined into one another. What debug information says of each is classified once an address and kept.

use crate::hooks::{self, FrameName};
use go2rs_sys::{Lock, clock, tls};
use std::collections::HashMap;
use std::ffi::c_void;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

/// One call that a return address stands for.
pub(crate) enum Entry {
    Go(FrameName),
    /// The runtime runs part of a Go function's own body: `recovering`, `scope`, an initialiser.
    Body,
    /// A function of the runtime that Go's reports and `runtime.Callers` show too, such as `runtime.gopanic`.
    Known(&'static str),
    Runtime,
    /// Code of Rust's libraries, between a closure and who calls it.
    Rust,
}

/// A Go call on a stack.
pub(crate) struct Call<'a> {
    pub(crate) pc: usize,
    /// Which of the calls at the return address it is.
    pub(crate) inlined: usize,
    pub(crate) what: &'a Entry,
}

impl Call<'_> {
    fn is_of_package(&self, prefix: &str) -> bool {
        matches!(self.what, Entry::Go(f) if f.function.starts_with(prefix))
    }
}

/// Visits the calls on the calling stack, the innermost first, until `f` says false.
pub(crate) fn walk(f: &mut dyn FnMut(&Call) -> bool) {
    let mut walker = Walker { held: None, skipped: None, go_on: true, f };
    backtrace::trace(|frame| {
        let pc = frame.ip() as usize;
        let entries = resolve(pc);
        for i in 0..entries.len() {
            walker.entry(pc, i, &entries);
        }
        walker.go_on
    });
    walker.release();
}

/// Leaves out what the program does not have in Go: closures that `go`, `defer` and method values are made with, and the outer part of a function whose body the runtime calls.
struct Walker<'f> {
    /// A closure that is part of a function, until it is known who called it.
    held: Option<(usize, usize, Arc<[Entry]>)>,
    /// The function whose outer part is still to come.
    skipped: Option<usize>,
    go_on: bool,
    f: &'f mut dyn FnMut(&Call) -> bool,
}

impl Walker<'_> {
    fn entry(&mut self, pc: usize, inlined: usize, entries: &Arc<[Entry]>) {
        match &entries[inlined] {
            Entry::Rust => {}
            Entry::Body => self.release(),
            Entry::Runtime => self.held = None,
            Entry::Known(_) => {
                self.held = None;
                self.show(pc, inlined, entries);
            }
            Entry::Go(name) if name.wrapped => {
                self.held = Some((pc, inlined, entries.clone()));
            }
            Entry::Go(name) => {
                self.held = None;
                if self.skipped.take() != Some(name.id) {
                    self.show(pc, inlined, entries);
                }
            }
        }
    }

    /// The held closure is a function's body.
    fn release(&mut self) {
        let Some((pc, inlined, entries)) = self.held.take() else { return };
        if let Entry::Go(name) = &entries[inlined] {
            if self.skipped.replace(name.id) != Some(name.id) {
                self.show(pc, inlined, &entries);
            }
        }
    }

    fn show(&mut self, pc: usize, inlined: usize, entries: &Arc<[Entry]>) {
        self.go_on = self.go_on && (self.f)(&Call { pc, inlined, what: &entries[inlined] });
    }
}

/// When debug information was last read, in nanoseconds of the monotonic clock; 0 if none is in memory.
static READ_AT: AtomicI64 = AtomicI64::new(0);

/// How long it stays: a report or a logger with places asks again soon.
const KEPT_NS: i64 = 1_000_000_000;

/// Gives debug information back that nobody has asked for in a while: of a server it is a hundred MiB, and most programs need it once, when they register their handlers.
pub(crate) fn forget_unused(now: i64) {
    let at = READ_AT.load(Ordering::Relaxed);
    let due = at != 0 && now - at > KEPT_NS;
    if due && READ_AT.compare_exchange(at, 0, Ordering::Relaxed, Ordering::Relaxed).is_ok() {
        backtrace::clear_symbol_cache();
        #[cfg(target_env = "gnu")]
        // SAFETY: the call only returns pages to the system that malloc has free.
        unsafe {
            libc::malloc_trim(0)
        };
    }
}

static KNOWN: OnceLock<Lock<HashMap<usize, Arc<[Entry]>>>> = OnceLock::new();

/// The calls that a return address stands for, the innermost first.
pub(crate) fn resolve(pc: usize) -> Arc<[Entry]> {
    // Debug information is read under a lock of its own, and memory is taken from malloc.
    tls::enter_no_stop();
    let known = KNOWN.get_or_init(|| Lock::new(HashMap::new()));
    let found = known.lock().get(&pc).cloned();
    let entries = found.unwrap_or_else(|| {
        let mut entries = Vec::new();
        backtrace::resolve((pc - 1) as *mut c_void, |symbol| {
            let name = symbol.name().map(|n| format!("{n:#}")).unwrap_or_default();
            let file = symbol.filename().and_then(|f| f.to_str()).unwrap_or("");
            entries.push(classify(
                &name,
                file,
                symbol.lineno().unwrap_or(0),
                symbol.colno().unwrap_or(0),
            ));
        });
        READ_AT.store(clock::nanotime(), Ordering::Relaxed);
        let entries: Arc<[Entry]> = entries.into();
        known.lock().insert(pc, entries.clone());
        entries
    });
    tls::exit_no_stop();
    entries
}

/// Line tables have the bare names of functions, so the file tells whose they are.
fn classify(name: &str, file: &str, line: u32, column: u32) -> Entry {
    if file.is_empty() || file.starts_with("/rustc/") || file.contains("/.cargo/registry/") {
        return Entry::Rust;
    }
    if let Some(own) = runtime_file(file) {
        // Generic functions have their arguments behind the name.
        let bare = name.split('<').next().unwrap_or(name);
        return of_runtime(own, bare.rsplit("::").next().unwrap_or(bare));
    }
    match (hooks::get().name_frame)(name, file, line, column) {
        Some(name) => Entry::Go(name),
        None => Entry::Runtime,
    }
}

/// The path of a file of the runtime, below the workspace of its crates.
fn runtime_file(file: &str) -> Option<&str> {
    let home = env!("CARGO_MANIFEST_DIR");
    let own = file.strip_prefix(home.strip_suffix("sched").unwrap_or(home))?;
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
const KNOWN_FUNCTIONS: [((&str, &str), &str); 13] = [
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

/// A program counter of [`callers`] carries this bit, which says that it is a return address, and which of the functions inlined there it means.
const IS_RETURN: usize = 1 << 62;
const INLINED_SHIFT: u32 = 56;
const ADDRESS: usize = (1 << INLINED_SHIFT) - 1;

/// The calls of Go functions on the calling stack, the innermost first, as words for [`frame_at`]; the first `skip` are left out. What package runtime calls on the way
/// here counts as one call, `runtime.Callers`.
pub fn callers(skip: usize, max: usize) -> Vec<usize> {
    let (mut left_out, mut found) = (1, Vec::new());
    let mut inside = true;
    walk(&mut |call| {
        inside = inside && call.is_of_package("runtime.");
        if inside {
            if skip == 0 && max > 0 {
                found.clear();
                found.push(call.pc | IS_RETURN | (call.inlined & 0x3f) << INLINED_SHIFT);
            }
        } else if left_out < skip {
            left_out += 1;
        } else if found.len() < max {
            found.push(call.pc | IS_RETURN | (call.inlined & 0x3f) << INLINED_SHIFT);
        }
        inside || found.len() < max
    });
    found
}

/// What stands at a program counter: of [`callers`], or a function's address.
pub struct Place {
    pub function: String,
    pub file: String,
    pub line: u32,
    pub entry: usize,
}

/// Names the Go function at `pc`.
pub fn frame_at(pc: usize) -> Option<Place> {
    if pc & IS_RETURN == 0 {
        return of_function(pc);
    }
    let at = pc & ADDRESS;
    match resolve(at).get((pc >> INLINED_SHIFT) & 0x3f)? {
        Entry::Go(f) => Some(Place {
            function: f.function.clone(),
            file: f.file.clone(),
            line: f.line,
            entry: at - 1,
        }),
        Entry::Known(name) => Some(Place {
            function: name.to_string(),
            file: hooks::runtime_file(),
            line: 0,
            entry: at - 1,
        }),
        Entry::Body | Entry::Runtime | Entry::Rust => None,
    }
}

/// The outermost Go function that has code at an address, which is that of a function or of what a func value calls.
fn of_function(pc: usize) -> Option<Place> {
    resolve(pc + 1).iter().rev().find_map(|e| match e {
        Entry::Go(f) => Some(Place {
            function: f.function.clone(),
            file: f.file.clone(),
            line: f.line,
            entry: pc,
        }),
        _ => None,
    })
}
