//! Colour profiles: the colours stay, what could tell one device, program or day from another goes.
//!
//! A profile is laid out anew from its parsed tag table with an allow-list: only tags that decide
//! colours, each only as long as its type needs, and the two texts that the format demands, empty.
//! The tables inside a multi-stage transform (`mAB `, `mBA `, `mpet`) are copied as they stand.

use crate::Refusal;
use crate::reader::Reader;

/// A copy of an ICC profile with which the same colours are shown, and whether it differs from the
/// original. Its length may differ too. Blanking twice is blanking once.
///
/// # Errors
/// [`Refusal::Broken`] where the header or the tag table is not sound: no viewer uses such a profile.
pub(crate) fn blank(profile: &[u8]) -> Result<(Vec<u8>, bool), Refusal> {
    let broken = |_| Refusal::Broken("the colour profile is broken");
    let blanked = rewrite(profile).map_err(broken)?;
    let differs = blanked != profile;
    Ok((blanked, differs))
}

/// What decides a colour, in the order in which it is written.
const KEPT: [&[u8; 4]; 29] = [
    b"wtpt", b"bkpt", b"chad", b"lumi", b"cicp", b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC",
    b"bTRC", b"kTRC", b"A2B0", b"A2B1", b"A2B2", b"A2B3", b"B2A0", b"B2A1", b"B2A2", b"B2A3",
    b"D2B0", b"D2B1", b"D2B2", b"D2B3", b"B2D0", b"B2D1", b"B2D2", b"B2D3", b"gamt",
];

const HEADER: usize = 128;

/// The most tags that lcms, and with it most viewers, reads.
const MOST_TAGS: u32 = 100;

fn rewrite(profile: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut header = Reader::new(profile);
    let claimed = usize::try_from(header.u32_be()?).unwrap_or(usize::MAX);
    let profile = &profile[..claimed.min(profile.len())];
    let mut table = Reader::new(profile);
    let header = table.array::<HEADER>()?;
    if header[36..40] != *b"acsp" {
        return Err(Refusal::Broken("not a colour profile"));
    }
    let (description, copyright) = empty_texts(header[8]);
    let mut tags: Vec<(&[u8; 4], Vec<u8>)> = vec![(b"desc", description), (b"cprt", copyright)];
    let sources = read_table(&mut table)?;
    for name in KEPT {
        let source = sources.iter().find(|(signature, ..)| signature == name);
        let data =
            source.and_then(|&(_, offset, len)| profile.get(offset..offset.checked_add(len)?));
        if let Some(value) = data.and_then(|data| value(data).ok()) {
            tags.push((name, value));
        }
    }
    lay_out(&header, &tags)
}

fn read_table(table: &mut Reader<'_>) -> Result<Vec<([u8; 4], usize, usize)>, Refusal> {
    let count = table.u32_be()?;
    if count > MOST_TAGS {
        return Err(Refusal::Broken("a colour profile with too many tags"));
    }
    let word = |table: &mut Reader<'_>| Ok(usize::try_from(table.u32_be()?).unwrap_or(usize::MAX));
    (0..count).map(|_| Ok((table.array()?, word(table)?, word(table)?))).collect()
}

/// A tag's data, cut to what its type needs, its reserved bytes zero. Types that no viewer expects of
/// a kept tag are refused, and their tags go.
fn value(data: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut reader = Reader::new(data);
    let kind = reader.array::<4>()?;
    reader.take(4)?;
    let len = match &kind {
        b"XYZ " => 8 + 12,
        b"sf32" => 8 + 36,
        b"cicp" => 8 + 4,
        b"curv" => 12 + 2 * length(reader.u32_be()?)?,
        b"para" => match reader.u16_be()? {
            function @ 0..=4 => 12 + 4 * [1, 3, 4, 5, 7][usize::from(function)],
            _ => return Err(Refusal::Broken("an unknown curve")),
        },
        b"mft1" | b"mft2" => table_length(kind == *b"mft2", &mut reader)?,
        b"mAB " | b"mBA " | b"mpet" => data.len(),
        _ => return Err(Refusal::Broken("an unknown type")),
    };
    let mut value = data.get(..len).ok_or(Refusal::Truncated)?.to_vec();
    value[4..8].fill(0);
    match &kind {
        b"para" => value[10..12].fill(0),
        b"mft1" | b"mft2" => value[11] = 0,
        _ => {}
    }
    Ok(value)
}

/// The length of a `lut8Type` or `lut16Type`, whose reader stands after the reserved bytes.
fn table_length(wide: bool, reader: &mut Reader<'_>) -> Result<usize, Refusal> {
    let [inputs, outputs, grid] = reader.array::<3>()?.map(usize::from);
    reader.take(1 + 36)?;
    let (entries_in, entries_out, head, width) = match wide {
        true => (usize::from(reader.u16_be()?), usize::from(reader.u16_be()?), 52, 2),
        false => (256, 256, 48, 1),
    };
    let colours = u32::try_from(inputs).ok().and_then(|n| grid.checked_pow(n));
    let colours = colours.and_then(|n| n.checked_mul(outputs)).ok_or(Refusal::Truncated)?;
    let values = (inputs * entries_in + outputs * entries_out).checked_add(colours);
    values.and_then(|n| n.checked_mul(width)?.checked_add(head)).ok_or(Refusal::Truncated)
}

fn length(count: u32) -> Result<usize, Refusal> {
    usize::try_from(count).ok().filter(|n| *n < 1 << 24).ok_or(Refusal::Truncated)
}

/// The required texts, empty, in the types of the profile's version: description, copyright.
fn empty_texts(major_version: u8) -> (Vec<u8>, Vec<u8>) {
    if major_version >= 4 {
        let empty = b"mluc\0\0\0\0\0\0\0\0\0\0\0\x0c".to_vec();
        return (empty.clone(), empty);
    }
    let mut description = b"desc\0\0\0\0\0\0\0\x01".to_vec();
    description.resize(12 + 1 + 8 + 3 + 67, 0);
    (description, b"text\0\0\0\0\0".to_vec())
}

fn lay_out(header: &[u8; HEADER], tags: &[(&[u8; 4], Vec<u8>)]) -> Result<Vec<u8>, Refusal> {
    let word = |n: usize| u32::try_from(n).map_err(|_| Refusal::Truncated);
    let mut table = word(tags.len())?.to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let mut placed: Vec<(usize, &[u8])> = Vec::new();
    let data_begins = HEADER + 4 + 12 * tags.len();
    for (name, value) in tags {
        // Equal values share their place, as the three curves of most profiles do.
        let shared = placed.iter().find(|(_, other)| other == value).map(|(at, _)| *at);
        let at = shared.unwrap_or(data_begins + data.len());
        if shared.is_none() {
            placed.push((at, value));
            data.extend_from_slice(value);
            data.resize(data.len().next_multiple_of(4), 0);
        }
        table.extend_from_slice(*name);
        table.extend_from_slice(&word(at)?.to_be_bytes());
        table.extend_from_slice(&word(value.len())?.to_be_bytes());
    }
    let mut profile = vec![0; HEADER];
    // Version, class, colour space, connection space; `acsp`; intent and illuminant. What is not
    // copied is the preferred module, date, platform, flags, device, creator and profile ID.
    for kept in [8..10, 12..24, 36..40, 64..80] {
        profile[kept.clone()].copy_from_slice(&header[kept]);
    }
    profile[..4].copy_from_slice(&word(data_begins + data.len())?.to_be_bytes());
    profile.append(&mut table);
    profile.append(&mut data);
    Ok(profile)
}

#[cfg(test)]
mod tests;
