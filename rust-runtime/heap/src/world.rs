//! What the collector asks of the scheduler.

use go2rs_sys::{context, thread, tls};
use std::sync::OnceLock;

/// The threads and goroutines of the program, as the collector sees them. The scheduler registers the one implementation with
/// [`crate::init`].
///
/// # Safety
/// Between the return of [`World::stop`] and the call of [`World::start`] no thread but the caller runs Go code or code of this crate, and
/// [`World::roots`] reports every word of thread and goroutine state that may hold a pointer into the heap.
pub unsafe trait World: Sync {
    /// Stops every other thread that runs Go code, and waits until all stand. A thread inside a no-stop region runs to its end first;
    /// a thread blocked in the kernel counts as stopped and waits for [`World::start`] when it comes back.
    /// Returns `false` when another thread stops the world already: then the caller has to let itself be stopped, and to look again afterwards.
    fn stop(&self) -> bool;

    /// Lets the threads run again.
    fn start(&self);

    /// Calls `visit` for each range of words that may hold pointers: the stack of each goroutine from its lowest live word (the red zone
    /// included for one that a signal interrupted) to its high end, saved registers (all of them, vector state too, for a thread that a
    /// signal interrupted), and scheduler state outside of the heap that no [`crate::add_root`] covers. The caller of [`World::stop`] has its
    /// registers on its stack; its range begins at `stack`.
    /// Called while the world stands: must not allocate.
    fn roots(&self, stack: *const usize, visit: &mut dyn FnMut(*const usize, *const usize));

    /// How many threads may mark: `GOMAXPROCS`.
    fn processors(&self) -> usize;

    /// Finalizers or cleanups wait to be taken by [`crate::take_finalizer`]: wake the goroutine that runs them. The world runs.
    fn finalizers_ready(&self) {}
}

static WORLD: OnceLock<&'static dyn World> = OnceLock::new();

/// Registers the scheduler. Only the first call counts.
pub(crate) fn set(world: &'static dyn World) {
    let _ = WORLD.set(world);
}

/// The world of this program.
pub(crate) fn get() -> &'static dyn World {
    WORLD.get().copied().unwrap_or(&Alone)
}

/// The stacks of a world that stands.
pub(crate) struct Stacks {
    own: usize,
}

impl Stacks {
    /// Calls `visit` with each range that [`World::roots`] has.
    pub fn each(&self, visit: &mut dyn FnMut(usize, usize)) {
        get().roots(self.own as *const usize, &mut |low, high| visit(low as usize, high as usize));
    }
}

type Work<'a, 'b> = &'a mut (dyn FnMut(&Stacks) + 'b);

/// Stops the world and calls `work`. False, without a call, when another thread's stop came first.
pub(crate) fn stopped(mut work: &mut dyn FnMut(&Stacks)) -> bool {
    if !get().stop() {
        return false;
    }
    unsafe extern "C" fn with_stack(data: *mut u8, own: usize) {
        // SAFETY: `data` is the reference below, which outlives the call.
        let work = unsafe { &mut *data.cast::<Work<'_, '_>>() };
        work(&Stacks { own });
    }
    let data: *mut Work<'_, '_> = &mut work;
    // SAFETY: `with_stack` gets what it expects.
    unsafe { context::spill(with_stack, data.cast()) };
    get().start();
    true
}

/// The world of a program that never registered one: a single thread.
struct Alone;

// SAFETY: there is one thread, and its stack is all that it has.
unsafe impl World for Alone {
    fn stop(&self) -> bool {
        tls::enter_no_stop();
        true
    }

    fn start(&self) {
        tls::exit_no_stop();
    }

    fn roots(&self, stack: *const usize, visit: &mut dyn FnMut(*const usize, *const usize)) {
        visit(stack, thread::stack_bounds().1 as *const usize);
    }

    fn processors(&self) -> usize {
        thread::cpu_count()
    }
}
