//! What happens when an object dies: finalizers, cleanups, weak handles.
//!
//! Records stand in a hash table by the object's slot. As in Go, everything that an object with a finalizer refers to stays alive, so that finalizers
//! run from the outside in; weak handles are cleared before the finalizer is queued; cleanups wait until the object is really gone.

use crate::arena;
use crate::cache::{alloc_noscan, out_of_memory};
use crate::mark::Worker;
use crate::span::Span;
use core::ptr::null_mut;
use core::sync::atomic::{AtomicUsize, Ordering};
use go2rs_sys::{Lock, memory};

/// What a finalizer or cleanup runs: `run(object, data)`; `object` is null for a cleanup.
#[derive(Clone, Copy, Debug)]
pub struct Finalizer {
    pub run: Call,
    pub object: *mut u8,
    pub data: *mut u8,
}

/// A function to run with an object and the data that was given for it, which may be a heap pointer.
pub type Call = unsafe fn(object: *mut u8, data: *mut u8);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Finalizer,
    Cleanup,
    Weak,
}

struct Special {
    next: *mut Special,
    /// The slot's address.
    slot: usize,
    /// The pointer that the record was made for.
    pointer: usize,
    kind: Kind,
    run: Call,
    data: usize,
    id: u64,
}

struct Table {
    buckets: *mut *mut Special,
    /// A power of two; 0 before the first record.
    size: usize,
    count: usize,
    unused: *mut Special,
    /// Counts the records, to tell a record from an earlier one in the same place.
    generation: u64,
    /// Records that wait to be run, oldest first.
    first: *mut Special,
    last: *mut Special,
}

// SAFETY: reached through the lock only.
unsafe impl Send for Table {}

static TABLE: Lock<Table> = Lock::new(Table {
    buckets: null_mut(),
    size: 0,
    count: 0,
    unused: null_mut(),
    generation: 0,
    first: null_mut(),
    last: null_mut(),
});

/// Records in the queue.
static WAITING: AtomicUsize = AtomicUsize::new(0);

const SLAB: usize = 1 << 16;
/// An id is a record's address below a generation. Addresses of programs have fewer bits than this.
const ID_SHIFT: u32 = 48;

unsafe fn nothing(_object: *mut u8, _data: *mut u8) {}

impl Table {
    fn bucket(&self, slot: usize) -> *mut *mut Special {
        let hash = (slot >> 3).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.buckets.wrapping_add((hash >> 20) & (self.size - 1))
    }

    /// The link that leads to the first record of a slot that `wanted` accepts.
    fn find(&self, slot: usize, wanted: impl Fn(&Special) -> bool) -> Option<*mut *mut Special> {
        if self.size == 0 {
            return None;
        }
        let mut link = self.bucket(slot);
        // SAFETY: links lead to records of the table.
        unsafe {
            while let Some(special) = (*link).as_ref() {
                if special.slot == slot && wanted(special) {
                    return Some(link);
                }
                link = &raw mut (**link).next;
            }
        }
        None
    }

    /// Adds a record; gives its id.
    fn add(&mut self, special: Special) -> u64 {
        if self.count >= self.size {
            self.grow();
        }
        let record = self.record();
        let bucket = self.bucket(special.slot);
        self.generation += 1;
        let id = self.generation << ID_SHIFT | record as u64;
        // SAFETY: the record is new, the bucket is the table's.
        unsafe {
            record.write(Special { next: *bucket, id, ..special });
            *bucket = record;
        }
        self.count += 1;
        id
    }

    fn record(&mut self) -> *mut Special {
        if self.unused.is_null() {
            let slab = memory::reserve_lazy(SLAB).cast::<Special>();
            if slab.is_null() {
                out_of_memory(SLAB);
            }
            for i in 0..SLAB / size_of::<Special>() {
                // SAFETY: the record lies in the new slab.
                unsafe { (&raw mut (*slab.add(i)).next).write(self.unused) };
                self.unused = slab.wrapping_add(i);
            }
        }
        let record = self.unused;
        // SAFETY: unused records are linked.
        self.unused = unsafe { (*record).next };
        record
    }

