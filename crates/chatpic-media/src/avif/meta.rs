//! The `meta` box: which items a file has, where their bytes are, and what is said of them.
//!
//! Everything is read, needed or not, so that what goes can be named. Nothing here looks at the
//! items' own bytes.

use std::collections::BTreeMap;

use crate::Refusal;
use crate::boxes::{IsoBox, boxes, uint, version_and_flags};
use crate::reader::Reader;

/// More parts than any picture has: what a small file could otherwise claim without end.
const MAX_EXTENTS: usize = 1 << 16;

#[derive(Debug, Default)]
pub(super) struct Meta<'a> {
    pub primary: u32,
    pub items: BTreeMap<u32, Item<'a>>,
    pub references: Vec<Reference>,
    /// In the file's order; associations count them from one.
    pub properties: Vec<IsoBox<'a>>,
    pub idat: &'a [u8],
    /// Bytes of names and of boxes that no picture needs.
    pub unneeded: u64,
}

#[derive(Debug, Default)]
pub(super) struct Item<'a> {
    pub kind: [u8; 4],
    /// Only part of another picture.
    pub hidden: bool,
    pub protected: bool,
    /// The media type of an item of kind `mime`.
    pub media_type: &'a [u8],
    pub location: Location,
    pub properties: Vec<Association>,
}

#[derive(Debug, Default)]
pub(super) struct Location {
    /// 0: offsets in the file; 1: offsets in `idat`.
    pub construction: u16,
    /// Bytes in another file.
    pub elsewhere: bool,
    /// Offset and length.
    pub extents: Vec<(u64, u64)>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Association {
    /// Into [`Meta::properties`], from one; zero is none.
    pub property: u16,
    pub essential: bool,
}

#[derive(Debug)]
pub(super) struct Reference {
    pub kind: [u8; 4],
    pub from: u32,
    pub to: Vec<u32>,
}

impl<'a> Meta<'a> {
    /// # Errors
    /// [`Refusal::Broken`] where the box contradicts itself; it lies in the file whole.
    pub fn parse(data: &'a [u8]) -> Result<Self, Refusal> {
        Self::read(data).map_err(|refusal| match refusal {
            Refusal::Truncated => Refusal::Broken("a part of the AVIF structure is cut off"),
            other => other,
        })
    }

    fn read(data: &'a [u8]) -> Result<Self, Refusal> {
        let mut reader = Reader::new(data);
        version_and_flags(&mut reader)?;
        let mut meta = Self::default();
        let (mut locations, mut associations) = (BTreeMap::new(), Vec::new());
        let mut seen = Vec::new();
        for part in boxes(reader.rest())? {
            if seen.contains(&part.kind) {
                return Err(Refusal::Broken("a part of the AVIF structure is there twice"));
            }
            match &part.kind {
                b"hdlr" => meta.read_handler(part.data)?,
                b"pitm" => meta.primary = read_primary(part.data)?,
                b"iinf" => meta.read_items(part.data)?,
                b"iloc" => locations = read_locations(part.data)?,
                b"iref" => meta.references = read_references(part.data)?,
                b"iprp" => associations = meta.read_properties(part.data)?,
                b"idat" => meta.idat = part.data,
                _ => {
                    meta.unneeded += part.span;
                    continue;
                }
            }
            seen.push(part.kind);
        }
        for (id, item) in &mut meta.items {
            item.location = locations.remove(id).unwrap_or_default();
        }
        for (id, association) in associations {
            if let Some(item) = meta.items.get_mut(&id) {
                item.properties.push(association);
            }
        }
        Ok(meta)
    }

    fn read_handler(&mut self, data: &[u8]) -> Result<(), Refusal> {
        let mut reader = Reader::new(data);
        version_and_flags(&mut reader)?;
        reader.take(4)?;
        if reader.array()? != *b"pict" {
            return Err(Refusal::Broken("the AVIF file holds no picture"));
        }
        reader.take(12)?;
        self.unneeded += text(&mut reader).len() as u64;
        Ok(())
    }

    fn read_items(&mut self, data: &'a [u8]) -> Result<(), Refusal> {
        let mut reader = Reader::new(data);
        let (version, _) = version_and_flags(&mut reader)?;
        // The count adds nothing to the boxes that follow.
        reader.take(if version == 0 { 2 } else { 4 })?;
        for entry in boxes(reader.rest())? {
            if entry.kind != *b"infe" {
                continue;
            }
            let mut reader = Reader::new(entry.data);
            let (version, flags) = version_and_flags(&mut reader)?;
            let id = match version {
                2 => u32::from(reader.u16_be()?),
                3 => reader.u32_be()?,
                _ => return Err(Refusal::Broken("an item is described in an unknown way")),
            };
            let protected = reader.u16_be()? != 0;
            let kind = reader.array()?;
            self.unneeded += text(&mut reader).len() as u64;
            let media_type = if kind == *b"mime" { text(&mut reader) } else { b"" };
            let hidden = flags & 1 != 0;
            let item = Item { kind, hidden, protected, media_type, ..Item::default() };
            if self.items.insert(id, item).is_some() {
                return Err(Refusal::Broken("two items have the same number"));
            }
        }
        Ok(())
    }

