//! Pixels of a GIF, frame by frame, composed as browsers do: on a clear screen, whatever the
//! background entry says. Each picture is handed to the decoder as a file of its own, made of what is
//! kept and nothing else.
//!
//! Not by the decoder's own way for one picture, `FrameDecoder`: that one turns for ever when the end
//! code comes before the last pixel (gif 0.14.2).

use ::gif::{DecodeOptions, DecodingError};

use super::{Control, Gif, Picture, TRAILER, lzw};
use crate::Refusal;
use crate::pipeline::Frame;
use crate::png::canvas::Canvas;

pub(super) fn frames(gif: &Gif<'_>, each: &mut dyn FnMut(Frame<'_>)) -> Result<(), Refusal> {
    let head = gif.head();
    let mut canvas = Canvas::clear(u32::from(gif.width), u32::from(gif.height));
    for picture in &gif.pictures {
        let region = picture.region();
        let disposal = picture.control.map_or(0, |control| control.disposal);
        // 4 is what an early draft said for 3, and browsers take it for that.
        let before = matches!(disposal, 3 | 4).then(|| canvas.copy(region));
        let indices = indices(&head, picture)?;
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

/// The picture's pixels as indices into its palette, rows from the top.
pub(crate) fn indices(head: &[u8], picture: &Picture<'_>) -> Result<Vec<u8>, Refusal> {
    let packed = picture.packed.joined();
    let mut file = head.to_vec();
    picture.write(&mut file, &packed);
    file.push(TRAILER);
    read(&file, picture).map_err(|_| {
        // The decoder doesn't tell apart what is damaged and what is missing.
        let cut = lzw::cut(&packed, picture.code_size, picture.pixels());
        cut.err().unwrap_or(Refusal::Broken("the GIF's pixels can't be decoded"))
    })
}

fn read(file: &[u8], picture: &Picture<'_>) -> Result<Vec<u8>, DecodingError> {
    let mut indices = vec![0; usize::from(picture.width) * usize::from(picture.height)];
    let mut decoder = DecodeOptions::new().read_info(file)?;
    decoder.next_frame_info()?;
    decoder.read_into_buffer(&mut indices)?;
    Ok(indices)
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
