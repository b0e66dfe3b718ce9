//! What boxes of metadata are about, so that the sender can be told. Nothing of them is kept, so
//! nothing here refuses: what can't be read is a comment.

use super::super::leavings::Leavings;
use crate::Removed;
use crate::avif::CREDENTIALS;
use crate::boxes::next_box;
use crate::reader::Reader;

/// Bytes of a box of metadata that are looked at.
pub(super) const MOST_READ: u64 = 256 << 10;
/// Names in one box that are looked at.
const MOST_NAMES: usize = 1000;

/// Notes what a `udta`, `meta` or `uuid` box tells.
pub(super) fn note(kind: &[u8; 4], content: &[u8], leavings: &mut Leavings) {
    match kind {
        b"uuid" => note_uuid(content, leavings),
        b"meta" => note_meta(content, leavings),
        b"udta" => {
            for (name, content) in entries(content) {
                match &name {
                    b"meta" => note_meta(content, leavings),
                    b"chpl" => leavings.note(Removed::Subtitles),
                    b"uuid" => note_uuid(content, leavings),
                    b"free" | b"skip" => {}
                    _ => leavings.note_tag(&name),
                }
            }
        }
        _ => {}
    }
}

/// Keys of Apple's (`keys`) have names; tags of iTunes (`ilst`) have four letters, or the number of a
/// key.
fn note_meta(content: &[u8], leavings: &mut Leavings) {
    // QuickTime's begins with its first box, ISO's with a version.
    let content = match content.get(4..8) {
        Some(b"hdlr") => content,
        _ => content.get(4..).unwrap_or_default(),
    };
    for (name, content) in entries(content) {
        match &name {
            b"keys" => {
                for (_, key) in entries(content.get(8..).unwrap_or_default()) {
                    leavings.note_tag(key);
                }
            }
            b"ilst" => {
                for (name, content) in entries(content).filter(|(name, _)| name[0] != 0) {
                    // A free tag says its name within.
                    let named = entries(content).find(|(name, _)| name == b"name");
                    match named {
                        Some((_, named)) if name == *b"----" => leavings.note_tag(named),
                        _ => leavings.note_tag(&name),
                    }
                }
            }
            b"xml " => leavings.note(Removed::Xmp),
            b"hdlr" | b"free" => {}
            _ => leavings.note(Removed::Comment),
        }
    }
}

fn note_uuid(content: &[u8], leavings: &mut Leavings) {
    leavings.note(match content.first_chunk::<16>() {
        Some(&XMP) => Removed::Xmp,
        Some(&CREDENTIALS) => Removed::ContentCredentials,
        _ => Removed::Comment,
    });
}

/// Boxes as far as they can be read.
fn entries(content: &[u8]) -> impl Iterator<Item = ([u8; 4], &[u8])> {
    let mut reader = Reader::new(content);
    let next = move || next_box(&mut reader).ok().flatten().map(|it| (it.kind, it.data));
    std::iter::from_fn(next).take(MOST_NAMES)
}

const XMP: [u8; 16] = [
    0xBE, 0x7A, 0xCF, 0xCB, 0x97, 0xA9, 0x42, 0xE8, 0x9C, 0x71, 0x99, 0x94, 0x91, 0xE3, 0xAF, 0xAC,
];
