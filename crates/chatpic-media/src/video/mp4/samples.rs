//! Where the frames of a track lie and when they play, from the tables of its `stbl`.

use super::super::limits::Limits;
use super::head::Tables;
use crate::Refusal;
use crate::boxes::{uint, version_and_flags};
use crate::reader::Reader;

/// One coded frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sample {
    /// From the beginning of the file that is read.
    pub at: u64,
    pub size: u32,
    /// Ticks of its track until the next is decoded.
    pub duration: u32,
    /// Ticks from its decoding until it is shown.
    pub shift: i32,
    /// Whether decoding can begin here.
    pub key: bool,
    /// Into the track's entries.
    pub entry: u8,
}

/// All frames of the tables of a track that has `entries` entries, in the order of decoding.
pub(super) fn read(
    tables: &Tables<'_>,
    entries: usize,
    limits: &Limits,
) -> Result<Vec<Sample>, Refusal> {
    let mut samples = sizes(tables, limits)?;
    if samples.is_empty() {
        return Ok(samples);
    }
    place(tables, entries, &mut samples)?;
    let stts = table(tables.stts)?;
    let mut at = 0;
    runs(stts, samples.len(), |count, duration| {
        samples[at..at + count].iter_mut().for_each(|it| it.duration = duration);
        at += count;
        Ok(())
    })?;
    if at < samples.len() {
        return Err(Refusal::Broken("a table of times is too short"));
    }
    if let Some(ctts) = tables.ctts {
        let mut at = 0;
        runs(ctts, samples.len(), |count, shift| {
            // Programs write negative ones in either version.
            let shift = shift.cast_signed();
            samples[at..at + count].iter_mut().for_each(|it| it.shift = shift);
            at += count;
            Ok(())
        })?;
    }
    if let Some(stss) = tables.stss {
        samples.iter_mut().for_each(|it| it.key = false);
        let (count, mut reader) = counted(stss, 4)?;
        for _ in 0..count {
            let number = reader.u32_be()? as usize;
            let sample = number.checked_sub(1).and_then(|at| samples.get_mut(at));
            sample.ok_or(Refusal::Broken("a table names a frame that is not there"))?.key = true;
        }
    }
    Ok(samples)
}

/// The frames with nothing but their sizes.
fn sizes(tables: &Tables<'_>, limits: &Limits) -> Result<Vec<Sample>, Refusal> {
    let of = |size: u64| -> Result<Sample, Refusal> {
        let size = limits.admit_sample(size)?;
        Ok(Sample { at: 0, size, duration: 0, shift: 0, key: true, entry: 0 })
    };
    if let Some(stz2) = tables.stz2 {
        let mut reader = Reader::new(stz2);
        version_and_flags(&mut reader)?;
        let bits = reader.u32_be()? & 0xFF;
        let count = reader.u32_be()?;
        limits.admit_samples(count.into())?;
        return match bits {
            4 => {
                let packed = reader.take(count.div_ceil(2) as usize)?;
                let halves = packed.iter().flat_map(|it| [it >> 4, it & 15]);
                halves.take(count as usize).map(|it| of(it.into())).collect()
            }
            8 => (0..count).map(|_| of(uint(&mut reader, 1)?)).collect(),
            16 => (0..count).map(|_| of(uint(&mut reader, 2)?)).collect(),
            _ => Err(Refusal::Broken("a table of sizes is not sound")),
        };
    }
    let mut reader = Reader::new(table(tables.stsz)?);
    version_and_flags(&mut reader)?;
    let (same, count) = (reader.u32_be()?, reader.u32_be()?);
    limits.admit_samples(count.into())?;
    match same {
        0 => (0..count).map(|_| of(reader.u32_be()?.into())).collect(),
        same => (0..count).map(|_| of(same.into())).collect(),
    }
}

/// Fills in where frames lie: each chunk begins somewhere and holds so many frames, one behind the
/// other.
fn place(tables: &Tables<'_>, entries: usize, samples: &mut [Sample]) -> Result<(), Refusal> {
    let (width, offsets) = match (tables.stco, tables.co64) {
        (Some(short), None) => (4, short),
        (None, Some(long)) => (8, long),
        _ => return Err(Refusal::Broken("a track must say once where its frames lie")),
    };
    let (chunks, mut offsets) = counted(offsets, width)?;
    let (groups, mut reader) = counted(table(tables.stsc)?, 12)?;
    let mut groups = (0..groups).map(|_| -> Result<_, Refusal> {
        Ok((reader.u32_be()?, reader.u32_be()?, reader.u32_be()?))
    });
    let odd = Refusal::Broken("a table of chunks is not sound");
    let (first, mut count, mut entry) = groups.next().ok_or_else(|| odd.clone())??;
    if first != 1 {
        return Err(odd);
    }
    let mut next = groups.next().transpose()?;
    let mut samples = samples.iter_mut();
    for chunk in 1..=chunks {
        if let Some((from, of_next, entry_of_next)) = next
            && from == chunk
        {
            (count, entry) = (of_next, entry_of_next);
            next = groups.next().transpose()?;
            if next.is_some_and(|it| it.0 <= from) {
                return Err(odd);
            }
        }
        let mut at = uint(&mut offsets, width)?;
        let index = entry.checked_sub(1).filter(|it| (*it as usize) < entries);
        let index = index.and_then(|it| u8::try_from(it).ok());
        let index = index.ok_or(Refusal::Broken("a frame is of an unknown kind"))?;
        for sample in samples.by_ref().take(count as usize) {
            (sample.at, sample.entry) = (at, index);
            at = at.checked_add(sample.size.into()).ok_or(Refusal::Truncated)?;
        }
    }
    match samples.next() {
        Some(_) => Err(Refusal::Broken("a table of chunks is too short")),
        None => Ok(()),
    }
}

