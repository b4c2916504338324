//! Deferred calls: links in the frames that made them, and the frames that recovered panics come back to.

use super::{Frame, Recover};
use crate::g;
use go2rs_sys::context::{self, Landing};
use std::marker::PhantomData;
use std::mem::ManuallyDrop;

/// One deferred call, or a list of them, on the goroutine's list.
#[repr(C)]
pub struct Link {
    /// The next older link; the link itself once it has been taken off the list.
    prev: *mut Link,
    run: unsafe fn(*mut Link, Recover),
    frame: *mut Frame,
}

impl Link {
    const fn new(run: unsafe fn(*mut Link, Recover)) -> Link {
        Link { prev: std::ptr::null_mut(), run, frame: std::ptr::null_mut() }
    }

    pub(super) fn frame(&self) -> *mut Frame {
        self.frame
    }

    /// Whether the link has been taken off the list.
    fn is_off(&self) -> bool {
        std::ptr::eq(self.prev, self)
    }

    /// Marks the link as off the list and gives the one below it.
    pub(super) fn unlink(&mut self) -> *mut Link {
        let me: *mut Link = self;
        std::mem::replace(&mut self.prev, me)
    }

    /// # Safety
    /// The link was just taken off the list, and its frame is alive.
    pub(super) unsafe fn run(link: *mut Link, recover: Recover) {
        // SAFETY: the caller's promise.
        unsafe { ((*link).run)(link, recover) }
    }

    /// # Safety
    /// The link stays where it is until it is off the list.
    #[inline(always)]
    unsafe fn push(link: *mut Link) {
        let g = g::this();
        // SAFETY: the caller's promise.
        unsafe {
            (*link).prev = g.defers.get();
            (*link).frame = g.frame.get();
        }
        g.defers.set(link);
    }

    /// The function returns: runs this link, and before it what was linked later. Nothing if it ran already.
    ///
    /// # Safety
    /// The link was pushed by [`Link::push`] in this goroutine.
    #[inline(always)]
    unsafe fn finish(link: *mut Link) {
        let g = g::this();
        if g.defers.get() == link {
            // SAFETY: the caller's promise.
            unsafe {
                g.defers.set((*link).unlink());
                ((*link).run)(link, Recover::NONE);
            }
        } else {
            // SAFETY: the caller's promise.
            unsafe { Self::finish_younger(link) }
        }
    }

    /// # Safety
    /// As for [`Link::finish`].
    #[cold]
    unsafe fn finish_younger(link: *mut Link) {
        let g = g::this();
        // SAFETY: links above this one were pushed later, by this function or by functions that it called.
        unsafe {
            loop {
                let top = g.defers.get();
                if (*link).is_off() || top.is_null() {
                    return;
                }
                g.defers.set((*top).unlink());
                ((*top).run)(top, Recover::NONE);
            }
        }
    }
}

/// A deferred closure: `let mut d = Deferred::new(f); let _armed = unsafe { d.arm() };`.
#[repr(C)]
pub struct Deferred<F: FnOnce(Recover)> {
    link: Link,
    f: ManuallyDrop<F>,
}

impl<F: FnOnce(Recover)> Deferred<F> {
    #[inline(always)]
    pub fn new(f: F) -> Self {
        unsafe fn run<F: FnOnce(Recover)>(link: *mut Link, recover: Recover) {
            // SAFETY: the link is the first field of a `Deferred<F>`, and each link runs once.
            unsafe { ManuallyDrop::take(&mut (*link.cast::<Deferred<F>>()).f)(recover) }
        }
        Deferred { link: Link::new(run::<F>), f: ManuallyDrop::new(f) }
    }

    /// Links the call. It runs when the guard is dropped, or when a panic comes by.
    ///
    /// # Safety
    /// The guard is dropped before `self` moves or goes, unless a panic jumps over both.
    #[inline(always)]
    #[must_use]
    pub unsafe fn arm(&mut self) -> ArmedCall<'_, F> {
        // SAFETY: the caller's promise.
        unsafe { Link::push(&mut self.link) };
        ArmedCall { deferred: self, frame: PhantomData }
    }
}

/// Unlinks and runs a deferred closure when dropped. It is most often the youngest link then, and called without the detour over the link's function.
pub struct ArmedCall<'a, F: FnOnce(Recover)> {
    deferred: *mut Deferred<F>,
    frame: PhantomData<&'a mut Link>,
}

impl<F: FnOnce(Recover)> Drop for ArmedCall<'_, F> {
    #[inline(always)]
    fn drop(&mut self) {
        let link = self.deferred.cast::<Link>();
        let g = g::this();
        if g.defers.get() == link {
            // SAFETY: the link is on the list, so the closure has not run, and it runs once.
            unsafe {
                g.defers.set((*link).unlink());
                ManuallyDrop::take(&mut (*self.deferred).f)(Recover::NONE);
            }
        } else {
            // SAFETY: the guard was made by pushing the link.
            unsafe { Link::finish_younger(link) }
        }
    }
}

/// Unlinks and runs a list of deferred calls when dropped.
pub struct Armed<'a> {
    link: *mut Link,
    frame: PhantomData<&'a mut Link>,
}

impl Drop for Armed<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: the guard was made by pushing the link.
        unsafe { Link::finish(self.link) }
    }
}

/// A deferred closure that is set in a branch: `let mut d = DeferSlot::new(); let _guard = d.guard(); .. unsafe { d.set(f) }`.
///
/// It counts from where it is set: calls deferred earlier run after it, calls deferred later before it.
#[repr(C)]
pub struct DeferSlot<F: FnOnce(Recover)> {
    link: Link,
    f: std::cell::UnsafeCell<Option<F>>,
}

