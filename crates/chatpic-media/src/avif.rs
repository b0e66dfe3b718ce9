//! AVIF containers: AV1 pictures as items of an ISO base media file.
//!
//! [`Avif::parse`] reads the whole structure and keeps the primary picture, its tiles and their alpha,
//! with the properties that showing them needs; [`Avif::clean`] writes a new file of just those, with
//! orientation in `irot` and `imir`, which is where every reader looks for it. Thumbnails, gain maps,
//! depth maps, Exif and everything that has a name go.
//!
//! AV1 itself is not decoded here: no decoder in safe Rust is both well kept and free to use.
//! [`Avif::decode_with`] hands the coded pictures to one outside of this crate, and puts together what
//! comes back. Animated AVIF (image sequences) is refused, and so is a picture of several layers.

mod choose;
mod coded;
mod colours;
mod decode;
mod displayed;
mod grid;
mod meta;
mod properties;
mod write;

#[cfg(test)]
mod tests;

use std::borrow::Cow;

use crate::boxes::{IsoBox, next_box};
use crate::pipeline::{Frame, Outline};
use crate::reader::Reader;
use crate::{Limits, Refusal, Removed, Unsupported};
pub use coded::{Av1, Chroma, Coded};
use coded::{Sheet, Sheets};
use colours::Colours;
use decode::{Canvas, Taker};
use meta::Meta;
use properties::{Property, Says};

/// The `uuid` box of content credentials (C2PA).
pub(crate) const CREDENTIALS: [u8; 16] = [
    0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81,
];

#[derive(Debug)]
pub(crate) struct Avif<'a> {
    /// Whether the file promises the baseline or the advanced profile.
    profiles: Vec<[u8; 4]>,
    picture: Picture<'a>,
    sheets: Sheets,
    outline: Outline,
    removed: Vec<Removed>,
}

/// What stays of a file. Items are known by their place in `items`, from zero.
#[derive(Debug)]
struct Picture<'a> {
    primary: usize,
    items: Vec<Kept<'a>>,
    /// In the order of the file that was read.
    properties: Vec<Property>,
    references: Vec<Link>,
}

impl Picture<'_> {
    /// What an item's properties say.
    fn says(&self, item: usize) -> impl Iterator<Item = Says> {
        self.items[item].properties.iter().map(|(index, _)| self.properties[*index].says)
    }

    /// Matrix and range, as the container says: of the picture, or else of its first tile.
    fn matrix(&self, sheet: &Sheet) -> Option<(u8, bool)> {
        let of = |item| {
            self.says(item).find_map(|it| match it {
                Says::Matrix(matrix, full_range) => Some((matrix, full_range)),
                _ => None,
            })
        };
        of(self.primary).or_else(|| of(*sheet.items.get(*sheet.cells.first()?)?))
    }
}

#[derive(Debug)]
struct Kept<'a> {
    kind: [u8; 4],
    hidden: bool,
    /// Into [`Picture::properties`], in the order in which they apply, and whether essential.
    properties: Vec<(usize, bool)>,
    data: Cow<'a, [u8]>,
}

#[derive(Debug)]
struct Link {
    kind: [u8; 4],
    from: usize,
    to: Vec<usize>,
}

/// Whether `head`, the first bytes of a file, begins an AVIF, still or animated.
pub(crate) fn is_avif(head: &[u8]) -> bool {
    brands(head).is_some_and(|mut brands| brands.any(|it| it == *b"avif" || it == *b"avis"))
}

/// The major brand and the compatible ones, as far as `head` reaches.
fn brands(head: &[u8]) -> Option<impl Iterator<Item = [u8; 4]>> {
    let len = u32::from_be_bytes(head.get(..4)?.try_into().ok()?) as usize;
    let ftyp = head.get(..len.min(head.len()))?;
    if len < 16 || ftyp.get(4..8)? != b"ftyp" {
        return None;
    }
    // Between them stands the minor version.
    let (major, compatible) = (ftyp.get(8..12)?, ftyp.get(16..)?);
    let brands = std::iter::once(major).chain(compatible.chunks_exact(4));
    Some(brands.filter_map(|brand| brand.try_into().ok()))
}

