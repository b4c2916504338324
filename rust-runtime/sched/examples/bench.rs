//! What goroutines, channels, defer and panic cost. `bench.go` beside this file prints the same figures for Go.

use go2rs_sched::chan::{self, Case, Hchan};
use go2rs_sched::panics::{Deferred, Recover, recovering};
use go2rs_sched::{Value, go, gosched, hooks};
use std::time::Instant;

fn measure(name: &str, n: usize, f: impl Fn(usize)) {
    let best = (0..5).map(|_| {
        let begin = Instant::now();
        f(n);
        begin.elapsed()
    });
    let best = best.min().expect("five runs");
    println!("{name:<24} {:8.1} ns", best.as_nanos() as f64 / n as f64);
}

#[derive(Clone, Copy)]
struct Chan(*mut Hchan);

impl Chan {
    fn new(n: usize) -> Chan {
        let buf: &'static mut [u64] = Box::leak(vec![0u64; n + 1].into_boxed_slice());
        Chan(Box::leak(Box::new(Hchan::new(8, n, buf.as_mut_ptr().cast()))))
    }

    fn send(self, v: usize) {
        // SAFETY: channels here have elements of one word and are leaked.
        unsafe { chan::send(self.0, (&raw const v).cast()) }
    }

    fn recv(self) -> usize {
        let mut v = 0usize;
        // SAFETY: as above.
        unsafe { chan::recv(self.0, (&raw mut v).cast()) };
        v
    }
}

static TEXT: &str = "x";

#[inline(never)]
fn recovers() {
    recovering(|| {
        let mut d = Deferred::new(|p: Recover| assert!(p.recover_value() != Value::NIL));
        // SAFETY: the guard is dropped first.
        let _armed = unsafe { d.arm() };
        go2rs_sched::panic(hooks::text_value(&TEXT));
    });
}

#[inline(never)]
fn defers(n: &mut usize) {
    let at: *mut usize = n;
    // SAFETY: the counter outlives the call.
    let mut d = Deferred::new(move |_| unsafe { *at += 1 });
    // SAFETY: the guard is dropped first.
    let _armed = unsafe { d.arm() };
    std::hint::black_box(at);
}

fn main() {
    go2rs_sched::run(|| {
        measure("gosched", 1_000_000, |n| (0..n).for_each(|_| gosched()));
        measure("spawn and exit", 300_000, |n| {
            let done = Chan::new(0);
            for i in 0..n {
                let c = Chan(done.0);
                let c = c.0 as usize;
                go(move || Chan(c as *mut Hchan).send(i));
                done.recv();
            }
        });
        measure("spawn 1000, join", 300_000, |n| {
            let done = Chan::new(1000);
            let c = done.0 as usize;
            for _ in 0..n / 1000 {
                (0..1000).for_each(|i| go(move || Chan(c as *mut Hchan).send(i)));
                (0..1000).for_each(|_| _ = done.recv());
            }
        });
        measure("unbuffered round trip", 300_000, |n| {
            let (a, b) = (Chan::new(0), Chan::new(0));
            let (x, y) = (a.0 as usize, b.0 as usize);
            go(move || {
                (0..n).for_each(|_| Chan(y as *mut Hchan).send(Chan(x as *mut Hchan).recv()))
            });
            for i in 0..n {
                a.send(i);
                b.recv();
            }
        });
        measure("buffered, alone", 3_000_000, |n| {
            let c = Chan::new(16);
            for i in 0..n {
                c.send(i);
                c.recv();
            }
        });
        measure("buffered, two", 3_000_000, |n| {
            let c = Chan::new(128);
            let x = c.0 as usize;
            go(move || (0..n).for_each(|i| Chan(x as *mut Hchan).send(i)));
            (0..n).for_each(|_| _ = c.recv());
        });
        measure("select of two, ready", 1_000_000, |n| {
            let (a, b) = (Chan::new(1), Chan::new(1));
            for i in 0..n {
                a.send(i);
                let (mut x, mut y) = (0usize, 0usize);
                let cases =
                    [Case::recv(a.0, (&raw mut x).cast()), Case::recv(b.0, (&raw mut y).cast())];
                // SAFETY: the places outlive the call.
                unsafe { chan::select(&cases, true) };
            }
        });
        measure("select with default", 3_000_000, |n| {
            let a = Chan::new(1);
            let mut v = 0usize;
            // SAFETY: the place outlives the call.
            (0..n).for_each(|_| _ = unsafe { chan::try_recv(a.0, (&raw mut v).cast()) });
        });
        measure("defer", 10_000_000, |n| {
            let mut count = 0;
            (0..n).for_each(|_| defers(&mut count));
        });
        measure("panic and recover", 1_000_000, |n| (0..n).for_each(|_| recovers()));
    })
}
