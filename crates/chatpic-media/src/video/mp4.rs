//! MP4 and QuickTime (MOV) films, and fragments of them, cleaned into one plain MP4.
//!
//! [`Movie::read`] walks the boxes, keeps one track of pictures and one of sound as lists of frames,
//! and notes what all the others are about. [`Movie::clean`] writes `ftyp`, `moov` and `mdat` from
//! those lists. Every box that is written is made here; of those that describe a codec only known
//! fields are copied.

mod config;
mod edits;
mod entry;
mod fragments;
mod head;
mod outer;
mod samples;
mod tables;
mod track;
mod turn;
mod words;
mod write;

pub(super) use config::av1 as clean_av1_config;

use super::leavings::Leavings;
use super::limits::{Budget, Limits};
use super::payload::Dropped;
use super::source::Window;
use super::{About, Counted, Error, Format};
use crate::{Refusal, Removed, Unsupported};
use edits::{Edit, Scales};
use entry::{Codec, Entries};
use head::Head;
use outer::Outer;
use track::{Track, squared};

/// A film as it stays.
#[derive(Debug)]
pub(super) struct Movie {
    /// Ticks a second in which edits are measured.
    timescale: u32,
    /// One of pictures, then perhaps one of sound.
    tracks: Vec<Track>,
    about: About,
    leavings: Leavings,
    /// What was left out of the setup of codecs.
    dropped: Dropped,
}

impl Movie {
    pub fn read(window: &mut Window<'_>, limits: &Limits) -> Result<Self, Error> {
        let (mut budget, mut leavings) = (Budget::of(limits), Leavings::default());
        let mut dropped = Dropped::default();
        let outer = Outer::walk(window, limits, &mut budget, &mut leavings)?;
        let head = Head::parse(&outer.moov, &mut budget, &mut leavings)?;
        let fragmented = !outer.fragments.is_empty();

        let mut tracks = Vec::new();
        let mut pixel = (1, 1);
        for handler in [b"vide", b"soun"] {
            let chosen = choose(&head, handler, fragmented, limits, &mut budget)?;
            let Some((mut track, entries)) = chosen else { continue };
            leavings.absorb(entries.leavings);
            dropped.notes |= entries.dropped.notes;
            dropped.bytes += entries.dropped.bytes;
            if track.is_video() {
                pixel = entries.pixel;
                track.settle_size(entries.size, entries.pixel, head.turn);
            }
            tracks.push((track, entries.size));
        }
        let coded = match tracks.first() {
            Some((track, size)) if track.is_video() => *size,
            _ => return Err(Refusal::Unsupported(Unsupported::NoVideo).into()),
        };
        let mut tracks: Vec<_> = tracks.into_iter().map(|(track, _)| track).collect();
        note_others(&head, &tracks, &mut leavings);

        fragments::append(&outer, &head.defaults, &mut tracks, limits, &mut budget)?;
        tracks.retain(|it| it.is_video() || !it.samples.is_empty());
        limits.admit_samples(tracks.iter().map(|it| it.samples.len() as u64).sum())?;
        let mut timescale = head.timescale;
        if fragmented {
            let finer = tracks[0].timescale;
            for track in &mut tracks {
                track.unfragment(Scales { film: timescale, track: track.timescale }, finer)?;
            }
            timescale = finer;
            begin_at_once(&mut tracks);
        }
        check_places(&tracks, &outer.media)?;
        let before = tracks.iter().map(Track::bytes).sum::<u64>();
        for track in &mut tracks {
            let cut = track.settle_edits(timescale)?;
            leavings.note_if(cut, Removed::ExtraTracks);
        }
        let all = outer.media.iter().map(|(from, to)| to - from).sum::<u64>();
        leavings.unneeded += all.saturating_sub(before);
        let about = about(timescale, &tracks, coded, pixel, limits)?;
        Ok(Self { timescale, tracks, about, leavings, dropped })
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
        write::film(self.timescale, self.tracks, window, limits, &mut dropped, out)?;
        Ok(self.leavings.told(dropped))
    }
}

