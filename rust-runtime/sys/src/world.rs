//! How the collector stops the world and finds its roots, without knowing the scheduler.
//!
//! The scheduler registers a [`World`]. Until then a program has one thread that matters, and the world that is built in
//! serves: it stops nobody and offers the calling thread's stack.

use crate::{context, thread};
use std::sync::OnceLock;

/// Calls a visitor with each range [low, high) of words that may point into the collected heap.
pub trait Roots {
    /// Stacks with their registers, and what was registered by [`World::add_root`]. Ranges are aligned to words.
    fn each(&self, visit: &mut dyn FnMut(usize, usize));

    /// The allocation cache of each thread that has one, so that the collector can flush them.
    fn each_cache(&self, visit: &mut dyn FnMut(*mut u8));
}

/// Stops and starts everything that can touch the collected heap.
pub trait World: Sync {
    /// Stops every other thread that runs Go code, calls `work`, and lets them go on.
    ///
    /// The calling goroutine's registers are on its stack while `work` runs, so the roots are complete only inside it. False,
    /// without a call, when another thread's stop came first: the caller waited for its end, counted as stopped itself, and
    /// looks again whether it still wants one. Called with no lock held and the caller's cache consistent, since that
    /// other stop may look at both. `work` runs with the no-stop depth raised and allocates neither from malloc nor here.
    fn stop(&self, work: &mut dyn FnMut(&dyn Roots)) -> bool;

    /// Adds words outside the collected heap to the roots, for the rest of the program or until removed.
    fn add_root(&self, low: usize, high: usize);

    /// Removes what [`World::add_root`] added with the same bounds.
    fn remove_root(&self, low: usize, high: usize);
}

static WORLD: OnceLock<&'static dyn World> = OnceLock::new();

/// Registers the scheduler. Only the first call counts.
pub fn set(world: &'static dyn World) {
    let _ = WORLD.set(world);
}

/// The world of this program.
pub fn get() -> &'static dyn World {
    WORLD.get().copied().unwrap_or(&Alone)
}

/// The world of a program that never started the scheduler.
struct Alone;

struct OneStack {
    low: usize,
    high: usize,
}

impl Roots for OneStack {
    fn each(&self, visit: &mut dyn FnMut(usize, usize)) {
        visit(self.low, self.high);
    }

    fn each_cache(&self, visit: &mut dyn FnMut(*mut u8)) {
        let cache = crate::tls::thread_cache();
        if !std::ptr::eq(cache, crate::tls::NO_CACHE.as_ptr().cast()) {
            visit(cache);
        }
    }
}

type Work<'a, 'b> = &'a mut (dyn FnMut(&dyn Roots) + 'b);

impl World for Alone {
    fn stop(&self, mut work: &mut dyn FnMut(&dyn Roots)) -> bool {
        unsafe extern "C" fn with_stack(data: *mut u8, sp: usize) {
            // SAFETY: `data` is the reference below, which outlives the call.
            let work = unsafe { &mut *data.cast::<Work<'_, '_>>() };
            work(&OneStack { low: sp, high: thread::stack_bounds().1 });
        }
        let data: *mut Work<'_, '_> = &mut work;
        // SAFETY: `with_stack` gets what it expects.
        unsafe { context::spill(with_stack, data.cast()) };
        true
    }

    fn add_root(&self, _low: usize, _high: usize) {}

    fn remove_root(&self, _low: usize, _high: usize) {}
}
