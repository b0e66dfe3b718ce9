//! What lies beneath the ink: how light and how busy the picture is, tile by tile. Holds no picture.

/// Mean and variance of the luma of each tile of [`TILE`] × [`TILE`] stored pixels.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    across: usize,
    tiles: Vec<Tile>,
}

/// Pixels along a tile's side: a block of JPEG.
pub(crate) const TILE: u32 = 8;

/// One tile of the ground.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tile {
    /// The mean luma, 0 to 255.
    pub mean: u8,
    /// The variance of the luma: the sum of the squared AC coefficients of a block's orthonormal
    /// transform, by 64.
    pub variance: u16,
}

impl Ground {
    /// A ground of black tiles for a picture of `width` × `height` stored pixels.
    pub fn black(width: u32, height: u32) -> Self {
        let (across, down) = (width.div_ceil(TILE) as usize, height.div_ceil(TILE) as usize);
        Self { across, tiles: vec![Tile::default(); across * down] }
    }

    /// Sets the tile in `column` and `row`, counted in tiles. Outside of the picture, nothing happens.
    pub fn set(&mut self, column: usize, row: usize, tile: Tile) {
        let place = (column < self.across).then(|| self.tiles.get_mut(row * self.across + column));
        if let Some(Some(place)) = place {
            *place = tile;
        }
    }

    /// The whole of the tiles that the rectangle of pixels touches; black where it touches none.
    pub fn beneath(&self, left: i64, top: i64, right: i64, bottom: i64) -> Tile {
        let down = self.tiles.len() / self.across.max(1);
        let tiles = |from: i64, to: i64, all: usize| {
            let tile = i64::from(TILE);
            let first = usize::try_from(from.div_euclid(tile)).unwrap_or(0);
            let last = usize::try_from((to + tile - 1).div_euclid(tile)).unwrap_or(0);
            first.min(all)..last.min(all)
        };
        let columns = tiles(left, right, self.across);
        let (mut sum, mut squares, mut count) = (0_u64, 0_u64, 0_u64);
        for row in tiles(top, bottom, down) {
            for tile in &self.tiles[row * self.across..][..self.across][columns.clone()] {
                let mean = u64::from(tile.mean);
                sum += mean;
                squares += mean * mean + u64::from(tile.variance);
                count += 1;
            }
        }
        let count = count.max(1);
        let mean = u8::try_from(sum / count).expect("a mean of bytes");
        let variance = (squares * count).saturating_sub(sum * sum) / (count * count);
        Tile { mean, variance: u16::try_from(variance).unwrap_or(u16::MAX) }
    }
}