/// The first track of a kind that can be taken, of those that are switched on before the others.
fn choose(
    head: &Head<'_>,
    handler: &[u8; 4],
    fragmented: bool,
    limits: &Limits,
    budget: &mut Budget,
) -> Result<Option<(Track, Entries)>, Refusal> {
    let mut tracks: Vec<_> = head.tracks.iter().filter(|it| it.handler == *handler).collect();
    tracks.sort_by_key(|it| !it.enabled);
    let mut refused = None;
    for trak in tracks {
        match Track::parse(trak, handler == b"vide", limits, budget) {
            Ok((track, _)) if track.samples.is_empty() && !fragmented => {}
            Ok(track) => return Ok(Some(track)),
            Err(refusal @ Refusal::Unsupported(_)) => refused = refused.or(Some(refusal)),
            Err(refusal) => return Err(refusal),
        }
    }
    refused.map_or(Ok(None), Err)
}

fn note_others(head: &Head<'_>, kept: &[Track], leavings: &mut Leavings) {
    for trak in head.tracks.iter().filter(|it| kept.iter().all(|kept| kept.id != it.id)) {
        leavings.note(match &trak.handler {
            b"vide" | b"soun" | b"auxv" => Removed::ExtraTracks,
            b"text" | b"sbtl" | b"subt" | b"clcp" => Removed::Subtitles,
            _ => Removed::DataTracks,
        });
    }
}

/// Where every track of fragments begins late, as those of a stream do that was joined, all begin
/// sooner by as much.
fn begin_at_once(tracks: &mut [Track]) {
    let late = |track: &Track| match track.edits.first() {
        Some(Edit { duration, start: None }) => *duration,
        _ => 0,
    };
    let all = tracks.iter().map(late).min().unwrap_or(0);
    for track in tracks.iter_mut().filter(|_| all > 0) {
        track.edits[0].duration -= all;
        if track.edits[0].duration == 0 {
            track.edits.remove(0);
        }
    }
}

/// Frames have to lie within media, and none over another.
fn check_places(tracks: &[Track], media: &[(u64, u64)]) -> Result<(), Refusal> {
    let all = tracks.iter().flat_map(|it| &it.samples).filter(|it| it.size > 0);
    let mut places: Vec<_> = all.map(|it| (it.at, it.size)).collect();
    places.sort_unstable();
    let (mut media, mut behind) = (media.iter().peekable(), 0);
    for (at, size) in places {
        let end = at.checked_add(size.into()).ok_or(Refusal::Truncated)?;
        if at < behind {
            return Err(Refusal::Broken("frames lie over one another"));
        }
        behind = end;
        while media.next_if(|(_, to)| *to <= at).is_some() {}
        if !media.peek().is_some_and(|(from, to)| *from <= at && end <= *to) {
            return Err(Refusal::Broken("a frame lies outside of the file's media"));
        }
    }
    Ok(())
}

fn about(
    timescale: u32,
    tracks: &[Track],
    coded: (u32, u32),
    pixel: (u32, u32),
    limits: &Limits,
) -> Result<About, Refusal> {
    let mut millis = 0;
    for track in tracks {
        // What edits hide may be as long again as what they show.
        let hidden = u128::from(track.media()) * 500 / u128::from(track.timescale);
        limits.admit_millis(u64::try_from(hidden.max(1)).unwrap_or(u64::MAX))?;
        let plays = u128::from(track.plays(timescale)) * 1000 / u128::from(timescale);
        millis = millis.max(u64::try_from(plays).unwrap_or(u64::MAX));
    }
    let mut about = About {
        format: Format::Mp4,
        video: super::VideoCodec::H264,
        audio: None,
        width: 0,
        height: 0,
        rotation: tracks[0].turn.degrees(),
        millis,
        frames: u32::try_from(tracks[0].samples.len()).expect("within the limit of frames"),
    };
    if about.frames == 0 {
        return Err(Refusal::Broken("the video has no frames"));
    }
    for track in tracks {
        match track.codec {
            Codec::Video(codec) => about.video = codec,
            Codec::Audio(codec) => about.audio = Some(codec),
        }
    }
    (about.width, about.height) = squared(coded, pixel);
    if tracks[0].turn.lies_across() {
        (about.width, about.height) = (about.height, about.width);
    }
    Ok(about)
}

/// "und", five bits a letter.
const UNDETERMINED: u16 = 0x55C4;
