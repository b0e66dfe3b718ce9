//! Pixels of a PNG, frame by frame. Each picture is handed to the decoder as a still file of its own,
//! made of what is kept and nothing else, so that nothing else is ever opened.

use std::io::{Cursor, ErrorKind};

use ::png::{BitDepth, Decoder, DecodingError, Transformations};

use super::animation::{Blend, Dispose};
use super::canvas::Canvas;
use super::header::Header;
use super::{Colour, Picture, Png, SIGNATURE, chunk, stream};
use crate::Refusal;
use crate::pipeline::Frame;

pub(super) fn frames(png: &Png<'_>, each: &mut dyn FnMut(Frame<'_>)) -> Result<(), Refusal> {
    let Header { width, height, .. } = png.header;
    let mut pictures = &png.pictures[..];
    if let Some((first, rest)) = pictures.split_first().filter(|(it, _)| it.control.is_none()) {
        let channels = if has_alpha(png) { 4 } else { 3 };
        let pixels = pixels(png, first, channels)?;
        each(Frame { pixels: &pixels, width, height, channels });
        pictures = rest;
    }
    if pictures.is_empty() {
        return Ok(());
    }
    let mut canvas = Canvas::clear(width, height);
    for picture in pictures {
        let Some(control) = picture.control else { continue };
        let before = (control.dispose == Dispose::Restore).then(|| canvas.copy(control.region));
        let pixels = pixels(png, picture, 4)?;
        match control.blend {
            Blend::Replace => canvas.replace(control.region, &pixels),
            Blend::Over => {
                let width = len(control.region.width) * 4;
                for (row, new) in canvas.rows(control.region).zip(pixels.chunks_exact(width)) {
                    row.chunks_exact_mut(4).zip(new.chunks_exact(4)).for_each(|(a, b)| over(a, b));
                }
            }
        }
        each(canvas.frame());
        match (control.dispose, before) {
            (Dispose::Restore, Some(before)) => canvas.replace(control.region, &before),
            (Dispose::Clear, _) => canvas.erase(control.region),
            _ => (),
        }
    }
    Ok(())
}

fn has_alpha(png: &Png<'_>) -> bool {
    matches!(png.header.colour, Colour::GreyAlpha | Colour::Rgba) || png.transparency.is_some()
}

/// Lays `new` over `pixel`, neither premultiplied.
fn over(pixel: &mut [u8], new: &[u8]) {
    let (alpha, under) = (u32::from(new[3]), u32::from(pixel[3]));
    if alpha == 255 || under == 0 {
        return pixel.copy_from_slice(new);
    }
    let (upper, lower) = (alpha * 255, under * (255 - alpha));
    let both = upper + lower;
    let byte = |value: u32| u8::try_from(value).expect("a weighted mean of bytes is a byte");
    for (old, new) in pixel.iter_mut().zip(new).take(3) {
        *old = byte((u32::from(*new) * upper + u32::from(*old) * lower) / both);
    }
    pixel[3] = byte(both / 255);
}

/// Pixels as the file has them, but for palettes, which become colours, a transparent colour, which
/// becomes alpha, and samples of fewer than 8 bits.
#[derive(Debug)]
pub(crate) struct Samples {
    /// Rows from the top without padding; samples of 16 bits with their high byte first.
    pub bytes: Vec<u8>,
    /// 1 to 4: grey, grey and alpha, red, green and blue, those and alpha.
    pub channels: u8,
    /// 8 or 16.
    pub depth: u8,
}

/// The picture's pixels as [`Samples`].
pub(crate) fn samples(png: &Png<'_>, picture: &Picture<'_>) -> Result<Samples, Refusal> {
    let (channels, depth) = samples_of(png);
    let bytes = opened(png, picture, usize::from(channels), Transformations::EXPAND)?;
    Ok(Samples { bytes, channels, depth })
}

