//! Writing a film: header, information, tracks, cues, clusters, each in one canonical form, from front
//! to back. Every length is known before the first byte is written.

use std::io::Write;

use super::super::limits::Limits;
use super::super::payload::{Dropped, Payload};
use super::super::source::Window;
use super::super::{Counted, Error, changed};
use super::blocks::{Block, KEY, LACED, as_float};
use super::ebml::{element, float_element, head, uint_element, wide_element};
use super::ids;
use super::tracks::Track;

/// A run of blocks that are written together.
struct Cluster {
    time: u64,
    first: usize,
    count: usize,
    /// When the first key picture in it is shown.
    key: Option<u64>,
    /// Bytes of its content.
    len: u64,
}

#[expect(clippy::too_many_arguments, reason = "all that a film is, and where from and to")]
pub(super) fn film(
    scale: u64,
    end: u64,
    tracks: &[Track],
    mut blocks: Vec<Block>,
    window: &mut Window<'_>,
    limits: &Limits,
    dropped: &mut Dropped,
    out: &mut Counted<'_>,
) -> Result<(), Error> {
    let before: Vec<u32> = blocks.iter().map(|it| it.size).collect();
    measure(tracks, &mut blocks, window, limits)?;
    let references = references(&blocks);
    let clusters = clusters(scale, &blocks, &references);
    let info = [
        uint_element(ids::TIMESTAMP_SCALE, scale),
        float_element(ids::DURATION, as_float(end)),
        element(ids::MUXING_APP, NOBODY),
        element(ids::WRITING_APP, NOBODY),
    ];
    let mut front = element(ids::INFO, &info.concat());
    front.extend(element(ids::TRACKS, &entries(tracks, &blocks)));
    // Places have eight bytes whatever they are.
    let behind = (front.len() + cues(&clusters, 0).len()) as u64;
    front.extend(cues(&clusters, behind));
    let all: u64 = clusters.iter().map(Cluster::span).sum();
    out.write_all(&header())?;
    out.write_all(&head(ids::SEGMENT, front.len() as u64 + all))?;
    out.write_all(&front)?;
    for cluster in clusters {
        out.write_all(&head(ids::CLUSTER, cluster.len))?;
        out.write_all(&wide_element(ids::TIMESTAMP, cluster.time))?;
        for at in cluster.first..cluster.first + cluster.count {
            let block = &blocks[at];
            let wrap = Wrap::of(block, cluster.time, references[at]);
            out.write_all(&wrap.before)?;
            let frame = window.bytes(block.at, before[at] as usize)?;
            let payload = tracks[usize::from(block.track)].payload;
            let cleaned = payload.clean(frame, limits, dropped)?;
            if cleaned.len() != block.size as usize {
                return Err(changed());
            }
            out.write_all(&cleaned)?;
            out.write_all(&wrap.behind)?;
        }
    }
    Ok(())
}

/// Gives blocks the size that they will have.
fn measure(
    tracks: &[Track],
    blocks: &mut [Block],
    window: &mut Window<'_>,
    limits: &Limits,
) -> Result<(), Error> {
    for block in blocks {
        let payload = tracks[usize::from(block.track)].payload;
        if payload == Payload::Obu {
            let frame = window.bytes(block.at, block.size as usize)?;
            let cleaned = payload.clean(frame, limits, &mut Dropped::default())?;
            // A delimiter that was without a length gets one.
            block.size = limits.admit_sample(cleaned.len() as u64)?;
        }
    }
    Ok(())
}

fn header() -> Vec<u8> {
    let parts = [
        uint_element(0x4286, 1),
        uint_element(0x42F7, 1),
        uint_element(0x42F2, 4),
        uint_element(0x42F3, 8),
        element(ids::DOC_TYPE, b"webm"),
        uint_element(0x4287, 4),
        uint_element(0x4285, 2),
    ];
    element(ids::EBML, &parts.concat())
}

fn entries(tracks: &[Track], blocks: &[Block]) -> Vec<u8> {
    let entry = |(index, track): (usize, &Track)| {
        let of = |it: &&Block| usize::from(it.track) == index;
        let laced = blocks.iter().filter(of).any(|it| it.flags & LACED != 0);
        let number = index as u64 + 1;
        let parts = [
            uint_element(ids::TRACK_NUMBER, number),
            uint_element(ids::TRACK_UID, number),
            uint_element(FLAG_LACING, u64::from(laced)),
            track.content.clone(),
        ];
        element(ids::TRACK_ENTRY, &parts.concat())
    };
    tracks.iter().enumerate().flat_map(entry).collect()
}

