//! What marks add: to 16 rows of a picture, and to a macroblock.

use super::transform;

/// What is to be added to 16 rows of luma, of whole macroblocks.
pub(in crate::mark::webp) struct Band {
    pub width: usize,
    /// The letters, in steps of luma.
    pub ink: Vec<i16>,
    /// The hidden pattern, of which [`PART`] is one step.
    pub grain: Vec<i32>,
}

/// How many parts of a step the hidden pattern is told in.
pub(in crate::mark::webp) const PART: i32 = 64;

impl Band {
    pub fn new(width: usize) -> Self {
        Self { width, ink: vec![0; width * 16], grain: vec![0; width * 16] }
    }

    pub fn clear(&mut self) {
        self.ink.fill(0);
        self.grain.fill(0);
    }

    fn rows<'a, T>(&self, of: &'a [T], column: usize) -> impl Iterator<Item = &'a [T]> {
        of.chunks_exact(self.width).map(move |row| &row[column * 16..][..16])
    }

    /// Whether nothing is added to the macroblock in `column`.
    pub fn is_empty(&self, column: usize) -> bool {
        self.rows(&self.ink, column).flatten().all(|it| *it == 0)
            && self.rows(&self.grain, column).flatten().all(|it| *it == 0)
    }

    /// The pixels that the macroblock in `column` is to have, but for the hidden pattern.
    pub fn target<'a>(&self, column: usize, before: impl Iterator<Item = &'a [u8]>) -> [i32; 256] {
        let mut target = [0; 256];
        let ink = self.rows(&self.ink, column).flatten();
        for (to, (before, ink)) in target.iter_mut().zip(before.flatten().zip(ink)) {
            *to = (i32::from(*before) + i32::from(*ink)).clamp(0, 255);
        }
        target
    }

    /// What the hidden pattern adds to the macroblock in `column`.
    pub fn grain(&self, column: usize) -> [i32; 256] {
        let mut grain = [0; 256];
        let from = self.rows(&self.grain, column).flatten();
        grain.iter_mut().zip(from).for_each(|(to, from)| *to = *from);
        grain
    }
}

/// What a macroblock is to be.
pub(super) struct Wanted<Draw> {
    pub pixels: [i32; 256],
    /// On top of `pixels`, of which [`PART`] is one step.
    pub grain: [i32; 256],
    /// The numbers that are drawn for each of its 16 blocks.
    pub chance: Draw,
}

impl<Draw> Wanted<Draw> {
    /// The coefficients that the pattern adds to block `at`, in [`PART`]s.
    pub fn grain(&self, at: usize) -> [i32; 16] {
        let first = first_of(at);
        transform::coefficients(&std::array::from_fn(|n| self.grain[first + n / 4 * 16 + n % 4]))
    }
}

/// Where in a macroblock block `at` of the 16 begins.
pub(super) fn first_of(at: usize) -> usize {
    at / 4 * 64 + at % 4 * 4
}