impl<'a> Avif<'a> {
    pub fn parse(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        let mut brands: Vec<_> = brands(bytes).ok_or(Refusal::NotAccepted)?.collect();
        let outer = Outer::walk(bytes)?;
        if outer.film || brands.contains(b"avis") {
            return Err(Refusal::Unsupported(Unsupported::AnimatedAvif));
        }
        brands.retain(|it| it == b"MA1A" || it == b"MA1B");
        brands.sort_unstable();
        brands.dedup();
        let meta = Meta::parse(outer.meta.ok_or(Refusal::Truncated)?)?;
        let file = &bytes[..bytes.len() - outer.after_end];
        let (picture, outline, mut leavings) = choose::choose(file, &meta, limits)?;

        let located = meta.items.values().filter(|it| it.location.construction == 0);
        let extents = located.flat_map(|it| &it.location.extents);
        let named = extents.fold(0_u64, |sum, (_, len)| sum.saturating_add(*len));
        leavings.unneeded += meta.unneeded + outer.unneeded + outer.media.saturating_sub(named);
        leavings.admit(outer.unneeded + meta.unneeded, limits)?;
        if outer.credentials {
            leavings.removed.push(Removed::ContentCredentials);
        }
        let mut removed = leavings.removed;
        if leavings.unneeded > 0 {
            removed.push(Removed::Unneeded(leavings.unneeded));
        }
        if outer.after_end > 0 {
            removed.push(Removed::AfterEnd(outer.after_end as u64));
        }
        let sheets = Sheets::of(&picture)?;
        // What can't be shown need not be decoded.
        Colours::of(&sheets.colour.sequence, picture.matrix(&sheets.colour))?;
        Ok(Self { profiles: brands, picture, sheets, outline, removed })
    }

    /// As Exif counts.
    pub fn orientation(&self) -> u8 {
        displayed::orientation(self.picture.says(self.picture.primary))
    }

    /// The size of the coded picture: a clean aperture (`clap`) crops only when it is shown.
    pub fn outline(&self) -> Outline {
        self.outline
    }

    /// Has everything decoded by `av1`, which hands on each of the pictures that it is given, in order.
    /// Where only a part of the picture is shown, that comes behind the whole as a frame of its own.
    pub fn decode_with<E: From<Refusal>>(
        &self,
        av1: &mut Av1<'_, E>,
        each: &mut dyn FnMut(Frame<'_>),
    ) -> Result<(), E> {
        let Sheets { colour, alpha, premultiplied } = &self.sheets;
        let mut canvas = Canvas::new(&self.sheets);
        let mut through = |sheet: &Sheet, colours, is_alpha| {
            let coded = sheet.coded(&self.picture)?;
            let mut taker = Taker::new(&mut canvas, sheet, &coded, colours, is_alpha);
            av1(&coded, &mut |bytes| taker.take(bytes))?;
            Ok::<_, E>(taker.finish()?)
        };
        let colours = Colours::of(&colour.sequence, self.picture.matrix(colour))?;
        through(colour, colours, false)?;
        if let Some(alpha) = alpha {
            through(alpha, Colours::of_alpha(&alpha.sequence), true)?;
        }
        if *premultiplied {
            canvas.divide_by_alpha();
        }
        each(canvas.frame());
        let aperture = self.picture.says(self.picture.primary).find_map(|it| match it {
            Says::Aperture(aperture) => Some(aperture),
            _ => None,
        });
        let part = aperture.and_then(|it| it.within(colour.width, colour.height));
        if let Some(part) = part {
            each(canvas.part(part).frame());
        }
        Ok(())
    }

    pub fn clean(self) -> Result<(Vec<u8>, Vec<Removed>), Refusal> {
        Ok((write::file(&self.profiles, &self.picture)?, self.removed))
    }
}

/// The boxes of a file at its outermost.
#[derive(Default)]
struct Outer<'a> {
    meta: Option<&'a [u8]>,
    /// Whether there is a `moov`, which holds image sequences and videos.
    film: bool,
    credentials: bool,
    /// Bytes within `mdat` boxes.
    media: u64,
    unneeded: u64,
    after_end: usize,
}

impl<'a> Outer<'a> {
    /// Walks to the end of the file, or to where something that is no box begins behind the `meta`.
    /// If that hid a part of the picture, its place will lie behind the end.
    fn walk(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut reader = Reader::new(bytes);
        let mut outer = Self::default();
        loop {
            let rest = reader.rest();
            match next_box(&mut reader) {
                Ok(None) => return Ok(outer),
                Ok(Some(part)) => outer.note(&part),
                Err(_) if outer.meta.is_some() && rest.get(4..8) != Some(b"mdat") => {
                    outer.after_end = rest.len();
                    return Ok(outer);
                }
                Err(refusal) => return Err(refusal),
            }
        }
    }

    fn note(&mut self, part: &IsoBox<'a>) {
        match &part.kind {
            b"ftyp" => {}
            b"meta" if self.meta.is_none() => self.meta = Some(part.data),
            b"mdat" => self.media += part.data.len() as u64,
            b"moov" => self.film = true,
            b"uuid" if part.data.starts_with(&CREDENTIALS) => self.credentials = true,
            _ => self.unneeded += part.span,
        }
    }
}
