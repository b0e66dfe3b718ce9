//! Tracks of WebM: of each that is kept, what playing it needs, written anew.

use super::super::format::{AudioCodec, VideoCodec};
use super::super::leavings::Leavings;
use super::super::limits::{Budget, Limits};
use super::super::mp4::clean_av1_config;
use super::super::payload::{Dropped, Payload};
use super::ebml::{element, elements, float, float_element, uint, uint_element};
use super::{ids, private};
use crate::{Refusal, Removed, Unsupported};

/// A track that is kept.
#[derive(Debug)]
pub(super) struct Track {
    /// Its number in the file that is read.
    pub number: u64,
    pub codec: Codec,
    pub payload: Payload,
    /// Nanoseconds that a frame takes, where that is said.
    pub frame: Option<u64>,
    /// As displayed.
    pub size: (u32, u32),
    /// What is written of it, without number and UID.
    pub content: Vec<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Codec {
    Video(VideoCodec),
    Audio(AudioCodec),
}

/// Reads a `Tracks` element: the first track of pictures, then perhaps the first of sound.
pub(super) fn parse(
    content: &[u8],
    limits: &Limits,
    budget: &mut Budget,
    leavings: &mut Leavings,
    dropped: &mut Dropped,
) -> Result<Vec<Track>, Refusal> {
    let mut found = Vec::new();
    for (id, entry) in elements(content, budget)? {
        match id {
            ids::TRACK_ENTRY => found.push(Entry::parse(entry, budget)?),
            ids::VOID | ids::CRC => {}
            _ => leavings.unneeded += entry.len() as u64,
        }
    }
    found.sort_by_key(|it| !it.enabled);
    let mut kept: Vec<Track> = Vec::new();
    for kind in [VIDEO, AUDIO] {
        let mut refused = None;
        for entry in found.iter().filter(|it| it.kind == kind) {
            match entry.track(limits, budget, leavings, dropped) {
                Ok(track) => {
                    kept.push(track);
                    refused = None;
                    break;
                }
                Err(refusal @ Refusal::Unsupported(_)) => refused = refused.or(Some(refusal)),
                Err(refusal) => return Err(refusal),
            }
        }
        refused.map_or(Ok(()), Err)?;
    }
    if !kept.first().is_some_and(|it| matches!(it.codec, Codec::Video(_))) {
        return Err(Refusal::Unsupported(Unsupported::NoVideo));
    }
    for entry in found.iter().filter(|it| kept.iter().all(|kept| kept.number != it.number)) {
        leavings.note(match entry.kind {
            VIDEO | AUDIO => Removed::ExtraTracks,
            SUBTITLE => Removed::Subtitles,
            _ => Removed::DataTracks,
        });
    }
    let mut numbers: Vec<_> = found.iter().map(|it| it.number).collect();
    numbers.sort_unstable();
    if numbers.windows(2).any(|it| it[0] == it[1]) {
        return Err(Refusal::Broken("two tracks have one number"));
    }
    Ok(kept)
}

/// A `TrackEntry`.
struct Entry<'a> {
    number: u64,
    kind: u64,
    enabled: bool,
    codec: &'a [u8],
    parts: Vec<(u32, &'a [u8])>,
}

impl<'a> Entry<'a> {
    fn parse(content: &'a [u8], budget: &mut Budget) -> Result<Self, Refusal> {
        let parts = elements(content, budget)?;
        let mut entry = Self { number: 0, kind: 0, enabled: true, codec: &[], parts };
        for (id, content) in &entry.parts {
            match *id {
                ids::TRACK_NUMBER => entry.number = uint(content)?,
                ids::TRACK_TYPE => entry.kind = uint(content)?,
                ids::FLAG_ENABLED => entry.enabled = uint(content)? != 0,
                ids::CODEC_ID => entry.codec = content,
                _ => {}
            }
        }
        match entry.number {
            0 => Err(Refusal::Broken("a track has no number")),
            _ => Ok(entry),
        }
    }

