//! A small picture of a picture, for lists: a JPEG without metadata, of bounded size in every sense.
//!
//! It shows what a viewer shows first: orientation applied, the transparent on white. Colours are taken as
//! they are, without the profile, which would be larger than the thumbnail.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use jpeg_encoder::{ChromaSubsamplingMethod, ColorType, Encoder};

use crate::Frame;

/// A thumbnail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thumbnail {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The JPEG.
    pub bytes: Vec<u8>,
}

impl Thumbnail {
    /// Most pixels along the longer side.
    pub const SIDE: u32 = 320;
    /// Most bytes.
    pub const BYTES: usize = 15_000;

    /// Of a frame that is displayed in this orientation (1 to 8, as Exif counts). It is never larger than
    /// the frame, and as good as fits.
    pub fn of(frame: &Frame<'_>, orientation: u8) -> Self {
        let coarse = Rgb::reduced(frame, frame.width.max(frame.height) / (2 * Self::SIDE));
        let mut side = Self::SIDE;
        loop {
            let small = coarse.scaled(side).upright(orientation);
            if let Some(bytes) = QUALITIES.iter().find_map(|quality| small.jpeg(*quality)) {
                return Self { width: small.width, height: small.height, bytes };
            }
            // Noise doesn't fit at any quality. A picture of one pixel does.
            side = side * 3 / 4;
        }
    }
}

/// From the best that a thumbnail needs to the worst that is still one. The first keeps all colours, for
/// what is small and flat.
const QUALITIES: [u8; 9] = [90, 82, 74, 66, 58, 50, 40, 30, 20];

/// Three bytes a pixel, rows from the top.
struct Rgb {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

impl Rgb {
    /// The frame on white, with each pixel the mean of a square of `factor` pixels a side: large frames
    /// are brought near their goal in one pass, without a copy of them. Rows are added up column by
    /// column first, which a processor does for many at once.
    fn reduced(frame: &Frame<'_>, factor: u32) -> Self {
        let factor = factor.max(1);
        let (width, height) = (frame.width.div_ceil(factor), frame.height.div_ceil(factor));
        let (factor, channels) = (factor as usize, usize::from(frame.channels));
        let mut pixels = Vec::with_capacity(width as usize * height as usize * 3);
        let mut sums = vec![0_u32; frame.width as usize * 3];
        let mut white = Vec::new();
        let row = frame.width as usize * channels;
        for rows in frame.pixels.chunks(row * factor) {
            sums.fill(0);
            for mut row in rows.chunks_exact(row) {
                if channels == 4 {
                    white.clear();
                    white.extend(row.chunks_exact(4).flat_map(on_white));
                    row = &white;
                }
                for (sum, value) in sums.iter_mut().zip(row) {
                    *sum += u32::from(*value);
                }
            }
            let high = rows.len() / row;
            for square in sums.chunks(factor * 3) {
                let wide = square.len() / 3;
                let count = u32::try_from(wide * high).expect("below the square of a side's share");
                let mut colour = [0; 3];
                for column in square.as_chunks::<3>().0 {
                    for (sum, value) in colour.iter_mut().zip(column) {
                        *sum += value;
                    }
                }
                let mean = |sum| u8::try_from(sum / count).expect("a mean of bytes");
                pixels.extend(colour.map(mean));
            }
        }
        Self { width, height, pixels }
    }

    /// At most `side` pixels wide and high, in the same shape.
    fn scaled(&self, side: u32) -> Self {
        let longer = self.width.max(self.height);
        let side = side.min(longer);
        let scale = |of: u32| (of * side).div_ceil(longer);
        let (width, height) = (scale(self.width), scale(self.height));
        let from = ImageRef::new(self.width, self.height, &self.pixels, PixelType::U8x3);
        let from = from.expect("three bytes for each pixel");
        let mut scaled = Image::new(width, height, PixelType::U8x3);
        {
            let from = from.typed_image::<U8x3>().expect("made so above");
            let mut to = scaled.typed_image_mut::<U8x3>().expect("made so above");
            let filter = ResizeAlg::Convolution(FilterType::CatmullRom);
            // Untyped, this would be compiled for every kind of pixel that there is: minutes.
            Resizer::new()
                .resize_typed(&from, &mut to, &ResizeOptions::new().resize_alg(filter))
                .expect("it crops nothing");
        }
        Self { width, height, pixels: scaled.into_vec() }
    }

    fn upright(self, orientation: u8) -> Self {
        let (width, height) = (self.width as usize, self.height as usize);
        let (right, low) = (width - 1, height - 1);
        // Where the pixel that is displayed at (x, y) is stored.
        let stored: fn(usize, usize, usize, usize) -> (usize, usize) = match orientation {
            2 => |x, y, right, _| (right - x, y),
            3 => |x, y, right, low| (right - x, low - y),
            4 => |x, y, _, low| (x, low - y),
            5 => |x, y, _, _| (y, x),
            6 => |x, y, _, low| (y, low - x),
            7 => |x, y, right, low| (right - y, low - x),
            8 => |x, y, right, _| (right - y, x),
            _ => return self,
        };
        let turned = crate::tiff::turns(orientation);
        let (shown_width, shown_height) = if turned { (height, width) } else { (width, height) };
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..shown_height {
            for x in 0..shown_width {
                let (x, y) = stored(x, y, right, low);
                let at = (y * width + x) * 3;
                pixels.extend_from_slice(&self.pixels[at..at + 3]);
            }
        }
        let (width, height) = match turned {
            true => (self.height, self.width),
            false => (self.width, self.height),
        };
        Self { width, height, pixels }
    }

