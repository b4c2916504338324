//! Goroutines, channels, select, timers, semaphores, defer, panic and recover.
//!
//! Values are untyped here: an interface value is a [`Value`] of two words, a channel's element so many bytes. The crate
//! `go2rs` puts types on top. `docs/runtime.md` says what this crate promises.

pub mod chan;
pub mod coro;
mod exec;
pub mod fatal;
mod find;
mod frames;
mod g;
pub mod hooks;
pub mod local;
mod m;
pub mod netpoll;
pub mod notify;
mod p;
pub mod panics;
mod park;
mod preempt;
mod procs;
mod queue;
pub mod rand;
mod sched;
pub mod select;
pub mod sema;
pub mod sigqueue;
mod spawn;
mod stack;
pub mod start;
mod stw;
pub mod syscalls;
mod sysmon;
mod threads;
pub mod timer;
mod trace;
pub mod waiter;

pub use exec::{after_fork, after_fork_in_child, before_fork};
pub use fatal::set_crash_fd;
pub use fatal::set_max_stack;
pub use frames::{callers, frame_at};
pub use g::{G, WaitReason, num_goroutine};
pub use hooks::{Hooks, Value, set_hooks};
pub use panics::{goexit, panic};
pub use park::{gosched, park, ready};
pub use procs::{
    can_spin, gomaxprocs, lock_os_thread, proc_pin, proc_unpin, set_gomaxprocs, unlock_os_thread,
};
pub use spawn::go;
pub use start::{exit, run};
pub use threads::set_max_threads;
pub use trace::{set_level as set_traceback, stack_text};

/// malloc never runs on a thread that is being stopped.
#[global_allocator]
static ALLOC: go2rs_sys::alloc::NoStopAlloc = go2rs_sys::alloc::NoStopAlloc;
