//! The hidden pattern as quantised coefficients would have it. It repeats after whole blocks, so each
//! block of it is transformed once.

use super::short;
use crate::mark::chance::{Chance, nearest};
use crate::mark::hidden::{self, Pattern, UNITS};
use crate::mark::jpeg::dct;
use crate::mark::jpeg::layout::Place;
use crate::mark::jpeg::light::Plane;

/// The pattern for one component.
pub(super) struct Spectrum {
    /// Blocks across, and down, after which it repeats.
    period: usize,
    /// How many times sixteen coefficients, in zigzag order, have all in them that it ever changes.
    sixteens: usize,
    /// What it adds to these for each block, in steps of the quantiser.
    steps: Vec<[f32; 16]>,
    /// The rows of chance, with a number for each of these.
    chances: Vec<[i16; 16]>,
}

/// Less than this part of a step is left out: to change few coefficients by a whole step would add more
/// noise than pattern.
const LEAST: f32 = 0.2;

impl Spectrum {
    pub fn of(pattern: &Pattern, plane: &Plane, chance: &Chance) -> Self {
        let period = pattern.period() / 8;
        let steps = plane.steps().map(|step| step / UNITS as f32);
        let place = |at: usize| usize::from(dct::ZIGZAG[at]);
        let mut blocks = Vec::with_capacity(4 * (period * period) as usize);
        let mut most = [0.0_f32; 64];
        let mut change = [0; 64];
        for (y, x) in (0..period).flat_map(|y| (0..period).map(move |x| (y, x))) {
            pattern.add(8 * x, 8 * y, 8, 8, &mut change);
            let coefficients = dct::forward(&change.map(f32::from));
            let mut block = [0.0; 64];
            for at in 0..64 {
                block[place(at)] = coefficients[at] * steps[at];
                most[at] = most[at].max(block[place(at)].abs());
            }
            blocks.extend(block.as_chunks::<16>().0);
        }
        let strongest = hidden::strength(u32::MAX) as f32 / 256.0;
        // Each of the coefficients that are ever changed has the next number of a row of chance.
        let kept: Vec<usize> = (0..64).filter(|at| most[*at] * strongest >= LEAST).collect();
        let sixteens = kept.iter().map(|at| place(*at) / 16 + 1).max().unwrap_or(0);
        // Those that are not are left out in place, which takes no more memory.
        for block in 0..(period * period) as usize {
            blocks.copy_within(4 * block..4 * block + sixteens, sixteens * block);
        }
        blocks.truncate(sixteens * (period * period) as usize);
        blocks.shrink_to_fit();
        let chances = Vec::with_capacity(sixteens * chance.rows().len());
        let mut all = Self { period: period as usize, sixteens, steps: blocks, chances };
        for row in chance.rows() {
            let mut chances = [0; 64];
            kept.iter().zip(row).for_each(|(at, chance)| chances[place(*at)] = packed(*chance));
            all.chances.extend(&chances.as_chunks().0[..sixteens]);
        }
        all
    }

    /// The steps that are added to a block's coefficients where the pattern is so strong, rounded by the row
    /// of this number.
    #[inline(always)]
    pub fn changes(&self, place: Place, row: usize, strength: f32) -> [i16; 64] {
        let block = place.row % self.period * self.period + place.column % self.period;
        let steps = &self.steps[block * self.sixteens..][..self.sixteens];
        let chances = &self.chances[row * self.sixteens..][..self.sixteens];
        let mut changes = [0; 64];
        let sixteens = changes.as_chunks_mut::<16>().0;
        for ((changes, steps), chances) in sixteens.iter_mut().zip(steps).zip(chances) {
            for (at, change) in changes.iter_mut().enumerate() {
                let part = steps[at] * strength;
                let whole = short(nearest(part + number(chances[at])));
                *change = if part.abs() < LEAST { 0 } else { whole };
            }
        }
        changes
    }
}

/// One of [`Chance`]'s numbers in half the room; what is left out is the same in all of them.
fn packed(chance: f32) -> i16 {
    short(nearest(chance * 65_536.0 - 0.5))
}

#[inline(always)]
fn number(packed: i16) -> f32 {
    // Nothing of this is rounded.
    f32::from(packed) / 65_536.0 + 0.5 / 65_536.0
}

#[cfg(test)]
mod tests {
    use chatpic_core::SessionId;

    use super::*;

    #[test]
    fn no_chance_is_lost_in_packing() {
        for chance in Chance::of(SessionId::from_bits(5)).rows().as_flattened() {
            assert_eq!(number(packed(*chance)), *chance);
        }
    }
}
