//! One block of coefficients, read from and written to a sequential scan.

use super::tables::Coding;
use super::writer::Writer;
use crate::Refusal;
use crate::jpeg::{Bits, DAMAGED};

/// A block's quantised coefficients.
#[derive(Clone, Debug)]
pub(super) struct Block {
    /// In zigzag order.
    values: [i16; 64],
    /// A bit for each coefficient but the first that may not be zero.
    others: u64,
}

impl Block {
    pub const EMPTY: Self = Self { values: [0; 64], others: 0 };

    #[inline]
    pub fn value(&self, place: usize) -> i16 {
        self.values[place]
    }

    #[inline]
    pub fn set(&mut self, place: usize, value: i16) {
        self.values[place] = value;
        self.others |= 1 << place & !1;
    }

    /// The places of all coefficients but the first that may not be zero, as bits.
    #[inline]
    pub fn others(&self) -> u64 {
        self.others
    }

    /// Reads the block over whatever it held. `before` is the first coefficient of the one before.
    #[inline]
    pub fn read(
        &mut self,
        bits: &mut Bits<'_>,
        [dc, ac]: [&Coding; 2],
        before: &mut i16,
    ) -> Result<(), Refusal> {
        let mut ahead = *bits;
        *self = Self::EMPTY;
        let (size, difference) = ahead.number(&dc.table)?;
        if size > 15 {
            return Err(DAMAGED);
        }
        // Sums beyond 16 bits are no picture's; that they come back the same is enough.
        *before = before.wrapping_add(difference);
        self.values[0] = *before;
        let mut place = 1;
        while place < 64 {
            let (symbol, value) = ahead.number(&ac.table)?;
            let next = after(place, symbol);
            if symbol & 15 > 0 {
                *self.values.get_mut(next - 1).ok_or(DAMAGED)? = value;
                self.others |= 1 << (next - 1);
            }
            place = next;
        }
        *bits = ahead;
        Ok(())
    }

    /// Writes the block. A coefficient that the tables have no code for is told by [`Writer`].
    #[inline]
    pub fn write(&self, writer: &mut Writer, [dc, ac]: [&Coding; 2], before: &mut i16) {
        let (dc, ac) = (&dc.codes, &ac.codes);
        let (bytes, pending) = writer.parts();
        let mut ahead = *pending;
        ahead.difference(bytes, dc, self.values[0].wrapping_sub(*before));
        *before = self.values[0];
        let mut last = 0;
        let mut rest = self.others;
        while rest > 0 {
            let place = rest.trailing_zeros();
            rest &= rest - 1;
            let value = self.values[place as usize];
            if value == 0 {
                continue;
            }
            let [mut zeros, ..] = (place - last - 1).to_le_bytes();
            last = place;
            while zeros > 15 {
                ahead.coded(bytes, ac, 0xF0, 0);
                zeros -= 16;
            }
            ahead.number(bytes, ac, zeros, value);
        }
        if last < 63 {
            ahead.coded(bytes, ac, 0, 0);
        }
        *pending = ahead;
    }
}

/// Reads a block and writes it as it is, with another table.
#[inline]
pub(super) fn carry(
    bits: &mut Bits<'_>,
    [dc, ac]: [&Coding; 2],
    writer: &mut Writer,
) -> Result<(), Refusal> {
    let mut ahead = *bits;
    let (size, difference) = ahead.number(&dc.table)?;
    if size > 15 {
        return Err(DAMAGED);
    }
    writer.coded(&dc.codes, size, difference);
    let mut place = 1;
    while place < 64 {
        let (symbol, value) = ahead.number(&ac.table)?;
        place = after(place, symbol);
        if place > 64 && symbol != 0xF0 {
            return Err(DAMAGED);
        }
        writer.coded(&ac.codes, symbol, value);
    }
    *bits = ahead;
    Ok(())
}

/// Reads a block and forgets it.
#[inline]
pub(super) fn pass(bits: &mut Bits<'_>, [dc, ac]: [&Coding; 2]) -> Result<(), Refusal> {
    let mut ahead = *bits;
    if ahead.number(&dc.table)?.0 > 15 {
        return Err(DAMAGED);
    }
    let mut place = 1;
    while place < 64 {
        place = after(place, ahead.number(&ac.table)?.0);
    }
    *bits = ahead;
    Ok(())
}

/// The place behind what a symbol of a whole block stands for.
#[inline]
fn after(place: usize, symbol: u8) -> usize {
    match symbol {
        0xF0 => place + 16,
        _ if symbol & 15 == 0 => 64,
        _ => place + usize::from(symbol >> 4) + 1,
    }
}
