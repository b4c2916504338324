//! What the package asks of the runtime.

use go2rs::prelude::*;

pub fn fatal(text: Str) {
    go2rs::sched::fatal::fatal(&String::from_utf8_lossy(text.as_bytes()))
}
