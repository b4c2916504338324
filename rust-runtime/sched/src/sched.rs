//! The scheduler's shared state: Ps, idle lists, the global queue, and starting and stopping threads.

use crate::g::{self, G, Status};
use crate::m::{self, After, M};
use crate::p::{P, PStatus};
use crate::queue::Queue;
use crate::{fatal, stw};
use go2rs_sys::{Lock, thread, tls};
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicPtr, AtomicU32, AtomicUsize, Ordering};

/// More Ps than this are never made, whatever GOMAXPROCS says.
pub(crate) const MAX_PS: usize = 1024;

/// What the scheduler's lock protects.
pub(crate) struct Sched {
    pub(crate) queue: Queue,
    idle_ps: Option<&'static P>,
    idle_ms: Option<&'static M>,
    ms: usize,
    idle_m_count: usize,
    /// Threads that wait with a goroutine of their own: locked to it, or interrupted in it.
    pub(crate) bound_waiting: isize,
    /// Dead records, the latest first.
    pub(crate) free: Queue,
    /// Dead records that nobody needed for a while, whose stacks gave their memory back.
    pub(crate) trimmed: Queue,
    /// The fewest records in `free` since the monitor last looked.
    free_low: usize,
    /// How many Ps the stopper of the world still waits for is in `STOP_WAIT`; while this is set, no P leaves the idle list.
    pub(crate) stopping: bool,
}

pub(crate) static SCHED: Lock<Sched> = Lock::new(Sched {
    queue: Queue::new(),
    idle_ps: None,
    idle_ms: None,
    ms: 0,
    idle_m_count: 0,
    bound_waiting: 0,
    free: Queue::new(),
    trimmed: Queue::new(),
    free_low: 0,
    stopping: false,
});

static PS: [AtomicPtr<P>; MAX_PS] = [const { AtomicPtr::new(std::ptr::null_mut()) }; MAX_PS];
static PROCS: AtomicUsize = AtomicUsize::new(0);
pub(crate) static IDLE_PS: AtomicUsize = AtomicUsize::new(0);
pub(crate) static SPINNING: AtomicU32 = AtomicU32::new(0);
/// Work was put where a spinning thread should look, and none was there to look.
pub(crate) static NEED_SPINNING: AtomicBool = AtomicBool::new(false);
pub(crate) static GLOBAL_LEN: AtomicUsize = AtomicUsize::new(0);
/// When the network was last polled; 0 while a thread blocks in the poller.
pub(crate) static LAST_POLL: AtomicI64 = AtomicI64::new(0);
/// When the thread that blocks in the poller will wake by itself; 0 for never.
pub(crate) static POLL_UNTIL: AtomicI64 = AtomicI64::new(0);
/// Something outside may yet wake a goroutine, so a program whose goroutines all wait is not dead.
pub(crate) static NEVER_DEAD: AtomicBool = AtomicBool::new(false);

static MAX_THREADS: AtomicUsize = AtomicUsize::new(10_000);

/// `debug.SetMaxThreads`: more threads than this end the program. Gives the limit before.
pub fn set_max_threads(n: usize) -> usize {
    MAX_THREADS.swap(n, Ordering::Relaxed)
}

/// GOMAXPROCS as it is.
pub fn gomaxprocs() -> usize {
    PROCS.load(Ordering::Relaxed)
}

/// Sets GOMAXPROCS and gives what it was.
pub fn set_gomaxprocs(n: usize) -> usize {
    let old = gomaxprocs();
    if n == 0 || n.min(MAX_PS) == old {
        return old;
    }
    while !stw::stop() {}
    resize(n.min(MAX_PS));
    stw::start();
    old
}

/// The Ps up to GOMAXPROCS.
pub(crate) fn ps() -> impl Iterator<Item = &'static P> {
    (0..gomaxprocs()).map(p_at)
}

pub(crate) fn p_at(i: usize) -> &'static P {
    // SAFETY: entries below GOMAXPROCS are set before it is raised, and records are never freed.
    unsafe { &*PS[i].load(Ordering::Acquire) }
}

/// Makes the first Ps. The caller is the only thread, and takes the first.
pub(crate) fn init(procs: usize) {
    make_ps(procs);
    PROCS.store(procs, Ordering::Release);
    p_at(0).set_status(PStatus::Running);
    let mut s = SCHED.lock();
    for i in (1..procs).rev() {
        s.put_idle_p(p_at(i));
    }
    s.ms = 1;
}

fn make_ps(n: usize) {
    for (i, slot) in PS.iter().enumerate().take(n) {
        if slot.load(Ordering::Acquire).is_null() {
            slot.store(Box::leak(Box::new(P::new(i))), Ordering::Release);
        }
    }
}

