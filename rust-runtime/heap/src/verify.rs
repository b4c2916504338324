//! Checks a marking by a second one that is as simple as can be. For tests.

use crate::collect::visit_roots;
use crate::mark::{self, Worker};
use crate::span::{BITMAP, Span};
use crate::world::Stacks;
use crate::{cache, specials, sweep};
use core::sync::atomic::Ordering::Relaxed;
use go2rs_sys::memory;

struct Saved {
    span: *mut Span,
    marks: [u64; BITMAP],
}

/// Marks again from nothing and ends the program if something is reached that was unmarked. The world stands; marking is complete.
pub(crate) fn check(stacks: &Stacks) {
    let mut count = 0;
    each(|_| count += 1);
    let bytes = (count + 1) * size_of::<Saved>();
    let saved = memory::reserve_lazy(bytes).cast::<Saved>();
    if saved.is_null() {
        return;
    }
    let mut next = saved;
    each(|span| {
        // SAFETY: there is room for every span, and the world stands.
        unsafe {
            let marks = core::array::from_fn(|i| (*span).marks[i].swap(0, Relaxed));
            next.write(Saved { span, marks });
            next = next.add(1);
        }
    });
    mark::begin(1);
    let mut worker = Worker::<false>::new();
    visit_roots(&mut worker, stacks);
    worker.run();
    specials::settle(&mut worker);
    worker.finish();
    for i in 0..count {
        // SAFETY: as above.
        unsafe { compare(&*saved.add(i)) };
    }
    // SAFETY: the mapping was made above.
    unsafe { memory::release(saved.cast(), bytes) };
}

/// Every span that holds objects.
fn each(mut visit: impl FnMut(*mut Span)) {
    sweep::each_span(&mut visit);
    cache::each_cache(|cache| {
        // SAFETY: the world stands.
        for span in unsafe { &(*cache).spans } {
            if !span.is_null() {
                visit(*span);
            }
        }
    });
}

unsafe fn compare(saved: &Saved) {
    // SAFETY: the span is in use and the world stands.
    let span = unsafe { &*saved.span };
    for (i, &first) in saved.marks.iter().enumerate() {
        let missed = span.marks[i].load(Relaxed) & !first;
        if missed != 0 {
            let index = i * 64 + missed.trailing_zeros() as usize;
            panic!(
                "go2rs-heap: live object {:#x} of {} bytes was not marked",
                span.slot_address(index),
                span.slot_size
            );
        }
        // Objects that were born marked are not reached by the second marking.
        span.marks[i].store(first, Relaxed);
    }
}
