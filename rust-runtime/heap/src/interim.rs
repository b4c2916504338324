//! Stand-in for the allocator: the final signatures over the C allocator, without collection.

use crate::{Layout, World};

/// Starts the heap. Called once, by the scheduler, on the main thread, before any Go code runs.
pub fn init(_world: &'static dyn World) {}

/// Prepares the calling thread for allocation. A thread calls it before it runs Go code.
pub fn attach_thread() {}

/// Gives back what the calling thread holds. It runs no Go code afterwards.
pub fn detach_thread() {}

/// Zeroed memory for one value. Never null: running out of memory is a fatal error of the program, as in Go.
#[inline(always)]
pub fn alloc(layout: &'static Layout) -> *mut u8 {
    alloc_noscan(layout.size())
}

/// Zeroed memory for `count` values in a row. The caller has checked that the size does not overflow.
#[inline]
pub fn alloc_array(element: &'static Layout, count: usize) -> *mut u8 {
    alloc_noscan(element.size() * count)
}

/// Zeroed memory without pointers. Zero bytes give an address that is valid for no access.
#[inline]
pub fn alloc_noscan(bytes: usize) -> *mut u8 {
    // SAFETY: calloc has no precondition.
    unsafe { libc::calloc(1, bytes.max(1)).cast() }
}

/// Memory without pointers whose content is arbitrary: for buffers that are filled at once.
#[inline]
pub fn alloc_noscan_dirty(bytes: usize) -> *mut u8 {
    alloc_noscan(bytes)
}

/// Runs a full collection: marks, sweeps everything, queues finalizers.
pub fn collect() {}

/// A range of memory outside of the heap that holds Go pointers: `count` values of `layout`.
#[derive(Clone, Copy, Debug)]
pub struct Root {
    pub address: *const u8,
    pub layout: &'static Layout,
    pub count: usize,
}

// SAFETY: a root is only an address; the collector reads it while the world stands.
unsafe impl Sync for Root {}
// SAFETY: as above.
unsafe impl Send for Root {}

impl Root {
    /// One value, such as a package variable.
    pub const fn new<T>(place: *const T, layout: &'static Layout) -> Root {
        Root { address: place.cast(), layout, count: 1 }
    }
}

/// Makes roots of a crate's package variables. The generated `init` of each crate calls it once, before the first initialiser.
pub fn add_roots(_roots: &'static [Root]) {}

/// Makes one range a root for good.
pub fn add_root(_root: Root) {}

/// What a finalizer or cleanup runs: `run(object, data)`; `object` is null for a cleanup. `data` may be a heap pointer and is kept alive.
#[derive(Clone, Copy, Debug)]
pub struct Finalizer {
    pub run: unsafe fn(object: *mut u8, data: *mut u8),
    pub object: *mut u8,
    pub data: *mut u8,
}

/// Sets or, with `None`, removes the finalizer of the object that starts at `object`.
/// `false`: there was one already, or `object` is not the start of a heap object.
pub fn set_finalizer(
    _object: *mut u8,
    _run: Option<unsafe fn(*mut u8, *mut u8)>,
    _data: *mut u8,
) -> bool {
    true
}

/// Runs `run(null, data)` some time after the object that `object` points into has died. Returns an id for [`stop_cleanup`], 0 when
/// `object` does not point into the heap.
pub fn add_cleanup(_object: *mut u8, _run: unsafe fn(*mut u8, *mut u8), _data: *mut u8) -> u64 {
    1
}

/// Cancels a cleanup that has not been queued yet.
pub fn stop_cleanup(_object: *mut u8, _id: u64) {}

/// Takes the next finalizer or cleanup to run; the goroutine that runs them calls it until it gives `None`, then waits for
/// [`World::finalizers_ready`].
pub fn take_finalizer() -> Option<Finalizer> {
    None
}

/// The one weak handle of the object that `object` points into: a heap address of an 8-byte cell that [`weak_get`] reads. Null when `object` is not in the heap.
pub fn weak_handle(_object: *mut u8) -> *mut u8 {
    core::ptr::null_mut()
}

/// The object of a weak handle, null once it has died.
pub fn weak_get(_handle: *mut u8) -> *mut u8 {
    core::ptr::null_mut()
}

/// The heap object that `address` points into: its start and the usable bytes of its slot. `None` for anything else.
pub fn find_object(_address: *const u8) -> Option<(*mut u8, usize)> {
    None
}

/// The figures behind `runtime.MemStats`; bytes unless said otherwise, named as in Go.
#[derive(Clone, Copy, Debug, Default)]
pub struct MemStats {
    pub alloc: u64,
    pub total_alloc: u64,
    pub sys: u64,
    pub mallocs: u64,
    pub frees: u64,
    pub heap_sys: u64,
    pub heap_idle: u64,
    pub heap_inuse: u64,
    pub heap_released: u64,
    pub heap_objects: u64,
    pub gc_sys: u64,
    pub other_sys: u64,
    pub next_gc: u64,
    /// Nanoseconds since 1970.
    pub last_gc: u64,
    /// Nanoseconds.
    pub pause_total_ns: u64,
    /// The latest pauses and their ends, a ring: the newest at `(num_gc + 255) % 256`.
    pub num_gc: u32,
    pub num_forced_gc: u32,
    pub gc_cpu_fraction: f64,
}

/// Reads the figures; stops the world for it, so that they fit together.
pub fn read_mem_stats() -> MemStats {
    MemStats::default()
}

/// Sets `GOGC` in percent, negative for off; returns the old value.
pub fn set_gc_percent(_percent: i32) -> i32 {
    100
}

/// Sets the memory limit in bytes, negative to only ask; returns the old value.
pub fn set_memory_limit(_bytes: i64) -> i64 {
    i64::MAX
}

/// Collects, and gives all free memory back to the operating system.
pub fn free_os_memory() {}
