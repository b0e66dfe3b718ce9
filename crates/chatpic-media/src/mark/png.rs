//! Marked PNG and APNG: the pixels are decoded, marked and compressed again, quickly rather than well.
//! Palettes become colours and a transparent colour becomes alpha, since the mark has shades that they
//! lack; the depth of 16 bits stays, and so do colour chunks, profile, orientation and timing.

use std::borrow::Cow;
use std::io::Write;

use ::png::{BitDepth, ColorType, Compression, Encoder};

use super::pixels::{Marks, Pixels};
use super::{Mark, MarkError};
use crate::png::animation::Sequence;
use crate::png::chunk::{self, Chunk};
use crate::png::decode::{Samples, samples, samples_of};
use crate::png::header::{Colour, Header};
use crate::png::{Png, SIGNATURE};
use crate::reader::Reader;

pub(super) fn mark(png: &Png<'_>, mark: &Mark, out: &mut dyn Write) -> Result<(), MarkError> {
    let Header { width, height, .. } = png.header;
    let (channels, depth) = samples_of(png);
    out.write_all(&png.head(&png.header.stored(colour(channels).0, depth))?.0)?;
    let mut marks = Marks::of(width, height, png.orientation, mark);
    let mut sequence = Sequence::default();
    for (at, picture) in png.pictures.iter().enumerate() {
        let Samples { mut bytes, channels, depth } = samples(png, picture)?;
        let region = picture.region(&png.header);
        marks.put(&mut Pixels { bytes: &mut bytes, region, channels, depth });
        let file = encoded(&bytes, region.width, region.height, channels, depth)?;
        drop(bytes);
        let packed = packed(&file)?;
        if let Some(control) = picture.control {
            put(out, b"fcTL", &[&sequence.next(), &control.bytes()])?;
        }
        match at {
            0 => put(out, b"IDAT", &[&packed])?,
            _ => put(out, b"fdAT", &[&sequence.next(), &packed])?,
        }
    }
    put(out, b"IEND", &[])
}

/// Writes a chunk as it comes, since a copy of all pixels takes time.
fn put(out: &mut dyn Write, kind: &[u8; 4], parts: &[&[u8]]) -> Result<(), MarkError> {
    let (head, tail) = chunk::frame(kind, parts)?;
    out.write_all(&head)?;
    for part in parts {
        out.write_all(part)?;
    }
    Ok(out.write_all(&tail)?)
}

/// The pixels as a still file.
fn encoded(
    pixels: &[u8],
    width: u32,
    height: u32,
    channels: u8,
    depth: u8,
) -> Result<Vec<u8>, MarkError> {
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, width, height);
    encoder.set_color(colour(channels).1);
    encoder.set_depth(if depth == 16 { BitDepth::Sixteen } else { BitDepth::Eight });
    encoder.set_compression(Compression::Fast);
    let fault = |fault| MarkError::Io(std::io::Error::other(fault));
    let mut writer = encoder.write_header().map_err(fault)?;
    writer.write_image_data(pixels).map_err(fault)?;
    writer.finish().map_err(fault)?;
    Ok(file)
}

/// The compressed stream of a still file.
fn packed(file: &[u8]) -> Result<Cow<'_, [u8]>, MarkError> {
    let mut reader = Reader::new(&file[SIGNATURE.len()..]);
    let mut pieces = Vec::new();
    while !reader.is_empty() {
        let chunk = Chunk::read(&mut reader)?;
        if chunk.kind == *b"IDAT" {
            pieces.push(chunk.dropped());
        }
    }
    Ok(match pieces[..] {
        [piece] => Cow::Borrowed(piece),
        _ => Cow::Owned(pieces.concat()),
    })
}

fn colour(channels: u8) -> (Colour, ColorType) {
    match channels {
        1 => (Colour::Grey, ColorType::Grayscale),
        2 => (Colour::GreyAlpha, ColorType::GrayscaleAlpha),
        3 => (Colour::Rgb, ColorType::Rgb),
        _ => (Colour::Rgba, ColorType::Rgba),
    }
}
