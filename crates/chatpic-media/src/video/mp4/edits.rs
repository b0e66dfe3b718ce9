//! Edit lists: what of a track plays, and when it begins. What of it is hidden is left out, as far as
//! the rest can be decoded without it.

use super::samples::Sample;
use crate::boxes::{uint, version_and_flags};
use crate::reader::Reader;
use crate::{Refusal, Unsupported};

/// One entry of an edit list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    /// How long it plays, in ticks of the film.
    pub duration: u64,
    /// Where in the track, in ticks of the track; nothing plays where there is none.
    pub start: Option<u64>,
}

/// Reads an `elst`.
pub(super) fn parse(elst: &[u8]) -> Result<Vec<Edit>, Refusal> {
    let mut reader = Reader::new(elst);
    let (version, _) = version_and_flags(&mut reader)?;
    let count = reader.u32_be()?;
    if count > MOST {
        return Err(Refusal::TooLarge { what: "cuts in a video", limit: MOST.into() });
    }
    let size = if version == 1 { 8 } else { 4 };
    let mut edits = Vec::new();
    for _ in 0..count {
        let duration = uint(&mut reader, size)?;
        let start = uint(&mut reader, size)?;
        let empty = start == u64::MAX >> (64 - 8 * size);
        if !empty && start >> (8 * size - 1) != 0 {
            return Err(Refusal::Broken("a cut begins before its track"));
        }
        if reader.u32_be()? != 1 << 16 {
            return Err(Refusal::Unsupported(Unsupported::ChangingSpeed));
        }
        edits.push(Edit { duration, start: (!empty).then_some(start) });
    }
    // What begins late and then plays nothing says nothing.
    while edits.last().is_some_and(|it| it.start.is_none()) {
        edits.pop();
    }
    Ok(edits)
}

/// Leaves out frames before and behind the one stretch of a track that plays. Tracks that play
/// several stretches stay whole. `before` frames are kept in front of what has to be decoded first.
/// Tells whether anything was left out.
pub(super) fn trim(
    samples: &mut Vec<Sample>,
    edits: &mut [Edit],
    scales: Scales,
    before: usize,
) -> bool {
    let mut playing = edits.iter_mut().filter_map(|it| Some((it.duration, it.start.as_mut()?)));
    let (Some((duration, start)), None) = (playing.next(), playing.next()) else { return false };
    // A tick of the film more, for the duration was rounded.
    let end = start.saturating_add(scales.to_track(duration.saturating_add(1)));
    let (mut clock, mut first, mut behind) = (0_u64, 0, 0);
    let mut clocks = Vec::with_capacity(samples.len());
    for (at, sample) in samples.iter().enumerate() {
        clocks.push(clock);
        let shown = i128::from(clock) + i128::from(sample.shift);
        if sample.key && shown <= i128::from(*start) {
            first = at.saturating_sub(before);
        }
        if shown < i128::from(end) {
            behind = at + 1;
        }
        clock += u64::from(sample.duration);
    }
    if behind <= first || (first == 0 && behind == samples.len()) {
        return false;
    }
    let (origin, ends) = (clocks[first], clocks.get(behind).copied().unwrap_or(clock));
    // Times so odd that what plays would be cut off with the rest.
    if origin > *start || ends < *start {
        return false;
    }
    *start -= origin;
    samples.truncate(behind);
    samples.drain(..first);
    true
}

/// Ticks a second of a film and of a track.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scales {
    pub film: u32,
    pub track: u32,
}

impl Scales {
    /// Ticks of the track, rounded up.
    pub fn to_track(self, film: u64) -> u64 {
        scaled(film, self.film, self.track)
    }

    /// Ticks of the film, rounded up.
    pub fn to_film(self, track: u64) -> u64 {
        scaled(track, self.track, self.film)
    }
}

/// Ticks of one clock as ticks of another, rounded up.
pub(super) fn scaled(ticks: u64, from: u32, to: u32) -> u64 {
    let product = u128::from(ticks) * u128::from(to);
    u64::try_from(product.div_ceil(u128::from(from.max(1)))).unwrap_or(u64::MAX)
}

/// More than any camera or phone writes.
const MOST: u32 = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn elst(entries: &[[u32; 3]]) -> Vec<u8> {
        let count = u32::try_from(entries.len()).unwrap();
        let words = [0, count].into_iter().chain(entries.iter().flatten().copied());
        words.flat_map(u32::to_be_bytes).collect()
    }

    #[test]
    fn an_edit_list_says_when_and_what() {
        let edits = parse(&elst(&[[40, u32::MAX, 1 << 16], [1000, 512, 1 << 16]])).unwrap();
        let late = Edit { duration: 40, start: None };
        assert_eq!(edits, [late, Edit { duration: 1000, start: Some(512) }]);
        assert_eq!(parse(&elst(&[[40, u32::MAX, 1 << 16]])).unwrap(), []);
        assert!(matches!(parse(&elst(&[[1, 0, 2 << 16]])), Err(Refusal::Unsupported(_))));
        assert!(matches!(parse(&elst(&[[1, u32::MAX - 1, 1 << 16]])), Err(Refusal::Broken(_))));
        assert_eq!(parse(&elst(&[[1, 0, 1 << 16]])[..19]), Err(Refusal::Truncated));
        let many = elst(&[[1, 0, 1 << 16]; 65]);
        assert!(matches!(parse(&many), Err(Refusal::TooLarge { .. })));
    }

    /// Ten frames of ten ticks, of which every fourth is a key.
    fn samples() -> Vec<Sample> {
        let of = |n: u64| Sample {
            at: n,
            size: 1,
            duration: 10,
            shift: 0,
            key: n.is_multiple_of(4),
            entry: 0,
        };
        (0..10).map(of).collect()
    }

    #[test]
    fn what_a_cut_hides_is_left_out_up_to_the_key_before_it() {
        let scales = Scales { film: 1000, track: 1000 };
        let (mut kept, mut edits) = (samples(), vec![Edit { duration: 14, start: Some(55) }]);
        assert!(trim(&mut kept, &mut edits, scales, 0));
        assert_eq!(kept.iter().map(|it| it.at).collect::<Vec<_>>(), [4, 5, 6]);
        assert_eq!(edits, [Edit { duration: 14, start: Some(15) }]);
        assert!(!trim(&mut kept, &mut edits, scales, 0), "once is enough");
    }

    #[test]
    fn what_plays_whole_stays_whole() {
        let scales = Scales { film: 1000, track: 1000 };
        let whole = Edit { duration: 100, start: Some(0) };
        let stretch = Edit { duration: 10, start: Some(50) };
        for edits in [&mut [][..], &mut [whole], &mut [stretch, stretch]] {
            let mut kept = samples();
            assert!(!trim(&mut kept, edits, scales, 0));
            assert_eq!(kept, samples());
        }
    }
}
