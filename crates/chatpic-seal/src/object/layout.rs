//! Where the chunks of an object lie. Arithmetic only; a length that no disk holds saturates.

use std::ops::Range;

use super::{CHUNK, HEADER_LEN, SEALED_CHUNK};
use crate::aead::TAG_LEN;
use crate::padding::padme;

const CHUNK_U64: u64 = CHUNK as u64;

/// The length of an object that holds this many bytes, padding included.
pub fn sealed_len(stored_len: u64) -> u64 {
    let tags = chunks(stored_len).saturating_mul(TAG_LEN as u64);
    stored_len.saturating_add(tags).saturating_add(HEADER_LEN as u64)
}

/// How the bytes of an object are laid out, from the length of its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    content_len: u64,
    /// The content and the padding.
    stored_len: u64,
}

/// What to read for a range of the content, and what to do with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    /// The bytes of the object to read: whole chunks, [`SEALED_CHUNK`] each but for the object's
    /// last. None for an empty range.
    pub sealed: Range<u64>,
    /// The numbers of those chunks.
    pub chunks: Range<u64>,
    /// How many opened bytes come before the range.
    pub skip: usize,
    /// How many bytes the range has; what follows them is to be dropped.
    pub len: u64,
}

impl Layout {
    /// Of an object that was ended with [`Sealer::finish`](crate::Sealer::finish).
    pub fn padded(content_len: u64) -> Self {
        Self { content_len, stored_len: padme(content_len) }
    }

    /// Of an object that was ended with
    /// [`Sealer::finish_unpadded`](crate::Sealer::finish_unpadded).
    pub fn unpadded(content_len: u64) -> Self {
        Self { content_len, stored_len: content_len }
    }

    /// The length of the content, without padding.
    pub fn content_len(self) -> u64 {
        self.content_len
    }

    /// The length of the whole object.
    pub fn sealed_len(self) -> u64 {
        sealed_len(self.stored_len)
    }

    /// How many chunks there are; at least one.
    pub fn chunks(self) -> u64 {
        chunks(self.stored_len)
    }

    /// What to read for this range of the content; `None` where it reaches beyond the content.
    pub fn span(self, range: Range<u64>) -> Option<Span> {
        if range.start > range.end || range.end > self.content_len {
            return None;
        }
        if range.is_empty() {
            return Some(Span::default());
        }
        let (first, end) = (range.start / CHUNK_U64, range.end.div_ceil(CHUNK_U64));
        Some(Span {
            sealed: self.offset(first)..self.offset(end),
            chunks: first..end,
            skip: within_chunk(range.start % CHUNK_U64),
            len: range.end - range.start,
        })
    }

    pub(super) fn is_last(self, index: u64) -> bool {
        index + 1 == self.chunks()
    }

    /// The length of a sealed chunk; `None` where there is no such chunk.
    pub(super) fn sealed_chunk_len(self, index: u64) -> Option<usize> {
        let before = index.checked_mul(CHUNK_U64).filter(|_| index < self.chunks())?;
        Some(within_chunk((self.stored_len - before).min(CHUNK_U64)) + TAG_LEN)
    }

    /// How many bytes of a chunk are content; the rest is padding.
    pub(super) fn content_of_chunk(self, index: u64) -> usize {
        let before = index.saturating_mul(CHUNK_U64);
        within_chunk(self.content_len.saturating_sub(before).min(CHUNK_U64))
    }

    fn offset(self, index: u64) -> u64 {
        let before = index.saturating_mul(SEALED_CHUNK as u64);
        before.saturating_add(HEADER_LEN as u64).min(self.sealed_len())
    }
}

fn chunks(stored_len: u64) -> u64 {
    stored_len.div_ceil(CHUNK_U64).max(1)
}

fn within_chunk(len: u64) -> usize {
    usize::try_from(len).expect("at most 65536, by the caller's min or remainder")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_has_a_header_and_a_tag_for_each_chunk() {
        assert_eq!(sealed_len(0), 80 + 16);
        assert_eq!(sealed_len(1), 80 + 1 + 16);
        assert_eq!(sealed_len(65536), 80 + 65536 + 16);
        assert_eq!(sealed_len(65537), 80 + 65537 + 32);
        assert_eq!(sealed_len(u64::MAX), u64::MAX);
    }

    #[test]
    fn a_span_covers_just_the_chunks_of_its_range() {
        let layout = Layout::unpadded(200_000);
        let span = layout.span(65_535..65_537).unwrap();
        assert_eq!(span.chunks, 0..2);
        assert_eq!(span.sealed, 80..80 + 2 * 65_552);
        assert_eq!((span.skip, span.len), (65_535, 2));
        let tail = layout.span(199_999..200_000).unwrap();
        assert_eq!(tail.chunks, 3..4);
        assert_eq!(tail.sealed, 80 + 3 * 65_552..layout.sealed_len());
    }

    #[test]
    fn a_span_reads_no_chunk_of_mere_padding() {
        // 8,257,537 is one byte over 126 chunks, and is padded to 128.
        let layout = Layout::padded(8_257_537);
        assert_eq!(layout.chunks(), 128);
        assert_eq!(layout.span(0..8_257_537).unwrap().chunks, 0..127);
    }

    #[test]
    fn an_empty_range_reads_nothing() {
        for (len, at) in [(0, 0), (10, 0), (10, 5), (10, 10), (65_536, 65_536)] {
            assert_eq!(Layout::unpadded(len).span(at..at), Some(Span::default()), "{at} of {len}");
        }
    }

    #[test]
    fn a_range_beyond_the_content_has_no_span() {
        let layout = Layout::padded(9);
        assert_eq!(layout.span(0..10), None, "the tenth byte is padding");
        assert_eq!(layout.span(Range { start: 5, end: 4 }), None);
    }

    #[test]
    fn no_length_overflows() {
        for len in [u64::MAX, u64::MAX - 1, 1 << 63, (1 << 63) - 1] {
            for layout in [Layout::padded(len), Layout::unpadded(len)] {
                assert!(layout.span(len - 1..len).is_some());
                assert!(layout.sealed_chunk_len(layout.chunks() - 1).is_some());
                assert_eq!(layout.sealed_chunk_len(layout.chunks()), None);
                assert_eq!(layout.sealed_chunk_len(u64::MAX), None);
                assert_eq!(layout.content_of_chunk(u64::MAX), 0);
            }
        }
    }
}
