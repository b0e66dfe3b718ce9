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
        // Sums beyond 16 bits are no picture's; that they come back the same is enough.
        *before = before.wrapping_add(difference(&mut ahead, dc)?);
        self.values[0] = *before;
        ahead.coefficients(&ac.table, |place, value| {
            self.values[place] = value;
            self.others |= 1 << place;
        })?;
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
                ahead.code(bytes, ac.coded(0xF0, 0));
                zeros -= 16;
            }
            ahead.code(bytes, ac.number(zeros, value));
        }
        if last < 63 {
            ahead.code(bytes, ac.coded(0, 0));
        }
        *pending = ahead;
    }
}

/// What a block says of the light beneath it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glance {
    /// The first coefficient, in steps of its quantiser.
    pub first: i16,
    /// The others' squares, each multiplied by its quantiser before, added up.
    pub squares: u64,
}

impl Glance {
    /// Reads a block and keeps that of it.
    #[inline]
    pub fn read(
        bits: &mut Bits<'_>,
        [dc, ac]: [&Coding; 2],
        before: &mut i16,
        quantiser: &[u16; 64],
    ) -> Result<Self, Refusal> {
        let mut ahead = *bits;
        *before = before.wrapping_add(difference(&mut ahead, dc)?);
        let mut squares = 0_u64;
        ahead.coefficients(&ac.table, |place, value| {
            squares = squares.wrapping_add(square(value, quantiser[place]));
        })?;
        *bits = ahead;
        Ok(Self { first: *before, squares })
    }

    /// The same of a block that was read.
    pub fn of(block: &Block, quantiser: &[u16; 64]) -> Self {
        let others = block.values.iter().zip(quantiser).skip(1);
        let squares = others.map(|(value, step)| square(*value, *step));
        Self { first: block.values[0], squares: squares.fold(0, u64::wrapping_add) }
    }
}

/// Far below 2⁶⁴ where it is a picture's.
#[inline(always)]
fn square(value: i16, step: u16) -> u64 {
    let product = u64::from((i32::from(value) * i32::from(step)).unsigned_abs());
    product * product
}

#[inline(always)]
fn difference(bits: &mut Bits<'_>, dc: &Coding) -> Result<i16, Refusal> {
    match bits.number(&dc.table)? {
        (0..=15, difference) => Ok(difference),
        _ => Err(DAMAGED),
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
    writer.difference(&dc.codes, difference(&mut ahead, dc)?);
    let mut place = 1;
    while place < 64 {
        let (symbol, value) = ahead.number(&ac.table)?;
        place = after(place, symbol);
        if place > 64 && symbol != 0xF0 {
            return Err(DAMAGED);
        }
        writer.code(ac.codes.coded(symbol, value));
    }
    *bits = ahead;
    Ok(())
}

/// Reads a block and forgets it.
#[inline]
pub(super) fn pass(bits: &mut Bits<'_>, [dc, ac]: [&Coding; 2]) -> Result<(), Refusal> {
    let mut ahead = *bits;
    difference(&mut ahead, dc)?;
    ahead.coefficients(&ac.table, |_, _| {})?;
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
