//! Pixels: one picture at a time through `image-webp`, composed on the canvas as browsers do.
//!
//! Like libwebp and the browsers, and as the format allows, this ignores the background colour of an
//! animation: its canvas begins transparent. At most the canvas and one frame are held.

use std::io::{Cursor, ErrorKind};

use image_webp::{DecodingError, WebPDecoder};

use super::bitstream::Still;
use super::groups;
use super::write::still_file;
use super::{AnimationFrame, Pictures, WebP};
use crate::Refusal;
use crate::pipeline::Frame;

pub(super) fn decode(webp: &WebP<'_>, each: &mut dyn FnMut(Frame<'_>)) -> Result<(), Refusal> {
    let (width, height) = (webp.width, webp.height);
    match &webp.pictures {
        Pictures::Still(still) => {
            let (pixels, channels) = decode_still(still)?;
            each(Frame { pixels: &pixels, width, height, channels });
        }
        Pictures::Animation { frames, .. } => {
            let mut canvas = Canvas::new(width, height);
            for frame in frames {
                let (pixels, channels) = decode_still(&frame.picture)?;
                canvas.draw(frame, &pixels, usize::from(channels));
                each(Frame { pixels: &canvas.pixels, width, height, channels: 4 });
                if frame.dispose {
                    canvas.clear(frame);
                }
            }
        }
    }
    Ok(())
}

/// Pixels and channels of one picture.
pub(crate) fn decode_still(still: &Still<'_>) -> Result<(Vec<u8>, u8), Refusal> {
    groups::admit(still)?;
    let mut decoder = WebPDecoder::new(Cursor::new(still_file(still)?)).map_err(refuse)?;
    let channels = if decoder.has_alpha() { 4 } else { 3 };
    let len = decoder
        .output_buffer_size()
        .filter(|_| decoder.dimensions() == (still.width, still.height))
        .ok_or(Refusal::Broken("the picture's size contradicts its header"))?;
    let mut pixels = vec![0; len];
    decoder.read_image(&mut pixels).map_err(refuse)?;
    Ok((pixels, channels))
}

fn refuse(error: DecodingError) -> Refusal {
    match error {
        DecodingError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            Refusal::Truncated
        }
        _ => Refusal::Broken("the picture's data can't be decoded"),
    }
}

/// The canvas of an animation: red, green, blue, alpha.
struct Canvas {
    pixels: Vec<u8>,
    width: usize,
}

impl Canvas {
    fn new(width: u32, height: u32) -> Self {
        let (width, height) = (width as usize, height as usize);
        Self { pixels: vec![0; width * height * 4], width }
    }

    fn draw(&mut self, frame: &AnimationFrame<'_>, pixels: &[u8], channels: usize) {
        let rows = pixels.chunks_exact(frame.picture.width as usize * channels);
        for (row, target) in rows.zip(self.rows(frame)) {
            for (source, target) in row.chunks_exact(channels).zip(target.chunks_exact_mut(4)) {
                match *source {
                    [red, green, blue, alpha] if frame.blend => {
                        blend([red, green, blue, alpha], target);
                    }
                    [red, green, blue] => target.copy_from_slice(&[red, green, blue, 255]),
                    _ => target.copy_from_slice(source),
                }
            }
        }
    }

    fn clear(&mut self, frame: &AnimationFrame<'_>) {
        self.rows(frame).for_each(|row| row.fill(0));
    }

    /// The rows of the frame's rectangle, which lies within the canvas.
    fn rows(&mut self, frame: &AnimationFrame<'_>) -> impl Iterator<Item = &mut [u8]> {
        let (x, y) = (frame.x as usize, frame.y as usize);
        let (width, height) = (frame.picture.width as usize, frame.picture.height as usize);
        let rows = self.pixels.chunks_exact_mut(self.width * 4).skip(y).take(height);
        rows.map(move |row| &mut row[x * 4..(x + width) * 4])
    }
}

/// Draws `source` over `target`, neither premultiplied, in libwebp's arithmetic.
fn blend(source: [u8; 4], target: &mut [u8]) {
    let (over, under) = (u32::from(source[3]), u32::from(target[3]));
    if over == 255 || under == 0 {
        target.copy_from_slice(&source);
        return;
    }
    if over == 0 {
        return;
    }
    let under = (under * (256 - over)) >> 8;
    let alpha = over + under;
    let scale = (1_u32 << 24) / alpha;
    for channel in 0..3 {
        let sum = u32::from(source[channel]) * over + u32::from(target[channel]) * under;
        let value = (u64::from(sum) * u64::from(scale)) >> 24;
        target[channel] = u8::try_from(value).unwrap_or(u8::MAX);
    }
    target[3] = u8::try_from(alpha).unwrap_or(u8::MAX);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blended(source: [u8; 4], mut target: [u8; 4]) -> [u8; 4] {
        blend(source, &mut target);
        target
    }

    #[test]
    fn opaque_pixels_cover_and_transparent_ones_leave_what_is_there() {
        assert_eq!(blended([9, 8, 7, 255], [1, 2, 3, 255]), [9, 8, 7, 255]);
        assert_eq!(blended([9, 8, 7, 0], [1, 2, 3, 200]), [1, 2, 3, 200]);
        assert_eq!(blended([9, 8, 7, 3], [0, 0, 0, 0]), [9, 8, 7, 3]);
    }

    #[test]
    fn half_over_opaque_is_the_mean() {
        let [red, green, _, alpha] = blended([200, 0, 0, 128], [0, 200, 0, 255]);
        assert!(red.abs_diff(100) <= 1 && green.abs_diff(100) <= 1 && alpha >= 254);
    }
}
