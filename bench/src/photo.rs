//! A picture as a camera takes it: soft shapes with noise, 12 megapixels, quality 90.

use jpeg_encoder::{ColorType, Encoder};

use crate::Outcome;

const WIDTH: u16 = 4000;
const HEIGHT: u16 = 3000;

pub fn twelve_megapixels() -> Outcome<Vec<u8>> {
    let mut pixels = Vec::with_capacity(usize::from(WIDTH) * usize::from(HEIGHT) * 3);
    let mut noise = 1_u32;
    for y in 0..u32::from(HEIGHT) {
        for x in 0..u32::from(WIDTH) {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = noise >> 28;
            for slope in [x / 20, y / 15, (x + y) / 30] {
                let [.., low] = (slope.min(230) + grain).to_be_bytes();
                pixels.push(low);
            }
        }
    }
    let mut bytes = Vec::new();
    Encoder::new(&mut bytes, 90).encode(&pixels, WIDTH, HEIGHT, ColorType::Rgb)?;
    Ok(bytes)
}
