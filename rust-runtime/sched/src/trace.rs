//! Tracebacks in Go's form.
//!
//! A goroutine that waits walks its own stack: the reporter switches to it with its `dump` mark set, and it switches back when it has written.

use crate::g::{self, G, Status};
use crate::hooks::FrameName;
use crate::{fatal, hooks, stw};
use go2rs_sys::{Lock, clock, context, tls};
use std::ffi::c_void;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

/// Frames of one goroutine that a report shows at most, as in Go.
const MAX_FRAMES: usize = 100;

/// What GOTRACEBACK asks for.
#[derive(Clone, Copy)]
pub(crate) struct Level {
    pub(crate) none: bool,
    pub(crate) all: bool,
    pub(crate) system: bool,
    pub(crate) crash: bool,
}

static ENV: AtomicUsize = AtomicUsize::new(usize::MAX);

/// GOTRACEBACK, and what `debug.SetTraceback` made of it.
pub(crate) fn level() -> Level {
    match ENV.load(Ordering::Relaxed) {
        usize::MAX => parse(&std::env::var("GOTRACEBACK").unwrap_or_default()),
        n => of_number(n),
    }
}

fn of_number(n: usize) -> Level {
    Level { none: n == 0, all: n >= 2, system: n >= 3, crash: n >= 4 }
}

fn parse(text: &str) -> Level {
    of_number(number_of(text))
}

fn number_of(text: &str) -> usize {
    match text {
        "none" | "0" => 0,
        "all" | "1" => 2,
        "system" | "2" => 3,
        "crash" | "wer" => 4,
        _ => 1,
    }
}

/// `debug.SetTraceback`.
pub fn set_level(text: &str) {
    ENV.store(number_of(text), Ordering::Relaxed);
}

/// Writes the goroutine `first`, and all others if `all` or GOTRACEBACK says so.
pub(crate) fn report(first: Option<&'static G>, all: bool) {
    let level = level();
    if level.none {
        return;
    }
    if let Some(g) = first {
        header(g, "running");
        frames();
        created_by(g);
    }
    if all || level.all {
        fatal::freeze();
        g::each(|g| {
            let shown = level.system || !g.system.get();
            if shown && !first.is_some_and(|f| std::ptr::eq(f, g)) {
                other(g);
            }
        });
    }
}

/// The report of a stack that ran over; called on the signal stack of its thread.
pub(crate) fn report_overflow(g: &'static G) {
    report(Some(g), false);
}

/// Where a text that was asked for is gathered; reports go to standard error.
static GATHERED: Lock<Option<String>> = Lock::new(None);

fn print(text: &str) {
    match GATHERED.lock().as_mut() {
        Some(all) => all.push_str(text),
        None => fatal::write(text.as_bytes()),
    }
}

/// The stack of the calling goroutine as `runtime.Stack` gives it, or the stacks of all.
pub fn stack_text(all: bool) -> String {
    let me = g::this();
    let stopped = all && {
        while !stw::stop() {}
        true
    };
    *GATHERED.lock() = Some(String::new());
    header(me, "running");
    frames();
    created_by(me);
    if all {
        g::each(|g| {
            if !std::ptr::eq(g, me) && !g.system.get() {
                other(g);
            }
        });
    }
    let text = GATHERED.lock().take().unwrap_or_default();
    if stopped {
        stw::start();
    }
    text.trim_start_matches('\n').to_string()
}

fn header(g: &G, state: &str) {
    print(&format!("\ngoroutine {} [{state}]:\n", g.id()));
}

fn state(g: &G) -> String {
    let text = match g.status() {
        Status::Dead => "dead",
        Status::Runnable | Status::Interrupted => "runnable",
        Status::Running => "running",
        Status::Syscall => "syscall",
        Status::Waiting => match g.reason.get().text() {
            "" => "waiting",
            t => t,
        },
    };
    let minutes = match g.wait_since.get() {
        0 => 0,
        t => (clock::nanotime() - t) / 60_000_000_000,
    };
    let locked = if g.locked_m.get().is_some() { ", locked to thread" } else { "" };
    if minutes >= 1 {
        format!("{text}, {minutes} minutes{locked}")
    } else {
        format!("{text}{locked}")
    }
}

fn other(g: &'static G) {
    header(g, &state(g));
    if fatal::can_switch_to(g) {
        visit(g);
    } else {
        print("\tgoroutine running on other thread; stack unavailable\n");
    }
    created_by(g);
}

fn created_by(g: &G) {
    let (parent, pc) = (g.created_by.get(), g.created_at.get());
    if parent == 0 || pc == 0 {
        return;
    }
    // Of functions that were inlined into one another, the first is the one that the statement stands in.
    let mut written = false;
    each_name(pc + 1, |f| {
        if !std::mem::replace(&mut written, true) {
            print(&format!(
                "created by {} in goroutine {parent}\n\t{}:{}\n",
                f.function, f.file, f.line
            ));
        }
    });
}

