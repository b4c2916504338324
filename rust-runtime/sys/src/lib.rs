//! What depends on the operating system and the processor, one folder per target.
//!
//! Everything above this crate speaks to the machine through the names below. A new target is a new folder that offers
//! the same names; `docs/runtime.md` says what each promises. Only the lock and the allocator wrapper are portable: they are
//! built from the futex and the no-stop depth that every target offers.

#[cfg(all(target_os = "linux", target_arch = "x86_64"))]
#[path = "linux_x86_64/mod.rs"]
mod target;

#[cfg(not(all(target_os = "linux", target_arch = "x86_64")))]
compile_error!(
    "go2rs-sys has no folder for this target yet; linux_x86_64 shows what one must offer"
);

pub mod alloc;
pub mod lock;
pub use lock::Lock;
pub use target::{
    clock, context, futex, image, limits, memory, poll, signal, syscall, thread, tls,
};
