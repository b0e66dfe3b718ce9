//! A picture as a camera takes it: soft shapes with noise, quality 90.

use jpeg_encoder::{ColorType, Encoder};

use crate::Outcome;

/// What phones make.
pub fn twelve_megapixels() -> Outcome<Vec<u8>> {
    photo(4000, 3000)
}

pub fn photo(width: u16, height: u16) -> Outcome<Vec<u8>> {
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
    Encoder::new(&mut bytes, 90).encode(&pixels, width, height, ColorType::Rgb)?;
    Ok(bytes)
}
