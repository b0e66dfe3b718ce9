//! Many samples at a time: the sums of [`plain`](super::plain), in numbers as wide, so that the same comes
//! out on every processor.

mod colours;
mod inverse;
mod reach;

use fearless_simd::{Bytes, Level, Simd, SimdBase, dispatch, u8x32, u16x16};

use super::batch::Block;

/// Samples by which rows are made longer: what is written at once.
pub(super) const STEP: usize = 32;

/// Whether any of these blocks is beyond [`reach`](crate::jpeg::reach), each with its quantisers.
pub(super) fn is_beyond(level: Level, blocks: &[Block], quantisers: &[&[i16; 64]]) -> bool {
    dispatch!(level, simd => reach::is_beyond(simd, blocks, quantisers))
}

/// Fills in the samples of as many blocks, each with its quantisers.
pub(super) fn transform(
    level: Level,
    blocks: &[Block],
    quantisers: &[&[i16; 64]],
    samples: &mut [[u8; 64]],
) {
    dispatch!(level, simd => inverse::transform(simd, blocks, quantisers, samples));
}

/// Red, green and blue of a row of luma and its two chromas. All of these are as long as the row at least,
/// in whole vectors.
pub(super) fn colours(level: Level, luma: &[u8], chroma: [&[u8]; 2], out: &mut [u8]) {
    dispatch!(level, simd => colours::colours(simd, luma, chroma, out));
}

/// Twice as many samples across. `sums` and `out` are longer by [`STEP`] than what is written.
pub(super) fn widened(level: Level, samples: &[u8], sums: &mut [u16], out: &mut [u8]) {
    for (sum, sample) in sums[1..].iter_mut().zip(samples) {
        *sum = u16::from(*sample);
    }
    dispatch!(level, simd => spread::<_, 2>(simd, samples.len(), sums, [1, 2], out));
}

/// A row between two, and twice as many samples across.
pub(super) fn widened_between(
    level: Level,
    near: &[u8],
    far: &[u8],
    sums: &mut [u16],
    out: &mut [u8],
) {
    dispatch!(level, simd => sum(simd, near, far, &mut sums[1..]));
    dispatch!(level, simd => spread::<_, 4>(simd, near.len(), sums, [8, 7], out));
}

#[inline(always)]
fn sum<S: Simd>(_simd: S, near: &[u8], far: &[u8], sums: &mut [u16]) {
    for ((near, far), sum) in near.iter().zip(far).zip(sums) {
        *sum = 3 * u16::from(*near) + u16::from(*far);
    }
}

/// Writes two samples for each of the `count` sums that stand behind the first: three parts of it and one
/// of its neighbour to either side, and `more`, without the lowest `BITS`. Outside, the last sum is
/// repeated.
#[inline(always)]
fn spread<S: Simd, const BITS: u32>(
    simd: S,
    count: usize,
    sums: &mut [u16],
    more: [u16; 2],
    out: &mut [u8],
) {
    sums[0] = sums[1];
    sums[count + 1] = sums[count];
    let left = u16x16::splat(simd, more[0]);
    let right = u16x16::splat(simd, more[1]);
    for (x, out) in (0..count).step_by(16).zip(out.as_chunks_mut::<STEP>().0) {
        let before = u16x16::from_slice(simd, &sums[x..x + 16]);
        let own = u16x16::from_slice(simd, &sums[x + 1..x + 17]);
        let after = u16x16::from_slice(simd, &sums[x + 2..x + 18]);
        let three = own + own + own;
        let even = (three + before + left) >> BITS;
        let odd = (three + after + right) >> BITS;
        // Two bytes beside each other are a number of 16 bits.
        let pairs = even | (odd << 8);
        let bytes: u8x32<S> = pairs.bitcast();
        bytes.store_slice(out);
    }
}

/// These pairs of factors over and over, for sums of products two by two.
const fn pairs<const PAIRS: usize, const ALL: usize>(of: [[i16; 2]; PAIRS]) -> [i16; ALL] {
    let mut all = [0; ALL];
    let mut n = 0;
    while n < ALL {
        all[n] = of[n / 2 % PAIRS][n % 2];
        n += 1;
    }
    all
}
