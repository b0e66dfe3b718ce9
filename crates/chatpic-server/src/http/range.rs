//! Single byte ranges (RFC 9110, section 14). Several at once are answered with the whole.

use std::ops::Range;

/// What part of a media is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// All of it, with 200: no range was given, or not one that is understood.
    Whole,
    /// One range, with 206.
    Part(Range<u64>),
    /// A range that lies outside, with 416.
    Outside,
}

/// A `Range` header, as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// `bytes=first-` or `bytes=first-last`, the last included.
    From { first: u64, last: Option<u64> },
    /// `bytes=-len`: the last `len` bytes.
    Last { len: u64 },
}

impl Span {
    /// Reads a header; `None` where it is no single byte range, which then counts as not there.
    pub fn parse(header: &str) -> Option<Self> {
        let (unit, range) = header.split_once('=')?;
        let (first, last) = range.trim().split_once('-')?;
        if !unit.trim().eq_ignore_ascii_case("bytes") {
            return None;
        }
        match (first.trim(), last.trim()) {
            ("", len) => Some(Self::Last { len: number(len)? }),
            (first, "") => Some(Self::From { first: number(first)?, last: None }),
            (first, last) => {
                let (first, last) = (number(first)?, number(last)?);
                (first <= last).then_some(Self::From { first, last: Some(last) })
            }
        }
    }

    /// The part of a media of `len` bytes.
    pub fn within(self, len: u64) -> Asked {
        match self {
            Self::From { first, .. } if first >= len => Asked::Outside,
            Self::From { first, last } => {
                Asked::Part(first..last.map_or(len, |last| last.saturating_add(1).min(len)))
            }
            Self::Last { len: 0 } => Asked::Outside,
            Self::Last { .. } if len == 0 => Asked::Outside,
            Self::Last { len: wanted } => Asked::Part(len.saturating_sub(wanted)..len),
        }
    }
}

/// A number of any length; one that is too long for us is larger than any media.
fn number(digits: &str) -> Option<u64> {
    let plain = !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
    plain.then(|| digits.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(header: &str, len: u64) -> Asked {
        Span::parse(header).map_or(Asked::Whole, |span| span.within(len))
    }

    #[test]
    fn one_range_is_a_part_of_the_media() {
        for (header, part) in [
            ("bytes=0-1", 0..2),
            ("bytes=5-", 5..10),
            ("bytes=-3", 7..10),
            ("bytes=-99", 0..10),
            ("Bytes = 2-99999999999999999999", 2..10),
            ("bytes=9-9", 9..10),
        ] {
            assert_eq!(asked(header, 10), Asked::Part(part), "{header}");
        }
    }

    #[test]
    fn a_range_outside_is_outside() {
        for header in ["bytes=10-", "bytes=10-20", "bytes=-0", "bytes=99999999999999999999-"] {
            assert_eq!(asked(header, 10), Asked::Outside, "{header}");
        }
        assert_eq!(asked("bytes=-1", 0), Asked::Outside);
    }

    #[test]
    fn what_is_no_single_range_is_as_if_it_were_not_there() {
        for header in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=2-1",
            "bytes=0-1,3-4",
            "lines=0-1",
            "bytes=a-b",
            "bytes=+1-2",
        ] {
            assert_eq!(asked(header, 10), Asked::Whole, "{header}");
        }
    }
}
