//! What lies beneath the ink: how light and how busy the picture is, tile by tile. Holds no picture.

/// Mean and variance of the luma of each tile of [`TILE`] × [`TILE`] stored pixels, as far as it was
/// seen: of what is clear throughout, nothing is.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    across: usize,
    tiles: Vec<Seen>,
    /// What the row of tiles that is being looked at adds up to.
    band: Vec<Sums>,
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

#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    tile: Tile,
    /// How many of its pixels.
    pixels: u8,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    luma: u64,
    squares: u64,
    pixels: u64,
}

impl Ground {
    /// The ground of a picture of `width` × `height` stored pixels, of which nothing is seen yet.
    pub fn unseen(width: u32, height: u32) -> Self {
        let (across, down) = (width.div_ceil(TILE) as usize, height.div_ceil(TILE) as usize);
        let (tiles, band) = (vec![Seen::default(); across * down], vec![Sums::default(); across]);
        Self { across, tiles, band }
    }

    /// Sets the tile in `column` and `row`, counted in tiles. Outside of the picture, nothing happens.
    pub fn set(&mut self, column: usize, row: usize, tile: Tile) {
        let place = (column < self.across).then(|| self.tiles.get_mut(row * self.across + column));
        if let Some(Some(place)) = place {
            *place = Seen { tile, pixels: WHOLE };
        }
    }

    /// Looks at the pixels from `x` to the right in row `y`, which lie in the picture: their luma, and
    /// `None` for those that are clear. What comes next is the same of the row below, or [`look_up`].
    ///
    /// [`look_up`]: Self::look_up
    pub fn look(&mut self, x: u32, y: u32, mut luma: impl ExactSizeIterator<Item = Option<u8>>) {
        let first = (x / TILE) as usize;
        let mut pixels = (TILE - x % TILE) as usize;
        for band in &mut self.band[first..] {
            let (mut sum, mut squares, mut seen) = (0, 0, 0);
            for luma in luma.by_ref().take(pixels).flatten().map(u32::from) {
                sum += luma;
                squares += luma * luma;
                seen += 1_u32;
            }
            band.add(Sums { luma: sum.into(), squares: squares.into(), pixels: seen.into() });
            pixels = TILE as usize;
            if luma.len() == 0 {
                break;
            }
        }
        if y % TILE == TILE - 1 {
            self.look_up(y);
        }
    }

    /// [Looks](Self::look) at a row of which nothing is clear.
    pub fn look_at(&mut self, x: u32, y: u32, luma: &[u8]) {
        let (first, others) = luma.split_at(luma.len().min((TILE - x % TILE) as usize));
        let (tiles, last) = others.as_chunks::<{ TILE as usize }>();
        let tiles = tiles.iter().map(<[u8; 8]>::as_slice);
        let parts = std::iter::once(first).chain(tiles).chain([last]);
        for (band, part) in self.band[(x / TILE) as usize..].iter_mut().zip(parts) {
            band.add(Sums::of(part));
        }
        if y % TILE == TILE - 1 {
            self.look_up(y);
        }
    }

    /// Takes into account what was seen up to row `y`.
    pub fn look_up(&mut self, y: u32) {
        let row = &mut self.tiles[(y / TILE) as usize * self.across..][..self.across];
        for (seen, sums) in row.iter_mut().zip(&mut self.band) {
            let new = std::mem::take(sums);
            if new.pixels > 0 {
                // Pixels that were not drawn anew are still there.
                let kept = u64::from(seen.pixels).min(u64::from(WHOLE) - new.pixels);
                let mut all = seen.tile.sums(kept);
                all.add(new);
                let pixels = u8::try_from(all.pixels).expect("no more than a whole tile");
                *seen = Seen { tile: all.tile(), pixels };
            }
        }
    }

    /// The tile in `column` and `row`, which lie in the picture.
    pub fn tile(&self, column: usize, row: usize) -> Tile {
        self.tiles[row * self.across + column].tile
    }

    /// The whole of the tiles that the rectangle of pixels touches; black where nothing is seen.
    pub fn beneath(&self, left: i64, top: i64, right: i64, bottom: i64) -> Tile {
        let down = self.tiles.len() / self.across.max(1);
        let tiles = |from: i64, to: i64, all: usize| {
            let tile = i64::from(TILE);
            let first = usize::try_from(from.div_euclid(tile)).unwrap_or(0);
            let last = usize::try_from((to + tile - 1).div_euclid(tile)).unwrap_or(0);
            first.min(all)..last.min(all)
        };
        let columns = tiles(left, right, self.across);
        let mut sums = Sums::default();
        for row in tiles(top, bottom, down) {
            for Seen { tile, pixels } in
                &self.tiles[row * self.across..][..self.across][columns.clone()]
            {
                sums.add(tile.sums(u64::from(*pixels)));
            }
        }
        sums.tile()
    }
}