/// Changes the number of Ps while the world is stopped. The calling thread keeps its P, which takes the first number if need be.
fn resize(n: usize) {
    let old = gomaxprocs();
    make_ps(n);
    if let Some(mine) = m::this().p.get()
        && mine.id.get() >= n
    {
        let (a, b) = (mine.id.get(), 0);
        let first = p_at(b);
        PS[a].store(std::ptr::from_ref(first).cast_mut(), Ordering::Release);
        PS[b].store(std::ptr::from_ref(mine).cast_mut(), Ordering::Release);
        first.id.set(a);
        mine.id.set(b);
    }
    for i in n..old {
        let p = p_at(i);
        let mut left = Queue::new();
        while let Some((g, _)) = p.get() {
            left.push(g);
        }
        p.timers.move_to(&p_at(0).timers);
        // SAFETY: the world is stopped.
        left_over(left, unsafe { &mut *p.free.get() });
    }
    PROCS.store(n, Ordering::Release);
    for i in old..n {
        p_at(i).set_status(PStatus::Stopped);
    }
}

fn left_over(runnable: Queue, dead: &mut Queue) {
    let mut s = SCHED.lock();
    s.put_all(runnable);
    while let Some(g) = dead.pop() {
        s.free.push(g);
    }
}

impl Sched {
    pub(crate) fn put_global(&mut self, g: &'static G) {
        self.queue.push(g);
        GLOBAL_LEN.store(self.queue.len(), Ordering::Release);
    }

    pub(crate) fn put_all(&mut self, q: Queue) {
        self.queue.append(q);
        GLOBAL_LEN.store(self.queue.len(), Ordering::Release);
    }

    /// Takes one goroutine to run and moves a fair share of the rest to `p`, which the caller holds.
    pub(crate) fn get_global(&mut self, p: &P, max: usize) -> Option<&'static G> {
        let share = (self.queue.len() / gomaxprocs().max(1) + 1).min(128).min(max);
        let g = self.queue.pop()?;
        for _ in 1..share {
            let Some(g) = self.queue.pop() else { break };
            if let Some(overflow) = p.put(g, false) {
                self.queue.append(overflow);
                break;
            }
        }
        GLOBAL_LEN.store(self.queue.len(), Ordering::Release);
        Some(g)
    }

    /// A dead record to use again.
    pub(crate) fn take_free(&mut self) -> Option<&'static G> {
        let g = self.free.pop().or_else(|| self.trimmed.pop());
        self.free_low = self.free_low.min(self.free.len());
        g
    }

    /// Up to `max` records that nobody has needed since the last call.
    pub(crate) fn take_unneeded(&mut self, max: usize) -> Queue {
        let mut out = Queue::new();
        for _ in 0..self.free_low.min(max) {
            if let Some(g) = self.free.pop() {
                out.push(g);
            }
        }
        self.free_low = self.free.len();
        out
    }

    pub(crate) fn put_idle_p(&mut self, p: &'static P) {
        p.set_status(PStatus::Idle);
        p.m.set(None);
        p.next_idle.set(self.idle_ps);
        self.idle_ps = Some(p);
        IDLE_PS.fetch_add(1, Ordering::SeqCst);
    }

    /// Takes a P off the idle list. It counts as running from here on, or a stop that begins next would take it for stopped.
    pub(crate) fn get_idle_p(&mut self) -> Option<&'static P> {
        let p = self.idle_ps?;
        p.set_status(PStatus::Running);
        self.idle_ps = p.next_idle.replace(None);
        IDLE_PS.fetch_sub(1, Ordering::SeqCst);
        Some(p)
    }

    fn put_idle_m(&mut self, m: &'static M) {
        m.next_idle.set(self.idle_ms);
        self.idle_ms = Some(m);
        self.idle_m_count += 1;
    }

    fn get_idle_m(&mut self) -> Option<&'static M> {
        let m = self.idle_ms?;
        self.idle_ms = m.next_idle.replace(None);
        self.idle_m_count -= 1;
        Some(m)
    }

    /// Makes the idle list anew after a stop: Ps that no thread waits with are idle, and those of them with work are given back.
    pub(crate) fn rebuild_idle_ps(&mut self) -> Vec<&'static P> {
        self.idle_ps = None;
        IDLE_PS.store(0, Ordering::SeqCst);
        let mut busy = Vec::new();
        for p in ps() {
            if p.m.get().is_some() {
                // Here and not by the thread that waits with it: the next stop must see that it runs.
                p.set_status(PStatus::Running);
            } else if p.is_empty() {
                self.put_idle_p(p);
            } else {
                p.set_status(PStatus::Running);
                busy.push(p);
            }
        }
        busy
    }

    pub(crate) fn has_idle_m(&self) -> bool {
        self.idle_ms.is_some()
    }

    /// Ends the program when no thread can ever run anything again.
    pub(crate) fn check_dead(&self) {
        if self.ms as isize > self.idle_m_count as isize + self.bound_waiting || NEVER_DEAD.load(Ordering::Relaxed) || self.stopping {
            return;
        }
        let (mut waiting, mut busy) = (0, 0);
        g::each(|g| match g.status() {
            _ if g.system.get() => {}
            Status::Waiting => waiting += 1,
            _ => busy += 1,
        });
        if busy > 0 || ps().any(|p| p.timers.next_when() != 0) {
            return;
        }
        fatal::deadlock(waiting == 0);
    }
}

