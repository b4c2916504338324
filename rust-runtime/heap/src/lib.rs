//! The collected heap of translated programs: allocation, precise layouts, marking and sweeping.
//!
//! Go types describe where their pointers are with a [`Layout`]; [`alloc`] gives zeroed memory for one. The scheduler registers a [`World`],
//! through which [`collect`] stops the program and finds its stacks. `docs/heap.md` explains how it works and why it is safe.

mod barrier;
mod interim;
mod layout;
mod size_class;
mod world;

#[cfg(feature = "count-barriers")]
pub use barrier::barrier_count;
pub use barrier::{barrier_hook, bulk_barrier_hook};
pub use interim::*;
pub use layout::{Field, Layout, WORD};
pub use size_class::{MAX_SMALL, PAGE, size_class_round};
pub use world::World;
