//! A picture of tiles in rows and columns: how many, and how much of them is shown.

use crate::reader::Reader;
use crate::{Refusal, Unsupported};

/// The content of a `grid` item.
#[derive(Debug)]
pub(super) struct Grid {
    rows: u32,
    pub columns: u32,
    width: u32,
    height: u32,
    /// Without what may stand behind it.
    pub bytes: Vec<u8>,
}

impl Grid {
    pub fn parse(data: &[u8]) -> Result<Self, Refusal> {
        let mut reader = Reader::new(data);
        let [version, flags, rows, columns] = reader.array()?;
        if version != 0 {
            return Err(Refusal::Unsupported(Unsupported::OtherAvif));
        }
        let large = flags & 1 != 0;
        let mut side = || if large { reader.u32_be() } else { Ok(u32::from(reader.u16_be()?)) };
        let (width, height) = (side()?, side()?);
        let mut bytes = data[..reader.position()].to_vec();
        bytes[1] &= 1;
        Ok(Self {
            rows: u32::from(rows) + 1,
            columns: u32::from(columns) + 1,
            width,
            height,
            bytes,
        })
    }

    pub fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }

    /// Whether `count` tiles of one size cover the picture, the last of a row and a column at least in
    /// part: no more is decoded than is shown.
    pub fn is_filled_by(&self, count: usize, (width, height): (u32, u32)) -> bool {
        let covers = |tiles: u32, tile: u32, side: u32| {
            let (tiles, tile, side) = (u64::from(tiles), u64::from(tile), u64::from(side));
            tiles * tile >= side && (tiles - 1) * tile < side
        };
        count == (self.rows * self.columns) as usize
            && covers(self.columns, width, self.width)
            && covers(self.rows, height, self.height)
    }
}
