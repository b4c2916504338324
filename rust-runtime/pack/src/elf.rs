//! Copies an ELF binary with one section more and others less.
//!
//! What a program loads stays byte for byte where it is. Behind it come the sections that are kept, the table, the names of sections and their headers.

use crate::Result;
use go2rs_places::table::SECTION;
use object::LittleEndian as LE;
use object::elf::{self, FileHeader64, SectionHeader64};
use object::pod::bytes_of;
use object::read::elf::{FileHeader, SectionHeader};

type Head = FileHeader64<LE>;
type Section = SectionHeader64<LE>;

/// Adds the table to a binary. Unless `keep_debug`, debug information and symbols go.
pub fn with_table(binary: &[u8], table: &[u8], keep_debug: bool) -> Result<Vec<u8>> {
    let head = Head::parse(binary)?;
    let sections = head.sections(LE, binary)?;
    let names_index = head.section_strings_index(LE, binary)?;
    let mut out = binary[..loaded_end(head, binary)?].to_vec();
    let (mut headers, mut names) = (Vec::new(), vec![0]);
    // The new number of each section; 0, which is none, for those that are dropped.
    let mut numbers = Vec::new();
    for (index, section) in sections.iter().enumerate() {
        let name = sections.section_name(LE, section)?;
        let own = index == names_index.0 || name == SECTION.as_bytes();
        if own || !keep_debug && is_debug(section, name) {
            numbers.push(0);
            continue;
        }
        if is_loaded(section) && headers.len() < index {
            return Err("the linker put debug information between what is loaded".into());
        }
        numbers.push(headers.len() as u32);
        let mut header = *section;
        header.sh_name.set(LE, add_name(&mut names, name));
        if !is_loaded(section) && index != 0 {
            header
                .sh_offset
                .set(LE, append(&mut out, section.data(LE, binary)?, section.sh_addralign(LE)));
        }
        headers.push(header);
    }
    for header in &mut headers {
        header.sh_link.set(LE, numbers.get(header.sh_link.get(LE) as usize).copied().unwrap_or(0));
    }
    // The header of the names is the pattern of both: not loaded, and only bytes.
    let mut texts = *sections.section(names_index)?;
    let mut places = texts;
    places.sh_type.set(LE, elf::SHT_PROGBITS);
    places.sh_name.set(LE, add_name(&mut names, SECTION.as_bytes()));
    place(&mut places, &mut out, table);
    texts.sh_name.set(LE, add_name(&mut names, b".shstrtab"));
    place(&mut texts, &mut out, &names);
    headers.extend([places, texts]);
    finish(*head, out, &headers)
}

fn finish(mut head: Head, mut out: Vec<u8>, headers: &[Section]) -> Result<Vec<u8>> {
    head.e_shoff.set(LE, append(&mut out, &[], 8));
    head.e_shnum.set(LE, u16::try_from(headers.len())?);
    head.e_shstrndx.set(LE, elf::SymbolSection(u16::try_from(headers.len() - 1)?));
    headers.iter().for_each(|h| out.extend_from_slice(bytes_of(h)));
    out[..size_of::<Head>()].copy_from_slice(bytes_of(&head));
    Ok(out)
}

fn is_loaded(section: &Section) -> bool {
    section.sh_flags(LE).0 & elf::SHF_ALLOC.0 != 0
}

fn is_debug(section: &Section, name: &[u8]) -> bool {
    let of_debug = name.starts_with(b".debug") || name.starts_with(b".gdb_index");
    let of_symbols = matches!(section.sh_type(LE), elf::SHT_SYMTAB) || name == b".strtab";
    !is_loaded(section) && (of_debug || of_symbols)
}

/// Where what the program loads ends in the file.
fn loaded_end(head: &Head, binary: &[u8]) -> Result<usize> {
    let segments = head.program_headers(LE, binary)?;
    let ends = segments.iter().map(|s| s.p_offset.get(LE) + s.p_filesz.get(LE));
    Ok(ends.max().ok_or("the binary loads nothing")? as usize)
}

fn add_name(names: &mut Vec<u8>, name: &[u8]) -> u32 {
    let at = names.len() as u32;
    names.extend_from_slice(name);
    names.push(0);
    at
}

/// Puts bytes at the end, and says where.
fn append(out: &mut Vec<u8>, bytes: &[u8], align: u64) -> u64 {
    out.resize(out.len().next_multiple_of(align.max(1) as usize), 0);
    let at = out.len() as u64;
    out.extend_from_slice(bytes);
    at
}

fn place(section: &mut Section, out: &mut Vec<u8>, bytes: &[u8]) {
    section.sh_offset.set(LE, append(out, bytes, 8));
    section.sh_size.set(LE, bytes.len() as u64);
}
