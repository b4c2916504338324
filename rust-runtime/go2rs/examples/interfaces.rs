//! Types, methods, interfaces and embedding, as translated code writes them.

use go2rs::prelude::*;

go2rs::package!("main", "main");

/// Genre says where an item stands.
#[derive(Go, PartialEq, Eq)]
pub struct Genre(pub u8);

pub const UNSORTED: Genre = Genre(0);
pub const FICTION: Genre = Genre(1);
pub const MUSIC: Genre = Genre(2);

static GENRE_NAMES: Global<Array<Str, 3>> = Global::new(|| array!["unsorted", "fiction", "music"]);
static LOANS: Global<isize> = Global::zero();

impl Genre {
    pub fn string(self) -> Str {
        GENRE_NAMES[self.0 as isize]
    }
}

/// Item is what books and discs have in common.
#[derive(Go)]
pub struct Item {
    pub title: Str,
    pub genre: Genre,
    lent: isize,
}

impl Item {
    /// Lend counts one more loan of i.
    pub fn lend(&mut self) -> isize {
        self.lent += 1;
        *LOANS.ptr() += 1;
        self.lent
    }
}

#[derive(Go)]
pub struct Book {
    pub item: Item,
    pub pages: isize,
}

#[derive(Go)]
pub struct Disc {
    pub item: Ptr<Item>,
    pub tracks: Array<Str, 2>,
}

interface! {
    pub Lender {
        fn lend() -> isize;
    }
    pub Stringer {
        fn string() -> Str;
    }
    /// Both, and an unexported one.
    Odd {
        fn lend() -> isize;
        #[go("hidden")] fn hidden(by: isize, and: Str) -> (Str, isize);
    }
}

impl Disc {
    fn hidden(self, by: isize, and: Str) -> (Str, isize) {
        (self.tracks[1] + and, by + self.tracks.len())
    }
}

#[derive(Go)]
pub struct Failure {
    code: isize,
}

impl Failure {
    pub fn error(&mut self) -> Str {
        if self.code > 3 { "big".into() } else { "small".into() }
    }
}

#[derive(Go)]
pub struct Set<T: Ordered> {
    root: Ptr<Node<T>>,
}

#[derive(Go)]
#[allow(dead_code)]
struct Node<T: Ordered> {
    value: T,
    left: Ptr<Node<T>>,
    right: Ptr<Node<T>>,
}

impl<T: Ordered> Set<T> {
    /// Add puts v into s and reports whether it is new there.
    pub fn add(&mut self, v: T) -> bool {
        let mut link = Ptr::of(&mut self.root);
        while *link != nil {
            if v < link.value {
                link = Ptr::of(&mut link.left);
            } else if v > link.value {
                link = Ptr::of(&mut link.right);
            } else {
                return false;
            }
        }
        *link = Ptr::new(Node { value: v, ..Default::default() });
        true
    }

    /// All yields the values of s in order.
    pub fn all(&mut self) -> Func<dyn Fn(Func<dyn Fn(T) -> bool>)> {
        let this = Ptr::of(self);
        func(move |yield_: Func<dyn Fn(T) -> bool>| {
            this.root.walk(yield_);
        })
    }
}

#[nil_receiver]
impl<T: Ordered> Node<T> {
    /// walk visits the nodes from n down; a nil node has none.
    fn walk(this: Ptr<Self>, yield_: Func<dyn Fn(T) -> bool>) -> bool {
        if this == nil {
            return true;
        }
        this.left.walk(yield_) && yield_(this.value) && this.right.walk(yield_)
    }
}

interface! { pub Adder<T: Ordered> { fn add(v: T) -> bool; } }
constraint! { Lends: Go { fn lend() -> isize; } }

fn lend_twice<T: Lends>(mut t: T) -> isize {
    let _ = &mut t;
    t.lend();
    t.lend()
}

fn describe(v: Any) -> Str {
    if v == nil {
        "nothing".into()
    } else if let Some(v) = v.downcast::<Ptr<Book>>() {
        "book " + v.item.title
    } else if let Some(v) = v.downcast::<Stringer>() {
        "a " + v.string()
    } else if let Some(v) = v.downcast::<Error>() {
        "error " + v.error()
    } else if v.is::<isize>() || v.is::<Str>() {
        "plain".into()
    } else {
        "something".into()
    }
}

mod go_init {
    use super::*;
    go2rs::methods! {
        Genre { val string() -> Str; }
        Item { ptr lend() -> isize; }
        Book { embed item; ptr lend [item.]() -> isize; }
        Disc { embed item; val lend [item.]() -> isize; #[go("hidden")] val hidden(by: isize, and: Str) -> (Str, isize); }
        Failure { ptr error() -> Str; }
        Set<T: Ordered> { ptr add(v: T) -> bool; ptr all() -> Func<dyn Fn(Func<dyn Fn(T) -> bool>)>; }
        Node<T: Ordered> { #[go("walk")] nil walk(yield_: Func<dyn Fn(T) -> bool>) -> bool; }
    }
    pub fn init() {
        if go2rs::first_time!() {
            go2rs::roots![GENRE_NAMES, LOANS];
            Global::init(&GENRE_NAMES);
        }
    }
}

fn program() {
    let dune = Ptr::new(Book {
        item: Item { title: "Dune".into(), genre: FICTION, ..Default::default() },
        pages: 412,
    });
    let disc = Disc {
        item: Ptr::new(Item { title: "Kind of Blue".into(), genre: MUSIC, ..Default::default() }),
        tracks: array!["So What", "Blue in Green"],
    };
    for l in slice![Lender::of(dune), Lender::of(disc), Lender::of(disc)] {
        let lend = l.lend();
        go2rs::println!(*LOANS, lend);
    }
    for v in args![nil, dune, disc, MUSIC, 7isize, "x", 1.5, Ptr::new(Failure { code: 5 })] {
        go2rs::println!(describe(v));
    }
    let odd = Any::of(disc).assert::<Odd>();
    let (s, n) = odd.hidden(3, "!".into());
    go2rs::println!(s, n, odd.lend(), Lender::of(odd) == Lender::of(disc));
    go2rs::println!(lend_twice(dune), lend_twice(Lender::of(dune)), lend_twice(disc));
    let mut set = Ptr::new(Set::<Str>::default());
    let add = Adder::<Str>::of(set);
    go2rs::println!(add.add("b".into()), add.add("a".into()), set.add("b".into()));
    range!(v in set.all() => {
        if v == "c" {
            continue;
        }
        go2rs::println!("has", v);
        if v == "b" {
            break;
        }
    });
    let m = Map::<Any, isize>::new();
    m.insert(Any::of("k"), 1);
    m.insert(Any::of(7isize), 2);
    m.insert(Any::of(MUSIC), 3);
    go2rs::println!(
        m.get(Any::of("k")),
        m.get(Any::of(7isize)),
        m.get(Any::of(MUSIC)),
        m.get(Any::of(7i64)),
        m.len()
    );
    go2rs::println!(
        Any::of(MUSIC)
            .go_parts()
            .0
            .map_or(Str::default(), |t| Str::copy_of(t.to_string().as_bytes()))
    );
    let t = <Func<dyn Fn(Map<Str, Slice<isize>>, Variadic<Ptr<Set<Str>>>) -> (bool, Error)> as Go>::TYPE;
    go2rs::println!(Str::copy_of(t.to_string().as_bytes()));
}

fn main() {
    go2rs::start(go_init::init, program)
}
