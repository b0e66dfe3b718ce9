//! A lossy WebP picture marked without coding it anew: modes, quantisers, filters and chroma stay as
//! they are, and only luma coefficients change, where there is ink or where a prediction leads from
//! it. What is neither is bit for bit the same.
//!
//! The hidden pattern is fainter than most steps of the quantiser. A level is rounded up or down by
//! chance where the pattern is in it, so that over many blocks all of it is there; the other levels are
//! the nearest.
//!
//! Reads VP8 key frames as RFC 6386 has them, luma only, before the loop filter. Never fails for what
//! coefficients say: whoever asks has had the picture decoded before.

use std::iter;

use crate::Refusal;
use crate::mark::chance::Chance;
use band::{Band, Wanted, first_of};
use bools::{Reader, Writer};
use head::{Head, Luma, Macroblock, Steps};
use predict::{Plane, Spot};
use rounding::{LEAST, LEAST_FIRSTS, levels};
use tables::ZIGZAG;
use tokens::{Contexts, Levels, Residue};

pub(super) use band::PART;

mod band;
mod bools;
mod head;
mod predict;
mod rounding;
mod tables;
mod tokens;
mod transform;

/// A picture whose luma is decoded.
#[derive(Debug)]
pub(super) struct Vp8<'a> {
    head: Head<'a>,
    plane: Plane,
}

impl<'a> Vp8<'a> {
    pub fn read(data: &'a [u8]) -> Result<Self, Refusal> {
        let head = Head::read(data)?;
        let mut plane = Plane::black(head.across, head.down);
        let mut tokens = TokensIn::new(&head);
        for row in 0..head.down {
            tokens.contexts.begin_row();
            for column in 0..head.across {
                let macroblock = head.macroblocks[row * head.across + column];
                let residue = tokens.residue(column, row, macroblock);
                let mut spot = plane.around(column, row);
                spot.decode(macroblock, &residue, &head.steps[usize::from(macroblock.segment)]);
                plane.set(column, row, &spot);
            }
        }
        Ok(Self { head, plane })
    }

    /// The luma of each row, from the top: 16 is black and 235 white. Rows and pixels beyond the
    /// picture's size fill the last macroblocks.
    pub fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.plane.pixels.chunks_exact(self.plane.width)
    }

    /// The picture with what `changes` writes added to its luma: it is asked for 16 rows after the
    /// other, of whole macroblocks.
    pub fn marked(
        &self,
        chance: &Chance,
        mut changes: impl FnMut(usize, &mut Band),
    ) -> Result<Vec<u8>, Refusal> {
        let head = &self.head;
        let mut marked = Plane::black(head.across, head.down);
        let mut tokens = TokensIn::new(head);
        let mut writers: Vec<_> = head.partitions.iter().map(|_| Writer::new()).collect();
        let mut contexts = Contexts::new(head.across);
        let mut skip = Vec::with_capacity(head.macroblocks.len());
        let mut band = Band::new(self.plane.width);
        for row in 0..head.down {
            changes(row * 16, &mut band);
            tokens.contexts.begin_row();
            contexts.begin_row();
            let partition = row % writers.len();
            for column in 0..head.across {
                let macroblock = head.macroblocks[row * head.across + column];
                let mut residue = tokens.residue(column, row, macroblock);
                let mut spot = marked.around(column, row);
                let before = self.plane.rows(column, row);
                if spot == self.plane.around(column, row) && band.is_empty(column) {
                    spot.set(before);
                } else {
                    let wanted = Wanted {
                        pixels: band.target(column, before),
                        grain: band.grain(column),
                        chance: |at| chance.block(4 * column + at % 4, 4 * row + at / 4),
                    };
                    let steps = &head.steps[usize::from(macroblock.segment)];
                    spot.encode(macroblock, &wanted, &mut residue, steps);
                }
                marked.set(column, row, &spot);
                let has_firsts = macroblock.luma.has_firsts();
                let none = head.skips && residue.is_none();
                match none {
                    true => contexts.skip(column, has_firsts),
                    false => {
                        let writer = &mut writers[partition];
                        contexts.write(column, has_firsts, &mut residue, writer, &head.probs);
                    }
                }
                skip.push(none);
            }
        }
        file(head, &head.write(&skip), writers.into_iter().map(Writer::finish).collect())
    }
}

/// The key frame of its partitions.
fn file(head: &Head<'_>, first: &[u8], others: Vec<Vec<u8>>) -> Result<Vec<u8>, Refusal> {
    let size = |len: usize, bits: u32| {
        let limit = (1 << bits) - 1;
        let size = u32::try_from(len).ok().filter(|size| *size <= limit);
        let limit = u64::from(limit);
        size.ok_or(Refusal::TooLarge { what: "bytes in one part of a WebP picture", limit })
    };
    let mut file = head.tag.to_vec();
    let tag = size(first.len(), 19)? << 5 | u32::from(head.tag[0] & 0x1F);
    file[..3].copy_from_slice(&tag.to_le_bytes()[..3]);
    file.extend_from_slice(first);
    for other in &others[..others.len() - 1] {
        file.extend_from_slice(&size(other.len(), 24)?.to_le_bytes()[..3]);
    }
    others.iter().for_each(|other| file.extend_from_slice(other));
    Ok(file)
}

