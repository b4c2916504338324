//! Channels and select.

use crate::arg::Arg;
use crate::errors;
use crate::go::Go;
use crate::hash::mix;
use crate::id::built_id;
use crate::nil::{Nil, copy_zero};
use crate::types::{Direction, Link, Shape, Type};
use go2rs_heap::Layout;
use go2rs_sched::chan::{self, Case, Hchan};
use std::marker::{PhantomData, PhantomPinned};
use std::mem::MaybeUninit;

/// The first word of a channel's record is its one Go pointer.
const RECORD: &Layout = &Layout::mask_of(size_of::<Hchan>(), align_of::<Hchan>(), 1);

macro_rules! channel {
    ($name:ident, $kind:literal, $direction:ident, $doc:literal) => {
        #[doc = $doc]
        #[repr(transparent)]
        pub struct $name<T>(*mut Hchan, PhantomPinned, PhantomData<T>);

        copy_zero!([T] $name<T>);

        // SAFETY: channels are for sharing.
        unsafe impl<T> Send for $name<T> {}
        // SAFETY: as above.
        unsafe impl<T> Sync for $name<T> {}

        impl<T> $name<T> {
            pub const NIL: $name<T> = $name(std::ptr::null_mut(), PhantomPinned, PhantomData);

            /// The number of elements in the buffer.
            #[allow(clippy::len_without_is_empty)]
            pub fn len(self) -> isize {
                // SAFETY: a channel is nil or lives.
                unsafe { chan::len(self.0) }
            }

            /// The size of the buffer.
            pub fn cap(self) -> isize {
                // SAFETY: as above.
                unsafe { chan::cap(self.0) }
            }

            /// The address of the channel's record.
            #[inline(always)]
            pub fn raw(self) -> *mut Hchan {
                self.0
            }

            /// A channel of an address.
            ///
            /// # Safety
            /// The record is null or one of elements `T`.
            #[inline(always)]
            pub const unsafe fn from_raw(record: *mut Hchan) -> Self {
                $name(record, PhantomPinned, PhantomData)
            }
        }

        impl<T> PartialEq for $name<T> {
            #[inline(always)]
            fn eq(&self, other: &Self) -> bool {
                std::ptr::eq(self.0, other.0)
            }
        }

        impl<T> PartialEq<Nil> for $name<T> {
            #[inline(always)]
            fn eq(&self, _: &Nil) -> bool {
                self.0.is_null()
            }
        }

        // SAFETY: one word; null is nil.
        unsafe impl<T: Go> Go for $name<T> {
            const ID: u64 = built_id($kind, &[T::ID]);
            const LAYOUT: &'static Layout = Layout::POINTER;
            const TYPE: &'static Type =
                &Type::of::<$name<T>>(Shape::Chan { elem: Link::to::<T>(), direction: Direction::$direction });
            #[inline(always)]
            fn go_eq(&self, other: &Self) -> bool {
                self == other
            }
            #[inline(always)]
            fn go_hash(&self, seed: u64) -> u64 {
                mix(self.0 as u64, seed)
            }
        }
    };
}

channel!(Chan, "chan", Both, "Go's `chan T`.");
channel!(SendChan, "chan<-", Send, "Go's `chan<- T`.");
channel!(RecvChan, "<-chan", Receive, "Go's `<-chan T`.");

/// A new channel's record, with its buffer, in the collected heap.
pub(crate) fn make_record(elem_size: usize, elem: &'static Layout, n: usize) -> *mut Hchan {
    let buffer = go2rs_heap::alloc_array(elem, n);
    let record = go2rs_heap::alloc(RECORD).cast::<Hchan>();
    // SAFETY: the place is fresh and large enough.
    unsafe { record.write(Hchan::new(elem_size, n, buffer)) };
    record
}

impl<T: Go> Chan<T> {
    /// An unbuffered channel.
    #[allow(clippy::new_without_default)]
    pub fn new() -> Chan<T> {
        Chan::with_capacity(0)
    }

    /// A channel with a buffer of `n` elements.
    pub fn with_capacity(n: isize) -> Chan<T> {
        let fits = n >= 0
            && size_of::<T>().checked_mul(n as usize).is_some_and(|b| b <= crate::slice::MAX_BYTES);
        if !fits {
            errors::panic_plain("makechan: size out of range");
        }
        // SAFETY: the record is for elements of this type.
        unsafe { Chan::from_raw(make_record(size_of::<T>(), T::LAYOUT, n as usize)) }
    }
}