    fn grow(&mut self) {
        let (old, old_size) = (self.buckets, self.size);
        self.size = (old_size * 2).max(512);
        self.buckets = memory::reserve_lazy(self.size * 8).cast();
        if self.buckets.is_null() {
            out_of_memory(self.size * 8);
        }
        // SAFETY: the old buckets hold the table's records, each of which moves to one new bucket.
        unsafe {
            for i in 0..old_size {
                let mut special = *old.add(i);
                while !special.is_null() {
                    let next = (*special).next;
                    let bucket = self.bucket((*special).slot);
                    (*special).next = *bucket;
                    *bucket = special;
                    special = next;
                }
            }
            if old_size > 0 {
                memory::release(old.cast(), old_size * 8);
            }
        }
    }

    /// Takes a record out of its bucket.
    unsafe fn unlink(&mut self, link: *mut *mut Special) -> *mut Special {
        // SAFETY: the link leads to a record.
        let special = unsafe { *link };
        // SAFETY: as above.
        unsafe { *link = (*special).next };
        self.count -= 1;
        special
    }

    unsafe fn drop_record(&mut self, special: *mut Special) {
        // SAFETY: the record is in no list.
        unsafe {
            (*special).next = self.unused;
            (*special).id = 0;
        }
        self.unused = special;
    }

    unsafe fn queue(&mut self, special: *mut Special) {
        // SAFETY: the record is in no list; the last one of the queue is alive.
        unsafe {
            (*special).next = null_mut();
            if self.first.is_null() {
                self.first = special;
            } else {
                (*self.last).next = special;
            }
        }
        self.last = special;
        WAITING.fetch_add(1, Ordering::Relaxed);
    }

    fn each(&self, mut visit: impl FnMut(&Special)) {
        for i in 0..self.size {
            // SAFETY: buckets and links lead to records of the table.
            unsafe {
                let mut special = *self.buckets.add(i);
                while let Some(record) = special.as_ref() {
                    visit(record);
                    special = record.next;
                }
            }
        }
    }

    /// Takes the records of one kind out whose objects are dead, and gives them to `take`.
    fn take_dead(&mut self, kind: Kind, mut take: impl FnMut(&mut Table, *mut Special)) {
        for i in 0..self.size {
            let mut link = self.buckets.wrapping_add(i);
            // SAFETY: as in `each`; an unlinked record is `take`'s.
            unsafe {
                while let Some(special) = (*link).as_ref() {
                    if special.kind == kind && !is_marked(special.slot) {
                        let record = self.unlink(link);
                        take(self, record);
                    } else {
                        link = &raw mut (**link).next;
                    }
                }
            }
        }
    }
}

fn is_marked(slot: usize) -> bool {
    // SAFETY: records are made for slots of spans in use, and go before the slot is freed.
    let span = unsafe { &*arena::span_of(slot) };
    span.is_marked(span.index_of(slot))
}

/// The slot that an address lies in, if an object lives there: its span, index and where the object begins behind a header.
pub(crate) fn locate(address: usize) -> Option<(&'static Span, usize, usize)> {
    // SAFETY: what the page table names is a span record, and records are never unmapped.
    let span = unsafe { arena::span_of(address).as_ref() }?;
    if !span.in_use() {
        return None;
    }
    let index = span.index_of(address);
    if index >= span.slots as usize || !span.is_allocated(index) {
        return None;
    }
    let header = if span.has_headers() { crate::size_class::HEADER } else { 0 };
    Some((span, index, span.slot_address(index) + header))
}

