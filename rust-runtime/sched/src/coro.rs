//! Coroutines for `iter.Pull`: a goroutine that runs only when it is switched to.

use crate::g::{self, G, Status, WaitReason};
use crate::m::After;
use crate::{sched, spawn};
use go2rs_sys::tls;

/// A coroutine. It is good until its body returns; switching to it after that is an error of the caller.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Coro(&'static G);

/// Makes a coroutine that begins with `f` at the first [`Coro::switch`]. `f` gets the coroutine, to switch back by.
pub fn new<F: FnOnce(Coro) + 'static>(f: F) -> Coro {
    tls::enter_no_stop();
    let g = spawn::new_goroutine(move || f(Coro(g::this())));
    if let Some(parent) = g::current() {
        g.created_by.set(parent.id());
    }
    g.reason.set(WaitReason::Coroutine);
    g.set_status(Status::Waiting);
    // Who is suspended in the coroutine: its own goroutine, until the first switch.
    g.coro.set(std::ptr::from_ref(g).cast_mut().cast());
    tls::exit_no_stop();
    Coro(g)
}

impl Coro {
    /// Runs what is suspended in the coroutine, and suspends the caller there until somebody switches again or the body returns.
    pub fn switch(self) {
        tls::enter_no_stop();
        let me = g::this();
        let other = self.0.coro.replace(std::ptr::from_ref(me).cast_mut().cast());
        // SAFETY: null or a record.
        let Some(other) = (unsafe { other.cast::<G>().as_ref() }) else {
            crate::fatal::throw("coroswitch on exited coro");
        };
        me.reason.set(WaitReason::Coroutine);
        me.set_status(Status::Waiting);
        sched::leave(me, After::SwitchTo(other));
        tls::exit_no_stop();
    }

    /// The coroutine as a word, and back.
    pub fn to_word(self) -> usize {
        std::ptr::from_ref(self.0) as usize
    }

    /// # Safety
    /// The word is from [`Coro::to_word`].
    pub unsafe fn from_word(word: usize) -> Coro {
        // SAFETY: the caller's promise; records are never freed.
        Coro(unsafe { &*(word as *const G) })
    }
}

/// The body of a coroutine returned: who is suspended in it goes on.
pub(crate) fn on_exit(g: &'static G) -> Option<&'static G> {
    // SAFETY: null or a record.
    unsafe { g.coro.replace(std::ptr::null_mut()).cast::<G>().as_ref() }
}
