//! The box filter along all columns at once, eight rows at a time.

use fearless_simd::{Simd, SimdBase, f32x8};

use super::super::super::divisor::Divisor;
use super::along::Side;
use super::tile::{LANES, Tile};

/// What comes out for a row comes `reach` rows later.
pub(super) struct Down {
    side: Side,
    /// Of each column.
    sums: Vec<[f32; LANES]>,
    /// The last rows taken, each in place of the one that left the window: eight columns of all of them, one behind the
    /// other, and then the next eight.
    past: Vec<[f32; LANES]>,
    taken: usize,
    /// Of each row that comes next: where it goes, and by what its sums are divided.
    rows: [(usize, Divisor); LANES],
}

impl Down {
    /// Of a picture so many tiles wide.
    pub fn new(tiles: usize, height: usize) -> Self {
        let side = Side::new(height);
        let (sums, past) = (vec![[0.0; LANES]; tiles], vec![[0.0; LANES]; tiles * side.window]);
        Self { side, sums, past, taken: 0, rows: [(0, Divisor::of(1)); LANES] }
    }

    /// Goes to the left of the next eight rows.
    pub fn begin(&mut self) {
        for (row, number) in self.rows.iter_mut().zip(self.taken..) {
            // Nobody looks at what comes out before the first row and after the last.
            let divisor = self.side.divisor(number).unwrap_or(Divisor::of(1));
            *row = (number % self.side.window, divisor);
        }
        self.taken += LANES;
    }

    /// Goes on through tiles of them from the one numbered `begin`, in place.
    #[inline(always)]
    pub fn run<S: Simd>(&mut self, simd: S, begin: usize, tiles: &mut [Tile]) {
        match self.rows.iter().all(|(_, divisor)| divisor.is_proven()) {
            true => self.run_with(simd, begin, tiles, Divisor::multiply),
            false => self.run_with(simd, begin, tiles, Divisor::divide),
        }
    }

    #[inline(always)]
    fn run_with<S: Simd>(
        &mut self,
        simd: S,
        begin: usize,
        tiles: &mut [Tile],
        divide: impl Fn(Divisor, S, f32x8<S>) -> f32x8<S>,
    ) {
        let window = self.side.window;
        let sums = &mut self.sums[begin..][..tiles.len()];
        let pasts = self.past[begin * window..].chunks_exact_mut(window);
        for ((tile, sums), past) in tiles.iter_mut().zip(sums).zip(pasts) {
            let mut sum = f32x8::from_slice(simd, sums);
            for (values, (place, divisor)) in tile.iter_mut().zip(&self.rows) {
                let value = f32x8::from_slice(simd, values);
                let old = f32x8::from_slice(simd, &past[*place]);
                value.store_slice(&mut past[*place]);
                sum = sum + value - old;
                divide(*divisor, simd, sum).store_slice(values);
            }
            sum.store_slice(sums);
        }
    }
}
