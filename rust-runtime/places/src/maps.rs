//! Where Go's functions and lines are in the Rust files of a crate: the map `go_places.map` that the translator writes beside them, which describes its form.

use std::collections::HashMap;

/// The map of one crate.
pub struct CrateMap<'a>(HashMap<&'a str, File<'a>>);

/// A Rust file of a translated package.
struct File<'a> {
    source: &'a str,
    functions: Vec<Function<'a>>,
    rows: Vec<Row>,
}

/// A function of a file, or what of it a `//line` directive gives to another file.
struct Function<'a> {
    name: &'a str,
    source: &'a str,
    /// The number of the function itself.
    number: usize,
}

impl<'a> Function<'a> {
    fn parse(line: &'a str, source: &'a str, number: usize) -> Function<'a> {
        let mut parts = line.split('\t');
        Function {
            name: parts.next().unwrap_or(line),
            source: parts.next().unwrap_or(source),
            number: parts.next().and_then(|n| n.parse().ok()).unwrap_or(number),
        }
    }
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
pub struct Place<'a> {
    pub source: &'a str,
    pub line: u32,
    /// The first line of the function.
    pub entry_line: u32,
    pub function: &'a str,
    /// It is in a Rust closure within the function.
    pub wrapped: bool,
    /// The function's number in its file; 0 is where the package's initialisers run.
    pub number: usize,
    /// Tells functions of the program apart.
    pub id: usize,
}

impl<'a> CrateMap<'a> {
    /// Reads the text of a map.
    pub fn parse(text: &'a str) -> CrateMap<'a> {
        let mut files = HashMap::new();
        let mut lines = text.lines();
        while let Some((name, source)) = lines.next().and_then(|l| l.split_once(' ')) {
            let mut file = File { source, functions: Vec::new(), rows: Vec::new() };
            for line in lines.by_ref() {
                if let Some(rows) = line.strip_prefix('#') {
                    file.rows = read_rows(rows);
                    break;
                }
                file.functions.push(Function::parse(line, source, file.functions.len()));
            }
            files.insert(name, file);
        }
        CrateMap(files)
    }

    /// The Go place that a place of a Rust file comes from; none outside of translated files.
    pub fn find(&self, file: &str, line: u32, column: u32) -> Option<Place<'a>> {
        let found = self.0.get(file)?;
        // A function's first instructions have a line without a column: all that begins on the line counts.
        let column = if column == 0 { u32::MAX } else { column };
        let behind = found.rows.partition_point(|r| (r.line, r.column) <= (line, column));
        let row = found.rows.get(behind.max(1) - 1)?;
        let part = found.functions.get(row.function)?;
        let function = found.functions.get(part.number)?;
        let mut of_function = found.rows.iter().filter(|r| r.function == row.function);
        Some(Place {
            source: part.source,
            line: row.go_line,
            entry_line: of_function.next().map_or(row.go_line, |r| r.go_line),
            function: function.name,
            wrapped: row.wrapped,
            number: part.number,
            id: std::ptr::from_ref(function) as usize,
        })
    }

    /// The import path of the crate's package.
    pub fn package(&self) -> Option<&'a str> {
        let first = self.0.values().next()?.functions.first()?;
        first.name.strip_suffix(".init")
    }

    /// The root of the Go tree, if the package is of the standard library.
    pub fn go_root(&self) -> Option<&'a str> {
        let file = self.0.values().next()?;
        let package = self.package()?;
        let folder = file.source.rsplit_once('/')?.0;
        let root = folder.strip_suffix(package)?.strip_suffix("/src/")?;
        (!package.contains('.')).then_some(root)
    }
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
