//! Maps: an open hash table in groups of eight, in the collected heap.
//!
//! A table never moves its entries: it only gets new ones and loses old ones, and a full table is replaced by another. So a walk
//! looks at the table that it began with, and asks the current one when that has been replaced.

use crate::arg::Arg;
use crate::errors;
use crate::generics::Comparable;
use crate::go::Go;
use crate::hash;
use crate::id::built_id;
use crate::nil::{Nil, copy_zero};
use crate::ptr::Ptr;
use crate::table::{GROUP, Groups, Probe, Slot};
use crate::types::{Link, Shape, Type};
use go2rs_heap::Layout;
use std::marker::{PhantomData, PhantomPinned};

/// Go's `map[K]V`.
#[repr(transparent)]
pub struct Map<K, V>(*mut Head<K, V>, PhantomPinned, PhantomData<(K, V)>);

copy_zero!([K, V] Map<K, V>);

// SAFETY: Go shares maps between goroutines; races are the program's, as in Go.
unsafe impl<K, V> Send for Map<K, V> {}
// SAFETY: as above.
unsafe impl<K, V> Sync for Map<K, V> {}

/// What a map points at. All zero is an empty map without a table.
#[repr(C)]
pub struct Head<K, V> {
    pub groups: Groups<K, V>,
    pub count: usize,
    /// How many empty slots may still be used before the table is replaced.
    pub growth_left: usize,
    pub seed: u64,
    /// Changes whenever `clear` forgets everything.
    pub clears: u32,
    /// A goroutine changes the map.
    pub writing: bool,
}

impl<K, V> Head<K, V> {
    /// The first word points at the groups.
    pub const LAYOUT: &'static Layout = &Layout::mask_of(size_of::<Self>(), align_of::<Self>(), 1);

    #[inline(always)]
    pub fn begin_write(&mut self) {
        if std::mem::replace(&mut self.writing, true) {
            errors::throw("concurrent map writes");
        }
    }

    #[inline(always)]
    pub fn end_write(&mut self) {
        if !std::mem::replace(&mut self.writing, false) {
            errors::throw("concurrent map writes");
        }
    }

    /// `clear(m)`
    pub fn forget(&mut self) {
        self.begin_write();
        self.groups = Groups::NONE;
        (self.count, self.growth_left) = (0, 0);
        self.seed = hash::random();
        self.clears = self.clears.wrapping_add(1);
        self.end_write();
    }

    /// How many groups the next table has: twice as many, or as many if this one is full of removed entries.
    pub fn grown(&self) -> usize {
        let groups = self.groups.count();
        let crowded = self.count > groups * GROUP * 7 / 16;
        if crowded { groups * 2 } else { groups }
    }
}

impl<K, V> Map<K, V> {
    pub const NIL: Map<K, V> = Map(std::ptr::null_mut(), PhantomPinned, PhantomData);

    /// The number of entries.
    #[inline]
    #[allow(clippy::len_without_is_empty)]
    pub fn len(self) -> isize {
        // SAFETY: a map is nil or lives.
        unsafe { self.0.as_ref() }.map_or(0, |h| h.count as isize)
    }

    /// The address of the map's head, which is the map's identity.
    #[inline(always)]
    pub fn raw(self) -> *mut u8 {
        self.0.cast()
    }
}

