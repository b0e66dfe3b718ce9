//! Writing a film: `ftyp`, `moov`, `mdat`, each in one canonical form, from front to back.

use std::io::Write;

use super::super::limits::Limits;
use super::super::payload::{Dropped, Payload};
use super::super::source::Window;
use super::super::{Counted, Error, changed};
use super::UNDETERMINED;
use super::edits::Edit;
use super::tables::{Chunk, Places, chunks, stbl};
use super::track::Track;
use super::turn::Turn;
use crate::Refusal;
use crate::boxes::{boxed, full_box};

/// Writes the film. Frames that may become shorter are read once more before, for the `moov` that
/// stands in front of them says how long they are.
pub(super) fn film(
    timescale: u32,
    mut tracks: Vec<Track>,
    window: &mut Window<'_>,
    limits: &Limits,
    dropped: &mut Dropped,
    out: &mut Counted<'_>,
) -> Result<(), Error> {
    let before: Vec<Vec<u32>> =
        tracks.iter().map(|it| it.samples.iter().map(|it| it.size).collect()).collect();
    measure(&mut tracks, window, limits)?;
    let chunks = chunks(&tracks);
    let media: u64 = chunks.iter().map(|it| it.bytes).sum();
    let ftyp = boxed(b"ftyp", b"isom\0\0\x02\0isomiso2mp41")?;
    let mdat = match u32::try_from(media + 8) {
        Ok(span) => [&span.to_be_bytes(), &b"mdat"[..]].concat(),
        Err(_) => [&b"\0\0\0\x01mdat"[..], &(media + 16).to_be_bytes()].concat(),
    };
    // How long the head is depends on how wide places are, and not on what they are.
    let behind = |wide| -> Result<u64, Refusal> {
        let head = moov(timescale, &tracks, &chunks, Places { from: 0, wide })?;
        Ok((ftyp.len() + head.len() + mdat.len()) as u64)
    };
    let wide = behind(false)?.saturating_add(media) > u64::from(u32::MAX);
    let from = behind(wide)?;
    let head = moov(timescale, &tracks, &chunks, Places { from, wide })?;
    for part in [ftyp, head, mdat] {
        out.write_all(&part)?;
    }
    for chunk in chunks {
        let track = &tracks[chunk.track];
        let own = chunk.first..chunk.first + chunk.count as usize;
        for (sample, before) in track.samples[own.clone()].iter().zip(&before[chunk.track][own]) {
            let frame = window.bytes(sample.at, *before as usize)?;
            let payload = track.entries[usize::from(sample.entry)].payload;
            let cleaned = payload.clean(frame, limits, dropped)?;
            if cleaned.len() != sample.size as usize {
                return Err(changed());
            }
            out.write_all(&cleaned)?;
        }
    }
    Ok(())
}

/// Gives frames the size that they will have.
fn measure(tracks: &mut [Track], window: &mut Window<'_>, limits: &Limits) -> Result<(), Error> {
    for track in tracks {
        let (samples, entries) = (&mut track.samples, &track.entries);
        for sample in samples {
            let payload = entries[usize::from(sample.entry)].payload;
            if !matches!(payload, Payload::Nal(_) | Payload::Obu) {
                continue;
            }
            let frame = window.bytes(sample.at, sample.size as usize)?;
            let cleaned = payload.clean(frame, limits, &mut Dropped::default())?;
            sample.size = limits.admit_sample(cleaned.len() as u64)?;
        }
    }
    Ok(())
}

fn moov(
    timescale: u32,
    tracks: &[Track],
    chunks: &[Chunk],
    places: Places,
) -> Result<Vec<u8>, Refusal> {
    let longest = tracks.iter().map(|it| it.plays(timescale)).max().unwrap_or(0);
    let (version, times) = clock(timescale, longest);
    let mut content = times;
    // As fast and as loud as it is.
    content.extend_from_slice(&[0, 1, 0, 0, 1, 0]);
    content.extend_from_slice(&[0; 10]);
    content.extend(Turn::NONE.matrix(0, 0));
    content.extend_from_slice(&[0; 24]);
    content.extend(number(tracks.len() + 1).to_be_bytes());
    let mut parts = vec![full_box(b"mvhd", version, 0, &content)?];
    for (index, track) in tracks.iter().enumerate() {
        let own: Vec<_> = chunks.iter().filter(|it| it.track == index).copied().collect();
        parts.push(trak(timescale, track, number(index + 1), &own, places)?);
    }
    boxed(b"moov", &parts.concat())
}

