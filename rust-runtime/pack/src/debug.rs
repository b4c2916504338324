//! What debug information says of the calls at each address.

use crate::Result;
use addr2line::gimli::{self, EndianSlice, LittleEndian};
use addr2line::{Context, Location};
use go2rs_places::maps::CrateMap;
use go2rs_places::{Entry, classify, names};
use object::{Object, ObjectSection};
use std::collections::HashMap;

type Reader<'a> = EndianSlice<'a, LittleEndian>;

/// The places of a binary with debug information.
pub struct Places<'a> {
    sections: gimli::Dwarf<Reader<'a>>,
    context: Context<Reader<'a>>,
    maps: Maps,
}

impl<'a> Places<'a> {
    pub fn new(binary: &'a [u8]) -> Result<Places<'a>> {
        let file = object::File::parse(binary)?;
        let load = |id: gimli::SectionId| -> Result<Reader<'a>> {
            let section = file.section_by_name(id.name());
            let bytes = section.map_or(Ok(&[][..]), |s| s.data())?;
            Ok(EndianSlice::new(bytes, LittleEndian))
        };
        let sections = gimli::Dwarf::load(load)?;
        if sections.units().next()?.is_none() {
            return Err(
                "the binary has no debug information to make its table of places from".into()
            );
        }
        let context = Context::from_dwarf(gimli::Dwarf::load(load)?)?;
        Ok(Places { sections, context, maps: Maps::default() })
    }

    /// Visits the ranges of addresses in order, with the calls that all addresses of a range stand for, the innermost first. Gives the end of the last.
    pub fn each_range(&mut self, mut visit: impl FnMut(u64, &[Entry])) -> Result<u64> {
        let starts = self.starts()?;
        let mut known = HashMap::new();
        let mut calls = Vec::new();
        for start in &starts {
            calls.clear();
            let mut frames = self.context.find_frames(*start).skip_all_loads()?;
            while let Some(frame) = frames.next()? {
                let name = frame.function.as_ref().map_or(&[][..], |f| f.name.slice());
                let at = Frame::new(name, frame.location.as_ref());
                let entry = known.entry(at).or_insert_with(|| self.maps.classify(&at));
                calls.push(entry.clone());
            }
            visit(*start, &calls);
        }
        Ok(starts.last().copied().unwrap_or(0))
    }

    /// All addresses where something may change: rows of line tables, and ends of functions and of what is inlined in them.
    fn starts(&self) -> Result<Vec<u64>> {
        let mut starts = Vec::new();
        for (start, length, _) in self.context.find_location_range(0, u64::MAX)? {
            starts.extend([start, start + length]);
        }
        let mut units = self.sections.units();
        while let Some(header) = units.next()? {
            let unit = self.sections.unit(header)?;
            let mut entries = unit.entries();
            while let Some(entry) = entries.next_dfs()? {
                if matches!(
                    entry.tag(),
                    gimli::DW_TAG_subprogram | gimli::DW_TAG_inlined_subroutine
                ) {
                    let mut ranges = self.sections.die_ranges(&unit, entry)?;
                    while let Some(range) = ranges.next()? {
                        starts.extend([range.begin, range.end]);
                    }
                }
            }
        }
        starts.sort_unstable();
        starts.dedup();
        Ok(starts)
    }

    /// The root of the Go tree that packages of the standard library were translated from.
    pub fn go_root(&self) -> &str {
        self.maps.0.values().flatten().find_map(CrateMap::go_root).unwrap_or("")
    }
}

/// A call as debug information tells it. Names and files are told apart by where they are, because that is fast and each has few places.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Frame<'a> {
    name: &'a [u8],
    file: &'a str,
    line: u32,
    column: u32,
}

impl<'a> Frame<'a> {
    fn new(name: &'a [u8], at: Option<&Location<'a>>) -> Frame<'a> {
        Frame {
            name,
            file: at.and_then(|l| l.file).unwrap_or(""),
            line: at.and_then(|l| l.line).unwrap_or(0),
            column: at.and_then(|l| l.column).unwrap_or(0),
        }
    }
}

/// The maps of the program's crates, by the folder of their sources. They live as long as the tool.
#[derive(Default)]
struct Maps(HashMap<String, Option<CrateMap<'static>>>);

impl Maps {
    fn classify(&mut self, at: &Frame) -> Entry {
        let name = String::from_utf8_lossy(at.name);
        let name =
            rustc_demangle::try_demangle(&name).map_or(name.to_string(), |d| format!("{d:#}"));
        if let Some((folder, _)) = at.file.rsplit_once('/') {
            self.read(folder);
        }
        classify(&name, at.file, at.line, at.column, |name, file, line, column| {
            names::frame(name, file, line, column, |folder| self.0.get(folder)?.as_ref())
        })
    }

    fn read(&mut self, folder: &str) {
        if !self.0.contains_key(folder) {
            let text = std::fs::read_to_string(format!("{folder}/go_places.map")).ok();
            self.0.insert(folder.to_string(), text.map(|t| CrateMap::parse(t.leak())));
        }
    }
}
