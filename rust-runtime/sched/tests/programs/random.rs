//! Random programs of calls, deferred calls, panics, recovers and Goexit. `sched/tests/oracle/defers.go` interprets the same ones and
//! prints the hash that is expected here.

use crate::support::*;
use crate::{Case, defer, ok};
use go2rs_sched::panics::{DeferList, Recover, recovering};
use go2rs_sched::{Value, go, goexit};
use std::sync::Mutex;

pub const CASES: &[Case] = &[
    ok("random_defers", || programs(run_nested), HASH),
    ok("random_defer_lists", || programs(run_list), HASH),
];

const HASH: &str = "c99e898fb5d8ec65\n";
const PROGRAMS: u64 = 30_000;

struct Random(u64);

impl Random {
    fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % n
    }
}

enum Op {
    Note(u32),
    Call(Vec<Op>),
    Defer(Vec<Op>),
    Panic(u32),
    Recover,
    Exit,
}

fn generate(r: &mut Random, depth: u32, next: &mut u32) -> Vec<Op> {
    let n = r.below(5) + 1;
    let mut ops = Vec::new();
    for _ in 0..n {
        *next += 1;
        let id = *next;
        let k = r.below(20);
        ops.push(match k {
            0..3 => Op::Note(id),
            3..13 if depth == 0 => Op::Note(id),
            3..7 => Op::Call(generate(r, depth - 1, next)),
            7..13 => Op::Defer(generate(r, depth - 1, next)),
            13..15 => Op::Panic(id),
            15..19 => Op::Recover,
            _ => Op::Exit,
        });
    }
    ops
}

static OUT: Mutex<(u64, bool)> = Mutex::new((14_695_981_039_346_656_037, false));

fn emit(s: &str) {
    let mut out = OUT.lock().expect("no panic unwinds here");
    for b in s.bytes() {
        out.0 = (out.0 ^ u64::from(b)).wrapping_mul(1_099_511_628_211);
    }
    if out.1 {
        print!("{s}");
    }
}

fn number(id: u32) -> Value {
    Value { tab: std::ptr::without_provenance(1), data: std::ptr::without_provenance(id as usize) }
}

fn step(op: &'static Op, p: Recover, run: fn(&'static [Op], Recover)) {
    match op {
        Op::Note(id) => emit(&format!("n{id} ")),
        Op::Call(child) => run(child, Recover::NONE),
        Op::Panic(id) => go2rs_sched::panic(number(*id)),
        Op::Recover => match p.recover_value() {
            Value::NIL => emit("- "),
            v => emit(&format!("r{} ", v.data.addr())),
        },
        Op::Exit => {
            emit("x ");
            goexit();
        }
        Op::Defer(_) => unreachable!("the callers handle it"),
    }
}

/// Each deferred call is a guard in a frame of its own, as `defer!` makes them.
fn run_nested(ops: &'static [Op], p: Recover) {
    fn rest(ops: &'static [Op], p: Recover) {
        for (i, op) in ops.iter().enumerate() {
            if let Op::Defer(child) = op {
                defer!(move |p| run_nested(child, p));
                return rest(&ops[i + 1..], p);
            }
            step(op, p, run_nested);
        }
        emit("e ");
    }
    recovering(|| rest(ops, p));
}

/// All deferred calls of a function are nodes of one list.
fn run_list(ops: &'static [Op], p: Recover) {
    recovering(|| {
        let list = DeferList::new();
        // SAFETY: the guard is dropped before the list.
        let _armed = unsafe { list.arm() };
        for op in ops {
            match op {
                Op::Defer(child) => push(&list, move |p| run_list(child, p)),
                _ => step(op, p, run_list),
            }
        }
        emit("e ");
    });
}

fn programs(run: fn(&'static [Op], Recover)) {
    OUT.lock().expect("nobody panicked").1 = std::env::var_os("TRACE").is_some();
    for seed in 0..PROGRAMS {
        let mut r = Random(seed.wrapping_mul(2_654_435_761) + 88_172_645_463_325_252);
        let ops: &'static [Op] = generate(&mut r, 5, &mut 0).leak();
        let done = Chan::<()>::new(0);
        go(move || {
            defer!(move |_| done.close());
            recovering(|| {
                defer!(|p: Recover| match p.recover_value() {
                    Value::NIL => {}
                    v => emit(&format!("out{}", v.data.addr())),
                });
                run(ops, Recover::NONE);
            });
        });
        done.recv();
        emit("\n");
    }
    println!("{:016x}", OUT.lock().expect("nobody panicked").0);
}
