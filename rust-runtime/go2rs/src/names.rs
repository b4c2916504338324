//! Go's names of functions in crash reports.

use go2rs_sched::hooks::FrameName;

/// Go's name of a Rust function; none for functions of the runtime.
pub fn frame(symbol: &str, file: Option<&str>, line: Option<u32>) -> Option<FrameName> {
    let parts: Vec<&str> = symbol.split("::").filter(|p| !is_hash(p)).collect();
    let (krate, rest) = parts.split_first()?;
    let runtime = ["go2rs", "std", "core", "alloc", "backtrace"];
    if krate.starts_with('<') || krate.starts_with("go2rs_") || runtime.contains(krate) || rest.is_empty() {
        return None;
    }
    let package = krate.strip_prefix("go_").unwrap_or("main");
    let function = rest.iter().filter(|p| !p.starts_with("{{")).next_back()?;
    let closures = rest.iter().filter(|p| p.starts_with("{{closure")).count();
    let suffix: String = (0..closures).map(|_| ".func1").collect();
    Some(FrameName {
        function: format!("{package}.{function}{suffix}"),
        file: file?.to_string(),
        line: line?,
    })
}

fn is_hash(part: &str) -> bool {
    part.len() == 17 && part.starts_with('h') && part[1..].bytes().all(|b| b.is_ascii_hexdigit())
}
