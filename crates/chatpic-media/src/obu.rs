//! AV1 bitstreams as a row of open bitstream units: those that carry pixels stay.
//!
//! The end of a frame's coded data within its unit is not looked for: only a full entropy decode
//! finds it.

mod still;

use std::borrow::Cow;

use crate::Refusal;
use crate::bits::Bits;
use crate::reader::Reader;
pub(crate) use still::{Sequence, still};

const SEQUENCE_HEADER: u8 = 1;
const TEMPORAL_DELIMITER: u8 = 2;
const FRAME_HEADER: u8 = 3;
const TILE_GROUP: u8 = 4;
const METADATA: u8 = 5;
const FRAME: u8 = 6;
const REDUNDANT_FRAME_HEADER: u8 = 7;

const NOT_SOUND: Refusal = Refusal::Broken("the AV1 data is not sound");

/// A bitstream without what carries no pixels.
#[derive(Debug)]
pub(crate) struct Stripped<'a> {
    pub data: Cow<'a, [u8]>,
    /// Width and height that the sequence headers allow a frame to have.
    pub sizes: Vec<(u32, u32)>,
    /// Whether metadata was left out that a device or a program may have written.
    pub notes: bool,
}

pub(crate) fn strip(data: &[u8]) -> Result<Stripped<'_>, Refusal> {
    let mut reader = Reader::new(data);
    let (mut kept, mut sizes) = (Vec::with_capacity(data.len()), Vec::new());
    let mut notes = false;
    while let Some(Unit { header, kind, payload, whole }) = Unit::next(&mut reader)? {
        match kind {
            SEQUENCE_HEADER => {
                sizes.push(frame_size(payload)?);
                kept.extend_from_slice(whole);
            }
            FRAME_HEADER | TILE_GROUP | FRAME | REDUNDANT_FRAME_HEADER => {
                kept.extend_from_slice(whole);
            }
            TEMPORAL_DELIMITER => kept.extend_from_slice(&[header & !4 | 2, 0]),
            METADATA => {
                let levels = light_levels(payload);
                notes |= levels.is_empty();
                kept.extend_from_slice(&levels);
            }
            // Padding, tile lists and what is not defined.
            _ => {}
        }
    }
    let data = if kept == data { Cow::Borrowed(data) } else { Cow::Owned(kept) };
    Ok(Stripped { data, sizes, notes })
}

/// An open bitstream unit.
struct Unit<'a> {
    header: u8,
    kind: u8,
    payload: &'a [u8],
    /// With its header.
    whole: &'a [u8],
}

impl<'a> Unit<'a> {
    fn next(reader: &mut Reader<'a>) -> Result<Option<Self>, Refusal> {
        if reader.is_empty() {
            return Ok(None);
        }
        let rest = reader.rest();
        let header = reader.u8().map_err(|_| NOT_SOUND)?;
        let (kind, extended, sized) = (header >> 3 & 15, header & 4 != 0, header & 2 != 0);
        if header & 0x80 != 0 {
            return Err(NOT_SOUND);
        }
        if extended {
            reader.take(1).map_err(|_| NOT_SOUND)?;
        }
        // Only the last unit may leave out its size.
        let len = if sized { leb128(reader)? } else { reader.rest().len() };
        let payload = reader.take(len).map_err(|_| Refusal::Truncated)?;
        let whole = &rest[..rest.len() - reader.rest().len()];
        Ok(Some(Self { header, kind, payload, whole }))
    }
}

/// The metadata unit again if it says how bright the picture is (content light level, mastering
/// display), which screens go by; nothing of any other.
fn light_levels(payload: &[u8]) -> Vec<u8> {
    let (len, total) = match payload.first() {
        Some(1) => (1 + 4, 1 + 4 + 1),
        Some(2) => (1 + 24, 1 + 24 + 1),
        _ => return Vec::new(),
    };
    let Some(content) = payload.get(..len) else { return Vec::new() };
    // The header of a sized unit, its size, the content and the bit that ends it.
    [&[METADATA << 3 | 2, total], content, &[0x80]].concat()
}

