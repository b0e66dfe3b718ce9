//! PNG and APNG: every chunk is read, and only those that the pixels, their colours, orientation and
//! timing need are written again, from what was understood of them.
//!
//! Compressed texts are never opened. A default picture that isn't part of its animation is kept and
//! counts as a frame, since viewers that don't animate show it. `pHYs`, `bKGD` and the suggested
//! palette of a true-colour picture are dropped: no browser heeds them.

pub(crate) mod animation;
pub(crate) mod canvas;
pub(crate) mod chunk;
pub(crate) mod decode;
pub(crate) mod header;
mod stream;
mod walk;
mod words;

use animation::{Animation, Control, Sequence};
use canvas::Region;
use header::{Colour, Header};

use crate::pipeline::{Frame, Outline};
use crate::{Limits, Refusal, Removed, icc, tiff};

#[derive(Debug)]
pub(crate) struct Png<'a> {
    pub header: Header,
    /// Colour chunks of known kind and length, in the file's order.
    colours: Vec<([u8; 4], &'a [u8])>,
    profile: Option<Vec<u8>>,
    /// Whole entries, as many as the depth can name; there if and only if the colour is indexed.
    palette: Option<&'a [u8]>,
    transparency: Option<&'a [u8]>,
    /// 1 to 8.
    pub orientation: u8,
    animation: Option<Animation>,
    /// At least one. Only the first may be without control: then it is not part of an animation.
    pub pictures: Vec<Picture<'a>>,
    removed: Vec<Removed>,
    /// Bytes of dropped chunks of no kind that has a name.
    unneeded: u64,
}

/// One frame's compressed pixels, in the pieces in which they stand in the file.
#[derive(Debug, Default)]
pub(crate) struct Picture<'a> {
    pub control: Option<Control>,
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
        let (mut out, had_texts) = self.head(&self.header)?;
        let mut unneeded = self.unneeded;
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
        let mut removed = self.removed;
        removed.extend(had_texts.then_some(Removed::ProfileTexts));
        removed.extend((unneeded > 0).then_some(Removed::Unneeded(unneeded)));
        Ok((out, removed))
    }

    /// The file up to its first picture, with `header` for its own, and whether its profile had texts.
    /// Where `header` stores samples in another way, what describes the old samples is left out.
    pub fn head(&self, header: &Header) -> Result<(Vec<u8>, bool), Refusal> {
        let mut out = SIGNATURE.to_vec();
        let as_before = header.stores_like(&self.header);
        let mut had_texts = false;
        chunk::write(&mut out, b"IHDR", &[&header.bytes()])?;
        for (kind, data) in self.colours.iter().filter(|(kind, _)| as_before || kind != b"sBIT") {
            chunk::write(&mut out, kind, &[data])?;
        }
        if let Some(profile) = &self.profile {
            let profile = icc::blank(profile)?;
            had_texts = profile.1;
            let packed = miniz_oxide::deflate::compress_to_vec_zlib(&profile.0, 6);
            chunk::write(&mut out, b"iCCP", &[PROFILE_NAME, b"\0\0", &packed])?;
        }
        for (kind, data) in [(b"PLTE", self.palette), (b"tRNS", self.transparency)] {
            if let Some(data) = data.filter(|_| as_before) {
                chunk::write(&mut out, kind, &[data])?;
            }
        }
        if self.orientation != 1 {
            chunk::write(&mut out, b"eXIf", &[&tiff::orientation_only(self.orientation)])?;
        }
        if let Some(animation) = self.animation {
            chunk::write(&mut out, b"acTL", &[&animation.bytes()])?;
        }
        Ok((out, had_texts))
    }
}

impl Picture<'_> {
    /// Where it lies on the canvas.
    pub fn region(&self, canvas: &Header) -> Region {
        let Header { width, height, .. } = *canvas;
        self.control.map_or(Region { x: 0, y: 0, width, height }, |control| control.region)
    }

    /// The header that this picture would have if it stood alone.
    fn header(&self, canvas: &Header) -> Header {
        match self.control {
            Some(Control { region, .. }) => canvas.sized(region.width, region.height),
            None => *canvas,
        }
    }
}

pub(crate) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A profile needs a name; this one says nothing.
const PROFILE_NAME: &[u8] = b"icc";
