//! Append, and how slices grow.

use crate::arg::Arg;
use crate::errors;
use crate::go::Go;
use crate::slice::{CopySource, MAX_BYTES, Slice};
use crate::strings::Str;

/// What can be appended: a list of elements, a slice, to bytes a string.
pub trait AppendSource<T> {
    fn append_to(self, s: Slice<T>) -> Slice<T>;
}

impl<T: Go> Slice<T> {
    /// The slice, with capacity for 32 bytes if it has none: so begins what Go's compiler sees that nobody keeps, and a program sees it by `cap`.
    pub fn buffered(&mut self) -> &mut Self {
        const BUFFER: usize = 32;
        if self.cap() == 0 && matches!(size_of::<T>(), 1..=BUFFER) {
            *self = Slice::with_capacity((BUFFER / size_of::<T>()) as isize);
        }
        self
    }

    /// `append(s, v, w)`, `append(s, t...)`: the longer slice; `self` keeps its length.
    #[inline]
    pub fn append(self, more: impl AppendSource<T>) -> Slice<T> {
        more.append_to(self)
    }

    /// `append(s, make([]T, n)...)`, without a slice that holds the zero values.
    #[inline]
    pub fn append_zeros(self, count: isize) -> Slice<T> {
        if count < 0 || size_of::<T>().checked_mul(count as usize).is_none_or(|b| b > MAX_BYTES) {
            errors::make_slice(false);
        }
        if count == 0 {
            return self;
        }
        let longer = self.with_room(count);
        // SAFETY: there is room for `count` more, and zero bytes are the zero value of every type.
        unsafe {
            let free = longer.raw().offset(self.len());
            go2rs_heap::bulk_barrier_hook(free.cast(), T::LAYOUT, count as usize);
            free.write_bytes(0, count as usize);
        }
        longer
    }

    /// The slice with `count` more elements, which are to be written at once.
    #[inline]
    fn with_room(self, count: isize) -> Slice<T> {
        let len = self.len() + count;
        let (place, cap) = if len > self.cap() {
            grow::<T>(self.raw(), self.len(), self.cap(), len)
        } else {
            (self.raw(), self.cap())
        };
        // SAFETY: the place has that capacity.
        unsafe { Slice::from_parts(place, len, cap) }
    }
}

impl<T: Go, A: Arg<T>, const N: usize> AppendSource<T> for [A; N] {
    #[inline]
    fn append_to(self, s: Slice<T>) -> Slice<T> {
        let mut elements = self.into_iter();
        // The values are there before the slice grows, as Go evaluates them.
        let values: [T; N] = std::array::from_fn(|_| match elements.next() {
            Some(v) => v.arg(),
            None => T::default(),
        });
        append_raw(s, values.as_ptr(), N as isize)
    }
}

impl<T: Go> AppendSource<T> for Slice<T> {
    #[inline]
    fn append_to(self, s: Slice<T>) -> Slice<T> {
        append_raw(s, self.raw(), self.len())
    }
}

impl AppendSource<u8> for Str {
    #[inline]
    fn append_to(self, s: Slice<u8>) -> Slice<u8> {
        let (data, len) = self.elements();
        append_raw(s, data, len)
    }
}

impl AppendSource<u8> for &'static str {
    #[inline]
    fn append_to(self, s: Slice<u8>) -> Slice<u8> {
        append_raw(s, self.as_ptr(), self.len() as isize)
    }
}

#[inline]
fn append_raw<T: Go>(s: Slice<T>, data: *const T, count: isize) -> Slice<T> {
    if count == 0 {
        return s;
    }
    let longer = s.with_room(count);
    // SAFETY: there is room for `count` more; the source may overlap them.
    unsafe {
        let free = longer.raw().offset(s.len());
        go2rs_heap::bulk_barrier_hook(free.cast(), T::LAYOUT, count as usize);
        std::ptr::copy(data, free, count as usize);
    }
    longer
}

/// Makes room for one more element.
#[inline(always)]
pub(crate) fn grow_for_one<T: Go>(s: &mut Slice<T>) {
    let (place, cap) = grow::<T>(s.raw(), s.len(), s.cap(), s.len() + 1);
    // SAFETY: the elements were moved to the new place.
    *s = unsafe { Slice::from_parts(place, s.len(), cap) };
}

/// A larger copy of the elements: its address and capacity.
#[cold]
#[inline(never)]
fn grow<T: Go>(old: *mut T, len: isize, cap: isize, wanted: isize) -> (*mut T, isize) {
    if wanted < 0 {
        errors::panic_text("growslice: len out of range");
    }
    let size = size_of::<T>();
    if size == 0 {
        return (std::ptr::NonNull::<T>::dangling().as_ptr(), wanted);
    }
    let count = next_capacity(wanted as usize, cap as usize);
    if count.checked_mul(size).is_none_or(|b| b > MAX_BYTES) {
        errors::panic_text("growslice: len out of range");
    }
    let count = round_up(count, size, T::LAYOUT.is_noscan());
    let place = if T::LAYOUT.is_noscan() {
        // Only what lies behind the old elements has to be zeroed.
        let place = go2rs_heap::alloc_noscan_dirty(count * size).cast::<T>();
        if count * size > go2rs_heap::MAX_SMALL {
            // SAFETY: the new place has `count` elements, and at least `len` of them are filled below.
            unsafe { place.offset(len).write_bytes(0, count - len as usize) };
        }
        place
    } else {
        go2rs_heap::alloc_array(T::LAYOUT, count).cast::<T>()
    };
    // SAFETY: the new place is larger than the old elements.
    unsafe { std::ptr::copy_nonoverlapping(old, place, len as usize) };
    (place, count as isize)
}

/// Go's growth: twice for small slices, by a quarter for large ones, smoothly in between.
fn next_capacity(wanted: usize, cap: usize) -> usize {
    const SMALL: usize = 256;
    if wanted > cap.wrapping_mul(2) {
        return wanted;
    }
    if cap < SMALL {
        return cap * 2;
    }
    let mut next = cap;
    while next < wanted {
        next += (next + 3 * SMALL) >> 2;
    }
    next
}

/// How many elements fit into what the allocator gives for `count` of them.
pub(crate) fn round_up(count: usize, size: usize, noscan: bool) -> usize {
    if size == 0 { count } else { go2rs_heap::size_class_round(count * size, noscan) / size }
}
