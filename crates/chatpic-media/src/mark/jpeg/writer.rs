//! Coded bits on their way out: gathered into bytes, with a zero behind each 0xFF.

use std::io::Write;

use super::MarkError;
use super::codes::Codes;
use crate::jpeg::{DAMAGED, holds_ff};

/// The bits of one scan as they are written.
#[derive(Debug)]
pub(super) struct Writer {
    /// Bytes without the zeros.
    bytes: Box<[u8; ROOM]>,
    pending: Pending,
    /// Whole bytes, to be handed over.
    done: Vec<u8>,
}

/// Where bits come next. What writes many takes it out of the writer for that time, so that it is in no
/// memory.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Pending {
    /// Bits that don't fill a byte, topmost; below them are zeros.
    bits: u64,
    /// Of these, at most 7.
    count: u32,
    /// Bytes before them.
    at: usize,
    /// Whether something was to be written that its table has no code for.
    lacking: bool,
}

impl Pending {
    /// Writes the lowest `count` bits of `bits`, at most 32; those above them must be zeros.
    #[inline(always)]
    pub fn put(&mut self, bytes: &mut [u8; ROOM], bits: u32, count: u32) {
        // All bytes are stored each time, whole or not: whether one is can't be foreseen, and to guess
        // wrongly costs more.
        let count = self.count + count;
        // Where there are none, there are zeros.
        self.bits |= u64::from(bits).wrapping_shl(64 - count);
        bytes[self.at..self.at + 8].copy_from_slice(&self.bits.to_be_bytes());
        self.at += count as usize / 8;
        self.bits <<= count & !7;
        self.count = count % 8;
    }

    /// Writes what [`Codes`] found.
    #[inline(always)]
    pub fn code(&mut self, bytes: &mut [u8; ROOM], (bits, count): (u32, u32)) {
        self.put(bytes, bits, count);
        self.lacking |= count == 0;
    }

    /// Writes the difference of two first coefficients.
    #[inline(always)]
    pub fn difference(&mut self, bytes: &mut [u8; ROOM], codes: &Codes, value: i16) {
        self.code(bytes, codes.number(0, value));
        self.lacking |= value == i16::MIN;
    }
}

impl Writer {
    /// Where bytes go, and the bits that come next.
    #[inline]
    pub fn parts(&mut self) -> (&mut [u8; ROOM], &mut Pending) {
        (&mut self.bytes, &mut self.pending)
    }

    /// See [`Pending::put`].
    #[inline]
    pub fn put(&mut self, bits: u32, count: u32) {
        self.pending.put(&mut self.bytes, bits, count);
    }

    /// See [`Pending::code`].
    #[inline]
    pub fn code(&mut self, code: (u32, u32)) {
        self.pending.code(&mut self.bytes, code);
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
    }

    /// Ends an interval with the restart marker of this number, 0 to 7.
    pub fn restart(&mut self, number: u8) {
        self.align();
        self.stuff();
        self.done.extend_from_slice(&[0xFF, 0xD0 + number]);
    }

    /// Gives what is there to `out`, as soon as it is worth a call. To be called after each unit.
    ///
    /// # Errors
    /// Where something had no code, as only damaged files ask for, or `out` fails.
    #[inline]
    pub fn hand_over(&mut self, out: &mut dyn Write) -> Result<(), MarkError> {
        if self.pending.at < ROOM / 2 { Ok(()) } else { self.flush(out) }
    }

    /// Gives all whole bytes to `out`.
    pub fn flush(&mut self, out: &mut dyn Write) -> Result<(), MarkError> {
        if self.pending.lacking {
            return Err(DAMAGED.into());
        }
        self.stuff();
        out.write_all(&self.done)?;
        self.done.clear();
        Ok(())
    }

    /// Puts a zero behind each 0xFF.
    fn stuff(&mut self) {
        let bytes = &self.bytes[..std::mem::take(&mut self.pending.at)];
        for eight in bytes.chunks(8) {
            match eight.first_chunk().is_some_and(|eight| !holds_ff(u64::from_be_bytes(*eight))) {
                true => self.done.extend_from_slice(eight),
                false => {
                    let stuffed =
                        |byte: &u8| [*byte, 0].into_iter().take(1 + usize::from(*byte == 0xFF));
                    self.done.extend(eight.iter().flat_map(stuffed));
                }
            }
        }
    }
}

impl Default for Writer {
    fn default() -> Self {
        Self { bytes: Box::new([0; ROOM]), pending: Pending::default(), done: Vec::new() }
    }
}

/// Bytes that are gathered. Half of it is more than twice what the largest unit takes: ten blocks of 64
/// codes of 31 bits.
const ROOM: usize = 16 << 10;

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
        let expected = [&[0xBF][..], &ff, &ff, &ff, &ff, &ff, &[0x7F, 0xFF, 0xD3], &ff].concat();
        let mut out = Vec::new();
        writer.flush(&mut out).unwrap();
        assert_eq!(out, expected);
    }
}
