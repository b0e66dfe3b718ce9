//! A JPEG file as a sequence of markers: where each segment, each scan's coded bytes and the end are.
//!
//! What stands between two segments, fill bytes included, is passed over as every reader does, and
//! counted.

use memchr::memchr_iter;

use crate::Refusal;
use crate::reader::Reader;

#[derive(Debug)]
pub(super) struct Markers<'a> {
    reader: Reader<'a>,
    between: u64,
}

#[derive(Debug)]
pub(super) enum Marker<'a> {
    /// The marker's second byte and the segment's content.
    Segment(u8, &'a [u8]),
    /// The end of the picture.
    End,
}

impl<'a> Markers<'a> {
    pub fn new(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let mut reader = Reader::new(bytes);
        match reader.array()? {
            [0xFF, 0xD8] => Ok(Self { reader, between: 0 }),
            _ => Err(Refusal::NotAccepted),
        }
    }

    pub fn next(&mut self) -> Result<Marker<'a>, Refusal> {
        loop {
            let rest = self.reader.rest();
            let at = marker(rest, |second| !matches!(second, 0 | 0xFF));
            let passed = self.reader.take(at.ok_or(Refusal::Truncated)?)?;
            let [_, marker] = self.reader.array()?;
            self.between += count(passed.len());
            match marker {
                0xD9 => return Ok(Marker::End),
                0xD8 => return Err(Refusal::Broken("a picture begins inside the picture")),
                // Without a length: temporary use in arithmetic coding, and stray restart markers.
                0x01 | 0xD0..=0xD7 => self.between += 2,
                _ => {
                    let length = usize::from(self.reader.u16_be()?);
                    let length =
                        length.checked_sub(2).ok_or(Refusal::Broken("a segment is broken"))?;
                    return Ok(Marker::Segment(marker, self.reader.take(length)?));
                }
            }
        }
    }

    /// The bytes up to the next marker that ends a scan: after a start-of-scan segment, its coded
    /// coefficients and restart markers.
    pub fn coded(&mut self) -> Result<&'a [u8], Refusal> {
        let rest = self.reader.rest();
        let end = marker(rest, |second| !matches!(second, 0 | 0xD0..=0xD7 | 0xFF));
        self.reader.take(end.ok_or(Refusal::Truncated)?)
    }

    /// How many bytes stood between segments so far.
    pub fn between(&self) -> u64 {
        self.between
    }

    /// What has not been read.
    pub fn rest(&self) -> &'a [u8] {
        self.reader.rest()
    }
}

/// Where the first marker stands whose second byte is one of these.
fn marker(bytes: &[u8], is_one: impl Fn(u8) -> bool) -> Option<usize> {
    memchr_iter(0xFF, bytes).find(|at| bytes.get(at + 1).is_some_and(|second| is_one(*second)))
}

pub(super) fn count(len: usize) -> u64 {
    u64::try_from(len).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fill_bytes_and_garbage_between_segments_are_passed_over_and_counted() {
        let file = b"\xff\xd8garbage\xff\xff\xfe\0\x04hi\xff\0\xff\xd3\xff\xd9tail";
        let mut markers = Markers::new(file).unwrap();
        assert!(matches!(markers.next(), Ok(Marker::Segment(0xFE, b"hi"))));
        assert!(matches!(markers.next(), Ok(Marker::End)));
        assert_eq!((markers.between(), markers.rest()), (7 + 1 + 2 + 2, &b"tail"[..]));
    }

    #[test]
    fn coded_bytes_hold_stuffed_zeros_and_restart_markers() {
        let mut markers = Markers::new(b"\xff\xd8ab\xff\0cd\xff\xd0ef\xff\xff\xd9").unwrap();
        assert_eq!(markers.coded().unwrap(), b"ab\xff\0cd\xff\xd0ef\xff");
        assert!(matches!(markers.next(), Ok(Marker::End)));
    }

    #[test]
    fn a_segment_past_the_end_is_truncated() {
        for file in [&b"\xff\xd8"[..], b"\xff\xd8\xff\xe1", b"\xff\xd8\xff\xe1\xff\xffabc"] {
            let next = Markers::new(file).unwrap().next();
            assert!(matches!(next, Err(Refusal::Truncated)));
        }
    }
}
