//! GIF: every block is read, and only the screen, the palettes, the pictures, their timing and the
//! number of plays are written again, from what was understood of them.
//!
//! Texts, profiles and other extensions are dropped: no browser shows them. A first picture larger
//! than the screen enlarges it, as browsers do; a later one that reaches outside is refused, since
//! what it has there is shown to nobody and could be anything.

use crate::pipeline::{Frame, Outline};
use crate::png::canvas::Region;
use crate::{Limits, Refusal, Removed};

mod blocks;
pub(crate) mod decode;
mod lzw;
mod walk;

use blocks::Blocks;

#[derive(Debug)]
pub(crate) struct Gif<'a> {
    pub width: u16,
    pub height: u16,
    /// An entry of the palette. Browsers don't heed it, other viewers do.
    background: u8,
    pub palette: Option<&'a [u8]>,
    /// How often an animation repeats; 0 is for ever. Without it, it plays once.
    repeats: Option<u16>,
    /// At least one; all on the screen, each with a palette of its own or the common one.
    pub pictures: Vec<Picture<'a>>,
    removed: Vec<Removed>,
    /// Bytes of dropped blocks of no kind that has a name.
    unneeded: u64,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Picture<'a> {
    pub control: Option<Control>,
    left: u16,
    top: u16,
    pub width: u16,
    height: u16,
    interlaced: bool,
    pub palette: Option<&'a [u8]>,
    /// Bits of a palette index, 2 to 8.
    code_size: u8,
    packed: Blocks<'a>,
}

/// The graphic control extension before a picture.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Control {
    /// 0 to 7 as in the file.
    pub disposal: u8,
    /// Hundredths of a second.
    pub delay: u16,
    pub transparent: Option<u8>,
}

impl<'a> Gif<'a> {
    pub fn parse(bytes: &'a [u8], limits: &Limits) -> Result<Self, Refusal> {
        walk::parse(bytes, limits)
    }

    pub fn outline(&self) -> Outline {
        Outline {
            width: u32::from(self.width),
            height: u32::from(self.height),
            frames: u32::try_from(self.pictures.len()).unwrap_or(u32::MAX),
            turned: false,
        }
    }

    pub fn decode(&self, _bytes: &[u8], each: &mut dyn FnMut(Frame<'_>)) -> Result<(), Refusal> {
        decode::frames(self, each)
    }

    pub fn clean(self) -> Result<(Vec<u8>, Vec<Removed>), Refusal> {
        let mut out = self.head_and_repeats();
        let mut unneeded = self.unneeded;
        for picture in &self.pictures {
            let packed = picture.packed.joined();
            let cut = lzw::cut(&packed, picture.code_size, picture.pixels())?;
            unneeded += packed.len().saturating_sub(cut.len()) as u64;
            picture.write(&mut out, &cut);
        }
        out.push(TRAILER);
        let mut removed = self.removed;
        removed.extend((unneeded > 0).then_some(Removed::Unneeded(unneeded)));
        Ok((out, removed))
    }

    /// The file up to its first picture.
    pub fn head_and_repeats(&self) -> Vec<u8> {
        let mut out = self.head();
        if let Some(repeats) = self.repeats {
            out.extend_from_slice(b"\x21\xFF\x0BNETSCAPE2.0\x03\x01");
            out.extend_from_slice(&repeats.to_le_bytes());
            out.push(0);
        }
        out
    }

    /// The file's beginning: the screen and the common palette.
    pub fn head(&self) -> Vec<u8> {
        let mut out = b"GIF89a".to_vec();
        out.extend_from_slice(&self.width.to_le_bytes());
        out.extend_from_slice(&self.height.to_le_bytes());
        out.extend_from_slice(&[palette_flags(self.palette), self.background, 0]);
        out.extend_from_slice(self.palette.unwrap_or_default());
        out
    }
}

impl<'a> Picture<'a> {
    pub fn region(&self) -> Region {
        Region {
            x: u32::from(self.left),
            y: u32::from(self.top),
            width: u32::from(self.width),
            height: u32::from(self.height),
        }
    }

    /// The same place on the screen for other pixels, stored row after row.
    pub fn repainted<'b>(
        &self,
        control: Option<Control>,
        palette: &'b [u8],
        code_size: u8,
    ) -> Picture<'b>
    where
        'a: 'b,
    {
        Picture { control, interlaced: false, palette: Some(palette), code_size, ..*self }
    }

    fn pixels(&self) -> u64 {
        u64::from(self.width) * u64::from(self.height)
    }

    /// Appends the picture with `packed` for its compressed pixels.
    pub fn write(&self, out: &mut Vec<u8>, packed: &[u8]) {
        if let Some(Control { disposal, delay, transparent }) = self.control {
            let flags = disposal << 2 | u8::from(transparent.is_some());
            out.extend_from_slice(&[EXTENSION, CONTROL, 4, flags]);
            out.extend_from_slice(&delay.to_le_bytes());
            out.extend_from_slice(&[transparent.unwrap_or(0), 0]);
        }
        out.push(PICTURE);
        for value in [self.left, self.top, self.width, self.height] {
            out.extend_from_slice(&value.to_le_bytes());
        }
        out.push(palette_flags(self.palette) | u8::from(self.interlaced) << 6);
        out.extend_from_slice(self.palette.unwrap_or_default());
        out.push(self.code_size);
        blocks::write(out, packed);
    }
}

/// The bits that announce `palette`, which has a power of two of entries.
fn palette_flags(palette: Option<&[u8]>) -> u8 {
    palette.map_or(0, |palette| {
        let size = (palette.len() / 3).ilog2().saturating_sub(1);
        0x80 | u8::try_from(size).expect("at most 256 entries")
    })
}

const EXTENSION: u8 = 0x21;
const PICTURE: u8 = 0x2C;
pub(crate) const TRAILER: u8 = 0x3B;
const CONTROL: u8 = 0xF9;
