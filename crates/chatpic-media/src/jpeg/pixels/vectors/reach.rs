//! How much the coefficients of whole blocks hold, two by two as the transform takes them.

use fearless_simd::{Bytes, Simd, SimdBase, SimdSplit, i16x16, i32x4, i32x8, u16x16};

use super::super::batch::Block;
use crate::jpeg::reach::MOST;

/// So much is too much by itself.
const ENOUGH: i32 = 1 << 16;

/// Whether any of these blocks is beyond [`reach`](crate::jpeg::reach), each with its quantisers.
#[inline(always)]
pub(super) fn is_beyond<S: Simd>(simd: S, blocks: &[Block], quantisers: &[&[i16; 64]]) -> bool {
    let mut most = i32x4::splat(simd, 0);
    for (block, quantisers) in blocks.iter().zip(quantisers) {
        let columns = rows(simd, &block[..16], &quantisers[..16])
            + rows(simd, &block[16..32], &quantisers[16..32])
            + rows(simd, &block[32..48], &quantisers[32..48])
            + rows(simd, &block[48..], &quantisers[48..]);
        let (left, right) = columns.split();
        most = most.max(left + right);
    }
    let mut sums = [0; 4];
    most.store_slice(&mut sums);
    sums.iter().any(|sum| sum.unsigned_abs() > MOST)
}

/// The products' magnitudes in two rows, summed over each column.
#[inline(always)]
fn rows<S: Simd>(simd: S, values: &[i16], quantisers: &[i16]) -> i32x8<S> {
    let values = i16x16::from_slice(simd, values);
    let magnitudes = values.max(-values);
    let by = i16x16::from_slice(simd, quantisers);
    let sums = simd.pairwise_dot_product_i16x16(small(simd, magnitudes), small(simd, by));
    sums.min(i32x8::splat(simd, ENOUGH))
}

/// What has no sign, in 15 bits: of more, one is beyond reach as well.
#[inline(always)]
fn small<S: Simd>(simd: S, numbers: i16x16<S>) -> i16x16<S> {
    let numbers: u16x16<S> = numbers.bitcast();
    numbers.min(u16x16::splat(simd, 0x7FFF)).bitcast()
}
