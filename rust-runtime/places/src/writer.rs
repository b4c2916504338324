//! Writes the [`table`](crate::table) of a binary.

use crate::calls::{Entry, KNOWN_FUNCTIONS};
use crate::names::FrameName;
use crate::table::{BLOCK, BODY, FEW, FUNCTION, GO, HEAD, KNOWN, MAGIC, RUNTIME, SAME};
use crate::varint;
use std::collections::HashMap;

/// How many ranges a block has: so many are read at most to find one.
const RANGES_PER_BLOCK: usize = 64;

/// Gathers the ranges of a binary.
#[derive(Default)]
pub struct Writer {
    functions: Numbered<Function>,
    /// How often each function is called, so that those called most get short numbers.
    uses: Vec<usize>,
    chains: Numbered<Vec<Call>>,
    /// Where each range begins, and the number of its chain.
    ranges: Vec<(u64, usize)>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
struct Function {
    name: String,
    file: String,
    entry_line: u32,
    /// As the map of its crate tells it from others.
    id: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Call {
    Plain(u64),
    Go { function: usize, line: u32, wrapped: bool },
}

/// Values with numbers in the order that they came in.
struct Numbered<T> {
    numbers: HashMap<T, usize>,
    values: Vec<T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Numbered<T> {
        Numbered { numbers: HashMap::new(), values: Vec::new() }
    }
}

impl<T: Clone + Eq + std::hash::Hash> Numbered<T> {
    fn number(&mut self, value: T) -> usize {
        *self.numbers.entry(value).or_insert_with_key(|value| {
            self.values.push(value.clone());
            self.values.len() - 1
        })
    }
}

impl Writer {
    /// From `start` on an address stands for these calls, the innermost first. Ranges come in the order of their addresses.
    pub fn range(&mut self, start: u64, calls: &[Entry]) {
        let chain = self.chain(calls);
        let chain = self.chains.number(chain);
        match self.ranges.last_mut() {
            Some(last) if last.1 == chain => {}
            Some(last) if last.0 == start => last.1 = chain,
            _ => self.ranges.push((start, chain)),
        }
    }

    /// The calls, the outermost first. Those of Rust's libraries mean nothing to who walks a stack, nor does a second one of the runtime behind another.
    fn chain(&mut self, calls: &[Entry]) -> Vec<Call> {
        let mut chain: Vec<Call> = calls.iter().rev().filter_map(|e| self.call(e)).collect();
        chain.dedup_by(|a, b| a == b && *a == Call::Plain(RUNTIME));
        chain
    }

    fn call(&mut self, entry: &Entry) -> Option<Call> {
        match entry {
            Entry::Rust => None,
            Entry::Runtime => Some(Call::Plain(RUNTIME)),
            Entry::Body => Some(Call::Plain(BODY)),
            Entry::Known(name) => {
                let number = KNOWN_FUNCTIONS.iter().position(|k| k.1 == *name)?;
                Some(Call::Plain(KNOWN + number as u64))
            }
            Entry::Go(name) => Some(self.go(name)),
        }
    }

    fn go(&mut self, name: &FrameName) -> Call {
        let function = self.functions.number(Function {
            name: name.function.clone(),
            file: name.file.clone(),
            entry_line: name.entry_line,
            id: name.id,
        });
        self.uses.resize(self.functions.values.len(), 0);
        self.uses[function] += 1;
        Call::Go { function, line: name.line, wrapped: name.wrapped }
    }

    /// The table. The last range ends at `end`; `go_root` is where Go's standard library is.
    pub fn finish(mut self, end: u64, go_root: &str) -> Vec<u8> {
        self.rank_functions();
        let base = self.ranges.first().map_or(end, |r| r.0);
        let blocks = self.ranges.len().div_ceil(RANGES_PER_BLOCK);
        let ranges_at = HEAD + (blocks + 1) * BLOCK;
        let (mut index, mut ranges) = (Vec::new(), Vec::new());
        for (i, block) in self.ranges.chunks(RANGES_PER_BLOCK).enumerate() {
            word(&mut index, (block[0].0 - base) as usize);
            word(&mut index, ranges_at + ranges.len());
            let end = self.ranges.get((i + 1) * RANGES_PER_BLOCK).map_or(end, |r| r.0);
            self.block(&mut ranges, block, end);
        }
        word(&mut index, (end - base) as usize);
        word(&mut index, ranges_at + ranges.len());
        let functions_at = ranges_at + ranges.len();
        let strings_at = functions_at + self.functions.values.len() * FUNCTION;
        let mut strings = Strings { at: strings_at, known: HashMap::new(), bytes: Vec::new() };
        let functions = self.function_records(&mut strings);
        let go_root = strings.offset(go_root);
        let mut table = MAGIC.to_vec();
        word(&mut table, blocks);
        word(&mut table, self.functions.values.len());
        word(&mut table, functions_at);
        word(&mut table, strings_at);
        word(&mut table, go_root);
        word(&mut table, strings_at + strings.bytes.len());
        table.extend_from_slice(&base.to_le_bytes());
        for part in [index, ranges, functions, strings.bytes] {
            table.extend_from_slice(&part);
        }
        table
    }

