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

pub fn add_vv(z: Slice<Word>, x: Slice<Word>, y: Slice<Word>) -> Word {
    each(z, x, y, Word(0), |x, y, c| {
        let (sum, carry) = x.overflowing_add(y);
        let (sum, again) = sum.overflowing_add(c);
        (sum, (carry | again) as usize)
    })
}

pub fn sub_vv(z: Slice<Word>, x: Slice<Word>, y: Slice<Word>) -> Word {
    each(z, x, y, Word(0), |x, y, c| {
        let (difference, borrow) = x.overflowing_sub(y);
        let (difference, again) = difference.overflowing_sub(c);
        (difference, (borrow | again) as usize)
    })
}

pub fn mul_add_vww(z: Slice<Word>, x: Slice<Word>, y: Word, r: Word) -> Word {
    each(z, x, x, r, |x, _, c| halves(x as u128 * y.0 as u128 + c as u128))
}

pub fn add_mul_vvww(z: Slice<Word>, x: Slice<Word>, y: Slice<Word>, m: Word, a: Word) -> Word {
    each(z, x, y, a, |x, y, c| halves(y as u128 * m.0 as u128 + x as u128 + c as u128))
}