/// Reads the coefficients of one macroblock after the other.
struct TokensIn<'a> {
    readers: Vec<Reader<'a>>,
    contexts: Contexts,
    head: &'a Head<'a>,
}

impl<'a> TokensIn<'a> {
    fn new(head: &'a Head<'a>) -> Self {
        let readers = head.partitions.iter().map(|partition| Reader::new(partition)).collect();
        Self { readers, contexts: Contexts::new(head.across), head }
    }

    fn residue(&mut self, column: usize, row: usize, macroblock: Macroblock) -> Residue {
        let has_firsts = macroblock.luma.has_firsts();
        if macroblock.skip {
            self.contexts.skip(column, has_firsts);
            return Residue::NONE;
        }
        let partition = row % self.readers.len();
        let reader = &mut self.readers[partition];
        self.contexts.read(column, has_firsts, reader, &self.head.probs)
    }
}

impl Spot {
    /// The macroblock as decoders have it.
    fn decode(&mut self, macroblock: Macroblock, residue: &Residue, steps: &Steps) {
        match macroblock.luma {
            Luma::Parts(modes) => {
                for (at, mode) in modes.into_iter().enumerate() {
                    self.predict_part(at, mode);
                    self.add_levels(at, &residue.luma[at], steps, 0);
                }
            }
            Luma::Whole(mode) => {
                self.predict(mode);
                let firsts = firsts(&residue.firsts, steps);
                for (at, first) in firsts.into_iter().enumerate() {
                    self.add_levels(at, &residue.luma[at], steps, first);
                }
            }
        }
    }

    /// Finds the luma of `residue` with which the macroblock comes near what is `wanted`, and is then as
    /// decoders will have it.
    fn encode<'a>(
        &mut self,
        macroblock: Macroblock,
        wanted: &Wanted<impl Fn(usize) -> &'a [f32; 64]>,
        residue: &mut Residue,
        steps: &Steps,
    ) {
        match macroblock.luma {
            Luma::Parts(modes) => {
                for (at, mode) in modes.into_iter().enumerate() {
                    self.predict_part(at, mode);
                    let missing = self.missing(at, &wanted.pixels);
                    let chance = (wanted.chance)(at);
                    residue.luma[at] =
                        levels(&missing, &wanted.grain(at), &chance[..16], steps.luma, LEAST);
                    self.add_levels(at, &residue.luma[at], steps, 0);
                }
            }
            Luma::Whole(mode) => {
                self.predict(mode);
                let missing: [[i32; 16]; 16] =
                    std::array::from_fn(|at| self.missing(at, &wanted.pixels));
                let grain: [[i32; 16]; 16] = std::array::from_fn(|at| wanted.grain(at));
                let mut missing_firsts = missing.map(|block| block[0]);
                transform::of_firsts(&mut missing_firsts);
                let mut grain_firsts = grain.map(|block| block[0]);
                transform::of_firsts(&mut grain_firsts);
                let chance = &(wanted.chance)(0)[16..32];
                residue.firsts =
                    levels(&missing_firsts, &grain_firsts, chance, steps.firsts, LEAST_FIRSTS);
                let firsts = firsts(&residue.firsts, steps);
                for (at, first) in firsts.into_iter().enumerate() {
                    let chance = &(wanted.chance)(at)[..16];
                    residue.luma[at] = levels(&missing[at], &grain[at], chance, steps.luma, LEAST);
                    residue.luma[at][0] = 0;
                    self.add_levels(at, &residue.luma[at], steps, first);
                }
            }
        }
    }

    /// The coefficients of what block `at`, which is predicted, lacks.
    fn missing(&self, at: usize, target: &[i32; 256]) -> [i32; 16] {
        let first = first_of(at);
        let predicted = self.part(at);
        transform::coefficients(&std::array::from_fn(|n| {
            target[first + n / 4 * 16 + n % 4] - i32::from(predicted[n])
        }))
    }

    /// Adds what `levels` stand for to block `at`, with `first` more in its first coefficient.
    fn add_levels(&mut self, at: usize, levels: &Levels, steps: &Steps, first: i32) {
        if first == 0 && *levels == [0; 16] {
            return;
        }
        let mut block = multiplied(levels, steps.luma);
        block[0] += first;
        transform::pixels(&mut block);
        self.add(at, &block);
    }
}

fn firsts(levels: &Levels, steps: &Steps) -> [i32; 16] {
    let mut firsts = multiplied(levels, steps.firsts);
    transform::firsts(&mut firsts);
    firsts
}

fn multiplied(levels: &Levels, (first, more): (i32, i32)) -> [i32; 16] {
    let mut block = [0; 16];
    let steps = iter::once(first).chain(iter::repeat(more));
    for ((place, level), step) in ZIGZAG.into_iter().zip(levels).zip(steps) {
        block[place] = i32::from(*level) * step;
    }
    block
}
