//! Data-independent timing is a mode of some ARM processors; others have none to turn on.

pub fn set_dit_enabled() -> bool {
    false
}

pub fn set_dit_disabled() {}
