//! Coded bits on their way out: gathered into bytes, with a zero behind each 0xFF.

use std::io::Write;

use super::MarkError;
use super::codes::{Codes, Run};
use crate::Refusal;
use crate::jpeg::{Bits, DAMAGED};

/// The bits of one scan as they are written.
#[derive(Debug)]
pub(super) struct Writer {
    bytes: Box<Bytes>,
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
    /// Writes at most 56 bits; those above them must be zeros.
    #[inline(always)]
    pub fn put(&mut self, bytes: &mut Bytes, Run { bits, count }: Run) {
        // All bytes are stored each time, whole or not: whether one is can't be foreseen, and to guess
        // wrongly costs more.
        let count = self.count + count;
        // Where there are none, there are zeros.
        self.bits |= bits.wrapping_shl(64 - count);
        bytes[self.at..self.at + 8].copy_from_slice(&self.bits.to_be_bytes());
        self.at += count as usize / 8;
        self.bits <<= count & !7;
        self.count = count % 8;
    }

    /// Writes what [`Codes`] found.
    #[inline(always)]
    pub fn code(&mut self, bytes: &mut Bytes, run: Run) {
        let known = self.known(run);
        self.put(bytes, known);
    }

    /// What [`Codes`] found, after a look at whether it is anything.
    #[inline(always)]
    pub fn known(&mut self, run: Run) -> Run {
        self.lacking |= run.count == 0;
        run
    }

    /// Writes the difference of two first coefficients.
    #[inline(always)]
    pub fn difference(&mut self, bytes: &mut Bytes, codes: &Codes, value: i16) {
        self.code(bytes, codes.number(0, value));
        self.lacking |= value == i16::MIN;
    }
}

impl Writer {
    /// Where bytes go, and the bits that come next.
    #[inline]
    pub fn parts(&mut self) -> (&mut Bytes, &mut Pending) {
        (&mut self.bytes, &mut self.pending)
    }

    /// See [`Pending::put`].
    #[inline(always)]
    pub fn put(&mut self, run: Run) {
        self.pending.put(&mut self.bytes, run);
    }

    /// Writes at most 63 bits.
    #[inline(always)]
    pub fn put_long(&mut self, Run { bits, count }: Run) {
        let low = count.min(32);
        self.put(Run { bits: bits >> low, count: count - low });
        self.put(Run { bits: bits & ((1 << low) - 1), count: low });
    }

    /// See [`Pending::code`].
    #[inline(always)]
    pub fn code(&mut self, run: Run) {
        self.pending.code(&mut self.bytes, run);
    }

    /// Writes the next `count` bits of `from` as they are.
    #[inline(always)]
    pub fn copy(&mut self, from: &mut Bits<'_>, mut count: u32) -> Result<(), Refusal> {
        let (mut bits, mut ahead) = (*from, self.pending);
        while count > 0 {
            let some = count.min(Bits::MOST);
            ahead.put(&mut self.bytes, Run { bits: bits.run(some)?, count: some });
            count -= some;
        }
        (*from, self.pending) = (bits, ahead);
        Ok(())
    }

    /// See [`Pending::difference`].
    #[inline]
    pub fn difference(&mut self, codes: &Codes, value: i16) {
        self.pending.difference(&mut self.bytes, codes, value);
    }

    /// Fills the last byte with ones.
    pub fn align(&mut self) {
        let fill = self.pending.count.wrapping_neg() % 8;
        self.put(Run { bits: (1 << fill) - 1, count: fill });
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
        if self.pending.at + self.done.len() < ROOM / 2 { Ok(()) } else { self.flush(out) }
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
        self.done.reserve(2 * bytes.len());
        let (pieces, last) = bytes.as_chunks::<32>();
        for piece in pieces {
            let mut any = false;
            piece.iter().for_each(|byte| any |= *byte == 0xFF);
            match any {
                false => self.done.extend_from_slice(piece),
                true => stuff(piece, &mut self.done),
            }
        }
        stuff(last, &mut self.done);
    }
}

fn stuff(bytes: &[u8], out: &mut Vec<u8>) {
    for byte in bytes {
        out.push(*byte);
        if *byte == 0xFF {
            out.push(0);
        }
    }
}

impl Default for Writer {
    fn default() -> Self {
        Self { bytes: Box::new([0; ROOM]), pending: Pending::default(), done: Vec::new() }
    }
}

/// Bytes without the zeros.
pub(super) type Bytes = [u8; ROOM];

/// How many are gathered. Half of it is more than twice what the largest unit takes: ten blocks of 64
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
            writer.put(Run { bits, count });
        }
        writer.restart(3);
        writer.put(Run { bits: 0xFF, count: 8 });
        writer.align();
        writer.align();
        let ff = [0xFF, 0];
        let expected = [&[0xBF][..], &ff, &ff, &ff, &ff, &ff, &[0x7F, 0xFF, 0xD3], &ff].concat();
        let mut out = Vec::new();
        writer.flush(&mut out).unwrap();
        assert_eq!(out, expected);
    }
}
