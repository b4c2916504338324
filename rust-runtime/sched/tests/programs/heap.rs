//! The collector under goroutines: stacks, registers and package variables keep what they refer to, and what nothing refers to goes.

use crate::support::Chan;
use crate::{Case, ok};
use go2rs_heap::{Layout, Root, alloc, alloc_array, alloc_noscan, collect};
use go2rs_sched::{go, gosched};
use std::hint::black_box;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering::SeqCst};

pub const CASES: &[Case] = &[
    ok("heap_churn", churn, "done\n"),
    ok("heap_churn_verified", churn, "done\n").with(&[("GO2RS_GC", "verify,poison")]),
    ok("heap_churn_alone", churn, "done\n").with(&[("GOMAXPROCS", "1"), ("GO2RS_GC", "poison")]),
    ok("heap_churn_many_threads", churn, "done\n")
        .with(&[("GOMAXPROCS", "6"), ("GO2RS_GC", "poison,threads=4")]),
    ok("heap_stress", stress, "done\n").with(&[("GO2RS_GC", "stress=3,poison")]),
    ok("heap_stress_every", stress, "done\n")
        .with(&[("GO2RS_GC", "stress,poison,verify"), ("ROUNDS", "20")]),
    ok("heap_parked", parked, "5000\n"),
    ok("heap_globals", globals, "whole\n"),
    ok("heap_finalizers", finalizers, "outer\ninner\ncleaned\nweak is gone\n"),
];

#[repr(C)]
struct Node {
    next: *mut Node,
    value: usize,
    text: *mut u8,
    other: *mut *mut Node,
}

const NODE: &Layout = &Layout::mask_of(32, 8, 0b1101);

/// A list whose elements check themselves.
fn list(length: usize, seed: usize) -> *mut Node {
    let mut head: *mut Node = std::ptr::null_mut();
    for i in 0..length {
        let text = alloc_noscan(seed % 50 + 1);
        let other = alloc_array(Layout::POINTER, i % 90 + 1).cast::<*mut Node>();
        let node = alloc(NODE).cast::<Node>();
        // SAFETY: the objects are new.
        unsafe {
            assert!((*node).next.is_null() && (*node).value == 0, "memory is zero");
            text.write_bytes(seed as u8, seed % 50 + 1);
            other.add(i % 90).write(head);
            *node = Node { next: head, value: seed + i, text, other };
        }
        head = node;
    }
    head
}

fn check(head: *mut Node, length: usize, seed: usize) {
    let mut node = head;
    for i in (0..length).rev() {
        // SAFETY: the list is alive.
        unsafe {
            assert_eq!((*node).value, seed + i);
            assert_eq!(*(*node).text.add(seed % 50), seed as u8);
            assert_eq!(*(*node).other.add(i % 90), (*node).next);
            node = (*node).next;
        }
    }
    assert!(node.is_null());
}

fn lists(goroutines: usize, rounds: usize, length: usize) {
    let done = Chan::<usize>::new(0);
    for seed in 0..goroutines {
        go(move || {
            let kept = list(length, seed * 1000);
            for round in 0..rounds {
                let fresh = list(length, round);
                if round % 16 == 0 {
                    gosched();
                }
                check(fresh, length, round);
            }
            check(kept, length, seed * 1000);
            done.send(seed);
        });
    }
    for _ in 0..goroutines {
        done.recv();
    }
    println!("done");
}

fn churn() {
    lists(8, 2000, 60);
}

fn stress() {
    let rounds = std::env::var("ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    lists(8, rounds, 10);
}

/// Parked goroutines keep what only their stacks know.
fn parked() {
    let (start, sum) = (Chan::<usize>::new(0), Chan::<usize>::new(0));
    for i in 0..5000 {
        go(move || {
            let own = list(3, i);
            let go_on = start.recv();
            check(own, 3, i);
            sum.send(go_on);
        });
    }
    for _ in 0..3 {
        black_box(list(20_000, 1));
        collect();
    }
    for _ in 0..5000 {
        start.send(1);
    }
    println!("{}", (0..5000).map(|_| sum.recv()).sum::<usize>());
}

static GLOBAL: AtomicPtr<Node> = AtomicPtr::new(std::ptr::null_mut());
static ROOTS: [Root; 1] = [Root::new(&raw const GLOBAL, Layout::POINTER)];

#[inline(never)]
fn set_global() {
    GLOBAL.store(list(1000, 77), SeqCst);
}

/// Overwrites what calls have left on the stack.
#[inline(never)]
fn wipe() {
    black_box([0u8; 4096]);
}

fn globals() {
    go2rs_heap::add_roots(&ROOTS);
    set_global();
    wipe();
    for _ in 0..3 {
        collect();
        black_box(list(10_000, 5));
    }
    check(GLOBAL.load(SeqCst), 1000, 77);
    println!("whole");
}

static RAN: AtomicUsize = AtomicUsize::new(0);

unsafe fn finalize(object: *mut u8, data: *mut u8) {
    // SAFETY: the object is a node, and the data a byte string.
    unsafe {
        assert_eq!((*object.cast::<Node>()).value, *data as usize);
        println!("{}", if *data == 1 { "outer" } else { "inner" });
    }
    RAN.fetch_add(1, SeqCst);
}

unsafe fn clean(object: *mut u8, data: *mut u8) {
    assert!(object.is_null());
    // SAFETY: the data is a byte.
    assert_eq!(unsafe { *data }, 9);
    println!("cleaned");
    RAN.fetch_add(1, SeqCst);
}

fn byte(value: u8) -> *mut u8 {
    let byte = alloc_noscan(1);
    // SAFETY: the byte is new.
    unsafe { *byte = value };
    byte
}

/// An outer and an inner node with finalizers; gives a weak handle of the inner one.
#[inline(never)]
fn make() -> *mut u8 {
    let (inner, outer) = (alloc(NODE).cast::<Node>(), alloc(NODE).cast::<Node>());
    // SAFETY: the nodes are new.
    unsafe {
        (*inner).value = 2;
        (*outer).value = 1;
        (*outer).next = inner;
    }
    assert!(go2rs_heap::set_finalizer(outer.cast(), Some(finalize), byte(1)));
    assert!(go2rs_heap::set_finalizer(inner.cast(), Some(finalize), byte(2)));
    assert!(!go2rs_heap::set_finalizer(inner.cast(), Some(finalize), byte(2)));
    let cleanup = go2rs_heap::add_cleanup(inner.cast(), clean, byte(9));
    let stopped = go2rs_heap::add_cleanup(inner.cast(), clean, byte(8));
    go2rs_heap::stop_cleanup(stopped);
    assert_ne!(cleanup, stopped);
    let weak = go2rs_heap::weak_handle(inner.cast());
    assert_eq!(weak, go2rs_heap::weak_handle(inner.cast()));
    // SAFETY: the handle is one.
    assert_eq!(unsafe { go2rs_heap::weak_get(weak) }, inner.cast());
    weak
}

fn finalizers() {
    let done = Chan::<usize>::new(0);
    // On a goroutine of its own, whose stack is gone when the objects are expected to be.
    go(move || done.send(make() as usize));
    let weak = done.recv() as *mut u8;
    while RAN.load(SeqCst) < 3 {
        collect();
        gosched();
    }
    // SAFETY: the handle is one.
    assert!(unsafe { go2rs_heap::weak_get(weak) }.is_null());
    println!("weak is gone");
}
