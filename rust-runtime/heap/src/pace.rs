//! When to collect: `GOGC`, `GOMEMLIMIT`, and how much is in use.

use crate::pages::PAGES;
use core::sync::atomic::{AtomicI32, AtomicI64, AtomicUsize, Ordering::Relaxed};

/// Bytes that a thread hands out before it says so.
pub(crate) const REPORT: usize = 32 << 10;
/// The least heap size at which a collection starts, at `GOGC=100`.
const MINIMUM: usize = 4 << 20;

static PERCENT: AtomicI32 = AtomicI32::new(100);
static LIMIT: AtomicI64 = AtomicI64::new(i64::MAX);
/// Bytes in use: those that the last marking found, and those handed out since.
static LIVE: AtomicUsize = AtomicUsize::new(0);
/// A collection starts when `LIVE` reaches this.
static GOAL: AtomicUsize = AtomicUsize::new(MINIMUM);
/// What the last marking found: bytes of objects, and bytes of stacks and package variables.
static MARKED: AtomicUsize = AtomicUsize::new(0);
static ROOTS: AtomicUsize = AtomicUsize::new(0);

/// Reads the environment.
pub(crate) fn start() {
    if let Ok(text) = std::env::var("GOGC") {
        match text.as_str() {
            "off" => PERCENT.store(-1, Relaxed),
            text => {
                if let Ok(percent) = text.parse() {
                    PERCENT.store(percent, Relaxed);
                }
            }
        }
    }
    if let Some(bytes) = std::env::var("GOMEMLIMIT").ok().and_then(|text| parse_bytes(&text)) {
        LIMIT.store(bytes, Relaxed);
    }
    set_goal();
}

/// `off`, or a number with an optional unit: `B`, `KiB`, `MiB`, `GiB`, `TiB`.
fn parse_bytes(text: &str) -> Option<i64> {
    if text == "off" {
        return Some(i64::MAX);
    }
    let units = [("KiB", 10), ("MiB", 20), ("GiB", 30), ("TiB", 40), ("B", 0)];
    let (digits, shift) = units
        .iter()
        .find_map(|&(unit, shift)| text.strip_suffix(unit).map(|rest| (rest, shift)))
        .unwrap_or((text, 0));
    digits.parse::<i64>().ok().filter(|&n| n >= 0)?.checked_mul(1 << shift)
}

/// Adds to what is in use.
pub(crate) fn report(bytes: usize) {
    LIVE.fetch_add(bytes, Relaxed);
}

/// Whether it is time to collect.
#[inline]
pub(crate) fn due() -> bool {
    LIVE.load(Relaxed) >= GOAL.load(Relaxed)
}

/// After marking: what lives, in bytes, and how large the roots were.
pub(crate) fn finish(live: usize, roots: usize) {
    LIVE.store(live, Relaxed);
    MARKED.store(live, Relaxed);
    ROOTS.store(roots, Relaxed);
    set_goal();
}

fn set_goal() {
    let (live, roots) = (MARKED.load(Relaxed), ROOTS.load(Relaxed));
    let percent = PERCENT.load(Relaxed);
    let mut goal = usize::MAX;
    if percent >= 0 {
        let share = |bytes: usize| (bytes as u128 * percent as u128 / 100).min(1 << 62) as usize;
        goal = (live + share(live + roots)).max(share(MINIMUM));
    }
    GOAL.store(goal.min(limited(live, roots)), Relaxed);
}

/// The largest goal that the memory limit allows. Near the limit a collection still waits for a sixteenth of what lives, so that the program
/// gets somewhere.
fn limited(live: usize, roots: usize) -> usize {
    let limit = LIMIT.load(Relaxed);
    if limit == i64::MAX {
        return usize::MAX;
    }
    let overhead = PAGES.lock().table_bytes() + roots;
    (limit as usize).saturating_sub(overhead).max(live + live / 16 + REPORT * 8)
}

/// The heap size at which the next collection starts, in bytes.
pub(crate) fn goal() -> usize {
    GOAL.load(Relaxed)
}

/// Bytes in use, about.
pub(crate) fn live() -> usize {
    LIVE.load(Relaxed)
}

/// Bytes of roots at the last marking.
pub(crate) fn root_bytes() -> usize {
    ROOTS.load(Relaxed)
}

/// Bytes of free memory that should go back to the system: what exceeds the goal by more than a tenth, and what the limit forbids.
pub(crate) fn excess() -> usize {
    let pages = PAGES.lock();
    let (used, dirty) = (pages.in_use * crate::PAGE, pages.dirty_bytes());
    drop(pages);
    let goal = goal();
    let wanted = if goal == usize::MAX { used + dirty } else { goal.max(used) };
    let keep = (wanted + wanted / 10).min(LIMIT.load(Relaxed) as usize);
    (used + dirty).saturating_sub(keep).min(dirty)
}

/// Sets `GOGC` in percent, negative for off; returns the old value. Takes hold at once.
pub fn set_gc_percent(percent: i32) -> i32 {
    crate::collect::start();
    let old = PERCENT.swap(percent.max(-1), Relaxed);
    set_goal();
    old
}

/// Sets the memory limit in bytes, negative to only ask; returns the old value.
pub fn set_memory_limit(bytes: i64) -> i64 {
    crate::collect::start();
    if bytes < 0 {
        return LIMIT.load(Relaxed);
    }
    let old = LIMIT.swap(bytes, Relaxed);
    set_goal();
    old
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_have_units() {
        assert_eq!(parse_bytes("off"), Some(i64::MAX));
        assert_eq!(parse_bytes("100"), Some(100));
        assert_eq!(parse_bytes("3MiB"), Some(3 << 20));
        assert_eq!(parse_bytes("7B"), Some(7));
        assert_eq!(parse_bytes("-1"), None);
        assert_eq!(parse_bytes("9999999TiB"), None);
    }
}
