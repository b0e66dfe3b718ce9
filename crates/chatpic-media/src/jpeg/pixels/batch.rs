//! Blocks of coefficients that wait to be transformed together.

use fearless_simd::{Level, dispatch};

use super::plane::Plane;
use super::{Way, plain, vectors};
use crate::Refusal;
use crate::jpeg::reach;
use crate::jpeg::zigzag::ZIGZAG;

/// The coefficients of a block, two rows of it interleaved: 0 and 4, 2 and 6, 1 and 3, 5 and 7, which are
/// what sums of the transform are taken of.
pub(super) type Block = [i16; 64];

/// For each place in zigzag order: where its coefficient stands in a [`Block`].
pub(super) const ORDER: [usize; 64] = {
    let mut order = [0; 64];
    let mut place = 0;
    while place < 64 {
        let (row, column) = ZIGZAG[place];
        order[place] = of(row, column);
        place += 1;
    }
    order
};

/// Where the coefficient in this row and column of its block stands in a [`Block`].
pub(super) const fn of(row: usize, column: usize) -> usize {
    let (pair, second) = [(0, 0), (2, 0), (1, 0), (2, 1), (0, 1), (3, 0), (1, 1), (3, 1)][row];
    16 * pair + 2 * column + second
}

/// So many that their coefficients stay in the nearest cache.
const MOST: usize = 64;

/// Blocks that were read and are not samples yet.
pub(super) struct Batch {
    way: Way,
    level: Level,
    blocks: Box<[Block; MOST]>,
    /// For each: its component, and where it begins in its plane.
    waiting: [(usize, usize); MOST],
    count: usize,
    samples: Box<[[u8; 64]; MOST]>,
    /// Whether a block held more than any picture does.
    beyond: bool,
}

impl Batch {
    pub fn new(way: Way) -> Self {
        Self {
            way,
            level: Level::new(),
            blocks: Box::new([[0; 64]; MOST]),
            waiting: [(0, 0); MOST],
            count: 0,
            samples: Box::new([[0; 64]; MOST]),
            beyond: false,
        }
    }

    /// Refuses where any block so far, of those that don't wait, held more than a picture does.
    pub fn within_reach(&self) -> Result<(), Refusal> {
        if self.beyond { Err(reach::BEYOND) } else { Ok(()) }
    }

    /// The next block, of which only the first coefficient is not zero yet.
    #[inline]
    pub fn begin(&mut self, first: i16) -> &mut Block {
        let block = &mut self.blocks[self.count % MOST];
        *block = [0; 64];
        block[0] = first;
        block
    }

    /// The block is whole, and belongs to `component`, at that place of its plane. It is `flat` where
    /// all coefficients but the first are zero.
    #[inline]
    pub fn end(&mut self, component: usize, at: usize, flat: bool, planes: &mut [Plane]) {
        if flat {
            let plane = &mut planes[component];
            let first = product(self.blocks[self.count % MOST][0], plane.quantisers[0]);
            return match i16::try_from(first) {
                Ok(first) if u32::from(first.unsigned_abs()) <= reach::MOST => {
                    plane.fill(at, value(first));
                }
                _ => self.beyond = true,
            };
        }
        self.waiting[self.count % MOST] = (component, at);
        self.count += 1;
        if self.count == MOST {
            self.flush(planes);
        }
    }

    /// Makes samples of all that wait.
    pub fn flush(&mut self, planes: &mut [Plane]) {
        let count = std::mem::take(&mut self.count);
        let waiting = &self.waiting[..count];
        let mut quantisers = [&planes[0].quantisers; MOST];
        for (to, (component, _)) in quantisers.iter_mut().zip(waiting) {
            *to = &planes[*component].quantisers;
        }
        let (blocks, samples) = (&self.blocks[..count], &mut self.samples[..count]);
        self.beyond |= dispatch!(self.level, _ => is_beyond(blocks, &quantisers));
        match self.way {
            Way::Vectors => vectors::transform(self.level, blocks, &quantisers, samples),
            Way::Plain => plain::transform(blocks, &quantisers, samples),
        }
        for ((component, at), samples) in waiting.iter().zip(samples) {
            planes[*component].write(*at, samples);
        }
    }
}

/// Whether any of these blocks is beyond [`reach`](crate::jpeg::reach).
#[inline(always)]
fn is_beyond(blocks: &[Block], quantisers: &[&[i16; 64]]) -> bool {
    /// So much is too much by itself.
    const ENOUGH: u32 = 1 << 16;
    let mut any = false;
    for (block, quantisers) in blocks.iter().zip(quantisers) {
        // Two by two, these are of columns four apart.
        let mut sums = [0; 8];
        let rows = block.as_chunks::<8>().0.iter().zip(quantisers.as_chunks::<8>().0);
        for (values, by) in rows {
            for at in 0..8 {
                sums[at] += product(values[at], by[at]).unsigned_abs().min(ENOUGH);
            }
        }
        any |= sums.as_chunks::<2>().0.iter().any(|[a, b]| a + b > reach::MOST);
    }
    any
}

/// Quantisers have 16 bits without a sign.
#[inline(always)]
fn product(value: i16, quantiser: i16) -> i32 {
    i32::from(value) * i32::from(quantiser.cast_unsigned())
}

/// What the transform makes of a first coefficient without others, whatever it is.
pub(super) fn value(first: i16) -> u8 {
    let value = ((i32::from(first) + 4) >> 3).clamp(-128, 127) + 128;
    u8::try_from(value).expect("clamped")
}
