//! The pattern's tile: its waves, added up.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sides of pictures and places in them, which are small and not below zero"
)]

use fearless_simd::{Level, dispatch};

use super::lattice::{OUTER, Wave, waves};
use super::{UNITS, code};
use crate::mark::chance::nearest;

/// The change's root of mean square at strength 256, in steps of luma, up to [`FULL`].
const FAINT: f32 = 0.86;
/// A longer period is of a larger picture, where less is enough.
const FULL: f32 = 184.0;

/// A tile of `period` × `period` pixels for a session's bits. Nothing but sums and products of
/// constants goes into it, so it is the same on every machine.
pub(super) fn render(period: usize, session: u64) -> Vec<i8> {
    let waves = waves();
    let faint = FAINT * (FULL / (period as f32).max(FULL)).sqrt();
    let units = faint * UNITS as f32 * (2.0 / waves.len() as f32).sqrt();
    let sums = Sums::of(&waves, period, session);
    let mut tile = vec![0; period * period];
    let level = Level::new();
    for y in 0..=period / 4 {
        let four = dispatch!(level, _ => sums.four_rows(y));
        let rows = [y, (period - y) % period, period / 2 - y, period / 2 + y];
        for (y, row) in rows.into_iter().zip(four) {
            let to = &mut tile[y * period..][..period];
            dispatch!(level, _ => sums.round(y, &row, units, to));
        }
    }
    tile
}

/// For each number of waves down, from minus [`OUTER`] on, the sum of those waves along a row.
struct Sums {
    period: usize,
    roots: Vec<(f32, f32)>,
    rows: Vec<Vec<(f32, f32)>>,
    /// The same of as many waves down and up, from none on: what their cosines and their sines are
    /// multiplied by. Only in another order of sums.
    pairs: Vec<(Vec<f32>, Vec<f32>)>,
}

impl Sums {
    fn of(waves: &[Wave], period: usize, session: u64) -> Self {
        let code = code::encode(session);
        let roots = roots(period);
        let mut rows = vec![vec![(0.0_f32, 0.0_f32); period]; 2 * OUTER as usize + 1];
        for Wave { across, down, phase, bit } in waves {
            let turned = bit.is_some_and(|bit| code[bit]);
            let mut at = period * usize::from(*phase) / 8 + if turned { period / 2 } else { 0 };
            for sum in &mut rows[(down + OUTER) as usize] {
                at -= if at >= period { period } else { 0 };
                let (cos, sin) = roots[at];
                *sum = (sum.0 + cos, sum.1 + sin);
                at += *across as usize;
            }
        }
        let pair = |down: usize| {
            let both = |of: fn(&(f32, f32), &(f32, f32)) -> f32| {
                let (below, above) = (&rows[OUTER as usize + down], &rows[OUTER as usize - down]);
                below.iter().zip(above).map(|(below, above)| of(below, above)).collect()
            };
            (both(|below, above| below.0 + above.0), both(|below, above| above.1 - below.1))
        };
        // There are no waves along a row alone.
        let pairs = (0..=OUTER as usize).map(pair).collect();
        Self { period, roots, rows, pairs }
    }

    /// The rows `y` from the top and from the bottom, and from the middle up and down: they have the same
    /// cosines and sines, but for signs.
    #[inline(always)]
    fn four_rows(&self, y: usize) -> [Vec<f32>; 4] {
        // By whether there is an even or an odd number of waves down.
        let mut cosines = [(); 2].map(|()| vec![0.0_f32; self.period]);
        let mut sines = cosines.clone();
        for (down, (by_cos, by_sin)) in self.pairs.iter().enumerate() {
            let (cos, sin) = self.roots[down * y % self.period];
            for (sum, by) in cosines[down % 2].iter_mut().zip(by_cos) {
                *sum += by * cos;
            }
            for (sum, by) in sines[down % 2].iter_mut().zip(by_sin) {
                *sum += by * sin;
            }
        }
        let ([even_cos, odd_cos], [even_sin, odd_sin]) = (cosines, sines);
        let row = |signs: [f32; 3]| {
            let parts = even_cos.iter().zip(&odd_cos).zip(even_sin.iter().zip(&odd_sin));
            let sum = |((a, b), (c, d)): ((&f32, &f32), (&f32, &f32))| {
                a + b * signs[0] + c * signs[1] + d * signs[2]
            };
            parts.map(sum).collect()
        };
        [
            row([1.0, 1.0, 1.0]),
            row([1.0, -1.0, -1.0]),
            row([-1.0, -1.0, 1.0]),
            row([-1.0, 1.0, -1.0]),
        ]
    }

