//! Tracebacks in Go's form.
//!
//! A goroutine that waits walks its own stack: the reporter switches to it with its `dump` mark set, and it switches back when it has written.

use crate::frames::{self, Entry};
use crate::g::{self, G, Status};
use crate::{fatal, spawn, stw};
use go2rs_sys::{clock, context, tls};
use std::collections::VecDeque;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

/// How many frames of a goroutine a report shows, from the innermost on, and from the outermost, as in Go.
const FIRST_FRAMES: usize = 50;
const LAST_FRAMES: usize = 50;

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
    report_at(first, all, false);
}

/// As [`report`]; `at_entry` says that the innermost function was only just entered, as far as Go would tell.
fn report_at(first: Option<&'static G>, all: bool, at_entry: bool) {
    let level = level();
    if level.none {
        return;
    }
    let out = &mut Out(None);
    if let Some(g) = first {
        header(out, g, "running");
        frames(out, at_entry);
        created_by(out, g);
    }
    if all || level.all {
        fatal::freeze();
        g::each(|g| {
            let shown = level.system || !g.system.get();
            if shown && !first.is_some_and(|f| std::ptr::eq(f, g)) {
                other(out, g);
            }
        });
    }
}

/// The report of a stack that ran over; called on the signal stack of its thread.
pub(crate) fn report_overflow(g: &'static G) {
    report_at(Some(g), false, true);
}

/// Where a report goes: the text that was asked for, else standard error. Each report has its own, for goroutines ask for theirs at the same time.
struct Out(Option<String>);

impl Out {
    fn print(&mut self, text: &str) {
        match &mut self.0 {
            Some(all) => all.push_str(text),
            None => fatal::write(text.as_bytes()),
        }
    }
}

/// The stack of the calling goroutine as `runtime.Stack` gives it, or the stacks of all.
pub fn stack_text(all: bool) -> String {
    let me = g::this();
    let stopped = all && {
        while !stw::stop() {}
        true
    };
    let mut out = Out(Some(String::new()));
    header(&mut out, me, "running");
    frames(&mut out, false);
    created_by(&mut out, me);
    if all {
        g::each(|g| {
            if !std::ptr::eq(g, me) && !g.system.get() {
                other(&mut out, g);
            }
        });
    }
    let text = out.0.unwrap_or_default();
    if stopped {
        stw::start();
    }
    text.trim_start_matches('\n').to_string()
}

fn header(out: &mut Out, g: &G, state: &str) {
    out.print(&format!("\ngoroutine {} [{state}]:\n", g.id()));
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

fn other(out: &mut Out, g: &'static G) {
    header(out, g, &state(g));
    if fatal::can_switch_to(g) {
        visit(out, g);
    } else {
        out.print("\tgoroutine running on other thread; stack unavailable\n");
    }
    created_by(out, g);
}

fn created_by(out: &mut Out, g: &G) {
    let (parent, pc) = (g.created_by.get(), g.created_at.get());
    if parent == 0 || pc == 0 {
        return;
    }
    // Of functions that were inlined into one another, the first is the one that the statement stands in.
    let creator = frames::resolve(pc + 1);
    if let Some(Entry::Go(f)) = creator.iter().find(|e| matches!(e, Entry::Go(_))) {
        out.print(&format!(
            "created by {} in goroutine {parent}\n\t{}:{}\n",
            f.function, f.file, f.line
        ));
    }
}

/// Where the reporter was left while it visits a goroutine.
static REPORTER: AtomicPtr<u8> = AtomicPtr::new(std::ptr::null_mut());

/// Where the visited goroutine writes.
static VISITED_OUT: AtomicPtr<Out> = AtomicPtr::new(std::ptr::null_mut());

fn visit(out: &mut Out, g: &'static G) {
    g.dump.set(true);
    VISITED_OUT.store(out, Ordering::SeqCst);
    spawn::prepare(g);
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
        // SAFETY: the reporter waits in `visit`, and lent its output to this goroutine alone.
        frames(unsafe { &mut *VISITED_OUT.load(Ordering::SeqCst) }, false);
        // SAFETY: the reporter waits in `visit`.
        unsafe { context::switch(g.sp.as_ptr(), REPORTER.load(Ordering::SeqCst)) };
    }
}

/// Writes the frames of the calling stack that are Go code.
fn frames(out: &mut Out, at_entry: bool) {
    let mut shown = 0;
    // Go's report of an overflow ends with two functions of its runtime.
    let last_frames = if at_entry { LAST_FRAMES - 2 } else { LAST_FRAMES };
    let mut last = VecDeque::new();
    frames::walk(&mut |call| {
        let text = match call.what {
            Entry::Go(_) if shown >= FIRST_FRAMES => String::new(),
            // What asked for the report: Go leaves it out too.
            Entry::Go(f) if shown == 0 && f.function.starts_with("runtime.") => return true,
            Entry::Go(f) if shown == 0 && at_entry => {
                format!("{}(...)\n\t{}:{}\n", f.function, f.file, f.entry_line)
            }
            Entry::Go(f) => format!("{}(...)\n\t{}:{}\n", f.function, f.file, f.line),
            // Where a panic began is told in front of the report; only one that runs deferred calls is shown.
            Entry::Known(PANIC) if shown > 0 => {
                format!("panic(...)\n\t{}\n", frames::runtime_file())
            }
            _ => return true,
        };
        shown += 1;
        if shown <= FIRST_FRAMES {
            out.print(&text);
            return true;
        }
        if last.len() == last_frames {
            last.pop_front();
        }
        last.push_back((call.pc, call.inlined));
        shown < MAX_FRAMES
    });
    let elided = shown.saturating_sub(FIRST_FRAMES + last.len());
    if elided > 0 {
        out.print(&format!("...{elided} frames elided...\n"));
    }
    for (pc, inlined) in last {
        if let Some(Entry::Go(f)) = frames::resolve(pc).get(inlined) {
            out.print(&format!("{}(...)\n\t{}:{}\n", f.function, f.file, f.line));
        }
    }
}

const PANIC: &str = "runtime.gopanic";

/// How many frames are counted at most.
const MAX_FRAMES: usize = 1 << 24;
