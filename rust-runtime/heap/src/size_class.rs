//! Size classes: which slot size a request gets.
//!
//! What `cap` gives after `append` depends on how the allocator rounds, so the classes are those of Go 1.26: a table of 67 slot sizes up to
//! 32 KiB, whole 8 KiB pages above, and eight bytes of header on objects with pointers that are larger than 512 bytes.

/// Bytes in a heap page. Spans are whole pages.
pub const PAGE: usize = 8192;
pub(crate) const PAGE_SHIFT: u32 = 13;
/// The largest slot size. Larger objects get a span of their own.
pub const MAX_SMALL: usize = 32768;
/// Objects with pointers up to this size describe them in the pointer bitmap; larger ones carry a header.
pub const MAX_BITMAP: usize = 512;
/// Bytes in front of an object with pointers that is larger than [`MAX_BITMAP`] and lives in a size class.
pub const HEADER: usize = 8;

pub(crate) const CLASSES: usize = 68;

/// Slot size of each class in bytes. Class 0 stands for objects with a span of their own.
pub(crate) const SLOT_SIZE: [u16; CLASSES] = [
    0, 8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320,
    352, 384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792,
    2048, 2304, 2688, 3072, 3200, 3456, 4096, 4864, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728,
    10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672,
    32768,
];

/// Pages in a span of each class: the fewest that leave at most an eighth of the span unused.
pub(crate) const SPAN_PAGES: [u8; CLASSES] = span_pages();

const fn span_pages() -> [u8; CLASSES] {
    let mut pages = [1; CLASSES];
    let mut class = 1;
    while class < CLASSES {
        let size = SLOT_SIZE[class] as usize;
        while (pages[class] as usize * PAGE) % size > pages[class] as usize * PAGE / 8 {
            pages[class] += 1;
        }
        class += 1;
    }
    pages
}

/// Class of each multiple of eight up to 1 KiB.
static FINE: [u8; 129] = {
    let mut table = [0; 129];
    let mut i = 1;
    while i < 129 {
        table[i] = search(i * 8);
        i += 1;
    }
    table
};

/// Class of each multiple of 128 up to 32 KiB.
static COARSE: [u8; 257] = {
    let mut table = [0; 257];
    let mut i = 1;
    while i < 257 {
        table[i] = search(i * 128);
        i += 1;
    }
    table
};

const fn search(bytes: usize) -> u8 {
    let mut class = 1;
    while (SLOT_SIZE[class] as usize) < bytes {
        class += 1;
    }
    class as u8
}

/// The smallest class whose slots hold `bytes`; 0 when only a span of its own does. Constant time, not for const evaluation.
#[inline]
pub(crate) fn class_of(bytes: usize) -> usize {
    if bytes <= 1024 {
        FINE[bytes.div_ceil(8)] as usize
    } else if bytes <= MAX_SMALL {
        COARSE[bytes.div_ceil(128)] as usize
    } else {
        0
    }
}

/// [`class_of`] for const evaluation.
pub(crate) const fn class_of_const(bytes: usize) -> usize {
    if bytes == 0 || bytes > MAX_SMALL { 0 } else { search(bytes) as usize }
}

/// Bytes that an object of `bytes` bytes takes with its header, before rounding.
pub(crate) const fn with_header(bytes: usize, noscan: bool) -> usize {
    if !noscan && bytes > MAX_BITMAP && bytes <= MAX_SMALL - HEADER {
        bytes + HEADER
    } else {
        bytes
    }
}

/// How many bytes are usable when `bytes` are asked for: what `append` divides by the element size to get the new capacity.
/// A request that overflows when rounded to pages comes back as it is.
///
/// ```
/// assert_eq!(go2rs_heap::size_class_round(5 * 8, true), 48);
/// assert_eq!(go2rs_heap::size_class_round(520, false), 568);
/// assert_eq!(go2rs_heap::size_class_round(40_000, true), 40_960);
/// ```
pub fn size_class_round(bytes: usize, noscan: bool) -> usize {
    if bytes > MAX_SMALL - HEADER {
        return match bytes.checked_add(PAGE - 1) {
            Some(sum) => sum & !(PAGE - 1),
            None => bytes,
        };
    }
    let need = with_header(bytes, noscan);
    SLOT_SIZE[class_of(need)] as usize - (need - bytes)
}

/// Factor that divides by the slot size: `(offset * divisor) >> 32` is the slot's index, exact for every offset in a span of the class.
pub(crate) const fn divisor(size: usize) -> u32 {
    (u32::MAX as usize / size + 1) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_request_fits_its_class() {
        for bytes in 1..=MAX_SMALL {
            let class = class_of(bytes);
            assert_eq!(class, class_of_const(bytes));
            assert!(SLOT_SIZE[class] as usize >= bytes && (SLOT_SIZE[class - 1] as usize) < bytes);
        }
        assert_eq!(class_of(0), 0);
        assert_eq!(class_of(MAX_SMALL + 1), 0);
    }

    #[test]
    fn division_by_multiplication_is_exact() {
        for class in 1..CLASSES {
            let size = SLOT_SIZE[class] as usize;
            let magic = divisor(size) as u64;
            for offset in 0..SPAN_PAGES[class] as usize * PAGE {
                assert_eq!((offset as u64 * magic) >> 32, (offset / size) as u64);
            }
        }
    }

    #[test]
    fn rounding_accounts_for_headers() {
        assert_eq!(size_class_round(512, false), 512);
        assert_eq!(size_class_round(513, false), 568);
        assert_eq!(size_class_round(513, true), 576);
        assert_eq!(size_class_round(32760, false), 32760);
        assert_eq!(size_class_round(32761, true), 40960 - 8192);
        assert_eq!(size_class_round(32761, false), 32768);
        assert_eq!(size_class_round(usize::MAX, true), usize::MAX);
    }
}
