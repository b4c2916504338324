//! Linux on x86-64.

pub mod clock;
pub mod context;
pub mod futex;
pub mod image;
pub mod limits;
pub mod memory;
pub mod poll;
pub mod signal;
pub mod syscall;
pub mod thread;
pub mod tls;
