//! The collected heap of translated programs: allocation, precise layouts, marking and sweeping.
//!
//! Go types describe where their pointers are with a [`Layout`]; [`alloc`] gives zeroed memory for one. [`collect`] stops the program through
//! the scheduler's [`World`], which also finds its stacks. `docs/heap.md` explains how it works and why it is safe.

mod arena;
mod barrier;
mod cache;
mod collect;
mod helpers;
mod layout;
mod mark;
mod mode;
mod pace;
mod pages;
mod roots;
mod size_class;
mod span;
mod specials;
mod stats;
mod sweep;
mod verify;
mod world;

#[cfg(feature = "count-barriers")]
pub use barrier::barrier_count;
pub use barrier::{barrier_hook, bulk_barrier_hook};
pub use cache::{
    alloc, alloc_array, alloc_noscan, alloc_noscan_dirty, attach_thread, detach_thread,
};
pub use collect::{collect, free_os_memory, init, set_cycle_hook};
pub use layout::{Field, Layout, WORD};
pub use mode::{set_poison, set_stress, set_verify};
pub use pace::{set_gc_percent, set_memory_limit};
pub use roots::{Root, add_root, add_roots};
pub use size_class::{MAX_SMALL, PAGE, size_class_round};
pub use specials::{
    Call, Finalizer, add_cleanup, find_object, run_finalizers, set_finalizer, stop_cleanup,
    take_finalizer, weak_get, weak_handle,
};
pub use stats::{MemStats, PAUSES, read_mem_stats};
pub use world::World;
