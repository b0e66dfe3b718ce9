//! WebM, also as recorders write it while they record: clusters and segments of unknown length, no
//! duration, no cues.
//!
//! [`Segment::read`] walks all elements without reading frames and keeps the blocks of one track of
//! pictures and one of sound; [`Segment::clean`] writes information, tracks, cues and clusters anew, in
//! the order in which the blocks came. Other Matroska is refused, and so are tracks that are packed or
//! encrypted, and laced pictures.

mod blocks;
mod ebml;
mod ids;
mod private;
mod tracks;
mod words;
mod write;

use super::leavings::Leavings;
use super::limits::{Budget, Limits};
use super::payload::Dropped;
use super::source::Window;
use super::{About, Counted, Error, Format};
use crate::{Refusal, Removed, Unsupported};
use blocks::{Block, read_block, read_group};
use ebml::{NOT_SOUND, elements, float, header, uint};
use tracks::{Codec, Track};

/// A film as it stays.
#[derive(Debug)]
pub(super) struct Segment {
    /// Nanoseconds a tick.
    scale: u64,
    /// Ticks to the end of what plays.
    end: u64,
    /// One of pictures, then perhaps one of sound.
    tracks: Vec<Track>,
    blocks: Vec<Block>,
    about: About,
    leavings: Leavings,
    /// What was left out of the setup of codecs.
    dropped: Dropped,
}

impl Segment {
    pub fn read(window: &mut Window<'_>, limits: &Limits) -> Result<Self, Error> {
        let at = read_kind(window, limits)?;
        let segment = header(window, at)?;
        if segment.id != ids::SEGMENT {
            return Err(NOT_SOUND.into());
        }
        let mut walk = Walk::new(limits);
        let end = segment.to.unwrap_or(window.size());
        walk.leavings.after_end = window.size() - end;
        let mut at = segment.from;
        while at < end {
            at = walk.step(window, at, end)?;
        }
        Ok(walk.finish()?)
    }

    pub fn about(&self) -> About {
        self.about.clone()
    }

    pub fn clean(
        self,
        window: &mut Window<'_>,
        limits: &Limits,
        out: &mut Counted<'_>,
    ) -> Result<Vec<Removed>, Error> {
        let mut dropped = self.dropped;
        write::film(
            self.scale,
            self.end,
            &self.tracks,
            self.blocks,
            window,
            limits,
            &mut dropped,
            out,
        )?;
        Ok(self.leavings.told(dropped))
    }
}

/// Reads the header that says which kind of EBML this is, and tells where it ends.
fn read_kind(window: &mut Window<'_>, limits: &Limits) -> Result<u64, Error> {
    let found = header(window, 0)?;
    let to = found.to.filter(|to| found.id == ids::EBML && to - found.from <= 4096);
    let to = to.ok_or(Refusal::NotAccepted)?;
    let len = limits.admit_head(to - found.from)?;
    let content = window.bytes(found.from, len)?;
    let parts = elements(content, &mut Budget::of(limits))?;
    let kind = parts.iter().find(|it| it.0 == ids::DOC_TYPE).map(|it| it.1);
    match kind {
        Some(kind) if kind.strip_suffix(&[0]).unwrap_or(kind) == b"webm" => Ok(to),
        _ => Err(Refusal::NotAccepted.into()),
    }
}

/// What has been read so far.
struct Walk<'a> {
    limits: &'a Limits,
    budget: Budget,
    leavings: Leavings,
    dropped: Dropped,
    /// Bytes of headers that were read.
    head: u64,
    info: Option<Info>,
    tracks: Vec<Track>,
    blocks: Vec<Block>,
    cluster: Option<Cluster>,
}

/// A cluster that is being walked.
struct Cluster {
    time: Option<u64>,
    /// Where it ends, if that was said.
    to: Option<u64>,
}

/// What is read of an `Info` element.
struct Info {
    scale: u64,
    duration: Option<f64>,
}

impl<'a> Walk<'a> {
    fn new(limits: &'a Limits) -> Self {
        Self {
            limits,
            budget: Budget::of(limits),
            leavings: Leavings::default(),
            dropped: Dropped::default(),
            head: 0,
            info: None,
            tracks: Vec::new(),
            blocks: Vec::new(),
            cluster: None,
        }
    }

