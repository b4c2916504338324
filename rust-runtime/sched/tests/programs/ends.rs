//! How programs end: deadlock, overflow, exit, faults.

use crate::support::*;
use crate::{Case, defer, dies, ok};
use go2rs_sched::{go, goexit, timer};

const ASLEEP: &str = "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 ";

pub const CASES: &[Case] = &[
    dies(
        "deadlock_receive",
        receive,
        "",
        "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\n",
    ),
    dies(
        "deadlock_nil",
        receive_nil,
        "",
        "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive (nil chan)]:\n",
    ),
    dies(
        "deadlock_select",
        select_nothing,
        "",
        "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [select (no cases)]:\n",
    ),
    dies("deadlock_several", several, "", ASLEEP),
    dies("deadlock_after_sleep", after_sleep, "", ASLEEP),
    dies(
        "deadlock_goexit",
        || goexit(),
        "",
        "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n",
    ),
    dies(
        "deadlock_mutex",
        mutex,
        "",
        "fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [sync.Mutex.Lock]:\n",
    ),
    dies("overflow", overflow, "", "runtime: goroutine stack exceeds 1000000000-byte limit\n"),
    dies(
        "overflow_in_goroutine",
        overflow_away,
        "",
        "runtime: goroutine stack exceeds 1000000000-byte limit\n",
    ),
    ok("main_returns", main_returns, "main\n"),
    Case { name: "exit_code", run: exit_code, out: "", err: "", code: 7, env: &[] },
    Case { name: "exit_from_goroutine", run: exit_away, out: "", err: "", code: 3, env: &[] },
    dies(
        "wild_pointer",
        wild_pointer,
        "",
        "fatal error: unexpected signal during runtime execution\n[signal SIGSEGV",
    ),
];

fn receive() {
    Chan::<u8>::new(0).recv();
}

fn receive_nil() {
    Chan::<u8>::NIL.recv();
}

fn select_nothing() {
    select(&[], true);
}

fn several() {
    for _ in 0..10 {
        go(receive);
    }
    receive();
}

fn after_sleep() {
    timer::sleep(10_000_000);
    go(|| timer::sleep(10_000_000));
    receive();
}

fn mutex() {
    static MU: Mutex = Mutex::new();
    MU.lock();
    MU.lock();
}

#[inline(never)]
fn deep(n: u64) -> u64 {
    let a = [n; 64];
    if n == u64::MAX { 0 } else { deep(n + 1) + std::hint::black_box(a)[3] }
}

fn overflow() {
    std::hint::black_box(deep(0));
}

fn overflow_away() {
    go(overflow);
    receive();
}

fn main_returns() {
    for _ in 0..100 {
        go(receive);
    }
    println!("main");
}

fn exit_code() {
    defer!(|_| println!("not run"));
    go2rs_sched::exit(7);
}

fn exit_away() {
    go(|| go2rs_sched::exit(3));
    receive();
}

fn wild_pointer() {
    // SAFETY: there is none; the case shows what happens.
    unsafe { std::ptr::without_provenance_mut::<u8>(0x10).write_volatile(1) };
}
