//! Goroutines, channels, select.

use crate::support::*;
use crate::{Case, boom, defer, ok};
use go2rs_sched::panics::recovering;
use go2rs_sched::{go, gosched};

pub const CASES: &[Case] = &[
    ok("ping_pong", ping_pong, "200000\n"),
    ok("ping_pong_one_p", ping_pong, "200000\n").with(&[("GOMAXPROCS", "1")]),
    ok("sieve", sieve, "7919\n"),
    ok("buffered", buffered, "499999500000\n"),
    ok("close_wakes", close_wakes, "10\n"),
    ok(
        "closed_errors",
        closed_errors,
        "send on closed channel\nclose of closed channel\nclose of nil channel\n",
    ),
    ok("select_fair", select_fair, "fair\n"),
    ok("select_default", select_default, "-1 -1 0\n"),
    ok("select_stress", select_stress, "400000\n"),
    ok("select_many_cases", select_many_cases, "0..20\n"),
    ok("select_closed_send", select_closed_send, "send on closed channel\n"),
    ok("hundred_thousand", hundred_thousand, "100000 4999950000\n"),
    ok("spawn_tree", spawn_tree, "65536\n"),
    ok("spawn_tree_8", spawn_tree, "65536\n").with(&[("GOMAXPROCS", "8")]),
];

fn ping_pong() {
    let (a, b) = (Chan::<u64>::new(0), Chan::<u64>::new(0));
    go(move || {
        for _ in 0..100_000 {
            b.send(a.recv() + 1);
        }
    });
    let mut n = 0;
    for _ in 0..100_000 {
        a.send(n + 1);
        n = b.recv();
    }
    println!("{n}");
}

fn sieve() {
    let mut ch = Chan::<u32>::new(0);
    let first = ch;
    go(move || {
        for i in 2.. {
            first.send(i);
        }
    });
    let mut prime = 0;
    for _ in 0..1000 {
        prime = ch.recv();
        let (from, to, p) = (ch, Chan::<u32>::new(0), prime);
        go(move || {
            loop {
                let i = from.recv();
                if !i.is_multiple_of(p) {
                    to.send(i);
                }
            }
        });
        ch = to;
    }
    println!("{prime}");
}

fn buffered() {
    let c = Chan::<u64>::new(100);
    for k in 0..10 {
        go(move || (0..100_000).for_each(|i| c.send(k * 100_000 + i)));
    }
    println!("{}", (0..1_000_000).map(|_| c.recv()).sum::<u64>());
}

fn close_wakes() {
    let (c, done) = (Chan::<u8>::new(0), Chan::<bool>::new(0));
    for _ in 0..10 {
        go(move || done.send(!c.recv_ok().1));
    }
    gosched();
    c.close();
    println!("{}", (0..10).filter(|_| done.recv()).count());
}

fn caught(f: impl FnOnce()) {
    recovering(|| {
        defer!(|p: go2rs_sched::panics::Recover| println!("{}", text_of(p.recover_value())));
        f();
    });
}

fn closed_errors() {
    let c = Chan::<u8>::new(1);
    c.close();
    caught(|| c.send(1));
    caught(|| c.close());
    caught(|| Chan::<u8>::NIL.close());
}

fn select_fair() {
    let (a, b) = (Chan::<u8>::new(1000), Chan::<u8>::new(1000));
    (0..1000).for_each(|_| (a.send(1), b.send(2)).0);
    let mut counts = [0usize; 2];
    for _ in 0..1000 {
        let (mut x, mut y) = (0, 0);
        counts[select(&[a.recv_case(&mut x), b.recv_case(&mut y)], true).0 as usize] += 1;
    }
    match counts.iter().all(|&n| n > 400) {
        true => println!("fair"),
        false => boom!("unfair"),
    }
}

fn select_default() {
    let c = Chan::<u8>::new(1);
    let mut v = 0;
    let one = select(&[c.recv_case(&mut v)], false).0;
    let nil = select(&[Chan::<u8>::NIL.recv_case(&mut v)], false).0;
    println!("{one} {nil} {}", select(&[c.send_case(&7)], false).0);
}

fn select_stress() {
    let (a, b, quit) = (Chan::<u64>::new(0), Chan::<u64>::new(3), Chan::<()>::new(0));
    let g = Group::new(4);
    for _ in 0..4 {
        go(move || {
            for i in 0..100_000u64 {
                match select(&[a.send_case(&i), b.send_case(&i)], true).0 {
                    0 | 1 => {}
                    _ => boom!("no such case"),
                }
            }
            g.done();
        });
    }
    go(move || {
        g.wait();
        quit.close();
    });
    let mut n = 0;
    loop {
        let (mut x, mut y, mut z) = (0, 0, ());
        match select(&[a.recv_case(&mut x), b.recv_case(&mut y), quit.recv_case(&mut z)], true).0 {
            2 => break,
            _ => n += 1,
        }
    }
    while b.try_recv().is_some() {
        n += 1;
    }
    println!("{n}");
}

fn select_many_cases() {
    let chans: Vec<Chan<u32>> = (0..20).map(|_| Chan::new(0)).collect();
    for (i, &c) in chans.iter().enumerate() {
        go(move || c.send(i as u32));
    }
    let mut seen = [false; 20];
    for _ in 0..20 {
        let mut places = [0u32; 20];
        let cases: Vec<_> =
            chans.iter().zip(places.iter_mut()).map(|(c, p)| c.recv_case(p)).collect();
        let (i, ok) = select(&cases, true);
        seen[i as usize] = ok && places[i as usize] == i as u32;
    }
    println!("{}", if seen.iter().all(|&s| s) { "0..20" } else { "missing" });
}

fn select_closed_send() {
    let (a, b) = (Chan::<u8>::new(0), Chan::<u8>::new(0));
    go(move || {
        gosched();
        a.close();
    });
    caught(|| {
        let mut v = 0;
        select(&[a.send_case(&1), b.recv_case(&mut v)], true);
    });
}

fn hundred_thousand() {
    let (start, sum) = (Chan::<()>::new(0), Chan::<u64>::new(0));
    for i in 0..100_000u64 {
        go(move || {
            start.recv_ok();
            sum.send(i);
        });
    }
    start.close();
    let (mut n, mut total) = (0, 0);
    for _ in 0..100_000 {
        total += sum.recv();
        n += 1;
    }
    println!("{n} {total}");
}

fn tree(depth: u32, up: Chan<u64>) {
    if depth == 0 {
        up.send(1);
        return;
    }
    let c = Chan::<u64>::new(0);
    go(move || tree(depth - 1, c));
    go(move || tree(depth - 1, c));
    up.send(c.recv() + c.recv());
}

fn spawn_tree() {
    let c = Chan::<u64>::new(0);
    go(move || tree(16, c));
    println!("{}", c.recv());
}
