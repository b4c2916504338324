//! Signals, as package signal asks the scheduler for them.

use go2rs::sched::sigqueue;

pub fn signal_disable(n: u32) {
    sigqueue::disable(n);
}

pub fn signal_enable(n: u32) {
    sigqueue::enable(n);
}

pub fn signal_ignore(n: u32) {
    sigqueue::ignore(n);
}

pub fn signal_ignored_(n: u32) -> bool {
    sigqueue::ignored(n)
}

pub fn signal_recv() -> u32 {
    sigqueue::recv()
}

/// Waits until signals that arrived so far were taken.
pub fn signal_wait_until_idle() {
    while !sigqueue::is_idle() {
        go2rs::sched::gosched();
    }
}
