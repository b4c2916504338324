//! The record of a goroutine.

use crate::m::M;
use crate::panics::{Frame, Link, Panic};
use crate::stack::Stack;
use go2rs_sys::{Lock, tls};
use std::cell::{Cell, UnsafeCell};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};

/// What a goroutine is doing.
#[repr(u32)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// On a list of records to use again.
    Dead = 0,
    /// On a run queue.
    Runnable,
    /// On a thread.
    Running,
    /// Waiting for an event; somebody holds a reference and makes it ready.
    Waiting,
    /// In a system call, perhaps without a P.
    Syscall,
    /// On a run queue, but its registers are in a signal frame, so it goes on only on the thread where it is.
    Interrupted,
}

/// Why a goroutine waits, as crash reports say it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WaitReason {
    None,
    ChanReceiveNil,
    ChanSendNil,
    ChanReceive,
    ChanSend,
    Select,
    SelectNoCases,
    Sleep,
    Semacquire,
    CondWait,
    MutexLock,
    RwMutexRLock,
    RwMutexLock,
    WaitGroupWait,
    IoWait,
    Coroutine,
    Finalizer,
    Signal,
    SynctestRun,
    SynctestWait,
}

impl WaitReason {
    /// Go's text.
    pub fn text(self) -> &'static str {
        match self {
            WaitReason::None => "",
            WaitReason::ChanReceiveNil => "chan receive (nil chan)",
            WaitReason::ChanSendNil => "chan send (nil chan)",
            WaitReason::ChanReceive => "chan receive",
            WaitReason::ChanSend => "chan send",
            WaitReason::Select => "select",
            WaitReason::SelectNoCases => "select (no cases)",
            WaitReason::Sleep => "sleep",
            WaitReason::Semacquire => "semacquire",
            WaitReason::CondWait => "sync.Cond.Wait",
            WaitReason::MutexLock => "sync.Mutex.Lock",
            WaitReason::RwMutexRLock => "sync.RWMutex.RLock",
            WaitReason::RwMutexLock => "sync.RWMutex.Lock",
            WaitReason::WaitGroupWait => "sync.WaitGroup.Wait",
            WaitReason::IoWait => "IO wait",
            WaitReason::Coroutine => "coroutine",
            WaitReason::Finalizer => "finalizer wait",
            WaitReason::Signal => "syscall",
            WaitReason::SynctestRun => "synctest.Run",
            WaitReason::SynctestWait => "synctest.Wait",
        }
    }
}

/// The captures of a goroutine's function and the code that takes them.
#[repr(C)]
pub(crate) struct Start {
    pub(crate) captures: [usize; Start::WORDS],
    pub(crate) first_step: Option<unsafe extern "C" fn(*mut u8) -> !>,
}

impl Start {
    pub(crate) const WORDS: usize = 8;
}

/// A goroutine. Records are never freed, so a `&'static G` is always good to look at; who may write which field
/// follows from the status: a running goroutine's fields are its thread's, a waiting one's belong to who will make it ready.
pub struct G {
    /// Where the goroutine goes on, and the low end of what the collector scans, whenever it is not running.
    pub(crate) sp: Cell<*mut u8>,
    status: AtomicU32,
    pub(crate) id: Cell<u64>,
    /// None until the goroutine first runs, so that those which are started and done one after the other share one.
    pub(crate) stack: Cell<Stack>,
    /// What a goroutine begins with that has no stack yet. Scanned until then.
    pub(crate) start: UnsafeCell<Start>,
    pub(crate) m: Cell<Option<&'static M>>,
    pub(crate) next: Cell<Option<&'static G>>,
    /// The youngest deferred call that has not run.
    pub(crate) defers: Cell<*mut Link>,
    /// The youngest frame that a recovered panic could come back to.
    pub(crate) frame: Cell<*mut Frame>,
    /// The panic that runs deferred calls now.
    pub(crate) panic: Cell<*mut Panic>,
    /// Set for the very function that a panic calls, and taken at that function's entry.
    pub(crate) may_recover: Cell<*mut Panic>,
    /// The first panic of this goroutine came from a nil dereference, at this address; crash reports say so.
    pub(crate) fault: Cell<bool>,
    pub(crate) reason: Cell<WaitReason>,
    /// When it began to wait, as far as the system monitor saw.
    pub(crate) wait_since: Cell<i64>,
    /// What the waker hands over.
    pub(crate) wake_param: Cell<*mut u8>,
    /// Decides which case of a select wins: the first to change it from 0 to 1.
    pub(crate) select_done: AtomicU32,
    /// The thread that this goroutine is locked to by LockOSThread.
    pub(crate) locked_m: Cell<Option<&'static M>>,
    pub(crate) lock_count: Cell<u32>,
    /// rbx, rbp, r12 to r15 and rsp where a system call began.
    pub(crate) syscall_regs: UnsafeCell<[usize; 7]>,
    /// Not counted by deadlock detection's "no goroutines", and not shown unless asked: the runtime's own.
    pub(crate) system: Cell<bool>,
    /// Set by who wants a report: the goroutine prints its own traceback when it is switched to, and switches back.
    pub(crate) dump: Cell<bool>,
    pub(crate) created_by: Cell<u64>,
    /// An address in the function whose `go` statement started it; 0 for goroutines of the runtime.
    pub(crate) created_at: Cell<usize>,
    /// The coroutine that this goroutine is the body of.
    pub(crate) coro: Cell<*mut u8>,
    /// The bubble of testing/synctest.
    pub(crate) bubble: Cell<*mut u8>,
    /// Words that outer crates keep per goroutine: pprof labels and the like. Scanned.
    pub(crate) local: UnsafeCell<[usize; crate::local::WORDS]>,
    pub(crate) preempt: AtomicBool,
    pub(crate) sleep_timer: crate::timer::Timer,
}