impl Tile {
    /// The sums of so many of its pixels.
    fn sums(self, pixels: u64) -> Sums {
        let (mean, variance) = (u64::from(self.mean), u64::from(self.variance));
        Sums { luma: mean * pixels, squares: (mean * mean + variance) * pixels, pixels }
    }
}

impl Sums {
    /// Of a few pixels.
    #[inline]
    fn of(luma: &[u8]) -> Self {
        let sum: u32 = luma.iter().map(|it| u32::from(*it)).sum();
        let squares: u32 = luma.iter().map(|it| u32::from(*it) * u32::from(*it)).sum();
        Self { luma: sum.into(), squares: squares.into(), pixels: luma.len() as u64 }
    }

    fn add(&mut self, more: Self) {
        self.luma += more.luma;
        self.squares += more.squares;
        self.pixels += more.pixels;
    }

    fn tile(self) -> Tile {
        let pixels = self.pixels.max(1);
        let mean = u8::try_from(self.luma / pixels).expect("a mean of bytes");
        let variance = (self.squares * pixels).saturating_sub(self.luma * self.luma);
        let variance = variance / (pixels * pixels);
        Tile { mean, variance: u16::try_from(variance).expect("of bytes, at most 128 squared") }
    }
}

/// Pixels of a whole tile.
const WHOLE: u8 = 64;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_seen_alike_with_and_without_what_could_be_clear() {
        for (x, width) in [(0, 30), (3, 27), (6, 1), (8, 16), (29, 1)] {
            let [mut one, mut other] = [(); 2].map(|()| Ground::unseen(30, 11));
            for y in 0..11 {
                let row: Vec<u8> = (0..width).map(|at| at * 7 + y * 3).collect();
                one.look(x, y.into(), row.iter().map(|it| Some(*it)));
                other.look_at(x, y.into(), &row);
            }
            one.look_up(10);
            other.look_up(10);
            for at in 0..8 {
                assert_eq!(one.tile(at % 4, at / 4), other.tile(at % 4, at / 4), "{x} {width}");
            }
        }
    }

    #[test]
    fn a_tile_is_the_mean_and_the_variance_of_its_pixels() {
        let mut ground = Ground::unseen(20, 10);
        for y in 0..10 {
            ground.look(0, y, (0..20).map(|x| Some(if x % 2 == 0 { 100 } else { 104 })));
        }
        ground.look_up(9);
        for (column, row) in [(0, 0), (1, 0), (2, 0), (2, 1)] {
            assert_eq!(ground.tile(column, row), Tile { mean: 102, variance: 4 });
        }
        assert_eq!(ground.beneath(-5, -5, 40, 40), Tile { mean: 102, variance: 4 });
    }

    #[test]
    fn what_is_clear_does_not_count_and_what_is_not_drawn_anew_stays() {
        let mut ground = Ground::unseen(8, 8);
        for y in 0..8 {
            ground.look(0, y, (0..8).map(|x| (x < 4).then_some(200)));
        }
        assert_eq!(ground.tile(0, 0), Tile { mean: 200, variance: 0 });
        for y in 0..8 {
            ground.look(4, y, (0..4).map(|_| Some(100)));
        }
        assert_eq!(ground.tile(0, 0), Tile { mean: 150, variance: 2500 });
        for y in 0..4 {
            ground.look(0, y, (0..8).map(|_| Some(50)));
        }
        ground.look_up(3);
        assert_eq!(ground.tile(0, 0).mean, 100);
    }

    #[test]
    fn a_tile_outside_is_none() {
        let mut ground = Ground::unseen(8, 8);
        ground.set(1, 0, Tile { mean: 9, variance: 9 });
        ground.set(0, 1, Tile { mean: 9, variance: 9 });
        assert_eq!(ground.beneath(0, 0, 8, 8), Tile::default());
        ground.set(0, 0, Tile { mean: 9, variance: 9 });
        assert_eq!(ground.beneath(0, 0, 8, 8), Tile { mean: 9, variance: 9 });
        assert_eq!(ground.beneath(8, 0, 16, 8), Tile::default());
    }
}
