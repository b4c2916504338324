//! `go2rs-pack INPUT OUTPUT [--keep-debug]`: copies a linked binary, adds the table that its runtime finds the places of program counters in, and leaves debug information and
//! symbols out. The output appears whole or not at all.

mod debug;
mod elf;

use go2rs_places::writer::Writer;
use std::error::Error;
use std::path::{Path, PathBuf};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (files, keep_debug) = match arguments.split_last() {
        Some((last, files)) if last == "--keep-debug" => (files, true),
        _ => (&arguments[..], false),
    };
    let [input, output] = files else {
        eprintln!("usage: go2rs-pack INPUT OUTPUT [--keep-debug]");
        std::process::exit(2);
    };
    if let Err(e) = pack(Path::new(input), Path::new(output), keep_debug) {
        eprintln!("{input}: {e}");
        std::process::exit(1);
    }
}

fn pack(input: &Path, output: &Path, keep_debug: bool) -> Result<()> {
    let binary = std::fs::read(input)?;
    let table = table(&binary)?;
    let packed = elf::with_table(&binary, &table, keep_debug)?;
    write(&packed, output, input)
}

fn table(binary: &[u8]) -> Result<Vec<u8>> {
    let mut writer = Writer::default();
    let mut places = debug::Places::new(binary)?;
    let end = places.each_range(|start, calls| writer.range(start, calls))?;
    Ok(writer.finish(end, places.go_root()))
}

/// Writes beside the output and renames, with the permissions of the input.
fn write(bytes: &[u8], output: &Path, input: &Path) -> Result<()> {
    let mut temporary = output.as_os_str().to_owned();
    temporary.push(format!(".{}", std::process::id()));
    let temporary = PathBuf::from(temporary);
    let written = std::fs::write(&temporary, bytes)
        .and_then(|()| {
            std::fs::set_permissions(&temporary, std::fs::metadata(input)?.permissions())
        })
        .and_then(|()| std::fs::rename(&temporary, output));
    if written.is_err() {
        let _ = std::fs::remove_file(&temporary);
    }
    Ok(written?)
}