    fn track(
        &self,
        limits: &Limits,
        budget: &mut Budget,
        leavings: &mut Leavings,
        dropped: &mut Dropped,
    ) -> Result<Track, Refusal> {
        let (codec, payload) = codec(self.codec)?;
        let mut track = Track {
            number: self.number,
            codec,
            payload,
            frame: None,
            size: (0, 0),
            content: uint_element(ids::TRACK_TYPE, self.kind),
        };
        let mut told = Leavings::default();
        let out = &mut track.content;
        out.extend(element(ids::LANGUAGE, b"und"));
        out.extend(element(ids::CODEC_ID, self.codec));
        for (id, content) in &self.parts {
            match *id {
                ids::DEFAULT_DURATION => {
                    track.frame = Some(uint(content)?).filter(|it| *it > 0);
                    out.extend(uint_element(*id, uint(content)?));
                }
                ids::CODEC_DELAY | ids::SEEK_PRE_ROLL => {
                    out.extend(uint_element(*id, uint(content)?));
                }
                ids::VIDEO if self.kind == VIDEO => {
                    track.size = size_of_picture(content, limits, budget)?;
                    out.extend(element(*id, &copied(content, &PICTURE, budget)?));
                }
                ids::AUDIO if self.kind == AUDIO => {
                    out.extend(element(*id, &copied(content, &SOUND, budget)?));
                }
                ids::CODEC_PRIVATE => {
                    let cleaned = match codec {
                        Codec::Video(VideoCodec::Av1) => {
                            clean_av1_config(content, limits, dropped)?
                        }
                        Codec::Audio(AudioCodec::Opus) => private::opus(content)?,
                        Codec::Audio(AudioCodec::Vorbis) => private::vorbis(content, &mut told)?,
                        // What VP9 may say here is in its frames too.
                        _ => Vec::new(),
                    };
                    if !cleaned.is_empty() {
                        out.extend(element(*id, &cleaned));
                    }
                }
                ids::CONTENT_ENCODINGS => {
                    return Err(Refusal::Unsupported(Unsupported::EncodedTracks));
                }
                ids::NAME => told.note_if(!content.is_empty(), Removed::Comment),
                ids::LANGUAGE | ids::LANGUAGE_TAG => {
                    let own = [&b"und"[..], b"", b"eng"];
                    told.note_if(!own.contains(content), Removed::Language);
                }
                ids::CODEC_NAME => told.note(Removed::Software),
                _ => {}
            }
        }
        if self.kind == VIDEO && track.size.0 == 0 {
            return Err(Refusal::Broken("the video has no size"));
        }
        leavings.absorb(told);
        Ok(track)
    }
}

fn codec(name: &[u8]) -> Result<(Codec, Payload), Refusal> {
    Ok(match name {
        b"V_VP8" => (Codec::Video(VideoCodec::Vp8), Payload::Vp8),
        b"V_VP9" => (Codec::Video(VideoCodec::Vp9), Payload::Vp9),
        b"V_AV1" => (Codec::Video(VideoCodec::Av1), Payload::Obu),
        b"A_OPUS" => (Codec::Audio(AudioCodec::Opus), Payload::Sound),
        b"A_VORBIS" => (Codec::Audio(AudioCodec::Vorbis), Payload::Sound),
        _ if name.starts_with(b"A_") => {
            return Err(Refusal::Unsupported(Unsupported::SoundOfWebm));
        }
        _ => return Err(Refusal::Unsupported(Unsupported::PicturesOfWebm)),
    })
}

/// The size, as displayed, that a `Video` element says its pictures have.
///
/// Pictures that say by second ones what shines through them are refused. Whoever decodes the first ones alone sees
/// another picture than a browser shows: what is looked at would not be what is served.
fn size_of_picture(
    content: &[u8],
    limits: &Limits,
    budget: &mut Budget,
) -> Result<(u32, u32), Refusal> {
    let (mut coded, mut shown, mut unit) = ([0; 2], [None; 2], 0);
    let mut cropped = [0; 2];
    for (id, content) in elements(content, budget)? {
        let value = || uint(content).map(|it| u32::try_from(it).unwrap_or(u32::MAX));
        match id {
            ids::PIXEL_WIDTH => coded[0] = value()?,
            ids::PIXEL_HEIGHT => coded[1] = value()?,
            ids::DISPLAY_WIDTH => shown[0] = Some(value()?),
            ids::DISPLAY_HEIGHT => shown[1] = Some(value()?),
            ids::DISPLAY_UNIT => unit = value()?,
            ids::CROP_LEFT | ids::CROP_RIGHT => cropped[0] = value()?.saturating_add(cropped[0]),
            ids::CROP_TOP | ids::CROP_BOTTOM => cropped[1] = value()?.saturating_add(cropped[1]),
            ids::ALPHA_MODE if value()? != 0 => {
                return Err(Refusal::Unsupported(Unsupported::SeeThroughVideo));
            }
            _ => {}
        }
    }
    limits.admit_coded(coded[0], coded[1])?;
    let [width, height] = [0, 1].map(|at| coded[at].saturating_sub(cropped[at]));
    Ok(match (shown, unit) {
        ([Some(width), Some(height)], 0) => (width, height),
        // A ratio, as browsers read it: by width alone.
        ([Some(across), Some(down)], 3) if down > 0 => {
            let wide = u64::from(height) * u64::from(across) / u64::from(down);
            (u32::try_from(wide).unwrap_or(u32::MAX), height)
        }
        _ => (width, height),
    })
}

/// Elements that stay, and what they hold.
enum Kind {
    Uint,
    Float,
    Master(&'static [(u32, Kind)]),
}

/// The elements of `content` that `known` lists, written anew.
fn copied(content: &[u8], known: &[(u32, Kind)], budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::new();
    for (id, content) in elements(content, budget)? {
        match known.iter().find(|it| it.0 == id).map(|it| &it.1) {
            None => {}
            Some(Kind::Uint) => out.extend(uint_element(id, uint(content)?)),
            Some(Kind::Float) => out.extend(float_element(id, float(content)?)),
            Some(Kind::Master(known)) => {
                out.extend(element(id, &copied(content, known, budget)?));
            }
        }
    }
    Ok(out)
}

/// Size, shape, fields, crop, colours, and how a picture lies on a sphere or is turned.
const PICTURE: [(u32, Kind); 14] = [
    (ids::FLAG_INTERLACED, Kind::Uint),
    (ids::FIELD_ORDER, Kind::Uint),
    (ids::STEREO_MODE, Kind::Uint),
    (ids::PIXEL_WIDTH, Kind::Uint),
    (ids::PIXEL_HEIGHT, Kind::Uint),
    (ids::CROP_BOTTOM, Kind::Uint),
    (ids::CROP_TOP, Kind::Uint),
    (ids::CROP_LEFT, Kind::Uint),
    (ids::CROP_RIGHT, Kind::Uint),
    (ids::DISPLAY_WIDTH, Kind::Uint),
    (ids::DISPLAY_HEIGHT, Kind::Uint),
    (ids::DISPLAY_UNIT, Kind::Uint),
    (ids::COLOUR, Kind::Master(&COLOUR)),
    (ids::PROJECTION, Kind::Master(&PROJECTION)),
];

/// All of `Colour` that is a number.
const COLOUR: [(u32, Kind); 14] = [
    (0x55B1, Kind::Uint),
    (0x55B2, Kind::Uint),
    (0x55B3, Kind::Uint),
    (0x55B4, Kind::Uint),
    (0x55B5, Kind::Uint),
    (0x55B6, Kind::Uint),
    (0x55B7, Kind::Uint),
    (0x55B8, Kind::Uint),
    (0x55B9, Kind::Uint),
    (0x55BA, Kind::Uint),
    (0x55BB, Kind::Uint),
    (0x55BC, Kind::Uint),
    (0x55BD, Kind::Uint),
    (0x55D0, Kind::Master(&MASTERING)),
];

/// Colours and brightness of the screen that it was made on.
const MASTERING: [(u32, Kind); 10] = [
    (0x55D1, Kind::Float),
    (0x55D2, Kind::Float),
    (0x55D3, Kind::Float),
    (0x55D4, Kind::Float),
    (0x55D5, Kind::Float),
    (0x55D6, Kind::Float),
    (0x55D7, Kind::Float),
    (0x55D8, Kind::Float),
    (0x55D9, Kind::Float),
    (0x55DA, Kind::Float),
];

/// Kind, and three angles.
const PROJECTION: [(u32, Kind); 4] =
    [(0x7671, Kind::Uint), (0x7673, Kind::Float), (0x7674, Kind::Float), (0x7675, Kind::Float)];

/// Samples a second, as coded and as played; channels; depth.
const SOUND: [(u32, Kind); 4] =
    [(0xB5, Kind::Float), (0x78B5, Kind::Float), (0x9F, Kind::Uint), (0x6264, Kind::Uint)];

const VIDEO: u64 = 1;
const AUDIO: u64 = 2;
const SUBTITLE: u64 = 17;
