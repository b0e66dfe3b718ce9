//! The compressed pixel stream of one picture, cut to exactly its pixels. Bytes after the stream, and
//! pixels after the last row, are shown by no viewer: they are where secrets are hidden or left over.
//!
//! Inflates with a bound, never further than the picture reaches. Does not look at how the compressor
//! chose to say the same bytes, nor at the spare bits of a row that doesn't fill its last byte.

use std::borrow::Cow;

use miniz_oxide::deflate::core::{
    CompressorOxide, TDEFLFlush, compress_to_output, create_comp_flags_from_zip_params,
};
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

use crate::Refusal;

/// `stream` without what is not needed for its first `wanted` bytes, and how many bytes that saved.
///
/// # Errors
/// [`Refusal::Truncated`] where it has fewer, [`Refusal::Broken`] where it can't be inflated.
pub(super) fn cut(stream: &[u8], wanted: u64) -> Result<(Cow<'_, [u8]>, u64), Refusal> {
    let mut produced = 0;
    let end = walk(stream, |bytes| {
        produced += bytes.len() as u64;
        produced <= wanted
    })?;
    if produced < wanted {
        return Err(Refusal::Truncated);
    }
    let cut = match end {
        Some(end) => Cow::Borrowed(&stream[..end]),
        None => Cow::Owned(compress_again(stream, wanted)?),
    };
    let saved = stream.len().saturating_sub(cut.len()) as u64;
    Ok((cut, saved))
}

/// The bytes that `stream` opens to, if they are at most `limit`; `None` if they are more.
///
/// # Errors
/// [`Refusal::Broken`] or [`Refusal::Truncated`] where it can't be inflated.
pub(super) fn open(stream: &[u8], limit: u64) -> Result<Option<Vec<u8>>, Refusal> {
    let mut opened = Vec::new();
    let end = walk(stream, |bytes| {
        opened.extend_from_slice(bytes);
        opened.len() as u64 <= limit
    })?;
    Ok(end.map(|_| opened))
}

/// Inflates `stream` piece by piece until its end, which is returned, or until `each` has enough.
fn walk(stream: &[u8], mut each: impl FnMut(&[u8]) -> bool) -> Result<Option<usize>, Refusal> {
    let mut state = InflateState::new_boxed(DataFormat::Zlib);
    let mut piece = vec![0; 64 << 10];
    let mut read = 0;
    loop {
        let result = inflate(&mut state, &stream[read..], &mut piece, MZFlush::None);
        read += result.bytes_consumed;
        if !each(&piece[..result.bytes_written]) {
            return Ok(None);
        }
        match result.status {
            Ok(MZStatus::StreamEnd) => return Ok(Some(read)),
            Ok(_) if result.bytes_consumed + result.bytes_written > 0 => (),
            Ok(_) | Err(miniz_oxide::MZError::Buf) => return Err(Refusal::Truncated),
            Err(_) => return Err(Refusal::Broken("compressed data in the PNG is damaged")),
        }
    }
}

/// Compresses the first `wanted` bytes that `stream` opens to. Fast rather than small: it is needed
/// only for files that hide something behind their last row, and those can be made large on purpose.
fn compress_again(stream: &[u8], wanted: u64) -> Result<Vec<u8>, Refusal> {
    let flags = create_comp_flags_from_zip_params(1, 15, 0);
    let mut compressor = CompressorOxide::new(flags);
    let mut out = Vec::new();
    let mut left = wanted;
    let mut keep = |bytes: &[u8]| {
        out.extend_from_slice(bytes);
        true
    };
    walk(stream, |bytes| {
        let len = bytes.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        compress_to_output(&mut compressor, &bytes[..len], TDEFLFlush::None, &mut keep);
        left -= len as u64;
        left > 0
    })?;
    compress_to_output(&mut compressor, &[], TDEFLFlush::Finish, &mut keep);
    Ok(out)
}

#[cfg(test)]
mod tests {
    use miniz_oxide::deflate::compress_to_vec_zlib;

    use super::*;

    #[test]
    fn a_stream_of_the_right_length_is_untouched() {
        let stream = compress_to_vec_zlib(&pixels(300_000), 6);
        assert_eq!(cut(&stream, 300_000), Ok((Cow::Borrowed(&stream[..]), 0)));
    }

    #[test]
    fn bytes_after_the_stream_are_cut() {
        let stream = compress_to_vec_zlib(&pixels(1000), 6);
        let longer = [&stream[..], b"a secret"].concat();
        assert_eq!(cut(&longer, 1000), Ok((Cow::Borrowed(&stream[..]), 8)));
    }

    #[test]
    fn pixels_after_the_last_row_are_cut() {
        for (len, wanted) in [(1001, 1000), (900_000, 300_000)] {
            let stream = compress_to_vec_zlib(&pixels(len), 6);
            let (cut, _) = cut(&stream, wanted as u64).unwrap();
            assert_eq!(open(&cut, u64::MAX).unwrap().unwrap(), pixels(wanted));
        }
    }

    #[test]
    fn a_short_or_damaged_stream_is_refused() {
        let stream = compress_to_vec_zlib(&pixels(5000), 6);
        assert_eq!(cut(&stream, 5001), Err(Refusal::Truncated));
        for end in 0..stream.len() {
            assert_eq!(cut(&stream[..end], 5000), Err(Refusal::Truncated), "{end}");
        }
        let mut damaged = stream.clone();
        *damaged.last_mut().unwrap() ^= 1;
        assert!(matches!(cut(&damaged, 5000), Err(Refusal::Broken(_))));
    }

    #[test]
    fn a_bomb_is_opened_no_further_than_its_limit() {
        let bomb = compress_to_vec_zlib(&vec![0; 10 << 20], 6);
        assert_eq!(open(&bomb, 1 << 20), Ok(None));
    }

    fn pixels(len: usize) -> Vec<u8> {
        (0..len).map(|i| u8::try_from(i * i % 251).unwrap()).collect()
    }
}
