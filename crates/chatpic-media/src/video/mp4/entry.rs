//! The `stsd` box: how the frames of a track are coded. Each entry is written anew, with its names
//! blank and only boxes that are known.

use super::super::format::{AudioCodec, VideoCodec};
use super::super::leavings::Leavings;
use super::super::limits::{Budget, Limits};
use super::super::payload::{Dropped, Payload};
use super::config;
use super::head::children;
use crate::boxes::{IsoBox, boxed, full_box};
use crate::reader::Reader;
use crate::{Refusal, Removed, Unsupported};

/// All entries of a track, which are coded in one way.
#[derive(Debug)]
pub(super) struct Entries {
    pub codec: Codec,
    pub list: Vec<Entry>,
    /// In pixels as coded, and the shape of a pixel.
    pub size: (u32, u32),
    pub pixel: (u32, u32),
    pub leavings: Leavings,
    pub dropped: Dropped,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    Video(VideoCodec),
    Audio(AudioCodec),
}

/// One entry.
#[derive(Debug)]
pub(super) struct Entry {
    /// The whole box as it is written.
    pub bytes: Vec<u8>,
    pub payload: Payload,
}

impl Entries {
    /// Reads the entries of a track of pictures (`vide`) or of sound.
    pub fn parse(
        stsd: Option<&[u8]>,
        pictures: bool,
        limits: &Limits,
        budget: &mut Budget,
    ) -> Result<Self, Refusal> {
        let stsd = stsd.ok_or(Refusal::Broken("a track does not say how it is coded"))?;
        let mut all: Option<Self> = None;
        for part in children(stsd.get(8..).ok_or(Refusal::Truncated)?, budget)? {
            let one = match pictures {
                true => video(&part, limits, budget)?,
                false => audio(&part, limits, budget)?,
            };
            match &mut all {
                None => all = Some(one),
                Some(all) if all.list.len() < MOST && all.codec == one.codec => {
                    all.list.extend(one.list);
                }
                Some(_) => {
                    return Err(Refusal::Unsupported(Unsupported::SeveralCodings));
                }
            }
        }
        all.ok_or(Refusal::Broken("a track does not say how it is coded"))
    }
}

fn video(part: &IsoBox<'_>, limits: &Limits, budget: &mut Budget) -> Result<Entries, Refusal> {
    let (codec, setup): (_, &[u8; 4]) = match &part.kind {
        b"avc1" | b"avc3" => (VideoCodec::H264, b"avcC"),
        b"hvc1" | b"hev1" => (VideoCodec::H265, b"hvcC"),
        b"vp08" => (VideoCodec::Vp8, b"vpcC"),
        b"vp09" => (VideoCodec::Vp9, b"vpcC"),
        b"av01" => (VideoCodec::Av1, b"av1C"),
        b"encv" => return Err(Refusal::Unsupported(Unsupported::EncryptedVideo)),
        _ => {
            return Err(Refusal::Unsupported(Unsupported::PicturesOfVideo));
        }
    };
    let (fixed, rest) = part.data.split_at_checked(78).ok_or(Refusal::Truncated)?;
    let side = |at: usize| u32::from(u16::from_be_bytes([fixed[at], fixed[at + 1]]));
    let mut entries = Entries {
        codec: Codec::Video(codec),
        list: Vec::new(),
        size: (side(24), side(26)),
        pixel: (1, 1),
        leavings: Leavings::default(),
        dropped: Dropped::default(),
    };
    entries.leavings.note_if(fixed[42..74].iter().any(|it| *it > b' '), Removed::Software);
    limits.admit_coded(entries.size.0, entries.size.1)?;

    let (mut payload, mut parts) = (None, Vec::new());
    for part in children(rest, budget)? {
        if part.kind == *setup {
            let dropped = &mut entries.dropped;
            let (config, read) = config::video(codec, part.data, limits, dropped)?;
            parts.push(boxed(setup, &config)?);
            if payload.replace(read).is_some() {
                return Err(Refusal::Broken("a track says twice how it is coded"));
            }
            continue;
        }
        let stays = match (&part.kind, part.data.len()) {
            (b"pasp", 8) => {
                let mut reader = Reader::new(part.data);
                entries.pixel = (reader.u32_be()?, reader.u32_be()?);
                true
            }
            (b"colr", 11) => part.data.starts_with(b"nclx"),
            (b"colr", 10) => part.data.starts_with(b"nclc"),
            // A clean aperture, which field is first, and the light that the picture was made in.
            (b"clap", 32) | (b"fiel", 2) => true,
            (b"mdcv", 24) | (b"clli", 4) | (b"amve", 8) | (b"SmDm", 28) | (b"CoLL", 8) => true,
            (b"sinf", _) => return Err(Refusal::Unsupported(Unsupported::EncryptedVideo)),
            _ => false,
        };
        match stays {
            true => parts.push(boxed(&part.kind, part.data)?),
            false => entries.leavings.unneeded += part.span,
        }
    }
    let payload = payload.ok_or(Refusal::Broken("a track does not say how it is coded"))?;
    let mut content = vec![0, 0, 0, 0, 0, 0, 0, 1];
    content.resize(24, 0);
    content.extend_from_slice(&fixed[24..28]);
    // 72 dots an inch, one frame in a sample, no name, 24 bits deep.
    content.extend_from_slice(&[0, 0x48, 0, 0, 0, 0x48, 0, 0, 0, 0, 0, 0, 0, 1]);
    content.resize(74, 0);
    content.extend_from_slice(&[0, 0x18, 0xFF, 0xFF]);
    content.extend(parts.concat());
    entries.list.push(Entry { bytes: boxed(&part.kind, &content)?, payload });
    Ok(entries)
}

