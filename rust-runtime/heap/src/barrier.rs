//! The hook of the write barrier.
//!
//! `DerefMut` and `IndexMut` call it with each mutable place they give out. The collector stops the world while it marks, so the hook
//! compiles to nothing; concurrent marking will shade here what the place's pointer slots hold. The feature `count-barriers` counts the
//! calls, so that a test can show that every mutable place passes by.

use crate::Layout;

/// A mutable place of a type with this layout is about to be given out.
#[inline(always)]
pub fn barrier_hook(place: *const u8, layout: &'static Layout) {
    #[cfg(feature = "count-barriers")]
    if !layout.is_noscan() && !place.is_null() {
        count::HOOKS.fetch_add(1, core::sync::atomic::Ordering::Relaxed);
    }
    #[cfg(not(feature = "count-barriers"))]
    let _ = (place, layout);
}

/// `count` values of this layout at `destination` are about to be overwritten by a bulk copy or a clear.
#[inline(always)]
pub fn bulk_barrier_hook(destination: *const u8, layout: &'static Layout, count: usize) {
    #[cfg(feature = "count-barriers")]
    if !layout.is_noscan() && !destination.is_null() && count > 0 {
        count::HOOKS.fetch_add(1, core::sync::atomic::Ordering::Relaxed);
    }
    #[cfg(not(feature = "count-barriers"))]
    let _ = (destination, layout, count);
}

/// How often the hooks were called for places with pointers.
#[cfg(feature = "count-barriers")]
pub fn barrier_count() -> u64 {
    count::HOOKS.load(core::sync::atomic::Ordering::Relaxed)
}

#[cfg(feature = "count-barriers")]
mod count {
    pub static HOOKS: core::sync::atomic::AtomicU64 = core::sync::atomic::AtomicU64::new(0);
}
