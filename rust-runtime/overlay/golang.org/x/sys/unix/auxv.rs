//! The auxiliary vector that the kernel hands to a new process.

use go2rs::prelude::*;

/// Keys and values in turn, without the pair of zeroes at the end; empty where the kernel does not show them.
pub fn runtime_get_auxv() -> Slice<Uintptr> {
    let bytes = std::fs::read("/proc/self/auxv").unwrap_or_default();
    let mut vector = Slice::<Uintptr>::NIL;
    for pair in bytes.chunks_exact(2 * size_of::<usize>()) {
        let (key, value) = pair.split_at(size_of::<usize>());
        if key.iter().all(|&byte| byte == 0) {
            break;
        }
        for word in [key, value] {
            vector.push(Uintptr(usize::from_ne_bytes(word.try_into().unwrap_or_default())));
        }
    }
    vector
}
