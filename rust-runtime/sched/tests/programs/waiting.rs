//! Timers, semaphores, conditions, the poller, system calls, preemption, coroutines, stopping the world.

use crate::support::*;
use crate::{Case, boom, ok};
use go2rs_sched::notify::NotifyList;
use go2rs_sched::syscalls::{blocking, blocking6, quick6};
use go2rs_sched::timer::{Timer, sleep};
use go2rs_sched::{chan, coro, go, gosched, netpoll, set_gomaxprocs};
use go2rs_sys::clock::nanotime;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

pub const CASES: &[Case] = &[
    ok("sleep_sort", sleep_sort, "[1, 2, 3, 5, 8]\n"),
    ok("many_sleepers", many_sleepers, "10000\n"),
    ok("timer_channel", timer_channel, "fired stopped quiet late\n"),
    ok("timer_reset_race", timer_reset_race, "no stale value\n"),
    ok("busy_loop_starves_nobody", busy_loop, "went on\n").with(&[("GOMAXPROCS", "1")]),
    ok("busy_loops_many", busy_loops_many, "went on\n").with(&[("GOMAXPROCS", "2")]),
    ok("mutex_counts", mutex_counts, "800000\n"),
    ok("cond_signals_in_order", cond_in_order, "0 1 2 3 4 5 6 7\n"),
    ok("blocking_calls", blocking_calls, "40\n"),
    ok("calls_in_two_steps", two_steps, "20\n"),
    ok("pipe_poll", pipe_poll, "100000 closed timeout\n"),
    ok("coroutine", coroutine, "499999500000\n"),
    ok("stop_the_world", stop_the_world, "stood still\n"),
    ok("stop_the_world_8", stop_the_world, "stood still\n").with(&[("GOMAXPROCS", "8")]),
    ok("procs_change", procs_change, "done\n"),
    ok("locked_thread", locked_thread, "same thread\n"),
];

fn sleep_sort() {
    let c = Chan::<i64>::new(0);
    for n in [5, 2, 8, 1, 3] {
        go(move || {
            sleep(n * 20_000_000);
            c.send(n);
        });
    }
    println!("{:?}", (0..5).map(|_| c.recv()).collect::<Vec<_>>());
}

fn many_sleepers() {
    let g = Group::new(10_000);
    for i in 0..10_000 {
        go(move || {
            sleep(1_000_000 + i * 1000);
            g.done();
        });
    }
    g.wait();
    println!("10000");
}

unsafe fn send_time(t: &Timer, now: i64) {
    // SAFETY: the channel is the timer's, of 64-bit elements.
    unsafe { chan::try_send(t.chan.get(), (&raw const now).cast()) };
}

fn new_timer(c: Chan<i64>) -> &'static Timer {
    let t: &'static Timer = Box::leak(Box::new(Timer::new()));
    // SAFETY: the channel is this timer's alone.
    unsafe { t.init(send_time, c.0) };
    t
}

fn timer_channel() {
    let c = Chan::<i64>::new(1);
    let t = new_timer(c);
    // SAFETY: the timer is leaked.
    unsafe { t.reset(nanotime() + 5_000_000, 0) };
    c.recv();
    print!("fired ");
    // SAFETY: as above.
    unsafe { t.reset(nanotime() + 3_600_000_000_000, 0) };
    print!("{} ", if t.stop() { "stopped" } else { "missed" });
    // SAFETY: as above.
    unsafe { t.reset(nanotime() + 1_000_000, 0) };
    sleep(20_000_000);
    let was = t.stop();
    print!("{} ", if was && c.try_recv().is_none() { "quiet" } else { "stale" });
    // SAFETY: as above.
    unsafe { t.reset(nanotime() + 1_000_000, 0) };
    let begin = nanotime();
    while c.try_recv().is_none() {
        if nanotime() - begin > 1_000_000_000 {
            boom!("the timer never fired for a busy receiver");
        }
    }
    println!("late");
}

