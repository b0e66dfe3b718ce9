//! Blocks of coefficients that wait to be transformed together.

use fearless_simd::Level;

use super::plane::Plane;
use super::{Way, plain, vectors};
use crate::Refusal;
use crate::jpeg::reach;
use crate::jpeg::zigzag::ZIGZAG;

/// The coefficients of a block, two rows of it interleaved: 0 and 4, 2 and 6, 1 and 3, 5 and 7, which are
/// what sums of the transform are taken of.
pub(super) type Block = [i16; 64];

/// A block that is read, and behind it what stands in nobody's way.
pub(super) type Room = [i16; 256];

/// For each place in zigzag order: where its coefficient stands in a [`Block`]. Places beyond all lie behind
/// the block.
pub(super) const ORDER: [u8; 256] = {
    let mut order = [64; 256];
    let mut place = 0;
    while place < 64 {
        let (row, column) = ZIGZAG[place];
        [order[place], ..] = of(row, column).to_le_bytes();
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
    /// One behind the other, and room behind the last.
    blocks: Box<[i16; 64 * (MOST + 3)]>,
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
            blocks: Box::new([0; 64 * (MOST + 3)]),
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

    /// The next block, of which only the first coefficient is not zero yet. What is written behind it is
    /// cleared when its turn comes.
    #[inline]
    pub fn begin(&mut self, first: i16) -> &mut Room {
        let at = 64 * (self.count % MOST);
        let room =
            self.blocks[at..].first_chunk_mut().expect("there is room behind the last block");
        room[..64].fill(0);
        room[0] = first;
        room
    }

    /// The block is whole, and belongs to `component`, at that place of its plane. It is `flat` only where
    /// all coefficients but the first are zero.
    #[inline]
    pub fn end(&mut self, component: usize, at: usize, flat: bool, planes: &mut [Plane]) {
        if flat {
            let plane = &mut planes[component];
            let first = product(self.blocks[64 * (self.count % MOST)], plane.quantisers[0]);
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
        let blocks = &self.blocks.as_chunks().0[..count];
        let (quantisers, samples) = (&quantisers[..count], &mut self.samples[..count]);
        match self.way {
            Way::Vectors => {
                self.beyond |= vectors::is_beyond(self.level, blocks, quantisers);
                vectors::transform(self.level, blocks, quantisers, samples);
            }
            Way::Plain => {
                self.beyond |= plain::is_beyond(blocks, quantisers);
                plain::transform(blocks, quantisers, samples);
            }
        }
        for ((component, at), samples) in waiting.iter().zip(samples) {
            planes[*component].write(*at, samples);
        }
    }
}

/// Quantisers have 16 bits without a sign.
pub(super) fn product(value: i16, quantiser: i16) -> i32 {
    i32::from(value) * i32::from(quantiser.cast_unsigned())
}

/// What the transform makes of a first coefficient without others, whatever it is.
pub(super) fn value(first: i16) -> u8 {
    let value = ((i32::from(first) + 4) >> 3).clamp(-128, 127) + 128;
    u8::try_from(value).expect("clamped")
}
