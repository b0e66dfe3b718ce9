//! What decoders of sound are told before the first frame, without words.

use super::super::leavings::Leavings;
use crate::reader::Reader;
use crate::{Refusal, Removed};

/// `OpusHead`: it has a fixed form and no words.
pub(super) fn opus(content: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut reader = Reader::new(content);
    let fixed: [u8; 19] = reader.array()?;
    if !fixed.starts_with(b"OpusHead") {
        return Err(NOT_SOUND);
    }
    let mapping = match fixed[18] {
        0 => &[],
        _ => reader.take(2 + usize::from(fixed[9]))?,
    };
    Ok([&fixed, mapping].concat())
}

/// The three headers of Vorbis, of which the second becomes empty: it is all words.
pub(super) fn vorbis(content: &[u8], leavings: &mut Leavings) -> Result<Vec<u8>, Refusal> {
    let mut reader = Reader::new(content);
    if reader.u8()? != 2 {
        return Err(NOT_SOUND);
    }
    let (first, second) = (laced(&mut reader)?, laced(&mut reader)?);
    let (first, second) = (reader.take(first)?, reader.take(second)?);
    let third = reader.rest();
    let headers = [(1, first), (3, second), (5, third)];
    let named =
        |(kind, header): &(u8, &[u8])| header.starts_with(&[&[*kind], &b"vorbis"[..]].concat());
    if first.len() != 30 || !headers.iter().all(named) {
        return Err(NOT_SOUND);
    }
    if second != NO_WORDS {
        note_words(second.get(7..).unwrap_or_default(), leavings);
    }
    // The first is short enough for a length of one byte, as the empty one is.
    let lengths = [2, 30, 16];
    Ok([&lengths[..], first, NO_WORDS, third].concat())
}

/// A length: the sum of bytes up to the first that is not 255.
fn laced(reader: &mut Reader<'_>) -> Result<usize, Refusal> {
    let mut sum = 0;
    loop {
        let byte = reader.u8()?;
        sum += usize::from(byte);
        if byte != 255 {
            return Ok(sum);
        }
    }
}

/// Notes the vendor and each comment by its name.
fn note_words(words: &[u8], leavings: &mut Leavings) {
    leavings.note(Removed::Software);
    let mut reader = Reader::new(words);
    let _vendor = word(&mut reader);
    // Between the vendor and the comments stands how many there are.
    let count = reader.u32_le().unwrap_or(0).min(1000);
    for _ in 0..count {
        let Ok(comment) = word(&mut reader) else { return };
        let name = comment.split(|it| *it == b'=').next().unwrap_or_default();
        leavings.note_tag(name);
    }
}

fn word<'a>(reader: &mut Reader<'a>) -> Result<&'a [u8], Refusal> {
    let len = reader.u32_le()?;
    reader.take(len as usize)
}

/// No vendor, no comments, and the bit that ends it.
const NO_WORDS: &[u8; 16] = b"\x03vorbis\0\0\0\0\0\0\0\0\x01";
const NOT_SOUND: Refusal = Refusal::Broken("a header of a codec is not sound");

#[cfg(test)]
mod tests {
    use super::super::super::payload::Dropped;
    use super::*;

    #[test]
    fn vorbis_keeps_its_setup_and_no_words() {
        let (first, third) = ([&b"\x01vorbis"[..], &[7; 23]].concat(), b"\x05vorbisSETUP");
        let comment = b"DATE=2024-05-06";
        let words = [&b"\x03vorbis\x04\0\0\0Lavf\x01\0\0\0\x0F\0\0\0"[..], comment, &[1]].concat();
        let with = |words: &[u8]| {
            let lengths = [2, 30, u8::try_from(words.len()).unwrap()];
            [&lengths[..], &first, words, third].concat()
        };
        let mut leavings = Leavings::default();
        let clean = vorbis(&with(&words), &mut leavings).unwrap();
        assert_eq!(clean, with(NO_WORDS));
        assert_eq!(leavings.told(Dropped::default()), [Removed::Software, Removed::Times]);
        let mut leavings = Leavings::default();
        assert_eq!(vorbis(&clean, &mut leavings).unwrap(), clean);
        assert_eq!(leavings.told(Dropped::default()), []);
        for len in 0..clean.len() - 12 {
            assert!(vorbis(&clean[..len], &mut Leavings::default()).is_err(), "{len}");
        }
    }

    #[test]
    fn opus_keeps_its_form_and_nothing_behind_it() {
        let head = b"OpusHead\x01\x02\x38\x01\x80\xBB\0\0\0\0\0";
        assert_eq!(opus(&[&head[..], b"MARKER"].concat()).unwrap(), head);
        assert!(opus(&head[..18]).is_err());
        assert!(opus(b"OpusTags\x01\x02\x38\x01\x80\xBB\0\0\0\0\0").is_err());
    }
}
