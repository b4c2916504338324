//! A world of plain threads for tests: a signal stops them wherever they are, as the scheduler does.
#![allow(dead_code)]

use go2rs_heap::World;
use go2rs_sys::lock::RawLock;
use go2rs_sys::{context, futex, thread, tls};
use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicUsize, Ordering::SeqCst};
use std::sync::{Mutex, Once};

#[global_allocator]
static ALLOC: go2rs_sys::alloc::NoStopAlloc = go2rs_sys::alloc::NoStopAlloc;

const STOP: i32 = libc::SIGUSR1;
const RUNNING: u32 = 0;
const STANDING: u32 = 1;

struct Thread {
    id: i32,
    high: usize,
    low: AtomicUsize,
    state: AtomicU32,
}

/// The registered threads. The lock is held while the world stands.
struct Registry {
    lock: RawLock,
    threads: UnsafeCell<Vec<&'static Thread>>,
}

// SAFETY: the list is used with the lock held.
unsafe impl Sync for Registry {}

static REGISTRY: Registry = Registry { lock: RawLock::new(), threads: UnsafeCell::new(Vec::new()) };
static STOPPING: AtomicBool = AtomicBool::new(false);
static EPOCH: AtomicU32 = AtomicU32::new(0);
/// How often `finalizers_ready` was called.
pub static READY: AtomicUsize = AtomicUsize::new(0);

fn this() -> &'static Thread {
    // SAFETY: the word is set when the thread is registered, before it can be asked for.
    unsafe { &*tls::current_m().cast::<Thread>() }
}

unsafe extern "C" fn stand_at(_: *mut u8, low: usize) {
    let this = this();
    this.low.store(low, SeqCst);
    loop {
        let epoch = EPOCH.load(SeqCst);
        if !STOPPING.load(SeqCst) {
            break;
        }
        this.state.store(STANDING, SeqCst);
        while STOPPING.load(SeqCst) && EPOCH.load(SeqCst) == epoch {
            futex::wait(&EPOCH, epoch, Some(1_000_000));
        }
        this.state.store(RUNNING, SeqCst);
    }
}

fn stand() {
    // SAFETY: `stand_at` ignores the pointer.
    unsafe { context::spill(stand_at, std::ptr::null_mut()) };
}

extern "C" fn on_signal(_: i32) {
    if tls::no_stop_depth() > 0 {
        tls::set_stop_pending(true);
    } else {
        stand();
    }
}

struct Plain;

impl Plain {
    fn others(&self) -> impl Iterator<Item = &'static Thread> {
        let me = this();
        // SAFETY: the lock is held while the world stands.
        let all = unsafe { &*REGISTRY.threads.get() };
        all.iter().copied().filter(move |thread| !std::ptr::eq(*thread, me))
    }
}

// SAFETY: when `stop` gives true, every registered thread stands with its registers on its stack.
unsafe impl World for Plain {
    fn stop(&self) -> bool {
        tls::enter_no_stop();
        if STOPPING.swap(true, SeqCst) {
            stand();
            tls::exit_no_stop();
            return false;
        }
        REGISTRY.lock.lock();
        let mut rounds = 0u32;
        while self.others().any(|thread| thread.state.load(SeqCst) == RUNNING) {
            if rounds.is_multiple_of(100) {
                self.others()
                    .filter(|t| t.state.load(SeqCst) == RUNNING)
                    .for_each(|t| thread::kill(t.id, STOP));
            }
            rounds += 1;
            thread::yield_now();
        }
        true
    }

    fn start(&self) {
        // SAFETY: `stop` took the lock on this thread.
        unsafe { REGISTRY.lock.unlock() };
        STOPPING.store(false, SeqCst);
        EPOCH.fetch_add(1, SeqCst);
        futex::wake(&EPOCH, u32::MAX >> 1);
        tls::exit_no_stop();
    }

    fn roots(&self, stack: *const usize, visit: &mut dyn FnMut(*const usize, *const usize)) {
        visit(stack, this().high as *const usize);
        for thread in self.others() {
            visit((thread.low.load(SeqCst) & !7) as *const usize, thread.high as *const usize);
        }
    }

    fn processors(&self) -> usize {
        thread::cpu_count()
    }

    fn finalizers_ready(&self) {
        READY.fetch_add(1, SeqCst);
    }
}

/// Runs `body` as a thread of the world and waits for it.
pub fn run<R: Send>(body: impl FnOnce() -> R + Send) -> R {
    std::thread::scope(|scope| spawn(scope, body).join().expect("the body does not panic"))
}

/// Starts a thread of the world.
pub fn spawn<'s, R: Send + 's>(
    scope: &'s std::thread::Scope<'s, '_>,
    body: impl FnOnce() -> R + Send + 's,
) -> std::thread::ScopedJoinHandle<'s, R> {
    static STARTED: Once = Once::new();
    STARTED.call_once(|| {
        // SAFETY: the handler only stands still, and is installed before the first signal.
        unsafe {
            let mut action: libc::sigaction = std::mem::zeroed();
            action.sa_sigaction = on_signal as *const () as usize;
            action.sa_flags = libc::SA_RESTART;
            libc::sigaction(STOP, &action, std::ptr::null_mut());
        }
        tls::set_late_stop(stand);
    });
    scope.spawn(move || {
        let record = Box::leak(Box::new(Thread {
            id: thread::id(),
            high: thread::stack_bounds().1,
            low: AtomicUsize::new(0),
            state: AtomicU32::new(RUNNING),
        }));
        tls::set_current_m((&raw mut *record).cast());
        change(|threads| threads.push(record));
        go2rs_heap::init(&Plain);
        let result = body();
        go2rs_heap::detach_thread();
        change(|threads| threads.retain(|thread| thread.id != record.id));
        result
    })
}

fn change(what: impl FnOnce(&mut Vec<&'static Thread>)) {
    // The lock is held while the world stands: waiting for it inside a no-stop region would keep the world from standing.
    while !REGISTRY.lock.try_lock() {
        thread::yield_now();
    }
    // SAFETY: the lock is held, and the guard of the no-stop depth keeps this thread from standing.
    unsafe {
        what(&mut *REGISTRY.threads.get());
        REGISTRY.lock.unlock();
    }
}

/// Waits for a join or another thing that blocks, counted as standing.
pub fn blocking<R>(wait: impl FnOnce() -> R) -> R {
    let mut wait = Some(wait);
    let mut result = None;
    let mut both = || result = wait.take().map(|wait| wait());
    let mut call: &mut dyn FnMut() = &mut both;
    unsafe extern "C" fn at(data: *mut u8, low: usize) {
        let this = this();
        this.low.store(low, SeqCst);
        this.state.store(STANDING, SeqCst);
        // SAFETY: the data is the reference below.
        unsafe { (*data.cast::<&mut dyn FnMut()>())() };
        loop {
            this.state.store(RUNNING, SeqCst);
            if !STOPPING.load(SeqCst) {
                return;
            }
            this.state.store(STANDING, SeqCst);
            thread::yield_now();
        }
    }
    // SAFETY: `at` gets what it expects.
    unsafe { context::spill(at, (&raw mut call).cast()) };
    result.expect("the call was made")
}

/// Tests of one binary share the heap; those that look at it as a whole take turns.
pub fn alone() -> std::sync::MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// A small generator of random numbers.
pub struct Random(pub u64);

impl Random {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % bound
    }
}

/// The process's peak of resident memory in KiB.
pub fn peak_kib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
        .unwrap_or(0)
}