impl<F: FnOnce(Recover)> DeferSlot<F> {
    #[inline]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        unsafe fn run<F: FnOnce(Recover)>(link: *mut Link, recover: Recover) {
            // SAFETY: the link is the first field of a `DeferSlot<F>`.
            if let Some(f) = unsafe { (*(*link.cast::<DeferSlot<F>>()).f.get()).take() } {
                f(recover);
            }
        }
        DeferSlot { link: Link::new(run::<F>), f: std::cell::UnsafeCell::new(None) }
    }

    /// What runs the closure when the function returns.
    ///
    /// # Safety
    /// As for [`Deferred::arm`].
    #[inline]
    #[must_use]
    pub unsafe fn guard(&self) -> SlotGuard<'_, F> {
        SlotGuard { slot: self }
    }

    /// Defers the closure. At most once for each guard.
    ///
    /// # Safety
    /// A guard of this slot is alive.
    #[inline]
    pub unsafe fn set(&self, f: F) {
        // SAFETY: the slot does not move while the guard is alive.
        unsafe {
            *self.f.get() = Some(f);
            Link::push((&raw const self.link).cast_mut());
        }
    }
}

/// Runs the closure of a [`DeferSlot`] when dropped, if one was set.
pub struct SlotGuard<'a, F: FnOnce(Recover)> {
    slot: &'a DeferSlot<F>,
}

impl<F: FnOnce(Recover)> SlotGuard<'_, F> {
    /// As [`DeferSlot::set`], which the guard makes safe.
    #[inline]
    pub fn set(&self, f: F) {
        // SAFETY: this is the guard.
        unsafe { self.slot.set(f) }
    }
}

impl<F: FnOnce(Recover)> Drop for SlotGuard<'_, F> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: a closure is there only between `set`, which pushed the link, and the run.
        unsafe {
            if (*self.slot.f.get()).is_some() {
                Link::finish((&raw const self.slot.link).cast_mut());
            }
        }
    }
}

/// The head of a deferred closure that outlives the statement that made it. The outer crate allocates it in the
/// collected heap, with the closure behind it.
#[repr(C)]
pub struct Node {
    pub next: *mut Node,
    pub run: unsafe fn(*mut Node, Recover),
}

/// Deferred calls of loops and of range-over-func bodies. All deferred calls of a function that has one go through it,
/// so that their order is kept.
#[repr(C)]
pub struct DeferList {
    link: Link,
    head: std::cell::Cell<*mut Node>,
    /// The youngest link when the list was made: the list's place is right above it, whenever it is armed.
    below: *mut Link,
    frame: *mut Frame,
}

impl DeferList {
    /// An empty list of the running function, made at its entry.
    #[inline]
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        let g = g::this();
        DeferList {
            link: Link::new(Self::run),
            head: std::cell::Cell::new(std::ptr::null_mut()),
            below: g.defers.get(),
            frame: g.frame.get(),
        }
    }

    /// Links the list. It may be late: in the body of a range over a function, the iterator's own deferred calls
    /// were linked since, and stay above.
    ///
    /// # Safety
    /// As for [`Deferred::arm`].
    #[inline]
    #[must_use]
    pub unsafe fn arm(&self) -> Armed<'_> {
        let link = (&raw const self.link).cast_mut();
        let g = g::this();
        // SAFETY: the links from the youngest down to `below` are alive: they were pushed while this function runs.
        unsafe {
            (*link).frame = self.frame;
            (*link).prev = self.below;
            let mut at = g.defers.get();
            if at == self.below {
                g.defers.set(link);
            } else {
                while (*at).prev != self.below {
                    at = (*at).prev;
                }
                (*at).prev = link;
            }
        }
        Armed { link, frame: PhantomData }
    }

    /// Adds a call, which runs before those added earlier.
    ///
    /// # Safety
    /// The node stays alive while the list refers to it, and its `run` may be called once with it.
    pub unsafe fn push_node(&self, node: *mut Node) {
        // SAFETY: the caller's promise.
        unsafe { (*node).next = self.head.get() };
        self.head.set(node);
    }

    /// Runs the calls one by one. While one runs, the list is linked again, so that a panic in it finds the rest.
    unsafe fn run(link: *mut Link, mut recover: Recover) {
        // SAFETY: the link is the first field of a list, and nodes are alive while linked.
        unsafe {
            let list = link.cast::<DeferList>();
            let frame = (*link).frame;
            loop {
                let node = (*list).head.get();
                if node.is_null() {
                    return;
                }
                (*list).head.set((*node).next);
                if !(*list).head.get().is_null() {
                    Link::push(link);
                    (*link).frame = frame;
                }
                ((*node).run)(node, recover);
                if recover.is_panicking() || (*link).is_off() {
                    return;
                }
                recover = Recover::NONE;
                g::this().defers.set((*link).unlink());
            }
        }
    }
}

/// Runs `body`, which may return early when one of its deferred calls recovers a panic.
#[inline]
pub fn recovering<F: FnOnce()>(body: F) {
    unsafe extern "C-unwind" fn call<F: FnOnce()>(data: *mut u8) {
        // SAFETY: `data` is the closure below, and this is its only use.
        unsafe { data.cast::<F>().read()() }
    }
    let mut body = ManuallyDrop::new(body);
    let g = g::this();
    let mut frame = Frame { landing: Landing::new(), prev: g.frame.get(), defers: g.defers.get() };
    g.frame.set(&mut frame);
    // SAFETY: the landing is in this frame, and the closure is read once by `call`.
    unsafe { context::land(&mut frame.landing, call::<F>, (&raw mut body).cast()) };
    g.frame.set(frame.prev);
}
