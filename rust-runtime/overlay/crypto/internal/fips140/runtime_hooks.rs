//! What the module asks of the runtime.

use go2rs::prelude::*;

pub fn fatal(text: Str) {
    go2rs::sched::fatal::fatal(&String::from_utf8_lossy(text.as_bytes()))
}

/// Whether all services were approved ones is only kept where the FIPS mode is on, which it never is here: it stays unset.
pub fn get_indicator() -> u8 {
    0
}

pub fn set_indicator(_indicator: u8) {}
