//! Coded bits on their way out: gathered into bytes, with a zero behind each 0xFF.

use std::io::Write;

use super::MarkError;
use super::codes::Codes;
use crate::jpeg::DAMAGED;

/// The bits of one scan as they are written.
#[derive(Debug, Default)]
pub(super) struct Writer {
    bytes: Vec<u8>,
    pending: Pending,
}

/// The last bits that were put in, which don't fill a word. What writes many takes it out of the writer
/// for that time, so that it is in no memory.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pending {
    /// The latest lowest; those above `count` have been written.
    bits: u64,
    count: u32,
    /// Whether something was to be written that its table has no code for.
    lacking: bool,
}

impl Pending {
    /// Writes the lowest `count` bits of `bits`, at most 32; those above them must be zeros.
    #[inline(always)]
    pub fn put(&mut self, bytes: &mut Vec<u8>, bits: u32, count: u32) {
        self.bits = self.bits << count | u64::from(bits);
        self.count += count;
        if self.count >= 32 {
            self.count -= 32;
            let [a, b, c, d, ..] = (self.bits >> self.count).to_le_bytes();
            let word = u32::from_le_bytes([a, b, c, d]);
            match holds_ff(word) {
                true => stuffed(&word.to_be_bytes(), bytes),
                false => bytes.extend_from_slice(&word.to_be_bytes()),
            }
        }
    }

    /// Writes a value that is not the least of all behind as many zeros, with the bits that it needs.
    #[inline(always)]
    pub fn number(&mut self, bytes: &mut Vec<u8>, codes: &Codes, zeros: u8, value: i16) {
        let [size, ..] = (16 - value.unsigned_abs().leading_zeros()).to_le_bytes();
        self.coded(bytes, codes, zeros << 4 | size, value);
    }

    /// Writes a symbol and the bits of `value` that its low four bits ask for.
    #[inline(always)]
    pub fn coded(&mut self, bytes: &mut Vec<u8>, codes: &Codes, symbol: u8, value: i16) {
        let (code, length) = codes.entry(symbol);
        // Of a negative number the one below it is written.
        let below = value.wrapping_add(value >> 15).cast_unsigned();
        self.put(bytes, code | u32::from(below & ((1 << (symbol & 15)) - 1)), length);
        self.lacking |= length == 0;
    }

    /// Writes the difference of two first coefficients.
    #[inline(always)]
    pub fn difference(&mut self, bytes: &mut Vec<u8>, codes: &Codes, value: i16) {
        self.number(bytes, codes, 0, value);
        self.lacking |= value == i16::MIN;
    }
}

impl Writer {
    /// Where whole words go, and the bits that come next.
    #[inline]
    pub fn parts(&mut self) -> (&mut Vec<u8>, &mut Pending) {
        (&mut self.bytes, &mut self.pending)
    }

    /// See [`Pending::put`].
    #[inline]
    pub fn put(&mut self, bits: u32, count: u32) {
        self.pending.put(&mut self.bytes, bits, count);
    }

    /// See [`Pending::number`].
    #[inline]
    pub fn number(&mut self, codes: &Codes, zeros: u8, value: i16) {
        self.pending.number(&mut self.bytes, codes, zeros, value);
    }

    /// See [`Pending::coded`].
    #[inline]
    pub fn coded(&mut self, codes: &Codes, symbol: u8, value: i16) {
        self.pending.coded(&mut self.bytes, codes, symbol, value);
    }

    /// See [`Pending::difference`].
    #[inline]
    pub fn difference(&mut self, codes: &Codes, value: i16) {
        self.pending.difference(&mut self.bytes, codes, value);
    }

    /// Fills the last byte with ones.
    pub fn align(&mut self) {
        let fill = self.pending.count.wrapping_neg() % 8;
        self.put((1 << fill) - 1, fill);
        let Pending { bits, count, .. } = &mut self.pending;
        stuffed(&bits.to_be_bytes()[8 - *count as usize / 8..], &mut self.bytes);
        *count = 0;
    }

    /// Ends an interval with the restart marker of this number, 0 to 7.
    pub fn restart(&mut self, number: u8) {
        self.align();
        self.bytes.extend_from_slice(&[0xFF, 0xD0 + number]);
    }

    /// Gives what is there to `out`, as soon as it is worth a call.
    ///
    /// # Errors
    /// Where something had no code, as only damaged files ask for, or `out` fails.
    #[inline]
    pub fn hand_over(&mut self, out: &mut dyn Write) -> Result<(), MarkError> {
        if self.bytes.len() < WORTH { Ok(()) } else { self.flush(out) }
    }

    /// Gives all to `out`.
    pub fn flush(&mut self, out: &mut dyn Write) -> Result<(), MarkError> {
        if self.pending.lacking {
            return Err(DAMAGED.into());
        }
        out.write_all(&self.bytes)?;
        self.bytes.clear();
        Ok(())
    }
}

#[cold]
fn stuffed(from: &[u8], to: &mut Vec<u8>) {
    for byte in from {
        to.push(*byte);
        if *byte == 0xFF {
            to.push(0);
        }
    }
}

/// Bytes that are handed over at once.
const WORTH: usize = 16 << 10;

#[inline]
fn holds_ff(word: u32) -> bool {
    const ONES: u32 = 0x0101_0101;
    (!word).wrapping_sub(ONES) & word & (ONES << 7) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_packed_and_a_zero_follows_each_ff() {
        let mut writer = Writer::default();
        for (bits, count) in [(0b1, 1), (0xFF, 9), (0, 0), (0x3F, 6), (0xFFFF_FFFF, 32), (0b01, 2)]
        {
            writer.put(bits, count);
        }
        writer.restart(3);
        writer.put(0xFF, 8);
        writer.align();
        writer.align();
        let ff = [0xFF, 0];
        let expected = [&[0x9F][..], &ff, &ff, &ff, &ff, &ff, &[0x7F, 0xFF, 0xD3], &ff].concat();
        let mut out = Vec::new();
        writer.flush(&mut out).unwrap();
        assert_eq!(out, expected);
    }
}
