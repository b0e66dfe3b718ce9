//! The pattern's tile: its waves, added up.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sides of pictures and places in them, which are small and not below zero"
)]

use super::lattice::{OUTER, Wave, waves};
use super::{UNITS, code};

/// The change's root of mean square at strength 256, in steps of luma, up to [`FULL`].
const FAINT: f32 = 0.86;
/// A longer period is of a larger picture, where less is enough.
const FULL: f32 = 184.0;

/// A tile of `period` × `period` pixels for a session's bits. Nothing but sums and products of
/// constants goes into it, so it is the same on every machine.
pub(super) fn render(period: usize, session: u64) -> Vec<i8> {
    let waves = waves();
    let code = code::encode(session);
    let faint = FAINT * (FULL / (period as f32).max(FULL)).sqrt();
    let units = faint * UNITS as f32 * (2.0 / waves.len() as f32).sqrt();
    let roots = roots(period);
    let rows = 2 * OUTER as usize + 1;
    // For each number of waves down, the sum of those waves along a row.
    let mut sums = vec![(0.0_f32, 0.0_f32); rows * period];
    for Wave { across, down, phase, bit } in waves {
        let turned = bit.is_some_and(|bit| code[bit]);
        let start = period * usize::from(phase) / 8 + if turned { period / 2 } else { 0 };
        let row = &mut sums[(down + OUTER) as usize * period..][..period];
        for (x, sum) in row.iter_mut().enumerate() {
            let (cos, sin) = roots[(x * across as usize + start) % period];
            *sum = (sum.0 + cos, sum.1 + sin);
        }
    }
    let mut tile = Vec::with_capacity(period * period);
    let mut line = vec![0.0_f32; period];
    for y in 0..period {
        line.fill(0.0);
        for (row, sums) in sums.chunks_exact(period).enumerate() {
            let down = row as i64 - i64::from(OUTER);
            let at = (down * y as i64).rem_euclid(period as i64) as usize;
            let (cos, sin) = roots[at];
            for (out, sum) in line.iter_mut().zip(sums) {
                *out += sum.0 * cos - sum.1 * sin;
            }
        }
        tile.extend(line.iter().map(|sum| (sum * units).round().clamp(-127.0, 127.0) as i8));
    }
    tile
}

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
