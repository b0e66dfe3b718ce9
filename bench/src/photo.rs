//! Pictures as phones take them: soft shapes with noise, quality 90, half as many samples of colour across
//! and down.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::Outcome;

/// 4000 × 3000 pixels.
pub fn twelve_megapixels() -> Outcome<Vec<u8>> {
    jpeg(4000, 3000)
}

/// One whose file has about so many bytes, within 3 %: four wide for three high.
pub fn of_bytes(bytes: u32) -> Outcome<Vec<u8>> {
    let mut pixels = f64::from(bytes) * 4.0;
    for _ in 0..8 {
        let width = (pixels * 4.0 / 3.0).sqrt();
        let photo = jpeg(side(width), side(width * 0.75))?;
        let ratio = f64::from(bytes) / f64::from(u32::try_from(photo.len())?);
        if (0.97..1.03).contains(&ratio) {
            return Ok(photo);
        }
        pixels *= ratio;
    }
    Err("no picture of that size".into())
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
fn side(pixels: f64) -> u16 {
    pixels.round() as u16
}

/// Of so many pixels.
pub fn jpeg(width: u16, height: u16) -> Outcome<Vec<u8>> {
    sampled(width, height, SamplingFactor::F_2_2)
}

/// The same with as many samples of colour as pixels, as editors write it.
pub fn in_full_colour(width: u16, height: u16) -> Outcome<Vec<u8>> {
    sampled(width, height, SamplingFactor::F_1_1)
}

fn sampled(width: u16, height: u16, sampling: SamplingFactor) -> Outcome<Vec<u8>> {
    let mut pixels = Vec::with_capacity(usize::from(width) * usize::from(height) * 3);
    let mut noise = 1_u32;
    for y in 0..u32::from(height) {
        for x in 0..u32::from(width) {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = noise >> 28;
            for slope in [x / 20, y / 15, (x + y) / 30] {
                let [.., low] = (slope.min(230) + grain).to_be_bytes();
                pixels.push(low);
            }
        }
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.set_sampling_factor(sampling);
    encoder.encode(&pixels, width, height, ColorType::Rgb)?;
    Ok(bytes)
}
