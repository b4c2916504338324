//! A program in the style of translated code that allocates hard on eight goroutines: maps, slices, strings, interfaces, closures, channels.
//! Run it with `GO2RS_GC=stress=20,poison`, `GO2RS_GC=verify,poison` and plainly; it checks itself.

use go2rs::prelude::*;

go2rs::package!("main", "main");

#[derive(Go)]
pub struct Node {
    pub next: Ptr<Node>,
    pub name: Str,
    pub values: Slice<isize>,
    pub by_name: Map<Str, Ptr<Node>>,
    pub extra: Any,
}

static KEPT: Global<Map<isize, Ptr<Node>>> = Global::zero();

fn name(i: isize) -> Str {
    let mut s: Str = "n".into();
    for digit in 0..i % 7 + 1 {
        s = s + Str::from_rune(b'a' as i64 + ((i + digit) % 26) as i64);
    }
    s
}

fn build(n: isize) -> Ptr<Node> {
    let mut head = Ptr::NIL;
    for i in 0..n {
        let mut node: Ptr<Node> =
            Ptr::new(Node { next: head, name: name(i), by_name: Map::new(), ..Default::default() });
        for j in 0..i % 40 {
            node.values.push(i * j);
        }
        let mut at = head;
        for _ in 0..i % 5 {
            if at != nil {
                node.by_name.insert(at.name, at);
                at = at.next;
            }
        }
        node.extra = match i % 3 {
            0 => Any::of(i),
            1 => Any::of(name(i + 1)),
            _ => Any::of(node),
        };
        head = node;
    }
    head
}

fn check(mut at: Ptr<Node>, n: isize) -> isize {
    let mut seen = 0;
    let mut i = n - 1;
    while at != nil {
        assert!(at.name == name(i));
        assert!(at.values.len() == i % 40);
        for j in 0..at.values.len() {
            assert!(at.values[j] == i * j);
        }
        let mut below = at.next;
        for _ in 0..i % 5 {
            if below != nil {
                assert!(at.by_name.get(below.name) != nil);
                below = below.next;
            }
        }
        match i % 3 {
            0 => assert!(at.extra.downcast::<isize>() == Some(i)),
            1 => assert!(at.extra.downcast::<Str>().is_some_and(|s| s == name(i + 1))),
            _ => assert!(at.extra.downcast::<Ptr<Node>>().is_some_and(|p| p == at)),
        }
        at = at.next;
        i -= 1;
        seen += 1;
    }
    seen
}

fn counter() -> Func<dyn Fn(isize) -> Slice<isize>> {
    let mut all: Ptr<Slice<isize>> = Ptr::new(Slice::NIL);
    func(move |x: isize| -> Slice<isize> {
        all.push(x);
        *all
    })
}

fn work(id: isize, rounds: isize, out: Chan<Ptr<Node>>) {
    let count = counter();
    for round in 0..rounds {
        let n = 10 + (id + round) % 20;
        let list = build(n);
        assert!(check(list, n) == n);
        let all = count(round);
        assert!(all.len() == round + 1 && all[round] == round);
        out.send(list);
    }
}

fn main_() {
    let rounds = std::env::args().nth(1).and_then(|arg| arg.parse().ok()).unwrap_or(100);
    *KEPT.ptr() = Map::new();
    let out = Chan::<Ptr<Node>>::with_capacity(4);
    for id in 0..8 {
        go(move || work(id, rounds, out));
    }
    for i in 0..8 * rounds {
        let list = out.recv();
        let mut n = 0;
        let mut at = list;
        while at != nil {
            n += 1;
            at = at.next;
        }
        assert!(check(list, n) == n);
        KEPT.insert(i % 50, list);
    }
    for (_, list) in KEPT.iter() {
        let mut n = 0;
        let mut at = list;
        while at != nil {
            n += 1;
            at = at.next;
        }
        assert!(check(list, n) == n);
    }
    eprintln!("whole");
}

fn main() {
    go2rs::start(
        || {
            static ROOTS: [go2rs::d::Root; 1] = [Global::root(&KEPT)];
            go2rs::d::add_roots(&ROOTS);
        },
        main_,
    )
}
