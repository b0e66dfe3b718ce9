//! The pictures that are measured, made here, so that anybody has the same.

use image_webp::WebPEncoder;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::{Outcome, mix};

/// A file as it is uploaded.
pub struct Sample {
    pub name: &'static str,
    pub bytes: Vec<u8>,
}

pub fn samples() -> Outcome<[Sample; 6]> {
    let full = SamplingFactor::F_1_1;
    let halved = SamplingFactor::F_2_2;
    Ok([
        Sample { name: "JPEG, 12 megapixels", bytes: jpeg(4000, 3000, full)? },
        Sample { name: "the same, colours halved", bytes: jpeg(4000, 3000, halved)? },
        Sample { name: "JPEG, 2 megapixels", bytes: jpeg(1600, 1200, full)? },
        Sample { name: "PNG, a screenshot, 2 megapixels", bytes: png(1920, 1080)? },
        Sample { name: "WebP, lossless, 2 megapixels", bytes: webp(1600, 1200)? },
        Sample { name: "GIF, 0.5 megapixels", bytes: gif(800, 600)? },
    ])
}

/// A picture as a camera takes it: soft shapes with noise, quality 90.
fn jpeg(width: u16, height: u16, sampling: SamplingFactor) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.set_sampling_factor(sampling);
    encoder.encode(&photo(width.into(), height.into()), width, height, ColorType::Rgb)?;
    Ok(bytes)
}

fn webp(width: u32, height: u32) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let pixels = photo(width, height);
    WebPEncoder::new(&mut bytes).encode(&pixels, width, height, image_webp::ColorType::Rgb8)?;
    Ok(bytes)
}

fn png(width: u32, height: u32) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let pixels: Vec<u8> = screen(width, height).flat_map(|gray| [gray, gray, 255 - gray]).collect();
    encoder.write_header()?.write_image_data(&pixels)?;
    Ok(bytes)
}

fn gif(width: u16, height: u16) -> Outcome<Vec<u8>> {
    let mut bytes = Vec::new();
    let palette: Vec<u8> = (0..=255).flat_map(|value| [value, value, 255 - value]).collect();
    let mut encoder = gif::Encoder::new(&mut bytes, width, height, &palette)?;
    let indices: Vec<u8> = screen(width.into(), height.into()).collect();
    encoder.write_frame(&gif::Frame::from_indexed_pixels(width, height, indices, None))?;
    drop(encoder);
    Ok(bytes)
}

/// As the server's bench has it.
fn photo(width: u32, height: u32) -> Vec<u8> {
    let mut pixels = Vec::with_capacity(width as usize * height as usize * 3);
    let mut noise = 1_u32;
    for y in 0..height {
        for x in 0..width {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let grain = noise >> 28;
            for slope in [x / 20, y / 15, (x + y) / 30] {
                let [.., low] = (slope.min(230) + grain).to_be_bytes();
                pixels.push(low);
            }
        }
    }
    pixels
}

/// Windows of one colour with lines of what could be text.
fn screen(width: u32, height: u32) -> impl Iterator<Item = u8> {
    (0..height).flat_map(move |y| (0..width).map(move |x| (x, y))).map(|(x, y)| {
        let [window, ..] = mix(u64::from(x / 480) << 32 | u64::from(y / 360)).to_le_bytes();
        let [letter, ..] = mix(u64::from(x / 2) << 32 | u64::from(y / 2)).to_le_bytes();
        let is_text = y % 20 < 12 && x % 480 > 30 && x % 480 < 400 && letter < 90;
        if is_text { window ^ 0x80 } else { window }
    })
}
