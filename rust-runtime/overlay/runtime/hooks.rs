//! The runtime's functions under their Go names.

use go2rs::heap;
use go2rs::prelude::*;
use go2rs::sched;

pub fn go_version() -> Str {
    Str::copy_of(option_env!("GO2RS_GO_VERSION").unwrap_or("go1.26").as_bytes())
}

pub fn go_root() -> Str {
    use std::os::unix::ffi::OsStrExt as _;
    let set = std::env::var_os("GOROOT");
    Str::copy_of(set.as_deref().map_or(option_env!("GO2RS_GOROOT").unwrap_or("").as_bytes(), |v| v.as_bytes()))
}

pub fn gosched() {
    sched::gosched();
}

pub fn goexit() {
    sched::goexit()
}

pub fn num_goroutine() -> isize {
    go2rs::rt::num_goroutine() as isize
}

pub fn num_cpu() -> isize {
    go2rs::sys::thread::cpu_count() as isize
}

pub fn gomaxprocs(n: isize) -> isize {
    if n > 0 { sched::set_gomaxprocs(n as usize) as isize } else { sched::gomaxprocs() as isize }
}

pub fn lock_os_thread() {
    sched::lock_os_thread();
}

pub fn unlock_os_thread() {
    sched::unlock_os_thread();
}

pub fn breakpoint() {
    // SAFETY: stops for a debugger; without one the signal ends the process, as Go's does.
    unsafe { core::arch::asm!("int3") }
}

pub fn gc() {
    heap::collect();
}

pub fn keep_alive_(x: Any) {
    core::hint::black_box(x);
}

pub fn set_finalizer(obj: Any, finalizer: Any) {
    go2rs::rt::set_finalizer(obj, finalizer);
}

pub fn register_cleanup(ptr: Any, cleanup: Func<dyn Fn()>) -> u64 {
    go2rs::rt::add_cleanup(ptr, cleanup)
}

pub fn stop_cleanup(ptr: UnsafePointer, id: u64) {
    let _ = ptr;
    go2rs::heap::stop_cleanup(id);
}

pub fn memory_figures() -> Array<u64, 15> {
    let s = heap::read_mem_stats();
    array![
        s.alloc,
        s.total_alloc,
        s.sys,
        s.mallocs,
        s.frees,
        s.heap_sys,
        s.heap_idle,
        s.heap_inuse,
        s.heap_released,
        0,
        s.next_gc,
        s.last_gc,
        s.pause_total_ns,
        u64::from(s.num_gc),
        u64::from(s.num_forced_gc),
    ]
}

pub fn return_addresses(skip: isize, pc: Slice<Uintptr>) -> isize {
    let mut pc = pc;
    let found = go2rs::rt::callers(skip as usize, pc.len() as usize);
    for (i, address) in found.iter().enumerate() {
        pc[i as isize] = Uintptr(*address);
    }
    found.len() as isize
}

pub fn frame_at(pc: Uintptr) -> (Str, Str, isize, Uintptr) {
    match go2rs::rt::frame_at(pc.0) {
        Some(f) => (Str::copy_of(f.function.as_bytes()), Str::copy_of(f.file.as_bytes()), f.line as isize, Uintptr(f.entry)),
        None => (Str::default(), Str::default(), 0, Uintptr(0)),
    }
}

pub fn stack(buf: Slice<u8>, all: bool) -> isize {
    let text = go2rs::rt::stack_text(all);
    buf.copy(Str::copy_of(text.as_bytes()))
}
