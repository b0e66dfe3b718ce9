//! The box filter along eight rows at once, from one end to the other.

use fearless_simd::{Simd, SimdBase, f32x8};

use super::super::super::divisor::Divisor;
use super::super::{SIDE, reach, window};
use super::PIECE;
use super::tile::{LANES, Tile, load, store, turn};

/// One side of the picture, and the window along it. What comes out of the window for a place comes `reach` places
/// later.
#[derive(Clone, Copy)]
pub(super) struct Side {
    pub length: usize,
    pub window: usize,
    pub reach: usize,
}

/// The first pass: means.
pub(super) struct First {
    side: Side,
    sums: Sums,
    whole: Divisor,
}

/// The second pass: of its means only those that are left in the end.
pub(super) struct Second {
    sums: Sums,
    /// At which places they are found, and by what they are divided.
    kept: Vec<(usize, Divisor)>,
    found: usize,
    /// Each of eight rows.
    pub means: Box<[[f32; LANES]; SIDE]>,
}

/// Running sums of eight rows.
struct Sums {
    window: usize,
    sum: [f32; LANES],
    /// The values of the last window, and behind them those of a piece.
    past: Vec<[f32; LANES]>,
}

impl Side {
    pub fn new(length: usize) -> Self {
        let window = window(length);
        Self { length, window, reach: reach(window) }
    }

    /// How many tiles hold a row and what comes later: twice as many places as the window reaches.
    pub fn tiles(self) -> usize {
        (self.length + 2 * self.reach).div_ceil(LANES)
    }

    /// How many values the window around a place holds: it shrinks at both ends.
    pub fn count(self, at: usize) -> usize {
        let behind = self.window - 1 - self.reach;
        (at + self.reach + 1).min(self.length) - at.saturating_sub(behind)
    }

    /// By what the sum is divided that comes out at `later`; `None` where it is for no place.
    pub fn divisor(self, later: usize) -> Option<Divisor> {
        let at = later.checked_sub(self.reach)?;
        (at < self.length).then(|| Divisor::of(self.count(at)))
    }

    /// Whether all of a tile's sums are over whole windows.
    #[inline(always)]
    fn is_whole(self, later: usize) -> bool {
        later + 1 >= self.window.max(self.reach + 1) && later + LANES <= self.length
    }
}

impl First {
    pub fn new(side: Side) -> Self {
        Self { side, sums: Sums::new(side.window), whole: Divisor::of(side.window) }
    }

    /// Goes to the beginning of eight rows.
    pub fn begin(&mut self) {
        self.sums.begin();
    }

    /// Goes on through tiles from the one numbered `begin`. What comes out are rows again.
    #[inline(always)]
    pub fn run<S: Simd>(&mut self, simd: S, block: &[f32], begin: usize, out: &mut [Tile]) {
        let stride = block.len() / LANES;
        let mut sum = f32x8::from_slice(simd, &self.sums.sum);
        let tiles = out.len();
        for (number, tile) in out.iter_mut().enumerate() {
            let at = LANES * (begin + number);
            let mut rows = [sum; LANES];
            for (r, row) in rows.iter_mut().enumerate() {
                *row = f32x8::from_slice(simd, &block[r * stride + at..][..LANES]);
            }
            let mut means = self.sums.slide(simd, &mut sum, number, turn(rows));
            if self.side.is_whole(at) {
                for mean in &mut means {
                    *mean = self.whole.divide(simd, *mean);
                }
            } else {
                for (mean, later) in means.iter_mut().zip(at..) {
                    *mean = match self.side.divisor(later) {
                        Some(divisor) => divisor.divide(simd, *mean),
                        None => f32x8::splat(simd, 0.0),
                    };
                }
            }
            store(turn(means), tile);
        }
        let mut last = [0.0; LANES];
        sum.store_slice(&mut last);
        self.sums.end(last, tiles);
    }
}

impl Second {
    /// `kept` are the places that are left.
    pub fn new(side: Side, kept: &[usize; SIDE]) -> Self {
        let divisor = |at| Divisor::of(side.count(at));
        Self {
            sums: Sums::new(side.window),
            kept: kept.iter().map(|at| (at + 2 * side.reach, divisor(*at))).collect(),
            found: 0,
            means: Box::new([[0.0; LANES]; SIDE]),
        }
    }

    /// Goes to the beginning of eight rows.
    pub fn begin(&mut self) {
        self.sums.begin();
        self.found = 0;
    }

    /// Goes on through tiles from the one numbered `begin`.
    #[inline(always)]
    pub fn run<S: Simd>(&mut self, simd: S, begin: usize, tiles: &[Tile]) {
        let mut sum = f32x8::from_slice(simd, &self.sums.sum);
        for (number, tile) in tiles.iter().enumerate() {
            let at = LANES * (begin + number);
            let sums = self.sums.slide(simd, &mut sum, number, turn(load(simd, tile)));
            // In most tiles there is none.
            while let Some((later, divisor)) = self.kept.get(self.found)
                && *later < at + LANES
            {
                let mut all = Tile::default();
                store(sums, &mut all);
                let sum = f32x8::from_slice(simd, &all[later - at]);
                divisor.divide(simd, sum).store_slice(&mut self.means[self.found]);
                self.found += 1;
            }
        }
        let mut last = [0.0; LANES];
        sum.store_slice(&mut last);
        self.sums.end(last, tiles.len());
    }
}

impl Sums {
    fn new(window: usize) -> Self {
        Self { window, sum: [0.0; LANES], past: vec![[0.0; LANES]; window + LANES * PIECE] }
    }

    fn begin(&mut self) {
        self.sum = [0.0; LANES];
        self.past[..self.window].fill([0.0; LANES]);
    }

    /// Ends a piece of so many tiles.
    fn end(&mut self, sum: [f32; LANES], tiles: usize) {
        self.sum = sum;
        self.past.copy_within(LANES * tiles..LANES * tiles + self.window, 0);
    }

    /// Slides the window on through the `number`-th tile of a piece, and tells the sums at each of its places.
    #[inline(always)]
    fn slide<S: Simd>(
        &mut self,
        simd: S,
        sum: &mut f32x8<S>,
        number: usize,
        values: [f32x8<S>; LANES],
    ) -> [f32x8<S>; LANES] {
        let (tiles, _) = self.past[LANES * number + self.window..].as_chunks_mut();
        store(values, &mut tiles[0]);
        // Where the window is short, some of these have just been stored.
        let (tiles, _) = self.past[LANES * number..].as_chunks();
        let past = load(simd, &tiles[0]);
        let mut sums = values;
        for (value, old) in sums.iter_mut().zip(past) {
            *sum = *sum + *value - old;
            *value = *sum;
        }
        sums
    }
}