impl<T> From<Chan<T>> for SendChan<T> {
    #[inline(always)]
    fn from(c: Chan<T>) -> Self {
        SendChan(c.0, PhantomPinned, PhantomData)
    }
}

impl<T> From<Chan<T>> for RecvChan<T> {
    #[inline(always)]
    fn from(c: Chan<T>) -> Self {
        RecvChan(c.0, PhantomPinned, PhantomData)
    }
}

macro_rules! sends {
    ($name:ident) => {
        impl<T: Go> $name<T> {
            /// `c <- v`
            #[inline]
            pub fn send(self, v: impl Arg<T>) {
                let v = v.arg();
                // SAFETY: the element has the channel's size, and stays until the call returns.
                unsafe { chan::send(self.0, (&raw const v).cast()) };
            }

            /// `close(c)`
            pub fn close(self) {
                // SAFETY: a channel is nil or lives.
                unsafe { chan::close(self.0) };
            }
        }

        impl<T: Go> Sends for $name<T> {
            type Element = T;
            fn record(self) -> *mut Hchan {
                self.0
            }
        }
    };
}

macro_rules! receives {
    ($name:ident) => {
        impl<T: Go> $name<T> {
            /// `<-c`
            #[inline]
            pub fn recv(self) -> T {
                self.recv_ok().0
            }

            /// `v, ok := <-c`
            #[inline]
            pub fn recv_ok(self) -> (T, bool) {
                let mut v = T::default();
                // SAFETY: the place has the channel's element size.
                let ok = unsafe { chan::recv(self.0, (&raw mut v).cast()) };
                (v, ok)
            }
        }

        impl<T: Go> Receives for $name<T> {
            type Element = T;
            fn record(self) -> *mut Hchan {
                self.0
            }
        }

        impl<T: Go> IntoIterator for $name<T> {
            type Item = T;
            type IntoIter = Received<T>;
            #[inline]
            fn into_iter(self) -> Received<T> {
                Received(RecvChan(self.0, PhantomPinned, PhantomData))
            }
        }
    };
}

/// Channels that can be sent to.
pub trait Sends: Copy {
    type Element: Go;
    fn record(self) -> *mut Hchan;
}

/// Channels that can be received from.
pub trait Receives: Copy {
    type Element: Go;
    fn record(self) -> *mut Hchan;
}

sends!(Chan);
sends!(SendChan);
receives!(Chan);
receives!(RecvChan);

/// What `range c` gives: elements until the channel is closed.
pub struct Received<T>(RecvChan<T>);

impl<T: Go> Iterator for Received<T> {
    type Item = T;
    #[inline]
    fn next(&mut self) -> Option<T> {
        let (v, ok) = self.0.recv_ok();
        ok.then_some(v)
    }
}

/// A receive in a select.
pub struct ReceiveCase<T> {
    record: *mut Hchan,
    place: T,
}

/// A send in a select.
pub struct SendCase<T> {
    record: *mut Hchan,
    value: MaybeUninit<T>,
}

/// The receive of a `select!` arm.
#[inline]
pub fn receive_case<C: Receives>(c: C) -> ReceiveCase<C::Element> {
    ReceiveCase { record: c.record(), place: Default::default() }
}

/// The send of a `select!` arm.
#[inline]
pub fn send_case<C: Sends>(c: C, v: impl Arg<C::Element>) -> SendCase<C::Element> {
    SendCase { record: c.record(), value: MaybeUninit::new(v.arg()) }
}

impl<T: Go> ReceiveCase<T> {
    #[inline]
    pub fn case(&mut self) -> Case {
        Case::recv(self.record, (&raw mut self.place).cast())
    }

    /// What was received.
    #[inline]
    pub fn value(&self, _ok: bool) -> T {
        // SAFETY: the place is this struct's; the scheduler wrote to it behind the compiler's back.
        unsafe { (&raw const self.place).read_volatile() }
    }

    /// What was received, and whether it was sent.
    #[inline]
    pub fn value_ok(&self, ok: bool) -> (T, bool) {
        (self.value(ok), ok)
    }
}

impl<T: Go> SendCase<T> {
    #[inline]
    pub fn case(&mut self) -> Case {
        Case::send(self.record, self.value.as_ptr().cast())
    }
}

/// Chooses an arm.
#[inline]
pub fn select(cases: &mut [Case], block: bool) -> (isize, bool) {
    // SAFETY: channels are nil or live, and the elements stay until the call returns.
    unsafe { chan::select(cases, block) }
}

/// A select without default always chooses a case.
#[cold]
pub fn no_case() -> ! {
    errors::throw("select chose no case")
}
