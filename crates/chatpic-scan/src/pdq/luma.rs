//! The luma of pixels, as each kind of tools computes it.

use fearless_simd::{
    Bytes, Level, Simd, SimdBase, SimdCombine, dispatch, i16x16, i32x8, u8x16, u8x32,
};

use super::divisor::Divisor;

/// As the Python tools have it, who compute in doubles and round once. The sum of thousandths is a
/// whole number below 2²⁴, so that a float holds it, and a division rounds once too. (A test compares
/// all 2²⁴ colours.)
#[inline(always)]
#[expect(clippy::cast_precision_loss, reason = "exact: at most 255,000")]
pub(super) fn luma([red, green, blue]: [u8; 3]) -> f32 {
    (299 * i32::from(red) + 587 * i32::from(green) + 114 * i32::from(blue)) as f32 / 1000.0
}

/// Computed in floats, as the C++ tools do. It is another last bit, which is nothing to a photo; but
/// where coefficients tie, as in drawings with symmetry, a hundred bits of the hash hang on it.
#[inline(always)]
pub(super) fn luma_in_floats([red, green, blue]: [u8; 3]) -> f32 {
    0.299 * f32::from(red) + 0.587 * f32::from(green) + 0.114 * f32::from(blue)
}

/// [`luma_in_floats`] of pixels that are in the lowest three bytes of words, red lowest.
pub(super) fn lumas_in_floats(pixels: &[u32], values: &mut [f32]) {
    for (value, pixel) in values.iter_mut().zip(pixels) {
        let [red, green, blue, _] = pixel.to_le_bytes();
        *value = luma_in_floats([red, green, blue]);
    }
}

/// [`luma`] of a row, eight pixels at a time. There are as many values as pixels.
pub(super) fn lumas(level: Level, pixels: &[[u8; 3]], values: &mut [f32]) {
    dispatch!(level, simd => row(simd, pixels, values));
}

/// Pixels that are taken at once.
const AT_ONCE: usize = 8;

/// Bytes that are read for four of them.
const READ: usize = 16;

#[inline(always)]
pub(super) fn row<S: Simd>(simd: S, pixels: &[[u8; 3]], values: &mut [f32]) {
    let bytes = pixels.as_flattened();
    // What is read behind the last pixel has to be there.
    let whole = bytes.len().saturating_sub(READ - 12) / (3 * AT_ONCE);
    let (eights, _) = values.as_chunks_mut::<AT_ONCE>();
    for (n, values) in eights.iter_mut().enumerate().take(whole) {
        eight(simd, &bytes[3 * AT_ONCE * n..][..12 + READ], values);
    }
    let done = AT_ONCE * whole.min(pixels.len() / AT_ONCE);
    for (value, pixel) in values[done..].iter_mut().zip(&pixels[done..]) {
        *value = luma(*pixel);
    }
}

#[inline(always)]
fn eight<S: Simd>(simd: S, bytes: &[u8], values: &mut [f32; AT_ONCE]) {
    let low = u8x16::from_slice(simd, &bytes[..READ]);
    let high = u8x16::from_slice(simd, &bytes[12..12 + READ]);
    let spread = u8x32::from_slice(simd, &SPREAD);
    let pixels: i32x8<S> =
        simd.swizzle_dyn_within_blocks_u8x32(low.combine(high), spread).bitcast();
    let bytes = i32x8::splat(simd, 0x00FF_00FF);
    let red_and_blue: i16x16<S> = (pixels & bytes).bitcast();
    let green: i16x16<S> = ((pixels >> 8) & bytes).bitcast();
    let sum = simd.pairwise_dot_product_i16x16(red_and_blue, i16x16::from_slice(simd, &FACTORS[0]))
        + simd.pairwise_dot_product_i16x16(green, i16x16::from_slice(simd, &FACTORS[1]));
    let luma = Divisor::THOUSAND.divide(simd, simd.cvt_f32_i32x8(sum));
    luma.store_slice(values);
}

/// Thousandths of red and blue, and of green and what stands beside it.
const FACTORS: [[i16; 16]; 2] = {
    const fn of(pair: [i16; 2]) -> [i16; 16] {
        let [a, b] = pair;
        [a, b, a, b, a, b, a, b, a, b, a, b, a, b, a, b]
    }
    [of([299, 114]), of([587, 0])]
};

/// Each pixel gets four bytes; the fourth is any.
const SPREAD: [u8; 32] = {
    let mut places = [0; 32];
    let (mut at, mut byte) = (0, 0_u8);
    while at < 32 {
        if at == 16 {
            byte = 0;
        }
        places[at] = byte;
        if at % 4 < 3 {
            byte += 1;
        }
        at += 1;
    }
    places
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::cast_possible_truncation, reason = "rounding to the nearest float is meant")]
    fn luma_is_what_doubles_rounded_once_would_be() {
        let mut row = [[0; 3]; 256];
        let mut values = [0.0; 256];
        for red in 0..=255_u8 {
            for green in 0..=255 {
                for (blue, pixel) in (0..=255).zip(&mut row) {
                    *pixel = [red, green, blue];
                }
                lumas(Level::new(), &row, &mut values);
                for (value, [red, green, blue]) in values.into_iter().zip(row) {
                    let [r, g, b] = [red, green, blue].map(f64::from);
                    let doubles = 0.299 * r + 0.587 * g + 0.114 * b;
                    assert_eq!(value.to_bits(), (doubles as f32).to_bits());
                    assert_eq!(value.to_bits(), luma([red, green, blue]).to_bits());
                }
            }
        }
    }

    #[test]
    fn rows_of_any_length_are_whole() {
        let pixels: Vec<[u8; 3]> = (0..60).map(|n| [n, 3 * n, 255 - n]).collect();
        for length in 0..pixels.len() {
            let mut values = vec![-1.0; length];
            lumas(Level::new(), &pixels[..length], &mut values);
            let expected: Vec<f32> = pixels[..length].iter().map(|pixel| luma(*pixel)).collect();
            assert_eq!(values, expected, "{length}");
        }
    }
}
