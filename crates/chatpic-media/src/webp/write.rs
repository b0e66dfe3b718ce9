//! Writing a WebP file again from what [`super::WebP`] kept of it.

use super::bitstream::{Coded, Still};
use super::chunks::{push_chunk, push_u24, riff};
use super::{ALPHA_FLAG, ANIMATION_FLAG, AnimationFrame, EXIF_FLAG, ICC_FLAG, Pictures, WebP};
use crate::{Refusal, Removed, icc, tiff};

pub(super) fn clean(webp: WebP<'_>) -> Result<(Vec<u8>, Vec<Removed>), Refusal> {
    let (file, had_texts) = file(&webp)?;
    let mut removed = webp.removed;
    removed.extend(had_texts.then_some(Removed::ProfileTexts));
    Ok((file, removed))
}

/// The whole file, and whether its profile had texts.
pub(crate) fn file(webp: &WebP<'_>) -> Result<(Vec<u8>, bool), Refusal> {
    let WebP { width, height, pictures, profile, orientation, .. } = webp;
    let mut flags = match pictures {
        // A lossless picture carries its alpha itself, with or without VP8X.
        Pictures::Still(Still { coded: Coded::Lossy { alpha: Some(_), .. }, .. }) => ALPHA_FLAG,
        Pictures::Still(_) => 0,
        Pictures::Animation { .. } => ANIMATION_FLAG,
    };
    let profile = profile.map(icc::blank).transpose()?;
    let had_texts = profile.as_ref().is_some_and(|(_, had_texts)| *had_texts);
    if profile.is_some() {
        flags |= ICC_FLAG;
    }
    if *orientation != 1 {
        flags |= EXIF_FLAG;
    }
    let mut chunks = Vec::new();
    if flags != 0 {
        if pictures.have_alpha() {
            flags |= ALPHA_FLAG;
        }
        push_chunk(&mut chunks, b"VP8X", &vp8x(flags, *width, *height))?;
    }
    if let Some((profile, _)) = profile {
        push_chunk(&mut chunks, b"ICCP", &profile)?;
    }
    match pictures {
        Pictures::Still(still) => push_still(&mut chunks, still)?,
        Pictures::Animation { background, loops, frames } => {
            let [blue, green, red, alpha] = *background;
            let [low, high] = loops.to_le_bytes();
            push_chunk(&mut chunks, b"ANIM", &[blue, green, red, alpha, low, high])?;
            for frame in frames {
                push_chunk(&mut chunks, b"ANMF", &anmf(frame)?)?;
            }
        }
    }
    if *orientation != 1 {
        push_chunk(&mut chunks, b"EXIF", &tiff::orientation_only(*orientation))?;
    }
    Ok((riff(&chunks)?, had_texts))
}

/// A file of one picture alone, for a decoder that reads files.
pub(super) fn still_file(still: &Still<'_>) -> Result<Vec<u8>, Refusal> {
    let mut chunks = Vec::new();
    if matches!(still.coded, Coded::Lossy { alpha: Some(_), .. }) {
        push_chunk(&mut chunks, b"VP8X", &vp8x(ALPHA_FLAG, still.width, still.height))?;
    }
    push_still(&mut chunks, still)?;
    riff(&chunks)
}

fn push_still(out: &mut Vec<u8>, still: &Still<'_>) -> Result<(), Refusal> {
    match still.coded {
        Coded::Lossy { data, alpha } => {
            if let Some(alpha) = alpha {
                push_chunk(out, b"ALPH", alpha)?;
            }
            push_chunk(out, b"VP8 ", data)
        }
        Coded::Lossless { data, .. } => push_chunk(out, b"VP8L", data),
    }
}

fn vp8x(flags: u8, width: u32, height: u32) -> Vec<u8> {
    let mut data = vec![flags, 0, 0, 0];
    push_u24(&mut data, width - 1);
    push_u24(&mut data, height - 1);
    data
}

fn anmf(frame: &AnimationFrame<'_>) -> Result<Vec<u8>, Refusal> {
    let mut data = Vec::new();
    push_u24(&mut data, frame.x / 2);
    push_u24(&mut data, frame.y / 2);
    push_u24(&mut data, frame.picture.width - 1);
    push_u24(&mut data, frame.picture.height - 1);
    push_u24(&mut data, frame.duration);
    data.push(u8::from(!frame.blend) << 1 | u8::from(frame.dispose));
    push_still(&mut data, &frame.picture)?;
    Ok(data)
}

impl Pictures<'_> {
    fn have_alpha(&self) -> bool {
        match self {
            Self::Still(still) => still.has_alpha(),
            Self::Animation { frames, .. } => frames.iter().any(|it| it.picture.has_alpha()),
        }
    }
}
