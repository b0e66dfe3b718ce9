//! ISO base media boxes: a length, a kind and content, nested.

use crate::Refusal;
use crate::reader::Reader;

#[derive(Clone, Copy, Debug)]
pub(crate) struct IsoBox<'a> {
    pub kind: [u8; 4],
    pub data: &'a [u8],
    /// Bytes that the box takes in the file, its header included.
    pub span: u64,
}

/// The next box, or `None` at the end. A length of 0 means "to the end", of 1 that 64 bits follow.
pub(crate) fn next_box<'a>(reader: &mut Reader<'a>) -> Result<Option<IsoBox<'a>>, Refusal> {
    if reader.is_empty() {
        return Ok(None);
    }
    let from = reader.position();
    let short = reader.u32_be()?;
    let kind = reader.array()?;
    let span = match short {
        0 => (reader.position() - from + reader.rest().len()) as u64,
        1 => uint(reader, 8)?,
        _ => u64::from(short),
    };
    let header = (reader.position() - from) as u64;
    let len =
        span.checked_sub(header).ok_or(Refusal::Broken("a box is shorter than its header"))?;
    let data = reader.take(usize::try_from(len).map_err(|_| Refusal::Truncated)?)?;
    Ok(Some(IsoBox { kind, data, span }))
}

/// All boxes in `data`.
pub(crate) fn boxes(data: &[u8]) -> Result<Vec<IsoBox<'_>>, Refusal> {
    let mut reader = Reader::new(data);
    let mut found = Vec::new();
    while let Some(one) = next_box(&mut reader)? {
        found.push(one);
    }
    Ok(found)
}

/// Version and flags, with which the content of many boxes begins.
pub(crate) fn version_and_flags(reader: &mut Reader<'_>) -> Result<(u8, u32), Refusal> {
    let [version, high, middle, low] = reader.array()?;
    Ok((version, u32::from_be_bytes([0, high, middle, low])))
}

/// An unsigned number of `size` bytes, at most 8; none is zero.
pub(crate) fn uint(reader: &mut Reader<'_>, size: usize) -> Result<u64, Refusal> {
    Ok(reader.take(size)?.iter().fold(0, |value, byte| value << 8 | u64::from(*byte)))
}

pub(crate) fn boxed(kind: &[u8; 4], content: &[u8]) -> Result<Vec<u8>, Refusal> {
    let limit = u64::from(u32::MAX);
    let span = u32::try_from(content.len() + 8)
        .map_err(|_| Refusal::TooLarge { what: "bytes in one part", limit })?;
    Ok([&span.to_be_bytes(), &kind[..], content].concat())
}

pub(crate) fn full_box(
    kind: &[u8; 4],
    version: u8,
    flags: u8,
    content: &[u8],
) -> Result<Vec<u8>, Refusal> {
    boxed(kind, &[&[version, 0, 0, flags], content].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_is_read_as_it_was_written() {
        let bytes =
            [boxed(b"abcd", b"123").unwrap(), full_box(b"efgh", 2, 1, b"").unwrap()].concat();
        let found = boxes(&bytes).unwrap();
        assert_eq!((found[0].kind, found[0].data, found[0].span), (*b"abcd", &b"123"[..], 11));
        let (version, flags) = version_and_flags(&mut Reader::new(found[1].data)).unwrap();
        assert_eq!((version, flags), (2, 1));
    }

    #[test]
    fn lengths_may_be_long_or_reach_to_the_end() {
        let long = b"\0\0\0\x01long\0\0\0\0\0\0\0\x12ab\0\0\0\0rest12345";
        let found = boxes(long).unwrap();
        assert_eq!((found[0].data, found[1].data), (&b"ab"[..], &b"12345"[..]));
    }

    #[test]
    fn lengths_that_lie_are_refused() {
        assert_eq!(boxes(b"\0\0\0\x09long").unwrap_err(), Refusal::Truncated);
        assert!(matches!(boxes(b"\0\0\0\x07long"), Err(Refusal::Broken(_))));
        let huge = b"\0\0\0\x01long\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF";
        assert_eq!(boxes(huge).unwrap_err(), Refusal::Truncated);
    }
}
