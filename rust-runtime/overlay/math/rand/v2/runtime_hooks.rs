//! The runtime's own random numbers.

pub fn runtime_rand() -> u64 {
    go2rs::sched::rand::next()
}
