//! Exif, as far as cleaning needs it: the orientation, and which kinds of things it holds.
//!
//! Reads the first directory, the camera's and the position's directory that it points at, and
//! whether a second one follows. No offset is followed twice, so that no circle can be built, and no
//! value but the orientation is looked at.

use crate::Removed;

/// What an Exif block (a TIFF structure, beginning with `II` or `MM`) says.
#[derive(Debug, Default)]
pub(crate) struct Exif {
    /// 1 to 8 as in the Exif standard; 1 where absent or out of range.
    pub orientation: u8,
    /// The kinds of things in it, each once; [`Removed::Exif`] where there is anything else at all.
    pub kinds: Vec<Removed>,
}

/// Reads an Exif block. Never fails: what can't be read counts as [`Removed::Exif`]. The six bytes
/// `Exif\0\0` before it, which some writers put where they don't belong, are skipped.
pub(crate) fn read(tiff: &[u8]) -> Exif {
    let tiff = tiff.strip_prefix(b"Exif\0\0").unwrap_or(tiff);
    let mut exif = Exif { orientation: 1, kinds: Vec::new() };
    if Block::new(tiff).and_then(|block| block.read_into(&mut exif)).is_none() {
        exif.kinds.push(Removed::Exif);
    }
    if exif.kinds.is_empty() && !tiff.is_empty() && tiff != orientation_only(exif.orientation) {
        exif.kinds.push(Removed::Exif);
    }
    exif.kinds.sort_unstable();
    exif.kinds.dedup();
    exif
}

/// The smallest Exif block that says `orientation` and nothing else.
pub(crate) fn orientation_only(orientation: u8) -> Vec<u8> {
    let mut tiff = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    tiff.push(orientation);
    tiff.extend_from_slice(&[0; 6]);
    tiff
}

/// Whether `orientation` exchanges width and height.
pub(crate) fn turns(orientation: u8) -> bool {
    (5..=8).contains(&orientation)
}

const ORIENTATION: u16 = 0x0112;
const CAMERA: u16 = 0x8769;
const POSITION: u16 = 0x8825;
const SHORT: u16 = 3;

/// What a tag of the first or the camera's directory tells.
fn kind(tag: u16) -> Removed {
    match tag {
        0x010F | 0x0110 | 0xA433 | 0xA434 | 0xC614 | 0xC615 => Removed::CameraModel,
        0xA420 | 0xA431 | 0xA435 | 0xC62F => Removed::SerialNumber,
        0x000B | 0x0131 => Removed::Software,
        0x0132 | 0x9003 | 0x9004 | 0x9010..=0x9012 | 0x9290..=0x9292 => Removed::Times,
        0x013B | 0x013C | 0x8298 | 0x9C9D | 0xA430 => Removed::Names,
        0x010D | 0x010E | 0x9286 | 0x9C9B | 0x9C9C | 0x9C9E | 0x9C9F => Removed::Comment,
        0x927C | 0xC634 => Removed::MakerNotes,
        0x0201 | 0x014A => Removed::Thumbnail,
        0x02BC => Removed::Xmp,
        0x83BB | 0x8649 => Removed::Iptc,
        _ => Removed::Exif,
    }
}

struct Block<'a> {
    bytes: &'a [u8],
    little_endian: bool,
}

