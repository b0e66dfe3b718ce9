//! From coefficients to levels.

use std::iter;

use super::band::PART;
use super::tables::ZIGZAG;
use super::tokens::{Levels, MOST};
use crate::mark::chance::nearest;

/// The levels nearest to `block`, of two that are nearly as near the smaller, which takes fewer bits.
/// Where there is enough of the pattern's `grain` on top, they are rounded by `chance`.
pub(super) fn levels(
    block: &[i32; 16],
    grain: &[i32; 16],
    chance: &[f32],
    steps: (i32, i32),
    least: f32,
) -> Levels {
    let most = i32::from(MOST);
    let steps = iter::once(steps.0).chain(iter::repeat(steps.1));
    let mut levels = [0; 16];
    let places = ZIGZAG.into_iter().zip(steps).zip(chance);
    for (level, ((place, step), chance)) in levels.iter_mut().zip(places) {
        let value = block[place];
        let part = grain[place] as f32 / (PART * step) as f32;
        let whole = match part.abs() < least {
            true => (16 * value.abs() + 7 * step) / (16 * step) * value.signum(),
            false => nearest(value as f32 / step as f32 + part + chance * CHANCE),
        };
        *level = i16::try_from(whole.clamp(-most, most)).expect("no more than the most");
    }
    levels
}

/// Less pattern than this part of a step is left out, or there would be more noise than pattern.
pub(super) const LEAST: f32 = 0.2;
/// The same of the first coefficients, in which most of the pattern is.
pub(super) const LEAST_FIRSTS: f32 = 0.1;
/// How much of the chance is enough: predictions differ from what they were before, so that what is to
/// be rounded lies between two steps by chance already.
const CHANCE: f32 = 0.7;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_pattern_levels_are_the_nearest() {
        let block = std::array::from_fn(|at| i32::try_from(at).unwrap() * 7 - 50);
        let levels = levels(&block, &[0; 16], &[0.49; 16], (8, 10), LEAST);
        for (at, level) in levels.into_iter().enumerate() {
            let step = if at == 0 { 8 } else { 10 };
            let missed = block[ZIGZAG[at]] - i32::from(level) * step;
            assert!(missed.abs() <= step * 10 / 16, "{missed} of {step}");
        }
    }

    #[test]
    fn pattern_is_rounded_to_where_it_leads() {
        // Three tenths of a step, whatever is drawn.
        let grain = [3 * PART; 16];
        let sum = |value: i32, sign: i32| {
            let drawn = (0..100).map(|n| (n as f32 + 0.5) / 100.0 - 0.5);
            drawn.fold(0, |sum, chance| {
                let grain = grain.map(|it| it * sign);
                sum + i32::from(levels(&[value; 16], &grain, &[chance; 16], (10, 10), LEAST)[5])
            })
        };
        assert!((10..50).contains(&sum(0, 1)), "{}", sum(0, 1));
        assert_eq!(sum(0, -1), -sum(0, 1));
        assert_eq!(sum(10, 1), 100 + sum(0, 1));
        // Less is left out.
        assert_eq!(levels(&[0; 16], &[PART; 16], &[0.49; 16], (10, 10), LEAST), [0; 16]);
    }
}