    /// Gives functions new numbers, those that are called most the smallest.
    fn rank_functions(&mut self) {
        let mut order: Vec<usize> = (0..self.uses.len()).collect();
        order.sort_by_key(|f| std::cmp::Reverse(self.uses[*f]));
        let mut rank = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            rank[*old] = new;
        }
        self.functions.values = order.iter().map(|f| self.functions.values[*f].clone()).collect();
        for call in self.chains.values.iter_mut().flatten() {
            if let Call::Go { function, .. } = call {
                *function = rank[*function];
            }
        }
    }

    fn block(&self, out: &mut Vec<u8>, block: &[(u64, usize)], end: u64) {
        let nothing = Vec::new();
        let (mut before, mut at_depth) = (&nothing, Vec::new());
        for (i, (start, chain)) in block.iter().enumerate() {
            let next = block.get(i + 1).map_or(end, |r| r.0);
            varint::write(out, next - start);
            let calls = &self.chains.values[*chain];
            let shared = calls.iter().zip(before).take_while(|(a, b)| a == b).count();
            let begun = (calls.len() - shared) as u64;
            varint::write(out, ((before.len() - shared) as u64) << 3 | begun.min(FEW));
            if begun >= FEW {
                varint::write(out, begun - FEW);
            }
            for (depth, call) in calls.iter().enumerate().skip(shared) {
                self.begin(out, *call, at_depth.get(depth).copied());
                match at_depth.get_mut(depth) {
                    Some(old) => *old = *call,
                    None => at_depth.push(*call),
                }
            }
            before = calls;
        }
    }

    /// `old` is the call that was last at the same depth.
    fn begin(&self, out: &mut Vec<u8>, call: Call, old: Option<Call>) {
        match (call, old) {
            (Call::Plain(symbol), _) => varint::write(out, symbol),
            (
                Call::Go { function, line, wrapped },
                Some(Call::Go { function: f, line: from, wrapped: w }),
            ) if function == f && wrapped == w => {
                varint::write(out, SAME);
                varint::write_signed(out, i64::from(line) - i64::from(from));
            }
            (Call::Go { function, line, wrapped }, _) => {
                varint::write(out, GO + (function as u64) * 2 + u64::from(wrapped));
                let entry_line = self.functions.values[function].entry_line;
                varint::write_signed(out, i64::from(line) - i64::from(entry_line));
            }
        }
    }

