//! Marked WebP: lossless pictures stay lossless, lossy ones keep all of their coding but for the luma
//! that marks are in ([`vp8`]), animations are marked in every frame. Alpha, profile, orientation and
//! timing stay.

use std::io::{Cursor, Write};

use image_webp::{ColorType, WebPEncoder};

use super::chance::Chance;
use super::grain::FINE;
use super::pixels::{Marks, Pixels, luma_of};
use super::{Mark, MarkError};
use crate::Refusal;
use crate::png::canvas::Region;
use crate::reader::Reader;
use crate::webp::bitstream::{Coded, Still};
use crate::webp::chunks::next_chunk;
use crate::webp::compose::decode_still;
use crate::webp::{AnimationFrame, Pictures, WebP, write};
use vp8::Vp8;

mod vp8;

pub(super) fn mark(webp: &WebP<'_>, mark: &Mark, out: &mut dyn Write) -> Result<(), MarkError> {
    let mut marks = Marks::of(webp.width, webp.height, webp.orientation, mark);
    let chance = Chance::of(mark.session);
    // The container begins with its size, so that all of it has to be there first.
    let data: Vec<Vec<u8>> = match &webp.pictures {
        Pictures::Still(still) => vec![marked(still, (0, 0), &mut marks, &chance)?],
        Pictures::Animation { frames, .. } => {
            let marked =
                |it: &AnimationFrame<'_>| marked(&it.picture, (it.x, it.y), &mut marks, &chance);
            frames.iter().map(marked).collect::<Result<_, _>>()?
        }
    };
    Ok(out.write_all(&write::file(&webp.recoded(&data))?.0)?)
}

/// The coded data of `still`, which stands at `x`, `y` of the canvas, with marks.
fn marked(
    still: &Still<'_>,
    (x, y): (u32, u32),
    marks: &mut Marks,
    chance: &Chance,
) -> Result<Vec<u8>, MarkError> {
    let region = Region { x, y, width: still.width, height: still.height };
    match still.coded {
        Coded::Lossless { .. } => {
            let (mut bytes, channels) = decode_still(still)?;
            marks.put(&mut Pixels { bytes: &mut bytes, region, channels, depth: 8 });
            lossless(&bytes, region, channels)
        }
        Coded::Lossy { data, alpha } => {
            let vp8 = Vp8::read(data)?;
            match alpha {
                None => look(&vp8, region, marks),
                Some(_) => look_through(still, region, marks)?,
            }
            Ok(lossy(&vp8, region, marks, chance)?)
        }
    }
}

fn look(vp8: &Vp8<'_>, region: Region, marks: &mut Marks) {
    let rows = vp8.rows().take(region.height as usize);
    let luma = |row: &[u8]| {
        let row = row[..region.width as usize].to_vec();
        row.into_iter().map(|it| Some(full(it)))
    };
    marks.look(region, rows.map(luma));
}

/// The same of a picture of which some is clear.
fn look_through(still: &Still<'_>, region: Region, marks: &mut Marks) -> Result<(), Refusal> {
    let (pixels, channels) = decode_still(still)?;
    let channels = usize::from(channels);
    let luma = |pixel: &[u8]| {
        let clear = pixel.get(3).is_some_and(|alpha| *alpha < 32);
        (!clear).then(|| luma_of([pixel[0], pixel[1], pixel[2]]))
    };
    let rows = pixels.chunks_exact(region.width as usize * channels);
    marks.look(region, rows.map(|row| row.chunks_exact(channels).map(luma)));
    Ok(())
}

/// What is clear in `vp8` changes with the rest: it has no colour of its own to keep, since a lossy
/// picture and its alpha are two.
fn lossy(
    vp8: &Vp8<'_>,
    region: Region,
    marks: &Marks,
    chance: &Chance,
) -> Result<Vec<u8>, Refusal> {
    let width = region.width as usize;
    let mut ink = vec![0; width * 16];
    vp8.marked(chance, |row, band| {
        let row = u32::try_from(row).expect("a row of the picture");
        let height = 16.min(region.height - row);
        let part = Region { y: region.y + row, height, ..region };
        let ink = &mut ink[..width * height as usize];
        marks.ink(part, ink);
        band.clear();
        let across = band.width;
        let rows = band.ink.chunks_exact_mut(across).zip(ink.chunks_exact(width));
        for (to, from) in rows {
            to.iter_mut().zip(from).for_each(|(to, from)| *to = *from * 219 / 255);
        }
        let mut rows = band.grain.chunks_exact_mut(across);
        marks.each_grain(part, |_, from| {
            let to = rows.next().expect("as many rows as in the part").iter_mut();
            to.zip(from).for_each(|(to, from)| *to = *from * 219 / 255 * vp8::PART / FINE);
        });
    })
}

/// Luma from 16 to 235 as luma from 0 to 255.
fn full(luma: u8) -> u8 {
    let above = u32::from(luma).saturating_sub(16) * 255 / 219;
    u8::try_from(above.min(255)).expect("at most 255")
}

fn lossless(pixels: &[u8], region: Region, channels: u8) -> Result<Vec<u8>, MarkError> {
    let mut file = Vec::new();
    let colour = if channels == 4 { ColorType::Rgba8 } else { ColorType::Rgb8 };
    let encoder = WebPEncoder::new(Cursor::new(&mut file));
    let encoded = encoder.encode(pixels, region.width, region.height, colour);
    encoded.map_err(|fault| MarkError::Io(std::io::Error::other(fault)))?;
    let mut reader = Reader::new(&file);
    reader.take(12)?;
    match next_chunk(&mut reader)? {
        Some(chunk) if chunk.name == *b"VP8L" => Ok(chunk.data.to_vec()),
        _ => Err(MarkError::Io(std::io::Error::other("the encoder wrote no picture"))),
    }
}
