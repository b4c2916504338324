//! Maps of a type that is known at run time only: what package reflect does with them.

use crate::generics::Comparable;
use crate::map::MapIter;
use crate::{Go, Map, Ptr};
use go2rs_heap::Layout;

/// The operations of one map type, on addresses of keys and values.
pub struct MapTable {
    /// A new map with room for so many entries, as a word.
    pub make: fn(isize) -> *mut u8,
    pub len: unsafe fn(*mut u8) -> isize,
    /// Copies the value of a key to the second address; false if there is none.
    pub get: unsafe fn(map: *mut u8, key: *const u8, out: *mut u8) -> bool,
    pub insert: unsafe fn(map: *mut u8, key: *const u8, value: *const u8),
    pub remove: unsafe fn(map: *mut u8, key: *const u8),
    pub clear: unsafe fn(map: *mut u8),
    /// An iteration, in the collected heap.
    pub iterate: unsafe fn(map: *mut u8) -> *mut u8,
    /// Copies the next entry to fresh places and gives their addresses; null at the end.
    pub next: unsafe fn(iteration: *mut u8) -> (*mut u8, *mut u8),
}

impl MapTable {
    /// The operations of `map[K]V`.
    pub const fn of<K: Comparable, V: Go>() -> MapTable {
        MapTable {
            make: |n| Map::<K, V>::with_capacity(n).raw(),
            len: |m| map::<K, V>(m).len(),
            get: |m, k, out| {
                // SAFETY: the caller's keys and places are of this map's types.
                let Some(v) = map::<K, V>(m).lookup(unsafe { *k.cast::<K>() }) else { return false };
                // SAFETY: as above.
                unsafe { out.cast::<V>().write(v) };
                true
            },
            // SAFETY: as above.
            insert: |m, k, v| unsafe { *map::<K, V>(m).entry(*k.cast::<K>()) = *v.cast::<V>() },
            // SAFETY: as above.
            remove: |m, k| map::<K, V>(m).remove(unsafe { *k.cast::<K>() }),
            clear: |m| map::<K, V>(m).clear(),
            iterate: |m| {
                let place = go2rs_heap::alloc(const { &Layout::conservative::<MapIter<K, V>>() }).cast::<MapIter<K, V>>();
                // SAFETY: the allocation has room for it.
                unsafe { place.write(map::<K, V>(m).iter()) };
                place.cast()
            },
            next: |i| {
                // SAFETY: `iterate` made what the address points at.
                match unsafe { (*i.cast::<MapIter<K, V>>()).next() } {
                    Some((k, v)) => (Ptr::raw(Ptr::new(k)).cast(), Ptr::raw(Ptr::new(v)).cast()),
                    None => (std::ptr::null_mut(), std::ptr::null_mut()),
                }
            },
        }
    }
}

fn map<K, V>(word: *mut u8) -> Map<K, V> {
    // SAFETY: the callers of a table pass words of its map type.
    unsafe { std::mem::transmute_copy(&word) }
}
