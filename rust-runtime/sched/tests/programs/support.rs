//! Typed channels and shorthands over the untyped interface, enough for the cases.

use go2rs_sched::chan::{self, Case, Hchan};
use go2rs_sched::panics::{DeferList, DeferSlot, Node, Recover};
use go2rs_sched::{Value, WaitReason, hooks, notify::NotifyList, sema};
use std::marker::PhantomData;
use std::sync::atomic::AtomicU32;

/// A channel that is never freed.
pub struct Chan<T>(pub *mut Hchan, PhantomData<T>);

impl<T> Clone for Chan<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Chan<T> {}

impl<T: Copy + 'static> Chan<T> {
    pub const NIL: Chan<T> = Chan(std::ptr::null_mut(), PhantomData);

    pub fn new(n: usize) -> Chan<T> {
        let buf: &'static mut [u64] =
            Box::leak(vec![0u64; (n * size_of::<T>()).div_ceil(8) + 1].into_boxed_slice());
        Chan(
            Box::leak(Box::new(Hchan::new(size_of::<T>(), n, buf.as_mut_ptr().cast()))),
            PhantomData,
        )
    }

    /// A channel of an address.
    pub fn of(c: *mut Hchan) -> Chan<T> {
        Chan(c, PhantomData)
    }

    pub fn send(self, v: T) {
        // SAFETY: channels of this type have elements of type T and are leaked.
        unsafe { chan::send(self.0, (&raw const v).cast()) }
    }

    pub fn recv_ok(self) -> (T, bool) {
        let mut v = std::mem::MaybeUninit::<T>::zeroed();
        // SAFETY: as above; elements are plain data for which zeros are a value.
        unsafe {
            let ok = chan::recv(self.0, v.as_mut_ptr().cast());
            (v.assume_init(), ok)
        }
    }

    pub fn recv(self) -> T {
        self.recv_ok().0
    }

    pub fn try_recv(self) -> Option<(T, bool)> {
        let mut v = std::mem::MaybeUninit::<T>::zeroed();
        // SAFETY: as above.
        unsafe { chan::try_recv(self.0, v.as_mut_ptr().cast()).map(|ok| (v.assume_init(), ok)) }
    }

    pub fn try_send(self, v: T) -> bool {
        // SAFETY: as above.
        unsafe { chan::try_send(self.0, (&raw const v).cast()) }
    }

    pub fn close(self) {
        // SAFETY: as above.
        unsafe { chan::close(self.0) }
    }

    pub fn recv_case(self, to: &mut T) -> Case {
        Case::recv(self.0, std::ptr::from_mut(to).cast())
    }

    pub fn send_case(self, from: &T) -> Case {
        Case::send(self.0, std::ptr::from_ref(from).cast())
    }
}

pub fn select(cases: &[Case], block: bool) -> (isize, bool) {
    // SAFETY: cases are made from typed channels and places that outlive the call.
    unsafe { chan::select(cases, block) }
}

/// A wait group of one user: counts down, and wakes one waiter.
#[derive(Clone, Copy)]
pub struct Group(Chan<()>, usize);

impl Group {
    pub fn new(n: usize) -> Group {
        Group(Chan::new(n), n)
    }

    pub fn done(self) {
        self.0.send(());
    }

    pub fn wait(self) {
        for _ in 0..self.1 {
            self.0.recv();
        }
    }
}

/// A mutex over the semaphore, as simple as it gets.
pub struct Mutex(AtomicU32);

impl Mutex {
    pub const fn new() -> Mutex {
        Mutex(AtomicU32::new(1))
    }

    pub fn lock(&self) {
        sema::acquire(&self.0, false, WaitReason::MutexLock);
    }

    pub fn unlock(&self) {
        sema::release(&self.0, false);
    }
}

/// Go's `sync.Cond`.
pub struct Cond(pub NotifyList);

impl Cond {
    pub fn wait(&self, mu: &Mutex) {
        let t = self.0.add();
        mu.unlock();
        self.0.wait(t);
        mu.lock();
    }
}

/// A text as a panic value.
pub fn text(t: &'static &'static str) -> Value {
    hooks::text_value(t)
}

/// Panics with a text.
#[macro_export]
macro_rules! boom {
    ($t:literal) => {{
        static TEXT: &str = $t;
        go2rs_sched::panic($crate::support::text(&TEXT))
    }};
}

/// The text of a recovered value.
pub fn text_of(v: Value) -> String {
    if v == Value::NIL {
        return "nil".to_string();
    }
    // SAFETY: the cases panic with texts only, or with the runtime's own errors, which are texts without hooks.
    unsafe { (*v.data.cast::<&'static str>()).to_string() }
}

/// `defer!(closure)`, the closure taking the right to recover.
#[macro_export]
macro_rules! defer {
    ($f:expr) => {
        let mut deferred = go2rs_sched::panics::Deferred::new($f);
        // SAFETY: the guard is dropped before what it guards.
        let _armed = unsafe { deferred.arm() };
    };
}

#[repr(C)]
struct Boxed<F> {
    node: Node,
    f: Option<F>,
}

/// Adds a closure to a list; the memory is leaked.
pub fn push<F: FnOnce(Recover) + 'static>(list: &DeferList, f: F) {
    unsafe fn run<F: FnOnce(Recover)>(node: *mut Node, r: Recover) {
        // SAFETY: the node is the first field.
        if let Some(f) = unsafe { (*node.cast::<Boxed<F>>()).f.take() } {
            f(r);
        }
    }
    let b = Box::leak(Box::new(Boxed {
        node: Node { next: std::ptr::null_mut(), run: run::<F> },
        f: Some(f),
    }));
    // SAFETY: leaked.
    unsafe { list.push_node(&mut b.node) }
}

pub fn slot<F: FnOnce(Recover)>() -> DeferSlot<F> {
    DeferSlot::new()
}
