//! From luma and chroma to red, green and blue, thirty-two pixels at a time.

use fearless_simd::{
    Bytes, Select, Simd, SimdBase, SimdCombine, SimdNarrow, SimdSplit, i16x32, i32x16, u8x32,
    u8x64, u16x32,
};

use super::pairs;

const PIXELS: usize = 32;

#[inline(always)]
pub(super) fn colours<S: Simd>(simd: S, luma: &[u8], [blue, red]: [&[u8]; 2], out: &mut [u8]) {
    let luma = luma.as_chunks::<PIXELS>().0.iter();
    let mut samples = luma.zip(blue.as_chunks::<PIXELS>().0).zip(red.as_chunks::<PIXELS>().0);
    let (whole, rest) = out.as_chunks_mut::<{ 3 * PIXELS }>();
    for (out, ((luma, blue), red)) in whole.iter_mut().zip(&mut samples) {
        some(simd, luma, blue, red, out);
    }
    if !rest.is_empty()
        && let Some(((luma, blue), red)) = samples.next()
    {
        let mut last = [0; 3 * PIXELS];
        some(simd, luma, blue, red, &mut last);
        rest.copy_from_slice(&last[..rest.len()]);
    }
}

#[inline(always)]
fn some<S: Simd>(
    simd: S,
    luma: &[u8; PIXELS],
    blue: &[u8; PIXELS],
    red: &[u8; PIXELS],
    out: &mut [u8; 3 * PIXELS],
) {
    let (left, right) = u8x32::from_slice(simd, blue).interleave(u8x32::from_slice(simd, red));
    let (left, right) = simd.widen_u8x64(left.combine(right));
    let left = half(simd, left.bitcast());
    let right = half(simd, right.bitcast());
    let (low, high) = simd.widen_u8x32(u8x32::from_slice(simd, luma));
    let luma: u16x32<S> = low.combine(high);
    let luma: i16x32<S> = luma.bitcast();
    let red = luma + left[0].saturating_narrow(right[0]);
    let green = luma + left[1].saturating_narrow(right[1]);
    let blue = luma + left[2].saturating_narrow(right[2]);
    let (red, green) = bytes(simd, red, green);
    let (blue, _) = bytes(simd, blue, blue);
    interleave(simd, red, green, blue, out);
}

#[inline(always)]
fn bytes<S: Simd>(simd: S, a: i16x32<S>, b: i16x32<S>) -> (u8x32<S>, u8x32<S>) {
    let (least, most) = (i16x32::splat(simd, 0), i16x32::splat(simd, 255));
    let (a, b) = (a.max(least).min(most), b.max(least).min(most));
    let both: u8x64<S> = simd.narrow_i16x32(a, b).bitcast();
    both.split()
}

/// What is added to luma for red, green and blue, of half as many pairs of chromas. A factor that is too large
/// for 16 bits is taken apart: the product with 65,536 is a shift by 16 bits.
#[inline(always)]
fn half<S: Simd>(simd: S, chroma: i16x32<S>) -> [i32x16<S>; 3] {
    let chroma = chroma - i16x32::splat(simd, 128);
    let pairs: i32x16<S> = chroma.bitcast();
    let red_high = pairs & i32x16::splat(simd, -1 << 16);
    let blue_high = pairs << 17;
    [
        (dot(simd, chroma, &FACTORS[0]) + red_high) >> 16,
        (dot(simd, chroma, &FACTORS[1]) - red_high) >> 16,
        (dot(simd, chroma, &FACTORS[2]) + blue_high) >> 16,
    ]
}

#[inline(always)]
fn dot<S: Simd>(simd: S, chroma: i16x32<S>, factors: &[i16; 32]) -> i32x16<S> {
    let product = simd.pairwise_dot_product_i16x32(chroma, i16x32::from_slice(simd, factors));
    product + i32x16::splat(simd, 1 << 15)
}

/// Of blue and red chroma, in red, green and blue: 1.402, −0.34414 and −0.71414, 1.772, of which 0 and 1,
/// 0 and −1, 2 and 0 are left out.
const FACTORS: [[i16; 32]; 3] =
    [pairs([[0, 26_345]]), pairs([[-22_554, 18_734]]), pairs([[-14_942, 0]])];

/// Writes three bytes for each pixel. Of sixteen pixels, these fill three blocks, and where one colour stands
/// in a block, it doesn't in the others: in one block it is put in its place for all three.
#[inline(always)]
fn interleave<S: Simd>(
    simd: S,
    red: u8x32<S>,
    green: u8x32<S>,
    blue: u8x32<S>,
    out: &mut [u8; 3 * PIXELS],
) {
    let red = simd.swizzle_dyn_within_blocks_u8x32(red, u8x32::from_slice(simd, &PLACES[0]));
    let green = simd.swizzle_dyn_within_blocks_u8x32(green, u8x32::from_slice(simd, &PLACES[1]));
    let blue = simd.swizzle_dyn_within_blocks_u8x32(blue, u8x32::from_slice(simd, &PLACES[2]));
    let colour = u8x32::from_slice(simd, &COLOURS);
    let first = colour.simd_eq(u8x32::splat(simd, 0));
    let second = colour.simd_eq(u8x32::splat(simd, 1));
    let (a, d) = first.select(red, second.select(green, blue)).split();
    let (b, e) = first.select(green, second.select(blue, red)).split();
    let (c, f) = first.select(blue, second.select(red, green)).split();
    for (n, block) in [a, b, c, d, e, f].into_iter().enumerate() {
        block.store_slice(&mut out[BLOCK * n..][..BLOCK]);
    }
}

const BLOCK: usize = 16;

/// For each byte of a block, twice: which colour stands there in the first of three. In the second it is the
/// next colour, and in the third the one after it.
const COLOURS: [u8; PIXELS] = {
    let mut all = [0; PIXELS];
    let mut at = 0;
    while at < PIXELS {
        [all[at], ..] = (at % BLOCK % 3).to_le_bytes();
        at += 1;
    }
    all
};

/// For each colour, for each byte of a block, twice: the pixel that stands there in one of three blocks.
const PLACES: [[u8; PIXELS]; 3] = {
    let mut places = [[0; PIXELS]; 3];
    let mut at = 0;
    while at < 3 * BLOCK {
        let [pixel, ..] = (at / 3).to_le_bytes();
        places[at % 3][at % BLOCK] = pixel;
        places[at % 3][BLOCK + at % BLOCK] = pixel;
        at += 1;
    }
    places
};
