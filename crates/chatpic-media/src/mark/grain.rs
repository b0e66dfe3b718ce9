//! The hidden pattern over one picture's ground, for what stores pixels: as strong in each tile as what
//! is busy there hides. Finer than a step of luma; who writes whole steps rounds it.

use chatpic_core::SessionId;

use super::ground::{Ground, TILE};
use super::hidden::{self, Pattern, UNITS};
use crate::png::canvas::Region;

/// The pattern of one session for one canvas.
#[derive(Debug)]
pub(super) struct Grain {
    pattern: Pattern,
    /// How strong it is over each variance, up to the one where it is strongest.
    strengths: [i32; BUSY + 1],
}

/// How many of [`Grain::each_row`]'s units are one step of luma.
pub(super) const FINE: i32 = UNITS * 256;

/// From this variance on the pattern is as strong as it gets.
const BUSY: usize = 255;

impl Grain {
    /// The pattern for a canvas of so many stored pixels; `None` where that is too small for it.
    pub fn of(width: u32, height: u32, session: SessionId) -> Option<Self> {
        let pattern = Pattern::of(width, height, session)?;
        let strength = |variance| hidden::strength(u32::try_from(variance).expect("at most 255"));
        Some(Self { pattern, strengths: std::array::from_fn(strength) })
    }

    /// Hands on each row of `region`, which lies on the canvas, from the top: where it lies, and what is
    /// to be added to the luma of its pixels, in units of which [`FINE`] are one step.
    pub fn each_row(&self, ground: &Ground, region: Region, mut each: impl FnMut(u32, &[i32])) {
        let mut row = vec![0; region.width as usize];
        let mut tile = vec![0; region.width as usize];
        let mut strengths: Vec<i32> = Vec::new();
        for y in region.y..region.y + region.height {
            if strengths.is_empty() || y.is_multiple_of(TILE) {
                let columns = region.x / TILE..(region.x + region.width).div_ceil(TILE);
                strengths.clear();
                strengths.extend(columns.map(|column| self.strength(ground, column, y / TILE)));
            }
            self.pattern.add(region.x, y, region.width, 1, &mut tile);
            // Those of the first tile that lie in the region.
            let first = (TILE - region.x % TILE).min(region.width) as usize;
            let parts = (tile[..first].chunks(first)).chain(tile[first..].chunks(TILE as usize));
            let mut left = &mut row[..];
            for (part, strength) in parts.zip(&strengths) {
                let (to, rest) = left.split_at_mut(part.len());
                to.iter_mut().zip(part).for_each(|(to, it)| *to = i32::from(*it) * strength);
                left = rest;
            }
            each(y, &row);
        }
    }

    fn strength(&self, ground: &Ground, column: u32, row: u32) -> i32 {
        let variance = ground.tile(column as usize, row as usize).variance;
        self.strengths[usize::from(variance).min(BUSY)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beyond_what_is_tabled_the_strength_is_the_same() {
        let grain = Grain::of(200, 200, SessionId::from_bits(1)).unwrap();
        assert_eq!(grain.strengths[BUSY], hidden::strength(u32::MAX));
    }

    #[test]
    fn a_part_of_the_canvas_has_what_the_whole_has_there() {
        let grain = Grain::of(300, 200, SessionId::from_bits(9)).unwrap();
        let mut ground = Ground::unseen(300, 200);
        for y in 0..200 {
            ground.look(0, y, (0..300_u32).map(|x| Some(((x * y) % 251).to_le_bytes()[0])));
        }
        let whole = Region { x: 0, y: 0, width: 300, height: 200 };
        let mut all = Vec::new();
        grain.each_row(&ground, whole, |_, row| all.extend_from_slice(row));
        for (x, y, width, height) in
            [(0, 0, 1, 1), (13, 21, 200, 100), (3, 5, 2, 9), (256, 9, 44, 7)]
        {
            let mut seen = 0;
            grain.each_row(&ground, Region { x, y, width, height }, |row_y, row| {
                assert_eq!(row_y, y + seen);
                assert_eq!(row, &all[(row_y * 300 + x) as usize..][..width as usize]);
                seen += 1;
            });
            assert_eq!(seen, height);
        }
    }
}
