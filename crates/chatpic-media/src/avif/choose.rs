//! Choosing what of a file's items is its picture, and naming what is not.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::displayed::orientation;
use super::grid::Grid;
use super::meta::{Item, Location, Meta};
use super::properties::{Property, Says, keep};
use super::{Kept, Link, Picture};
use crate::pipeline::Outline;
use crate::{Limits, Refusal, Removed, Unsupported, obu, tiff};

/// What goes, and the limit on it.
#[derive(Debug, Default)]
pub(super) struct Leavings {
    pub removed: Vec<Removed>,
    /// Bytes that have no word of their own in [`Removed`].
    pub unneeded: u64,
    metadata: u64,
}

impl Leavings {
    pub fn admit(&mut self, bytes: u64, limits: &Limits) -> Result<(), Refusal> {
        self.metadata = self.metadata.saturating_add(bytes);
        let limit = limits.metadata_bytes;
        if self.metadata > limit {
            return Err(Refusal::TooLarge { what: "bytes of metadata", limit });
        }
        Ok(())
    }
}

/// The picture of `file` (without what stands behind its end), how it is laid out, and what goes.
pub(super) fn choose<'a>(
    file: &'a [u8],
    meta: &Meta<'a>,
    limits: &Limits,
) -> Result<(Picture<'a>, Outline, Leavings), Refusal> {
    let properties = meta.properties.iter().map(|it| keep(it, limits)).collect();
    let mut chooser = Chooser {
        file,
        meta,
        limits,
        properties,
        chosen: BTreeMap::new(),
        copied: 0,
        pixels: 0,
        leavings: Leavings::default(),
    };
    chooser.choose_pictures()?;
    chooser.name_what_goes()?;
    let outline = chooser.outline()?;
    let (picture, leavings) = chooser.finish()?;
    Ok((picture, outline, leavings))
}

struct Chooser<'a, 'm> {
    file: &'a [u8],
    meta: &'m Meta<'a>,
    limits: &'m Limits,
    /// Each property of the file once, so that a hundred items with one profile don't read it a
    /// hundred times. A broken one matters only to an item that is chosen.
    properties: Vec<Result<Option<Property>, Refusal>>,
    chosen: BTreeMap<u32, Kept<'a>>,
    /// Bytes of chosen items; more than the file has means that they overlap.
    copied: u64,
    /// Pixels of all coded pictures, as large as their sequence headers let them be.
    pixels: u64,
    leavings: Leavings,
}

