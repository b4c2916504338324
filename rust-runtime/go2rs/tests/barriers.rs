//! Every mutable place with pointers that translated code gets passes the hook of the write barrier. Run with `--features count-barriers`.
#![cfg(feature = "count-barriers")]

use go2rs::prelude::*;

go2rs::package!("barriers", "barriers");

#[derive(Go)]
pub struct Node {
    pub next: Ptr<Node>,
    pub n: isize,
}

#[derive(Go)]
pub struct Plain {
    pub n: isize,
}

impl Node {
    fn link(&mut self, next: Ptr<Node>) {
        self.next = next;
    }
}

fn count(what: impl FnOnce()) -> u64 {
    let before = go2rs_heap::barrier_count();
    what();
    go2rs_heap::barrier_count() - before
}

#[test]
fn mutable_places_are_counted() {
    let mut p = Ptr::new(Node::default());
    let mut s: Slice<Ptr<Node>> = Slice::make(3, 3);
    let mut plain = Ptr::new(Plain::default());
    let mut numbers: Slice<isize> = Slice::make(3, 3);
    let m: Map<isize, Ptr<Node>> = Map::new();
    assert_eq!(count(|| p.next = p), 1, "a store through a pointer");
    let q = p;
    assert_eq!(count(|| p.link(q)), 1, "a method that may store");
    assert_eq!(count(|| s[1] = p), 1, "an element");
    assert!(count(|| m.insert(1, p)) >= 1, "a map's value");
    assert!(count(|| s.clear()) >= 1, "a bulk clear");
    assert!(count(|| s.push(p)) >= 1, "an append");
    assert_eq!(count(|| plain.n += 1), 0, "types without pointers pay nothing");
    assert_eq!(count(|| numbers[2] = 7), 0, "elements without pointers pay nothing");
    let read = count(|| assert!(p.next == p && s[0] == nil && m.get(1) == p));
    assert_eq!(read, 0, "reading pays nothing");
}
