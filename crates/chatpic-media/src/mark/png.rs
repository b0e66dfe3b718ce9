//! Marked PNG and APNG: the pixels are decoded, marked and compressed again, quickly rather than well.
//! Palettes become colours and a transparent colour becomes alpha, since the mark has shades that they
//! lack; the depth of 16 bits stays, and so do colour chunks, profile, orientation and timing.

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
        let packed = packed(&bytes, region.width, region.height, channels, depth)?;
        drop(bytes);
        let mut chunks = Vec::with_capacity(packed.len() + 64);
        if let Some(control) = picture.control {
            chunk::write(&mut chunks, b"fcTL", &[&sequence.next(), &control.bytes()])?;
        }
        match at {
            0 => chunk::write(&mut chunks, b"IDAT", &[&packed])?,
            _ => chunk::write(&mut chunks, b"fdAT", &[&sequence.next(), &packed])?,
        }
        out.write_all(&chunks)?;
    }
    let mut end = Vec::new();
    chunk::write(&mut end, b"IEND", &[])?;
    Ok(out.write_all(&end)?)
}

/// The pixels as a compressed stream: what the encoder puts into the IDAT chunks of a still file.
fn packed(
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
    let mut reader = Reader::new(&file[SIGNATURE.len()..]);
    let mut packed = Vec::with_capacity(file.len());
    while !reader.is_empty() {
        let chunk = Chunk::read(&mut reader)?;
        if chunk.kind == *b"IDAT" {
            packed.extend_from_slice(chunk.dropped());
        }
    }
    Ok(packed)
}

fn colour(channels: u8) -> (Colour, ColorType) {
    match channels {
        1 => (Colour::Grey, ColorType::Grayscale),
        2 => (Colour::GreyAlpha, ColorType::GrayscaleAlpha),
        3 => (Colour::Rgb, ColorType::Rgb),
        _ => (Colour::Rgba, ColorType::Rgba),
    }
}