impl<'a> Chooser<'a, '_> {
    fn choose_pictures(&mut self) -> Result<(), Refusal> {
        self.choose_picture(self.meta.primary)?;
        let colours: BTreeSet<u32> = self.chosen.keys().copied().collect();
        let mut masked = BTreeSet::new();
        for reference in &self.meta.references {
            if &reference.kind != b"auxl"
                || self.chosen.contains_key(&reference.from)
                || !self.is_alpha(reference.from)
            {
                continue;
            }
            // Of two alpha planes of one picture, readers take the first.
            if reference.to.iter().any(|it| colours.contains(it) && masked.insert(*it)) {
                self.choose_picture(reference.from)?;
            }
        }
        Ok(())
    }

    /// Chooses a coded picture, or a grid with its tiles.
    fn choose_picture(&mut self, id: u32) -> Result<(), Refusal> {
        if &self.item(id)?.kind != b"grid" {
            return self.choose_coded(id);
        }
        let mut tiles =
            self.meta.references.iter().filter(|it| it.kind == *b"dimg" && it.from == id);
        let (Some(tiles), None) = (tiles.next(), tiles.next()) else {
            return Err(Refusal::Broken("the picture's tiles are not listed once"));
        };
        let data = self.data(id)?;
        let grid = Grid::parse(&data)?;
        let (width, height) = grid.size();
        self.limits.admit(width, height, 1)?;
        let first = *tiles.to.first().ok_or(Refusal::Broken("a grid has no tile"))?;
        let tile = self.size(first)?;
        let same = tiles.to.iter().all(|it| self.size(*it) == Ok(tile));
        if !same || !grid.is_filled_by(tiles.to.len(), tile) || self.size(id)? != grid.size() {
            return Err(Refusal::Broken("the picture's tiles don't fit together"));
        }
        self.keep(id, Cow::Owned(grid.bytes), false)?;
        for tile in &tiles.to {
            if !self.chosen.contains_key(tile) {
                self.choose_coded(*tile)?;
            }
        }
        Ok(())
    }

    fn choose_coded(&mut self, id: u32) -> Result<(), Refusal> {
        if &self.item(id)?.kind != b"av01" {
            return Err(Refusal::Unsupported(Unsupported::OtherAvif));
        }
        let (width, height) = self.size(id)?;
        self.limits.admit(width, height, 1)?;
        let data = self.data(id)?;
        let (data, sizes) = match data {
            Cow::Borrowed(data) => {
                let stripped = obu::strip(data)?;
                (stripped.data, stripped.sizes)
            }
            Cow::Owned(data) => {
                let stripped = obu::strip(&data)?;
                (Cow::Owned(stripped.data.into_owned()), stripped.sizes)
            }
        };
        if sizes.is_empty() {
            return Err(Refusal::Broken("a picture has no AV1 sequence header"));
        }
        // What a decoder will allocate, whatever the container says.
        for (width, height) in sizes {
            self.limits.admit(width, height, 1)?;
            self.pixels += u64::from(width) * u64::from(height);
        }
        let limit = self.limits.summed_pixels;
        if self.pixels > limit {
            return Err(Refusal::TooLarge { what: "pixels in all tiles together", limit });
        }
        let len = self.item(id)?.location.len();
        let stripped = len.saturating_sub(data.len() as u64);
        self.leavings.unneeded += stripped;
        self.keep(id, data, stripped > 0)
    }

    fn keep(&mut self, id: u32, data: Cow<'a, [u8]>, changed: bool) -> Result<(), Refusal> {
        let item = self.item(id)?;
        let (kind, hidden) = (item.kind, item.hidden);
        let mut properties = Vec::new();
        let mut coded = false;
        for association in &item.properties {
            let Some(index) = usize::from(association.property).checked_sub(1) else { continue };
            let kept = self.properties.get(index);
            let kept = kept.ok_or(Refusal::Broken("an item has a property that is not there"))?;
            match kept.as_ref().map_err(Refusal::clone)?.as_ref().map(|it| it.says) {
                Some(Says::LayerSizes) if changed => {}
                Some(says) => {
                    coded |= says == Says::Coded;
                    properties.push((index, association.essential));
                }
                None if association.essential => {
                    return Err(Refusal::Unsupported(Unsupported::OtherAvif));
                }
                None => {}
            }
        }
        if kind == *b"av01" && !coded {
            return Err(Refusal::Broken("a picture has no AV1 configuration"));
        }
        self.chosen.insert(id, Kept { kind, hidden, properties, data });
        Ok(())
    }

    fn item(&self, id: u32) -> Result<&Item<'a>, Refusal> {
        let item = self.meta.items.get(&id).ok_or(Refusal::Broken("the picture is not there"))?;
        if item.protected {
            return Err(Refusal::Unsupported(Unsupported::ProtectedAvif));
        }
        Ok(item)
    }

    /// What the item's readable properties say.
    fn says(&self, id: u32) -> impl Iterator<Item = Says> {
        let item = self.meta.items.get(&id);
        let places = item.into_iter().flat_map(|it| &it.properties);
        let indexes = places.filter_map(|it| usize::from(it.property).checked_sub(1));
        let kept = indexes.filter_map(|index| self.properties.get(index)?.as_ref().ok()?.as_ref());
        kept.map(|it| it.says)
    }

    fn is_alpha(&self, id: u32) -> bool {
        self.says(id).any(|it| it == Says::Alpha)
    }

    fn size(&self, id: u32) -> Result<(u32, u32), Refusal> {
        let size = self.says(id).find_map(|it| match it {
            Says::Size(width, height) => Some((width, height)),
            _ => None,
        });
        size.ok_or(Refusal::Broken("a picture has no size"))
    }

    /// The bytes of an item that is chosen.
    fn data(&mut self, id: u32) -> Result<Cow<'a, [u8]>, Refusal> {
        let location = &self.item(id)?.location;
        let len = location.len();
        let data = gather(self.file, self.meta.idat, location)?;
        self.copied = self.copied.saturating_add(len);
        if self.copied > self.file.len() as u64 {
            return Err(Refusal::Broken("parts of the file overlap"));
        }
        Ok(data)
    }

    fn name_what_goes(&mut self) -> Result<(), Refusal> {
        let thumbnails = self.meta.references.iter().filter(|it| it.kind == *b"thmb");
        let thumbnails: BTreeSet<u32> = thumbnails.map(|it| it.from).collect();
        for (id, item) in &self.meta.items {
            if self.chosen.contains_key(id) {
                continue;
            }
            let len = item.location.len();
            match &item.kind {
                _ if thumbnails.contains(id) => self.leavings.removed.push(Removed::Thumbnail),
                b"Exif" => {
                    self.leavings.admit(len, self.limits)?;
                    let exif = gather(self.file, self.meta.idat, &item.location);
                    let kinds = exif.map(|it| tiff::read(behind_offset(&it)).kinds);
                    self.leavings.removed.extend(kinds.unwrap_or(vec![Removed::Exif]));
                }
                b"mime" if item.media_type == b"application/rdf+xml" => {
                    self.leavings.admit(len, self.limits)?;
                    self.leavings.removed.push(Removed::Xmp);
                }
                b"av01" | b"grid" | b"tmap" | b"iovl" | b"iden" | b"hvc1" | b"jpeg" | b"sato" => {
                    self.leavings.removed.push(Removed::ExtraPictures);
                }
                _ => {
                    self.leavings.admit(len, self.limits)?;
                    self.leavings.unneeded = self.leavings.unneeded.saturating_add(len);
                }
            }
        }
        Ok(())
    }

    fn outline(&self) -> Result<Outline, Refusal> {
        let (width, height) = self.size(self.meta.primary)?;
        let turned = tiff::turns(orientation(self.says(self.meta.primary)));
        Ok(Outline { width, height, frames: 1, turned })
    }

    /// Numbers what is chosen anew, without gaps.
    fn finish(mut self) -> Result<(Picture<'a>, Leavings), Refusal> {
        let places: BTreeMap<u32, usize> = self.chosen.keys().copied().zip(0..).collect();
        let used = self.chosen.values().flat_map(|it| &it.properties).map(|(index, _)| *index);
        let used: BTreeSet<usize> = used.collect();
        let mut properties = Vec::new();
        let mut renumbered = BTreeMap::new();
        for index in used {
            renumbered.insert(index, properties.len());
            // Every index was looked up when its item was kept.
            properties.extend(self.properties[index].clone()?);
        }
        if properties.iter().any(|it| it.blanked) {
            self.leavings.removed.push(Removed::ProfileTexts);
        }
        let mut references = Vec::new();
        for reference in &self.meta.references {
            let Some(from) = places.get(&reference.from) else { continue };
            let to: Vec<_> = reference.to.iter().filter_map(|it| places.get(it).copied()).collect();
            let kind = reference.kind;
            let stays = [*b"dimg", *b"auxl", *b"prem"].contains(&kind) && !to.is_empty();
            if stays {
                references.push(Link { kind, from: *from, to });
            }
        }
        let mut items: Vec<_> = self.chosen.into_values().collect();
        for item in &mut items {
            item.properties.iter_mut().for_each(|(index, _)| *index = renumbered[index]);
        }
        let primary = places[&self.meta.primary];
        Ok((Picture { primary, items, properties, references }, self.leavings))
    }
}

