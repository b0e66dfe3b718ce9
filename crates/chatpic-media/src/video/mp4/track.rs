//! One track of a film: its frames, when they play, and how they are turned.

use super::super::limits::{Budget, Limits};
use super::edits::{self, Edit, Scales, scaled};
use super::entry::{Codec, Entries, Entry};
use super::head::Trak;
use super::samples::{self, Sample};
use super::turn::Turn;
use crate::{Refusal, Unsupported};

#[derive(Debug)]
pub(super) struct Track {
    pub id: u32,
    pub codec: Codec,
    pub turn: Turn,
    /// As displayed before it is turned, in 65536ths of a pixel.
    pub size: (u32, u32),
    pub timescale: u32,
    /// When the first frame is decoded, where fragments say so.
    pub first: u64,
    /// Ticks from there to where the next fragment continues.
    pub clock: u64,
    pub edits: Vec<Edit>,
    pub entries: Vec<Entry>,
    pub samples: Vec<Sample>,
    /// How many frames before a place sound has to be decoded from.
    pub roll: Option<i16>,
}

impl Track {
    pub fn parse(
        trak: &Trak<'_>,
        pictures: bool,
        limits: &Limits,
        budget: &mut Budget,
    ) -> Result<(Self, Entries), Refusal> {
        let mut entries = Entries::parse(trak.tables.stsd, pictures, limits, budget)?;
        let samples = samples::read(&trak.tables, entries.list.len(), limits)?;
        let edits = trak.edits.map_or(Ok(Vec::new()), edits::parse)?;
        let clock = samples.iter().map(|it| u64::from(it.duration)).sum();
        let track = Self {
            id: trak.id,
            codec: entries.codec,
            turn: trak.turn,
            size: trak.size,
            timescale: trak.timescale,
            first: 0,
            clock,
            edits,
            entries: std::mem::take(&mut entries.list),
            samples,
            roll: trak.tables.roll,
        };
        Ok((track, entries))
    }

    pub fn is_video(&self) -> bool {
        matches!(self.codec, Codec::Video(_))
    }

    /// Ticks that all frames take.
    pub fn media(&self) -> u64 {
        self.samples.iter().map(|it| u64::from(it.duration)).sum()
    }

    /// When the first picture is shown and the last ends, in ticks after the first is decoded.
    pub fn shown(&self) -> (u64, u64) {
        let (mut clock, mut first, mut last) = (0_u64, u64::MAX, 0);
        for sample in &self.samples {
            let shown = clock.saturating_add_signed(sample.shift.into());
            first = first.min(shown);
            last = last.max(shown + u64::from(sample.duration));
            clock += u64::from(sample.duration);
        }
        (first.min(last), last)
    }

    /// Bytes of all frames.
    pub fn bytes(&self) -> u64 {
        self.samples.iter().map(|it| u64::from(it.size)).sum()
    }

    /// Ticks of the film that the track takes, waiting included.
    pub fn plays(&self, timescale: u32) -> u64 {
        if self.edits.is_empty() {
            return scaled(self.media(), self.timescale, timescale);
        }
        self.edits.iter().fold(0, |sum: u64, it| sum.saturating_add(it.duration))
    }

    /// The size of display that the track gives, or else its coded one; and its turn within the film's.
    pub fn settle_size(&mut self, coded: (u32, u32), pixel: (u32, u32), film: Turn) {
        if self.size.0 < 1 << 16 || self.size.1 < 1 << 16 {
            let (width, height) = squared(coded, pixel);
            self.size = (width.min(0xFFFF) << 16, height.min(0xFFFF) << 16);
        }
        self.turn = self.turn.then(film);
    }

    /// Says by one list of edits, in ticks of a `finer` clock, what the fragments' times and the
    /// header's list said together.
    pub fn unfragment(&mut self, scales: Scales, finer: u32) -> Result<(), Refusal> {
        if self.edits.is_empty() && self.first == 0 {
            return Ok(());
        }
        let playing: Vec<_> = self.edits.iter().filter_map(|it| it.start).collect();
        let (late, start) = match playing[..] {
            // From the first picture that is shown on.
            [] => (self.first.saturating_add(self.shown().0), self.shown().0),
            [start] => (self.first.saturating_sub(start), start.saturating_sub(self.first)),
            _ => return Err(Refusal::Unsupported(Unsupported::CutStream)),
        };
        let waiting = self.edits.iter().filter(|it| it.start.is_none());
        let waiting = waiting.fold(0_u64, |sum, it| sum.saturating_add(it.duration));
        let to_finer = |ticks, from| scaled(ticks, from, finer);
        let waiting = to_finer(waiting, scales.film).saturating_add(to_finer(late, scales.track));
        self.edits.clear();
        if waiting > 0 {
            self.edits.push(Edit { duration: waiting, start: None });
        }
        let duration = to_finer(self.shown().1.saturating_sub(start), scales.track);
        self.edits.push(Edit { duration, start: Some(start) });
        Ok(())
    }

    /// Checks the list of edits, ends what has no end, and leaves out what a cut hides.
    pub fn settle_edits(&mut self, timescale: u32) -> Result<bool, Refusal> {
        if self.media() == 0 {
            return Err(Refusal::Broken("the video has no length"));
        }
        let scales = Scales { film: timescale, track: self.timescale };
        for edit in self.edits.iter_mut().filter(|it| it.start.is_some() && it.duration == 0) {
            edit.duration = u64::MAX;
        }
        let before = if self.is_video() { 0 } else { SOUND_BEFORE };
        let cut = edits::trim(&mut self.samples, &mut self.edits, scales, before);
        // No edit plays longer than there is something to play.
        let end = self.shown().1;
        for edit in &mut self.edits {
            let Some(start) = edit.start else { continue };
            let left = end.checked_sub(start).filter(|it| *it > 0);
            let left = left.ok_or(Refusal::Broken("a cut begins behind its track"))?;
            edit.duration = edit.duration.min(scales.to_film(left));
        }
        Ok(cut)
    }
}

/// A size with its pixels made square, as browsers do: by width alone.
pub(super) fn squared((width, height): (u32, u32), pixel: (u32, u32)) -> (u32, u32) {
    let (across, down) = (u64::from(pixel.0), u64::from(pixel.1));
    if across == down || across == 0 || down == 0 {
        return (width, height);
    }
    let wide = (u64::from(width) * across + down / 2) / down;
    (u32::try_from(wide).unwrap_or(u32::MAX), height)
}

/// Frames of sound that are kept before the first that plays: AAC needs one, Opus 80 milliseconds.
const SOUND_BEFORE: usize = 8;