fn leb128(reader: &mut Reader<'_>) -> Result<usize, Refusal> {
    let mut value = 0_u64;
    for place in 0..8 {
        let byte = reader.u8().map_err(|_| NOT_SOUND)?;
        value |= u64::from(byte & 0x7F) << (7 * place);
        if byte & 0x80 == 0 {
            return usize::try_from(value).map_err(|_| NOT_SOUND);
        }
    }
    Err(NOT_SOUND)
}

/// The largest frame that a sequence header allows, read as section 5.5 of the AV1 specification
/// lays it out.
fn frame_size(payload: &[u8]) -> Result<(u32, u32), Refusal> {
    let mut bits = Bits::new(payload);
    // Profile, and whether it is a still picture.
    bits.read(4)?;
    let reduced = bits.flag()?;
    read_frame_size(&mut bits, reduced)
}

/// What stands between the flag that it is a still picture's `reduced` header and the size, and that.
fn read_frame_size(bits: &mut Bits<'_>, reduced: bool) -> Result<(u32, u32), Refusal> {
    if reduced {
        bits.read(5)?;
    } else {
        skip_operating_points(bits)?;
    }
    let (width_bits, height_bits) = (bits.read(4)? + 1, bits.read(4)? + 1);
    Ok((bits.read(width_bits)? + 1, bits.read(height_bits)? + 1))
}

fn skip_operating_points(bits: &mut Bits<'_>) -> Result<(), Refusal> {
    let mut delay_bits = None;
    if bits.flag()? {
        // Ticks of the display clock.
        bits.read(32)?;
        bits.read(32)?;
        if bits.flag()? {
            bits.skip_uvlc()?;
        }
        // The decoder model.
        if bits.flag()? {
            delay_bits = Some(bits.read(5)? + 1);
            bits.read(32)?;
            bits.read(10)?;
        }
    }
    let initial_delays = bits.flag()?;
    let points = bits.read(5)? + 1;
    for _ in 0..points {
        bits.read(12)?;
        // Levels above 7 have tiers.
        if bits.read(5)? > 7 {
            bits.read(1)?;
        }
        if let Some(delay_bits) = delay_bits
            && bits.flag()?
        {
            bits.read(delay_bits)?;
            bits.read(delay_bits)?;
            bits.read(1)?;
        }
        if initial_delays && bits.flag()? {
            bits.read(4)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sequence header that libaom wrote for a still picture of 128 × 96.
    const HEADER: [u8; 8] = [0x0A, 0x06, 0x18, 0x19, 0xBF, 0xDF, 0x61, 0x50];
    const FRAME_UNIT: [u8; 4] = [0x32, 0x02, 0xAA, 0xBB];

    #[test]
    fn the_sequence_header_says_the_size() {
        let stripped = strip(&HEADER).unwrap();
        assert_eq!(stripped.sizes, [(128, 96)]);
        assert!(matches!(stripped.data, Cow::Borrowed(_)));
    }

    #[test]
    fn units_without_pixels_go() {
        let marker = b"\x2A\x07\x04MARKER";
        let padding = b"\x7A\x06MARKER";
        let dirty = [&HEADER[..], marker, padding, &FRAME_UNIT].concat();
        assert_eq!(*strip(&dirty).unwrap().data, [&HEADER[..], &FRAME_UNIT].concat());
    }

    #[test]
    fn light_levels_stay_without_what_hides_behind_them() {
        let level = b"\x2A\x06\x01\x03\xE8\x01\x90\x80";
        assert_eq!(*strip(level).unwrap().data, level[..]);
        assert_eq!(*strip(b"\x2A\x0C\x01\x03\xE8\x01\x90\x80MARKER").unwrap().data, level[..]);
    }

    #[test]
    fn the_last_unit_may_leave_out_its_size() {
        let data = [&HEADER[..], &[0x30, 1, 2, 3]].concat();
        assert_eq!(*strip(&data).unwrap().data, data);
    }

    #[test]
    fn cut_units_are_refused() {
        let cut = [&HEADER[..], &FRAME_UNIT[..3]].concat();
        assert_eq!(strip(&cut).unwrap_err(), Refusal::Truncated);
        assert!(strip(&HEADER[..4]).is_err());
        assert!(strip(&[0x32, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]).is_err());
        assert!(strip(&[0x80]).is_err());
    }
}
