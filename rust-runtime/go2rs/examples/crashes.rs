//! Ends that Go reports. The argument says which; the text is on standard error, the exit code is 2.

use go2rs::prelude::*;

go2rs::package!("main", "main");

#[derive(Go)]
pub struct T {
    a: isize,
    b: Str,
}

#[derive(Go)]
pub struct E {
    code: isize,
}

impl E {
    pub fn error(self) -> Str {
        "my\nerr".into()
    }
}

#[derive(Go, PartialEq, Eq)]
pub struct S(pub isize);

impl S {
    pub fn string(self) -> Str {
        "stringer".into()
    }
}

#[derive(Go, PartialEq, Eq)]
pub struct MI(pub isize);
#[derive(Go)]
pub struct MS(pub Str);
#[derive(Go)]
pub struct MF(pub f64);

interface! { pub Stringer { fn string() -> Str; } }

#[derive(Go)]
pub struct T2 {
    a: isize,
}

impl T2 {
    pub fn error(self) -> Str {
        Str::default()
    }
}

mod go_init {
    use super::*;
    go2rs::methods! {
        E { val error() -> Str; }
        T2 { val error() -> Str; }
        S { val string() -> Str; }
    }
}

fn program() {
    let which: usize = std::env::args().nth(1).and_then(|a| a.parse().ok()).unwrap_or(0);
    let five = slice![5isize][0];
    match which {
        0 => panic(T { a: 1, b: "x".into() }),
        1 => panic(E { code: 1 }),
        2 => panic(S(4)),
        3 => panic(MI(5)),
        4 => panic(MS(Str::new("a\"b"))),
        5 => panic(MF(1.5)),
        6 => panic(42isize),
        7 => panic("plain\nx"),
        8 => panic(1.5),
        9 => panic(Complex128::new(1.0, 2.0)),
        10 => panic(nil),
        11 => Map::<Str, isize>::NIL.insert("a", 1),
        12 => panic(Any::of("x").assert::<isize>()),
        13 => panic(Any::of(T::default()).assert::<Stringer>()),
        14 => panic(Any::NIL.assert::<isize>()),
        15 => panic(Error::NIL.assert::<Stringer>()),
        16 => Map::<Any, isize>::new().insert(Any::of(Slice::<isize>::NIL), 1),
        17 => {
            let p = Ptr::<E>::NIL;
            go2rs::println!(Error::of(p).error());
        }
        18 => panic(slice![1isize][five]),
        19 => panic(slice![1isize].slice(2, five).len()),
        20 => panic(Error::of(E::default()).assert::<T2>()),
        21 => panic(1isize.shl(-five)),
        22 => Ptr::<T>::NIL.a = 1,
        23 => panic(Slice::<isize>::with_len(-five).len()),
        24 => panic(Any::of(T::default()).assert::<Ptr<T>>().a),
        25 => {
            Chan::<isize>::new().recv();
        }
        26 => {
            go(move || panic(E { code: 2 }));
            Chan::<isize>::new().recv();
        }
        _ => panic(Str::new("stuck: ") + "x"),
    }
}

fn main() {
    go2rs::start(|| {}, program)
}
