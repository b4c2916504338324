//! Coroutines, for `Pull`.

use crate::Coro;
use go2rs::prelude::*;
use go2rs::sched::coro::{self, Coro as Scheduled};

/// What a `*coro` points at: the struct that Go code sees comes first, then the scheduler's coroutine as a word.
#[repr(C)]
struct RuntimeCoro {
    visible: Coro,
    word: usize,
}

pub fn newcoro(f: Func<dyn Fn(Ptr<Coro>)>) -> Ptr<Coro> {
    let place = go2rs::heap::alloc(const { &go2rs::heap::Layout::conservative::<RuntimeCoro>() }).cast::<RuntimeCoro>();
    // SAFETY: the visible part comes first; its zero bytes are its zero value.
    let visible: Ptr<Coro> = unsafe { Ptr::from_raw(place.cast()) };
    let made = coro::new(move |_| f(visible));
    // SAFETY: the allocation has room for it.
    unsafe { (*place).word = made.to_word() };
    visible
}

pub fn coroswitch(c: Ptr<Coro>) {
    // SAFETY: `newcoro` made what the pointer points at.
    unsafe { Scheduled::from_word((*Ptr::raw(c).cast::<RuntimeCoro>()).word) }.switch();
}
