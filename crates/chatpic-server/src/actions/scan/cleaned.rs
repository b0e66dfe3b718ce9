//! A media that was cleaned: a picture, held in memory, or a video, sealed on the disk.

use chatpic_media::{Cleaned, Removed, video};

use crate::actions::spool::AtRest;

/// What is left of a file.
pub enum Clean {
    Picture(Cleaned),
    Video(Box<Film>),
}

/// A cleaned video, and where its bytes are.
pub struct Film {
    pub file: AtRest,
    pub cleaned: video::Cleaned,
}

impl Clean {
    pub fn media_type(&self) -> &'static str {
        match self {
            Self::Picture(it) => it.format.media_type(),
            Self::Video(it) => it.cleaned.about.format.media_type(),
        }
    }

    pub fn extension(&self) -> &'static str {
        match self {
            Self::Picture(it) => it.format.extension(),
            Self::Video(it) => it.cleaned.about.format.extension(),
        }
    }

    /// Width and height in pixels, as displayed.
    pub fn size(&self) -> (u32, u32) {
        match self {
            Self::Picture(it) => (it.width, it.height),
            Self::Video(it) => (it.cleaned.about.width, it.cleaned.about.height),
        }
    }

    /// How long it plays.
    pub fn millis(&self) -> Option<u64> {
        match self {
            Self::Picture(_) => None,
            Self::Video(it) => Some(it.cleaned.about.millis),
        }
    }

    /// How many there are.
    pub fn bytes(&self) -> u64 {
        match self {
            Self::Picture(it) => it.bytes.len() as u64,
            Self::Video(it) => it.cleaned.bytes,
        }
    }

    /// What was taken out.
    pub fn removed(&self) -> &[Removed] {
        match self {
            Self::Picture(it) => &it.removed,
            Self::Video(it) => &it.cleaned.removed,
        }
    }
}
