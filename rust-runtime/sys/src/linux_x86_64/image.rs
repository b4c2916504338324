//! The binary that runs.

use std::fs::File;
use std::os::fd::AsRawFd;
use std::os::unix::fs::FileExt;

unsafe extern "C" {
    static __executable_start: libc::c_char;
    static _end: libc::c_char;
    fn _Unwind_FindEnclosingFunction(pc: *mut libc::c_void) -> *mut libc::c_void;
}

/// Whether the binary in memory has `length` bytes at an address.
pub fn contains(address: usize, length: usize) -> bool {
    let (start, end) = ((&raw const __executable_start) as usize, (&raw const _end) as usize);
    address >= start && address.checked_add(length).is_some_and(|last| last <= end)
}

/// Where the function begins that has code at an address.
pub fn function_start(address: usize) -> Option<usize> {
    // SAFETY: the unwinder takes it for a return address, looks up what is before it in its tables, and follows it nowhere.
    let start = unsafe { _Unwind_FindEnclosingFunction((address + 1) as *mut libc::c_void) };
    (!start.is_null()).then_some(start as usize)
}

/// The functions that code at an address calls or jumps to, by what look like such instructions, in their order.
pub fn leads_to(start: usize, length: usize) -> impl Iterator<Item = usize> {
    /// The instructions `call` and `jmp`, of which four bytes are the distance to go from behind them.
    const DIRECT: [u8; 2] = [0xe8, 0xe9];
    const LENGTH: usize = 5;
    (start..start + length).filter(|at| contains(*at, LENGTH)).filter_map(|at| {
        // SAFETY: the bytes are in the binary.
        let (code, distance) =
            unsafe { ((at as *const u8).read(), ((at + 1) as *const i32).read_unaligned()) };
        let target = (at + LENGTH).wrapping_add_signed(distance as isize);
        (DIRECT.contains(&code) && function_start(target) == Some(target)).then_some(target)
    })
}

/// How far the binary's addresses are from those that its file names; 0 unless it is position-independent.
pub fn bias() -> usize {
    unsafe extern "C" fn first(
        info: *mut libc::dl_phdr_info,
        _: usize,
        bias: *mut libc::c_void,
    ) -> libc::c_int {
        // SAFETY: the system passes a record that lives during the call, and on what `bias` handed over.
        unsafe { *bias.cast::<usize>() = (*info).dlpi_addr as usize };
        1
    }
    let mut bias = 0;
    // SAFETY: the callback writes to the local alone. The program itself is the first of the objects.
    unsafe { libc::dl_iterate_phdr(Some(first), (&raw mut bias).cast()) };
    bias
}

/// The bytes of a section of the binary's file. They are mapped, so only what is looked at takes memory. None if the file has no such section or cannot be read.
pub fn section(name: &str) -> Option<&'static [u8]> {
    let file = File::open("/proc/self/exe").ok()?;
    let (offset, size) = find(&file, name)?;
    let skipped = offset as usize % PAGE;
    // SAFETY: a new mapping of a file for reading; it is never removed, and nobody may write to the file of a running program.
    let place = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            size as usize + skipped,
            libc::PROT_READ,
            libc::MAP_PRIVATE,
            file.as_raw_fd(),
            offset as libc::off_t - skipped as libc::off_t,
        )
    };
    if place == libc::MAP_FAILED {
        return None;
    }
    // SAFETY: the mapping holds these bytes for ever.
    Some(unsafe { std::slice::from_raw_parts(place.cast::<u8>().add(skipped), size as usize) })
}

const PAGE: usize = 4096;

/// Offset and size of a section in an ELF file, from its section headers.
fn find(file: &File, name: &str) -> Option<(u64, u64)> {
    let mut head = [0; 64];
    file.read_exact_at(&mut head, 0).ok()?;
    let half = |at: usize| u16::from_le_bytes([head[at], head[at + 1]]) as usize;
    let (count, names) = (half(60), half(62));
    let mut headers = vec![0; count * SECTION_HEADER];
    file.read_exact_at(&mut headers, long(&head, 40)).ok()?;
    let header = |i: usize| headers.get(i * SECTION_HEADER..(i + 1) * SECTION_HEADER);
    let mut texts = vec![0; long(header(names)?, 32) as usize];
    file.read_exact_at(&mut texts, long(header(names)?, 24)).ok()?;
    let found = (0..count).filter_map(header).find(|h| {
        let at = u32::from_le_bytes([h[0], h[1], h[2], h[3]]) as usize;
        texts.get(at..).is_some_and(|t| {
            t.strip_prefix(name.as_bytes()).is_some_and(|rest| rest.first() == Some(&0))
        })
    })?;
    Some((long(found, 24), long(found, 32)))
}

const SECTION_HEADER: usize = 64;

fn long(bytes: &[u8], at: usize) -> u64 {
    let mut long = [0; 8];
    long.copy_from_slice(&bytes[at..at + 8]);
    u64::from_le_bytes(long)
}
