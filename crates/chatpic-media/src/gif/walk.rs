//! The walk over a GIF's blocks: which are the picture, which are kept beside it, which are dropped.

use super::blocks::Blocks;
use super::{CONTROL, Control, EXTENSION, Gif, PICTURE, Picture, TRAILER};
use crate::reader::Reader;
use crate::{Limits, Refusal, Removed};

pub(super) fn parse<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Gif<'a>, Refusal> {
    let mut reader = Reader::new(bytes);
    if !matches!(reader.take(6)?, b"GIF87a" | b"GIF89a") {
        return Err(Refusal::NotAccepted);
    }
    let (width, height) = (reader.u16_le()?, reader.u16_le()?);
    let [flags, background, _aspect] = reader.array()?;
    let palette = palette(&mut reader, flags)?;
    let gif = Gif {
        width,
        height,
        background: palette.map_or(0, |_| background),
        palette,
        repeats: None,
        pictures: Vec::new(),
        removed: Vec::new(),
        unneeded: 0,
    };
    let mut walk = Walk { gif, limits, control: None, metadata: 0 };
    loop {
        match reader.u8() {
            Ok(EXTENSION) => walk.extension(&mut reader)?,
            Ok(PICTURE) => walk.picture(&mut reader)?,
            Ok(TRAILER) => break,
            Ok(_) => return Err(Refusal::Broken("the GIF has a part that nobody can show")),
            // Where the trailer alone is missing, all pictures are whole.
            Err(_) if walk.control.is_none() && !walk.gif.pictures.is_empty() => break,
            Err(refusal) => return Err(refusal),
        }
    }
    walk.forget_control()?;
    let after = reader.rest().len() as u64;
    walk.gif.removed.extend((after > 0).then_some(Removed::AfterEnd(after)));
    match walk.gif.pictures.is_empty() {
        true => Err(Refusal::Broken("the GIF has no picture")),
        false => Ok(walk.gif),
    }
}

struct Walk<'a, 'l> {
    gif: Gif<'a>,
    limits: &'l Limits,
    /// For the next picture.
    control: Option<Control>,
    metadata: u64,
}

impl<'a> Walk<'a, '_> {
    fn extension(&mut self, reader: &mut Reader<'a>) -> Result<(), Refusal> {
        let label = reader.u8()?;
        let blocks = Blocks::read(reader)?;
        let first = blocks.iter().next().unwrap_or_default();
        let kind = match (label, first) {
            (CONTROL, _) => return self.control(&blocks),
            (APPLICATION, b"NETSCAPE2.0" | b"ANIMEXTS1.0") => return self.repeats(&blocks),
            (APPLICATION, b"XMP DataXMP") => Removed::Xmp,
            (COMMENT | PLAIN_TEXT, _) => Removed::Comment,
            _ => {
                self.gif.unneeded += blocks.size() + 2;
                return self.count(blocks.size() + 2);
            }
        };
        // Once: a file may hold it a hundred thousand times.
        if !self.gif.removed.contains(&kind) {
            self.gif.removed.push(kind);
        }
        self.count(blocks.size() + 2)
    }

    fn control(&mut self, blocks: &Blocks<'a>) -> Result<(), Refusal> {
        self.forget_control()?;
        let mut parts = blocks.iter();
        let (Some(&[flags, low, high, index]), None) = (parts.next(), parts.next()) else {
            return Err(Refusal::Broken("the GIF's timing is not valid"));
        };
        self.control = Some(Control {
            disposal: flags >> 2 & 7,
            delay: u16::from_le_bytes([low, high]),
            transparent: (flags & 1 == 1).then_some(index),
        });
        Ok(())
    }

    /// A control that no picture follows is dropped.
    fn forget_control(&mut self) -> Result<(), Refusal> {
        match self.control.take() {
            Some(_) => {
                self.gif.unneeded += CONTROL_SIZE;
                self.count(CONTROL_SIZE)
            }
            None => Ok(()),
        }
    }

    /// The last one counts, as in browsers.
    fn repeats(&mut self, blocks: &Blocks<'a>) -> Result<(), Refusal> {
        let mut needed = 0;
        for block in blocks.iter().skip(1) {
            if let [1, low, high] = *block {
                self.gif.repeats = Some(u16::from_le_bytes([low, high]));
                needed = REPEATS_SIZE;
            }
        }
        self.gif.unneeded += blocks.size() + 2 - needed;
        self.count(blocks.size() + 2)
    }

    fn picture(&mut self, reader: &mut Reader<'a>) -> Result<(), Refusal> {
        let (left, top) = (reader.u16_le()?, reader.u16_le()?);
        let (width, height) = (reader.u16_le()?, reader.u16_le()?);
        let flags = reader.u8()?;
        let picture = Picture {
            control: self.control.take(),
            left,
            top,
            width,
            height,
            interlaced: flags & 0x40 != 0,
            palette: palette(reader, flags)?,
            code_size: reader.u8()?,
            packed: Blocks::read(reader)?,
        };
        // The format has no codes of one bit, and viewers don't agree on when those would widen.
        if !(2..=8).contains(&picture.code_size) {
            return Err(Refusal::Broken("the GIF's pixels can't be decoded"));
        }
        if picture.palette.or(self.gif.palette).is_none() {
            return Err(Refusal::Broken("a picture of the GIF has no palette"));
        }
        if self.gif.pictures.is_empty() {
            self.gif.width = self.gif.width.max(left.saturating_add(width));
            self.gif.height = self.gif.height.max(top.saturating_add(height));
        }
        let (screen_width, screen_height) = (u32::from(self.gif.width), u32::from(self.gif.height));
        if !picture.region().fits(screen_width, screen_height) {
            return Err(Refusal::Broken("a picture of the GIF is empty or reaches outside"));
        }
        self.gif.pictures.push(picture);
        // Refuses too many before they are gathered.
        let frames = u32::try_from(self.gif.pictures.len()).unwrap_or(u32::MAX);
        self.limits.admit(screen_width, screen_height, frames)
    }

    fn count(&mut self, metadata: u64) -> Result<(), Refusal> {
        self.metadata += metadata;
        match self.limits.metadata_bytes {
            limit if self.metadata > limit => {
                Err(Refusal::TooLarge { what: "bytes of metadata", limit })
            }
            _ => Ok(()),
        }
    }
}

fn palette<'a>(reader: &mut Reader<'a>, flags: u8) -> Result<Option<&'a [u8]>, Refusal> {
    match flags & 0x80 {
        0 => Ok(None),
        _ => reader.take(3 << ((flags & 7) + 1)).map(Some),
    }
}

const APPLICATION: u8 = 0xFF;
const COMMENT: u8 = 0xFE;
const PLAIN_TEXT: u8 = 0x01;
/// Bytes of a whole control extension.
const CONTROL_SIZE: u64 = 8;
/// Bytes of a whole extension that says how often an animation repeats, and nothing else.
const REPEATS_SIZE: u64 = 2 + 12 + 4 + 1;
