//! A still picture as an AV1 bitstream: one sequence header, and one frame that needs no other.
//!
//! More than that is refused: of several frames, or layers, it is for each program to say which is the
//! picture, and what nobody looked at could be shown.

use super::{FRAME, FRAME_HEADER, SEQUENCE_HEADER, Unit, read_frame_size};
use crate::bits::Bits;
use crate::reader::Reader;
use crate::{Refusal, Unsupported};

/// What a sequence header says of the samples.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sequence {
    /// Of each sample: 8, 10 or 12.
    pub bits: u8,
    /// Whether there is luma alone.
    pub gray: bool,
    /// Whether the planes of colour are half as wide, and half as high.
    pub halved: (bool, bool),
    /// Whether samples use all of their range.
    pub full_range: bool,
    /// How colours were made, as ISO/IEC 23091-4 counts: 2 is not said.
    pub matrix: u8,
}

/// Reads what of a bitstream a decoder will go by.
///
/// # Errors
/// [`Refusal::Unsupported`] where it has layers, or another number of frames than one.
pub(crate) fn still(data: &[u8]) -> Result<Sequence, Refusal> {
    const OTHER: Refusal = Refusal::Unsupported(Unsupported::OtherAvif);
    let mut reader = Reader::new(data);
    let (mut found, mut frames) = (None, 0);
    while let Some(unit) = Unit::next(&mut reader)? {
        match unit.kind {
            SEQUENCE_HEADER if found.is_some() => return Err(OTHER),
            SEQUENCE_HEADER => found = Some(Sequence::read(unit.payload)?),
            FRAME | FRAME_HEADER => {
                let (_, reduced) = found.ok_or(OTHER)?;
                if !reduced && !is_shown_key(unit.payload)? {
                    return Err(OTHER);
                }
                frames += 1;
            }
            _ => {}
        }
    }
    match (found, frames) {
        (Some((sequence, _)), 1) => Ok(sequence),
        (Some(_), 0) => Err(Refusal::Broken("a picture has no AV1 frame")),
        _ => Err(OTHER),
    }
}

/// Whether a frame is made of nothing but itself, and shown.
fn is_shown_key(header: &[u8]) -> Result<bool, Refusal> {
    let mut bits = Bits::new(header);
    let (is_repeated, kind, is_shown) = (bits.flag()?, bits.read(2)?, bits.flag()?);
    Ok(!is_repeated && kind == 0 && is_shown)
}

impl Sequence {
    /// Reads a sequence header, and whether it is reduced to what a still picture needs, as sections
    /// 5.5.1 and 5.5.2 of the AV1 specification lay it out.
    fn read(payload: &[u8]) -> Result<(Self, bool), Refusal> {
        let mut bits = Bits::new(payload);
        let profile = bits.read(3)?;
        let _is_still = bits.flag()?;
        let reduced = bits.flag()?;
        read_frame_size(&mut bits, reduced)?;
        if !reduced && bits.flag()? {
            // Lengths of frame numbers.
            bits.read(7)?;
        }
        // Large blocks, and two ways to filter within a frame.
        bits.read(3)?;
        if !reduced {
            skip_tools_between_frames(&mut bits)?;
        }
        // Other sizes, and two ways to filter afterwards.
        bits.read(3)?;
        Ok((Self::read_colours(&mut bits, profile)?, reduced))
    }

    fn read_colours(bits: &mut Bits<'_>, profile: u32) -> Result<Self, Refusal> {
        let is_high = bits.flag()?;
        let depth = match (is_high, profile) {
            (false, _) => 8,
            (true, 2) if bits.flag()? => 12,
            (true, _) => 10,
        };
        let gray = profile != 1 && bits.flag()?;
        let described = bits.flag()?;
        let mut code = || if described { bits.read(8) } else { Ok(UNSPECIFIED) };
        let (primaries, transfer, matrix) = (code()?, code()?, code()?);
        let is_rgb = !gray && (primaries, transfer, matrix) == (BT_709, SRGB, IDENTITY);
        let full_range = is_rgb || bits.flag()?;
        let halved = match profile {
            _ if gray => (true, true),
            _ if is_rgb => (false, false),
            0 => (true, true),
            1 => (false, false),
            _ if depth == 12 => {
                let wide = bits.flag()?;
                (wide, wide && bits.flag()?)
            }
            _ => (true, false),
        };
        let matrix = u8::try_from(matrix).expect("eight bits were read");
        Ok(Self { bits: depth, gray, halved, full_range, matrix })
    }
}

fn skip_tools_between_frames(bits: &mut Bits<'_>) -> Result<(), Refusal> {
    // Compounds, motion and filters.
    bits.read(4)?;
    let is_ordered = bits.flag()?;
    if is_ordered {
        bits.read(2)?;
    }
    let chooses_tools = bits.flag()?;
    // Where they are never used, nothing is said of motion in whole samples.
    let uses_tools = chooses_tools || bits.flag()?;
    if uses_tools && !bits.flag()? {
        bits.read(1)?;
    }
    if is_ordered {
        bits.read(3)?;
    }
    Ok(())
}

const UNSPECIFIED: u32 = 2;
const BT_709: u32 = 1;
const SRGB: u32 = 13;
const IDENTITY: u32 = 0;

#[cfg(test)]
mod tests {
    use super::*;

    /// The sequence header that libaom wrote for a still picture of 128 × 96 in gray.
    const HEADER: [u8; 8] = [0x0A, 0x06, 0x18, 0x19, 0xBF, 0xDF, 0x61, 0x50];
    const FRAME_UNIT: [u8; 4] = [0x32, 0x02, 0xAA, 0xBB];
    const OTHER: Refusal = Refusal::Unsupported(Unsupported::OtherAvif);

    #[test]
    fn a_still_picture_is_one_header_and_one_frame() {
        let (header, frame) = (&HEADER[..], &FRAME_UNIT[..]);
        let sequence = still(&[header, frame].concat()).unwrap();
        let expected =
            Sequence { bits: 8, gray: true, halved: (true, true), full_range: true, matrix: 2 };
        assert_eq!(sequence, expected);
        assert!(matches!(still(header), Err(Refusal::Broken(_))));
        assert!(still(b"").is_err());
        for several in [
            [header, frame, frame].concat(),
            [header, frame, header, frame].concat(),
            [header, header, frame].concat(),
            [frame, header, frame].concat(),
            frame.to_vec(),
        ] {
            assert_eq!(still(&several), Err(OTHER));
        }
    }

    #[test]
    fn only_a_key_frame_that_is_shown_is_a_picture() {
        // To show again; key and not shown; another kind, shown.
        for first in [0x80, 0x00, 0x30, 0x50, 0x70] {
            assert!(!is_shown_key(&[first]).unwrap());
        }
        assert!(is_shown_key(&[0x10]).unwrap());
    }

    #[test]
    fn a_header_cut_short_is_refused() {
        for len in 2..HEADER.len() {
            let mut cut = HEADER[..len].to_vec();
            cut[1] = u8::try_from(len - 2).unwrap();
            cut.extend_from_slice(&FRAME_UNIT);
            assert!(still(&cut).is_err(), "{len}");
        }
    }
}