impl<'a> Block<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let little_endian = match bytes.get(..2)? {
            b"II" => true,
            b"MM" => false,
            _ => return None,
        };
        let block = Self { bytes, little_endian };
        (block.u16(2)? == 42).then_some(block)
    }

    fn read_into(&self, exif: &mut Exif) -> Option<()> {
        let main = self.u32(4)?;
        for entry in self.entries(main)? {
            match self.u16(entry)? {
                ORIENTATION => {
                    let short = self.u16(entry + 2)? == SHORT && self.u32(entry + 4)? == 1;
                    let value = self.u16(entry + 8)?;
                    if let (true, Ok(value @ 1..=8)) = (short, u8::try_from(value)) {
                        exif.orientation = value;
                    }
                }
                CAMERA => {
                    for entry in self.entries(self.u32(entry + 8)?)? {
                        exif.kinds.push(kind(self.u16(entry)?));
                    }
                }
                POSITION => {
                    // Cameras without a fix write a directory that holds a version and no position.
                    let mut tags = self.entries(self.u32(entry + 8)?)?.map(|entry| self.u16(entry));
                    let located = tags.any(|tag| matches!(tag, Some(2 | 4)));
                    exif.kinds.push(if located { Removed::GpsPosition } else { Removed::Exif });
                }
                tag => exif.kinds.push(kind(tag)),
            }
        }
        let count = usize::from(self.u16(main)?);
        if self.u32(main + 2 + 12 * count).is_some_and(|next| next != 0) {
            exif.kinds.push(Removed::Thumbnail);
        }
        Some(())
    }

    /// The offsets of a directory's entries.
    fn entries(&self, directory: usize) -> Option<impl Iterator<Item = usize> + use<>> {
        let count = usize::from(self.u16(directory)?);
        Some((0..count).map(move |n| directory + 2 + 12 * n))
    }

    fn u16(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..at.checked_add(2)?)?.try_into().ok()?;
        Some(if self.little_endian { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    }

    /// An offset. On any platform, one past `usize` is past the block too.
    fn u32(&self, at: usize) -> Option<usize> {
        let bytes = self.bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let word =
            if self.little_endian { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
        usize::try_from(word).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tag, type, count and value.
    type Entry = (u16, u16, u32, u32);

    /// A little-endian block of directories: the offset, the entries, where the next one is.
    fn block(directories: &[(u32, &[Entry], u32)]) -> Vec<u8> {
        let mut tiff = b"II\x2a\0\x08\0\0\0".to_vec();
        for (offset, entries, next) in directories {
            tiff.resize(usize::try_from(*offset).unwrap(), 0);
            tiff.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
            for (tag, kind, count, value) in *entries {
                tiff.extend(tag.to_le_bytes());
                tiff.extend(kind.to_le_bytes());
                tiff.extend(count.to_le_bytes());
                tiff.extend(value.to_le_bytes());
            }
            tiff.extend(next.to_le_bytes());
        }
        tiff
    }

    #[test]
    fn what_is_written_for_an_orientation_is_read_as_that_alone() {
        for orientation in 1..=8 {
            let exif = read(&orientation_only(orientation));
            assert_eq!((exif.orientation, exif.kinds), (orientation, vec![]));
        }
    }

    #[test]
    fn each_kind_is_named_once_in_either_byte_order() {
        let tiff = block(&[
            (
                8,
                &[
                    (0x010F, 2, 4, 0),
                    (0x0110, 2, 4, 0),
                    (ORIENTATION, 3, 1, 6),
                    (CAMERA, 4, 1, 100),
                    (POSITION, 4, 1, 200),
                ],
                300,
            ),
            (100, &[(0xA431, 2, 4, 0), (0x9003, 2, 4, 0), (0x927C, 7, 4, 0)], 0),
            (200, &[(2, 5, 3, 0)], 0),
        ]);
        let exif = read(&tiff);
        assert_eq!(exif.orientation, 6);
        let kinds = [
            Removed::GpsPosition,
            Removed::CameraModel,
            Removed::SerialNumber,
            Removed::Times,
            Removed::Thumbnail,
            Removed::MakerNotes,
        ];
        assert_eq!(exif.kinds, kinds);
        let big = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x02\x01\x12\0\x03\0\0\0\x01\0\x03\0\0\x01\x31\0\x02\0\0\0\x04ABC\0";
        let exif = read(big);
        assert_eq!((exif.orientation, exif.kinds), (3, vec![Removed::Software]));
    }

    #[test]
    fn a_position_directory_without_a_position_is_other_data() {
        let tiff = block(&[(8, &[(POSITION, 4, 1, 50)], 0), (50, &[(0, 1, 4, 2)], 0)]);
        assert_eq!(read(&tiff).kinds, [Removed::Exif]);
    }

    #[test]
    fn circles_cut_ends_and_wild_offsets_end() {
        let circle =
            block(&[(8, &[(CAMERA, 4, 1, 8), (POSITION, 4, 1, 8), (CAMERA, 4, 1, u32::MAX)], 8)]);
        assert!(read(&circle).kinds.contains(&Removed::Exif));
        for end in 0..circle.len() {
            assert!((1..=8).contains(&read(&circle[..end]).orientation));
        }
        assert_eq!(read(b"II\x2a\0\xff\xff\xff\xff").kinds, [Removed::Exif]);
        assert_eq!(read(b"<html>").kinds, [Removed::Exif]);
    }

    #[test]
    fn bytes_beside_a_lone_orientation_are_other_data() {
        let mut tiff = orientation_only(6);
        tiff.extend_from_slice(b"hidden");
        assert_eq!(read(&tiff).kinds, [Removed::Exif]);
    }

    #[test]
    fn an_orientation_out_of_range_or_of_another_type_is_upright() {
        assert_eq!(read(&block(&[(8, &[(ORIENTATION, 3, 1, 9)], 0)])).orientation, 1);
        assert_eq!(read(&block(&[(8, &[(ORIENTATION, 4, 1, 6)], 0)])).orientation, 1);
    }
}
