//! JPEG: baseline, extended and progressive frames with Huffman coding and 8 bits a colour.
//!
//! [`Jpeg::parse`] cuts the file into its segments; [`Jpeg::decode`] writes it anew and walks through
//! every coded coefficient while doing so. The usual kinds of pictures have their pixels made of these
//! coefficients ([`pixels`]), of others what was written is decoded: what was scanned is what is
//! served. Whatever stands between segments, behind a scan's last bit or behind the picture's end is
//! never copied. Tables that no scan uses go; padding bits inside a byte stay.

mod extras;
mod frame;
mod huffman;
mod markers;
mod pixels;
mod reach;
mod walk;
mod write;
mod zigzag;

use std::cell::OnceCell;

use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use crate::pipeline::{self, Outline};
use crate::{Limits, Refusal, Removed, Unsupported, tiff};
use extras::{Extras, Profile};
pub(crate) use frame::{Frame, Member, Scan};
pub(crate) use huffman::{Bits, DAMAGED, Definition, Table, definitions};
use markers::{Marker, Markers};
use pixels::Way;
pub(crate) use write::segment;
pub(crate) use zigzag::ZIGZAG;

#[derive(Debug)]
pub(crate) struct Jpeg<'a> {
    bytes: &'a [u8],
    /// The file's beginning, up to the end of the extras before tables and scans.
    lead: &'a [u8],
    frame: Frame<'a>,
    parts: Vec<Part<'a>>,
    extras: Extras<'a>,
    /// The file written anew; filled by decoding it.
    rewritten: OnceCell<Rewritten>,
    way: Way,
}

