//! The table of a packed binary: for each program counter the calls that it stands for.
//!
//! All numbers of fixed size are little-endian, offsets are of four bytes and from the table's beginning.
//!
//! | part | |
//! |---|---|
//! | head | [`MAGIC`], number of blocks, number of functions, offsets of functions, of strings and of the name of Go's tree, length of all, base address (eight bytes) |
//! | blocks | for each its first address less the base, and where its ranges are; behind the last the end of all |
//! | ranges | see below |
//! | functions | for each four offsets or numbers: package, name behind it, file, first line |
//! | strings | a length and bytes each |
//!
//! Ranges follow one another without a gap, so each has its length only. Its calls, the outermost first, are written as what is different from the range before in the same block:
//! how many calls end and how many begin, in one number; then for each that begins its symbol, and if that is a Go function how far its line is from the function's first one. Symbol 0 is
//! the function that was last at the same depth; its line is then told from the one there. So whoever looks an address up reads one block, and of the rest only what it shows.

use crate::calls::{Entry, KNOWN_FUNCTIONS};
use crate::names::FrameName;
use crate::varint;

/// What a table begins with; the last byte counts the forms that there were.
pub const MAGIC: [u8; 8] = *b"go2rsPC\x01";

/// The ELF section that holds it.
pub const SECTION: &str = ".go2rs.places";

pub(crate) const HEAD: usize = 40;
pub(crate) const BLOCK: usize = 8;
pub(crate) const FUNCTION: usize = 16;

/// Symbols of calls.
pub(crate) const SAME: u64 = 0;
pub(crate) const RUNTIME: u64 = 1;
pub(crate) const BODY: u64 = 2;
pub(crate) const KNOWN: u64 = 3;
/// From here on two for each function: as it is, and wrapped.
pub(crate) const GO: u64 = 32;

/// So many calls that begin are told in the number that tells how many end.
pub(crate) const FEW: u64 = 7;

/// The table in bytes that stay where they are.
#[derive(Clone, Copy)]
pub struct Table<'a> {
    bytes: &'a [u8],
    blocks: usize,
    functions: usize,
    functions_at: usize,
    base: u64,
}

/// A call of a range: its symbol, and how far its line is from the function's first one.
type Call = (u64, i64);

impl<'a> Table<'a> {
    /// The table in `bytes`; none if there is no whole one.
    pub fn open(bytes: &'a [u8]) -> Option<Table<'a>> {
        let length = word(bytes, 28)?;
        let base = u64::from_le_bytes(bytes.get(32..HEAD)?.try_into().ok()?);
        let table = Table {
            bytes: bytes.get(..length)?,
            blocks: word(bytes, 8)?,
            functions: word(bytes, 12)?,
            functions_at: word(bytes, 16)?,
            base,
        };
        bytes.starts_with(&MAGIC).then_some(table)
    }

    /// The root of the Go tree that the standard library was translated from; empty if none of it takes part.
    pub fn go_root(&self) -> &'a str {
        word(self.bytes, 24).and_then(|at| self.string(at)).unwrap_or("")
    }

    /// The calls that an address of the binary stands for, the innermost first.
    pub fn calls(&self, address: u64) -> Vec<Entry> {
        self.find(address).unwrap_or_default()
    }

    fn find(&self, address: u64) -> Option<Vec<Entry>> {
        let wanted = usize::try_from(address.checked_sub(self.base)?).ok()?;
        let block = self.block(wanted)?;
        let end = self.first(block + 1)?;
        let mut start = self.first(block)?;
        let mut at = word(self.bytes, HEAD + block * BLOCK + 4)?;
        let mut calls = Stack::default();
        while start < end {
            start = start.checked_add(varint::read(self.bytes, &mut at)? as usize)?;
            calls.step(self.bytes, &mut at)?;
            if wanted < start {
                return calls.current().iter().rev().map(|c| self.entry(*c)).collect();
            }
        }
        None
    }

    /// The last block that begins at or before an address.
    fn block(&self, wanted: usize) -> Option<usize> {
        let (mut low, mut high) = (0, self.blocks);
        while low < high {
            let middle = low.midpoint(high);
            if self.first(middle)? <= wanted {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low.checked_sub(1)
    }

    fn first(&self, block: usize) -> Option<usize> {
        word(self.bytes, HEAD + block * BLOCK)
    }

    fn entry(&self, (symbol, line): Call) -> Option<Entry> {
        match symbol {
            SAME => None,
            RUNTIME => Some(Entry::Runtime),
            BODY => Some(Entry::Body),
            KNOWN..GO => KNOWN_FUNCTIONS.get((symbol - KNOWN) as usize).map(|k| Entry::Known(k.1)),
            GO.. => self.function((symbol - GO) as usize, line).map(Entry::Go),
        }
    }

    fn function(&self, symbol: usize, line: i64) -> Option<FrameName> {
        let number = symbol >> 1;
        let at = self.functions_at + number * FUNCTION;
        let entry_line = word(self.bytes, at + 12)?;
        let part = |i: usize| self.string(word(self.bytes, at + i * 4)?);
        (number < self.functions).then_some(FrameName {
            function: [part(0)?, part(1)?].concat(),
            file: part(2)?.to_string(),
            line: (entry_line as i64 + line) as u32,
            entry_line: entry_line as u32,
            id: number + 1,
            wrapped: symbol & 1 != 0,
        })
    }

    fn string(&self, mut at: usize) -> Option<&'a str> {
        let length = varint::read(self.bytes, &mut at)? as usize;
        str::from_utf8(self.bytes.get(at..at.checked_add(length)?)?).ok()
    }
}

/// The calls of one range after the other. What ended stays behind the end, because the next call at its depth may be of the same function.
#[derive(Default)]
struct Stack {
    calls: Vec<Call>,
    depth: usize,
}

impl Stack {
    fn current(&self) -> &[Call] {
        &self.calls[..self.depth]
    }

    fn step(&mut self, bytes: &[u8], at: &mut usize) -> Option<()> {
        let counts = varint::read(bytes, at)?;
        let mut begun = counts & FEW;
        if begun == FEW {
            begun += varint::read(bytes, at)?;
        }
        self.depth = self.depth.checked_sub((counts >> 3) as usize)?;
        for _ in 0..begun {
            let call = self.call(bytes, at)?;
            match self.calls.get_mut(self.depth) {
                Some(old) => *old = call,
                None => self.calls.push(call),
            }
            self.depth += 1;
        }
        Some(())
    }

    fn call(&self, bytes: &[u8], at: &mut usize) -> Option<Call> {
        let (symbol, from) = match varint::read(bytes, at)? {
            SAME => *self.calls.get(self.depth)?,
            symbol => (symbol, 0),
        };
        let line = if symbol >= GO { varint::read_signed(bytes, at)? } else { 0 };
        Some((symbol, from.wrapping_add(line)))
    }
}

fn word(bytes: &[u8], at: usize) -> Option<usize> {
    let word = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(word.try_into().ok()?) as usize)
}
