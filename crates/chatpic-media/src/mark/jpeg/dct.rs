//! The forward transform of 8 × 8 samples into coefficients, as Arai, Agui and Nakajima do it: each comes
//! out too large by a factor of its own, which [`FACTORS`] undo. Only sums and products of single
//! precision in a fixed order, so that every machine finds the same.

use crate::jpeg;

/// The coefficients of `samples`, rows from the top. They come out column by column: the place of the
/// coefficient `u` across and `v` down is `8 u + v`.
#[inline(always)]
pub(super) fn forward(samples: &[f32; 64]) -> [f32; 64] {
    down(&transposed(&down(samples)))
}

/// By what each coefficient of [`forward`] is to be multiplied, in the same order.
pub(super) fn factors() -> [f32; 64] {
    std::array::from_fn(|at| 1.0 / (8.0 * FACTORS[at / 8] * FACTORS[at % 8]))
}

/// For each place of [`forward`]: the coefficient's place in zigzag order.
pub(super) const ZIGZAG: [u8; 64] = {
    let mut places = [0; 64];
    let mut place = 0;
    while place < 64 {
        let (row, column) = jpeg::ZIGZAG[place as usize];
        places[8 * column + row] = place;
        place += 1;
    }
    places
};

/// 1, and the cosines of k/16 π times √2.
const FACTORS: [f32; 8] =
    [1.0, 1.387_039_8, 1.306_563, 1.175_875_6, 1.0, 0.785_694_96, 0.541_196_1, 0.275_899_38];

/// Transforms each column.
#[inline(always)]
fn down(rows: &[f32; 64]) -> [f32; 64] {
    let mut out = [0.0; 64];
    for x in 0..8 {
        let at = |row: usize| rows[8 * row + x];
        let (s0, s1, s2, s3) = (at(0) + at(7), at(1) + at(6), at(2) + at(5), at(3) + at(4));
        let (d0, d1, d2, d3) = (at(0) - at(7), at(1) - at(6), at(2) - at(5), at(3) - at(4));

        let (a0, a1, a2, a3) = (s0 + s3, s1 + s2, s1 - s2, s0 - s3);
        let turned = (a2 + a3) * std::f32::consts::FRAC_1_SQRT_2;

        let (b0, b1, b2) = (d3 + d2, d2 + d1, d1 + d0);
        let both = (b0 - b2) * 0.382_683_43;
        let (low, high) = (b0 * 0.541_196_1 + both, b2 * 1.306_563 + both);
        let middle = b1 * std::f32::consts::FRAC_1_SQRT_2;
        let (near, far) = (d0 + middle, d0 - middle);
        let waves = [
            a0 + a1,
            near + high,
            a3 + turned,
            far - low,
            a0 - a1,
            far + low,
            a3 - turned,
            near - high,
        ];
        for (row, wave) in waves.into_iter().enumerate() {
            out[8 * row + x] = wave;
        }
    }
    out
}

#[inline(always)]
fn transposed(rows: &[f32; 64]) -> [f32; 64] {
    let mut out = [0.0; 64];
    for (at, value) in rows.iter().enumerate() {
        out[at % 8 * 8 + at / 8] = *value;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn coefficients_are_those_of_the_definition() {
        let samples: [f32; 64] =
            std::array::from_fn(|n| ((n * n * 37 + n * 11) % 256) as f32 - 128.0);
        let (found, factors) = (forward(&samples), factors());
        for (u, v) in (0..8).flat_map(|u| (0..8).map(move |v| (u, v))) {
            let half = |n: usize| if n == 0 { 0.5_f64.sqrt() } else { 1.0 };
            let wave = |at: usize, n: usize| {
                (f64::from(2 * u32::try_from(at).unwrap() + 1) * n as f64 * std::f64::consts::PI
                    / 16.0)
                    .cos()
            };
            let sum: f64 =
                (0..64).map(|n| f64::from(samples[n]) * wave(n % 8, u) * wave(n / 8, v)).sum();
            let expected = sum * half(u) * half(v) / 4.0;
            let at = 8 * u + v;
            assert!((f64::from(found[at] * factors[at]) - expected).abs() < 0.001, "{u}, {v}");
        }
    }

    #[test]
    fn zigzag_goes_through_every_place() {
        let first = [(0, 0), (1, 0), (0, 1), (0, 2), (1, 1), (2, 0), (3, 0), (2, 1), (1, 2)];
        for (place, (across, down)) in (0..).zip(first) {
            assert_eq!(ZIGZAG[8 * across + down], place);
        }
        let mut all = ZIGZAG;
        all.sort_unstable();
        assert!(all.into_iter().eq(0..64));
        assert_eq!((ZIGZAG[63], ZIGZAG[8 * 6 + 7], ZIGZAG[8 * 7 + 6]), (63, 62, 61));
    }
}
