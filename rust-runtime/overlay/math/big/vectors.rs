//! Arithmetic on rows of words, which is assembly in Go: each word with one product or sum of double width, and no look at bounds.

use crate::Word;
use go2rs::prelude::*;

/// Works on word after word: `f` gets the words of both rows and the carry, and gives a word and the next carry.
#[inline(always)]
fn each(z: Slice<Word>, x: Slice<Word>, y: Slice<Word>, carry: Word, f: impl Fn(usize, usize, usize) -> (usize, usize)) -> Word {
    let n = z.len().min(x.len()).min(y.len());
    let (z, x, y) = (z.raw(), x.raw(), y.raw());
    let mut carry = carry.0;
    let mut step = |i: isize| {
        // SAFETY: the position is inside of all three. They may be the same memory, so words are read and written one by one.
        unsafe {
            let word;
            (word, carry) = f((*x.offset(i)).0, (*y.offset(i)).0, carry);
            *z.offset(i) = Word(word);
        }
    };
    let mut i = 0;
    while i + 4 <= n {
        step(i);
        step(i + 1);
        step(i + 2);
        step(i + 3);
        i += 4;
    }
    while i < n {
        step(i);
        i += 1;
    }
    Word(carry)
}

/// The low and the high word.
#[inline(always)]
fn halves(n: u128) -> (usize, usize) {
    (n as usize, (n >> 64) as usize)
}

const _: () = assert!(usize::BITS == 64);

/// A sum and its carry.
#[inline(always)]
fn add(x: usize, y: usize, carry: usize) -> (usize, usize) {
    #[cfg(target_arch = "x86_64")]
    {
        // The instruction's own: the carries of a row then stay in the processor's flag.
        let mut sum = 0;
        let carry = std::arch::x86_64::_addcarry_u64(carry as u8, x as u64, y as u64, &mut sum);
        (sum as usize, carry as usize)
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        let (sum, first) = x.overflowing_add(y);
        let (sum, second) = sum.overflowing_add(carry);
        (sum, (first | second) as usize)
    }
}

/// A difference and its borrow.
#[inline(always)]
fn sub(x: usize, y: usize, borrow: usize) -> (usize, usize) {
    #[cfg(target_arch = "x86_64")]
    {
        let mut difference = 0;
        let borrow = std::arch::x86_64::_subborrow_u64(borrow as u8, x as u64, y as u64, &mut difference);
        (difference as usize, borrow as usize)
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        let (difference, first) = x.overflowing_sub(y);
        let (difference, second) = difference.overflowing_sub(borrow);
        (difference, (first | second) as usize)
    }
}

pub fn add_vv(z: Slice<Word>, x: Slice<Word>, y: Slice<Word>) -> Word {
    each(z, x, y, Word(0), add)
}

pub fn sub_vv(z: Slice<Word>, x: Slice<Word>, y: Slice<Word>) -> Word {
    each(z, x, y, Word(0), sub)
}

/// Eight words of `z = x + y·m` at a time, beginning with `carry`: how many words that were, and the carry. With two carry flags, one for each of the additions, a word is
/// ready as soon as its product is.
///
/// # Safety
/// The rows have `n` words, and the processor has the instructions of `adx` and `bmi2`.
#[cfg(target_arch = "x86_64")]
unsafe fn eights(z: *mut Word, x: *const Word, y: *const Word, n: usize, m: usize, carry: usize) -> (usize, usize) {
    let mut carry = carry;
    let whole = n & !7;
    let mut at = 0;
    while at < whole {
        // SAFETY: the eight words are inside of the rows, which the caller promises.
        unsafe {
            std::arch::asm!(
                "xor {none:e}, {none:e}", // Clears both carry flags.
                "mulx {high}, {low}, [{y}]", "adcx {low}, {carry}", "adox {low}, [{x}]", "mov [{z}], {low}",
                "mulx {carry}, {low}, [{y} + 8]", "adcx {low}, {high}", "adox {low}, [{x} + 8]", "mov [{z} + 8], {low}",
                "mulx {high}, {low}, [{y} + 16]", "adcx {low}, {carry}", "adox {low}, [{x} + 16]", "mov [{z} + 16], {low}",
                "mulx {carry}, {low}, [{y} + 24]", "adcx {low}, {high}", "adox {low}, [{x} + 24]", "mov [{z} + 24], {low}",
                "mulx {high}, {low}, [{y} + 32]", "adcx {low}, {carry}", "adox {low}, [{x} + 32]", "mov [{z} + 32], {low}",
                "mulx {carry}, {low}, [{y} + 40]", "adcx {low}, {high}", "adox {low}, [{x} + 40]", "mov [{z} + 40], {low}",
                "mulx {high}, {low}, [{y} + 48]", "adcx {low}, {carry}", "adox {low}, [{x} + 48]", "mov [{z} + 48], {low}",
                "mulx {carry}, {low}, [{y} + 56]", "adcx {low}, {high}", "adox {low}, [{x} + 56]", "mov [{z} + 56], {low}",
                "adcx {carry}, {none}",
                "adox {carry}, {none}",
                none = out(reg) _,
                high = out(reg) _,
                low = out(reg) _,
                carry = inout(reg) carry,
                x = in(reg) x.add(at),
                y = in(reg) y.add(at),
                z = in(reg) z.add(at),
                in("rdx") m,
                options(nostack),
            );
        }
        at += 8;
    }
    (whole, carry)
}

pub fn mul_add_vww(z: Slice<Word>, x: Slice<Word>, y: Word, r: Word) -> Word {
    each(z, x, x, r, |x, _, c| halves(x as u128 * y.0 as u128 + c as u128))
}

pub fn add_mul_vvww(z: Slice<Word>, x: Slice<Word>, y: Slice<Word>, m: Word, a: Word) -> Word {
    #[cfg(target_arch = "x86_64")]
    if z.len() >= 8 && is_x86_feature_detected!("adx") && is_x86_feature_detected!("bmi2") {
        let n = z.len().min(x.len()).min(y.len());
        // SAFETY: all three have that many words.
        let (done, carry) = unsafe { eights(z.raw(), x.raw(), y.raw(), n as usize, m.0, a.0) };
        let done = done as isize;
        return add_mul_each(z.slice(done, n), x.slice(done, n), y.slice(done, n), m, Word(carry));
    }
    add_mul_each(z, x, y, m, a)
}

#[inline(always)]
fn add_mul_each(z: Slice<Word>, x: Slice<Word>, y: Slice<Word>, m: Word, a: Word) -> Word {
    each(z, x, y, a, |x, y, c| halves(y as u128 * m.0 as u128 + x as u128 + c as u128))
}
