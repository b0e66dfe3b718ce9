//! Division by a small whole number, for which a processor takes longer than for all else in a blur.

use fearless_simd::{Level, Simd, SimdBase, f32x8};

/// A whole number that floats are divided by.
///
/// With two parts of its reciprocal, `high` rounded from `1/n` and `low` from what that leaves, `s / n` is
/// `high·s + low·s`, the last product and sum rounded once (Brisebarre, Muller and Raina: *Accelerating Correctly
/// Rounded Floating-Point Division When the Divisor Is Known in Advance*, 2004). It is so to the bit for the numbers that
/// are in [`PROVEN`], for every float that a blur meets: a test compares all significands. Exponents don't matter
/// where nothing is near the smallest or the largest of floats. Others are divided by, and so is where no processor
/// rounds once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Divisor {
    number: f32,
    high: f32,
    low: f32,
    is_proven: bool,
}

/// The numbers by which multiplying is known to be dividing, besides [`THOUSAND`](Divisor::THOUSAND).
const PROVEN: usize = 128;

impl Divisor {
    /// Thousandths make luma.
    pub const THOUSAND: Self = Self::new(1000, true);

    /// At least 1.
    pub const fn of(number: usize) -> Self {
        Self::new(number, number <= PROVEN)
    }

    #[expect(clippy::cast_precision_loss, reason = "exact: no picture is 2²⁴ pixels wide")]
    #[expect(clippy::cast_possible_truncation, reason = "rounding to the nearest float is meant")]
    const fn new(number: usize, is_proven: bool) -> Self {
        let exact = 1.0 / number as f64;
        let high = 1.0 / number as f32;
        Self { number: number as f32, high, low: (exact - high as f64) as f32, is_proven }
    }

    /// The quotients, each rounded as a division rounds.
    #[inline(always)]
    pub fn divide<S: Simd>(self, simd: S, dividend: f32x8<S>) -> f32x8<S> {
        match self.is_proven {
            true => self.multiply(simd, dividend),
            false => dividend / f32x8::splat(simd, self.number),
        }
    }

    /// Whether it need not be asked whether [`multiply`](Self::multiply) is right.
    pub fn is_proven(self) -> bool {
        self.is_proven
    }

    /// The same by multiplying: right where the number is proven.
    #[inline(always)]
    pub fn multiply<S: Simd>(self, simd: S, dividend: f32x8<S>) -> f32x8<S> {
        if !rounds_once(simd) {
            return dividend / f32x8::splat(simd, self.number);
        }
        let (high, low) = (f32x8::splat(simd, self.high), f32x8::splat(simd, self.low));
        simd.mul_add_precise_f32x8(high, dividend, low * dividend)
    }
}

/// Whether the processor multiplies and adds in one instruction.
#[inline(always)]
fn rounds_once<S: Simd>(simd: S) -> bool {
    match simd.level() {
        #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
        Level::Avx2(_) | Level::Avx512(_) => true,
        #[cfg(target_arch = "aarch64")]
        Level::Neon(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use fearless_simd::{Bytes, dispatch, u32x8};

    use super::*;
    use crate::pdq::downscale::levels;

    const SIGNIFICANDS: u32 = 1 << 23;

    /// Compares the quotients of every `step`-th significand with divisions.
    fn compare(level: Level, divisor: Divisor, step: u32) {
        let same = dispatch!(level, simd => is_same(simd, divisor, step));
        assert!(same, "{divisor:?}, {level:?}");
    }

    #[inline(always)]
    fn is_same<S: Simd>(simd: S, divisor: Divisor, step: u32) -> bool {
        let mut bits = [0; 8];
        for (bits, lane) in bits.iter_mut().zip(0..) {
            *bits = 1.0_f32.to_bits() + step * lane;
        }
        let (mut bits, next) = (u32x8::from_slice(simd, &bits), u32x8::splat(simd, 8 * step));
        let number = f32x8::splat(simd, divisor.number);
        let mut other = u32x8::splat(simd, 0);
        for _ in 0..SIGNIFICANDS / (8 * step) {
            let value: f32x8<S> = bits.bitcast();
            let quotient: u32x8<S> = divisor.divide(simd, value).bitcast();
            let division: u32x8<S> = (value / number).bitcast();
            other |= quotient ^ division;
            bits += next;
        }
        let mut all = [0; 8];
        other.store_slice(&mut all);
        all == [0; 8]
    }

    #[test]
    fn what_is_multiplied_has_the_bits_of_what_is_divided_for_every_significand() {
        for level in levels() {
            for number in 1..=PROVEN {
                compare(level, Divisor::of(number), 1);
            }
            compare(level, Divisor::THOUSAND, 1);
        }
    }

    #[test]
    fn one_part_of_a_reciprocal_is_not_enough() {
        let rounded = Divisor { low: 0.0, ..Divisor::of(3) };
        for level in levels() {
            let multiplies = dispatch!(level, simd => rounds_once(simd));
            assert_eq!(dispatch!(level, simd => is_same(simd, rounded, 1)), !multiplies);
        }
    }

    #[test]
    fn numbers_that_were_not_compared_are_divided_by() {
        for number in [PROVEN + 1, 200, 782, 5000] {
            assert!(!Divisor::of(number).is_proven);
            compare(Level::new(), Divisor::of(number), 64);
        }
    }

    #[test]
    fn quotients_of_all_magnitudes_that_a_blur_meets_are_exact() {
        dispatch!(Level::new(), simd => {
            for number in 1..=PROVEN {
                // A sum is at most 128 × 255, and the least step of luma 2⁻³³.
                for exponent in -33..16 {
                    let value = 1.723_456_7_f32 * 2.0_f32.powi(exponent);
                    for value in [value, -value, 0.0] {
                        let quotient = Divisor::of(number).divide(simd, f32x8::splat(simd, value));
                        let mut out = [0.0; 8];
                        quotient.store_slice(&mut out);
                        assert_eq!(out, [value / Divisor::of(number).number; 8]);
                    }
                }
            }
        });
    }
}
