//! Random numbers that other packages take from the runtime by linkname.

#[unsafe(export_name = "go:runtime.rand")]
fn rand() -> u64 {
    go2rs::sched::rand::next()
}