fn trak(
    timescale: u32,
    track: &Track,
    id: u32,
    chunks: &[Chunk],
    places: Places,
) -> Result<Vec<u8>, Refusal> {
    let plays = track.plays(timescale);
    let mut content = match u32::try_from(plays) {
        Ok(short) => [0, 0, id, 0, short].iter().flat_map(|it| it.to_be_bytes()).collect(),
        Err(_) => [&[0; 16][..], &id.to_be_bytes(), &[0; 4], &plays.to_be_bytes()].concat(),
    };
    content.extend_from_slice(&[0; 12]);
    // Sound is as loud as it is.
    content.extend_from_slice(&[u8::from(!track.is_video()), 0, 0, 0]);
    let (width, height) = if track.is_video() { track.size } else { (0, 0) };
    content.extend(track.turn.matrix(width, height));
    content.extend(width.to_be_bytes());
    content.extend(height.to_be_bytes());
    // Switched on, and part of the film.
    let header = full_box(b"tkhd", u8::from(plays > u32::MAX.into()), 3, &content)?;
    let mut parts = vec![header];
    if !track.edits.is_empty() {
        parts.push(boxed(b"edts", &edits(&track.edits)?)?);
    }
    parts.push(mdia(track, chunks, places)?);
    boxed(b"trak", &parts.concat())
}

fn edits(edits: &[Edit]) -> Result<Vec<u8>, Refusal> {
    let most = u64::from(i32::MAX.unsigned_abs());
    let wide = edits.iter().any(|it| it.duration > most || it.start.is_some_and(|it| it > most));
    let mut content = number(edits.len()).to_be_bytes().to_vec();
    for edit in edits {
        let start = edit.start.unwrap_or(u64::MAX);
        for value in [edit.duration, start] {
            // Of one that says that nothing plays, the lower half says so too.
            content.extend_from_slice(&value.to_be_bytes()[if wide { 0 } else { 4 }..]);
        }
        content.extend_from_slice(&[0, 1, 0, 0]);
    }
    full_box(b"elst", u8::from(wide), 0, &content)
}

fn mdia(track: &Track, chunks: &[Chunk], places: Places) -> Result<Vec<u8>, Refusal> {
    let (version, mut header) = clock(track.timescale, track.media());
    header.extend(UNDETERMINED.to_be_bytes());
    header.extend([0, 0]);
    let (kind, media) = match track.is_video() {
        true => (b"vide", full_box(b"vmhd", 0, 1, &[0; 8])?),
        false => (b"soun", full_box(b"smhd", 0, 0, &[0; 4])?),
    };
    let handler = [&[0; 4], &kind[..], &[0; 13]].concat();
    let here = full_box(b"url ", 0, 1, &[])?;
    let references = full_box(b"dref", 0, 0, &[&[0, 0, 0, 1], &here[..]].concat())?;
    let minf = [media, boxed(b"dinf", &references)?, stbl(track, chunks, places)?].concat();
    let parts = [
        full_box(b"mdhd", version, 0, &header)?,
        full_box(b"hdlr", 0, 0, &handler)?,
        boxed(b"minf", &minf)?,
    ];
    boxed(b"mdia", &parts.concat())
}

/// When it was made and changed, which is not told; ticks a second; how many it takes. With the
/// version of the box that holds as many.
fn clock(timescale: u32, duration: u64) -> (u8, Vec<u8>) {
    match u32::try_from(duration) {
        Ok(short) => (0, [0, 0, timescale, short].iter().flat_map(|it| it.to_be_bytes()).collect()),
        Err(_) => {
            let times = [0; 16];
            (1, [&times[..], &timescale.to_be_bytes(), &duration.to_be_bytes()].concat())
        }
    }
}

fn number(value: usize) -> u32 {
    u32::try_from(value).expect("as few as tracks or edits")
}