// SAFETY: see the type: each plain field has one owner at a time, decided by the status.
unsafe impl Sync for G {}
// SAFETY: as above.
unsafe impl Send for G {}

impl G {
    pub(crate) fn new() -> &'static G {
        let g: &'static G = Box::leak(Box::new(G {
            sp: Cell::new(std::ptr::null_mut()),
            status: AtomicU32::new(Status::Dead as u32),
            id: Cell::new(0),
            stack: Cell::new(Stack::NONE),
            start: UnsafeCell::new(Start { captures: [0; Start::WORDS], first_step: None }),
            m: Cell::new(None),
            next: Cell::new(None),
            defers: Cell::new(std::ptr::null_mut()),
            frame: Cell::new(std::ptr::null_mut()),
            panic: Cell::new(std::ptr::null_mut()),
            may_recover: Cell::new(std::ptr::null_mut()),
            fault: Cell::new(false),
            reason: Cell::new(WaitReason::None),
            wait_since: Cell::new(0),
            wake_param: Cell::new(std::ptr::null_mut()),
            select_done: AtomicU32::new(0),
            locked_m: Cell::new(None),
            lock_count: Cell::new(0),
            syscall_regs: UnsafeCell::new([0; 7]),
            system: Cell::new(false),
            dump: Cell::new(false),
            created_by: Cell::new(0),
            created_at: Cell::new(0),
            coro: Cell::new(std::ptr::null_mut()),
            bubble: Cell::new(std::ptr::null_mut()),
            local: UnsafeCell::new([0; crate::local::WORDS]),
            preempt: AtomicBool::new(false),
            sleep_timer: crate::timer::Timer::new(),
        }));
        ALL.lock().push(g);
        g
    }

    #[inline]
    pub(crate) fn status(&self) -> Status {
        // SAFETY: only `set_status` writes, and it writes values of the enum.
        unsafe { std::mem::transmute::<u32, Status>(self.status.load(Ordering::Acquire)) }
    }

    #[inline]
    pub(crate) fn set_status(&self, status: Status) {
        self.status.store(status as u32, Ordering::Release);
    }

    /// Goroutine numbers start at 1 and are not used again.
    pub fn id(&self) -> u64 {
        self.id.get()
    }

    /// Makes a dead record into a new goroutine that is not on any queue yet.
    pub(crate) fn renew(&self) {
        self.id.set(NEXT_ID.fetch_add(1, Ordering::Relaxed) + 1);
        self.defers.set(std::ptr::null_mut());
        self.frame.set(std::ptr::null_mut());
        self.panic.set(std::ptr::null_mut());
        self.may_recover.set(std::ptr::null_mut());
        self.fault.set(false);
        self.reason.set(WaitReason::None);
        self.wait_since.set(0);
        self.locked_m.set(None);
        self.lock_count.set(0);
        self.system.set(false);
        self.coro.set(std::ptr::null_mut());
        self.preempt.store(false, Ordering::Relaxed);
        // SAFETY: the record is dead, so it is the caller's alone.
        unsafe { *self.local.get() = [0; crate::local::WORDS] };
    }
}

static NEXT_ID: AtomicU64 = AtomicU64::new(0);
/// Every record that was ever made.
static ALL: Lock<Vec<&'static G>> = Lock::new(Vec::new());

/// Calls `f` with every record that is not dead.
pub(crate) fn each(mut f: impl FnMut(&'static G)) {
    for &g in ALL.lock().iter() {
        if g.status() != Status::Dead {
            f(g);
        }
    }
}

/// How many goroutines exist, without the runtime's own.
pub fn num_goroutine() -> usize {
    let mut n = 0;
    each(|g| n += usize::from(!g.system.get()));
    n
}

/// The goroutine that runs on this thread; none on the scheduler's own stack.
#[inline(always)]
pub fn current() -> Option<&'static G> {
    // SAFETY: the word is null or a record, and records are never freed.
    unsafe { tls::current_g().cast::<G>().as_ref() }
}

/// The goroutine that runs on this thread.
#[inline(always)]
pub fn this() -> &'static G {
    match current() {
        Some(g) => g,
        None => no_goroutine(),
    }
}

#[cold]
fn no_goroutine() -> ! {
    crate::fatal::throw("a goroutine's operation on the scheduler's stack")
}