/// Gives a P to the thread that runs this. The P was idle, or handed over.
pub(crate) fn acquire(m: &'static M, p: &'static P) {
    p.m.set(Some(m));
    m.p.set(Some(p));
    crate::sysmon::wake();
}

/// Takes the P from its thread; the caller decides where it goes.
pub(crate) fn release(m: &'static M) -> &'static P {
    match m.p.take() {
        Some(p) => {
            p.m.set(None);
            p
        }
        None => fatal::throw("released a P that the thread did not have"),
    }
}

/// Starts a thread that runs `p`, or an idle P. `spinning` says that the caller counted it as spinning.
pub(crate) fn start_m(p: Option<&'static P>, spinning: bool) {
    let mut s = SCHED.lock();
    let p = match p {
        Some(p) => p,
        None if s.stopping => return,
        None => match s.get_idle_p() {
            Some(p) => p,
            None => return,
        },
    };
    match s.get_idle_m() {
        Some(m) => {
            drop(s);
            m.spinning.set(spinning);
            m.next_p.set(Some(p));
            m.note.signal();
        }
        None => {
            s.ms += 1;
            let ms = s.ms;
            drop(s);
            if ms > MAX_THREADS.load(Ordering::Relaxed) {
                fatal::too_many_threads(MAX_THREADS.load(Ordering::Relaxed));
            }
            new_m(Some(p), spinning);
        }
    }
}

/// Makes sure that a thread is ready to take over when one is interrupted.
pub(crate) fn ensure_spare_m() {
    let mut s = SCHED.lock();
    if !s.has_idle_m() && s.ms < 9_000 {
        s.ms += 1;
        drop(s);
        new_m(None, false);
    }
}

fn new_m(p: Option<&'static P>, spinning: bool) {
    let m = M::new();
    m.spinning.set(spinning);
    m.next_p.set(p);
    // New threads start with signals blocked, so that none arrives before they know who they are.
    let mask = go2rs_sys::signal::Mask::block_all();
    let ok = thread::spawn(enter_thread, std::ptr::from_ref(m).cast_mut().cast());
    mask.restore();
    if !ok {
        fatal::throw("failed to create new OS thread");
    }
}

extern "C" fn enter_thread(arg: *mut libc::c_void) -> *mut libc::c_void {
    // SAFETY: `new_m` passes a record, and records are never freed.
    let m = unsafe { &*arg.cast::<M>() };
    m.adopt();
    crate::start::prepare_thread();
    match m.next_p.take() {
        Some(p) => acquire(m, p),
        None => stop_m(m),
    }
    crate::local::run_thread(m)
}

/// Sleeps as an idle thread until somebody hands over a P.
pub(crate) fn stop_m(m: &'static M) {
    let mut s = SCHED.lock();
    s.put_idle_m(m);
    s.check_dead();
    drop(s);
    wait_for_p(m);
}

/// Sleeps until somebody hands over a P, and takes it.
pub(crate) fn wait_for_p(m: &'static M) {
    m.note.wait();
    match m.next_p.take() {
        Some(p) => acquire(m, p),
        None => fatal::throw("a thread was woken without a P"),
    }
}

/// Makes sure that a thread looks for work, if a P is free and nobody looks yet.
pub(crate) fn wake_p() {
    if IDLE_PS.load(Ordering::SeqCst) == 0 || SPINNING.load(Ordering::SeqCst) != 0 {
        return;
    }
    if SPINNING.compare_exchange(0, 1, Ordering::SeqCst, Ordering::SeqCst).is_err() {
        return;
    }
    let p = take_idle_p();
    match p {
        Some(p) => start_m(Some(p), true),
        None => {
            NEED_SPINNING.store(true, Ordering::SeqCst);
            SPINNING.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// An idle P, unless the world is being stopped.
pub(crate) fn take_idle_p() -> Option<&'static P> {
    let mut s = SCHED.lock();
    if s.stopping {
        return None;
    }
    s.get_idle_p()
}

/// Finds somebody for a P whose thread is away.
pub(crate) fn hand_off(p: &'static P) {
    p.m.set(None);
    if !p.is_empty() || GLOBAL_LEN.load(Ordering::Acquire) != 0 {
        start_m(Some(p), false);
        return;
    }
    if SPINNING.load(Ordering::SeqCst) == 0
        && IDLE_PS.load(Ordering::SeqCst) == 0
        && SPINNING.compare_exchange(0, 1, Ordering::SeqCst, Ordering::SeqCst).is_ok()
    {
        start_m(Some(p), true);
        return;
    }
    let mut s = SCHED.lock();
    if s.stopping {
        drop(s);
        crate::stw::p_stopped(p);
        return;
    }
    if !s.queue.is_empty() {
        drop(s);
        start_m(Some(p), false);
        return;
    }
    let when = p.timers.next_when();
    s.put_idle_p(p);
    drop(s);
    if when != 0 {
        wake_poller(when);
    }
}

/// Makes the thread that blocks in the poller look at its clock again, if it would sleep past `when`.
pub(crate) fn wake_poller(when: i64) {
    if LAST_POLL.load(Ordering::SeqCst) == 0 {
        let until = POLL_UNTIL.load(Ordering::SeqCst);
        if until == 0 || until > when {
            crate::netpoll::wake();
        }
    } else {
        wake_p();
    }
}

/// Puts goroutines that became ready onto queues: the caller's P's if it has one, else the global one.
pub(crate) fn inject(mut list: Queue) {
    if list.is_empty() {
        return;
    }
    let n = list.len();
    let p = m::known().and_then(|m| m.p.get());
    let mut rest = Queue::new();
    while let Some(g) = list.pop() {
        g.set_status(Status::Runnable);
        match p {
            Some(p) => {
                if let Some(overflow) = p.put(g, false) {
                    rest.append(overflow);
                }
            }
            None => rest.push(g),
        }
    }
    if !rest.is_empty() {
        SCHED.lock().put_all(rest);
    }
    match p {
        Some(_) => wake_p(),
        None => (0..n.min(gomaxprocs())).for_each(|_| start_idle()),
    }
}

/// Starts a thread on an idle P, if there is one.
fn start_idle() {
    if IDLE_PS.load(Ordering::SeqCst) > 0 {
        start_m(None, false);
    }
}

/// Keeps the goroutine on its thread, and everything else off that thread, until as many calls of [`unlock_os_thread`].
pub fn lock_os_thread() {
    tls::enter_no_stop();
    let (g, m) = (g::this(), m::this());
    g.lock_count.set(g.lock_count.get() + 1);
    g.locked_m.set(Some(m));
    m.locked_g.set(Some(g));
    tls::exit_no_stop();
}

/// Undoes one [`lock_os_thread`].
pub fn unlock_os_thread() {
    tls::enter_no_stop();
    let g = g::this();
    let left = g.lock_count.get().saturating_sub(1);
    g.lock_count.set(left);
    if left == 0
        && let Some(m) = g.locked_m.take()
    {
        m.locked_g.set(None);
    }
    tls::exit_no_stop();
}

/// Keeps the goroutine on its P and gives that one's number, below GOMAXPROCS, until [`proc_unpin`]. The goroutine does not
/// park meanwhile.
pub fn proc_pin() -> usize {
    tls::enter_no_stop();
    m::this().p.get().map_or(0, |p| p.id.get())
}

/// Undoes [`proc_pin`].
pub fn proc_unpin() {
    tls::exit_no_stop();
}

/// Whether a mutex should look again, after `i` times, before it parks: only where its holder may run on another thread now.
pub fn can_spin(i: isize) -> bool {
    const MOST: isize = 4;
    if i >= MOST || thread::cpu_count_cached() <= 1 {
        return false;
    }
    let others = IDLE_PS.load(Ordering::Relaxed) + SPINNING.load(Ordering::Relaxed) as usize + 1;
    gomaxprocs() > others && m::known().and_then(|m| m.p.get()).is_some_and(P::is_empty)
}

/// Leaves the running goroutine's stack for the scheduler's, which then does `after`. Returns when the goroutine is resumed,
/// perhaps on another thread.
pub(crate) fn leave(g: &'static G, after: After) {
    debug_assert_eq!(tls::no_stop_depth(), 1);
    let m = m::this();
    m.after.set(after);
    // SAFETY: the scheduler's stack was left in `run`, which waits for this.
    unsafe { go2rs_sys::context::switch(g.sp.as_ptr(), m.sp.get()) };
    if g.dump.get() {
        crate::trace::dump_and_return(g);
    }
}
