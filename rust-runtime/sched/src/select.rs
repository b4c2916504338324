//! The select statement: cases are looked at in random order, channels locked in address order.

use crate::chan::Hchan;
use crate::g::{self, G, WaitReason};
use crate::m::After;
use crate::panics::panic_plain;
use crate::park::park_forever;
use crate::waiter::Waiter;
use crate::{rand, sched};
use go2rs_sys::tls;
use std::sync::atomic::Ordering;

/// One case of a select.
#[derive(Clone, Copy)]
pub struct Case {
    chan: *mut Hchan,
    elem: *mut u8,
    is_send: bool,
}

impl Case {
    /// A send of the element at `elem`. The channel may be nil: the case is never chosen.
    pub fn send(chan: *mut Hchan, elem: *const u8) -> Case {
        Case { chan, elem: elem.cast_mut(), is_send: true }
    }

    /// A receive into `out`, which may be null.
    pub fn recv(chan: *mut Hchan, out: *mut u8) -> Case {
        Case { chan, elem: out, is_send: false }
    }

    fn is(&self, other: &Case) -> bool {
        std::ptr::eq(self.chan, other.chan)
    }
}

/// Selects with up to this many cases keep their bookkeeping on the stack.
const FEW: usize = 8;

/// Chooses a case that can go on, at random among several, and waits for one if `block`. Gives its index, -1 for none, and
/// for a receive whether an element came.
///
/// # Safety
/// Channels are null or channels; elements fit their channels and stay there until the call returns.
pub unsafe fn select(cases: &[Case], block: bool) -> (isize, bool) {
    for c in cases {
        // SAFETY: the caller's promise.
        if !c.is_send
            && let Some(c) = unsafe { c.chan.as_ref() }
        {
            crate::timer::before_receive(c);
        }
    }
    let mut few = [0u16; 2 * FEW];
    let mut many;
    let orders = if cases.len() <= FEW {
        &mut few[..2 * cases.len()]
    } else {
        many = vec![0u16; 2 * cases.len()];
        &mut many[..]
    };
    let (poll, lock) = orders.split_at_mut(cases.len());
    let n = shuffle(cases, poll);
    let (poll, lock) = (&poll[..n], &mut lock[..n]);
    if n == 0 && block {
        park_forever(if cases.is_empty() { WaitReason::SelectNoCases } else { WaitReason::Select });
    }
    lock.copy_from_slice(poll);
    lock.sort_unstable_by_key(|&i| cases[i as usize].chan as usize);
    // SAFETY: the caller's promise, passed on. `orders` is a vector only for many cases: a select of that size which never
    // returns leaks it, which is nothing beside the goroutine's stack.
    unsafe { run(cases, poll, lock, block) }
}

/// Fills `order` with the indices of the cases that have a channel, in random order.
fn shuffle(cases: &[Case], order: &mut [u16]) -> usize {
    let mut n = 0;
    for (i, c) in cases.iter().enumerate() {
        if c.chan.is_null() {
            continue;
        }
        let j = if n == 0 { 0 } else { rand::below(n as u32 + 1) as usize };
        order[n] = order[j];
        order[j] = i as u16;
        n += 1;
    }
    n
}

/// # Safety
/// `order` is sorted by channel, and channels are channels.
unsafe fn lock_all(cases: &[Case], order: &[u16]) {
    for (k, &i) in order.iter().enumerate() {
        if k == 0 || !cases[i as usize].is(&cases[order[k - 1] as usize]) {
            // SAFETY: the caller's promise.
            unsafe { (*cases[i as usize].chan).lock.lock() };
        }
    }
}

/// # Safety
/// As for `lock_all`, and the locks are held by this thread. `but` is left alone: somebody gave it back.
unsafe fn unlock_all(cases: &[Case], order: &[u16], but: *const Hchan) {
    for (k, &i) in order.iter().enumerate().rev() {
        let last = k == 0 || !cases[i as usize].is(&cases[order[k - 1] as usize]);
        if last && !std::ptr::eq(cases[i as usize].chan, but) {
            // SAFETY: the caller's promise.
            unsafe { (*cases[i as usize].chan).lock.unlock() };
        }
    }
}

