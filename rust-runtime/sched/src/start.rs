//! The process: start, main's end, exit.

use crate::g::G;
use crate::m::M;
use crate::sema::Event;
use crate::{
    WaitReason, fatal, local, netpoll, preempt, sched, sigqueue, spawn, stack, stw, sysmon,
};
use go2rs_sys::{Lock, clock, limits, memory, signal, syscall, thread};
use std::sync::atomic::{AtomicBool, Ordering};

/// The bytes of a thread's signal stack. Reports are written there, which takes more than catching a signal.
const SIGNAL_STACK: usize = 1 << 20;

static STARTED: AtomicBool = AtomicBool::new(false);

/// Starts the runtime, runs `main` as goroutine 1, and exits with code 0 when it returns. Other goroutines end where they stand.
///
/// Must be called on the process's first thread, once.
pub fn run(main: fn()) -> ! {
    if STARTED.swap(true, Ordering::SeqCst) {
        fatal::throw("the runtime was started twice");
    }
    let m = M::new();
    m.adopt();
    go2rs_heap::init(&stw::Goroutines);
    netpoll::init();
    preempt::init();
    sigqueue::init();
    prepare_thread();
    sched::init(procs_wanted());
    sched::LAST_POLL.store(clock::nanotime(), Ordering::SeqCst);
    sched::acquire(m, sched::p_at(0));
    let Some(stack) = stack::for_main() else {
        fatal::throw("out of memory: no address space for the main goroutine")
    };
    let g = spawn::main_goroutine(
        move || {
            sysmon::start();
            spawn_finalizers();
            main();
            exit(0)
        },
        stack,
    );
    spawn::start(g);
    local::run_thread(m)
}

/// What every thread of the scheduler needs before it runs Go code.
pub(crate) fn prepare_thread() {
    let low = memory::reserve_lazy(SIGNAL_STACK);
    if low.is_null() {
        fatal::throw("out of memory: no signal stack");
    }
    // SAFETY: threads of the scheduler never end, and neither does the mapping.
    unsafe { signal::set_stack(low, SIGNAL_STACK) };
    go2rs_heap::attach_thread();
    for n in 1..signal::COUNT {
        signal::block(n, false);
    }
}

/// GOMAXPROCS from the environment, or what the machine suggests.
fn procs_wanted() -> usize {
    let env =
        std::env::var("GOMAXPROCS").ok().and_then(|s| s.parse().ok()).filter(|&n: &usize| n > 0);
    env.unwrap_or_else(suggested_procs).min(sched::MAX_PS)
}

/// The default of GOMAXPROCS: the processors, or the container's limit of processor time, rounded up and at least 2.
pub fn suggested_procs() -> usize {
    let cpus = thread::cpu_count();
    match limits::cpus() {
        Some(limit) => cpus.min((limit.ceil() as usize).max(2)),
        None => cpus,
    }
}

/// Whether this is the goroutine of `main`.
pub(crate) fn is_main(g: &G) -> bool {
    g.id() == 1
}

/// `main` called Goexit: the program goes on until its other goroutines are done, and then is dead.
pub(crate) fn main_exited() {}

static BEFORE_EXIT: Lock<Vec<fn(i32)>> = Lock::new(Vec::new());

/// Registers what runs before the process ends by `exit`, newest first: coverage data, profiles.
pub fn before_exit(f: fn(i32)) {
    BEFORE_EXIT.lock().push(f);
}

/// Runs what [`before_exit`] registered, once.
pub fn run_exit_hooks(code: i32) {
    let hooks = std::mem::take(&mut *BEFORE_EXIT.lock());
    for f in hooks.into_iter().rev() {
        f(code);
    }
}

/// Ends the process at once. Nothing is flushed and no deferred call runs.
pub fn exit(code: i32) -> ! {
    run_exit_hooks(code);
    syscall::exit(code)
}

static FINALIZERS: Event = Event::new();

pub(crate) fn finalizers_ready() {
    FINALIZERS.set();
}

/// The goroutine that runs finalizers and cleanups.
fn spawn_finalizers() {
    crate::spawn::go_system(|| {
        loop {
            FINALIZERS.wait(WaitReason::Finalizer);
            go2rs_heap::run_finalizers();
        }
    });
}
