//! What a decoder is told before the first frame: parameter sets and the like, written anew.

use super::super::format::VideoCodec;
use super::super::limits::Limits;
use super::super::payload::{Dropped, Family, Nal, Payload, clean_aac_config, clean_nal};
use crate::reader::Reader;
use crate::{Refusal, Unsupported, obu};

/// The content of `avcC`, `hvcC`, `vpcC` or `av1C`, and how frames are to be read by it.
pub(super) fn video(
    codec: VideoCodec,
    content: &[u8],
    limits: &Limits,
    dropped: &mut Dropped,
) -> Result<(Vec<u8>, Payload), Refusal> {
    let read = match codec {
        VideoCodec::H264 => avc(content, limits, dropped),
        VideoCodec::H265 => hevc(content, limits, dropped),
        VideoCodec::Vp8 => vp(content).map(|it| (it, Payload::Vp8)),
        VideoCodec::Vp9 => vp(content).map(|it| (it, Payload::Vp9)),
        VideoCodec::Av1 => av1(content, limits, dropped).map(|it| (it, Payload::Obu)),
    };
    // Its box ends, and not the file.
    read.map_err(|refusal| match refusal {
        Refusal::Truncated => Refusal::Broken("a header of a codec is cut off"),
        other => other,
    })
}

fn avc(
    content: &[u8],
    limits: &Limits,
    dropped: &mut Dropped,
) -> Result<(Vec<u8>, Payload), Refusal> {
    let mut reader = Reader::new(content);
    let [version, profile, compatible, level, lengths] = reader.array()?;
    check_version(version)?;
    let mut out = vec![1, profile, compatible, level, lengths | 0xFC];
    let count = reader.u8()? & 31;
    let sets = parameter_sets(Family::H264, 7, count.into(), &mut reader, limits, dropped)?;
    out.push(0xE0 | sets.0);
    out.extend(sets.1);
    let count = reader.u8()?;
    let sets = parameter_sets(Family::H264, 8, count.into(), &mut reader, limits, dropped)?;
    out.push(sets.0);
    out.extend(sets.1);
    // High profiles say the kind of colours again; programs forget it, or write it where it is not
    // due, and readers look at what there is.
    if matches!(profile, 100 | 110 | 122 | 144 | 244) && reader.rest().len() >= 4 {
        let [chroma, luma_depth, chroma_depth, count] = reader.array()?;
        let sets = parameter_sets(Family::H264, 13, count.into(), &mut reader, limits, dropped)?;
        out.extend_from_slice(&[chroma | 0xFC, luma_depth | 0xF8, chroma_depth | 0xF8, sets.0]);
        out.extend(sets.1);
    }
    Ok((out, Payload::Nal(Nal { family: Family::H264, prefix: prefix(lengths)? })))
}

fn hevc(
    content: &[u8],
    limits: &Limits,
    dropped: &mut Dropped,
) -> Result<(Vec<u8>, Payload), Refusal> {
    let mut reader = Reader::new(content);
    let fixed: [u8; 22] = reader.array()?;
    check_version(fixed[0])?;
    let mut out = fixed.to_vec();
    let (mut arrays, mut kept) = (Vec::new(), 0);
    for _ in 0..reader.u8()? {
        let kind = reader.u8()?;
        let count = reader.u16_be()?;
        let kind_of_units = kind & 0x3F;
        let sets =
            parameter_sets(Family::H265, kind_of_units, count, &mut reader, limits, dropped)?;
        if sets.0 > 0 {
            kept += 1;
            arrays.extend_from_slice(&[kind & 0xBF, 0, sets.0]);
            arrays.extend(sets.1);
        }
    }
    out.push(kept);
    out.extend(arrays);
    Ok((out, Payload::Nal(Nal { family: Family::H265, prefix: prefix(fixed[21])? })))
}

/// Units, each behind a length of two bytes: how many stay, and those again.
fn parameter_sets(
    family: Family,
    kind: u8,
    count: u16,
    reader: &mut Reader<'_>,
    limits: &Limits,
    dropped: &mut Dropped,
) -> Result<(u8, Vec<u8>), Refusal> {
    let odd = || Refusal::Broken("a header of a codec is not sound");
    let (mut kept, mut out) = (0_u8, Vec::new());
    for _ in 0..count {
        let len = reader.u16_be()?;
        let unit = reader.take(len.into())?;
        if family.kind(unit)? != kind {
            return Err(odd());
        }
        if let Some(stays) = clean_nal(family, unit, limits, dropped)? {
            kept = kept.checked_add(1).ok_or_else(odd)?;
            out.extend_from_slice(&u16::try_from(stays.len()).map_err(|_| odd())?.to_be_bytes());
            out.extend_from_slice(&stays);
        }
    }
    Ok((kept, out))
}