    fn function_records(&self, strings: &mut Strings) -> Vec<u8> {
        let mut records = Vec::new();
        for function in &self.functions.values {
            let (package, name) = function.name.split_at(package_length(&function.name));
            for part in [package, name, &function.file] {
                word(&mut records, strings.offset(part));
            }
            word(&mut records, function.entry_line as usize);
        }
        records
    }
}

/// How much of a function's name is its package, which many have in common.
fn package_length(name: &str) -> usize {
    let plain = name.find('[').unwrap_or(name.len());
    let last = name[..plain].rfind('/').unwrap_or(0);
    name[last..].find('.').map_or(0, |dot| last + dot)
}

/// Each text once.
struct Strings {
    at: usize,
    known: HashMap<String, usize>,
    bytes: Vec<u8>,
}

impl Strings {
    fn offset(&mut self, text: &str) -> usize {
        *self.known.entry(text.to_string()).or_insert_with(|| {
            let offset = self.at + self.bytes.len();
            varint::write(&mut self.bytes, text.len() as u64);
            self.bytes.extend_from_slice(text.as_bytes());
            offset
        })
    }
}

fn word(out: &mut Vec<u8>, n: usize) {
    // A table is a small part of a binary, whose offsets have four bytes.
    out.extend_from_slice(&(n as u32).to_le_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Table;

    fn go(function: &str, line: u32) -> Entry {
        let (function, file) = (function.to_string(), "/src/a.go".to_string());
        Entry::Go(FrameName { function, file, line, entry_line: 10, id: 0, wrapped: false })
    }

    /// As [`go`], within a closure.
    fn wrapped(function: &str, line: u32) -> Entry {
        match go(function, line) {
            Entry::Go(name) => Entry::Go(FrameName { wrapped: true, ..name }),
            other => other,
        }
    }

    fn table(ranges: &[(u64, Vec<Entry>)], end: u64) -> Vec<u8> {
        let mut writer = Writer::default();
        ranges.iter().for_each(|(start, calls)| writer.range(*start, calls));
        writer.finish(end, "/go")
    }

    /// What a table says, without the numbers that it gives to functions.
    fn calls(bytes: &[u8], address: u64) -> Vec<Entry> {
        let mut calls = Table::open(bytes).expect("a table").calls(address);
        for call in &mut calls {
            if let Entry::Go(name) = call {
                assert!(name.id > 0);
                name.id = 0;
            }
        }
        calls
    }

    #[test]
    fn each_address_of_a_range_has_its_calls() {
        let inner = vec![go("example.com/a.b/pkg.F[go.shape/x.y]", 7), go("main.main", 12)];
        let bytes = table(&[(100, vec![go("main.main", 11)]), (110, inner.clone())], 120);
        assert_eq!(calls(&bytes, 100), [go("main.main", 11)]);
        assert_eq!(calls(&bytes, 109), [go("main.main", 11)]);
        assert_eq!(calls(&bytes, 110), inner);
        assert_eq!(calls(&bytes, 119), inner);
        assert_eq!(Table::open(&bytes).map(|t| t.go_root()), Some("/go"));
    }

    #[test]
    fn addresses_outside_have_none() {
        let bytes = table(&[(100, vec![go("main.main", 11)])], 120);
        for address in [0, 99, 120, u64::MAX] {
            assert_eq!(calls(&bytes, address), []);
        }
        assert_eq!(calls(&table(&[], 0), 5), []);
    }

    #[test]
    fn every_kind_of_call_comes_back() {
        let all = vec![
            Entry::Known("runtime.goPanicIndex"),
            Entry::Body,
            wrapped("a.F", 3),
            Entry::Runtime,
            go("noPackage", 1),
            Entry::Known("runtime.panicmakeslicelen"),
        ];
        assert_eq!(calls(&table(&[(0, all.clone())], 8), 4), all);
    }

    #[test]
    fn calls_of_rust_are_left_out_and_those_of_the_runtime_are_one() {
        let some = [Entry::Rust, Entry::Runtime, Entry::Rust, Entry::Runtime, go("a.F", 1)];
        assert_eq!(calls(&table(&[(0, some.to_vec())], 8), 4), [Entry::Runtime, go("a.F", 1)]);
    }

    #[test]
    fn deep_chains_and_many_blocks_come_back() {
        let chain = |n: u64| -> Vec<Entry> {
            (0..n % 20)
                .rev()
                .map(|d| go(&format!("p{}.f", (n / 7 + d) % 50), (n * d % 90) as u32))
                .collect()
        };
        let ranges: Vec<_> = (0..1000).map(|n| (1 << 32 | n * 3, chain(n))).collect();
        let bytes = table(&ranges, 1 << 32 | 3000);
        for (start, expected) in &ranges {
            assert_eq!(calls(&bytes, *start), *expected);
            assert_eq!(calls(&bytes, start + 2), *expected);
        }
    }

    #[test]
    fn functions_of_one_name_stay_apart() {
        let of = |id| match go("main.init.0", 10) {
            Entry::Go(name) => Entry::Go(FrameName { id, ..name }),
            other => other,
        };
        let bytes = table(&[(0, vec![of(1), of(2)])], 8);
        let found = Table::open(&bytes).expect("a table").calls(0);
        assert!(matches!(&found[..], [Entry::Go(a), Entry::Go(b)] if a.id != b.id));
    }

    #[test]
    fn broken_tables_are_refused_without_harm() {
        let bytes = table(&[(0, vec![go("a.F", 1), go("main.main", 20)])], 8);
        for length in 0..bytes.len() {
            assert!(Table::open(&bytes[..length]).is_none());
        }
        for at in HEAD..bytes.len() {
            let mut broken = bytes.clone();
            broken[at] ^= 0xff;
            let _ = Table::open(&broken).map(|t| t.calls(4));
        }
    }
}
