//! A picture as moderators first see it: small, gray, blurred. Enough to tell what kind of thing it is,
//! and less to carry home.

use crate::Frame;

/// A gray picture of its own size; nothing of the frame's colours is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gray {
    width: u32,
    height: u32,
    /// Rows from the top.
    pixels: Vec<u8>,
}

impl Gray {
    /// `frame` in gray, at most `most` pixels wide and high: each pixel the mean of those it stands for.
    /// What is transparent lies on white.
    pub fn shrunk(frame: &Frame<'_>, most: u32) -> Self {
        let longer = frame.width.max(frame.height).max(1);
        let most = most.clamp(1, longer);
        let side = |of: u32| {
            let scaled = u64::from(of) * u64::from(most) / u64::from(longer);
            u32::try_from(scaled).expect("no longer than before").max(1)
        };
        let (width, height) = (side(frame.width), side(frame.height));
        let (mut sums, mut counts) =
            (vec![0_u64; area(width, height)], vec![0_u64; area(width, height)]);
        let channels = usize::from(frame.channels);
        let rows = frame.pixels.chunks_exact((frame.width as usize * channels).max(1));
        for (y, row) in rows.enumerate().take(frame.height as usize) {
            let to = y * height as usize / frame.height as usize * width as usize;
            for (x, pixel) in row.chunks_exact(channels).enumerate() {
                let at = to + x * width as usize / frame.width as usize;
                sums[at] += u64::from(luma(pixel));
                counts[at] += 1;
            }
        }
        let mean = |(sum, count): (u64, u64)| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX);
        let pixels = sums.into_iter().zip(counts).map(mean).collect();
        Self { width, height, pixels }
    }

    /// Each pixel the mean of those up to `radius` to its sides, and then up to `radius` above and below,
    /// twice: near enough to a Gaussian.
    #[must_use]
    pub fn blurred(mut self, radius: u32) -> Self {
        let (width, height) = (self.width as usize, self.height as usize);
        for _ in 0..2 {
            self.pixels = smeared(&self.pixels, width, radius as usize);
            let turned = turned(&self.pixels, width, height);
            self.pixels = self::turned(&smeared(&turned, height, radius as usize), height, width);
        }
        self
    }

    /// Pictures side by side on white, such as frames of an animation; `None` where there is none.
    pub fn beside(pictures: &[Self]) -> Option<Self> {
        let height = pictures.iter().map(|picture| picture.height).max()?;
        let width = pictures.iter().map(|picture| picture.width).sum();
        let mut pixels = Vec::with_capacity(area(width, height));
        for y in 0..height {
            for picture in pictures {
                let start = area(picture.width, y);
                match picture.pixels.get(start..start + picture.width as usize) {
                    Some(row) => pixels.extend_from_slice(row),
                    None => pixels.extend(std::iter::repeat_n(u8::MAX, picture.width as usize)),
                }
            }
        }
        Some(Self { width, height, pixels })
    }

    /// Pictures below each other, from the left; `None` where there is none.
    pub fn below(pictures: &[Self]) -> Option<Self> {
        let width = pictures.iter().map(|picture| picture.width).max()?;
        let mut pixels = Vec::new();
        for picture in pictures {
            for row in picture.pixels.chunks_exact(picture.width as usize) {
                pixels.extend_from_slice(row);
                pixels.extend(std::iter::repeat_n(u8::MAX, (width - picture.width) as usize));
            }
        }
        let height = pictures.iter().map(|picture| picture.height).sum();
        Some(Self { width, height, pixels })
    }

    /// Width and height in pixels.
    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// The picture as a PNG.
    pub fn to_png(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, self.width, self.height);
        encoder.set_color(png::ColorType::Grayscale);
        let written = encoder.write_header().and_then(|mut writer| {
            writer.write_image_data(&self.pixels)?;
            writer.finish()
        });
        written.expect("a vector takes everything, and there is a byte for each pixel");
        bytes
    }
}

