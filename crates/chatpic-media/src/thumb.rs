//! A small picture of a picture, for lists: a JPEG without metadata, of bounded size in every sense.
//!
//! It shows what a viewer shows first: orientation applied, the transparent on white. Colours are taken as
//! they are, without the profile, which would be larger than the thumbnail.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::pixels::U8x3;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use fearless_simd::{Level, Simd, dispatch};
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
        let mut shrinking = Shrinking::new(frame.width, frame.height, frame.channels);
        shrinking.take(frame.pixels);
        shrinking.finish(orientation)
    }
}

/// A thumbnail of a picture whose rows come from the top.
pub struct Shrinking {
    reducing: Reducing,
}

impl Shrinking {
    /// Of a picture of so many pixels, of `channels` bytes each, as a [`Frame`] has them.
    pub fn new(width: u32, height: u32, channels: u8) -> Self {
        let factor = width.max(height) / (2 * Thumbnail::SIDE);
        Self { reducing: Reducing::new(width, height, channels, factor) }
    }

    /// Takes the next rows, without padding. What is no whole row, and what comes below the last one, is
    /// passed over.
    pub fn take(&mut self, rows: &[u8]) {
        self.reducing.take(rows);
    }

    /// Ends with the last row, as [`Thumbnail::of`] does. What never came is black.
    pub fn finish(self, orientation: u8) -> Thumbnail {
        let coarse = self.reducing.finish();
        let mut side = Thumbnail::SIDE;
        loop {
            let small = coarse.scaled(side).upright(orientation);
            if let Some(bytes) = small.fitting() {
                return Thumbnail { width: small.width, height: small.height, bytes };
            }
            // Noise doesn't fit at any quality. A picture of one pixel does.
            side = side * 3 / 4;
        }
    }
}

/// From the best that a thumbnail needs to the worst that is still one, each with how large it comes out
/// of most photos, in percent of the first. The first keeps all colours, for what is small and flat.
const QUALITIES: [(u8, usize); 9] =
    [(90, 100), (82, 59), (74, 47), (66, 40), (58, 35), (50, 31), (40, 27), (30, 23), (20, 17)];

/// Three bytes a pixel, rows from the top.
struct Rgb {
    width: u32,
    height: u32,
    pixels: Vec<u8>,
}

/// A picture on white, of which each pixel becomes the mean of a square of `factor` pixels a side: large
/// ones are brought near their goal in one pass, without a copy of them. Rows are added up column by column
/// first, which a processor does for many at once.
struct Reducing {
    width: usize,
    height: usize,
    channels: usize,
    factor: usize,
    /// Rows that have come.
    seen: usize,
    level: Level,
    /// Of the squares that are not whole yet.
    sums: Vec<u16>,
    /// For each column the sum of it and those behind it, as many as a square has, and its mean.
    totals: Vec<u16>,
    means: Vec<u8>,
    /// A row on white.
    white: Vec<u8>,
    pixels: Vec<u8>,
}

impl Reducing {
    /// The longest side of a square: a column of it adds up in 16 bits.
    const MOST: u32 = 256;
    /// The longest side of one that adds up in 16 bits as a whole.
    const NARROW: usize = 16;

    fn new(width: u32, height: u32, channels: u8, factor: u32) -> Self {
        let factor = factor.clamp(1, Self::MOST) as usize;
        let (width, height) = (width as usize, height as usize);
        let pixels = Vec::with_capacity(width.div_ceil(factor) * height.div_ceil(factor) * 3);
        let narrow = if factor <= Self::NARROW { width * 3 } else { 0 };
        Self {
            width,
            height,
            channels: channels.into(),
            factor,
            seen: 0,
            level: Level::new(),
            sums: vec![0; width * 3],
            totals: vec![0; narrow],
            means: vec![0; narrow],
            white: Vec::new(),
            pixels,
        }
    }