    /// Reads the element at `at` and tells where the next one is.
    fn step(&mut self, window: &mut Window<'_>, at: u64, end: u64) -> Result<u64, Error> {
        if self.cluster.as_ref().is_some_and(|it| it.to.is_some_and(|to| to <= at)) {
            self.cluster = None;
        }
        let found = header(window, at)?;
        // What follows a segment of unknown length: another file.
        if found.id == ids::EBML && !self.blocks.is_empty() {
            self.leavings.after_end = window.size() - at;
            return Ok(end);
        }
        if found.id == ids::CLUSTER {
            self.budget.spend()?;
            if found.to.is_some_and(|to| to > end) {
                return Err(Refusal::Truncated.into());
            }
            self.cluster = Some(Cluster { time: None, to: found.to });
            return Ok(found.from);
        }
        let to = found.to.ok_or(NOT_SOUND)?;
        let parent = self.cluster.as_ref().and_then(|it| it.to).unwrap_or(end);
        if to > parent {
            return Err(Refusal::Truncated.into());
        }
        match (found.id, &mut self.cluster) {
            (ids::TIMESTAMP, Some(cluster)) => {
                self.budget.spend()?;
                let len = usize::try_from((to - found.from).min(9)).expect("at most nine");
                cluster.time = Some(uint(window.bytes(found.from, len)?)?);
            }
            (ids::SIMPLE_BLOCK | ids::BLOCK_GROUP, Some(Cluster { time: Some(time), .. })) => {
                let (time, tracks) = (*time, &self.tracks);
                let block = match found.id {
                    ids::SIMPLE_BLOCK => {
                        read_block(window, found.from, to, time, true, tracks, self.limits)?
                    }
                    _ => read_group(
                        window,
                        found.from,
                        to,
                        time,
                        tracks,
                        self.limits,
                        &mut self.budget,
                    )?,
                };
                self.limits.admit_samples(self.blocks.len() as u64 + 1)?;
                match block {
                    Some(block) => self.blocks.push(block),
                    // Of a track that does not stay.
                    None => {
                        self.budget.spend()?;
                        self.leavings.unneeded += to - at;
                    }
                }
            }
            (ids::SIMPLE_BLOCK | ids::BLOCK_GROUP, _) => {
                return Err(Refusal::Broken("a frame does not say when it plays").into());
            }
            (ids::ENCRYPTED_BLOCK, _) => {
                return Err(Refusal::Unsupported(Unsupported::EncryptedVideo).into());
            }
            _ => self.read_other(window, found.id, at, found.from, to)?,
        }
        Ok(to)
    }

    fn read_other(
        &mut self,
        window: &mut Window<'_>,
        id: u32,
        at: u64,
        from: u64,
        to: u64,
    ) -> Result<(), Error> {
        self.budget.spend()?;
        match id {
            ids::INFO | ids::TRACKS => {
                self.head += to - from;
                self.limits.admit_head(self.head)?;
                let len = self.limits.admit_head(to - from)?;
                let content = window.bytes(from, len)?;
                if id == ids::INFO && self.info.is_none() {
                    self.info = Some(Info::parse(content, &mut self.budget, &mut self.leavings)?);
                } else if id == ids::TRACKS && self.tracks.is_empty() {
                    let (budget, leavings) = (&mut self.budget, &mut self.leavings);
                    self.tracks =
                        tracks::parse(content, self.limits, budget, leavings, &mut self.dropped)?;
                } else {
                    self.leavings.unneeded += to - at;
                }
            }
            ids::TAGS => {
                let len = (to - from).min(words::MOST_READ);
                let len = usize::try_from(len).expect("what is read of words is little");
                words::note(window.bytes(from, len)?, &mut self.leavings);
            }
            ids::CHAPTERS => self.leavings.note(Removed::Subtitles),
            ids::ATTACHMENTS => self.leavings.note(Removed::Attachments),
            // Written anew, if at all.
            ids::SEEK_HEAD | ids::CUES => {}
            _ => self.leavings.unneeded += to - at,
        }
        Ok(())
    }

    fn finish(self) -> Result<Segment, Refusal> {
        let Self { info, tracks, blocks, limits, .. } = self;
        let info = info.unwrap_or(Info { scale: MILLISECOND, duration: None });
        let Some(Codec::Video(video)) = tracks.first().map(|it| it.codec) else {
            return Err(Refusal::Unsupported(Unsupported::NoVideo));
        };
        let frames = blocks.iter().filter(|it| it.track == 0).count();
        if frames == 0 {
            return Err(Refusal::Broken("the video has no frames"));
        }
        let (begin, mut end) = blocks::stretch(&blocks, &tracks, info.scale);
        // What the header says is believed where it is about right: it knows how long the last frame
        // is shown.
        let second = NANOSECONDS / info.scale;
        let last = blocks.iter().map(|it| it.time).max().unwrap_or(0);
        if let Some(said) = info.duration.and_then(|it| blocks::whole(it.round()))
            && (last..=end.saturating_add(second)).contains(&said)
        {
            end = said;
        }
        let millis = u128::from(end.saturating_sub(begin)) * u128::from(info.scale) / 1_000_000;
        let millis = u64::try_from(millis).unwrap_or(u64::MAX);
        limits.admit_millis(millis)?;
        let about = About {
            format: Format::WebM,
            video,
            audio: tracks.get(1).and_then(|it| match it.codec {
                Codec::Audio(codec) => Some(codec),
                Codec::Video(_) => None,
            }),
            width: tracks[0].size.0,
            height: tracks[0].size.1,
            rotation: 0,
            millis,
            frames: u32::try_from(frames).expect("within the limit of frames"),
        };
        let (leavings, dropped) = (self.leavings, self.dropped);
        Ok(Segment { scale: info.scale, end, tracks, blocks, about, leavings, dropped })
    }
}

impl Info {
    fn parse(
        content: &[u8],
        budget: &mut Budget,
        leavings: &mut Leavings,
    ) -> Result<Self, Refusal> {
        let mut info = Self { scale: MILLISECOND, duration: None };
        for (id, content) in elements(content, budget)? {
            match id {
                ids::TIMESTAMP_SCALE => info.scale = uint(content)?,
                ids::DURATION => info.duration = Some(float(content)?),
                ids::DATE => leavings.note(Removed::Times),
                ids::TITLE => leavings.note(Removed::Comment),
                ids::MUXING_APP | ids::WRITING_APP => {
                    leavings.note_if(content != write::NOBODY, Removed::Software);
                }
                _ => {}
            }
        }
        match info.scale {
            1..=NANOSECONDS => Ok(info),
            _ => Err(Refusal::Broken("the film has no clock")),
        }
    }
}

const MILLISECOND: u64 = 1_000_000;
const NANOSECONDS: u64 = 1_000_000_000;