impl<K: Comparable, V: Go> Map<K, V> {
    /// An empty map.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Map<K, V> {
        let head = go2rs_heap::alloc(Head::<K, V>::LAYOUT).cast::<Head<K, V>>();
        // SAFETY: the place is fresh, zeroed and large enough.
        unsafe { (*head).seed = hash::random() };
        Map(head, PhantomPinned, PhantomData)
    }

    /// An empty map with room for `n` entries.
    pub fn with_capacity(n: isize) -> Map<K, V> {
        let m = Map::new();
        if n > 0 {
            // SAFETY: the map was just made.
            unsafe { (*m.0).replace_table(Groups::<K, V>::count_for(n as usize)) };
        }
        m
    }

    /// `m[k] = v` of a literal.
    #[inline(never)]
    pub fn put(self, key: K, value: V) {
        self.insert(key, value);
    }

    #[inline(always)]
    fn head<'a>(self) -> Option<&'a Head<K, V>> {
        // SAFETY: a map is nil or lives.
        unsafe { self.0.as_ref() }
    }

    #[inline(always)]
    fn find(self, k: &K) -> Option<*mut Slot<K, V>> {
        match self.head() {
            Some(head) if head.count > 0 => {
                if head.writing {
                    errors::throw("concurrent map read and map write");
                }
                head.find(k, k.go_hash(head.seed))
            }
            _ => {
                // Go panics for a key that has no hash even if nothing is there to be found.
                if K::TYPE.is_interface() {
                    k.go_hash(0);
                }
                None
            }
        }
    }

    /// `m[k]`, the zero value if it is not there.
    #[inline]
    pub fn get(self, k: impl Arg<K>) -> V {
        // SAFETY: a slot that was found is full.
        self.find(&k.arg()).map_or(V::default(), |slot| unsafe { (*slot).value })
    }

    /// `v, ok := m[k]` as an option.
    #[inline]
    pub fn lookup(self, k: impl Arg<K>) -> Option<V> {
        // SAFETY: as above.
        self.find(&k.arg()).map(|slot| unsafe { (*slot).value })
    }

    /// `v, ok := m[k]`
    #[inline]
    pub fn get_ok(self, k: impl Arg<K>) -> (V, bool) {
        self.lookup(k).map_or((V::default(), false), |v| (v, true))
    }

    /// `m[k] = v`
    #[inline]
    pub fn insert(self, k: impl Arg<K>, v: impl Arg<V>) {
        let (k, v) = (k.arg(), v.arg());
        let place = self.place(k);
        go2rs_heap::barrier_hook(place.cast(), V::LAYOUT);
        // SAFETY: the slot is this map's.
        unsafe { *place = v };
    }

    /// The place of `m[k]`, made if it is not there: for one statement.
    #[inline]
    pub fn entry(self, k: impl Arg<K>) -> Ptr<V> {
        // SAFETY: the slot is this map's.
        unsafe { Ptr::from_raw(self.place(k.arg())) }
    }

    fn place(self, k: K) -> *mut V {
        let Some(head) = self.writable() else {
            errors::panic_plain("assignment to entry in nil map")
        };
        let h = k.go_hash(head.seed);
        head.begin_write();
        let slot = head.find_or_add(k, h);
        head.end_write();
        // SAFETY: the slot is full now.
        unsafe { &raw mut (*slot).value }
    }

    #[inline(always)]
    #[allow(clippy::mut_from_ref)]
    fn writable<'a>(self) -> Option<&'a mut Head<K, V>> {
        // SAFETY: a map is nil or lives; one goroutine writes at a time, or the program is wrong, which `writing` tries to see.
        unsafe { self.0.as_mut() }
    }

    /// `delete(m, k)`
    pub fn remove(self, k: impl Arg<K>) {
        let k = k.arg();
        match self.writable() {
            Some(head) if head.count > 0 => {
                let h = k.go_hash(head.seed);
                head.begin_write();
                head.remove(&k, h);
                head.end_write();
            }
            _ => {
                if K::TYPE.is_interface() {
                    k.go_hash(0);
                }
            }
        }
    }

    /// `clear(m)`
    pub fn clear(self) {
        if let Some(head) = self.writable() {
            head.forget();
        }
    }

    /// The entries, in random order. What is removed before its turn does not come; what is added may come.
    #[inline]
    pub fn iter(self) -> MapIter<K, V> {
        let (groups, clears) = self.head().map_or((Groups::NONE, 0), |h| (h.groups, h.clears));
        let start =
            if groups.is_empty() { 0 } else { hash::random() as usize & (groups.slots() - 1) };
        MapIter { map: self, groups, clears, start, step: 0 }
    }

    /// The keys, as [`Map::iter`].
    #[inline]
    pub fn keys(self) -> impl Iterator<Item = K> {
        self.iter().map(|(k, _)| k)
    }

    /// The values, as [`Map::iter`].
    #[inline]
    pub fn values(self) -> impl Iterator<Item = V> {
        self.iter().map(|(_, v)| v)
    }
}

impl<K: Comparable, V: Go> Head<K, V> {
    #[inline(always)]
    fn find(&self, k: &K, h: u64) -> Option<*mut Slot<K, V>> {
        let mut probe = Probe::new(h, &self.groups);
        loop {
            let group = self.groups.group(probe.at);
            for i in group.matches(h) {
                let slot = group.slot(i);
                // SAFETY: a slot whose control byte matches is full.
                if unsafe { (*slot).key.go_eq(k) } {
                    return Some(slot);
                }
            }
            if group.has_empty() {
                return None;
            }
            probe.next();
        }
    }