/// A cluster begins with a key picture where half a second or more has passed, and after five seconds
/// at the latest.
fn clusters(scale: u64, blocks: &[Block], references: &[i64]) -> Vec<Cluster> {
    let ticks = |nanoseconds: u64| nanoseconds / scale;
    let (soon, late) = (ticks(500_000_000), ticks(5_000_000_000).min(MOST_TICKS));
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut pictures = false;
    for (at, block) in blocks.iter().enumerate() {
        let picture = block.track == 0;
        let fits = clusters.last().is_some_and(|it| {
            let passed = block.time.checked_sub(it.time);
            let key = picture && block.key && pictures;
            match passed {
                Some(passed) => passed <= late && !(key && passed >= soon),
                None => it.time - block.time <= MOST_TICKS,
            }
        });
        if !fits {
            let len = wide_element(ids::TIMESTAMP, 0).len() as u64;
            clusters.push(Cluster { time: block.time, first: at, count: 0, key: None, len });
            pictures = false;
        }
        pictures |= picture;
        let cluster = clusters.last_mut().expect("pushed above, if there was none");
        cluster.count += 1;
        cluster.len += Wrap::of(block, cluster.time, references[at]).span(block);
        if picture && block.key {
            cluster.key = cluster.key.or(Some(block.time));
        }
    }
    clusters
}

impl Cluster {
    fn span(&self) -> u64 {
        head(ids::CLUSTER, self.len).len() as u64 + self.len
    }
}

/// Where to find the key pictures, in a segment whose clusters begin `from` bytes behind its start.
fn cues(clusters: &[Cluster], from: u64) -> Vec<u8> {
    let (mut points, mut at) = (Vec::new(), from);
    for cluster in clusters {
        if let Some(time) = cluster.key {
            let place =
                [uint_element(ids::CUE_TRACK, 1), wide_element(ids::CUE_CLUSTER_POSITION, at)];
            let place = element(ids::CUE_TRACK_POSITIONS, &place.concat());
            let point = [wide_element(ids::CUE_TIME, time), place].concat();
            points.extend(element(ids::CUE_POINT, &point));
        }
        at += cluster.span();
    }
    if points.is_empty() { points } else { element(ids::CUES, &points) }
}

/// For each block, how far before it its track's last one lies.
fn references(blocks: &[Block]) -> Vec<i64> {
    let mut before = [None; 2];
    let back = |block: &Block| {
        let last = before[usize::from(block.track)].replace(block.time);
        let distance = last.map(|it: u64| it.cast_signed() - block.time.cast_signed());
        distance.filter(|it| *it < 0).unwrap_or(-1)
    };
    blocks.iter().map(back).collect()
}

/// What is written before and behind a block's content.
struct Wrap {
    before: Vec<u8>,
    behind: Vec<u8>,
}

impl Wrap {
    fn of(block: &Block, cluster: u64, reference: i64) -> Self {
        let offset = i16::try_from(block.time.cast_signed() - cluster.cast_signed());
        let [high, low] = offset.expect("a cluster is short enough").to_be_bytes();
        let len = 4 + u64::from(block.size);
        let key = if block.key { KEY } else { 0 };
        let Some(more) = &block.more else {
            let own = [0x81 + block.track, high, low, block.flags | key];
            let before = [head(ids::SIMPLE_BLOCK, len), own.to_vec()].concat();
            return Self { before, behind: Vec::new() };
        };
        let mut behind = Vec::new();
        behind.extend(more.duration.iter().flat_map(|it| uint_element(ids::BLOCK_DURATION, *it)));
        if !block.key {
            behind.extend(wide_element(ids::REFERENCE_BLOCK, reference.cast_unsigned()));
        }
        let padding = more.padding.iter();
        behind
            .extend(padding.flat_map(|it| wide_element(ids::DISCARD_PADDING, it.cast_unsigned())));
        let own = [0x81 + block.track, high, low, block.flags];
        let inner = [head(ids::BLOCK, len), own.to_vec()].concat();
        let all = inner.len() as u64 + u64::from(block.size) + behind.len() as u64;
        Self { before: [head(ids::BLOCK_GROUP, all), inner].concat(), behind }
    }

    /// Bytes of it all.
    fn span(&self, block: &Block) -> u64 {
        (self.before.len() + self.behind.len()) as u64 + u64::from(block.size)
    }
}

const FLAG_LACING: u32 = 0x9C;
/// What a block can be away from the beginning of its cluster.
const MOST_TICKS: u64 = 32_767;
/// The program that wrote it.
pub(super) const NOBODY: &[u8] = b"-";
