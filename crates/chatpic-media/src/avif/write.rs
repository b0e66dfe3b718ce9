//! Writing an AVIF file of a picture alone: `ftyp`, `meta`, `mdat`, each in one canonical form.

use super::Picture;
use crate::Refusal;
use crate::boxes::{boxed, full_box};

const TOO_MANY: Refusal = Refusal::TooLarge { what: "parts of one picture", limit: 65_535 };

pub(super) fn file(profiles: &[[u8; 4]], picture: &Picture<'_>) -> Result<Vec<u8>, Refusal> {
    let brands = [b"avif\0\0\0\0avifmif1miaf", profiles.concat().as_slice()].concat();
    let ftyp = boxed(b"ftyp", &brands)?;
    // Offsets have four bytes whatever they are, so the first try has the length of the second.
    let data_at = ftyp.len() + meta(picture, 0)?.len() + 8;
    let data: Vec<&[u8]> = picture.items.iter().map(|it| &*it.data).collect();
    Ok([ftyp, meta(picture, data_at)?, boxed(b"mdat", &data.concat())?].concat())
}

fn meta(picture: &Picture<'_>, data_at: usize) -> Result<Vec<u8>, Refusal> {
    let handler = full_box(b"hdlr", 0, 0, b"\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0")?;
    let primary = full_box(b"pitm", 0, 0, &number(picture.primary + 1)?)?;
    let mut parts = vec![handler, primary, locations(picture, data_at)?, items(picture)?];
    if !picture.references.is_empty() {
        parts.push(references(picture)?);
    }
    parts.push(properties(picture)?);
    full_box(b"meta", 0, 0, &parts.concat())
}

fn locations(picture: &Picture<'_>, mut data_at: usize) -> Result<Vec<u8>, Refusal> {
    // Four bytes an offset, four a length, no base.
    let mut content = vec![0x44, 0x00];
    content.extend_from_slice(&number(picture.items.len())?);
    for (index, item) in picture.items.iter().enumerate() {
        content.extend_from_slice(&number(index + 1)?);
        // In this file, in one piece.
        content.extend_from_slice(&[0, 0, 0, 1]);
        content.extend_from_slice(&offset(data_at)?);
        content.extend_from_slice(&offset(item.data.len())?);
        data_at += item.data.len();
    }
    full_box(b"iloc", 0, 0, &content)
}

fn items(picture: &Picture<'_>) -> Result<Vec<u8>, Refusal> {
    let mut content = number(picture.items.len())?.to_vec();
    for (index, item) in picture.items.iter().enumerate() {
        // Not protected, and without a name.
        let entry = [&number(index + 1)?[..], &[0, 0], &item.kind, &[0]].concat();
        content.extend(full_box(b"infe", 2, u8::from(item.hidden), &entry)?);
    }
    full_box(b"iinf", 0, 0, &content)
}

fn references(picture: &Picture<'_>) -> Result<Vec<u8>, Refusal> {
    let mut content = Vec::new();
    for link in &picture.references {
        let mut numbers = [number(link.from + 1)?, number(link.to.len())?].concat();
        for to in &link.to {
            numbers.extend_from_slice(&number(to + 1)?);
        }
        content.extend(boxed(&link.kind, &numbers)?);
    }
    full_box(b"iref", 0, 0, &content)
}

fn properties(picture: &Picture<'_>) -> Result<Vec<u8>, Refusal> {
    let all: Vec<&[u8]> = picture.properties.iter().map(|it| it.bytes.as_slice()).collect();
    // Indexes have seven bits where that is enough, else fifteen.
    let wide = picture.properties.len() > 0x7F;
    let count = u32::try_from(picture.items.len()).map_err(|_| TOO_MANY)?;
    let mut content = count.to_be_bytes().to_vec();
    for (index, item) in picture.items.iter().enumerate() {
        content.extend_from_slice(&number(index + 1)?);
        content.push(u8::try_from(item.properties.len()).map_err(|_| TOO_MANY)?);
        for (property, essential) in &item.properties {
            let [high, low] = number(property + 1)?;
            let mark = if *essential { 0x80 } else { 0 };
            match wide {
                true => content.extend_from_slice(&[high | mark, low]),
                false => content.push(low | mark),
            }
        }
    }
    let associations = full_box(b"ipma", 0, u8::from(wide), &content)?;
    boxed(b"iprp", &[boxed(b"ipco", &all.concat())?, associations].concat())
}

fn number(value: usize) -> Result<[u8; 2], Refusal> {
    Ok(u16::try_from(value).map_err(|_| TOO_MANY)?.to_be_bytes())
}

fn offset(value: usize) -> Result<[u8; 4], Refusal> {
    let limit = u64::from(u32::MAX);
    let value = u32::try_from(value).map_err(|_| Refusal::TooLarge { what: "bytes", limit })?;
    Ok(value.to_be_bytes())
}