/// Channels and depth of the [`Samples`] of each of its pictures.
pub(crate) fn samples_of(png: &Png<'_>) -> (u8, u8) {
    let colours = match png.header.colour {
        Colour::Grey | Colour::GreyAlpha => 1,
        Colour::Rgb | Colour::Indexed | Colour::Rgba => 3,
    };
    (colours + u8::from(has_alpha(png)), png.header.depth().max(8))
}

/// The picture's pixels with 3 or 4 channels of 8 bits.
fn pixels(png: &Png<'_>, picture: &Picture<'_>, channels: u8) -> Result<Vec<u8>, Refusal> {
    let eight = Transformations::EXPAND | Transformations::STRIP_16;
    opened(png, picture, usize::from(channels), eight)
}

fn opened(
    png: &Png<'_>,
    picture: &Picture<'_>,
    channels: usize,
    transformations: Transformations,
) -> Result<Vec<u8>, Refusal> {
    let header = picture.header(&png.header);
    let packed = picture.pieces.concat();
    let mut file = SIGNATURE.to_vec();
    chunk::write(&mut file, b"IHDR", &[&header.bytes()])?;
    for (kind, data) in [(b"PLTE", png.palette), (b"tRNS", png.transparency)] {
        if let Some(data) = data {
            chunk::write(&mut file, kind, &[data])?;
        }
    }
    chunk::write(&mut file, b"IDAT", &[&packed])?;
    chunk::write(&mut file, b"IEND", &[])?;
    read(&file, &header, channels, transformations).map_err(|error| match error {
        DecodingError::IoError(error) if error.kind() == ErrorKind::UnexpectedEof => {
            Refusal::Truncated
        }
        // The decoder doesn't tell apart what is damaged and what is missing.
        _ => match stream::cut(&packed, header.stream_len()) {
            Err(refusal) => refusal,
            Ok(_) => Refusal::Broken("the PNG's pixels can't be decoded"),
        },
    })
}

/// Reads exactly the picture's rows: what is packed behind the last one is never opened.
fn read(
    file: &[u8],
    header: &Header,
    channels: usize,
    transformations: Transformations,
) -> Result<Vec<u8>, DecodingError> {
    let mut decoder = Decoder::new(Cursor::new(file));
    decoder.set_transformations(transformations);
    let mut reader = decoder.read_info()?;
    let (colour, depth) = reader.output_color_type();
    let deep = usize::from(depth == BitDepth::Sixteen);
    let stored = colour.samples() << deep;
    let wanted = channels << deep;
    let mut line =
        vec![0; reader.output_line_size(header.width).ok_or(DecodingError::LimitsExceeded)?];
    let row_len = len(header.width) * wanted;
    let mut pixels = vec![0; row_len * len(header.height)];
    for pass in header.passes() {
        let rows = pixels.chunks_exact_mut(row_len).skip(len(pass.y)).step_by(len(pass.dy));
        for row in rows {
            if stored == wanted && pass.dx == 1 {
                reader.read_row(row)?;
                continue;
            }
            reader.read_row(&mut line)?;
            let spots = row.chunks_exact_mut(wanted).skip(len(pass.x)).step_by(len(pass.dx));
            let pixels = spots.zip(line.chunks_exact(stored));
            match stored == wanted {
                true => pixels.for_each(|(spot, pixel)| spot.copy_from_slice(pixel)),
                false => pixels.for_each(|(spot, pixel)| put(spot, pixel)),
            }
        }
    }
    Ok(pixels)
}

/// Writes a pixel with 1 to 4 channels, as PNG has them, as one with 3 or 4.
fn put(spot: &mut [u8], pixel: &[u8]) {
    let (colour, alpha) = match *pixel {
        [grey] => ([grey; 3], 255),
        [grey, alpha] => ([grey; 3], alpha),
        [r, g, b] => ([r, g, b], 255),
        [r, g, b, alpha, ..] => ([r, g, b], alpha),
        [] => return,
    };
    let whole = [colour[0], colour[1], colour[2], alpha];
    let kept = spot.len();
    spot.copy_from_slice(&whole[..kept]);
}

fn len(pixels: u32) -> usize {
    usize::try_from(pixels).expect("a side is far below what an address can count")
}
