//! What other packages take from the runtime by linkname: the standard library, and modules that have always done so.

#[unsafe(export_name = "go:runtime.rand")]
fn rand() -> u64 {
    go2rs::sched::rand::next()
}

#[unsafe(export_name = "go:runtime.fastrand")]
fn fastrand() -> u32 {
    go2rs::sched::rand::next() as u32
}

#[unsafe(export_name = "go:runtime.fastrand64")]
fn fastrand64() -> u64 {
    go2rs::sched::rand::next()
}

#[unsafe(export_name = "go:runtime.cheaprand")]
fn cheaprand() -> u32 {
    go2rs::sched::rand::next() as u32
}

#[unsafe(export_name = "go:runtime.nanotime")]
fn nanotime() -> i64 {
    go2rs::sys::clock::nanotime()
}
