//! Memory outside of the heap that holds Go pointers: the package variables.
//!
//! Each translated crate has one constant table of its variables, which its generated `init` registers. Link sections were weighed: section
//! ranges that only `__start_` symbols mention are dropped by current linkers, and zero variables would take room in the file.

use crate::layout::Layout;
use crate::mark::Worker;
use go2rs_sys::Lock;

/// A range of memory outside of the heap that holds Go pointers: `count` values of `layout` from `address` on.
#[derive(Clone, Copy, Debug)]
pub struct Root {
    pub address: *const u8,
    pub layout: &'static Layout,
    pub count: usize,
}

// SAFETY: a root is only an address; the collector reads what stands there while the world stands.
unsafe impl Sync for Root {}
// SAFETY: as above.
unsafe impl Send for Root {}

impl Root {
    /// One value, such as a package variable.
    pub const fn new<T>(place: *const T, layout: &'static Layout) -> Root {
        Root { address: place.cast(), layout, count: 1 }
    }
}

static TABLES: Lock<Vec<&'static [Root]>> = Lock::new(Vec::new());
static SINGLE: Lock<Vec<Root>> = Lock::new(Vec::new());

/// Makes roots of a crate's package variables. The generated `init` of each crate calls it once, before the first initialiser.
pub fn add_roots(roots: &'static [Root]) {
    TABLES.lock().push(roots);
}

/// Makes one range a root for good.
pub fn add_root(root: Root) {
    SINGLE.lock().push(root);
}

/// Visits all of them. Returns how many bytes those have that may hold pointers: a large buffer among the package variables is no reason to
/// collect later. The world stands.
pub(crate) fn visit<const P: bool>(worker: &mut Worker<P>) -> usize {
    let mut bytes = 0;
    let mut one = |root: &Root| {
        let from = root.address as usize;
        let length = root.layout.size() * root.count;
        if !root.layout.is_noscan() {
            worker.scan_words(root.layout, from, from, from + length);
            bytes += length;
        }
    };
    TABLES.lock().iter().copied().flatten().for_each(&mut one);
    SINGLE.lock().iter().for_each(&mut one);
    bytes
}
