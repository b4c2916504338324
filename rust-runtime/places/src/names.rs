//! Go's names of functions in crash reports.

use crate::maps::{CrateMap, Place};

/// A function of Go code, as crash reports name it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct FrameName {
    /// `main.main`, `main.(*T).method`, `main.main.func1`.
    pub function: String,
    pub file: String,
    pub line: u32,
    /// Where the function begins.
    pub entry_line: u32,
    /// Tells functions apart.
    pub id: usize,
    /// The Rust function is a closure within the Go function.
    pub wrapped: bool,
}

/// Go's name of a function and the place in its Go file; none for functions of the runtime and for what macros made. Debug information has the bare names of functions.
///
/// `map_of` gives the map of the crate whose sources are in a folder.
pub fn frame<'a>(
    name: &str,
    file: &str,
    line: u32,
    column: u32,
    map_of: impl Fn(&str) -> Option<&'a CrateMap<'a>>,
) -> Option<FrameName> {
    let (folder, file_name) = file.rsplit_once('/')?;
    let map = map_of(folder)?;
    let Some(place) = map.find(file_name, line, column) else {
        return of_rust(name, file, line, map);
    };
    of_go(name, &place)
}

fn of_go(name: &str, place: &Place) -> Option<FrameName> {
    let is_closure = name.contains("{closure");
    // Outside of functions stand initialisers, in closures, and what macros and derives make.
    if place.number == 0 && !(is_closure && place.wrapped) && !name.starts_with("init_vars") {
        return None;
    }
    Some(FrameName {
        function: place.function.to_string(),
        file: place.source.to_string(),
        line: place.line,
        entry_line: place.entry_line,
        id: place.id,
        wrapped: place.wrapped,
    })
}

/// A function of a package that is written in Rust. Hooks of the runtime have Go's names: `runtime_semacquire_mutex` is `runtime_SemacquireMutex`, `goexit` of package runtime `Goexit`.
fn of_rust(name: &str, file: &str, line: u32, map: &CrateMap) -> Option<FrameName> {
    let generated = ["/go_init.rs", "/lib.rs", "/main.rs"];
    if generated.iter().any(|g| file.ends_with(g)) || name.contains('{') {
        return None;
    }
    let name = name.split('<').next().unwrap_or(name);
    let name = name.rsplit("::").next().unwrap_or(name);
    let package = map.package()?;
    let camel = |s: &str| s.split('_').map(capitalized).collect::<String>();
    let name = match name.strip_prefix("runtime_") {
        Some(hook) => format!("runtime_{}", camel(hook)),
        None if package == "runtime" => camel(name),
        None => name.to_string(),
    };
    let function = format!("{package}.{name}");
    Some(FrameName {
        function,
        file: file.to_string(),
        line,
        entry_line: line,
        id: 0,
        wrapped: false,
    })
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