fn timer_reset_race() {
    let c = Chan::<i64>::new(1);
    let t = new_timer(c);
    for i in 0..20_000 {
        // SAFETY: leaked.
        unsafe { t.reset(nanotime() + i % 3000, 0) };
        if i % 3 == 0 {
            gosched();
        }
        let begin = nanotime();
        // SAFETY: leaked.
        unsafe { t.reset(begin + 3_600_000_000_000, 0) };
        if c.try_recv().is_some() {
            boom!("a stale value");
        }
    }
    println!("no stale value");
}

static GO_ON: AtomicBool = AtomicBool::new(false);

fn spin() {
    while !GO_ON.load(Ordering::Relaxed) {
        std::hint::spin_loop();
    }
}

fn busy_loop() {
    go(|| {
        sleep(30_000_000);
        GO_ON.store(true, Ordering::Relaxed);
    });
    spin();
    println!("went on");
}

fn busy_loops_many() {
    let g = Group::new(8);
    for _ in 0..8 {
        go(move || {
            spin();
            g.done();
        });
    }
    go(|| {
        for _ in 0..10 {
            sleep(5_000_000);
            go2rs_heap_stop();
        }
        GO_ON.store(true, Ordering::Relaxed);
    });
    g.wait();
    println!("went on");
}

/// Stops the world the way the collector does, by changing GOMAXPROCS to what it is plus one and back.
fn go2rs_heap_stop() {
    let n = set_gomaxprocs(0);
    set_gomaxprocs(n + 1);
    set_gomaxprocs(n);
}

