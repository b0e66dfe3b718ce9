//! The inverse transform of whole blocks, in vectors of two rows.
//!
//! Where [`plain`](super::super::plain) shares products between sums, as Loeffler has it, each sum is taken
//! of products with all four of its coefficients here, two by two, which one instruction does for eight
//! columns: the factors are the sums of those there, so that nothing is rounded differently.

use fearless_simd::{Bytes, Simd, SimdBase, SimdNarrow, i8x32, i16x16, i32x8, u8x32};

use super::super::batch::Block;
use super::pairs;

/// Fills in the samples of as many blocks, each with its quantisers.
#[inline(always)]
pub(super) fn transform<S: Simd>(
    simd: S,
    blocks: &[Block],
    quantisers: &[&[i16; 64]],
    samples: &mut [[u8; 64]],
) {
    for ((block, quantisers), samples) in blocks.iter().zip(quantisers).zip(samples) {
        let [a, b, c, d] = columns(simd, block, quantisers);
        let (upper, lower) = samples.split_at_mut(32);
        rows(simd, a, b).store_slice(upper);
        rows(simd, c, d).store_slice(lower);
    }
}

/// Transforms the columns: two rows in each vector, rounded to 16 bits.
#[inline(always)]
fn columns<S: Simd>(simd: S, block: &Block, quantisers: &[i16; 64]) -> [i16x16<S>; 4] {
    let v04 = pair_of_rows::<S, 0>(simd, block, quantisers);
    let v26 = pair_of_rows::<S, 1>(simd, block, quantisers);
    let v13 = pair_of_rows::<S, 2>(simd, block, quantisers);
    let v57 = pair_of_rows::<S, 3>(simd, block, quantisers);

    let half = i32x8::splat(simd, 1 << 10);
    let t0 = dot(simd, v04, &EVEN[0]) + half;
    let t1 = dot(simd, v04, &EVEN[1]) + half;
    let t3 = dot(simd, v26, &EVEN[2]);
    let t2 = dot(simd, v26, &EVEN[3]);
    let (e0, e3) = (t0 + t3, t0 - t3);
    let (e1, e2) = (t1 + t2, t1 - t2);
    let o0 = dot(simd, v13, &ODD[0]) + dot(simd, v57, &ODD[1]);
    let o1 = dot(simd, v13, &ODD[2]) + dot(simd, v57, &ODD[3]);
    let o2 = dot(simd, v13, &ODD[4]) + dot(simd, v57, &ODD[5]);
    let o3 = dot(simd, v13, &ODD[6]) + dot(simd, v57, &ODD[7]);
    [
        ((e0 + o0) >> 11).saturating_narrow((e1 + o1) >> 11),
        ((e2 + o2) >> 11).saturating_narrow((e3 + o3) >> 11),
        ((e3 - o3) >> 11).saturating_narrow((e2 - o2) >> 11),
        ((e1 - o1) >> 11).saturating_narrow((e0 - o0) >> 11),
    ]
}

#[inline(always)]
fn pair_of_rows<S: Simd, const PAIR: usize>(
    simd: S,
    block: &Block,
    quantisers: &[i16; 64],
) -> i16x16<S> {
    let coefficients = i16x16::from_slice(simd, &block[16 * PAIR..][..16]);
    coefficients * i16x16::from_slice(simd, &quantisers[16 * PAIR..][..16])
}

/// Transforms four rows, and makes bytes of them.
#[inline(always)]
fn rows<S: Simd>(simd: S, upper: i16x16<S>, lower: i16x16<S>) -> u8x32<S> {
    let upper = two_rows(simd, upper);
    let lower = two_rows(simd, lower);
    let bytes: i8x32<S> = upper.saturating_narrow(lower);
    let in_order = u8x32::from_slice(simd, &IN_ORDER);
    simd.swizzle_dyn_within_blocks_u8x32(bytes.bitcast(), in_order) ^ u8x32::splat(simd, 0x80)
}

/// Transforms two rows. Their left halves come out first, and then their right ones, backwards.
#[inline(always)]
fn two_rows<S: Simd>(simd: S, rows: i16x16<S>) -> i16x16<S> {
    let half = i32x8::splat(simd, 1 << 17);
    let even = dot(simd, repeated::<S, 0>(simd, rows), &ACROSS[0])
        + dot(simd, repeated::<S, 1>(simd, rows), &ACROSS[1])
        + half;
    let odd = dot(simd, repeated::<S, 2>(simd, rows), &ACROSS[2])
        + dot(simd, repeated::<S, 3>(simd, rows), &ACROSS[3]);
    ((even + odd) >> 18).saturating_narrow((even - odd) >> 18)
}

