//! A picture that things are done to.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "pixels and sides, which are small and not below zero"
)]

use chatpic_media::{Limits, inspect};
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// Red, green and blue, rows from the top.
#[derive(Clone)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub pixels: Vec<u8>,
}

impl Picture {
    /// Of a file; what is transparent lies on white.
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        let mut picture = None;
        let limits = Limits { frame_pixels: 100_000_000, ..Limits::default() };
        inspect(bytes, &limits)
            .ok()?
            .decode(&mut |frame| {
                let channels = usize::from(frame.channels);
                let mut pixels = Vec::with_capacity(frame.pixels.len() / channels * 3);
                for pixel in frame.pixels.chunks_exact(channels) {
                    let alpha = pixel.get(3).map_or(255, |it| u32::from(*it));
                    let on_white =
                        |it: u8| ((u32::from(it) * alpha + 255 * (255 - alpha)) / 255) as u8;
                    pixels.extend(pixel[..3].iter().map(|it| on_white(*it)));
                }
                picture.get_or_insert(Self { width: frame.width, height: frame.height, pixels });
            })
            .ok()?;
        picture
    }

    fn jpeg(&self, quality: u8) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, quality);
        encoder.set_sampling_factor(if quality > 90 {
            SamplingFactor::F_1_1
        } else {
            SamplingFactor::F_2_2
        });
        encoder
            .encode(&self.pixels, self.width as u16, self.height as u16, ColorType::Rgb)
            .expect("written");
        bytes
    }

    fn to(&self, width: u32, height: u32, how: FilterType) -> Self {
        let pixels: Vec<U8x3> =
            self.pixels.chunks_exact(3).map(|it| U8x3::new([it[0], it[1], it[2]])).collect();
        let from =
            TypedImageRef::<U8x3>::new(self.width, self.height, &pixels).expect("three bytes each");
        let mut to = TypedImage::<U8x3>::new(width, height);
        let how = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(how));
        Resizer::new().resize_typed(&from, &mut to, &how).expect("sides are not zero");
        Self { width, height, pixels: to.pixels().iter().flat_map(|it| it.0).collect() }
    }

    pub fn scaled(&self, by: f64, how: FilterType) -> Self {
        let side = |it: u32| (f64::from(it) * by).round() as u32;
        self.to(side(self.width), side(self.height), how)
    }

    /// Brought to a shorter side of at most so many pixels.
    pub fn least(&self, least: u32) -> Self {
        let shorter = self.width.min(self.height);
        if shorter <= least {
            return self.clone();
        }
        self.scaled(f64::from(least) / f64::from(shorter), FilterType::Lanczos3)
    }

    pub fn cropped(&self, left: f64, top: f64, right: f64, bottom: f64) -> Self {
        let at = |it: u32, part: f64| (f64::from(it) * part).round() as u32;
        let (x0, y0) = (at(self.width, left), at(self.height, top));
        let (width, height) =
            (self.width - x0 - at(self.width, right), self.height - y0 - at(self.height, bottom));
        let rows = self
            .pixels
            .chunks_exact(self.width as usize * 3)
            .skip(y0 as usize)
            .take(height as usize);
        let pixels =
            rows.flat_map(|row| row[x0 as usize * 3..][..width as usize * 3].to_vec()).collect();
        Self { width, height, pixels }
    }

    pub fn mirrored(&self) -> Self {
        self.mapped(self.width, self.height, |x, y| (self.width - 1 - x, y))
    }

    pub fn turned(&self) -> Self {
        self.mapped(self.height, self.width, |x, y| (y, self.height - 1 - x))
    }

    fn mapped(&self, width: u32, height: u32, from: impl Fn(u32, u32) -> (u32, u32)) -> Self {
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..height {
            for x in 0..width {
                let (x, y) = from(x, y);
                pixels.extend(&self.pixels[(y * self.width + x) as usize * 3..][..3]);
            }
        }
        Self { width, height, pixels }
    }

    /// Saved as JPEG of this quality and opened again; 0 is without loss.
    pub fn saved(self, quality: u8) -> Self {
        match quality {
            0 => self,
            _ => Self::decode(&self.jpeg(quality)).expect("just written"),
        }
    }

    pub fn luma(&self) -> Vec<u8> {
        let luma = |it: &[u8]| {
            ((299 * u32::from(it[0]) + 587 * u32::from(it[1]) + 114 * u32::from(it[2]) + 500)
                / 1000) as u8
        };
        self.pixels.chunks_exact(3).map(luma).collect()
    }

    /// How much differs where `ink`, what letters make of flat gray, has none in a block of 8 × 8 pixels.
    pub fn psnr(&self, other: &Self, ink: &Self) -> f64 {
        let (one, two, ink) = (self.luma(), other.luma(), ink.luma());
        let (width, height) = (self.width as usize, self.height as usize);
        let (mut sum, mut count) = (0.0, 0.0);
        for (y, x) in (0..height / 8).flat_map(|y| (0..width / 8).map(move |x| (y, x))) {
            let at = |n: usize| (8 * y + n / 8) * width + 8 * x + n % 8;
            if (0..64).all(|n| ink[at(n)].abs_diff(128) < FAINTEST_INK) {
                let square = |n| f64::from(one[at(n)].abs_diff(two[at(n)])).powi(2);
                sum += (0..64).map(square).sum::<f64>();
                count += 64.0;
            }
        }
        10.0 * (65025.0 * count / sum).log10()
    }
}

/// The pattern on flat ground is fainter.
const FAINTEST_INK: u8 = 5;
