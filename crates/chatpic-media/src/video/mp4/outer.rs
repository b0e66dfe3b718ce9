//! The outermost boxes of an MP4 or MOV file, walked without reading what frames are in.

use super::super::Error;
use super::super::leavings::Leavings;
use super::super::limits::{Budget, Limits};
use super::super::source::Window;
use super::words;
use crate::boxes::uint;
use crate::reader::Reader;
use crate::{Refusal, Removed};

#[derive(Debug, Default)]
pub(super) struct Outer {
    /// The content of the `moov` box.
    pub moov: Vec<u8>,
    /// Where each `moof` box begins, and its content.
    pub fragments: Vec<(u64, Vec<u8>)>,
    /// Where coded frames lie: from, to, in the order of the file.
    pub media: Vec<(u64, u64)>,
}

impl Outer {
    /// Walks to the end of the file, or to where something that is no box begins behind the `moov`.
    /// If that hid frames, they will lie outside of all media.
    pub fn walk(
        window: &mut Window<'_>,
        limits: &Limits,
        budget: &mut Budget,
        leavings: &mut Leavings,
    ) -> Result<Self, Error> {
        let (mut outer, mut at, mut head) = (Self::default(), 0, 0_u64);
        while at < window.size() {
            budget.spend()?;
            let Some(found) = header(window, at)? else {
                if outer.moov.is_empty() {
                    return Err(Refusal::Truncated.into());
                }
                leavings.after_end = window.size() - at;
                break;
            };
            let (from, to) = (at + found.header, at + found.span);
            match &found.kind {
                b"mdat" => outer.media.push((from, to)),
                b"moov" | b"moof" => {
                    head += found.span;
                    limits.admit_head(head)?;
                    let len = limits.admit_head(to - from)?;
                    let content = window.bytes(from, len)?.to_vec();
                    match &found.kind {
                        b"moof" => outer.fragments.push((at, content)),
                        _ if outer.moov.is_empty() => outer.moov = content,
                        _ => return Err(Refusal::Broken("the file has two headers").into()),
                    }
                }
                b"ftyp" => {}
                b"uuid" | b"meta" | b"udta" => {
                    leavings.unneeded += found.span;
                    let len = (to - from).min(words::MOST_READ);
                    let len = usize::try_from(len).expect("what is read of words is little");
                    words::note(&found.kind, window.bytes(from, len)?, leavings);
                }
                b"pnot" | b"PICT" => leavings.note(Removed::Thumbnail),
                _ => leavings.unneeded += found.span,
            }
            at = to;
        }
        if outer.moov.is_empty() {
            return Err(Refusal::Truncated.into());
        }
        Ok(outer)
    }
}

struct Header {
    kind: [u8; 4],
    header: u64,
    /// Bytes of the whole box, which ends within the file.
    span: u64,
}

/// The box that begins at `at`; nothing where none does that ends within the file. Of boxes that hold
/// the film that is no way to end.
fn header(window: &mut Window<'_>, at: u64) -> Result<Option<Header>, Error> {
    let rest = window.size() - at;
    if rest < 16 {
        return short_header(window, at, rest);
    }
    let mut reader = Reader::new(window.bytes(at, 16)?);
    let (short, kind) = (reader.u32_be()?, reader.array()?);
    let (header, span) = match short {
        0 => (8, rest),
        1 => (16, uint(&mut reader, 8)?),
        _ => (8, u64::from(short)),
    };
    let whole = (header..=rest).contains(&span);
    if !whole && matches!(&kind, b"mdat" | b"moov" | b"moof") {
        return Err(Refusal::Truncated.into());
    }
    Ok(whole.then_some(Header { kind, header, span }))
}

/// The same of a box too short for a long length.
fn short_header(window: &mut Window<'_>, at: u64, rest: u64) -> Result<Option<Header>, Error> {
    if rest < 8 {
        return Ok(None);
    }
    let mut reader = Reader::new(window.bytes(at, 8)?);
    let (short, kind) = (reader.u32_be()?, reader.array()?);
    let span = if short == 0 { rest } else { u64::from(short) };
    Ok((8..=rest).contains(&span).then_some(Header { kind, header: 8, span }))
}