/// The heap object that `address` points into: its start and its usable bytes. `None` for anything else.
pub fn find_object(address: *const u8) -> Option<(*mut u8, usize)> {
    let (span, index, start) = locate(address as usize)?;
    let end = span.slot_address(index) + span.slot_size;
    (address as usize >= start).then_some((start as *mut u8, end - start))
}

/// Sets or, with `None`, removes the finalizer of the object that starts at `object`. `data` is kept alive with it.
/// `false`: there was one already, or `object` is not the start of a heap object.
pub fn set_finalizer(object: *mut u8, run: Option<Call>, data: *mut u8) -> bool {
    let mut table = TABLE.lock();
    let Some((span, index, start)) = locate(object as usize) else { return false };
    if start != object as usize {
        return false;
    }
    let slot = span.slot_address(index);
    let old = table.find(slot, |special| special.kind == Kind::Finalizer);
    match (run, old) {
        (Some(_), Some(_)) => false,
        (None, None) => true,
        (None, Some(link)) => {
            // SAFETY: the link was found in the table, whose lock is held.
            unsafe {
                let record = table.unlink(link);
                table.drop_record(record);
            }
            true
        }
        (Some(run), None) => {
            let (pointer, data) = (object as usize, data as usize);
            table.add(Special {
                next: null_mut(),
                slot,
                pointer,
                kind: Kind::Finalizer,
                run,
                data,
                id: 0,
            });
            true
        }
    }
}

/// Runs `run(null, data)` some time after the object that `object` points into has died. `data` is kept alive until then. Returns an id for
/// [`stop_cleanup`], 0 when `object` does not point into the heap.
pub fn add_cleanup(object: *mut u8, run: Call, data: *mut u8) -> u64 {
    let mut table = TABLE.lock();
    let Some((span, index, _)) = locate(object as usize) else { return 0 };
    let (slot, data) = (span.slot_address(index), data as usize);
    table.add(Special { next: null_mut(), slot, pointer: 0, kind: Kind::Cleanup, run, data, id: 0 })
}

/// Cancels the cleanup that [`add_cleanup`] gave this id for, if it was not queued yet.
pub fn stop_cleanup(id: u64) {
    let mut table = TABLE.lock();
    let record = (id & ((1 << ID_SHIFT) - 1)) as *mut Special;
    // SAFETY: ids hold addresses of records, whose memory is never given back.
    let Some(special) = (unsafe { record.as_ref() }) else { return };
    if special.id != id {
        return;
    }
    if let Some(link) = table.find(special.slot, |other| other.id == id) {
        // SAFETY: the link was found in the table, whose lock is held.
        unsafe {
            let record = table.unlink(link);
            table.drop_record(record);
        }
    }
}

/// The weak handle of a pointer into a heap object: the address of a cell in the heap that [`weak_get`] reads. There is one for each
/// pointer as long as the object lives. Null when the pointer does not point into the heap.
pub fn weak_handle(pointer: *mut u8) -> *mut u8 {
    if locate(pointer as usize).is_none() {
        return null_mut();
    }
    // Allocated first, in vain when there is one: an allocation may collect, which needs the lock.
    let cell = alloc_noscan(8);
    let mut table = TABLE.lock();
    let Some((span, index, _)) = locate(pointer as usize) else { return null_mut() };
    let slot = span.slot_address(index);
    let same =
        |special: &Special| special.kind == Kind::Weak && special.pointer == pointer as usize;
    if let Some(link) = table.find(slot, same) {
        // SAFETY: the link leads to a record of the table, whose lock is held.
        return unsafe { (**link).data as *mut u8 };
    }
    // SAFETY: the cell is new and has a word.
    unsafe { cell.cast::<usize>().write(pointer as usize) };
    let (pointer, data) = (pointer as usize, cell as usize);
    table.add(Special {
        next: null_mut(),
        slot,
        pointer,
        kind: Kind::Weak,
        run: nothing,
        data,
        id: 0,
    });
    cell
}

