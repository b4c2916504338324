//! Maps of a type that is known at run time only, for package reflect. They are the very maps that compiled code uses: the same head, the same
//! groups of slots, the same hashes, with the sizes and the functions of keys and values taken from the types' descriptors.

use crate::errors;
use crate::hash;
use crate::map::Head;
use crate::table::{GROUP, GroupRef, Groups, Probe};
use crate::types::{Shape, Type};
use go2rs_heap::{Field, Layout};

/// How one map type lays out its table.
pub struct MapLayout {
    key: &'static Type,
    elem: &'static Type,
    /// Bytes from a slot's start to its value.
    value: usize,
    /// Bytes of a slot.
    slot: usize,
    /// A group: a word of control bytes, and the slots.
    group: &'static Layout,
}

/// Bytes in front of a group's slots.
const CONTROL: usize = size_of::<u64>();

impl MapLayout {
    /// The layout of a map type, which lives as long as the program.
    pub fn of(ty: &Type) -> &'static MapLayout {
        let Shape::Map { key, elem } = ty.shape else { errors::throw("reflect: not a map type") };
        let (key, elem) = (key.get(), elem.get());
        let align = key.align.max(elem.align);
        let value = key.size.next_multiple_of(elem.align);
        let slot = (value + elem.size).next_multiple_of(align);
        let fields = [Field::new(0, key.layout), Field::new(value, elem.layout)];
        let one = leak(Layout::fields(slot, align, leak(fields)));
        let all = leak(Layout::array(one, GROUP));
        let size = (CONTROL + slot * GROUP).next_multiple_of(CONTROL);
        let group = leak(Layout::fields(size, CONTROL, leak([Field::new(CONTROL, all)])));
        leak(MapLayout { key, elem, value, slot, group })
    }
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// A map that is not nil, with its layout.
#[derive(Clone, Copy)]
struct Erased {
    layout: &'static MapLayout,
    head: *mut Head<(), ()>,
}

/// An iteration, in the collected heap.
#[repr(C)]
struct Iteration {
    head: *mut Head<(), ()>,
    groups: Groups<(), ()>,
    clears: u32,
    start: usize,
    step: usize,
}

/// A new map with room for so many entries, as a word.
pub fn make(layout: &'static MapLayout, n: isize) -> *mut u8 {
    let head = go2rs_heap::alloc(Head::<(), ()>::LAYOUT).cast::<Head<(), ()>>();
    // SAFETY: the place is fresh, zeroed and large enough.
    unsafe { (*head).seed = hash::random() };
    let map = Erased { layout, head };
    if n > 0 {
        map.replace_table(Groups::<(), ()>::count_for(n as usize));
    }
    head.cast()
}

/// The number of entries.
///
/// # Safety
/// The word is of a map.
pub unsafe fn len(map: *mut u8) -> isize {
    // SAFETY: the caller's promise; a map is nil or lives.
    unsafe { map.cast::<Head<(), ()>>().as_ref() }.map_or(0, |head| head.count as isize)
}

/// The address of a key's value; null if there is none.
///
/// # Safety
/// The word is of a map of this layout, and the key's address of its key type; so for all functions below.
pub unsafe fn get(layout: &'static MapLayout, map: *mut u8, key: *const u8) -> *mut u8 {
    match Erased::of(layout, map) {
        Some(map) if map.head().count > 0 => match map.find(key) {
            // SAFETY: a slot that was found is full.
            Some((_, slot)) => unsafe { slot.add(layout.value) },
            None => std::ptr::null_mut(),
        },
        _ => {
            // Go panics for a key that has no hash even if nothing is there to be found.
            // SAFETY: the caller's promise.
            unsafe { layout.key.hash_of(key, 0) };
            std::ptr::null_mut()
        }
    }
}

/// `m[k] = v`
///
/// # Safety
/// As for [`get`]; the value's address is of the value type.
pub unsafe fn insert(layout: &'static MapLayout, map: *mut u8, key: *const u8, value: *const u8) {
    let Some(map) = Erased::of(layout, map) else {
        errors::panic_plain("assignment to entry in nil map")
    };
    let h = map.hash(key);
    map.head().begin_write();
    let slot = map.find_or_add(key, h);
    map.head().end_write();
    // SAFETY: the slot is this map's.
    unsafe {
        let place = slot.add(layout.value);
        go2rs_heap::barrier_hook(place, layout.elem.layout);
        std::ptr::copy(value, place, layout.elem.size);
    }
}