fn prefix(lengths: u8) -> Result<usize, Refusal> {
    match lengths & 3 {
        2 => Err(Refusal::Broken("a header of a codec is not sound")),
        less_one => Ok(usize::from(less_one) + 1),
    }
}

fn vp(content: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut out: Vec<u8> = Reader::new(content).array::<10>()?.to_vec();
    check_version(out[0])?;
    // Flags, and bytes for a decoder, of which these codecs have none.
    out[1..4].fill(0);
    out.extend_from_slice(&[0, 0]);
    Ok(out)
}

/// The content of `av1C`, which WebM has too.
pub(in crate::video) fn av1(
    content: &[u8],
    limits: &Limits,
    dropped: &mut Dropped,
) -> Result<Vec<u8>, Refusal> {
    let mut reader = Reader::new(content);
    let fixed: [u8; 4] = reader.array()?;
    check_version(fixed[0] & 0x7F)?;
    let units = obu::strip(reader.rest())?;
    for (width, height) in units.sizes {
        limits.admit_coded(width, height)?;
    }
    dropped.notes |= units.notes;
    Ok([&fixed, &*units.data].concat())
}

fn check_version(version: u8) -> Result<(), Refusal> {
    match version {
        1 => Ok(()),
        _ => Err(Refusal::Unsupported(Unsupported::CodecSetup)),
    }
}

/// The content of `esds` without version and flags, one stream of AAC and its configuration, and how
/// frames are to be read by it.
pub(super) fn aac(content: &[u8], dropped: &mut Dropped) -> Result<(Vec<u8>, Payload), Refusal> {
    let other = Refusal::Unsupported(Unsupported::SoundOfVideo);
    let mut reader = Reader::new(content);
    reader.take(4)?;
    let mut stream = Reader::new(descriptor(&mut reader, 3)?);
    stream.take(2)?;
    let flags = stream.u8()?;
    if flags & 0x80 != 0 {
        stream.take(2)?;
    }
    if flags & 0x40 != 0 {
        return Err(Refusal::Unsupported(Unsupported::ScatteredVideo));
    }
    if flags & 0x20 != 0 {
        stream.take(2)?;
    }
    let mut decoder = Reader::new(descriptor(&mut stream, 4)?);
    let kind = decoder.u8()?;
    if !matches!(kind, 0x40 | 0x66..=0x68) {
        return Err(other);
    }
    decoder.take(12)?;
    let found = descriptor(&mut decoder, 5)?;
    let len = u8::try_from(found.len()).ok().filter(|it| *it <= MOST_CONFIG).ok_or(other)?;
    let (config, elements) = clean_aac_config(found)?;
    dropped.notes |= config != found;
    let mut out = vec![3, 3 + 2 + 13 + 2 + len + 3, 0, 0, 0, 4, 13 + 2 + len, kind, 0x15];
    out.extend_from_slice(&[0; 11]);
    out.extend_from_slice(&[5, len]);
    out.extend_from_slice(&config);
    // How the stream is packed: as in MP4.
    out.extend_from_slice(&[6, 1, 2]);
    Ok((out, if elements { Payload::Aac } else { Payload::Sound }))
}

/// The next descriptor, which has to be this one. Its length has seven bits a byte.
fn descriptor<'a>(reader: &mut Reader<'a>, tag: u8) -> Result<&'a [u8], Refusal> {
    if reader.u8()? != tag {
        return Err(Refusal::Broken("a header of a codec is not sound"));
    }
    let mut len = 0;
    for _ in 0..4 {
        let byte = reader.u8()?;
        len = len << 7 | usize::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            break;
        }
    }
    reader.take(len)
}

/// The content of `dOps`.
pub(super) fn opus(content: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut reader = Reader::new(content);
    let fixed: [u8; 11] = reader.array()?;
    let mapping = match fixed[10] {
        0 => &[],
        _ => reader.take(2 + usize::from(fixed[1]))?,
    };
    Ok([&fixed, mapping].concat())
}

/// Bytes of the longest configuration of AAC that fits a layout of channels with its comment.
const MOST_CONFIG: u8 = 90;