/// The pointer that a weak handle was made for, null once its object has died.
///
/// # Safety
/// `handle` came from [`weak_handle`], or is null.
pub unsafe fn weak_get(handle: *mut u8) -> *mut u8 {
    if handle.is_null() {
        return null_mut();
    }
    // SAFETY: the handle is a cell. The read is volatile because the collector writes it while this thread is stopped.
    unsafe { handle.cast::<*mut u8>().read_volatile() }
}

/// Takes the next finalizer or cleanup to run, oldest first.
pub fn take_finalizer() -> Option<Finalizer> {
    if WAITING.load(Ordering::Relaxed) == 0 {
        return None;
    }
    let mut table = TABLE.lock();
    let record = table.first;
    // SAFETY: records in the queue are alive, and the lock is held.
    unsafe {
        let special = record.as_ref()?;
        let out = Finalizer {
            run: special.run,
            object: special.pointer as *mut u8,
            data: special.data as *mut u8,
        };
        table.first = special.next;
        table.drop_record(record);
        WAITING.fetch_sub(1, Ordering::Relaxed);
        Some(out)
    }
}

/// Runs all finalizers and cleanups that wait, on the calling goroutine, and leaves no pointer to their objects on its stack.
pub fn run_finalizers() {
    while run_one() {}
    wipe();
}

#[inline(never)]
fn run_one() -> bool {
    let Some(next) = take_finalizer() else { return false };
    // SAFETY: who added the record passed a function for these words.
    unsafe { (next.run)(next.object, next.data) };
    true
}

/// Overwrites what calls left below the caller's frame.
#[inline(never)]
fn wipe() {
    core::hint::black_box([0usize; 512]);
}

/// Whether finalizers or cleanups wait to be taken.
pub(crate) fn waiting() -> bool {
    WAITING.load(Ordering::Relaxed) > 0
}

/// Visits what records keep alive: their data, what waits in the queue, and everything that objects with finalizers refer to. The
/// world stands.
pub(crate) fn visit<const P: bool>(worker: &mut Worker<P>) {
    let table = TABLE.lock();
    table.each(|special| {
        worker.visit(special.data);
        if special.kind == Kind::Finalizer {
            // SAFETY: records are made for slots of spans in use, and go before the slot is freed.
            let span = unsafe { &*arena::span_of(special.slot) };
            if !span.noscan {
                worker.scan_object(span, special.slot);
            }
        }
    });
    let mut special = table.first;
    // SAFETY: the queue links records.
    while let Some(record) = unsafe { special.as_ref() } {
        worker.visit(record.data);
        worker.visit(record.pointer);
        special = record.next;
    }
}

/// After marking: deals with the records of dead objects. What a finalizer will see is marked again through `worker`, which has to run.
pub(crate) fn settle<const P: bool>(worker: &mut Worker<P>) {
    let mut guard = TABLE.lock();
    let table = &mut *guard;
    if table.count == 0 {
        return;
    }
    table.take_dead(Kind::Weak, |table, record| {
        // SAFETY: the cell is alive, because its record kept it so.
        unsafe {
            ((*record).data as *mut usize).write(0);
            table.drop_record(record);
        }
    });
    // Marks only after all were looked at: one dead object with a finalizer does not save another's, its referents are marked already.
    let from = table.last;
    table.take_dead(Kind::Finalizer, |table, record| {
        // SAFETY: the record is in no list.
        unsafe { table.queue(record) }
    });
    // SAFETY: the queue links records; those after `from` are new.
    unsafe {
        let mut special =
            if table.first.is_null() || from.is_null() { table.first } else { (*from).next };
        while let Some(record) = special.as_ref() {
            worker.visit(record.slot);
            special = record.next;
        }
    }
    worker.run_alone();
    table.take_dead(Kind::Cleanup, |table, record| {
        // SAFETY: the record is in no list.
        unsafe { table.queue(record) }
    });
}
