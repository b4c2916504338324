//! The labels of a goroutine.

use go2rs::prelude::*;
use go2rs::sched::local::{self, LABELS};

pub fn runtime_set_prof_label(labels: UnsafePointer) {
    local::set(LABELS, UnsafePointer::raw(labels) as usize);
}

pub fn runtime_get_prof_label() -> UnsafePointer {
    UnsafePointer::from_addr(Uintptr(local::get(LABELS)))
}
