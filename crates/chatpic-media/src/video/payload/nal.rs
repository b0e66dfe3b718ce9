//! H.264 and H.265: frames are rows of units, each behind its length.
//!
//! Units of slices and parameter sets stay as they are. Supplemental information goes through
//! [`super::sei`]. Delimiters, filler, and units that are reserved or that only extensions know
//! (Dolby Vision among them) go: a player of the base video passes over them.

use std::borrow::Cow;

use super::{Dropped, Limits, parameters, sei};
use crate::Refusal;

/// How units are laid out in a track's frames.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::video) struct Nal {
    pub family: Family,
    /// Bytes of the length before each unit: 1, 2 or 4.
    pub prefix: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::video) enum Family {
    H264,
    H265,
}

impl Family {
    /// Bytes of the header with which each unit begins.
    pub fn header(self) -> usize {
        match self {
            Self::H264 => 1,
            Self::H265 => 2,
        }
    }

    pub fn kind(self, unit: &[u8]) -> Result<u8, Refusal> {
        if unit.len() < self.header() || unit[0] & 0x80 != 0 {
            return Err(Refusal::Broken("a frame has a unit without a header"));
        }
        Ok(match self {
            Self::H264 => unit[0] & 0x1F,
            Self::H265 => unit[0] >> 1 & 0x3F,
        })
    }
}

pub(super) fn frame<'a>(
    nal: Nal,
    frame: &'a [u8],
    limits: &Limits,
    dropped: &mut Dropped,
) -> Result<Cow<'a, [u8]>, Refusal> {
    const CUT: Refusal = Refusal::Broken("a frame is cut off");
    let (mut rest, mut kept) = (frame, Vec::with_capacity(frame.len()));
    while !rest.is_empty() {
        let (len, behind) = rest.split_at_checked(nal.prefix).ok_or(CUT)?;
        let len = len.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
        let (found, behind) = behind.split_at_checked(len).ok_or(CUT)?;
        rest = behind;
        if found.is_empty() {
            continue;
        }
        let Some(stays) = unit(nal.family, found, limits, dropped)? else { continue };
        // What stays is never longer than it was, so its length fits where the old one did. Were an
        // escape added that was missing before, it might not; then it goes.
        let len = stays.len() as u64;
        if stays.len() > found.len() {
            continue;
        }
        kept.extend_from_slice(&len.to_be_bytes()[8 - nal.prefix..]);
        kept.extend_from_slice(&stays);
    }
    Ok(if kept == frame { Cow::Borrowed(frame) } else { Cow::Owned(kept) })
}

/// The unit as it stays, if it does.
pub(in crate::video) fn unit<'a>(
    family: Family,
    unit: &'a [u8],
    limits: &Limits,
    dropped: &mut Dropped,
) -> Result<Option<Cow<'a, [u8]>>, Refusal> {
    let kind = family.kind(unit)?;
    let stays = match (family, kind) {
        (Family::H264, 7) => {
            let (width, height) = parameters::h264_size(unit)?;
            limits.admit_coded(width, height)?;
            true
        }
        // A sequence of a further layer is laid out in another way.
        (Family::H265, 33) if unit[0] & 1 == 0 && unit[1] >> 3 == 0 => {
            let (width, height) = parameters::h265_size(unit)?;
            limits.admit_coded(width, height)?;
            true
        }
        // Slices, pictures' parameters, ends of sequence and stream, extensions. No slices of auxiliary
        // pictures: what nobody looks at is not kept.
        (Family::H264, 1..=5 | 8 | 10 | 11 | 13) => true,
        // Slices, video, sequence and picture parameters, ends of sequence and stream.
        (Family::H265, 0..=9 | 16..=21 | 32..=34 | 36 | 37) => true,
        (Family::H264, 6) | (Family::H265, 39 | 40) => {
            return Ok(sei::strip(family, unit, dropped).map(Cow::Owned));
        }
        _ => false,
    };
    Ok(stays.then_some(Cow::Borrowed(unit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAL: Nal = Nal { family: Family::H264, prefix: 4 };

    fn cleaned(units: &[&[u8]]) -> (Vec<u8>, Dropped) {
        let frame: Vec<u8> = units.iter().flat_map(|it| prefixed(it)).collect();
        let mut dropped = Dropped::default();
        let kept = super::frame(NAL, &frame, &Limits::default(), &mut dropped).unwrap();
        (kept.into_owned(), dropped)
    }

    fn prefixed(unit: &[u8]) -> Vec<u8> {
        [&u32::try_from(unit.len()).unwrap().to_be_bytes()[..], unit].concat()
    }

    #[test]
    fn slices_stay_and_what_stands_beside_them_goes() {
        let slice = [0x65, 1, 2, 3];
        let delimiter = [9, 0x10];
        let filler = b"\x0CMARKER\x80";
        let note = b"\x06\x05\x160123456789ABCDEFMARKER\x80";
        let (kept, dropped) = cleaned(&[&delimiter, note, &slice, filler, b""]);
        assert_eq!(kept, prefixed(&slice));
        assert!(dropped.notes);
        assert_eq!(cleaned(&[&slice]), (prefixed(&slice), Dropped::default()));
    }

    #[test]
    fn a_frame_that_is_cut_off_is_refused() {
        let whole = prefixed(&[0x65, 1, 2, 3]);
        for len in 1..whole.len() {
            let mut dropped = Dropped::default();
            let cut = super::frame(NAL, &whole[..len], &Limits::default(), &mut dropped);
            assert_eq!(cut.unwrap_err(), Refusal::Broken("a frame is cut off"));
        }
    }
}