/// A pair of columns of two rows, four times each.
#[inline(always)]
fn repeated<S: Simd, const PAIR: usize>(simd: S, rows: i16x16<S>) -> i16x16<S> {
    let places = u8x32::from_slice(simd, &REPEATED[PAIR]);
    simd.swizzle_dyn_within_blocks_i16x16(rows, places)
}

#[inline(always)]
fn dot<S: Simd>(simd: S, values: i16x16<S>, factors: &[i16; 16]) -> i32x8<S> {
    simd.pairwise_dot_product_i16x16(values, i16x16::from_slice(simd, factors))
}

/// Factors of rows 0 and 4, in their sum and their difference; of 2 and 6.
const EVEN: [[i16; 16]; 4] =
    [pairs([E[0]; 4]), pairs([E[1]; 4]), pairs([E[2]; 4]), pairs([E[3]; 4])];

const E: [[i16; 2]; 4] =
    [[1 << 13, 1 << 13], [1 << 13, -1 << 13], [4433 + 6270, 4433], [4433, 4433 - 15_137]];

/// Factors of rows 1 and 3, and of 5 and 7, in each of four sums.
const ODD: [[i16; 16]; 8] = [
    pairs([O[0][0]; 4]),
    pairs([O[0][1]; 4]),
    pairs([O[1][0]; 4]),
    pairs([O[1][1]; 4]),
    pairs([O[2][0]; 4]),
    pairs([O[2][1]; 4]),
    pairs([O[3][0]; 4]),
    pairs([O[3][1]; 4]),
];

const O: [[[i16; 2]; 2]; 4] = {
    const Z5: i32 = 9633;
    const Z3: i32 = Z5 - 16_069;
    const Z4: i32 = Z5 - 3196;
    const fn of(factors: [i32; 4]) -> [[i16; 2]; 2] {
        let mut pairs = [[0; 2]; 2];
        let mut n = 0;
        while n < 4 {
            assert!(factors[n] > i16::MIN as i32 && factors[n] < i16::MAX as i32);
            let [low, high, ..] = factors[n].to_le_bytes();
            pairs[n / 2][n % 2] = i16::from_le_bytes([low, high]);
            n += 1;
        }
        pairs
    }
    [
        of([12_299 - 7373 + Z4, Z5, Z4, Z5 - 7373]),
        of([Z5, 25_172 - 20_995 + Z3, Z5 - 20_995, Z3]),
        of([Z4, Z5 - 20_995, 16_819 - 20_995 + Z4, Z5]),
        of([Z5 - 7373, Z3, Z5, 2446 - 7373 + Z3]),
    ]
};

/// Factors of columns 0 and 4, 2 and 6, 1 and 3, 5 and 7 in the four sums of each of two rows.
const ACROSS: [[i16; 16]; 4] = {
    const fn negative([a, b]: [i16; 2]) -> [i16; 2] {
        [-a, -b]
    }
    [
        pairs([E[0], E[1], E[1], E[0]]),
        pairs([E[2], E[3], negative(E[3]), negative(E[2])]),
        pairs([O[0][0], O[1][0], O[2][0], O[3][0]]),
        pairs([O[0][1], O[1][1], O[2][1], O[3][1]]),
    ]
};

/// Which bytes a pair of columns are, four times, in each of two rows.
const REPEATED: [[u8; 32]; 4] = {
    const fn of(first: u8, second: u8) -> [u8; 32] {
        let (a, b) = (2 * first, 2 * second);
        let one = [a, a + 1, b, b + 1];
        let mut all = [0; 32];
        let mut n = 0;
        while n < 32 {
            all[n] = one[n % 4];
            n += 1;
        }
        all
    }
    [of(0, 4), of(2, 6), of(1, 3), of(5, 7)]
};

/// Where the bytes of two rows are: left halves, and then right halves backwards; twice.
const IN_ORDER: [u8; 32] = {
    let one = [0, 1, 2, 3, 11, 10, 9, 8, 4, 5, 6, 7, 15, 14, 13, 12];
    let mut all = [0; 32];
    let mut n = 0;
    while n < 32 {
        all[n] = one[n % 16];
        n += 1;
    }
    all
};
