//! Defer, panic, recover, Goexit in all combinations that Go's own tests name.

use crate::support::*;
use crate::{Case, boom, defer, dies, ok};
use go2rs_sched::panics::{DeferList, Recover, recovering, take_recover};
use go2rs_sched::{Value, go, goexit};

pub const CASES: &[Case] = &[
    ok("defer_order", defer_order, "body c b a\n"),
    ok("defer_slots", defer_slots, "2 1 | 3 2 1 |\n"),
    ok("defer_list", defer_list, "2 1 0\n"),
    ok("defer_list_panics", defer_list_panics, "4 3 2:two 0 1 end\n"),
    ok("defer_list_in_range", defer_list_in_range, "seq end 1 0 \n"),
    ok("recover_deep", recover_deep, "inner outer:deep after\n"),
    ok("recover_runs_rest", recover_runs_rest, "second:x first:nil back\n"),
    ok("recover_only_direct", recover_only_direct, "helper:nil direct:x\n"),
    ok("recover_granted", recover_granted, "granted:x back\n"),
    ok("nested_panic_recovered", nested_recovered, "two one\n"),
    ok("replaced_panic", replaced, "second back\n"),
    ok("panic_in_rest", panic_in_rest, "one late back\n"),
    ok("goexit_runs_defers", goexit_defers, "b a done\n"),
    ok("goexit_past_recover", goexit_past_recover, "recovered:x outer done\n"),
    ok("goexit_recover_is_nil", goexit_recover_nil, "nil done\n"),
    ok("panic_storm", panic_storm, "200000\n"),
    dies("panic_plain", || boom!("boom"), "", "panic: boom\n\ngoroutine 1 [running]:\n"),
    dies(
        "panic_runs_defers",
        panic_runs_defers,
        "deferred\n",
        "panic: boom\n\ngoroutine 1 [running]:\n",
    ),
    dies(
        "panic_chain",
        panic_chain,
        "",
        "panic: one\n\tpanic: two\n\tpanic: three\n\ngoroutine 1 [running]:\n",
    ),
    dies(
        "panic_recovered_chain",
        panic_recovered_chain,
        "",
        "panic: one [recovered]\n\tpanic: two\n\ngoroutine 1",
    ),
    dies("repanic", repanic, "", "panic: one [recovered, repanicked]\n\ngoroutine 1 [running]:\n"),
    dies("panic_in_goroutine", panic_in_goroutine, "", "panic: away\n\ngoroutine "),
    dies("panic_over_goexit", panic_over_goexit, "", "panic: late\n\ngoroutine "),
];

fn defer_order() {
    fn f() {
        defer!(|_| println!("a"));
        defer!(|_| print!("b "));
        defer!(|_| print!("c "));
        print!("body ");
    }
    f();
}

fn defer_slots() {
    fn f(both: bool) {
        let s = slot();
        // SAFETY: the guard is dropped before the slot.
        let s = unsafe { s.guard() };
        defer!(|_| print!("1 "));
        s.set(|_| print!("2 "));
        let t = slot();
        // SAFETY: as above.
        let t = unsafe { t.guard() };
        if both {
            t.set(|_| print!("3 "));
        }
    }
    f(false);
    print!("| ");
    f(true);
    println!("|");
}

fn defer_list() {
    fn f() {
        let list = DeferList::new();
        // SAFETY: the guard is dropped before the list.
        let _armed = unsafe { list.arm() };
        for i in 0..3 {
            push(&list, move |_| print!("{}", if i == 0 { "0\n".into() } else { format!("{i} ") }));
        }
    }
    f();
}

fn defer_list_panics() {
    recovering(|| {
        let list = DeferList::new();
        // SAFETY: the guard is dropped before the list.
        let _armed = unsafe { list.arm() };
        for i in 0..2 {
            push(&list, move |_| print!("{} ", 1 - i));
        }
        let list = DeferList::new();
        // SAFETY: as above.
        let _armed = unsafe { list.arm() };
        push(&list, |p| print!("2:{} ", text_of(p.recover_value())));
        push(&list, |_| {
            print!("3 ");
            boom!("two");
        });
        push(&list, |_| print!("4 "));
    });
    println!("end");
}

fn recover_deep() {
    fn inner(n: u32) {
        defer!(|_| if n == 0 {
            print!("inner ")
        });
        match n {
            0 => boom!("deep"),
            _ => inner(n - 1),
        }
    }
    recovering(|| {
        defer!(|p: Recover| print!("outer:{} ", text_of(p.recover_value())));
        inner(100);
    });
    println!("after");
}

