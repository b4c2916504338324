//! Functions, defer and recover, ranges over functions, goroutines, channels, select.

use go2rs::prelude::*;

go2rs::package!("main", "main");

#[derive(Go)]
pub struct HandlerFunc(pub Func<dyn Fn(Str) -> isize>);

#[derive(Go)]
pub struct Counter {
    n: isize,
}

impl Counter {
    pub fn add(&mut self, by: isize) -> isize {
        defer!(self.note());
        self.n += by;
        self.n
    }

    fn note(&mut self) {
        go2rs::println!("note", self.n);
    }
}

fn safely(f: Func<dyn Fn()>) -> Str {
    var!(err = Str::default());
    recovering(|| {
        defer!(|p| {
            let r = p.recover();
            if let Some(e) = r.downcast::<Error>() {
                *err = e.error();
            } else if r != nil {
                *err = "value: " + r.assert::<Str>();
            }
        });
        f();
        *err = "fine".into();
    });
    *err
}

fn doubled() -> isize {
    var!(x = 0isize);
    scope(|| {
        defer!(*x *= 2);
        *x = 3;
    });
    *x
}

fn handler() {
    let p = recovery();
    let r = p.recover();
    go2rs::println!("handled", r != nil);
}

fn named() {
    recovering(|| {
        defer!(handler());
        panic("x");
    });
}

fn deferred(late: bool) {
    defer!(go2rs::println!("first"));
    defer_slot!(d);
    if late {
        let s = Str::new("slot");
        d.set(move |_| go2rs::println!(s));
    }
    let mut defers = Defers::new();
    for i in 0..3 {
        defers.push(move || go2rs::println!("loop", i));
    }
}

fn count(n: isize) -> Func<dyn Fn(Func<dyn Fn(isize) -> bool>)> {
    func(move |yield_: Func<dyn Fn(isize) -> bool>| {
        for i in 0..n {
            if !yield_(i) {
                return;
            }
        }
    })
}

fn pairs(n: isize) -> Func<dyn Fn(Func<dyn Fn(isize, Str) -> bool>)> {
    func(move |yield_: Func<dyn Fn(isize, Str) -> bool>| {
        for i in 0..n {
            if !yield_(i, Str::from_rune((97 + i) as i64)) {
                return;
            }
        }
    })
}

fn first_over(min: isize) -> isize {
    let flow = each(count(10), |v| {
        if v > min {
            return Break(v);
        }
        Continue(())
    });
    match flow {
        Break(v) => v,
        Continue(()) => -1,
    }
}

fn sum_all(names: Slice<isize>) -> isize {
    let mut sum = 0;
    let results = Chan::<isize>::new();
    let done = Chan::<()>::new();
    let left = Chan::<bool>::with_capacity(names.len());
    for name in names {
        go(move || {
            defer!(left.send(true));
            results.send(name * 2);
        });
    }
    go(move || {
        for _ in 0..names.len() {
            left.recv();
        }
        done.close();
    });
    loop {
        select! {
            v = results.recv() => sum += v,
            _ = done.recv() => return sum,
        }
    }
}

fn program() {
    let h = HandlerFunc(func(move |s: Str| s.len()));
    go2rs::println!(h("four".into()), h == nil, HandlerFunc::default() == nil);
    let mut c = Ptr::new(Counter::default());
    let add = func(move |by: isize| c.add(by));
    go2rs::println!(add(2), c.add(3));
    go2rs::println!(safely(func(move || {})));
    go2rs::println!(safely(func(move || panic("boom"))));
    go2rs::println!(safely(func(move || {
        let m = Map::<Str, isize>::NIL;
        m.insert("a", 1);
    })));
    let s = slice![1isize, 2];
    let five = s.len() + 3;
    go2rs::println!(safely(func(move || go2rs::println!(s[five]))));
    go2rs::println!(safely(func(move || go2rs::println!(s.slice(five, 1).len()))));
    go2rs::println!(safely(func(move || go2rs::println!(five.quo(five - 5)))));
    go2rs::println!(safely(func(move || go2rs::println!(Any::of(3isize).assert::<Str>()))));
    go2rs::println!(safely(func(move || go2rs::println!(
        Any::of(3isize).assert::<Error>().error()
    ))));
    go2rs::println!(safely(func(move || go2rs::println!(Error::NIL.error()))));
    go2rs::println!(safely(func(move || {
        Chan::<isize>::with_capacity(-five);
    })));
    go2rs::println!(safely(func(move || {
        let c = Chan::<isize>::new();
        c.close();
        c.close();
    })));
    go2rs::println!(safely(func(move || go2rs::println!(Any::of(s) == Any::of(s)))));
    go2rs::println!(safely(func(move || Func::<dyn Fn()>::NIL())));
    go2rs::println!(safely(func(move || panic(nil))));
    go2rs::println!(doubled());
    named();
    deferred(true);
    deferred(false);
    let mut total = 0;
    range!(v in count(10) => {
        if v % 2 == 0 {
            continue;
        }
        if v > 6 {
            break;
        }
        total += v;
    });
    range!((i, s) in pairs(3) => {
        go2rs::print!(i, s, " ");
    });
    go2rs::println!(total, first_over(4), first_over(40));
    let mut fib = Ptr::new(Func::<dyn Fn(isize) -> isize>::NIL);
    *fib = func(move |n: isize| if n < 2 { n } else { fib(n - 1) + fib(n - 2) });
    go2rs::println!(fib(15), sum_all(slice![1, 2, 3, 4]));
    let c = Chan::<Str>::with_capacity(1);
    let v = select! {
        s = c.recv() => s.len(),
        default => -1,
    };
    select! {
        c.send("hello") => go2rs::println!("sent", v),
        default => { go2rs::println!("full") }
    }
    select! {
        c.send("again") => go2rs::println!("sent"),
        default => go2rs::println!("full", c.len(), c.cap()),
    }
    c.close();
    select! {
        (s, ok) = c.recv_ok() => { go2rs::println!(s, ok) }
    }
    let r = RecvChan::from(c);
    let (s, ok) = r.recv_ok();
    go2rs::println!(s == "", ok);
    for s in c {
        go2rs::println!(s);
    }
}

fn main() {
    go2rs::start(|| {}, program)
}
mod go_init {
    use super::*;
    go2rs::methods! {
        Counter { ptr add(by: isize) -> isize; }
    }
}
