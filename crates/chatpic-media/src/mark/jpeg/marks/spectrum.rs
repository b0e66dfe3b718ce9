//! The hidden pattern as coefficients: it repeats after whole blocks, so each block of it is transformed
//! once.

use crate::mark::hidden::{Pattern, UNITS};
use crate::mark::jpeg::dct;
use crate::mark::jpeg::layout::Place;

pub(super) struct Spectrum {
    /// Blocks across, and down, after which it repeats.
    period: usize,
    /// Row by row; each in the order of [`dct::forward`], in whole steps of luma.
    blocks: Vec<[f32; 64]>,
}

impl Spectrum {
    pub fn of(pattern: &Pattern) -> Self {
        let period = pattern.period() / 8;
        let factors = dct::factors().map(|factor| factor / UNITS as f32);
        let mut change = [0; 64];
        let blocks = (0..period).flat_map(|y| (0..period).map(move |x| (x, y))).map(|(x, y)| {
            pattern.add(8 * x, 8 * y, 8, 8, &mut change);
            let coefficients = dct::forward(&change.map(f32::from));
            std::array::from_fn(|at| coefficients[at] * factors[at])
        });
        Self { blocks: blocks.collect(), period: period as usize }
    }

    /// The coefficients that are added to a block.
    #[inline]
    pub fn block(&self, place: Place) -> &[f32; 64] {
        &self.blocks[place.row % self.period * self.period + place.column % self.period]
    }
}
