//! First steps of the scheduler: goroutines, an unbuffered channel, defer and recover.
use go2rs_sched::chan::{self, Hchan};
use go2rs_sched::panics::{Deferred, recovering};
use go2rs_sched::*;

static BOOM: &str = "boom";

fn main() {
    go2rs_sched::run(|| {
        let c: *mut Hchan = Box::leak(Box::new(Hchan::new(8, 0, std::ptr::null_mut())));
        let c = c as usize;
        for i in 0..10u64 {
            go(move || {
                // SAFETY: the channel is leaked.
                unsafe { chan::send(c as *mut Hchan, (&raw const i).cast()) }
            });
        }
        let mut sum = 0;
        for _ in 0..10 {
            let mut v = 0u64;
            // SAFETY: as above.
            unsafe { chan::recv(c as *mut Hchan, (&raw mut v).cast()) };
            sum += v;
        }
        println!("sum {sum}");
        let mut got = Value::NIL;
        let at = &raw mut got;
        recovering(|| {
            // SAFETY: `got` outlives the frame.
            let mut d = Deferred::new(move |p| unsafe { *at = p.recover() });
            // SAFETY: the guard is dropped first.
            let _armed = unsafe { d.arm() };
            panic(hooks::text_value(&BOOM));
        });
        println!("recovered {}", got != Value::NIL);
        timer::sleep(20_000_000);
        println!("slept");
        match std::env::args().nth(1).as_deref() {
            Some("panic") => panic(hooks::text_value(&BOOM)),
            Some("deadlock") => {
                let mut v = 0u64;
                // SAFETY: as above.
                unsafe { chan::recv(c as *mut Hchan, (&raw mut v).cast()) };
            }
            Some("overflow") => println!("{}", deep(1)),
            _ => {}
        }
    })
}

#[inline(never)]
fn deep(n: u64) -> u64 {
    let a = [n; 16];
    if n == u64::MAX { 0 } else { deep(n + 1) + std::hint::black_box(a)[3] }
}