    /// Rounds a row of sums to whole units.
    #[inline(always)]
    fn round(&self, y: usize, row: &[f32], units: f32, to: &mut [i8]) {
        for (to, sum) in to.iter_mut().zip(row) {
            let value = (sum * units).clamp(-127.0, 127.0);
            let [whole, ..] = nearest(value).to_le_bytes();
            *to = i8::from_le_bytes([whole]);
        }
        for (x, sum) in row.iter().enumerate() {
            let value = sum * units;
            if ((value - value.floor()) - 0.5).abs() < UNSURE {
                to[x] = (self.in_order(x, y) * units).round().clamp(-127.0, 127.0) as i8;
            }
        }
    }

    /// The sum at one place in the order that says what is halfway, which is the tile's definition.
    fn in_order(&self, x: usize, y: usize) -> f32 {
        let mut sum = 0.0;
        for (row, sums) in self.rows.iter().enumerate() {
            let down = row as i64 - i64::from(OUTER);
            let at = (down * y as i64).rem_euclid(self.period as i64) as usize;
            let ((cos, sin), (by_cos, by_sin)) = (self.roots[at], sums[x]);
            sum += by_cos * cos - by_sin * sin;
        }
        sum
    }
}

/// Sums in another order may round otherwise so near to the half of a unit: fifty times as far as they
/// differ.
const UNSURE: f32 = 0.004;

/// Cosine and sine of each of so many steps around the circle.
fn roots(count: usize) -> Vec<(f32, f32)> {
    let step = std::f64::consts::TAU / count as f64;
    let (mut sin, mut cos, mut term) = (0.0, 0.0, 1.0);
    for n in 0..20 {
        match n % 4 {
            0 => cos += term,
            1 => sin += term,
            2 => cos -= term,
            _ => sin -= term,
        }
        term *= step / f64::from(n + 1);
    }
    let mut at = (1.0_f64, 0.0_f64);
    let next = |_| {
        let here = (at.0 as f32, at.1 as f32);
        at = (at.0 * cos - at.1 * sin, at.0 * sin + at.1 * cos);
        here
    };
    (0..count).map(next).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tile_is_what_its_definition_says() {
        for (period, session) in [(64, 0), (184, 0x12_3456_789A), (296, 3), (672, u64::MAX >> 24)] {
            let waves = waves();
            let sums = Sums::of(&waves, period, session);
            let faint = FAINT * (FULL / (period as f32).max(FULL)).sqrt();
            let units = faint * UNITS as f32 * (2.0 / waves.len() as f32).sqrt();
            let tile = render(period, session);
            for (at, found) in tile.iter().enumerate() {
                let sum = sums.in_order(at % period, at / period) * units;
                assert_eq!(*found, sum.round().clamp(-127.0, 127.0) as i8, "{period}: {at}");
            }
            let mut furthest = 0.0_f32;
            for y in 0..=period / 4 {
                let rows = [y, (period - y) % period, period / 2 - y, period / 2 + y];
                for (y, row) in rows.into_iter().zip(sums.four_rows(y)) {
                    for (x, sum) in row.iter().enumerate() {
                        furthest = furthest.max((sum - sums.in_order(x, y)).abs() * units);
                    }
                }
            }
            assert!(furthest < UNSURE / 50.0, "{period}: {furthest}");
        }
    }
}