/// The bytes of an item, without copying them where they are in one piece.
fn gather<'a>(
    file: &'a [u8],
    idat: &'a [u8],
    location: &Location,
) -> Result<Cow<'a, [u8]>, Refusal> {
    let source = match location.construction {
        0 => file,
        1 => idat,
        _ => return Err(Refusal::Unsupported(Unsupported::OtherAvif)),
    };
    if location.elsewhere {
        return Err(Refusal::Unsupported(Unsupported::ScatteredAvif));
    }
    if location.len() > source.len() as u64 {
        return Err(Refusal::Truncated);
    }
    let piece = |(offset, len): &(u64, u64)| {
        let from = usize::try_from(*offset).ok()?;
        source.get(from..from.checked_add(usize::try_from(*len).ok()?)?)
    };
    match location.extents.as_slice() {
        [] => Err(Refusal::Broken("a picture has no place in the file")),
        [one] => Ok(Cow::Borrowed(piece(one).ok_or(Refusal::Truncated)?)),
        many => {
            let pieces = many.iter().map(piece).collect::<Option<Vec<_>>>();
            Ok(Cow::Owned(pieces.ok_or(Refusal::Truncated)?.concat()))
        }
    }
}

impl Location {
    fn len(&self) -> u64 {
        self.extents.iter().fold(0, |sum, (_, len)| sum.saturating_add(*len))
    }
}

/// The TIFF structure of an Exif item, which begins with the offset to it.
fn behind_offset(item: &[u8]) -> &[u8] {
    let offset = item.first_chunk().map_or(0, |offset| u32::from_be_bytes(*offset) as usize);
    item.get(4..).and_then(|it| it.get(offset..)).unwrap_or_default()
}
