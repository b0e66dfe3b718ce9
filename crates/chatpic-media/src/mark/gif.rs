//! Marked GIF: every picture gets a palette of its own, with the shades that the ink needs beside the
//! colours that it has, as far as 256 suffice ([`palette`]). The hidden pattern is finer than any
//! palette: it is dithered among its nearest colours ([`dither`]). Screen, timing, disposal and
//! repetitions stay; what is clear stays clear, and has no mark.

use std::io::Write;

use super::pixels::{Marks, bands, luma_of};
use super::{Mark, MarkError};
use crate::gif::{Control, Gif, Picture, TRAILER, decode};
use dither::Dither;
use palette::{CLEAR, Inks, Shades};

mod dither;
mod palette;

pub(super) fn mark(gif: &Gif<'_>, mark: &Mark, out: &mut dyn Write) -> Result<(), MarkError> {
    let head = gif.head();
    out.write_all(&gif.head_and_repeats())?;
    let mut marks = Marks::of(u32::from(gif.width), u32::from(gif.height), 1, mark);
    for picture in &gif.pictures {
        let indices = decode::indices(&head, picture)?;
        let marked = marked(gif, picture, indices, &mut marks);
        out.write_all(&marked)?;
    }
    Ok(out.write_all(&[TRAILER])?)
}

/// `picture`, whose pixels are `indices`, as it is written.
fn marked(
    gif: &Gif<'_>,
    picture: &Picture<'_>,
    mut indices: Vec<u8>,
    marks: &mut Marks,
) -> Vec<u8> {
    let colours = colours(gif, picture);
    let width = usize::from(picture.width);
    let rows = indices.chunks_exact(width);
    let luma = colours.map(|colour| colour.map(luma_of));
    marks.look(picture.region(), rows.map(|row| row.iter().map(|it| luma[usize::from(*it)])));

    let mut inks = Inks::with_capacity(indices.len());
    let mut ink = Vec::new();
    for band in bands(picture.region()) {
        ink.resize(width * band.height as usize, 0);
        marks.ink(band, &mut ink);
        inks.extend(&ink);
    }
    let shades = Shades::fitting(&colours, &indices, &inks);
    for (index, ink) in indices.iter_mut().zip(inks.iter()) {
        *index = shades.index(*index, ink);
    }
    let mut dither = Dither::among(&shades, width);
    let mut rows = indices.chunks_exact_mut(width);
    marks.each_grain(picture.region(), |_, grain| {
        dither.row(rows.next().expect("as many rows as in the region"), grain);
    });

    let control = match (picture.control, shades.has_clear) {
        (None, false) => None,
        (control, has_clear) => Some(Control {
            transparent: has_clear.then_some(CLEAR),
            ..control.unwrap_or(Control { disposal: 0, delay: 0, transparent: None })
        }),
    };
    let frame = ::gif::Frame { buffer: indices.into(), ..::gif::Frame::default() };
    let packed = packed(frame);
    let (code_size, packed) = packed.split_first().expect("the code size stands before the codes");
    let picture = picture.repainted(control, &shades.palette, *code_size);
    let mut out = Vec::with_capacity(packed.len() + packed.len() / 255 + 1024);
    picture.write(&mut out, packed);
    out
}

fn packed(mut frame: ::gif::Frame<'_>) -> Vec<u8> {
    frame.make_lzw_pre_encoded();
    frame.buffer.into_owned()
}

/// What each index shows; `None` where it is clear.
fn colours(gif: &Gif<'_>, picture: &Picture<'_>) -> [Option<[u8; 3]>; 256] {
    let mut colours = [None; 256];
    let palette = picture.palette.or(gif.palette).unwrap_or_default();
    for (colour, entry) in colours.iter_mut().zip(palette.chunks_exact(3)) {
        *colour = Some([entry[0], entry[1], entry[2]]);
    }
    if let Some(clear) = picture.control.and_then(|control| control.transparent) {
        colours[usize::from(clear)] = None;
    }
    colours
}
