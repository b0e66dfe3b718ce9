//! From luma and chroma to red, green and blue, sixteen pixels at a time.

use fearless_simd::{Bytes, Simd, SimdBase, SimdCombine, SimdNarrow, i16x16, i32x8, u8x16};

const PIXELS: usize = 16;

#[inline(always)]
pub(super) fn colours<S: Simd>(simd: S, luma: &[u8], [blue, red]: [&[u8]; 2], out: &mut [u8]) {
    let luma = luma.as_chunks::<PIXELS>().0.iter();
    let mut samples = luma.zip(blue.as_chunks::<PIXELS>().0).zip(red.as_chunks::<PIXELS>().0);
    let (whole, rest) = out.as_chunks_mut::<{ 3 * PIXELS }>();
    for (out, ((luma, blue), red)) in whole.iter_mut().zip(&mut samples) {
        sixteen(simd, luma, blue, red, out);
    }
    if !rest.is_empty()
        && let Some(((luma, blue), red)) = samples.next()
    {
        let mut last = [0; 3 * PIXELS];
        sixteen(simd, luma, blue, red, &mut last);
        rest.copy_from_slice(&last[..rest.len()]);
    }
}

#[inline(always)]
fn sixteen<S: Simd>(
    simd: S,
    luma: &[u8; PIXELS],
    blue: &[u8; PIXELS],
    red: &[u8; PIXELS],
    out: &mut [u8; 3 * PIXELS],
) {
    let blue = u8x16::from_slice(simd, blue);
    let red = u8x16::from_slice(simd, red);
    let chroma = simd.zip_low_u8x16(blue, red).combine(simd.zip_high_u8x16(blue, red));
    let (left, right) = simd.widen_u8x32(chroma);
    let left = eight(simd, left.bitcast());
    let right = eight(simd, right.bitcast());
    let luma = u8x16::from_slice(simd, luma);
    let (low, high) = simd.widen_u8x16(luma);
    let luma: i16x16<S> = low.combine(high).bitcast();
    let red = bytes(simd, luma + left[0].saturating_narrow(right[0]));
    let green = bytes(simd, luma + left[1].saturating_narrow(right[1]));
    let blue = bytes(simd, luma + left[2].saturating_narrow(right[2]));
    interleave::<S, 0>(simd, red, green, blue, out);
    interleave::<S, 1>(simd, red, green, blue, out);
    interleave::<S, 2>(simd, red, green, blue, out);
}

#[inline(always)]
fn bytes<S: Simd>(simd: S, sums: i16x16<S>) -> u8x16<S> {
    let sums = sums.max(i16x16::splat(simd, 0)).min(i16x16::splat(simd, 255));
    let (low, high) = simd.split_i16x16(sums);
    simd.narrow_i16x8(low, high).bitcast()
}

/// What is added to luma for red, green and blue, of eight pairs of chromas. A factor that is too large
/// for 16 bits is taken apart: the product with 65,536 is a shift by 16 bits.
#[inline(always)]
fn eight<S: Simd>(simd: S, chroma: i16x16<S>) -> [i32x8<S>; 3] {
    let chroma = chroma - i16x16::splat(simd, 128);
    let pairs: i32x8<S> = chroma.bitcast();
    let red_high = pairs & i32x8::splat(simd, -1 << 16);
    let blue_high = pairs << 17;
    [
        (dot(simd, chroma, &FACTORS[0]) + red_high) >> 16,
        (dot(simd, chroma, &FACTORS[1]) - red_high) >> 16,
        (dot(simd, chroma, &FACTORS[2]) + blue_high) >> 16,
    ]
}

#[inline(always)]
fn dot<S: Simd>(simd: S, chroma: i16x16<S>, factors: &[i16; 16]) -> i32x8<S> {
    let product = simd.pairwise_dot_product_i16x16(chroma, i16x16::from_slice(simd, factors));
    product + i32x8::splat(simd, 1 << 15)
}

/// Of blue and red chroma, in red, green and blue: 1.402, −0.34414 and −0.71414, 1.772, of which 0 and 1,
/// 0 and −1, 2 and 0 are left out.
const FACTORS: [[i16; 16]; 3] = {
    const fn of(pair: [i16; 2]) -> [i16; 16] {
        let [a, b] = pair;
        [a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b]
    }
    [of([0, 26_345]), of([-22_554, 18_734]), of([-14_942, 0])]
};

/// Writes a third of the bytes, three for each pixel.
#[inline(always)]
fn interleave<S: Simd, const THIRD: usize>(
    simd: S,
    red: u8x16<S>,
    green: u8x16<S>,
    blue: u8x16<S>,
    out: &mut [u8; 3 * PIXELS],
) {
    let [r, g, b] = &PLACES[THIRD];
    let red = simd.swizzle_dyn_precise_u8x16(red, u8x16::from_slice(simd, r));
    let green = simd.swizzle_dyn_precise_u8x16(green, u8x16::from_slice(simd, g));
    let blue = simd.swizzle_dyn_precise_u8x16(blue, u8x16::from_slice(simd, b));
    (red | green | blue).store_slice(&mut out[THIRD * PIXELS..][..PIXELS]);
}

/// For each third of the bytes, for each colour: the pixel that stands there, or none.
const PLACES: [[[u8; PIXELS]; 3]; 3] = {
    let mut places = [[[0x80; PIXELS]; 3]; 3];
    let mut at = 0;
    let mut pixel = 0;
    while pixel < 16 {
        let mut colour = 0;
        while colour < 3 {
            places[at / PIXELS][colour][at % PIXELS] = pixel;
            (at, colour) = (at + 1, colour + 1);
        }
        pixel += 1;
    }
    places
};