    fn find_or_add(&mut self, k: K, h: u64) -> *mut Slot<K, V> {
        if self.groups.is_empty() {
            self.replace_table(1);
        } else if let Some(slot) = self.find(&k, h) {
            return slot;
        } else if self.growth_left == 0 {
            self.replace_table(self.grown());
        }
        self.add(k, h)
    }

    /// Adds a key that is not there; there is room.
    fn add(&mut self, k: K, h: u64) -> *mut Slot<K, V> {
        let mut probe = Probe::new(h, &self.groups);
        loop {
            let group = self.groups.group(probe.at);
            if let Some(i) = group.first_free() {
                if group.is_empty_at(i) {
                    self.growth_left -= 1;
                }
                group.fill(i, h);
                self.count += 1;
                let slot = group.slot(i);
                // SAFETY: the slot is in the table; its value was left zero.
                unsafe { (&raw mut (*slot).key).write(k) };
                return slot;
            }
            probe.next();
        }
    }

    /// Moves the entries into a new table of so many groups.
    fn replace_table(&mut self, groups: usize) {
        let old = std::mem::replace(&mut self.groups, Groups::new(groups));
        self.count = 0;
        self.growth_left = groups * GROUP * 7 / 8;
        for at in 0..old.slots() {
            if let Some(slot) = old.full(at) {
                // SAFETY: the slot is full.
                let Slot { key, value } = unsafe { *slot };
                let new = self.add(key, self.hash_again(&key));
                // SAFETY: the slot was just added.
                unsafe { (*new).value = value };
            }
        }
    }

    #[inline]
    fn hash_again(&self, k: &K) -> u64 {
        k.go_hash(self.seed)
    }

    fn remove(&mut self, k: &K, h: u64) {
        let Some(slot) = self.find(k, h) else { return };
        self.count -= 1;
        if self.groups.free(slot, h) {
            self.growth_left += 1;
        }
        if self.count == 0 {
            self.seed = hash::random();
            self.groups.empty_all();
            self.growth_left = self.groups.count() * GROUP * 7 / 8;
        }
    }
}

/// The entries of a map.
pub struct MapIter<K, V> {
    map: Map<K, V>,
    /// The table at the start.
    groups: Groups<K, V>,
    clears: u32,
    start: usize,
    step: usize,
}

impl<K: Comparable, V: Go> Iterator for MapIter<K, V> {
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        let head = self.map.head()?;
        if head.clears != self.clears {
            return None;
        }
        if head.writing {
            errors::throw("concurrent map iteration and map write");
        }
        let slots = self.groups.slots();
        while self.step < slots {
            let at = (self.start + self.step) & (slots - 1);
            self.step += 1;
            let Some(slot) = self.groups.full(at) else { continue };
            // SAFETY: the slot is full.
            let Slot { key, value } = unsafe { *slot };
            if self.groups.same(&head.groups) {
                return Some((key, value));
            }
            // The map has another table by now, which knows what became of the entry.
            #[allow(clippy::eq_op)]
            if key != key {
                return Some((key, value));
            }
            if let Some(v) = self.map.lookup(key) {
                return Some((key, v));
            }
        }
        None
    }
}

impl<K, V> PartialEq<Nil> for Map<K, V> {
    #[inline(always)]
    fn eq(&self, _: &Nil) -> bool {
        self.0.is_null()
    }
}

// SAFETY: one word; null is nil.
unsafe impl<K: Comparable, V: Go> Go for Map<K, V> {
    const ID: u64 = built_id("map", &[K::ID, V::ID]);
    const LAYOUT: &'static Layout = Layout::POINTER;
    const COMPARABLE: bool = false;
    const TYPE: &'static Type =
        &Type::of::<Map<K, V>>(Shape::Map { key: Link::to::<K>(), elem: Link::to::<V>() });
    fn go_eq(&self, _: &Self) -> bool {
        errors::uncomparable(Self::TYPE)
    }
    fn go_hash(&self, _: u64) -> u64 {
        errors::unhashable(Self::TYPE)
    }
}