    fn read_properties(&mut self, data: &'a [u8]) -> Result<Vec<(u32, Association)>, Refusal> {
        let mut associations = Vec::new();
        for part in boxes(data)? {
            match &part.kind {
                b"ipco" if self.properties.is_empty() => self.properties = boxes(part.data)?,
                b"ipma" => read_associations(part.data, &mut associations)?,
                _ => self.unneeded += part.span,
            }
        }
        Ok(associations)
    }
}

fn read_primary(data: &[u8]) -> Result<u32, Refusal> {
    let mut reader = Reader::new(data);
    let (version, _) = version_and_flags(&mut reader)?;
    item_id(&mut reader, version >= 1)
}

fn read_locations(data: &[u8]) -> Result<BTreeMap<u32, Location>, Refusal> {
    let mut reader = Reader::new(data);
    let (version, _) = version_and_flags(&mut reader)?;
    if version > 2 {
        return Err(Refusal::Broken("the items' places are described in an unknown way"));
    }
    let [sizes, more] = reader.array()?;
    let size = |bits: u8| match usize::from(bits & 15) {
        size @ (0 | 4 | 8) => Ok(size),
        _ => Err(Refusal::Broken("the items' places are described in an unknown way")),
    };
    let (offset_size, length_size, base_size) = (size(sizes >> 4)?, size(sizes)?, size(more >> 4)?);
    let index_size = if version == 0 { 0 } else { size(more)? };
    let count = item_id(&mut reader, version == 2)?;
    let mut locations = BTreeMap::new();
    let mut total = 0;
    for _ in 0..count {
        let id = item_id(&mut reader, version == 2)?;
        let construction = if version == 0 { 0 } else { reader.u16_be()? & 15 };
        let elsewhere = reader.u16_be()? != 0;
        let base = uint(&mut reader, base_size)?;
        let extent_count = usize::from(reader.u16_be()?);
        total += extent_count;
        if total > MAX_EXTENTS {
            return Err(Refusal::Broken("the file is cut into too many pieces"));
        }
        let mut extents = Vec::new();
        for _ in 0..extent_count {
            reader.take(index_size)?;
            let offset = base.saturating_add(uint(&mut reader, offset_size)?);
            extents.push((offset, uint(&mut reader, length_size)?));
        }
        if locations.insert(id, Location { construction, elsewhere, extents }).is_some() {
            return Err(Refusal::Broken("an item is in two places"));
        }
    }
    Ok(locations)
}

fn read_references(data: &[u8]) -> Result<Vec<Reference>, Refusal> {
    let mut reader = Reader::new(data);
    let (version, _) = version_and_flags(&mut reader)?;
    let mut references = Vec::new();
    for part in boxes(reader.rest())? {
        let mut reader = Reader::new(part.data);
        let from = item_id(&mut reader, version >= 1)?;
        let count = reader.u16_be()?;
        let to = (0..count).map(|_| item_id(&mut reader, version >= 1));
        let to = to.collect::<Result<_, _>>()?;
        references.push(Reference { kind: part.kind, from, to });
    }
    Ok(references)
}

fn read_associations(data: &[u8], out: &mut Vec<(u32, Association)>) -> Result<(), Refusal> {
    let mut reader = Reader::new(data);
    let (version, flags) = version_and_flags(&mut reader)?;
    let count = reader.u32_be()?;
    for _ in 0..count {
        let id = item_id(&mut reader, version >= 1)?;
        for _ in 0..reader.u8()? {
            // The highest bit says whether a reader must understand the property.
            let (essential, property) = if flags & 1 != 0 {
                let word = reader.u16_be()?;
                (word & 0x8000 != 0, word & 0x7FFF)
            } else {
                let byte = reader.u8()?;
                (byte & 0x80 != 0, u16::from(byte & 0x7F))
            };
            out.push((id, Association { property, essential }));
        }
    }
    Ok(())
}

fn item_id(reader: &mut Reader<'_>, long: bool) -> Result<u32, Refusal> {
    if long { reader.u32_be() } else { Ok(u32::from(reader.u16_be()?)) }
}

/// Text up to its zero, or to the end.
fn text<'a>(reader: &mut Reader<'a>) -> &'a [u8] {
    let rest = reader.rest();
    let len = rest.iter().position(|byte| *byte == 0).unwrap_or(rest.len());
    // Never fails: at most what is left is taken.
    let _taken = reader.take((len + 1).min(rest.len()));
    &rest[..len]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_without_lengths_cannot_fill_the_memory() {
        // Two bytes of extent count claim 65,535 pieces, of which each takes no byte.
        let mut iloc = vec![0, 0, 0, 0, 0, 0, 0, 4];
        for id in 0..4 {
            iloc.extend_from_slice(&[0, id, 0, 0, 0xFF, 0xFF]);
        }
        assert!(matches!(read_locations(&iloc), Err(Refusal::Broken(_))));
    }

    #[test]
    fn a_base_and_an_offset_that_overflow_are_far_away() {
        let iloc = [&[0, 0, 0, 0, 0x48, 0x80, 0, 1, 0, 1, 0, 0][..], &[0xFF; 8], &[0, 1], &[9; 12]];
        let locations = read_locations(&iloc.concat()).unwrap();
        assert_eq!(locations[&1].extents[0].0, u64::MAX);
    }

    #[test]
    fn what_is_cut_off_within_is_broken() {
        assert!(matches!(Meta::parse(b"\0\0\0\0\0\0\0\x20pitm"), Err(Refusal::Broken(_))));
    }
}