/// Hands on each run of a table (how often, what) until `most` frames are covered.
fn runs(
    content: &[u8],
    most: usize,
    mut each: impl FnMut(usize, u32) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let (count, mut reader) = counted(content, 8)?;
    let mut left = most;
    for _ in 0..count {
        let (times, value) = (reader.u32_be()? as usize, reader.u32_be()?);
        let times = times.min(left);
        each(times, value)?;
        left -= times;
    }
    Ok(())
}

/// How many entries of so many bytes a table has, all of which are there, and a reader of them.
fn counted(content: &[u8], width: usize) -> Result<(u32, Reader<'_>), Refusal> {
    let mut reader = Reader::new(content);
    version_and_flags(&mut reader)?;
    let count = reader.u32_be()?;
    match (count as usize).checked_mul(width) {
        Some(len) if len <= reader.rest().len() => Ok((count, reader)),
        _ => Err(Refusal::Truncated),
    }
}

fn table(content: Option<&[u8]>) -> Result<&[u8], Refusal> {
    content.ok_or(Refusal::Broken("a track lacks a table of its frames"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(values: &[u32]) -> Vec<u8> {
        std::iter::once(&0).chain(values).flat_map(|it| it.to_be_bytes()).collect()
    }

    /// Three frames of 10, 20 and 30 bytes in chunks of two.
    fn parts() -> [Vec<u8>; 4] {
        [
            words(&[0, 3, 10, 20, 30]),
            words(&[2, 2, 100, 1, 50]),
            words(&[1, 1, 2, 1]),
            words(&[2, 1000, 2000]),
        ]
    }

    fn read_parts([stsz, stts, stsc, stco]: &[Vec<u8>; 4]) -> Result<Vec<Sample>, Refusal> {
        let tables = Tables {
            stsz: Some(stsz),
            stts: Some(stts),
            stsc: Some(stsc),
            stco: Some(stco),
            ..Tables::default()
        };
        read(&tables, 1, &Limits::default())
    }

    #[test]
    fn frames_are_placed_by_their_chunks() {
        let samples = read_parts(&parts()).unwrap();
        let seen: Vec<_> = samples.iter().map(|it| (it.at, it.size, it.duration)).collect();
        assert_eq!(seen, [(1000, 10, 100), (1010, 20, 100), (2000, 30, 50)]);
        assert!(samples.iter().all(|it| it.key));
    }

    #[test]
    fn tables_that_do_not_fit_are_refused() {
        let with = |which: usize, values: &[u32]| {
            let mut parts = parts();
            parts[which] = words(values);
            read_parts(&parts).unwrap_err()
        };
        assert_eq!(with(0, &[0, 4, 10, 20, 30]), Refusal::Truncated);
        assert_eq!(with(1, &[1, 2, 100]), Refusal::Broken("a table of times is too short"));
        assert_eq!(with(1, &[u32::MAX, 2, 100]), Refusal::Truncated);
        assert_eq!(with(2, &[0]), Refusal::Broken("a table of chunks is not sound"));
        assert_eq!(with(2, &[1, 2, 2, 1]), Refusal::Broken("a table of chunks is not sound"));
        assert_eq!(with(2, &[1, 1, 2, 9]), Refusal::Broken("a frame is of an unknown kind"));
        assert_eq!(with(2, &[1, 1, 2, 0]), Refusal::Broken("a frame is of an unknown kind"));
        assert_eq!(with(3, &[1, 1000]), Refusal::Broken("a table of chunks is too short"));
        // A count without bytes behind it costs nothing.
        let many = with(0, &[7, u32::MAX]);
        assert_eq!(many, Refusal::TooLarge { what: "frames", limit: 300_000 });
        let large = with(0, &[0, 3, 10, 20, u32::MAX]);
        assert_eq!(large, Refusal::TooLarge { what: "bytes in one frame", limit: 16 << 20 });
    }

    #[test]
    fn packed_sizes_are_read() {
        for (bits, packed) in
            [(4_u32, &[0x12, 0x30][..]), (8, &[1, 2, 3]), (16, &[0, 1, 0, 2, 0, 3])]
        {
            let stz2 = [&words(&[bits, 3])[..], packed].concat();
            let tables = Tables { stz2: Some(&stz2), ..Tables::default() };
            let read = sizes(&tables, &Limits::default()).unwrap();
            assert_eq!(read.iter().map(|it| it.size).collect::<Vec<_>>(), [1, 2, 3]);
        }
    }
}
