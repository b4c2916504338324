//! Tables that are made at run time, for conversions from one interface type to another.

use crate::iface::Itab;
use crate::types::{InterfaceMethod, Shape, Type};
use go2rs_sys::lock::Lock;
use std::collections::HashMap;
use std::sync::atomic::{AtomicPtr, Ordering};

/// What was found out about a dynamic type and an interface type: the table, or null if methods are missing.
struct Entry {
    ty: u64,
    interface: u64,
    tab: *const Itab,
}

// SAFETY: entries are never changed, and tables live for ever.
unsafe impl Send for Entry {}
// SAFETY: as above.
unsafe impl Sync for Entry {}

const SLOTS: usize = 1024;
static RECENT: [AtomicPtr<Entry>; SLOTS] = [const { AtomicPtr::new(std::ptr::null_mut()) }; SLOTS];
static ALL: Lock<Option<HashMap<(u64, u64), &'static Entry>>> = Lock::new(None);

/// The table of `ty` for `interface`, if the type has the methods.
#[inline]
pub fn find(ty: &'static Type, interface: &'static Type) -> Option<*const Itab> {
    let slot = &RECENT[(ty.id ^ interface.id.rotate_left(17)) as usize % SLOTS];
    // SAFETY: entries live for ever.
    let entry = unsafe { slot.load(Ordering::Acquire).as_ref() };
    let tab = match entry {
        Some(e) if e.ty == ty.id && e.interface == interface.id => e.tab,
        _ => {
            let entry = look_up(ty, interface);
            slot.store(std::ptr::from_ref(entry).cast_mut(), Ordering::Release);
            entry.tab
        }
    };
    (!tab.is_null()).then_some(tab)
}

#[cold]
fn look_up(ty: &'static Type, interface: &'static Type) -> &'static Entry {
    let mut all = ALL.lock();
    all.get_or_insert_with(HashMap::new).entry((ty.id, interface.id)).or_insert_with(|| {
        let tab = build(ty, interface).unwrap_or(std::ptr::null());
        Box::leak(Box::new(Entry { ty: ty.id, interface: interface.id, tab }))
    })
}

/// Makes a table. Both lists are in name order.
fn build(ty: &'static Type, interface: &'static Type) -> Option<*const Itab> {
    let Shape::Interface(wanted) = interface.shape else { return None };
    let mut words: Vec<*const ()> = vec![std::ptr::from_ref(ty).cast()];
    for w in wanted {
        let found = ty.methods.iter().find(|m| m.id == w.id && m.type_id == w.type_id)?;
        words.push(found.ifn);
    }
    Some(words.leak().as_ptr().cast())
}

/// The first method that a type lacks for an interface: its name, and whether pointers to the type would have it.
pub fn missing(ty: &Type, interface: &Type) -> Option<&'static InterfaceMethod> {
    let Shape::Interface(wanted) = interface.shape else { return None };
    wanted.iter().find(|w| !ty.methods.iter().any(|m| m.id == w.id && m.type_id == w.type_id))
}