/// What a decoder has to know, in the file's order.
#[derive(Debug)]
pub(crate) enum Part<'a> {
    Quantization(&'a [u8]),
    Huffman(&'a [u8]),
    RestartInterval(u16),
    Scan { scan: Scan, coded: &'a [u8] },
}

#[derive(Debug)]
struct Rewritten {
    bytes: Vec<u8>,
    /// Bytes of table and scan segments that no decoder needs.
    unneeded: u64,
    profile: Profile,
}

/// More scans than any encoder writes; each costs a pass over the picture, here and in every viewer.
const MOST_SCANS: usize = 100;

/// More segments than any writer needs: bounds what parsing remembers of a file of empty segments.
const MOST_SEGMENTS: usize = 10_000;

impl<'a> Jpeg<'a> {
    pub fn parse(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        let mut markers = Markers::new(bytes)?;
        let mut extras = Extras::default();
        let mut parts = Vec::new();
        let mut frame: Option<Frame<'a>> = None;
        let (mut scans, mut segments) = (0, 0);
        let mut lead = &bytes[..2];
        loop {
            segments += 1;
            if segments > MOST_SEGMENTS {
                return Err(too_many("segments", MOST_SEGMENTS));
            }
            match markers.next()? {
                Marker::Segment(0xDB, data) => parts.push(Part::Quantization(data)),
                Marker::Segment(0xC4, data) => parts.push(Part::Huffman(data)),
                Marker::Segment(0xDD, data) => {
                    let interval = data
                        .try_into()
                        .map_err(|_| Refusal::Broken("a restart interval is broken"))?;
                    parts.push(Part::RestartInterval(u16::from_be_bytes(interval)));
                }
                Marker::Segment(
                    marker @ (0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF),
                    data,
                ) => {
                    if frame.is_some() {
                        return Err(Refusal::Broken("the picture has two headers"));
                    }
                    frame = Some(Frame::parse(marker, data)?);
                }
                Marker::Segment(0xDA, data) => {
                    let frame =
                        frame.as_ref().ok_or(Refusal::Broken("a scan before the header"))?;
                    scans += 1;
                    if scans > MOST_SCANS {
                        return Err(too_many("scans", MOST_SCANS));
                    }
                    // The decoder mixes their rows up where colours are subsampled.
                    if scans > 1 && !frame.progressive() {
                        return Err(Refusal::Unsupported(Unsupported::ScansOfJpeg));
                    }
                    let scan = Scan::parse(frame, data)?;
                    parts.push(Part::Scan { scan, coded: markers.coded()? });
                }
                Marker::Segment(marker @ (0xE0..=0xEF | 0xFE | 0xCC | 0xDC), data) => {
                    extras.add(marker, data, scans == 0, limits)?;
                    if parts.is_empty() && frame.is_none() {
                        lead = &bytes[..bytes.len() - markers.rest().len()];
                    }
                }
                // Viewers stop here too.
                Marker::Segment(..) => return Err(Refusal::Broken("an unknown segment")),
                Marker::End => break,
            }
        }
        extras.unneeded += markers.between();
        extras.after_end(markers.rest());
        let frame = frame.ok_or(Refusal::Broken("the file holds no picture"))?;
        if scans == 0 {
            return Err(Refusal::Broken("the file holds no picture"));
        }
        Ok(Self {
            bytes,
            lead,
            frame,
            parts,
            extras,
            rewritten: OnceCell::new(),
            way: Way::default(),
        })
    }

    /// The beginning of a cleaned file, with all that stands before its tables and scans.
    pub fn lead(&self) -> &'a [u8] {
        self.lead
    }

    /// What the picture's size and components are.
    pub fn frame(&self) -> &Frame<'a> {
        &self.frame
    }

    /// The Adobe segment's colour transform, where viewers look at it.
    pub fn transform(&self) -> Option<u8> {
        let usual = self.extras.jfif.is_some() && self.frame.components.len() == 3;
        if usual { Some(1) } else { self.extras.adobe }
    }

    /// The Exif orientation.
    pub fn orientation(&self) -> u8 {
        self.extras.orientation()
    }

    /// Tables and scans.
    pub fn parts(&self) -> &[Part<'a>] {
        &self.parts
    }

    pub fn outline(&self) -> Outline {
        Outline {
            width: u32::from(self.frame.width),
            height: u32::from(self.frame.height),
            frames: 1,
            turned: tiff::turns(self.extras.orientation()),
        }
    }

    pub fn decode(
        &self,
        _bytes: &[u8],
        each: &mut dyn FnMut(pipeline::Frame<'_>),
    ) -> Result<(), Refusal> {
        let (rewritten, pixels) = match self.is_painted() {
            true => self.painted()?,
            false => self.decoded()?,
        };
        let outline = self.outline();
        let (width, height) = (outline.width, outline.height);
        each(pipeline::Frame { pixels: &pixels, width, height, channels: 3 });
        // A picture is decoded once; a second time gives the same bytes.
        let _same = self.rewritten.set(rewritten);
        Ok(())
    }

    /// The picture is to be made one sample after the other, as the definitions have it.
    pub fn plainly(&mut self) {
        self.way = Way::Plain;
    }

    /// Hands on the pixels in strips of rows, where [`Jpeg::is_painted`].
    pub fn decode_in_strips(&self, rows: &mut dyn FnMut(&[u8])) -> Result<(), Refusal> {
        // A picture is decoded once; a second time gives the same bytes.
        let _same = self.rewritten.set(self.rewrite(Some(rows))?);
        Ok(())
    }

    /// Whether pixels are made here, of the coefficients that are walked through: "painted". What is
    /// progressive or sampled in rare ways is left to the decoder, and so are colours that are not luma and
    /// chroma.
    pub fn is_painted(&self) -> bool {
        !self.frame.progressive() && !self.is_rgb() && pixels::is_usual(&self.frame)
    }

    /// Whether viewers take its three components for red, green and blue: where JFIF doesn't say otherwise,
    /// and Adobe's segment does, or, without one, their names (`default_decompress_parms` in libjpeg-turbo).
    fn is_rgb(&self) -> bool {
        self.frame.components.len() == 3
            && match (self.extras.jfif, self.extras.adobe) {
                (Some(_), _) => false,
                (None, Some(transform)) => transform == 0,
                (None, None) => self.names_are_rgb(),
            }
    }

    fn names_are_rgb(&self) -> bool {
        self.frame.components.iter().map(|component| component.id).eq(*b"RGB")
    }

    /// Writes the file anew, and makes pixels on the way.
    fn painted(&self) -> Result<(Rewritten, Vec<u8>), Refusal> {
        let (width, height) = (usize::from(self.frame.width), usize::from(self.frame.height));
        let mut pixels = Vec::with_capacity(3 * width * height);
        let rewritten = self.rewrite(Some(&mut |rows| pixels.extend_from_slice(rows)))?;
        Ok((rewritten, pixels))
    }

    /// Writes the file anew, and decodes that.
    fn decoded(&self) -> Result<(Rewritten, Vec<u8>), Refusal> {
        let rewritten = self.rewrite(None)?;
        // The decoder goes by these names whatever else is said, and viewers don't.
        if self.names_are_rgb() && !self.is_rgb() {
            return Err(Refusal::Broken("its colours are named otherwise than they are coded"));
        }
        // Every coefficient has been walked through: strict, so that nothing is left gray.
        let options = DecoderOptions::default()
            .set_strict_mode(true)
            .set_max_width(usize::from(self.frame.width))
            .set_max_height(usize::from(self.frame.height))
            .jpeg_set_max_scans(MOST_SCANS)
            .jpeg_set_out_colorspace(ColorSpace::RGB);
        let mut decoder = JpegDecoder::new_with_options(ZCursor::new(&rewritten.bytes), options);
        let pixels = decoder.decode().map_err(|_| huffman::DAMAGED)?;
        Ok((rewritten, pixels))
    }

    pub fn clean(mut self) -> Result<(Vec<u8>, Vec<Removed>), Refusal> {
        let rewritten = match self.rewritten.take() {
            Some(rewritten) => rewritten,
            None => self.rewrite(None)?,
        };
        let removed = self.extras.removed(rewritten.profile, rewritten.unneeded);
        Ok((rewritten.bytes, removed))
    }
}

fn too_many(what: &'static str, limit: usize) -> Refusal {
    Refusal::TooLarge { what, limit: u64::try_from(limit).unwrap_or(u64::MAX) }
}

#[cfg(test)]
mod tests;
