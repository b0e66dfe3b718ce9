//! Both marks as changes of quantised coefficients.
//!
//! A letter's change is rounded to the nearest step of the quantiser. The hidden pattern is fainter
//! than most steps, so it is rounded up or down by chance, which the session and the block decide: over
//! many blocks as much of it is there as should be.

use super::block::{Block, Glance};
use super::layout::Place;
use super::light::{Plane, Says};
use super::{Change, dct};
use crate::Refusal;
use crate::jpeg::Jpeg;
use crate::mark::Mark;
use crate::mark::chance::{Chance, nearest};
use crate::mark::ground::{Ground, TILE, Tile};
use crate::mark::hidden::{self, Pattern};
use crate::mark::lettering::Lettering;
use spectrum::Spectrum;
use strips::Strips;

mod spectrum;
mod strips;

/// What marks a picture.
pub(super) struct Marks {
    /// By component; `None` where it is not changed.
    planes: Vec<Option<Changed>>,
    /// Blocks that show something of the picture, across and down.
    shown: (usize, usize),
    ground: Ground,
    lettering: Lettering,
    strips: Strips,
    chance: Chance,
    /// How strong the hidden pattern is over each variance, up to the one where it is strongest.
    strengths: [f32; BUSY + 1],
}

/// A component that is changed.
struct Changed {
    plane: Plane,
    /// What one unit of each of [`dct::forward`]'s coefficients of ink is in steps of the quantiser.
    letters: [f32; 64],
    /// The hidden pattern, where the picture and the component are large enough for it.
    spectrum: Option<Spectrum>,
}

impl Marks {
    pub fn of(jpeg: &Jpeg<'_>, mark: &Mark) -> Result<Self, Refusal> {
        let (width, height) = (u32::from(jpeg.frame().width), u32::from(jpeg.frame().height));
        let pattern = Pattern::of(width, height, mark.session);
        let planes = Plane::all(jpeg)?.into_iter();
        let chance = Chance::of(mark.session);
        let pattern = pattern.as_ref().map(|pattern| (pattern, &chance));
        let planes = planes.map(|plane| plane.map(|plane| Changed::of(plane, pattern)));
        let planes = planes.collect();
        Ok(Self {
            planes,
            shown: (width.div_ceil(TILE) as usize, height.div_ceil(TILE) as usize),
            ground: Ground::unseen(width, height),
            lettering: Lettering::of(width, height, jpeg.orientation(), mark),
            strips: Strips::new(width),
            chance,
            strengths: std::array::from_fn(strength),
        })
    }
}

impl Marks {
    /// Whether a tile is not beyond the picture's edge, where blocks only fill up a unit.
    fn shows(&self, (column, row): (usize, usize)) -> bool {
        column < self.shown.0 && row < self.shown.1
    }
}

impl Change for Marks {
    fn quantiser(&self, component: usize) -> Option<&[u16; 64]> {
        self.planes[component].as_ref().map(|changed| &changed.plane.quantiser)
    }

    #[inline(always)]
    fn see(&mut self, component: usize, place: Place, glance: Glance) {
        let Some(Changed { plane, .. }) = &self.planes[component] else { return };
        if plane.part.says == Says::Nothing {
            return;
        }
        let seen = plane.tile(glance);
        for (column, row) in plane.tiles(place) {
            if !self.shows((column, row)) {
                continue;
            }
            let tile = match plane.part.says {
                Says::Shade => shaded(self.ground.tile(column, row), seen),
                Says::Light | Says::Nothing => seen,
            };
            self.ground.set(column, row, tile);
        }
    }

    fn seen(&mut self) {
        self.lettering.settle(&self.ground);
    }

    #[inline(always)]
    fn change(&mut self, component: usize, place: Place, block: &mut Block) {
        let Some(Changed { plane, letters, spectrum }) = &self.planes[component] else { return };
        let (column, row) = plane.tile_of(place);
        if !self.shows((column, row)) {
            return;
        }
        if let Some(spectrum) = spectrum {
            let variance = self.ground.tile(column, row).variance;
            let strength = self.strengths[usize::from(variance).min(BUSY)];
            let chance = self.chance.row(place.column, place.row);
            plane.add(block, &spectrum.changes(place, chance, strength));
        }
        if let Some(samples) = self.strips.samples(&self.lettering, plane, place) {
            plane.add(block, &inked(&samples, letters));
        }
    }
}

/// What `samples` of ink change, where one unit of each of [`dct::forward`]'s coefficients is as many steps
/// of the quantiser as `letters` tells.
#[inline(always)]
fn inked(samples: &[f32; 64], letters: &[f32; 64]) -> [i16; 64] {
    let ink = dct::forward(samples);
    let mut changes = [0; 64];
    for ((place, ink), letter) in dct::ZIGZAG.iter().zip(ink).zip(letters) {
        changes[usize::from(*place)] = short(nearest(ink * letter));
    }
    changes
}

/// A change of a coefficient, which has no more than 16 bits.
#[inline(always)]
fn short(change: i32) -> i16 {
    let [low, high, ..] = change.to_le_bytes();
    i16::from_le_bytes([low, high])
}

impl Changed {
    fn of(plane: Plane, pattern: Option<(&Pattern, &Chance)>) -> Self {
        let pattern = pattern.filter(|_| plane.is_fine());
        let spectrum = pattern.map(|(pattern, chance)| Spectrum::of(pattern, &plane, chance));
        let boldness = plane.boldness();
        let letters = plane.steps().map(|step| step * boldness);
        Self { plane, letters, spectrum }
    }
}

/// From this variance on the hidden pattern is as strong as it gets.
const BUSY: usize = 255;

fn strength(variance: usize) -> f32 {
    hidden::strength(u32::try_from(variance).expect("at most 255")) as f32 / 256.0
}

fn shaded(light: Tile, shade: Tile) -> Tile {
    let mean = u16::from(light.mean) * u16::from(shade.mean) / 255;
    let mean = u8::try_from(mean).expect("a part of a byte");
    Tile { mean, variance: light.variance.max(shade.variance) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_what_is_tabled_the_strength_is_the_same() {
        assert_eq!(strength(BUSY), hidden::strength(u32::MAX) as f32 / 256.0);
    }
}
