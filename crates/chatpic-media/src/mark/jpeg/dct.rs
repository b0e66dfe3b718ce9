//! The forward transform of 8 × 8 samples into coefficients, as Arai, Agui and Nakajima do it: each comes
//! out too large by a factor of its own, which [`FACTORS`] undo. Only sums and products of single
//! precision in a fixed order, so that every machine finds the same.

/// A row of samples, or as many columns at once.
type Lanes = [f32; 8];

/// The coefficients of `samples`, rows from the top. They come out column by column: the place of the
/// coefficient `u` across and `v` down is `8 u + v`.
pub(super) fn forward(samples: &[f32; 64]) -> [f32; 64] {
    let mut lanes = [[0.0; 8]; 8];
    for (row, from) in lanes.iter_mut().zip(samples.as_chunks().0) {
        *row = *from;
    }
    let across = transposed(&transformed(&lanes));
    let mut out = [0.0; 64];
    for (to, row) in out.as_chunks_mut().0.iter_mut().zip(transformed(&across)) {
        *to = row;
    }
    out
}

/// By what each coefficient of [`forward`] is to be multiplied, in the same order.
pub(super) fn factors() -> [f32; 64] {
    std::array::from_fn(|at| 1.0 / (8.0 * FACTORS[at / 8] * FACTORS[at % 8]))
}

/// For each place of [`forward`]: the coefficient's place in zigzag order.
pub(super) const ZIGZAG: [u8; 64] = {
    let mut places = [0; 64];
    let (mut across, mut down, mut place) = (0_usize, 0_usize, 0);
    while place < 64 {
        places[8 * across + down] = place;
        // Diagonals are gone up and down in turn.
        let up = (across + down) % 2 == 0;
        match (up, across, down) {
            (true, 7, _) => down += 1,
            (true, _, 0) => across += 1,
            (true, ..) => (across, down) = (across + 1, down - 1),
            (false, _, 7) => across += 1,
            (false, 0, _) => down += 1,
            (false, ..) => (across, down) = (across - 1, down + 1),
        }
        place += 1;
    }
    places
};

/// 1, and the cosines of k/16 π times √2.
const FACTORS: [f32; 8] =
    [1.0, 1.387_039_8, 1.306_563, 1.175_875_6, 1.0, 0.785_694_96, 0.541_196_1, 0.275_899_38];

/// Eight transforms of eight samples, each of which goes down the rows.
#[inline(always)]
fn transformed(rows: &[Lanes; 8]) -> [Lanes; 8] {
    let [r0, r1, r2, r3, r4, r5, r6, r7] = rows;
    let (s0, s1, s2, s3) = (add(r0, r7), add(r1, r6), add(r2, r5), add(r3, r4));
    let (d0, d1, d2, d3) = (sub(r0, r7), sub(r1, r6), sub(r2, r5), sub(r3, r4));

    let (a0, a3, a1, a2) = (add(&s0, &s3), sub(&s0, &s3), add(&s1, &s2), sub(&s1, &s2));
    let turned = times(&add(&a2, &a3), std::f32::consts::FRAC_1_SQRT_2);

    let (b0, b1, b2) = (add(&d3, &d2), add(&d2, &d1), add(&d1, &d0));
    let z5 = times(&sub(&b0, &b2), 0.382_683_43);
    let z2 = add(&times(&b0, 0.541_196_1), &z5);
    let z4 = add(&times(&b2, 1.306_563), &z5);
    let z3 = times(&b1, std::f32::consts::FRAC_1_SQRT_2);
    let (z11, z13) = (add(&d0, &z3), sub(&d0, &z3));
    [
        add(&a0, &a1),
        add(&z11, &z4),
        add(&a3, &turned),
        sub(&z13, &z2),
        sub(&a0, &a1),
        add(&z13, &z2),
        sub(&a3, &turned),
        sub(&z11, &z4),
    ]
}

#[inline(always)]
fn add(a: &Lanes, b: &Lanes) -> Lanes {
    std::array::from_fn(|n| a[n] + b[n])
}

#[inline(always)]
fn sub(a: &Lanes, b: &Lanes) -> Lanes {
    std::array::from_fn(|n| a[n] - b[n])
}

#[inline(always)]
fn times(a: &Lanes, by: f32) -> Lanes {
    std::array::from_fn(|n| a[n] * by)
}

#[inline(always)]
fn transposed(rows: &[Lanes; 8]) -> [Lanes; 8] {
    std::array::from_fn(|x| std::array::from_fn(|y| rows[y][x]))
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
