//! What the collector asks of the scheduler.

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
