//! Numbers of as few bytes as they need: seven bits a byte, low ones first, the high bit says that more follow.

pub(crate) fn write(out: &mut Vec<u8>, mut n: u64) {
    while n >= 0x80 {
        out.push(n as u8 | 0x80);
        n >>= 7;
    }
    out.push(n as u8);
}

/// A number with its sign in the lowest bit.
pub(crate) fn write_signed(out: &mut Vec<u8>, n: i64) {
    write(out, (n << 1 ^ n >> 63) as u64);
}

/// Reads at `*at` and steps over what was read; none at the end of the bytes, and for what is no number.
pub(crate) fn read(bytes: &[u8], at: &mut usize) -> Option<u64> {
    let (mut value, mut shift) = (0u64, 0);
    loop {
        let byte = *bytes.get(*at)?;
        *at += 1;
        value |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(value);
        }
        shift += 7;
    }
}

pub(crate) fn read_signed(bytes: &[u8], at: &mut usize) -> Option<i64> {
    let n = read(bytes, at)?;
    Some((n >> 1) as i64 ^ -((n & 1) as i64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, -1, 63, 64, -64, -65, 1 << 20, i64::MAX, i64::MIN];
        let mut bytes = Vec::new();
        for n in numbers {
            write_signed(&mut bytes, n);
        }
        let mut at = 0;
        for n in numbers {
            assert_eq!(read_signed(&bytes, &mut at), Some(n));
        }
        assert_eq!(read(&bytes, &mut at), None);
    }

    #[test]
    fn bytes_that_are_no_number_are_refused() {
        assert_eq!(read(&[0xff; 12], &mut 0), None);
        assert_eq!(read(&[0x80], &mut 0), None);
    }
}