/// Where the reporter was left while it visits a goroutine.
static REPORTER: AtomicPtr<u8> = AtomicPtr::new(std::ptr::null_mut());

fn visit(g: &'static G) {
    g.dump.set(true);
    let me = tls::current_g();
    tls::set_current_g(std::ptr::from_ref(g).cast_mut().cast());
    // SAFETY: the goroutine waits and every other thread stands, so its stack is free to be used; it comes back at once.
    unsafe { context::switch(REPORTER.as_ptr(), g.sp.get()) };
    tls::set_current_g(me);
}

/// A goroutine that was switched to for its report: writes it, and switches back. Returns when the goroutine is really resumed.
#[cold]
pub(crate) fn dump_and_return(g: &'static G) {
    while g.dump.replace(false) {
        frames();
        // SAFETY: the reporter waits in `visit`.
        unsafe { context::switch(g.sp.as_ptr(), REPORTER.load(Ordering::SeqCst)) };
    }
}

/// Writes the frames of the calling stack that are Go code.
fn frames() {
    let (mut shown, mut hidden) = (0, 0);
    backtrace::trace(|frame| {
        if shown >= MAX_FRAMES {
            hidden += 1;
            return hidden < MAX_HIDDEN;
        }
        each_name(frame.ip() as usize, |f| {
            print(&format!("{}(...)\n\t{}:{}\n", f.function, f.file, f.line));
            shown += 1;
        });
        true
    });
    if hidden > 0 {
        print("...additional frames elided...\n");
    }
}

/// How many frames below the shown ones are looked at, to say that there are more.
const MAX_HIDDEN: usize = 1 << 20;

/// Names the Go functions at a return address, the innermost inlined one first.
fn each_name(pc: usize, mut f: impl FnMut(FrameName)) {
    // Debug information is read under a lock of its own.
    tls::enter_no_stop();
    backtrace::resolve((pc - 1) as *mut c_void, |symbol| {
        if let Some(name) = symbol.name()
            && let Some(named) = name_of(
                &name.to_string(),
                symbol.filename().and_then(|f| f.to_str()),
                symbol.lineno(),
            )
        {
            f(named);
        }
    });
    tls::exit_no_stop();
}

/// A program counter of [`callers`] carries this bit, which says that it is a return address, and which of the functions inlined there it means.
const IS_RETURN: usize = 1 << 62;
const INLINED_SHIFT: u32 = 56;
const ADDRESS: usize = (1 << INLINED_SHIFT) - 1;

/// The calls of Go functions on the calling stack, the innermost first, as words for [`frame_at`]; the first `skip` are left out.
pub fn callers(skip: usize, max: usize) -> Vec<usize> {
    let (mut left_out, mut found) = (0, Vec::new());
    backtrace::trace(|frame| {
        let pc = frame.ip() as usize;
        let mut inlined = 0;
        each_name(pc, |_| {
            if left_out < skip {
                left_out += 1;
            } else if found.len() < max {
                found.push(pc | IS_RETURN | inlined << INLINED_SHIFT);
            }
            inlined += 1;
        });
        found.len() < max
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
    let at = match pc & IS_RETURN {
        0 => pc + 1,
        _ => pc & ADDRESS,
    };
    let mut skip = if pc & IS_RETURN == 0 { 0 } else { (pc >> INLINED_SHIFT) & 0x3f };
    let mut found = None;
    each_name(at, |f| {
        if skip == 0 && found.is_none() {
            found = Some(Place { function: f.function, file: f.file, line: f.line, entry: at - 1 });
        }
        skip = skip.saturating_sub(1);
    });
    found
}

/// Symbols that belong to the runtime's own machinery, which Go's reports leave out.
const HIDDEN: [&str; 12] = [
    "go2rs_sched::",
    "go2rs_sys::",
    "go2rs_heap::",
    "go2rs::",
    "backtrace::",
    "core::",
    "alloc::",
    "std::",
    "<core::",
    "<alloc::",
    "<std::",
    "<go2rs",
];

/// Whether a source file is the runtime's, Rust's, or of a crate that the runtime uses: names of inlined functions do not tell.
fn is_hidden_file(file: &str) -> bool {
    let runtime = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let runtime = runtime.strip_suffix("/sched/..").unwrap_or(runtime);
    let own = file
        .strip_prefix(runtime)
        .is_some_and(|rest| rest.contains("/src/") && !rest.contains("/overlay/"));
    own || file.starts_with("/rustc/") || file.contains("/.cargo/registry/")
}

fn name_of(symbol: &str, file: Option<&str>, line: Option<u32>) -> Option<FrameName> {
    let symbol = without_hash(symbol);
    if HIDDEN.iter().any(|h| symbol.starts_with(h)) || file.is_some_and(is_hidden_file) {
        return None;
    }
    (hooks::get().name_frame)(symbol, file, line)
}

/// A legacy symbol without its trailing `::h0123456789abcdef`.
fn without_hash(symbol: &str) -> &str {
    match symbol.rsplit_once("::h") {
        Some((name, hash)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => {
            name
        }
        _ => symbol,
    }
}
