//! Lists of goroutines, linked through their records.

use crate::g::G;

/// A first-in, first-out list.
pub(crate) struct Queue {
    head: Option<&'static G>,
    tail: Option<&'static G>,
    len: usize,
}

impl Queue {
    pub(crate) const fn new() -> Self {
        Queue { head: None, tail: None, len: 0 }
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub(crate) fn push(&mut self, g: &'static G) {
        g.next.set(None);
        match self.tail {
            Some(t) => t.next.set(Some(g)),
            None => self.head = Some(g),
        }
        self.tail = Some(g);
        self.len += 1;
    }

    pub(crate) fn push_front(&mut self, g: &'static G) {
        g.next.set(self.head);
        if self.tail.is_none() {
            self.tail = Some(g);
        }
        self.head = Some(g);
        self.len += 1;
    }

    pub(crate) fn pop(&mut self) -> Option<&'static G> {
        let g = self.head?;
        self.head = g.next.replace(None);
        if self.head.is_none() {
            self.tail = None;
        }
        self.len -= 1;
        Some(g)
    }

    pub(crate) fn append(&mut self, mut other: Queue) {
        while let Some(g) = other.pop() {
            self.push(g);
        }
    }
}