/// `delete(m, k)`
///
/// # Safety
/// As for [`get`].
pub unsafe fn remove(layout: &'static MapLayout, map: *mut u8, key: *const u8) {
    match Erased::of(layout, map) {
        Some(map) if map.head().count > 0 => {
            let h = map.hash(key);
            map.head().begin_write();
            map.remove(key, h);
            map.head().end_write();
        }
        _ => {
            // SAFETY: the caller's promise.
            unsafe { layout.key.hash_of(key, 0) };
        }
    }
}

/// `clear(m)`
///
/// # Safety
/// As for [`get`].
pub unsafe fn clear(map: *mut u8) {
    // SAFETY: the caller's promise; a map is nil or lives.
    if let Some(head) = unsafe { map.cast::<Head<(), ()>>().as_mut() } {
        head.forget();
    }
}

/// Begins an iteration.
///
/// # Safety
/// As for [`get`].
pub unsafe fn iterate(map: *mut u8) -> *mut u8 {
    let place =
        go2rs_heap::alloc(const { &Layout::conservative::<Iteration>() }).cast::<Iteration>();
    let head = map.cast::<Head<(), ()>>();
    // SAFETY: the caller's promise; a map is nil or lives.
    let (groups, clears) =
        unsafe { head.as_ref() }.map_or((Groups::NONE, 0), |h| (h.groups, h.clears));
    let start = if groups.is_empty() { 0 } else { hash::random() as usize & (groups.slots() - 1) };
    // SAFETY: the allocation has room for it.
    unsafe { place.write(Iteration { head, groups, clears, start, step: 0 }) };
    place.cast()
}

/// Copies the next entry to fresh places and gives their addresses; null at the end.
///
/// # Safety
/// [`iterate`] made the iteration, of a map of this layout.
pub unsafe fn next(layout: &'static MapLayout, iteration: *mut u8) -> (*mut u8, *mut u8) {
    // SAFETY: the caller's promise.
    let walk = unsafe { &mut *iteration.cast::<Iteration>() };
    let map = match Erased::of(layout, walk.head.cast()) {
        Some(map) if map.head().clears == walk.clears => map,
        _ => return (std::ptr::null_mut(), std::ptr::null_mut()),
    };
    if map.head().writing {
        errors::throw("concurrent map iteration and map write");
    }
    let slots = walk.groups.slots();
    while walk.step < slots {
        let at = (walk.start + walk.step) & (slots - 1);
        walk.step += 1;
        let group = map.group(&walk.groups, at / GROUP);
        if !group.is_full_at(at % GROUP) {
            continue;
        }
        let slot = map.slot(&walk.groups, at / GROUP, at % GROUP);
        if let Some(value) = map.current(walk, slot) {
            // SAFETY: the slot is full, and the value in a slot too.
            return unsafe { (copied(layout.key, slot), copied(layout.elem, value)) };
        }
    }
    (std::ptr::null_mut(), std::ptr::null_mut())
}

/// A map with the same entries.
///
/// # Safety
/// As for [`get`].
pub unsafe fn clone(layout: &'static MapLayout, map: *mut u8) -> *mut u8 {
    // SAFETY: the caller's promise.
    let copy = make(layout, unsafe { len(map) });
    let Some(from) = Erased::of(layout, map) else { return map };
    let to = Erased { layout, head: copy.cast() };
    let groups = from.head().groups;
    to.add_all(&groups);
    copy
}

/// A fresh copy of a value.
///
/// # Safety
/// The address is of a value of the type.
unsafe fn copied(ty: &'static Type, value: *const u8) -> *mut u8 {
    let place = go2rs_heap::alloc(ty.layout);
    // SAFETY: the caller's promise; the place has the type's size.
    unsafe { std::ptr::copy_nonoverlapping(value, place, ty.size) };
    place
}

impl Erased {
    fn of(layout: &'static MapLayout, map: *mut u8) -> Option<Erased> {
        (!map.is_null()).then_some(Erased { layout, head: map.cast() })
    }

    #[allow(clippy::mut_from_ref)]
    fn head(&self) -> &mut Head<(), ()> {
        // SAFETY: the map lives; one goroutine writes at a time, or the program is wrong, which `writing` tries to see.
        unsafe { &mut *self.head }
    }

    fn hash(&self, key: *const u8) -> u64 {
        // SAFETY: all keys that come here are of the key type.
        unsafe { self.layout.key.hash_of(key, self.head().seed) }
    }

    fn group(&self, groups: &Groups<(), ()>, at: usize) -> GroupRef<(), ()> {
        // SAFETY: positions are below the number of groups.
        GroupRef::of(unsafe { groups.blocks().add(at * self.layout.group.size()) })
    }

