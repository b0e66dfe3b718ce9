//! The tables of a `stbl`, written from a list of frames.

use super::super::payload::Payload;
use super::entry::Entry;
use super::samples::Sample;
use super::track::Track;
use crate::Refusal;
use crate::boxes::{boxed, full_box};

/// Frames of one track that lie one behind the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chunk {
    pub track: usize,
    pub first: usize,
    pub count: u32,
    pub entry: u8,
    pub bytes: u64,
    /// From the beginning of the media.
    pub at: u64,
}

/// The chunks of all tracks in the order in which they are written: by the half second in which they
/// are decoded, so that pictures and sound arrive together, however they lay before.
pub(super) fn chunks(tracks: &[Track]) -> Vec<Chunk> {
    let mut all = Vec::new();
    for (track, of) in tracks.iter().enumerate() {
        let (mut clock, mut last) = (0, None);
        for (at, sample) in of.samples.iter().enumerate() {
            let slot = clock * 2 / u64::from(of.timescale);
            let group = (slot, sample.entry);
            if last != Some(group) {
                let (entry, first) = (sample.entry, at);
                all.push((slot, Chunk { track, first, count: 0, entry, bytes: 0, at: 0 }));
                last = Some(group);
            }
            let (_, chunk) = all.last_mut().expect("pushed with the first frame");
            chunk.count += 1;
            chunk.bytes += u64::from(sample.size);
            clock += u64::from(sample.duration);
        }
    }
    // Stable, and tracks in their order within a slot.
    all.sort_by_key(|(slot, _)| *slot);
    let mut at = 0;
    let placed = all.into_iter().map(|(_, mut chunk)| {
        chunk.at = at;
        at += chunk.bytes;
        chunk
    });
    placed.collect()
}

/// Where the media begin, and whether places in it need eight bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Places {
    pub from: u64,
    pub wide: bool,
}

/// The whole `stbl` of a track whose chunks these are.
pub(super) fn stbl(track: &Track, chunks: &[Chunk], places: Places) -> Result<Vec<u8>, Refusal> {
    let samples = &track.samples;
    let mut parts = vec![descriptions(&track.entries)?, times(samples)?];
    parts.extend(shifts(samples)?);
    parts.extend(keys(samples)?);
    parts.push(groups(chunks)?);
    let mut sizes = vec![0; 4];
    sizes.extend(count(samples.len())?);
    sizes.extend(samples.iter().flat_map(|it| it.size.to_be_bytes()));
    parts.push(full_box(b"stsz", 0, 0, &sizes)?);
    parts.push(offsets(chunks, places)?);
    let sound = matches!(track.entries[0].payload, Payload::Aac | Payload::Sound);
    if let Some(distance) = track.roll.filter(|_| sound) {
        parts.extend(roll(distance, samples.len())?);
    }
    boxed(b"stbl", &parts.concat())
}

fn descriptions(entries: &[Entry]) -> Result<Vec<u8>, Refusal> {
    let mut content = count(entries.len())?.to_vec();
    content.extend(entries.iter().flat_map(|it| &it.bytes));
    full_box(b"stsd", 0, 0, &content)
}

fn times(samples: &[Sample]) -> Result<Vec<u8>, Refusal> {
    runs(b"stts", 0, samples.iter().map(|it| it.duration))
}

/// Nothing where frames are shown in the order in which they are decoded.
fn shifts(samples: &[Sample]) -> Result<Option<Vec<u8>>, Refusal> {
    if samples.iter().all(|it| it.shift == 0) {
        return Ok(None);
    }
    let version = u8::from(samples.iter().any(|it| it.shift < 0));
    runs(b"ctts", version, samples.iter().map(|it| it.shift.cast_unsigned())).map(Some)
}

fn runs(
    kind: &[u8; 4],
    version: u8,
    values: impl Iterator<Item = u32>,
) -> Result<Vec<u8>, Refusal> {
    let mut found: Vec<(u32, u32)> = Vec::new();
    for value in values {
        match found.last_mut() {
            Some((times, last)) if *last == value => *times += 1,
            _ => found.push((1, value)),
        }
    }
    let mut content = count(found.len())?.to_vec();
    content.extend(
        found.iter().flat_map(|(times, value)| [*times, *value]).flat_map(u32::to_be_bytes),
    );
    full_box(kind, version, 0, &content)
}

/// Nothing where decoding can begin at every frame.
fn keys(samples: &[Sample]) -> Result<Option<Vec<u8>>, Refusal> {
    if samples.iter().all(|it| it.key) {
        return Ok(None);
    }
    let keys = (1_u32..).zip(samples).filter(|(_, it)| it.key);
    let numbers: Vec<_> = keys.map(|(number, _)| number).collect();
    let mut content = count(numbers.len())?.to_vec();
    content.extend(numbers.into_iter().flat_map(u32::to_be_bytes));
    full_box(b"stss", 0, 0, &content).map(Some)
}

fn groups(chunks: &[Chunk]) -> Result<Vec<u8>, Refusal> {
    let mut found: Vec<[u32; 3]> = Vec::new();
    for (number, chunk) in (1_u32..).zip(chunks) {
        let entry = u32::from(chunk.entry) + 1;
        if found.last().is_none_or(|[_, count, last]| (*count, *last) != (chunk.count, entry)) {
            found.push([number, chunk.count, entry]);
        }
    }
    let mut content = count(found.len())?.to_vec();
    content.extend(found.into_iter().flatten().flat_map(u32::to_be_bytes));
    full_box(b"stsc", 0, 0, &content)
}

fn offsets(chunks: &[Chunk], places: Places) -> Result<Vec<u8>, Refusal> {
    let mut content = count(chunks.len())?.to_vec();
    let at = chunks.iter().map(|it| it.at + places.from);
    if places.wide {
        content.extend(at.flat_map(u64::to_be_bytes));
        return full_box(b"co64", 0, 0, &content);
    }
    for at in at {
        let at = u32::try_from(at).expect("places are wide where four bytes are too few");
        content.extend(at.to_be_bytes());
    }
    full_box(b"stco", 0, 0, &content)
}

/// That sound has to be decoded from some frames before, for all frames.
fn roll(distance: i16, samples: usize) -> Result<Vec<Vec<u8>>, Refusal> {
    let mut group = b"roll\0\0\0\x02\0\0\0\x01".to_vec();
    group.extend(distance.to_be_bytes());
    let mut members = b"roll\0\0\0\x01".to_vec();
    members.extend(count(samples)?);
    members.extend([0, 0, 0, 1]);
    Ok(vec![full_box(b"sgpd", 1, 0, &group)?, full_box(b"sbgp", 0, 0, &members)?])
}

fn count(value: usize) -> Result<[u8; 4], Refusal> {
    let limit = u64::from(u32::MAX);
    let value = u32::try_from(value).map_err(|_| Refusal::TooLarge { what: "frames", limit })?;
    Ok(value.to_be_bytes())
}
