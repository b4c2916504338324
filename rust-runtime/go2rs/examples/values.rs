//! Numbers, strings, slices, arrays and maps.

use go2rs::prelude::*;

go2rs::package!("main", "main");

#[derive(Go, PartialEq, Eq)]
pub struct Duration(pub i64);
pub const NANOSECOND: Duration = Duration(1);
pub const MILLISECOND: Duration = Duration(1_000_000);

#[derive(Go)]
pub struct Color(pub Str);
pub const RED: Color = Color(Str::new("red"));

#[derive(Go)]
pub struct Celsius(pub f64);

#[derive(Go)]
pub struct Words(pub Slice<Str>);

#[derive(Go)]
pub struct Pair {
    pub a: Str,
    pub b: Any,
}

#[derive(Go)]
pub struct Wide {
    pub flag: bool,
    pub n: i64,
    pub last: bool,
}

#[derive(Go)]
pub struct Narrow {
    pub flag: bool,
    pub n: i64,
    pub last: bool,
}

fn sum<T: Number>(xs: Slice<T>) -> T {
    let mut total = T::default();
    for x in xs {
        total += x;
    }
    total.quo(T::from_number(2))
}

fn index<S: SliceOf<E>, E: Comparable>(s: S, v: E) -> isize {
    for i in 0..s.len() {
        if v == s[i] {
            return i;
        }
    }
    -1
}

fn program() {
    let zero = slice![0isize][0];
    go2rs::println!(
        (7 + zero).quo(-2),
        (7 + zero).rem(-2),
        isize::MIN.quo(zero - 1),
        1isize.shl(zero as u8 + 70),
        (-8isize).shr(zero + 99),
        1u8.shl(7 + zero)
    );
    go2rs::println!(
        1e30.to_int::<isize>(),
        (-1.5).to_int::<u64>(),
        70000.0.to_int::<i16>(),
        3e9.to_int::<u32>()
    );
    let d = 50 * MILLISECOND + 2;
    go2rs::println!(
        d.0,
        d / 7,
        d > 0,
        d % 1000 == 2,
        (d << zero + 1).0,
        -d,
        !d,
        min!(d, NANOSECOND),
        max!(1.5, 2.5, 0.5)
    );
    let c = RED + "dish";
    go2rs::println!(c.0, c == "reddish", c < RED, "a" < c, Celsius(1.5) * 2.0 > 2.9);
    let s: Str = "héllo, 世界\u{10FFFF}".into();
    for (i, r) in s.rune_indices() {
        go2rs::print!(i, ":", r, " ");
    }
    go2rs::println!(
        s.len(),
        s[1],
        s.slice(1, 3),
        s.to(1),
        s.tail(7),
        s.to_runes().len(),
        Str::from_rune(0x4e16),
        Str::from(s.to_runes()) == s
    );
    for r in Str::raw(b"a\xffb\xe4\xb8").runes() {
        go2rs::print!(r, " ");
    }
    go2rs::println!();
    let mut xs = Slice::<isize>::NIL;
    let mut last = -1;
    for i in 0..2000 {
        xs.push(i);
        if xs.cap() != last {
            last = xs.cap();
            go2rs::print!(last, " ");
        }
    }
    go2rs::println!();
    let mut bs = Slice::<Array<u8, 5>>::NIL;
    for _ in 0..100 {
        bs.push(array![1, 2, 3, 4, 5]);
    }
    go2rs::println!(
        bs.cap(),
        Slice::<Str>::NIL.append(["a"; 5]).cap(),
        Slice::<u8>::NIL.append("hello, world").cap()
    );
    let ys = xs.slice3(1, 3, 5);
    let zs = ys.append([100, 101, 102]);
    go2rs::println!(ys.len(), ys.cap(), zs.len(), zs.cap(), xs[3], zs[4]);
    go2rs::println!(ys.append([7]).len());
    go2rs::println!(xs[3]);
    go2rs::println!(
        xs.copy(xs.from(1)),
        xs[0],
        xs[1],
        slice![5; 3 => 7][3],
        array![4; 1 => Str::new("x"), 3 => Str::new("y")][3]
    );
    go2rs::println!(
        sum(slice![1, 2, 3]),
        sum(slice![1.5, 2.0]),
        sum(slice![MILLISECOND, NANOSECOND]),
        index(Words(slice!["a", "b"]), "b".into()),
        index(slice![1.5, 2.5], 9.0)
    );
    let m: Map<Str, isize> = map! { "one" => 1, "two" => 2 };
    *m.entry("three") += 3;
    *m.entry("one") += 10;
    m.insert("four", 4);
    m.remove("two");
    let (v, ok) = m.get_ok("two");
    let mut total = 0;
    for (k, v) in m.iter() {
        total += v + k.len();
    }
    go2rs::println!(m.len(), m.get("one"), m.get("zero"), v, ok, total, m.lookup("four").is_some());
    let big = Map::<isize, isize>::new();
    for i in 0..10000 {
        big.insert(i * 7, i);
    }
    let (mut seen, mut count) = (0, 0);
    for (k, v) in big.iter() {
        seen += v;
        count += 1;
        big.remove(k);
        big.insert(k + 1_000_000, v);
    }
    go2rs::println!(big.len(), seen >= 49995000, count >= 10000);
    big.clear();
    go2rs::println!(big.len(), big.get(7));
    let nan = Map::<f64, isize>::new();
    nan.insert(f64::NAN, 1);
    nan.insert(f64::NAN, 2);
    nan.insert(0.0, 3);
    nan.insert(-0.0, 4);
    go2rs::println!(nan.len(), nan.get(f64::NAN), nan.get(0.0));
    let pairs = Map::<Pair, isize>::new();
    pairs.insert(Pair { a: "x".into(), b: Any::of(1isize) }, 1);
    pairs.insert(Pair { a: "x".into(), b: Any::of("1") }, 2);
    go2rs::println!(
        pairs.get(Pair { a: "x".into(), b: Any::of("1") }),
        Pair::default() == Pair { a: "".into(), b: Any::NIL },
        array![1, 2] == array![1, 2]
    );
    let n = convert!(Narrow, Wide { flag: true, n: 7, last: true });
    go2rs::println!(n.n, n.flag, n.last, literal!(Wide { n: 3 }).n);
    let z = Complex128::new(1.0, 2.0) * Complex128::new(0.0, 1.0);
    go2rs::println!(
        z,
        z.re,
        Complex128::new(1.0, 2.0) / Complex128::new(1.0, 1.0),
        1e21,
        1e20,
        123456789.0,
        1e-5,
        0.0001,
        2.5f32,
        100000.0
    );
    let arr = Ptr::new(Array::<isize, 4>::default());
    let mut part = {
        let mut arr = arr;
        arr.slice(1, 3)
    };
    part[0] = 9;
    go2rs::println!(
        arr[1],
        part.cap(),
        Array::<isize, 2>::of_slice(part)[0],
        *Ptr::<Array<isize, 2>>::of_slice(part) == array![9, 0]
    );
}

fn main() {
    go2rs::start(|| {}, program)
}
