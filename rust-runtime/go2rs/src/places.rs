//! Where Go's functions and lines are in the Rust files of a crate: the table that the translator writes beside them.

use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicPtr, Ordering};

/// The table of one crate. It is not looked at before somebody asks for a name.
pub struct Places {
    /// A file of the crate, for the folder.
    beside: &'static str,
    table: &'static str,
    parsed: OnceLock<HashMap<&'static str, File>>,
    next: AtomicPtr<Places>,
}

/// Makes the crate's table known; the crate's `init` says this first.
#[macro_export]
macro_rules! places {
    () => {{
        static PLACES: $crate::Places = $crate::Places::new(file!(), include_str!("go_places.map"));
        $crate::Places::register(&PLACES);
    }};
}

/// A Rust file of a translated package.
struct File {
    source: &'static str,
    functions: Vec<&'static str>,
    rows: Vec<Row>,
}

/// From a place of the Rust file on, the text comes from this line of this function.
struct Row {
    line: u32,
    column: u32,
    go_line: u32,
    function: usize,
    wrapped: bool,
}

/// What stands at a place of a Rust file.
pub(crate) struct Place {
    pub(crate) source: &'static str,
    pub(crate) line: u32,
    /// The first line of the function.
    pub(crate) entry_line: u32,
    pub(crate) function: &'static str,
    /// It is in a Rust closure within the function.
    pub(crate) wrapped: bool,
    /// The function's number in its file; 0 is where the package's initialisers run.
    pub(crate) number: usize,
    /// Tells functions of the program apart.
    pub(crate) id: usize,
}

static FIRST: AtomicPtr<Places> = AtomicPtr::new(std::ptr::null_mut());

impl Places {
    pub const fn new(beside: &'static str, table: &'static str) -> Places {
        Places {
            beside,
            table,
            parsed: OnceLock::new(),
            next: AtomicPtr::new(std::ptr::null_mut()),
        }
    }

    /// Adds a crate's table to those that are searched.
    pub fn register(places: &'static Places) {
        // Crates are initialised one after the other, by the main goroutine.
        places.next.store(FIRST.load(Ordering::Acquire), Ordering::Relaxed);
        FIRST.store(std::ptr::from_ref(places).cast_mut(), Ordering::Release);
    }

    fn folder(&self) -> &'static str {
        self.beside.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    fn files(&self) -> &HashMap<&'static str, File> {
        self.parsed.get_or_init(|| parse(self.table))
    }
}

fn all() -> impl Iterator<Item = &'static Places> {
    // SAFETY: the list holds statics.
    std::iter::successors(unsafe { FIRST.load(Ordering::Acquire).as_ref() }, |p| unsafe {
        p.next.load(Ordering::Acquire).as_ref()
    })
}

/// The crate that a file belongs to, and the file's name in it.
fn of_crate(file: &str) -> Option<(&'static Places, &str)> {
    let (folder, name) = file.rsplit_once('/')?;
    all().find(|p| !p.folder().is_empty() && folder.ends_with(p.folder())).map(|p| (p, name))
}

/// The Go place that a place of a Rust file comes from; none outside of translated files.
pub(crate) fn find(file: &str, line: u32, column: u32) -> Option<Place> {
    let (places, name) = of_crate(file)?;
    let found = places.files().get(name)?;
    let behind = found.rows.partition_point(|r| (r.line, r.column) <= (line, column));
    let row = found.rows.get(behind.max(1) - 1)?;
    let function = found.functions.get(row.function)?;
    let entry_line =
        found.rows.iter().find(|r| r.function == row.function).map_or(row.go_line, |r| r.go_line);
    Some(Place {
        source: found.source,
        line: row.go_line,
        entry_line,
        function,
        wrapped: row.wrapped,
        number: row.function,
        id: std::ptr::from_ref(function) as usize,
    })
}

/// The import path of the package that a Rust file belongs to.
pub(crate) fn package(file: &str) -> Option<&'static str> {
    let (places, _) = of_crate(file)?;
    let first = places.files().values().next()?.functions.first()?;
    first.strip_suffix(".init")
}

/// The root of the Go tree that the standard library was translated from.
pub(crate) fn go_root() -> Option<&'static str> {
    all().find_map(|p| {
        let file = p.files().values().next()?;
        let package = file.functions.first()?.strip_suffix(".init")?;
        let folder = file.source.rsplit_once('/')?.0;
        let root = folder.strip_suffix(package)?.strip_suffix("/src/")?;
        (!package.contains('.')).then_some(root)
    })
}

/// Reads a table; its form is described where the translator writes it.
fn parse(table: &'static str) -> HashMap<&'static str, File> {
    let mut files = HashMap::new();
    let mut lines = table.lines();
    while let Some((name, source)) = lines.next().and_then(|l| l.split_once(' ')) {
        let mut file = File { source, functions: Vec::new(), rows: Vec::new() };
        for line in lines.by_ref() {
            if let Some(rows) = line.strip_prefix('#') {
                file.rows = read_rows(rows);
                break;
            }
            file.functions.push(line);
        }
        files.insert(name, file);
    }
    files
}

fn read_rows(text: &str) -> Vec<Row> {
    let mut numbers = Numbers(text.bytes());
    let (mut line, mut go_line, mut function) = (0, 0, 0);
    let mut rows = Vec::new();
    while let Some(step) = numbers.next() {
        line += step;
        let column = numbers.next().unwrap_or(0);
        go_line += numbers.next().unwrap_or(0);
        function += numbers.next().unwrap_or(0);
        let (line, column, go_line) = (line as u32, column as u32, go_line as u32);
        rows.push(Row {
            line,
            column,
            go_line,
            function: function as usize >> 1,
            wrapped: function & 1 != 0,
        });
    }
    rows
}

/// Numbers in base 64, low digits first, each digit with a bit for "more follow", the sign in the lowest bit.
struct Numbers<'a>(std::str::Bytes<'a>);

impl Iterator for Numbers<'_> {
    type Item = i64;

    fn next(&mut self) -> Option<i64> {
        let (mut value, mut shift) = (0i64, 0);
        loop {
            let digit = i64::from(match self.0.next()? {
                c @ b'A'..=b'Z' => c - b'A',
                c @ b'a'..=b'z' => c - b'a' + 26,
                c @ b'0'..=b'9' => c - b'0' + 52,
                b'+' => 62,
                _ => 63,
            });
            value |= (digit & 31) << shift;
            shift += 5;
            if digit & 32 == 0 {
                return Some(if value & 1 == 0 { value >> 1 } else { -(value >> 1) });
            }
        }
    }
}
