//! What translated `//go:embed` lines call.

use crate::FS;
use go2rs::prelude::*;

unsafe extern "Rust" {
    #[link_name = "go:embed.treeOf"]
    safe fn tree_of(names: Slice<Str>, contents: Slice<Str>) -> FS;
}

/// A file system that holds these files, named by their paths with slashes.
pub fn files<const N: usize>(list: [(&'static str, Str); N]) -> FS {
    let mut names = Slice::<Str>::NIL;
    let mut contents = Slice::<Str>::NIL;
    for (name, content) in list {
        names.push(name);
        contents.push(content);
    }
    tree_of(names, contents)
}
