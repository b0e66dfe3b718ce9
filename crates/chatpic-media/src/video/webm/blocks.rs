//! Blocks: the coded frames of WebM, and what stands beside them.

use super::super::Error;
use super::super::limits::{Budget, Limits};
use super::super::payload::Payload;
use super::super::source::Window;
use super::ebml::{NOT_SOUND, header, int, number, uint};
use super::ids;
use super::tracks::Track;
use crate::reader::Reader;
use crate::{Refusal, Unsupported};

/// One block of a track that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    /// Into the tracks that stay.
    pub track: u8,
    /// In ticks from the beginning.
    pub time: u64,
    /// Whether decoding can begin here.
    pub key: bool,
    /// Whether it is shown, may be skipped, is several frames: bits as they stand in the file.
    pub flags: u8,
    /// Where its content lies in the file that is read.
    pub at: u64,
    pub size: u32,
    /// What few blocks have.
    pub more: Option<Box<More>>,
}

/// What only blocks in groups have.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct More {
    /// Ticks that it is shown.
    pub duration: Option<u64>,
    /// Nanoseconds of sound at its end (or, negative, its beginning) that are not played.
    pub padding: Option<i64>,
}

/// Reads the head of a `SimpleBlock` or a `Block`; nothing where its track does not stay.
pub(super) fn read_block(
    window: &mut Window<'_>,
    from: u64,
    to: u64,
    cluster: u64,
    simple: bool,
    tracks: &[Track],
    limits: &Limits,
) -> Result<Option<Block>, Error> {
    let len = usize::try_from((to - from).min(12)).expect("at most twelve");
    let mut reader = Reader::new(window.bytes(from, len)?);
    let (number, _) = number(&mut reader)?;
    let offset = i16::from_be_bytes(reader.array()?);
    let flags = reader.u8()?;
    let at = from + reader.position() as u64;
    if tracks.is_empty() {
        return Err(Refusal::Broken("frames stand before their tracks").into());
    }
    let Some(index) = tracks.iter().position(|it| it.number == number) else { return Ok(None) };
    let sound = matches!(tracks[index].payload, Payload::Sound);
    if flags & LACED != 0 && !sound {
        return Err(Refusal::Unsupported(Unsupported::LacedPictures).into());
    }
    let time = cluster.checked_add_signed(offset.into()).filter(|it| *it <= LATEST);
    Ok(Some(Block {
        track: u8::try_from(index).expect("two tracks at most"),
        time: time.ok_or(Refusal::Broken("a frame plays before the beginning"))?,
        key: simple && flags & KEY != 0,
        flags: flags & (INVISIBLE | LACED | if simple { DISCARDABLE } else { 0 }),
        at,
        size: limits.admit_sample(to - at)?,
        more: None,
    }))
}

/// Reads a `BlockGroup`.
pub(super) fn read_group(
    window: &mut Window<'_>,
    from: u64,
    to: u64,
    cluster: u64,
    tracks: &[Track],
    limits: &Limits,
    budget: &mut Budget,
) -> Result<Option<Block>, Error> {
    let (mut at, mut found, mut more, mut key) = (from, None, More::default(), true);
    while at < to {
        let part = header(window, at)?;
        let end = part.to.filter(|end| *end <= to).ok_or(Refusal::Truncated)?;
        let len = end - part.from;
        match part.id {
            ids::BLOCK if found.is_none() => {
                found = Some(read_block(window, part.from, end, cluster, false, tracks, limits)?);
            }
            ids::BLOCK_DURATION => {
                more.duration =
                    Some(small(window, part.from, len, uint)?).filter(|it| *it <= LATEST);
            }
            ids::DISCARD_PADDING => {
                more.padding = Some(small(window, part.from, len, int)?).filter(|it| *it != 0);
            }
            ids::REFERENCE_BLOCK => key = false,
            ids::ENCRYPTED_BLOCK => {
                return Err(Refusal::Unsupported(Unsupported::EncryptedVideo).into());
            }
            _ => budget.spend()?,
        }
        at = end;
    }
    let found = found.ok_or(Refusal::Broken("a group has no block"))?;
    Ok(found.map(|mut block| {
        block.key = key;
        block.more = (more != More::default()).then(|| Box::new(more));
        block
    }))
}

fn small<T>(
    window: &mut Window<'_>,
    from: u64,
    len: u64,
    read: impl Fn(&[u8]) -> Result<T, Refusal>,
) -> Result<T, Error> {
    let len = usize::try_from(len).ok().filter(|it| *it <= 8).ok_or(NOT_SOUND)?;
    Ok(read(window.bytes(from, len)?)?)
}

/// When the first block begins and the last ends, in ticks of `scale` nanoseconds.
pub(super) fn stretch(blocks: &[Block], tracks: &[Track], scale: u64) -> (u64, u64) {
    let (mut begin, mut end) = (u64::MAX, 0);
    // For each track, the time of the block before, and how long that one took.
    let mut before: Vec<Option<u64>> = vec![None; tracks.len()];
    for block in blocks {
        let track = usize::from(block.track);
        let said = block.more.as_ref().and_then(|it| it.duration);
        let usual = tracks[track].frame.map(|it| it.div_ceil(scale));
        let gap = before[track].map(|it| block.time.saturating_sub(it));
        let takes = said.or(usual).or(gap).unwrap_or(0);
        begin = begin.min(block.time);
        end = end.max(block.time.saturating_add(takes));
        before[track] = Some(block.time);
    }
    (begin.min(end), end)
}

/// A number that has no fraction and can be a time.
pub(super) fn whole(value: f64) -> Option<u64> {
    if !(0.0..=1e15).contains(&value) {
        return None;
    }
    // Halving finds it without a cast that might cut something off.
    let (mut low, mut high) = (0_u64, 1_u64 << 50);
    while low < high {
        let middle = low.midpoint(high);
        match as_float(middle) < value {
            true => low = middle + 1,
            false => high = middle,
        }
    }
    Some(low)
}

/// Exact up to 2⁵³.
#[expect(clippy::cast_precision_loss, reason = "callers stay below 2⁵³")]
pub(super) fn as_float(value: u64) -> f64 {
    value as f64
}

pub(super) const KEY: u8 = 0x80;
const INVISIBLE: u8 = 0x08;
pub(super) const LACED: u8 = 0x06;
const DISCARDABLE: u8 = 0x01;
/// More ticks than any film has, and few enough to be counted with.
const LATEST: u64 = 1 << 50;
