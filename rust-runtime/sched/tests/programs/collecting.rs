//! Goroutines and the collector together: what only a stack, a channel, a timer or a deferred call refers to stays.

use crate::support::*;
use crate::{Case, boom, defer, ok};
use go2rs_heap::Layout;
use go2rs_sched::syscalls::blocking;
use go2rs_sched::{chan, go, gosched, timer};
use std::sync::atomic::{AtomicBool, Ordering};

const STRESS: &[(&str, &str)] = &[("GO2RS_GC", "poison,verify,stress=50")];
const STRESS_1: &[(&str, &str)] = &[("GO2RS_GC", "poison,verify,stress=50"), ("GOMAXPROCS", "1")];
const STRESS_8: &[(&str, &str)] = &[("GO2RS_GC", "poison,stress=50"), ("GOMAXPROCS", "8")];

pub const CASES: &[Case] = &[
    ok("collect_lists", lists, "8 lists of 2000\n").with(STRESS),
    ok("collect_lists_1", lists, "8 lists of 2000\n").with(STRESS_1),
    ok("collect_lists_8", lists, "8 lists of 2000\n").with(STRESS_8),
    ok("collect_lists_freely", many_lists, "64 lists of 20000\n"),
    ok("collect_channels", channels, "5000\n").with(STRESS),
    ok("collect_channels_8", channels, "5000\n").with(STRESS_8),
    ok("collect_parked", parked, "100\n").with(STRESS),
    ok("collect_in_calls", in_calls, "20\n").with(STRESS),
    ok("collect_timers", timers, "50\n").with(STRESS),
    ok("collect_timers_8", timers, "50\n").with(STRESS_8),
    ok("collect_deferred", deferred, "5\n").with(STRESS),
    ok("collect_during_loops", during_loops, "stood\n").with(&[("GOMAXPROCS", "4")]),
];

/// A list node: the next one and a number that says where it stands.
#[repr(C)]
struct Node {
    next: *mut Node,
    n: usize,
}

fn node(next: *mut Node, n: usize) -> *mut Node {
    const LAYOUT: &Layout = &Layout::mask_of(size_of::<Node>(), align_of::<Node>(), 1);
    let p = go2rs_heap::alloc(LAYOUT).cast::<Node>();
    // SAFETY: fresh memory of that size.
    unsafe { p.write(Node { next, n }) };
    p
}

#[inline(never)]
fn list(len: usize) -> *mut Node {
    (0..len).fold(std::ptr::null_mut(), node)
}

#[inline(never)]
fn check(mut at: *mut Node, len: usize) {
    for want in (0..len).rev() {
        // SAFETY: the list is alive, if the collector works.
        unsafe {
            if at.is_null() || (*at).n != want {
                boom!("a node was lost");
            }
            at = (*at).next;
        }
    }
}

fn run_lists(goroutines: usize, len: usize) {
    let g = Group::new(goroutines);
    for _ in 0..goroutines {
        go(move || {
            let mine = list(len);
            gosched();
            check(mine, len);
            g.done();
        });
    }
    g.wait();
    println!("{goroutines} lists of {len}");
}

fn lists() {
    run_lists(8, 2000);
}

fn many_lists() {
    run_lists(64, 20_000);
}

/// A channel in the collected heap, of nodes.
fn channel(n: usize) -> Chan<*mut Node> {
    const LAYOUT: &Layout =
        &Layout::mask_of(size_of::<chan::Hchan>(), align_of::<chan::Hchan>(), 1);
    const ELEMENT: &Layout = &Layout::mask_of(8, 8, 1);
    let buf = go2rs_heap::alloc_array(ELEMENT, n);
    let c = go2rs_heap::alloc(LAYOUT).cast::<chan::Hchan>();
    // SAFETY: fresh memory of that size.
    unsafe { c.write(chan::Hchan::new(8, n, buf)) };
    Chan::of(c)
}

fn channels() {
    let (a, b) = (channel(0), channel(10));
    for k in 0..2 {
        go(move || (0..2500).for_each(|_| if k == 0 { a.send(list(3)) } else { b.send(list(3)) }));
    }
    let mut got = 0;
    for _ in 0..5000 {
        let (mut x, mut y) = (std::ptr::null_mut(), std::ptr::null_mut());
        match select(&[a.recv_case(&mut x), b.recv_case(&mut y)], true).0 {
            0 => check(x, 3),
            _ => check(y, 3),
        }
        got += 1;
    }
    println!("{got}");
}

fn parked() {
    let start = channel(0);
    let g = Group::new(100);
    for _ in 0..100 {
        let mine = list(20);
        go(move || {
            start.recv_ok();
            check(mine, 20);
            g.done();
        });
    }
    check(list(2000), 2000);
    timer::sleep(1_000_000);
    start.close();
    g.wait();
    println!("100");
}

fn in_calls() {
    let g = Group::new(20);
    for _ in 0..20 {
        go(move || {
            let mine = list(50);
            for _ in 0..5 {
                blocking(|| std::thread::sleep(std::time::Duration::from_millis(1)));
                check(list(50), 50);
            }
            check(mine, 50);
            g.done();
        });
    }
    g.wait();
    println!("20");
}

fn deferred() {
    fn deep(n: usize) {
        let mine = list(10);
        defer!(move |_| check(mine, 10));
        check(list(500), 500);
        if n > 0 {
            deep(n - 1);
        } else {
            println!("5");
        }
    }
    deep(5);
}

fn during_loops() {
    static QUIT: AtomicBool = AtomicBool::new(false);
    let g = Group::new(4);
    for _ in 0..4 {
        let mine = list(100);
        go(move || {
            // A loop without a call keeps its pointer in a register only.
            let mut at = mine;
            let mut rounds = 0usize;
            while !QUIT.load(Ordering::Relaxed) {
                // SAFETY: the list is alive.
                unsafe { at = if (*at).next.is_null() { mine } else { (*at).next } };
                rounds += 1;
            }
            std::hint::black_box((at, rounds));
            check(mine, 100);
            g.done();
        });
    }
    for _ in 0..50 {
        check(list(1000), 1000);
        go2rs_heap::collect();
        timer::sleep(1_000_000);
    }
    QUIT.store(true, Ordering::Relaxed);
    g.wait();
    println!("stood");
}

unsafe fn send_node(t: &timer::Timer, _late: i64) {
    let n: *mut Node = std::ptr::null_mut();
    // SAFETY: the channel is the timer's, of one-word elements.
    unsafe { chan::try_send(t.chan.get(), (&raw const n).cast()) };
}

/// As `time.After`: only the channel is kept, before and after the timer fires.
#[inline(never)]
fn after(ns: i64) -> Chan<*mut Node> {
    const LAYOUT: &Layout = &Layout::conservative::<timer::Timer>();
    let c = channel(1);
    let t = go2rs_heap::alloc(LAYOUT).cast::<timer::Timer>();
    // SAFETY: fresh memory of that size, which the heaps of timers keep alive.
    unsafe {
        t.write(timer::Timer::new());
        (*t).init(send_node, c.0);
        (*t).reset(go2rs_sys::clock::nanotime() + ns, 0);
    }
    c
}

fn timers() {
    let g = Group::new(50);
    for i in 0..50 {
        go(move || {
            let (c, far) = (after(i * 100_000), after(3_600_000_000_000));
            check(list(200), 200);
            c.recv();
            check(list(200), 200);
            if c.try_recv().is_some() || far.try_recv().is_some() {
                boom!("a second value");
            }
            g.done();
        });
    }
    g.wait();
    println!("50");
}
