//! The IHDR chunk, and how long the pixel stream is that follows from it.

use crate::Refusal;
use crate::reader::Reader;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Header {
    pub width: u32,
    pub height: u32,
    pub colour: Colour,
    pub interlaced: bool,
    /// Bits a sample; one of those that PNG allows for this colour type.
    depth: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    Grey = 0,
    Rgb = 2,
    Indexed = 3,
    GreyAlpha = 4,
    Rgba = 6,
}

impl Header {
    pub fn parse(data: &[u8]) -> Result<Self, Refusal> {
        const INVALID: Refusal = Refusal::Broken("the PNG header is not valid");
        if data.len() != 13 {
            return Err(INVALID);
        }
        let mut reader = Reader::new(data);
        let (width, height) = (reader.u32_be()?, reader.u32_be()?);
        let (depth, colour) = match (reader.u8()?, reader.u8()?) {
            (depth @ (1 | 2 | 4 | 8 | 16), 0) => (depth, Colour::Grey),
            (depth @ (8 | 16), 2) => (depth, Colour::Rgb),
            (depth @ (1 | 2 | 4 | 8), 3) => (depth, Colour::Indexed),
            (depth @ (8 | 16), 4) => (depth, Colour::GreyAlpha),
            (depth @ (8 | 16), 6) => (depth, Colour::Rgba),
            _ => return Err(INVALID),
        };
        let interlaced = match reader.array()? {
            [0, 0, 0] => false,
            [0, 0, 1] => true,
            _ => return Err(INVALID),
        };
        Ok(Self { width, height, colour, interlaced, depth })
    }

    pub fn bytes(&self) -> [u8; 13] {
        let mut bytes = [0; 13];
        bytes[..4].copy_from_slice(&self.width.to_be_bytes());
        bytes[4..8].copy_from_slice(&self.height.to_be_bytes());
        bytes[8] = self.depth;
        bytes[9] = self.colour as u8;
        bytes[12] = u8::from(self.interlaced);
        bytes
    }

    /// Bits a sample.
    pub fn depth(&self) -> u8 {
        self.depth
    }

    /// The same pixels on another canvas: how a frame of an animation is stored.
    pub fn sized(&self, width: u32, height: u32) -> Self {
        Self { width, height, ..*self }
    }

    /// The same canvas with pixels of another kind, row after row.
    pub fn stored(&self, colour: Colour, depth: u8) -> Self {
        Self { colour, depth, interlaced: false, ..*self }
    }

    /// Whether a sample of it means what one of `other` does.
    pub fn stores_like(&self, other: &Self) -> bool {
        self.colour == other.colour && self.depth == other.depth
    }

    pub fn palette_fits(&self, entries: usize) -> bool {
        (1..=1 << self.depth.min(8)).contains(&entries)
    }

    /// The order in which pixels are stored. Empty passes are left out, as in the file.
    pub fn passes(&self) -> impl Iterator<Item = Pass> {
        let (width, height) = (self.width, self.height);
        let grid: &[_] = if self.interlaced { &ADAM7 } else { &[(0, 0, 1, 1)] };
        grid.iter()
            .map(move |&(x, y, dx, dy)| Pass {
                x,
                y,
                dx,
                dy,
                width: width.saturating_sub(x).div_ceil(dx),
                height: height.saturating_sub(y).div_ceil(dy),
            })
            .filter(|pass| pass.width > 0 && pass.height > 0)
    }

    /// Bytes of the pixel stream after decompression: every row with its filter byte.
    pub fn stream_len(&self) -> u64 {
        let samples = match self.colour {
            Colour::Grey | Colour::Indexed => 1,
            Colour::GreyAlpha => 2,
            Colour::Rgb => 3,
            Colour::Rgba => 4,
        };
        let bits = samples * u64::from(self.depth);
        let row = |pass: &Pass| 1 + (u64::from(pass.width) * bits).div_ceil(8);
        self.passes().map(|pass| u64::from(pass.height) * row(&pass)).sum()
    }
}

/// One pass over the picture: the pixels at `x + i·dx`, `y + j·dy`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pass {
    pub x: u32,
    pub y: u32,
    pub dx: u32,
    pub dy: u32,
    pub width: u32,
    pub height: u32,
}

const ADAM7: [(u32, u32, u32, u32); 7] = [
    (0, 0, 8, 8),
    (4, 0, 8, 8),
    (0, 4, 4, 8),
    (2, 0, 4, 4),
    (0, 2, 2, 4),
    (1, 0, 2, 2),
    (0, 1, 1, 2),
];