    fn slot(&self, groups: &Groups<(), ()>, at: usize, i: usize) -> *mut u8 {
        // SAFETY: as above, and `i` is below the size of a group.
        unsafe {
            groups.blocks().add(at * self.layout.group.size() + CONTROL + i * self.layout.slot)
        }
    }

    /// The slot of a key, and the position of its group.
    fn find(&self, key: *const u8) -> Option<((usize, usize), *mut u8)> {
        let head = self.head();
        if head.writing {
            errors::throw("concurrent map read and map write");
        }
        self.find_hashed(key, self.hash(key))
    }

    fn find_hashed(&self, key: *const u8, h: u64) -> Option<((usize, usize), *mut u8)> {
        let groups = self.head().groups;
        let mut probe = Probe::new(h, &groups);
        loop {
            let group = self.group(&groups, probe.at);
            for i in group.matches(h) {
                let slot = self.slot(&groups, probe.at, i);
                // SAFETY: a slot whose control byte matches is full.
                if unsafe { self.layout.key.equals(slot, key) } {
                    return Some(((probe.at, i), slot));
                }
            }
            if group.has_empty() {
                return None;
            }
            probe.next();
        }
    }

    fn find_or_add(&self, key: *const u8, h: u64) -> *mut u8 {
        if self.head().groups.is_empty() {
            self.replace_table(1);
        } else if let Some((_, slot)) = self.find_hashed(key, h) {
            return slot;
        } else if self.head().growth_left == 0 {
            self.replace_table(self.head().grown());
        }
        self.add(key, h)
    }

    /// Adds a key that is not there; there is room.
    fn add(&self, key: *const u8, h: u64) -> *mut u8 {
        let head = self.head();
        let groups = head.groups;
        let mut probe = Probe::new(h, &groups);
        loop {
            let group = self.group(&groups, probe.at);
            if let Some(i) = group.first_free() {
                if group.is_empty_at(i) {
                    head.growth_left -= 1;
                }
                group.fill(i, h);
                head.count += 1;
                let slot = self.slot(&groups, probe.at, i);
                // SAFETY: the slot is in the table; its value was left zero.
                unsafe { std::ptr::copy_nonoverlapping(key, slot, self.layout.key.size) };
                return slot;
            }
            probe.next();
        }
    }

    /// Moves the entries into a new table of so many groups.
    fn replace_table(&self, count: usize) {
        let blocks = go2rs_heap::alloc_array(self.layout.group, count);
        let groups = Groups::of(blocks, count);
        for at in 0..count {
            self.group(&groups, at).empty();
        }
        let head = self.head();
        let old = std::mem::replace(&mut head.groups, groups);
        head.count = 0;
        head.growth_left = count * GROUP * 7 / 8;
        self.add_all(&old);
    }

    /// Adds the entries of a table, none of which is there yet.
    fn add_all(&self, from: &Groups<(), ()>) {
        for at in 0..from.slots() {
            if !self.group(from, at / GROUP).is_full_at(at % GROUP) {
                continue;
            }
            let old = self.slot(from, at / GROUP, at % GROUP);
            let new = self.add(old, self.hash(old));
            // SAFETY: both are slots of this layout.
            unsafe {
                std::ptr::copy_nonoverlapping(
                    old.add(self.layout.value),
                    new.add(self.layout.value),
                    self.layout.elem.size,
                )
            };
        }
    }

    fn remove(&self, key: *const u8, h: u64) {
        let head = self.head();
        let Some(((at, i), slot)) = self.find_hashed(key, h) else { return };
        head.count -= 1;
        if self.group(&head.groups, at).free(i) {
            head.growth_left += 1;
        }
        // SAFETY: the slot is in the table.
        unsafe { slot.write_bytes(0, self.layout.slot) };
        if head.count == 0 {
            head.seed = hash::random();
            for at in 0..head.groups.count() {
                self.group(&head.groups, at).empty();
            }
            head.growth_left = head.groups.count() * GROUP * 7 / 8;
        }
    }

    /// The value of an entry that a walk came to, unless it has been removed since.
    fn current(&self, walk: &Iteration, slot: *mut u8) -> Option<*mut u8> {
        // SAFETY: the slot is full.
        let value = unsafe { slot.add(self.layout.value) };
        if walk.groups.same(&self.head().groups) {
            return Some(value);
        }
        // The map has another table by now, which knows what became of the entry. A key that is not equal to itself cannot be found.
        // SAFETY: as above.
        if !unsafe { self.layout.key.equals(slot, slot) } {
            return Some(value);
        }
        if self.head().count == 0 {
            return None;
        }
        // SAFETY: a slot that was found is full.
        self.find(slot).map(|(_, slot)| unsafe { slot.add(self.layout.value) })
    }
}