    fn take(&mut self, rows: &[u8]) {
        let left = self.height - self.seen;
        for row in rows.chunks_exact((self.width * self.channels).max(1)).take(left) {
            let row = match self.channels {
                4 => {
                    self.white.clear();
                    self.white.extend(row.chunks_exact(4).flat_map(on_white));
                    &self.white
                }
                _ => row,
            };
            dispatch!(self.level, simd => add(simd, &mut self.sums, row));
            self.seen += 1;
            if self.seen.is_multiple_of(self.factor) || self.seen == self.height {
                self.means();
            }
        }
    }

    /// Ends a row of squares.
    fn means(&mut self) {
        let high = (self.seen - 1) % self.factor + 1;
        let mut left = &self.sums[..];
        if self.factor <= Self::NARROW {
            let (sums, size) = (&self.sums, (self.factor, high));
            dispatch!(self.level, simd => beside(simd, sums, size, &mut self.totals, &mut self.means));
            let whole = self.width / self.factor * self.factor * 3;
            for mean in self.means[..whole].chunks_exact(self.factor * 3) {
                self.pixels.extend_from_slice(&mean[..3]);
            }
            left = &self.sums[whole..];
        }
        for square in left.chunks(self.factor * 3) {
            let mean = Mean::new(square.len() / 3 * high);
            let mut colour = [0_u32; 3];
            for column in square.as_chunks::<3>().0 {
                for (sum, value) in colour.iter_mut().zip(column) {
                    *sum += u32::from(*value);
                }
            }
            self.pixels.extend(colour.map(|sum| mean.of(sum)));
        }
        self.sums.fill(0);
    }

    fn finish(mut self) -> Rgb {
        let (width, height) = (self.width.div_ceil(self.factor), self.height.div_ceil(self.factor));
        self.pixels.resize(width * height * 3, 0);
        let side = |side| u32::try_from(side).expect("no longer than before");
        Rgb { width: side(width), height: side(height), pixels: self.pixels }
    }
}

/// Adds a row to its columns' sums.
#[inline(always)]
fn add<S: Simd>(_simd: S, sums: &mut [u16], row: &[u8]) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum += u16::from(*value);
    }
}

/// The mean of a square of such a width and height at each column, whether one begins there or not: that takes
/// less than to look for those where one does. Of colours side by side; the last columns' means tell nothing.
#[inline(always)]
fn beside<S: Simd>(
    _simd: S,
    sums: &[u16],
    (wide, high): (usize, usize),
    totals: &mut [u16],
    means: &mut [u8],
) {
    totals.copy_from_slice(sums);
    for column in 1..wide {
        for (total, sum) in totals.iter_mut().zip(sums.get(3 * column..).unwrap_or_default()) {
            *total += *sum;
        }
    }
    let mean = Mean::new(wide * high);
    for (mean_of, total) in means.iter_mut().zip(totals) {
        *mean_of = mean.of_few(*total);
    }
}

/// Divides sums of so many bytes by their number, rounded down, without a division for each.
struct Mean {
    factor: u64,
    /// The factor where they are no more than 256.
    few: u32,
}

impl Mean {
    const BITS: u32 = 40;
    /// The sum of 256 bytes fills what 32 bits have besides.
    const FEW_BITS: u32 = 24;

    /// Of at most 2^16 bytes, for which this is exact.
    fn new(count: usize) -> Self {
        let few = (1 << Self::FEW_BITS) / u32::try_from(count).unwrap_or(u32::MAX) + 1;
        Self { factor: (1 << Self::BITS) / count as u64 + 1, few }
    }

    /// Of at most 256 bytes.
    #[inline(always)]
    fn of_few(&self, sum: u16) -> u8 {
        let [.., mean] = (u32::from(sum) * self.few).to_le_bytes();
        mean
    }

    fn of(&self, sum: u32) -> u8 {
        let [mean, ..] = ((u64::from(sum) * self.factor) >> Self::BITS).to_le_bytes();
        mean
    }
}

impl Rgb {
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