fn audio(part: &IsoBox<'_>, limits: &Limits, budget: &mut Budget) -> Result<Entries, Refusal> {
    let (codec, setup): (_, &[u8; 4]) = match &part.kind {
        b"mp4a" => (AudioCodec::Aac, b"esds"),
        b"Opus" => (AudioCodec::Opus, b"dOps"),
        b"enca" => return Err(Refusal::Unsupported(Unsupported::EncryptedVideo)),
        _ => return Err(OTHER_SOUND),
    };
    let mut reader = Reader::new(part.data);
    reader.take(8)?;
    let version = reader.u16_be()?;
    reader.take(6)?;
    let (mut channels, _bits) = (reader.u16_be()?, reader.u16_be()?);
    reader.take(4)?;
    let mut rate = reader.u32_be()?;
    match version {
        0 => {}
        // QuickTime's, with sizes of packets, and with numbers that are wider.
        1 => drop(reader.take(16)?),
        2 => {
            reader.take(4)?;
            let hertz = f64::from_bits(u64::from_be_bytes(reader.array()?));
            rate = u32::from(whole(hertz)) << 16;
            channels = u16::try_from(reader.u32_be()?).unwrap_or(2);
            reader.take(20)?;
        }
        _ => return Err(OTHER_SOUND),
    }
    let (mut found, mut leavings) = (None, Leavings::default());
    let mut parts = children(reader.rest(), budget)?;
    if let Some(wave) = parts.iter().find(|it| it.kind == *b"wave") {
        parts.extend(children(wave.data, budget)?);
    }
    for inner in &parts {
        match &inner.kind {
            kind if kind == setup && found.is_none() => found = Some(inner.data),
            b"sinf" => return Err(Refusal::Unsupported(Unsupported::EncryptedVideo)),
            _ => leavings.unneeded += inner.span,
        }
    }
    let found = found.ok_or(OTHER_SOUND)?;
    let mut dropped = Dropped::default();
    let (setup, payload) = match codec {
        AudioCodec::Aac => {
            let (config, payload) = config::aac(found, &mut dropped)?;
            (full_box(b"esds", 0, 0, &config)?, payload)
        }
        _ => (boxed(b"dOps", &config::opus(found)?)?, Payload::Sound),
    };
    limits.admit_head(setup.len() as u64)?;
    let mut content = vec![0, 0, 0, 0, 0, 0, 0, 1];
    content.resize(16, 0);
    content.extend_from_slice(&channels.to_be_bytes());
    content.extend_from_slice(&[0, 16, 0, 0, 0, 0]);
    content.extend_from_slice(&rate.to_be_bytes());
    content.extend(setup);
    let entry = Entry { bytes: boxed(&part.kind, &content)?, payload };
    Ok(Entries {
        codec: Codec::Audio(codec),
        list: vec![entry],
        size: (0, 0),
        pixel: (1, 1),
        leavings,
        dropped,
    })
}

/// A number of whole hertz that 16 bits hold, or zero.
fn whole(hertz: f64) -> u16 {
    (1..=u16::MAX).find(|it| (f64::from(*it) - hertz).abs() < 0.5).unwrap_or(0)
}

const OTHER_SOUND: Refusal = Refusal::Unsupported(Unsupported::SoundOfVideo);
/// More ways of one codec than any film has.
const MOST: usize = 16;
