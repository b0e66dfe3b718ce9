//! EBML elements: an ID, a length of one to eight bytes, and content, nested.

use super::super::Error;
use super::super::limits::Budget;
use super::super::source::Window;
use crate::Refusal;
use crate::reader::Reader;

/// An element of a file, of which only the header was read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Header {
    pub id: u32,
    /// Where its content begins.
    pub from: u64,
    /// Where it ends; nothing where its writer did not know.
    pub to: Option<u64>,
}

/// The element whose ID stands at `at`.
pub(super) fn header(window: &mut Window<'_>, at: u64) -> Result<Header, Error> {
    let rest = window.size().saturating_sub(at).min(12);
    let len = usize::try_from(rest).expect("at most twelve");
    let mut reader = Reader::new(window.bytes(at, len)?);
    let id = id(&mut reader)?;
    let span = length(&mut reader)?;
    let from = at + reader.position() as u64;
    let to = span.map(|span| from.checked_add(span).ok_or(Refusal::Truncated)).transpose()?;
    match to {
        Some(to) if to > window.size() => Err(Refusal::Truncated.into()),
        _ => Ok(Header { id, from, to }),
    }
}

/// All elements in `content`, whose lengths are known.
pub(super) fn elements<'a>(
    content: &'a [u8],
    budget: &mut Budget,
) -> Result<Vec<(u32, &'a [u8])>, Refusal> {
    let mut reader = Reader::new(content);
    let mut found = Vec::new();
    while !reader.is_empty() {
        budget.spend()?;
        let id = id(&mut reader)?;
        let len = length(&mut reader)?.ok_or(NOT_SOUND)?;
        found.push((id, reader.take(usize::try_from(len).map_err(|_| Refusal::Truncated)?)?));
    }
    Ok(found)
}

/// An ID with the bit that says how long it is.
fn id(reader: &mut Reader<'_>) -> Result<u32, Refusal> {
    let first = reader.u8()?;
    let more = first.leading_zeros();
    if more > 3 {
        return Err(NOT_SOUND);
    }
    (0..more).try_fold(u32::from(first), |id, _| Ok(id << 8 | u32::from(reader.u8()?)))
}

/// A length without the bit that says how long it is itself; nothing where it says that it is unknown.
fn length(reader: &mut Reader<'_>) -> Result<Option<u64>, Refusal> {
    let (value, len) = number(reader)?;
    Ok((value != (1 << (7 * len)) - 1).then_some(value))
}

/// A number of variable length, and in how many bytes it stood.
pub(super) fn number(reader: &mut Reader<'_>) -> Result<(u64, u32), Refusal> {
    let first = reader.u8()?;
    let more = first.leading_zeros();
    if more > 7 {
        return Err(NOT_SOUND);
    }
    let own = u64::from(first) & ((1 << (7 - more)) - 1);
    let value = (0..more).try_fold(own, |sum, _| Ok(sum << 8 | u64::from(reader.u8()?)))?;
    Ok((value, more + 1))
}

/// An unsigned number of at most eight bytes.
pub(super) fn uint(content: &[u8]) -> Result<u64, Refusal> {
    match content.len() {
        0..=8 => Ok(content.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))),
        _ => Err(NOT_SOUND),
    }
}

/// A signed number of at most eight bytes.
pub(super) fn int(content: &[u8]) -> Result<i64, Refusal> {
    let spare = 64 - 8 * u32::try_from(content.len().min(8)).expect("at most eight");
    let value = uint(content)?;
    Ok(if spare == 64 { 0 } else { (value << spare).cast_signed() >> spare })
}

/// A finite number of four or eight bytes, or of none.
pub(super) fn float(content: &[u8]) -> Result<f64, Refusal> {
    let value = match content.len() {
        0 => 0.0,
        4 => f64::from(f32::from_bits(u32::from_be_bytes(content.try_into().expect("four bytes")))),
        8 => f64::from_bits(u64::from_be_bytes(content.try_into().expect("eight bytes"))),
        _ => return Err(NOT_SOUND),
    };
    if value.is_finite() { Ok(value) } else { Err(NOT_SOUND) }
}

