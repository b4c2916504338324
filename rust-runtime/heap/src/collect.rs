//! A collection: stop the world, mark, let it run, sweep as memory is needed.

use crate::cache::{self, each_cache, out_of_memory};
use crate::mark::{self, Worker};
use crate::pages::PAGES;
use crate::stats::{self, Cycle};
use crate::sweep::{self, EPOCH, RUNS};
use crate::world::{self, Stacks, World};
use crate::{helpers, mode, pace, roots, specials, verify};
use core::sync::atomic::AtomicPtr;
use core::sync::atomic::Ordering::{Acquire, Relaxed, Release};
use go2rs_sys::{Lock, clock, thread, tls};

static STARTED: Lock<bool> = Lock::new(false);
/// Below this many live bytes one thread marks faster than several.
const ALONE: usize = 1 << 20;

static CYCLE_HOOK: AtomicPtr<()> = AtomicPtr::new(core::ptr::null_mut());

/// Registers what is called at the start of each collection, with the world stopped: it must not allocate nor wait. Package sync empties its pools
/// there.
pub fn set_cycle_hook(hook: fn()) {
    CYCLE_HOOK.store(hook as *mut (), Release);
}

fn run_cycle_hook() {
    let hook = CYCLE_HOOK.load(Acquire);
    if !hook.is_null() {
        // SAFETY: only `set_cycle_hook` stores here.
        let hook: fn() = unsafe { core::mem::transmute(hook) };
        hook();
    }
}

/// Reserves the heap and reads the environment, once.
pub(crate) fn start() {
    let mut started = STARTED.lock();
    if *started {
        return;
    }
    *started = true;
    mode::start();
    stats::start();
    if !PAGES.lock().start() {
        out_of_memory(0);
    }
    pace::start();
}

/// Threads for a marking, the collecting one included.
fn workers() -> usize {
    match mode::threads() {
        0 if pace::live() < ALONE => 1,
        0 => world::get().processors().max(1).min(thread::cpu_count()),
        set => set,
    }
}

/// Runs a full collection: marks, sweeps everything, queues finalizers. Another thread's collection that runs already is waited for and does
/// not count.
pub fn collect() {
    start();
    if !cycle(true) {
        return;
    }
    sweep::sweep_all();
}

/// Collects if it is time for it. The calling thread holds no lock and is inside no no-stop region.
#[inline]
pub(crate) fn when_due() {
    if pace::due() || mode::stress_due() {
        due();
    }
}

#[cold]
#[inline(never)]
fn due() {
    cycle(mode::stressing());
}

/// Stops the world and marks. `force`: even if it is not time, because another thread has just done it. False inside a no-stop region, where nothing can
/// be done.
fn cycle(force: bool) -> bool {
    if tls::no_stop_depth() > 0 {
        return false;
    }
    let workers = workers();
    helpers::ensure(workers.max(2) - 1);
    let mut trace = None;
    loop {
        let begin = clock::nanotime();
        let stopped = world::stopped(&mut |stacks| {
            if force || pace::due() {
                trace = Some(stopped_cycle(stacks, workers, begin, force));
            }
        });
        if stopped || (!force && !pace::due()) {
            break;
        }
    }
    if let Some(cycle) = trace {
        helpers::sweep_behind();
        stats::print(&cycle);
        if specials::waiting() {
            world::get().finalizers_ready();
        }
    }
    true
}

/// What happens while the world stands.
fn stopped_cycle(stacks: &Stacks, workers: usize, begin: i64, forced: bool) -> Cycle {
    helpers::stop_sweeping();
    run_cycle_hook();
    let before = pace::live();
    let goal = pace::goal();
    finish_sweeping();
    let waiting = protect_runs();
    let marking = clock::nanotime();
    let marked =
        if workers > 1 { mark_all::<true>(stacks, workers) } else { mark_all::<false>(stacks, 1) };
    if mode::verify() {
        verify::check(stacks);
    }
    let settled = clock::nanotime();
    sweep::begin_epoch();
    pace::finish(marked.bytes + waiting, marked.root_bytes);
    let end = clock::nanotime();
    let live = marked.bytes;
    let mut cycle = Cycle {
        begin,
        marking,
        settled,
        end,
        before,
        live,
        goal,
        forced,
        workers,
        number: 0,
        marking_total: 0,
    };
    stats::record(&mut cycle);
    cycle
}

/// Sweeps what the last collection left to be swept, so that the mark bits are clear.
fn finish_sweeping() {
    sweep::sweep_all();
    let epoch = EPOCH.load(Relaxed);
    each_cache(|cache| {
        for run in 0..RUNS {
            // SAFETY: the world stands, and no thread is inside a no-stop region, so the caches are consistent.
            unsafe {
                let span = (*cache).spans[run];
                if !span.is_null() && (*span).epoch != epoch {
                    sweep::sweep(span);
                }
            }
        }
    });
}

/// Marks the slots that threads are about to hand out: objects are born marked. Returns their bytes.
fn protect_runs() -> usize {
    let mut bytes = 0;
    each_cache(|cache| {
        // SAFETY: as in `finish_sweeping`. A thread may stand between reading a cursor and writing it; it goes on with the slot it read.
        unsafe {
            (*cache).unreported = 0;
            for index in 0..RUNS {
                let (run, span) = ((*cache).runs[index], (*cache).spans[index]);
                if run.cursor < run.end && !span.is_null() {
                    (*span).mark_range(
                        (*span).index_of(run.cursor),
                        (*span).index_of(run.end - 1) + 1,
                    );
                    bytes += run.end - run.cursor;
                }
            }
        }
    });
    bytes
}

/// What a marking found.
pub(crate) struct Marked {
    pub bytes: usize,
    pub root_bytes: usize,
}

fn mark_all<const PARALLEL: bool>(stacks: &Stacks, workers: usize) -> Marked {
    mark::begin(workers);
    let mut worker = Worker::<PARALLEL>::new();
    if PARALLEL {
        helpers::begin_marking(workers - 1);
    }
    let root_bytes = visit_roots(&mut worker, stacks);
    worker.run();
    let mut bytes = if PARALLEL { helpers::wait_for_marking() } else { 0 };
    specials::settle(&mut worker);
    bytes += worker.live_bytes;
    worker.finish();
    Marked { bytes, root_bytes }
}

/// Visits all roots; returns their bytes.
pub(crate) fn visit_roots<const P: bool>(worker: &mut Worker<P>, stacks: &Stacks) -> usize {
    let mut bytes = roots::visit(worker);
    specials::visit(worker);
    stacks.each(&mut |low, high| {
        bytes += high - low;
        worker.visit_range(low, high);
    });
    bytes
}

/// Collects, and gives all free memory back to the operating system.
pub fn free_os_memory() {
    collect();
    PAGES.lock().scavenge(usize::MAX);
}

/// Starts the heap with the program's world. Called once, by the scheduler, on the main thread, before any Go code runs. A program that
/// never calls it has to allocate on one thread only.
pub fn init(world: &'static dyn World) {
    world::set(world);
    start();
    cache::attach_thread();
}
