//! The hidden pattern as quantised coefficients would have it. It repeats after whole blocks, so each
//! block of it is transformed once.

use crate::mark::hidden::{self, Pattern, UNITS};
use crate::mark::jpeg::dct;
use crate::mark::jpeg::layout::Place;
use crate::mark::jpeg::light::Plane;

/// The pattern for one component.
pub(super) struct Spectrum {
    /// Blocks across, and down, after which it repeats.
    period: usize,
    /// The coefficients that it ever changes, by their places in zigzag order.
    pub places: Vec<u8>,
    /// What it adds to these, in steps of the quantiser, for each block.
    steps: Vec<f32>,
}

/// Less than this part of a step is left out: to change few coefficients by a whole step would add more
/// noise than pattern.
pub(super) const LEAST: f32 = 0.2;

impl Spectrum {
    pub fn of(pattern: &Pattern, plane: &Plane) -> Self {
        let period = pattern.period() / 8;
        let steps = plane.steps().map(|step| step / UNITS as f32);
        let mut change = [0; 64];
        let blocks = (0..period).flat_map(|y| (0..period).map(move |x| (x, y))).map(|(x, y)| {
            pattern.add(8 * x, 8 * y, 8, 8, &mut change);
            let coefficients = dct::forward(&change.map(f32::from));
            std::array::from_fn::<f32, 64, _>(|at| coefficients[at] * steps[at])
        });
        let blocks: Vec<_> = blocks.collect();
        let most = hidden::strength(u32::MAX) as f32 / 256.0;
        let counts = |at: &usize| blocks.iter().any(|block| (block[*at] * most).abs() >= LEAST);
        let kept: Vec<usize> = (0..64).filter(counts).collect();
        let places = kept.iter().map(|at| dct::ZIGZAG[*at]).collect();
        let steps = blocks.iter().flat_map(|block| kept.iter().map(|at| block[*at])).collect();
        Self { period: period as usize, places, steps }
    }

    /// The steps that are added to [`places`](Self::places) in a block.
    #[inline]
    pub fn block(&self, place: Place) -> &[f32] {
        let block = place.row % self.period * self.period + place.column % self.period;
        &self.steps[block * self.places.len()..][..self.places.len()]
    }
}