fn recover_runs_rest() {
    recovering(|| {
        defer!(|p: Recover| print!("first:{} ", text_of(p.recover_value())));
        defer!(|p: Recover| print!("second:{} ", text_of(p.recover_value())));
        boom!("x");
    });
    println!("back");
}

fn recover_only_direct() {
    fn helper() -> Value {
        take_recover().recover_value()
    }
    recovering(|| {
        defer!(|p: Recover| println!("direct:{}", text_of(p.recover_value())));
        defer!(|_| print!("helper:{} ", text_of(helper())));
        boom!("x");
    });
}

fn recover_granted() {
    fn handler() {
        let p = take_recover();
        print!("granted:{} ", text_of(p.recover_value()));
    }
    recovering(|| {
        defer!(|p: Recover| {
            p.grant();
            handler();
        });
        boom!("x");
    });
    println!("back");
}

fn nested_recovered() {
    recovering(|| {
        defer!(|p: Recover| println!("{}", text_of(p.recover_value())));
        defer!(|_| recovering(|| {
            defer!(|p: Recover| print!("{} ", text_of(p.recover_value())));
            boom!("two");
        }));
        boom!("one");
    });
}

fn replaced() {
    recovering(|| {
        defer!(|p: Recover| print!("{} ", text_of(p.recover_value())));
        defer!(|_| boom!("second"));
        boom!("first");
    });
    println!("back");
}

fn panic_in_rest() {
    recovering(|| {
        defer!(|p: Recover| print!("{} ", text_of(p.recover_value())));
        defer!(|_| boom!("late"));
        defer!(|p: Recover| print!("{} ", text_of(p.recover_value())));
        boom!("one");
    });
    println!("back");
}

fn in_goroutine(f: fn()) {
    let done = Chan::<()>::new(0);
    go(move || {
        defer!(move |_| done.send(()));
        f();
    });
    done.recv();
    println!("done");
}

fn goexit_defers() {
    in_goroutine(|| {
        defer!(|_| print!("a "));
        defer!(|_| print!("b "));
        goexit();
    });
}

fn goexit_past_recover() {
    in_goroutine(|| {
        defer!(|_| print!("outer "));
        recovering(|| {
            defer!(|p: Recover| print!("recovered:{} ", text_of(p.recover_value())));
            defer!(|_| boom!("x"));
            goexit();
        });
        print!("NOT REACHED ");
    });
}

fn goexit_recover_nil() {
    in_goroutine(|| {
        recovering(|| {
            defer!(|p: Recover| print!("{} ", text_of(p.recover_value())));
            goexit();
        });
    });
}

fn panic_storm() {
    let g = Group::new(4);
    let sum = Chan::<u64>::new(4);
    for _ in 0..4 {
        go(move || {
            let mut n = 0u64;
            for _ in 0..50_000 {
                let at = &raw mut n;
                recovering(|| {
                    // SAFETY: the counter outlives the frame.
                    defer!(move |p: Recover| unsafe {
                        *at += u64::from(p.recover_value() != Value::NIL)
                    });
                    boom!("again");
                });
            }
            sum.send(n);
            g.done();
        });
    }
    g.wait();
    println!("{}", (0..4).map(|_| sum.recv()).sum::<u64>());
}

fn panic_runs_defers() {
    defer!(|_| println!("deferred"));
    boom!("boom");
}

fn panic_chain() {
    defer!(|_| boom!("three"));
    defer!(|_| boom!("two"));
    boom!("one");
}

fn panic_recovered_chain() {
    recovering(|| {
        defer!(|p: Recover| {
            p.recover_value();
            boom!("two");
        });
        boom!("one");
    });
}

fn repanic() {
    recovering(|| {
        defer!(|p: Recover| go2rs_sched::panic(p.recover_value()));
        boom!("one");
    });
}

fn panic_in_goroutine() {
    go(|| boom!("away"));
    Chan::<()>::new(0).recv();
}

fn panic_over_goexit() {
    go(|| {
        defer!(|_| boom!("late"));
        goexit();
    });
    Chan::<()>::new(0).recv();
}

/// `for i := range seq { defer .. }` where seq defers too: its call runs when it returns, the loop's when the function returns.
fn defer_list_in_range() {
    fn seq(body: &dyn Fn(u32)) {
        defer!(|_| print!("seq "));
        (0..2).for_each(body);
    }
    fn f() {
        let list = DeferList::new();
        let armed = std::cell::Cell::new(None);
        seq(&|i| {
            // SAFETY: the guard is dropped before the list.
            let guard = armed.take().unwrap_or_else(|| unsafe { list.arm() });
            armed.set(Some(guard));
            push(&list, move |_| print!("{i} "));
        });
        print!("end ");
    }
    f();
    println!();
}
