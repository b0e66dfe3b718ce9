//! One block of coefficients, read from and written to a sequential scan.

use super::codes::{Codes, Run};
use super::tables::Coding;
use super::writer::{Bytes, Pending, Writer};
use crate::Refusal;
use crate::jpeg::{Bits, DAMAGED};

/// A block's quantised coefficients, in zigzag order.
pub(super) type Block = [i16; 64];

/// The places of all coefficients but the first that are not zero, as bits.
#[inline(always)]
pub(super) fn others(block: &Block) -> u64 {
    places(block, |value| value != 0) & !1
}

/// The places of coefficients that are so, as bits.
#[inline(always)]
pub(super) fn places(block: &Block, so: impl Fn(i16) -> bool) -> u64 {
    let mut flags = [0_u8; 64];
    for (flag, value) in flags.iter_mut().zip(block) {
        *flag = u8::from(so(*value));
    }
    let mut places = 0;
    for (eight, flags) in flags.as_chunks().0.iter().enumerate() {
        // Moves the lowest bit of each byte into the highest byte, side by side.
        let bits = u64::from_le_bytes(*flags).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        places |= bits << (8 * eight);
    }
    places
}

/// Where blocks are read to: behind their coefficients is room for what codes tell of places beyond.
#[derive(Debug)]
pub(super) struct Room([i16; 256]);

impl Room {
    pub const EMPTY: Self = Self([0; 256]);

    /// Reads a block. `before` is the first coefficient of the one before.
    #[inline(always)]
    pub fn read(
        &mut self,
        bits: &mut Bits<'_>,
        [dc, ac]: [&Coding; 2],
        before: &mut i16,
    ) -> Result<&mut Block, Refusal> {
        let mut ahead = *bits;
        // Sums beyond 16 bits are no picture's; that they come back the same is enough.
        *before = before.wrapping_add(difference(&mut ahead, dc)?);
        let Self(room) = self;
        room[..64].fill(0);
        ahead.coefficients(&ac.table, |place, value| room[usize::from(place)] = value)?;
        *bits = ahead;
        room[0] = *before;
        room.first_chunk_mut().ok_or(DAMAGED)
    }
}

/// Writes a block. A coefficient that the tables have no code for is told by [`Writer`].
#[inline(always)]
pub(super) fn write(block: &Block, writer: &mut Writer, [dc, ac]: [&Coding; 2], before: &mut i16) {
    let (dc, ac) = (&dc.codes, &ac.codes);
    let (bytes, pending) = writer.parts();
    let mut ahead = *pending;
    ahead.difference(bytes, dc, block[0].wrapping_sub(*before));
    *before = block[0];
    let mut rest = others(block);
    let mut last = 0;
    // Two at a time are put: each has to wait for the one before.
    let mut held = Run::NONE;
    while rest > 0 {
        let one = next(block, &mut rest, &mut last, &mut held, &mut ahead, bytes, ac);
        held = held.followed_by(one);
        if rest == 0 {
            break;
        }
        let other = next(block, &mut rest, &mut last, &mut held, &mut ahead, bytes, ac);
        ahead.put(bytes, held.followed_by(other));
        held = Run::NONE;
    }
    let end = if last < 63 { ac.end() } else { Run::NONE };
    ahead.put(bytes, held.followed_by(end));
    *pending = ahead;
}

/// The bits of the first coefficient of `rest`. Zeros that one code can't hold are put first, and before them
/// what is held; so is that before a long code, so that two are never too long.
#[inline(always)]
fn next(
    block: &Block,
    rest: &mut u64,
    last: &mut u32,
    held: &mut Run,
    ahead: &mut Pending,
    bytes: &mut Bytes,
    codes: &Codes,
) -> Run {
    let place = rest.trailing_zeros();
    *rest &= *rest - 1;
    let [mut zeros, ..] = (place - *last - 1).to_le_bytes();
    *last = place;
    if zeros > 15 {
        ahead.put(bytes, std::mem::replace(held, Run::NONE));
        while zeros > 15 {
            ahead.code(bytes, codes.coded(0xF0, 0));
            zeros -= 16;
        }
    }
    let value = block[place as usize & 63];
    match codes.small(zeros, value) {
        Some(run) => run,
        None => {
            ahead.put(bytes, std::mem::replace(held, Run::NONE));
            ahead.known(codes.number(zeros, value))
        }
    }
}

/// What a block says of the light beneath it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glance {
    /// The first coefficient, in steps of its quantiser.
    pub first: i16,
    /// The others' squares, each multiplied by its quantiser before, added up; of a product, no more than
    /// [`MOST`](Self::MOST) counts, whose square alone is more than any picture's variance.
    pub squares: u32,
}

impl Glance {
    pub const MOST: u32 = 1 << 11;

    #[inline(always)]
    pub fn of(block: &Block, quantiser: &[u16; 64]) -> Self {
        let mut squares = 0;
        for (value, step) in block.iter().zip(quantiser) {
            squares += Self::square(*value, *step);
        }
        // All of them were added, since lanes of vectors like that better.
        Self { first: block[0], squares: squares - Self::square(block[0], quantiser[0]) }
    }

    #[inline(always)]
    fn square(value: i16, step: u16) -> u32 {
        let value = u32::from(value.unsigned_abs().min(1 << 11));
        let product = (value * u32::from(step.min(1 << 11))).min(Self::MOST);
        product * product
    }
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
#[inline(always)]
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