/// A whole element.
pub(super) fn element(id: u32, content: &[u8]) -> Vec<u8> {
    [&head(id, content.len() as u64)[..], content].concat()
}

/// An element of a number, in as few bytes as hold it.
pub(super) fn uint_element(id: u32, value: u64) -> Vec<u8> {
    let bytes = value.to_be_bytes();
    let zeros = bytes.iter().take_while(|it| **it == 0).count().min(7);
    element(id, &bytes[zeros..])
}

/// An element of a number that takes eight bytes whatever it is.
pub(super) fn wide_element(id: u32, value: u64) -> Vec<u8> {
    element(id, &value.to_be_bytes())
}

/// An element of a number with a fraction.
pub(super) fn float_element(id: u32, value: f64) -> Vec<u8> {
    element(id, &value.to_bits().to_be_bytes())
}

/// ID and length of an element, the length in as few bytes as hold it.
pub(super) fn head(id: u32, len: u64) -> Vec<u8> {
    let bytes = id.to_be_bytes();
    let mut head: Vec<u8> = bytes.into_iter().skip_while(|it| *it == 0).collect();
    // All ones would say that the length is unknown.
    let count = (1..8_usize).find(|count| len < (1 << (7 * count)) - 1).unwrap_or(8);
    let marked = (1 << (7 * count) | len).to_be_bytes();
    head.extend_from_slice(&marked[8 - count..]);
    head
}

pub(super) const NOT_SOUND: Refusal = Refusal::Broken("an element is not sound");

#[cfg(test)]
mod tests {
    use super::super::super::limits::Limits;
    use super::*;

    fn read(content: &[u8]) -> Result<Vec<(u32, &[u8])>, Refusal> {
        elements(content, &mut Budget::of(&Limits::default()))
    }

    #[test]
    fn elements_are_read_as_they_were_written() {
        let long = [7; 300];
        let bytes = [
            element(0xAE, b"abc"),
            element(0x1A45_DFA3, &long),
            uint_element(0x42F7, 1),
            float_element(0x4489, 1.5),
        ];
        let bytes = bytes.concat();
        let found = read(&bytes).unwrap();
        assert_eq!(found[0], (0xAE, &b"abc"[..]));
        assert_eq!(found[1], (0x1A45_DFA3, &long[..]));
        assert_eq!((found[2].0, uint(found[2].1)), (0x42F7, Ok(1)));
        assert_eq!((found[3].0, float(found[3].1)), (0x4489, Ok(1.5)));
    }

    #[test]
    fn lengths_are_as_short_as_can_be_and_never_unknown() {
        for (len, bytes) in [(0, 1), (126, 1), (127, 2), (16_382, 2), (16_383, 3), (1 << 40, 6)] {
            let head = head(0xA3, len);
            assert_eq!(head.len(), 1 + bytes, "{len}");
            assert_eq!(length(&mut Reader::new(&head[1..])), Ok(Some(len)));
        }
    }

    #[test]
    fn lengths_that_lie_are_refused() {
        assert_eq!(read(b"\xA3\x84abc").unwrap_err(), Refusal::Truncated);
        assert_eq!(read(b"\xA3\xFFabc").unwrap_err(), NOT_SOUND);
        assert_eq!(read(b"\xA3\x00").unwrap_err(), NOT_SOUND);
        assert_eq!(read(b"\x08\x80").unwrap_err(), NOT_SOUND);
        assert_eq!(read(b"\xA3\x01\xFF\xFF\xFF\xFF\xFF\xFF\xFE").unwrap_err(), Refusal::Truncated);
    }

    #[test]
    fn numbers_have_signs_where_they_may() {
        assert_eq!((int(&[0xFF]), int(&[0x01, 0x00]), int(&[])), (Ok(-1), Ok(256), Ok(0)));
        assert_eq!(int(&[0x80, 0, 0, 0, 0, 0, 0, 0]), Ok(i64::MIN));
        assert!(uint(&[0; 9]).is_err());
        assert!(float(&[0x7F, 0x80, 0, 0]).is_err());
        assert!(float(&[0; 3]).is_err());
    }
}