/// # Safety
/// As for [`select`]; `poll` and `lock` hold the indices of the cases with a channel.
unsafe fn run(cases: &[Case], poll: &[u16], lock: &[u16], block: bool) -> (isize, bool) {
    // SAFETY: channels are alive, locks are taken and given back in pairs.
    unsafe {
        lock_all(cases, lock);
        for &i in poll {
            let case = &cases[i as usize];
            let c = &*case.chan;
            if case.is_send {
                if c.is_closed() {
                    unlock_all(cases, lock, std::ptr::null());
                    panic_plain("send on closed channel");
                }
                if c.send_now(case.elem) {
                    unlock_all(cases, lock, c);
                    return (i as isize, false);
                }
            } else if let Some(ok) = c.recv_now(case.elem) {
                unlock_all(cases, lock, c);
                return (i as isize, ok);
            }
        }
        if !block {
            unlock_all(cases, lock, std::ptr::null());
            return (-1, false);
        }
        if lock.len() <= FEW {
            let mut waiters = [const { std::mem::MaybeUninit::<Waiter>::uninit() }; FEW];
            wait(cases, lock, waiters.as_mut_ptr().cast())
        } else {
            let mut waiters = Vec::<Waiter>::with_capacity(lock.len());
            wait(cases, lock, waiters.as_mut_ptr())
        }
    }
}

/// What `publish` needs to give the locks back once the goroutine has left its stack.
struct Locks<'a> {
    cases: &'a [Case],
    order: &'a [u16],
}

unsafe fn publish(_: &'static G, arg: *mut u8) -> bool {
    // SAFETY: `wait` passes its record, which lies on the stack of the goroutine that waits. The last unlock may let the goroutine
    // run, so the slices, which lie there too, are not touched after it: `unlock_all` reads ahead of each unlock.
    unsafe {
        let locks = &*arg.cast::<Locks<'_>>();
        let mut distinct: [*const Hchan; 16] = [std::ptr::null(); 16];
        let mut n = 0;
        let mut spill = Vec::new();
        for (k, &i) in locks.order.iter().enumerate() {
            if k == 0 || !locks.cases[i as usize].is(&locks.cases[locks.order[k - 1] as usize]) {
                if n < distinct.len() {
                    distinct[n] = locks.cases[i as usize].chan;
                    n += 1;
                } else {
                    spill.push(locks.cases[i as usize].chan.cast_const());
                }
            }
        }
        for c in distinct[..n].iter().chain(spill.iter()) {
            tls::enter_no_stop();
            (**c).lock.unlock();
        }
    }
    true
}

/// Stands in every line, waits, and leaves the lines again.
///
/// # Safety
/// All locks are held; `waiters` has room for one record a case.
unsafe fn wait(cases: &[Case], lock: &[u16], waiters: *mut Waiter) -> (isize, bool) {
    let g = g::this();
    g.select_done.store(0, Ordering::Relaxed);
    // SAFETY: the waiters lie in the caller's frame and leave all lines before it returns.
    unsafe {
        for (k, &i) in lock.iter().enumerate() {
            let case = &cases[i as usize];
            let w = waiters.add(k);
            w.write(Waiter::new(g, case.elem, true));
            let c = &*case.chan;
            if case.is_send { c.senders().push(w) } else { c.receivers().push(w) }
        }
        let locks = Locks { cases, order: lock };
        // Each held lock raised the depth; the scheduler's stack wants exactly one.
        let depth = tls::no_stop_depth();
        for _ in 1..depth {
            tls::exit_no_stop();
        }
        g.reason.set(WaitReason::Select);
        g.wake_param.set(std::ptr::null_mut());
        g.set_status(crate::g::Status::Waiting);
        sched::leave(g, After::Park(publish, (&raw const locks).cast_mut().cast()));
        let woken = g.wake_param.get().cast::<Waiter>();
        tls::exit_no_stop();
        lock_all(cases, lock);
        let mut chosen = None;
        for (k, &i) in lock.iter().enumerate() {
            let w = waiters.add(k);
            let case = &cases[i as usize];
            if std::ptr::eq(w, woken) {
                chosen = Some((i, (*w).success.get()));
            } else {
                let c = &*case.chan;
                if case.is_send { c.senders().remove(w) } else { c.receivers().remove(w) }
            }
        }
        unlock_all(cases, lock, std::ptr::null());
        match chosen {
            Some((i, false)) if cases[i as usize].is_send => panic_plain("send on closed channel"),
            Some((i, ok)) => (i as isize, ok && !cases[i as usize].is_send),
            None => crate::fatal::throw("a select was woken by nobody"),
        }
    }
}