fn luma(pixel: &[u8]) -> u8 {
    let &[red, green, blue, ref rest @ ..] = pixel else { return 0 };
    let alpha = u32::from(rest.first().copied().unwrap_or(u8::MAX));
    let luma = (299 * u32::from(red) + 587 * u32::from(green) + 114 * u32::from(blue)) / 1000;
    u8::try_from((luma * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
}

/// Each row's running mean; the windows shrink at the ends.
fn smeared(pixels: &[u8], width: usize, radius: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(pixels.len());
    for row in pixels.chunks_exact(width) {
        let mut sums = Vec::with_capacity(width + 1);
        sums.push(0_u32);
        for pixel in row {
            sums.push(sums[sums.len() - 1] + u32::from(*pixel));
        }
        for x in 0..width {
            let (from, to) = (x.saturating_sub(radius), (x + radius + 1).min(width));
            let count = u32::try_from(to - from).expect("no wider than a picture");
            out.push(u8::try_from((sums[to] - sums[from]) / count).unwrap_or(u8::MAX));
        }
    }
    out
}

fn turned(pixels: &[u8], width: usize, height: usize) -> Vec<u8> {
    (0..width).flat_map(|x| (0..height).map(move |y| pixels[y * width + x])).collect()
}

fn area(width: u32, height: u32) -> usize {
    width as usize * height as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(pixels: &[u8], width: u32, channels: u8) -> Frame<'_> {
        let height = u32::try_from(pixels.len()).unwrap() / width / u32::from(channels);
        Frame { pixels, width, height, channels }
    }

    #[test]
    fn a_tile_is_no_larger_than_asked_and_keeps_its_shape() {
        for (width, height, size) in
            [(960, 480, (96, 48)), (10, 2000, (1, 96)), (40, 30, (40, 30)), (1, 1, (1, 1))]
        {
            let pixels = vec![7; area(width, height) * 3];
            let tile = Gray::shrunk(&frame(&pixels, width, 3), 96);
            assert_eq!(tile.size(), size, "{width} x {height}");
            assert!(tile.pixels.iter().all(|pixel| *pixel == 7));
        }
    }

    #[test]
    fn a_pixel_is_the_mean_of_those_it_stands_for() {
        let pixels = [0, 0, 0, 100, 100, 100, 200, 200, 200, 220, 220, 220];
        assert_eq!(Gray::shrunk(&frame(&pixels, 4, 3), 2).pixels, [50, 210]);
    }

    #[test]
    fn colours_are_gone_and_what_is_transparent_is_white() {
        let pixels = [255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 9, 9, 9, 0];
        assert_eq!(Gray::shrunk(&frame(&pixels, 4, 4), 4).pixels, [76, 149, 29, 255]);
    }

    #[test]
    fn a_blur_leaves_no_edge_and_the_mean() {
        let edge: Vec<u8> = (0..64 * 64).map(|at| if at % 64 < 32 { 0 } else { 255 }).collect();
        let sharp = Gray { width: 64, height: 64, pixels: edge };
        let blurred = sharp.clone().blurred(4);
        let steepest = |gray: &Gray| {
            gray.pixels
                .windows(2)
                .enumerate()
                .filter(|(at, _)| at % 64 != 63)
                .map(|(_, two)| two[0].abs_diff(two[1]))
                .max()
        };
        assert_eq!(steepest(&sharp), Some(255));
        assert!(steepest(&blurred) < Some(40), "{:?}", steepest(&blurred));
        let mean = |gray: &Gray| gray.pixels.iter().map(|it| u64::from(*it)).sum::<u64>() / 4096;
        assert!(mean(&blurred).abs_diff(mean(&sharp)) <= 2);
        let upright = Gray { pixels: turned(&sharp.pixels, 64, 64), ..sharp.clone() };
        assert_eq!(upright.blurred(4).pixels, turned(&blurred.pixels, 64, 64), "both ways alike");
    }

    #[test]
    fn frames_stand_side_by_side() {
        let one = Gray { width: 1, height: 2, pixels: vec![1, 2] };
        let two = Gray { width: 2, height: 1, pixels: vec![3, 4] };
        let both = Gray::beside(&[one, two]).unwrap();
        assert_eq!((both.size(), &both.pixels[..]), ((3, 2), &[1, 3, 4, 2, 255, 255][..]));
        assert_eq!(Gray::beside(&[]), None);
    }

    #[test]
    fn a_tile_is_a_png_that_others_read() {
        let tile = Gray { width: 2, height: 2, pixels: vec![0, 50, 100, 255] };
        let png = tile.to_png();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        assert_eq!((info.width, info.height, info.color_type), (2, 2, png::ColorType::Grayscale));
        assert_eq!(pixels, tile.pixels);
    }
}
