//! The start of a program.

use crate::errors::{PlainError, from_value, to_value};
use crate::iface::to_any;
use crate::strings::Str;
use crate::{places, print};
use go2rs_sched::Hooks;
use std::sync::OnceLock;

static PROGRAM: OnceLock<(fn(), fn())> = OnceLock::new();

static HOOKS: Hooks = Hooks {
    plain_error: |text| to_value(to_any(PlainError(Str::new(text)))),
    preprint: |v| to_value(print::preprint(from_value(v))),
    print: |v, out| print::print_panic(from_value(v), out),
    describe: |v, out| print::describe(from_value(v), out),
    name_frame: places::name_frame,
    go_root: places::go_root,
};

/// Runs a program: the initialisers of its packages, then its `main`, and ends the process with code 0.
pub fn start(init: fn(), main: fn()) -> ! {
    let _ = PROGRAM.set((init, main));
    go2rs_sched::set_hooks(&HOOKS);
    go2rs_sched::run(|| {
        if let Some((init, main)) = PROGRAM.get() {
            init();
            main();
        }
    })
}
