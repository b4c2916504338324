//! GODEBUG: what the environment says, and beneath it the program's own defaults, which are those of the Go version that its go.mod names.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

static DEFAULTS: OnceLock<&str> = OnceLock::new();
static PANIC_NIL: AtomicBool = AtomicBool::new(false);

/// Takes the settings that a program was built with, `name=value` separated by commas. Its hidden file calls this before anything of Go runs.
pub fn set_defaults(settings: &'static str) {
    let _ = DEFAULTS.set(settings);
    heed(&std::env::var("GODEBUG").unwrap_or_default());
}

/// The settings that the program was built with.
pub fn defaults() -> &'static str {
    DEFAULTS.get().copied().unwrap_or_default()
}

/// Takes those settings that the runtime itself goes by. Called again when the program changes the variable to `env`.
pub fn heed(env: &str) {
    PANIC_NIL.store(setting(env, "panicnil") == Some("1"), Relaxed);
}

/// Whether `panic(nil)` panics with nil, as it did before Go 1.21.
pub(crate) fn panic_nil() -> bool {
    PANIC_NIL.load(Relaxed)
}

/// The value of a setting: the last one of its name counts.
fn setting<'a>(env: &'a str, name: &str) -> Option<&'a str> {
    let find = |settings: &'a str| settings.rsplit(',').filter_map(|word| word.split_once('=')).find(|(n, _)| *n == name);
    find(env).or_else(|| find(defaults())).map(|(_, value)| value)
}
