//! PNG and APNG: every chunk is read, and only those that the pixels, their colours, orientation and
//! timing need are written again, from what was understood of them.
//!
//! Compressed texts are never opened. A default picture that isn't part of its animation is kept and
//! counts as a frame, since viewers that don't animate show it. `pHYs`, `bKGD` and the suggested
//! palette of a true-colour picture are dropped: no browser heeds them.

mod animation;
pub(crate) mod canvas;
mod chunk;
mod decode;
mod header;
mod stream;
mod walk;
mod words;

use animation::{Animation, Control, Sequence};
use header::{Colour, Header};

use crate::pipeline::{Frame, Outline};
use crate::{Limits, Refusal, Removed, icc, tiff};

#[derive(Debug)]
pub(crate) struct Png<'a> {
    header: Header,
    /// Colour chunks of known kind and length, in the file's order.
    colours: Vec<([u8; 4], &'a [u8])>,
    profile: Option<Vec<u8>>,
    /// Whole entries, as many as the depth can name; there if and only if the colour is indexed.
    palette: Option<&'a [u8]>,
    transparency: Option<&'a [u8]>,
    /// 1 to 8.
    orientation: u8,
    animation: Option<Animation>,
    /// At least one. Only the first may be without control: then it is not part of an animation.
    pictures: Vec<Picture<'a>>,
    removed: Vec<Removed>,
    /// Bytes of dropped chunks of no kind that has a name.
    unneeded: u64,
}

/// One frame's compressed pixels, in the pieces in which they stand in the file.
#[derive(Debug, Default)]
struct Picture<'a> {
    control: Option<Control>,
    pieces: Vec<&'a [u8]>,
}

impl<'a> Png<'a> {
    pub fn parse(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        walk::parse(bytes, limits)
    }

    pub fn outline(&self) -> Outline {
        Outline {
            width: self.header.width,
            height: self.header.height,
            frames: u32::try_from(self.pictures.len()).unwrap_or(u32::MAX),
            turned: tiff::turns(self.orientation),
        }
    }

    pub fn orientation(&self) -> u8 {
        self.orientation
    }

    pub fn decode(&self, _bytes: &[u8], each: &mut dyn FnMut(Frame<'_>)) -> Result<(), Refusal> {
        decode::frames(self, each)
    }

    pub fn clean(self) -> Result<(Vec<u8>, Vec<Removed>), Refusal> {
        let mut out = SIGNATURE.to_vec();
        let mut removed = self.removed;
        let mut unneeded = self.unneeded;
        chunk::write(&mut out, b"IHDR", &[&self.header.bytes()])?;
        for (kind, data) in &self.colours {
            chunk::write(&mut out, kind, &[data])?;
        }
        if let Some(profile) = &self.profile {
            let (profile, had_texts) = icc::blank(profile)?;
            removed.extend(had_texts.then_some(Removed::ProfileTexts));
            let packed = miniz_oxide::deflate::compress_to_vec_zlib(&profile, 6);
            chunk::write(&mut out, b"iCCP", &[PROFILE_NAME, b"\0\0", &packed])?;
        }
        for (kind, data) in [(b"PLTE", self.palette), (b"tRNS", self.transparency)] {
            if let Some(data) = data {
                chunk::write(&mut out, kind, &[data])?;
            }
        }
        if self.orientation != 1 {
            chunk::write(&mut out, b"eXIf", &[&tiff::orientation_only(self.orientation)])?;
        }
        if let Some(animation) = self.animation {
            chunk::write(&mut out, b"acTL", &[&animation.bytes()])?;
        }
        let mut sequence = Sequence::default();
        for (i, picture) in self.pictures.iter().enumerate() {
            if let Some(control) = picture.control {
                chunk::write(&mut out, b"fcTL", &[&sequence.next(), &control.bytes()])?;
            }
            let packed = picture.pieces.concat();
            let (packed, saved) = stream::cut(&packed, picture.header(&self.header).stream_len())?;
            unneeded += saved;
            match i {
                0 => chunk::write(&mut out, b"IDAT", &[&packed])?,
                _ => chunk::write(&mut out, b"fdAT", &[&sequence.next(), &packed])?,
            }
        }
        chunk::write(&mut out, b"IEND", &[])?;
        removed.extend((unneeded > 0).then_some(Removed::Unneeded(unneeded)));
        Ok((out, removed))
    }
}

impl Picture<'_> {
    /// The header that this picture would have if it stood alone.
    fn header(&self, canvas: &Header) -> Header {
        match self.control {
            Some(Control { region, .. }) => canvas.sized(region.width, region.height),
            None => *canvas,
        }
    }
}

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A profile needs a name; this one says nothing.
const PROFILE_NAME: &[u8] = b"icc";