    /// `None` where that is too large.
    fn jpeg(&self, quality: u8) -> Option<Vec<u8>> {
        let side = |of: u32| u16::try_from(of).expect("no side is above 320");
        let mut bytes = Vec::with_capacity(Thumbnail::BYTES);
        let mut encoder = Encoder::new(&mut bytes, quality);
        encoder.set_optimized_huffman_tables(true);
        encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
        encoder
            .encode(&self.pixels, side(self.width), side(self.height), ColorType::Rgb)
            .expect("a vector takes everything, and there are three bytes for each pixel");
        Some(bytes).filter(|bytes| bytes.len() <= Thumbnail::BYTES)
    }
}

fn on_white(pixel: &[u8]) -> [u8; 3] {
    match *pixel {
        [red, green, blue, u8::MAX] | [red, green, blue] => [red, green, blue],
        [red, green, blue, alpha] => [red, green, blue].map(|value| {
            let (value, alpha) = (u32::from(value), u32::from(alpha));
            let blended = (value * alpha + 255 * (255 - alpha) + 127) / 255;
            u8::try_from(blended).expect("between two bytes")
        }),
        _ => unreachable!("a frame has three channels or four"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(pixels: &[u8], width: u32, channels: u8) -> Frame<'_> {
        let height = u32::try_from(pixels.len()).unwrap() / width / u32::from(channels);
        Frame { pixels, width, height, channels }
    }

    #[test]
    fn a_thumbnail_keeps_its_shape_and_never_grows() {
        for (width, height, size) in [
            (1_u32, 1_u32, (1, 1)),
            (3, 2, (3, 2)),
            (320, 200, (320, 200)),
            (321, 200, (320, 200)),
            (4000, 3000, (320, 240)),
            (3000, 4000, (240, 320)),
            (16_384, 1, (320, 1)),
            (1, 16_384, (1, 320)),
        ] {
            let pixels = vec![90; width as usize * height as usize * 3];
            let thumb = Thumbnail::of(&frame(&pixels, width, 3), 1);
            assert_eq!((thumb.width, thumb.height), size, "{width} × {height}");
        }
    }

    #[test]
    fn noise_fits_too() {
        let mut state = 1_u32;
        let noise: Vec<u8> = (0..1000 * 1000 * 3)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                state.to_be_bytes()[0]
            })
            .collect();
        for side in [320_u32, 1000] {
            let pixels = &noise[..(side * side * 3) as usize];
            let thumb = Thumbnail::of(&frame(pixels, side, 3), 1);
            assert!(thumb.bytes.len() <= Thumbnail::BYTES, "{} bytes", thumb.bytes.len());
            assert!(thumb.width >= 100, "{} pixels wide", thumb.width);
        }
    }

    #[test]
    fn each_orientation_stands_upright() {
        // Stored as      displayed as, for each orientation from 1:
        //   1 2
        //   3 4
        //   5 6
        let stored = [1, 2, 3, 4, 5, 6];
        let displayed: [(u32, [u8; 6]); 8] = [
            (2, [1, 2, 3, 4, 5, 6]),
            (2, [2, 1, 4, 3, 6, 5]),
            (2, [6, 5, 4, 3, 2, 1]),
            (2, [5, 6, 3, 4, 1, 2]),
            (3, [1, 3, 5, 2, 4, 6]),
            (3, [5, 3, 1, 6, 4, 2]),
            (3, [6, 4, 2, 5, 3, 1]),
            (3, [2, 4, 6, 1, 3, 5]),
        ];
        for (orientation, (width, shown)) in (1..).zip(displayed) {
            let pixels = stored.iter().flat_map(|value| [*value; 3]).collect();
            let upright = Rgb { width: 2, height: 3, pixels }.upright(orientation);
            let values: Vec<u8> = upright.pixels.iter().copied().step_by(3).collect();
            assert_eq!((upright.width, &values[..]), (width, &shown[..]), "{orientation}");
        }
    }

    #[test]
    fn a_large_frame_is_reduced_to_the_mean_of_each_square() {
        let (width, height, factor) = (23_u32, 17_u32, 5_u32);
        for channels in [3_u8, 4] {
            let len = width * height * u32::from(channels);
            let pixels: Vec<u8> = (0..len).map(|n| (n * n % 251).to_le_bytes()[0]).collect();
            let frame = frame(&pixels, width, channels);
            let reduced = Rgb::reduced(&frame, factor);
            assert_eq!((reduced.width, reduced.height), (5, 4));
            for (at, mean) in (0..).zip(reduced.pixels.as_chunks::<3>().0) {
                let (left, top) = (at % 5 * factor, at / 5 * factor);
                let mut square = Vec::new();
                for y in top..height.min(top + factor) {
                    for x in left..width.min(left + factor) {
                        let pixel = ((y * width + x) * u32::from(channels)) as usize;
                        square.push(on_white(&pixels[pixel..pixel + usize::from(channels)]));
                    }
                }
                for (c, mean) in mean.iter().enumerate() {
                    let sum: usize = square.iter().map(|colour| usize::from(colour[c])).sum();
                    assert_eq!(usize::from(*mean), sum / square.len(), "{left}, {top}");
                }
            }
        }
    }

    #[test]
    fn what_is_transparent_lies_on_white() {
        assert_eq!(on_white(&[10, 20, 30]), [10, 20, 30]);
        assert_eq!(on_white(&[10, 20, 30, 255]), [10, 20, 30]);
        assert_eq!(on_white(&[10, 20, 30, 0]), [255, 255, 255]);
        assert_eq!(on_white(&[0, 255, 100, 128]), [127, 255, 177]);
    }
}
