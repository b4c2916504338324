//! Cloning a map of any type.

use go2rs::prelude::*;

pub fn clone_(m: Any) -> Any {
    go2rs::rt::clone_map(m)
}