    /// The best that fits, if one does. How large the first comes out tells about which one that is, so
    /// that few others have to be tried.
    fn fitting(&self) -> Option<Vec<u8>> {
        let fits = |bytes: &Vec<u8>| bytes.len() <= Thumbnail::BYTES;
        let first = self.jpeg(0);
        if fits(&first) {
            return Some(first);
        }
        let likely = |(_, percent): &(u8, usize)| first.len() * percent / 100 <= Thumbnail::BYTES;
        let mut at = QUALITIES.iter().position(likely).unwrap_or(QUALITIES.len() - 1);
        let mut found = Some(self.jpeg(at)).filter(fits);
        if found.is_none() {
            return (at + 1..QUALITIES.len()).map(|at| self.jpeg(at)).find(fits);
        }
        while at > 1
            && let Some(better) = Some(self.jpeg(at - 1)).filter(fits)
        {
            (found, at) = (Some(better), at - 1);
        }
        found
    }

    /// In the quality of this number.
    fn jpeg(&self, number: usize) -> Vec<u8> {
        let side = |of: u32| u16::try_from(of).expect("no side is above 320");
        let mut bytes = Vec::with_capacity(Thumbnail::BYTES);
        let mut encoder = Encoder::new(&mut bytes, QUALITIES[number].0);
        encoder.set_optimized_huffman_tables(true);
        encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
        encoder
            .encode(&self.pixels, side(self.width), side(self.height), ColorType::Rgb)
            .expect("a vector takes everything, and there are three bytes for each pixel");
        bytes
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
    fn the_best_that_fits_is_found() {
        let mut state = 1_u32;
        let mut qualities = std::collections::BTreeSet::new();
        for grain in [0, 1, 4, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 255] {
            let mut pixels = Vec::new();
            for (y, x) in (0..240_u32).flat_map(|y| (0..320).map(move |x| (y, x))) {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                let noise = (state >> 24) * grain / 255;
                for value in [(x * y) / 300, x / 2 + y / 3, (x * x) / 400] {
                    let value = value % 256 * (255 - grain) / 255 + noise;
                    pixels.push(value.to_le_bytes()[0]);
                }
            }
            let picture = Rgb { width: 320, height: 240, pixels };
            let mut all = (0..QUALITIES.len()).map(|number| (number, picture.jpeg(number)));
            let best = all.find(|(_, bytes)| bytes.len() <= Thumbnail::BYTES);
            qualities.insert(best.as_ref().map(|(number, _)| *number));
            assert_eq!(picture.fitting(), best.map(|(_, bytes)| bytes), "{grain}");
        }
        assert!(qualities.len() >= 5, "{qualities:?}");
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
        let (width, height) = (53_u32, 37_u32);
        for (factor, channels) in
            [1, 2, 5, 16, 17, 60].into_iter().flat_map(|it| [(it, 3_u8), (it, 4)])
        {
            let len = width * height * u32::from(channels);
            let pixels: Vec<u8> = (0..len).map(|n| (n * n % 251).to_le_bytes()[0]).collect();
            let frame = frame(&pixels, width, channels);
            let mut reducing = Reducing::new(width, height, channels, factor);
            // However it is cut.
            let row = width as usize * usize::from(channels);
            frame.pixels.chunks(3 * row).for_each(|rows| reducing.take(rows));
            let reduced = reducing.finish();
            let across = width.div_ceil(factor);
            assert_eq!((reduced.width, reduced.height), (across, height.div_ceil(factor)));
            for (at, mean) in (0..).zip(reduced.pixels.as_chunks::<3>().0) {
                let (left, top) = (at % across * factor, at / across * factor);
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
    fn means_are_exact() {
        for count in (1..700).chain([4095, 10_000, 65_025, 65_535, 65_536]) {
            let mean = Mean::new(count);
            let count = u32::try_from(count).unwrap();
            for whole in 0..=255_u32 {
                let sum = whole * count;
                let mut sums = vec![sum];
                if whole < 255 {
                    sums.push(sum + count - 1);
                }
                for sum in sums {
                    assert_eq!(u32::from(mean.of(sum)), whole, "{sum} / {count}");
                    if count <= 256 {
                        let few = mean.of_few(u16::try_from(sum).unwrap());
                        assert_eq!(u32::from(few), whole, "{sum} / {count}");
                    }
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
