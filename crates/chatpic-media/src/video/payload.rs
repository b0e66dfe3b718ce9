//! What is inside coded frames: the units that carry pictures or sound stay, with the few notes that
//! showing them needs, and nothing that a device or a program wrote beside them.
//!
//! [`Payload::clean`] looks at one frame. Decoded pictures and sound are the same before and after; no
//! bit of an entropy-coded picture is looked at. What hides within coded data (a watermark, padding
//! behind a slice, elements of AAC behind the first sound) stays.

mod aac;
mod nal;
mod parameters;
mod sei;
mod vp;

use std::borrow::Cow;

pub(super) use aac::config as clean_aac_config;
pub(super) use nal::{Family, Nal, unit as clean_nal};

use super::limits::Limits;
use crate::{Refusal, obu};

/// How the frames of a track are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Payload {
    /// H.264 or H.265 units, each behind its length.
    Nal(Nal),
    /// AV1 units.
    Obu,
    /// VP8, which has no place for notes.
    Vp8,
    /// VP9, which has none either.
    Vp9,
    /// AAC whose frames are rows of elements.
    Aac,
    /// Opus, Vorbis, and other AAC.
    Sound,
}

/// What was left out of frames.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Dropped {
    /// Whether it was notes that a device or program wrote.
    pub notes: bool,
    pub bytes: u64,
}

impl Payload {
    /// The frame as it stays.
    pub fn clean<'a>(
        self,
        frame: &'a [u8],
        limits: &Limits,
        dropped: &mut Dropped,
    ) -> Result<Cow<'a, [u8]>, Refusal> {
        let cleaned = match self {
            Self::Nal(nal) => nal::frame(nal, frame, limits, dropped)?,
            Self::Obu => {
                let stripped = obu::strip(frame)?;
                for (width, height) in stripped.sizes {
                    limits.admit_coded(width, height)?;
                }
                dropped.notes |= stripped.notes;
                stripped.data
            }
            Self::Vp8 => {
                vp::vp8_size(frame).map_or(Ok(()), |(w, h)| limits.admit_coded(w, h))?;
                Cow::Borrowed(frame)
            }
            Self::Vp9 => {
                vp::vp9_size(frame)?.map_or(Ok(()), |(w, h)| limits.admit_coded(w, h))?;
                Cow::Borrowed(frame)
            }
            Self::Aac => aac::frame(frame, dropped),
            Self::Sound => Cow::Borrowed(frame),
        };
        dropped.bytes += (frame.len() as u64).saturating_sub(cleaned.len() as u64);
        Ok(cleaned)
    }
}
