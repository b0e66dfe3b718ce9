//! Fragments (`moof`), in which recorders write while they record, and streams come: their frames are
//! put behind those of the tables, as if the file had been written at once.

use super::super::Error;
use super::super::limits::{Budget, Limits};
use super::head::{Defaults, children};
use super::outer::Outer;
use super::samples::Sample;
use super::track::Track;
use crate::Refusal;
use crate::boxes::{uint, version_and_flags};
use crate::reader::Reader;

/// Appends the frames of all fragments to the tracks that they are of.
pub(super) fn append(
    outer: &Outer,
    defaults: &[Defaults],
    tracks: &mut [Track],
    limits: &Limits,
    budget: &mut Budget,
) -> Result<(), Error> {
    for (at, moof) in &outer.fragments {
        // Without a place of its own a run lies behind the one before, the first in the `moof`'s.
        let mut behind = *at;
        for part in children(moof, budget)?.iter().filter(|it| it.kind == *b"traf") {
            let parts = children(part.data, budget)?;
            let tfhd = parts.iter().find(|it| it.kind == *b"tfhd").ok_or(NOT_SOUND)?;
            let fragment = Fragment::parse(tfhd.data, defaults, *at, behind)?;
            let Some(track) = tracks.iter_mut().find(|it| it.id == fragment.defaults.track) else {
                continue;
            };
            if let Some(tfdt) = parts.iter().find(|it| it.kind == *b"tfdt") {
                let mut reader = Reader::new(tfdt.data);
                let (version, _) = version_and_flags(&mut reader)?;
                begin(track, uint(&mut reader, if version == 1 { 8 } else { 4 })?)?;
            }
            behind = fragment.base;
            for trun in parts.iter().filter(|it| it.kind == *b"trun") {
                behind = fragment.run(trun.data, behind, track, limits)?;
            }
        }
        limits.admit_samples(tracks.iter().map(|it| it.samples.len() as u64).sum())?;
    }
    Ok(())
}

/// Moves the clock of a track to where a fragment says that it begins.
fn begin(track: &mut Track, time: u64) -> Result<(), Refusal> {
    match track.samples.last_mut() {
        None => track.first = time,
        Some(last) => {
            let now = track.first.saturating_add(track.clock);
            track.clock -= u64::from(last.duration);
            let longer = u64::from(last.duration).checked_add(time);
            let duration = longer.and_then(|it| u32::try_from(it.checked_sub(now)?).ok());
            last.duration = duration.ok_or(Refusal::Broken("fragments are not in order"))?;
            track.clock += u64::from(last.duration);
        }
    }
    Ok(())
}

/// One `traf`.
struct Fragment {
    /// What its runs count their places from.
    base: u64,
    defaults: Defaults,
}

impl Fragment {
    fn parse(tfhd: &[u8], all: &[Defaults], moof: u64, behind: u64) -> Result<Self, Refusal> {
        let mut reader = Reader::new(tfhd);
        let (_, flags) = version_and_flags(&mut reader)?;
        let track = reader.u32_be()?;
        let mut defaults = all.iter().find(|it| it.track == track).copied().ok_or(NOT_SOUND)?;
        let base = match flags {
            flags if flags & 1 != 0 => uint(&mut reader, 8)?,
            flags if flags & 0x2_0000 != 0 => moof,
            _ => behind,
        };
        for (flag, place) in [
            (2, &mut defaults.entry),
            (8, &mut defaults.duration),
            (16, &mut defaults.size),
            (32, &mut defaults.flags),
        ] {
            if flags & flag != 0 {
                *place = reader.u32_be()?;
            }
        }
        Ok(Self { base, defaults })
    }

    /// Appends the frames of a `trun` and tells where the next one's lie.
    fn run(
        &self,
        trun: &[u8],
        behind: u64,
        track: &mut Track,
        limits: &Limits,
    ) -> Result<u64, Refusal> {
        let mut reader = Reader::new(trun);
        let (_, flags) = version_and_flags(&mut reader)?;
        let count = reader.u32_be()?;
        limits.admit_samples(u64::from(count) + track.samples.len() as u64)?;
        let mut at = behind;
        if flags & 1 != 0 {
            let offset = i32::from_be_bytes(reader.array()?);
            at = self.base.checked_add_signed(offset.into()).ok_or(Refusal::Truncated)?;
        }
        let first = if flags & 4 != 0 { Some(reader.u32_be()?) } else { None };
        let entry = self.defaults.entry.checked_sub(1).and_then(|it| u8::try_from(it).ok());
        let entry = entry.filter(|it| usize::from(*it) < track.entries.len());
        let entry = entry.ok_or(Refusal::Broken("a frame is of an unknown kind"))?;
        for number in 0..count {
            let mut own = |flag: u32, default: u32| match flags & flag {
                0 => Ok(default),
                _ => reader.u32_be(),
            };
            let duration = own(0x100, self.defaults.duration)?;
            let size = limits.admit_sample(own(0x200, self.defaults.size)?.into())?;
            let mut about = own(0x400, self.defaults.flags)?;
            let shift = own(0x800, 0)?.cast_signed();
            if let Some(first) = first.filter(|_| number == 0) {
                about = first;
            }
            // Leans on no other, or says nothing of it.
            let key = !track.is_video() || about & 0x0101_0000 == 0;
            track.clock += u64::from(duration);
            track.samples.push(Sample { at, size, duration, shift, key, entry });
            at = at.checked_add(size.into()).ok_or(Refusal::Truncated)?;
        }
        Ok(at)
    }
}

const NOT_SOUND: Refusal = Refusal::Broken("a fragment is not sound");
