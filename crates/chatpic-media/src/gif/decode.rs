//! Pixels of a GIF, frame by frame, composed as browsers do: on a clear screen, whatever the
//! background entry says.

use ::gif::streaming_decoder::FrameDecoder;
use ::gif::{DecodeOptions, Frame as Packed};

use super::{Control, Gif, Picture, lzw};
use crate::Refusal;
use crate::pipeline::Frame;
use crate::png::canvas::Canvas;

pub(super) fn frames(gif: &Gif<'_>, each: &mut dyn FnMut(Frame<'_>)) -> Result<(), Refusal> {
    let mut decoder = FrameDecoder::new(DecodeOptions::new());
    let mut canvas = Canvas::clear(u32::from(gif.width), u32::from(gif.height));
    for picture in &gif.pictures {
        let region = picture.region();
        let disposal = picture.control.map_or(0, |control| control.disposal);
        // 4 is what an early draft said for 3, and browsers take it for that.
        let before = matches!(disposal, 3 | 4).then(|| canvas.copy(region));
        let indices = indices(&mut decoder, picture)?;
        let palette = picture.palette.or(gif.palette).unwrap_or_default();
        draw(&mut canvas, picture, &indices, palette);
        each(canvas.frame());
        match before {
            Some(before) => canvas.replace(region, &before),
            None if disposal == 2 => canvas.erase(region),
            None => (),
        }
    }
    Ok(())
}

fn indices(decoder: &mut FrameDecoder, picture: &Picture<'_>) -> Result<Vec<u8>, Refusal> {
    let mut packed = vec![picture.code_size];
    packed.extend_from_slice(&picture.packed.joined());
    let pixels = usize::from(picture.width) * usize::from(picture.height);
    let mut indices = vec![0; pixels];
    let frame = Packed {
        width: picture.width,
        height: picture.height,
        interlaced: picture.interlaced,
        buffer: packed.into(),
        ..Packed::default()
    };
    match decoder.decode_lzw_encoded_frame_into_buffer(&frame, &mut indices) {
        Ok(()) => Ok(indices),
        // The decoder doesn't tell apart what is damaged and what is missing.
        Err(_) => match lzw::cut(&frame.buffer[1..], picture.code_size, pixels as u64) {
            Err(refusal) => Err(refusal),
            Ok(_) => Err(Refusal::Broken("the GIF's pixels can't be decoded")),
        },
    }
}

/// Draws what has a colour; the transparent index and those beyond the palette have none.
fn draw(canvas: &mut Canvas, picture: &Picture<'_>, indices: &[u8], palette: &[u8]) {
    let transparent = match picture.control {
        Some(Control { transparent, .. }) => transparent,
        None => None,
    };
    let rows = indices.chunks_exact(usize::from(picture.width));
    for (row, indices) in canvas.rows(picture.region()).zip(rows) {
        for (pixel, index) in row.chunks_exact_mut(4).zip(indices) {
            let at = usize::from(*index) * 3;
            match palette.get(at..at + 3) {
                Some(colour) if transparent != Some(*index) => {
                    pixel[..3].copy_from_slice(colour);
                    pixel[3] = 255;
                }
                _ => (),
            }
        }
    }
}
