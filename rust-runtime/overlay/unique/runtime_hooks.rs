//! What `unique` takes from Go's runtime.

pub fn runtime_rand() -> u64 {
    go2rs::sched::rand::next()
}
