//! Both marks as changes of quantised coefficients.
//!
//! A letter's change is rounded to the nearest step of the quantiser. The hidden pattern is fainter
//! than most steps, so it is rounded up or down by chance, which the session and the block decide: over
//! many blocks as much of it is there as should be.

use super::block::Block;
use super::layout::Place;
use super::light::Plane;
use super::{Change, dct};
use crate::Refusal;
use crate::jpeg::Jpeg;
use crate::mark::Mark;
use crate::mark::ground::{Ground, TILE, Tile};
use crate::mark::hidden;
use crate::mark::lettering::Lettering;
use chance::Chance;
use spectrum::Spectrum;
use strips::Strips;

mod chance;
mod spectrum;
mod strips;

/// What marks a picture.
pub(super) struct Marks {
    /// By component.
    planes: Vec<Option<Steps>>,
    width: u32,
    height: u32,
    tiles_across: usize,
    /// What lies beneath, as far as blocks have been seen.
    tiles: Vec<Tile>,
    lettering: Lettering,
    strips: Strips,
    spectrum: Option<Spectrum>,
    chance: Chance,
    /// How strong the hidden pattern is over each spread.
    strengths: [f32; 256],
}

/// A component that is changed.
struct Steps {
    plane: Plane,
    /// For each coefficient of [`dct::forward`], the quantiser's steps that one unit of it is.
    letters: [f32; 64],
    /// The same for a coefficient of the usual size.
    hidden: [f32; 64],
}

impl Marks {
    pub fn of(jpeg: &Jpeg<'_>, mark: &Mark) -> Result<Self, Refusal> {
        let (width, height) = (u32::from(jpeg.frame().width), u32::from(jpeg.frame().height));
        let tiles_across = width.div_ceil(TILE) as usize;
        let tiles = tiles_across * height.div_ceil(TILE) as usize;
        // As light as can be, until something darker is seen.
        let unseen = Tile { mean: u8::MAX, spread: 0 };
        let planes = Plane::all(jpeg)?.into_iter().map(|plane| plane.map(Steps::of));
        Ok(Self {
            planes: planes.collect(),
            width,
            height,
            tiles_across,
            tiles: vec![unseen; tiles],
            lettering: Lettering::of(width, height, jpeg.orientation(), mark),
            strips: Strips::new(width),
            spectrum: hidden::Pattern::of(width, height, mark.session).as_ref().map(Spectrum::of),
            chance: Chance::of(mark.session),
            strengths: std::array::from_fn(strength),
        })
    }
}

impl Change for Marks {
    fn changes(&self, component: usize) -> bool {
        self.planes[component].is_some()
    }

    fn see(&mut self, component: usize, place: Place, block: &Block) {
        let Some(Steps { plane, .. }) = &self.planes[component] else { return };
        if !plane.part.tells {
            return;
        }
        let seen = plane.tile(block);
        let (across, down) = (usize::from(plane.across), usize::from(plane.down));
        for row in self.tiles.chunks_mut(self.tiles_across).skip(place.row * down).take(down) {
            for tile in row.iter_mut().skip(place.column * across).take(across) {
                tile.mean = tile.mean.min(seen.mean);
                tile.spread = tile.spread.max(seen.spread);
            }
        }
    }

    fn seen(&mut self) {
        let mut ground = Ground::black(self.width, self.height);
        for (row, tiles) in self.tiles.chunks(self.tiles_across).enumerate() {
            for (column, tile) in tiles.iter().enumerate() {
                ground.set(column, row, *tile);
            }
        }
        self.lettering.settle(&ground);
    }

    fn change(&mut self, component: usize, place: Place, block: &mut Block) {
        let Some(steps) = &self.planes[component] else { return };
        let plane = &steps.plane;
        let column = place.column * usize::from(plane.across);
        let Some(tile) = (column < self.tiles_across)
            .then(|| {
                self.tiles.get(place.row * usize::from(plane.down) * self.tiles_across + column)
            })
            .flatten()
        else {
            // Beyond the picture's edge.
            return;
        };
        let mut changes = [0; 64];
        let hidden = self.spectrum.as_ref().filter(|_| plane.is_fine());
        if let Some(spectrum) = hidden {
            let strength = self.strengths[usize::from(tile.spread)] * plane.part.share;
            let pattern = spectrum.block(place).iter().zip(&steps.hidden);
            let chance = self.chance.block(place);
            for ((change, (pattern, step)), chance) in changes.iter_mut().zip(pattern).zip(chance) {
                *change = nearest(pattern * step * strength + chance);
            }
        }
        if let Some(samples) = self.strips.samples(&self.lettering, plane, place) {
            let letters = dct::forward(&samples);
            for ((change, letter), step) in changes.iter_mut().zip(&letters).zip(&steps.letters) {
                *change += nearest(letter * step);
            }
        }
        if changes != [0; 64] {
            plane.add(&changes, block);
        }
    }
}

impl Steps {
    fn of(plane: Plane) -> Self {
        let factors = dct::factors();
        let hidden =
            std::array::from_fn(|at| match plane.quantiser[usize::from(dct::ZIGZAG[at])] {
                0 => 0.0,
                step => 1.0 / f32::from(step),
            });
        let letters = std::array::from_fn(|at| hidden[at] * factors[at] * plane.part.share);
        Self { plane, letters, hidden }
    }
}

fn strength(spread: usize) -> f32 {
    let variance = u32::try_from(spread * spread).expect("of a byte");
    hidden::strength(variance) as f32 / 256.0
}

/// The whole number next to `value`, which is small: adding this number leaves no place for fractions.
#[inline]
fn nearest(value: f32) -> i32 {
    const WHOLE: f32 = 12_582_912.0;
    (value + WHOLE).to_bits().cast_signed() - WHOLE.to_bits().cast_signed()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_whole_number_is_found() {
        for (value, whole) in
            [(0.0, 0), (-0.4, 0), (0.6, 1), (-1.6, -2), (2040.3, 2040), (-9.9, -10)]
        {
            assert_eq!(nearest(value), whole);
        }
    }
}
