//! Around fork and exec: the child must not run handlers of a runtime whose other threads it does not have.

use go2rs_sys::signal::{self, Mask};
use go2rs_sys::tls;
use std::cell::Cell;

thread_local!(static MASK: Cell<Option<Mask>> = const { Cell::new(None) });

/// Before a fork: blocks signals, and keeps the goroutine on its thread.
pub fn before_fork() {
    tls::enter_no_stop();
    MASK.set(Some(Mask::block_all()));
}

/// After a fork, in the parent.
pub fn after_fork() {
    if let Some(mask) = MASK.take() {
        mask.restore();
    }
    tls::exit_no_stop();
}

/// After a fork, in the child, which will exec: handlers become defaults, ignored signals stay ignored. The depth stays
/// raised, so nothing here switches stacks any more.
pub fn after_fork_in_child() {
    for n in 1..signal::COUNT {
        if n != libc::SIGKILL && n != libc::SIGSTOP && signal::is_handled(n) {
            signal::set_default(n, false);
        }
    }
    if let Some(mask) = MASK.take() {
        mask.restore();
    }
}