fn mutex_counts() {
    static MU: Mutex = Mutex::new();
    static N: AtomicU64 = AtomicU64::new(0);
    let g = Group::new(8);
    for _ in 0..8 {
        go(move || {
            for _ in 0..100_000 {
                MU.lock();
                N.store(N.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
                MU.unlock();
            }
            g.done();
        });
    }
    g.wait();
    println!("{}", N.load(Ordering::Relaxed));
}

fn cond_in_order() {
    // SAFETY: all-zero bytes are an empty list, as Go's zero value needs.
    let cond: &'static Cond =
        Box::leak(Box::new(Cond(unsafe { std::mem::zeroed::<NotifyList>() })));
    static MU: Mutex = Mutex::new();
    let (ready, woke) = (Chan::<()>::new(0), Chan::<u32>::new(8));
    for i in 0..8 {
        go(move || {
            MU.lock();
            ready.send(());
            cond.wait(&MU);
            woke.send(i);
            MU.unlock();
        });
        ready.recv();
    }
    let mut order = Vec::new();
    for _ in 0..8 {
        MU.lock();
        MU.unlock();
        cond.0.notify_one();
        order.push(woke.recv().to_string());
    }
    println!("{}", order.join(" "));
}

fn blocking_calls() {
    let g = Group::new(40);
    let begin = nanotime();
    for _ in 0..40 {
        go(move || {
            blocking(|| std::thread::sleep(std::time::Duration::from_millis(100)));
            g.done();
        });
    }
    g.wait();
    // One after the other they would take four seconds.
    println!("{}", if nanotime() - begin < 2_000_000_000 { 40 } else { 0 });
}

fn pipe_poll() {
    let mut fds = [0i32; 2];
    // SAFETY: two numbers are writable.
    unsafe { libc::pipe2(fds.as_mut_ptr(), libc::O_NONBLOCK | libc::O_CLOEXEC) };
    let [r, w] = fds;
    let (rd, wd) = (netpoll::open(r).expect("pollable"), netpoll::open(w).expect("pollable"));
    go(move || {
        let mut left = 100_000usize;
        while left > 0 {
            let buf = [1u8; 4096];
            let want = left.min(4096);
            // SAFETY: the buffer is readable.
            let n = unsafe {
                blocking6(
                    libc::SYS_write as usize,
                    [w as usize, buf.as_ptr() as usize, want, 0, 0, 0],
                )
                .0
            };
            if n == -(libc::EAGAIN as isize) {
                netpoll::wait(wd, netpoll::Mode::Write);
                netpoll::reset(wd, netpoll::Mode::Write);
            } else {
                left -= n as usize;
            }
        }
    });
    let mut got = 0;
    while got < 100_000 {
        let mut buf = [0u8; 1000];
        // SAFETY: the buffer is writable.
        let n = unsafe {
            quick6(libc::SYS_read as usize, [r as usize, buf.as_mut_ptr() as usize, 1000, 0, 0, 0])
                .0
        };
        if n > 0 {
            got += n;
        } else {
            netpoll::reset(rd, netpoll::Mode::Read);
            netpoll::wait(rd, netpoll::Mode::Read);
        }
    }
    print!("{got} ");
    let result = Chan::<i32>::new(0);
    let (rd_, mode) = (rd, netpoll::Mode::Read);
    netpoll::reset(rd, mode);
    go(move || result.send(netpoll::wait(rd_, mode)));
    netpoll::set_deadline(rd, 10_000_000, (b'r') as isize);
    let timeout = result.recv() == netpoll::TIMEOUT;
    netpoll::set_deadline(rd, 0, (b'r') as isize);
    go(move || result.send(netpoll::wait(rd_, mode)));
    sleep(5_000_000);
    netpoll::unblock(rd);
    let closed = result.recv() == netpoll::CLOSING;
    netpoll::close(rd);
    println!("{} {}", if closed { "closed" } else { "?" }, if timeout { "timeout" } else { "?" });
}

fn coroutine() {
    static VALUE: AtomicU64 = AtomicU64::new(0);
    let c = coro::new(|me| {
        for i in 0..1_000_000 {
            VALUE.store(i, Ordering::Relaxed);
            me.switch();
        }
        VALUE.store(u64::MAX, Ordering::Relaxed);
    });
    let mut sum = 0;
    loop {
        c.switch();
        match VALUE.load(Ordering::Relaxed) {
            u64::MAX => break,
            v => sum += v,
        }
    }
    println!("{sum}");
}

fn stop_the_world() {
    static QUIT: AtomicBool = AtomicBool::new(false);
    let g = Group::new(20);
    let c = Chan::<u64>::new(0);
    for k in 0..20u64 {
        go(move || {
            let mut n = 0u64;
            while !QUIT.load(Ordering::Relaxed) {
                match k % 5 {
                    0 => {
                        c.try_send(k);
                    }
                    1 => {
                        c.try_recv();
                    }
                    2 => drop(std::hint::black_box(vec![n; 10])),
                    3 => blocking(|| drop(std::hint::black_box(vec![n; 10]))),
                    _ => gosched(),
                }
                n += 1;
            }
            g.done();
        });
    }
    for _ in 0..300 {
        go2rs_heap_stop();
    }
    QUIT.store(true, Ordering::Relaxed);
    g.wait();
    println!("stood still");
}

fn procs_change() {
    let g = Group::new(50);
    for _ in 0..50 {
        go(move || {
            for _ in 0..2000 {
                gosched();
            }
            g.done();
        });
    }
    for n in [1, 7, 2, 16, 1, 3] {
        set_gomaxprocs(n);
        sleep(1_000_000);
    }
    g.wait();
    println!("done");
}

fn locked_thread() {
    go2rs_sched::lock_os_thread();
    let id = go2rs_sys::thread::id();
    let c = Chan::<()>::new(0);
    for _ in 0..100 {
        go(move || c.send(()));
        c.recv();
        gosched();
        if go2rs_sys::thread::id() != id {
            boom!("moved");
        }
    }
    go2rs_sched::unlock_os_thread();
    println!("same thread");
}

/// A system call in two steps, as translated code of package syscall makes it.
fn two_steps() {
    let g = Group::new(20);
    for _ in 0..20 {
        go(move || {
            go2rs_sched::syscalls::enter_call();
            blocking(|| std::thread::sleep(std::time::Duration::from_millis(20)));
            go2rs_sched::syscalls::leave_call();
            go2rs_heap::collect();
            g.done();
        });
    }
    g.wait();
    println!("20");
}
