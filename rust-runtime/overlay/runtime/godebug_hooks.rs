//! The settings of GODEBUG.

use go2rs::godebug;
use go2rs::prelude::*;

pub fn godebug_defaults() -> Str {
    Str::copy_of(godebug::defaults().as_bytes())
}

pub fn godebug_at_start() -> Str {
    Str::copy_of(std::env::var("GODEBUG").unwrap_or_default().as_bytes())
}

pub fn heed_godebug(env: Str) {
    godebug::heed(&String::from_utf8_lossy(env.as_bytes()));
}
