//! Walking a stack and naming the Go functions on it.
//!
//! A return address stands for a row of calls, because functions are inlined into one another. A packed binary has a table of them; of others debug information is read,
//! and what it says is classified. Either is done once an address.

use crate::hooks;
pub(crate) use go2rs_places::Entry;
use go2rs_places::classify;
use go2rs_places::table::{SECTION, Table};
use go2rs_sys::{Lock, clock, image, tls};
use std::collections::HashMap;
use std::ffi::c_void;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

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
    // What is found is kept in memory of malloc's.
    tls::enter_no_stop();
    let known = KNOWN.get_or_init(|| Lock::new(HashMap::new()));
    let found = known.lock().get(&pc).cloned();
    let entries = found.unwrap_or_else(|| {
        let entries: Arc<[Entry]> = read(pc).into();
        known.lock().insert(pc, entries.clone());
        entries
    });
    tls::exit_no_stop();
    entries
}

fn read(pc: usize) -> Vec<Entry> {
    match table() {
        Some((table, bias)) => table.calls((pc - 1).wrapping_sub(bias) as u64),
        None => of_debug_information(pc),
    }
}

/// The table of a packed binary, and how far addresses are from those in it.
fn table() -> Option<(Table<'static>, usize)> {
    static TABLE: OnceLock<Option<(Table<'static>, usize)>> = OnceLock::new();
    *TABLE.get_or_init(|| Some((Table::open(image::section(SECTION)?)?, image::bias())))
}

fn of_debug_information(pc: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    backtrace::resolve((pc - 1) as *mut c_void, |symbol| {
        let name = symbol.name().map(|n| format!("{n:#}")).unwrap_or_default();
        let file = symbol.filename().and_then(|f| f.to_str()).unwrap_or("");
        let (line, column) = (symbol.lineno().unwrap_or(0), symbol.colno().unwrap_or(0));
        entries.push(classify(&name, file, line, column, hooks::get().name_frame));
    });
    READ_AT.store(clock::nanotime(), Ordering::Relaxed);
    entries
}

/// Where package runtime's functions are said to be: Go's file.
pub(crate) fn runtime_file() -> String {
    tls::enter_no_stop();
    let root = table().map(|(table, _)| table.go_root().to_string());
    let root = root.filter(|r| !r.is_empty()).or_else(|| (hooks::get().go_root)());
    tls::exit_no_stop();
    root.map_or_else(String::new, |root| format!("{root}/src/runtime/panic.go"))
}

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
        Entry::Known(name) => {
            Some(Place { function: name.to_string(), file: runtime_file(), line: 0, entry: at - 1 })
        }
        Entry::Body | Entry::Runtime | Entry::Rust => None,
    }
}

/// The Go function behind a function's address: that of its code, or the word that a func value begins with. Code that has nothing of a Go function leads on to one.
fn of_function(pc: usize) -> Option<Place> {
    let start = code_of(pc);
    tls::enter_no_stop();
    let found = first_named(start)
        .or_else(|| image::leads_to(start, extent(start, LEADING)).find_map(first_named));
    tls::exit_no_stop();
    found.map(|place| Place { entry: pc, ..place })
}

/// The Go function that the code of a function is of, by the first instructions that tell.
fn first_named(start: usize) -> Option<Place> {
    let mut bound = false;
    (start..start + extent(start, LOOKED_AT)).step_by(STEP).find_map(|at| named(at, &mut bound))
}

/// How many bytes a function has, at most `limit`.
fn extent(start: usize, limit: usize) -> usize {
    (0..limit)
        .step_by(STEP)
        .find(|n| image::function_start(start + n).is_some_and(|own| own != start))
        .unwrap_or(limit)
}

/// Code that does nothing but call a function is not longer.
const LEADING: usize = 128;

/// How many bytes of a function are looked at: the call of a func value begins with code of the runtime.
const LOOKED_AT: usize = 2048;

/// Instructions that matter are not shorter.
const STEP: usize = 4;

/// The outermost Go function that has code at an address. A closure that a method value is made of is none, but says that the name which follows is of one.
fn named(at: usize, bound: &mut bool) -> Option<Place> {
    let calls = read(at + 1);
    let function = calls.iter().rev().find_map(|e| match e {
        Entry::Go(f) if f.wrapped => {
            *bound = true;
            None
        }
        Entry::Go(f) => Some(f),
        _ => None,
    })?;
    let of_method = if *bound && is_method(&function.function) { "-fm" } else { "" };
    Some(Place {
        function: format!("{}{of_method}", function.function),
        file: function.file.clone(),
        line: function.line,
        entry: at,
    })
}

/// Whether a name is that of a declared method: `main.T.M`.
fn is_method(name: &str) -> bool {
    let bare = name.rsplit('/').next().unwrap_or(name);
    bare.matches('.').count() > 1 && !bare.contains(".func")
}

/// The code that a func value calls, by the word it begins with, which is the address of a table; other addresses as they are.
fn code_of(word: usize) -> usize {
    /// The last entry of the table of a `dyn Fn`, behind size, alignment and the ways to call it mutably and once.
    const CALL: usize = 5;
    let is_table = word.is_multiple_of(align_of::<usize>())
        && image::contains(word, (CALL + 1) * size_of::<usize>())
        && image::function_start(word).is_none();
    if !is_table {
        return word;
    }
    // SAFETY: the bytes are in the program's image.
    let code = unsafe { (word as *const usize).add(CALL).read() };
    if image::function_start(code) == Some(code) { code } else { word }
}
