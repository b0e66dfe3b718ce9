//! The blur of PDQ and its decimation to 64×64: two ways to the same bits.
//!
//! The blur is two passes of a box filter, each along rows and then along columns, whose sums are
//! kept running. Additions of floats give other last bits in another order, and where coefficients
//! tie, as in drawings with symmetry, a hundred bits of a hash hang on a last bit. So both ways add
//! and subtract in the order of the reference:
//!
//! - [`plain`] takes one row after the other, as the reference does, and reads like its definition;
//! - [`blocks`] takes eight rows at a time. No sum of one row waits for a sum of another, so eight of
//!   them run beside each other in one register; nothing else is different.
//!
//! The second can also be handed rows as they come ([`Blur`]). Both take rows from the top, each once, and keep
//! only as many as a window is high, at most 1/128 of the picture.

use fearless_simd::Level;

mod blocks;
mod plain;
#[cfg(test)]
mod tests;

pub(super) use blocks::Blur;

/// The luma that is left of a picture, in rows.
pub(super) type Grid = [[f32; SIDE]; SIDE];

/// A side of what is left.
pub(super) const SIDE: usize = 64;

/// The smallest side that is hashed.
pub(super) const MIN_SIDE: usize = 5;

/// How a picture is downscaled. The bits that come out are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Way {
    /// Eight rows at a time.
    #[default]
    Blocks,
    /// Row by row: two to three times as slow, and what the other way is held against.
    Plain,
}

/// The luma of a picture, 0 to 255, by rows.
pub(super) trait Rows {
    /// Width and height in pixels.
    fn size(&self) -> (usize, usize);

    /// Fills in the row of this number, which is as long as the picture is wide.
    fn read(&self, y: usize, row: &mut [f32]);
}

/// Downscales the luma of a picture, or gives nothing where it is too small to be hashed. Each row is
/// asked for once, from the top.
pub(super) fn to_64x64(way: Way, rows: &impl Rows) -> Option<Box<Grid>> {
    let (width, height) = rows.size();
    if width < MIN_SIDE || height < MIN_SIDE {
        return None;
    }
    Some(match way {
        _ if (width, height) == (SIDE, SIDE) => {
            let mut grid = Box::new([[0.0; SIDE]; SIDE]);
            for (y, row) in grid.iter_mut().enumerate() {
                rows.read(y, row);
            }
            grid
        }
        Way::Blocks => blocks::blur(Level::new(), rows),
        Way::Plain => plain::blur(rows),
    })
}

/// Keeps the blurred rows that are left in the end.
struct Sink {
    grid: Box<Grid>,
    height: usize,
    seen: usize,
    filled: usize,
}

impl Sink {
    fn new(height: usize) -> Self {
        Self { grid: Box::new([[0.0; SIDE]; SIDE]), height, seen: 0, filled: 0 }
    }

    fn take(&mut self, row: &[f32; SIDE]) {
        // A low picture fills several rows with one of its own.
        while self.filled < SIDE && centre(self.filled, self.height) == self.seen {
            self.grid[self.filled] = *row;
            self.filled += 1;
        }
        self.seen += 1;
    }
}

/// Which places along a side stay.
fn centres(side: usize) -> [usize; SIDE] {
    std::array::from_fn(|i| centre(i, side))
}

/// Which place along a side stays as the `i`-th of 64.
fn centre(i: usize, side: usize) -> usize {
    (2 * i + 1) * side / (2 * SIDE)
}

/// How many values the box filter takes together along a side.
fn window(side: usize) -> usize {
    side.div_ceil(2 * SIDE)
}

/// How many values the window reaches ahead of the one it is for.
fn reach(window: usize) -> usize {
    window / 2
}

/// Every kind of vectors that this processor has.
#[cfg(test)]
pub(super) fn levels() -> Vec<Level> {
    let best = Level::new();
    #[cfg(target_arch = "x86_64")]
    return [
        best.as_avx512().map(Level::Avx512),
        best.as_avx2().map(Level::Avx2),
        best.as_sse4_2().map(Level::Sse4_2),
        best.as_sse2().map(Level::Sse2),
    ]
    .into_iter()
    .flatten()
    .collect();
    #[cfg(not(target_arch = "x86_64"))]
    vec![best]
}

/// The window is far below 2²⁴, where floats begin to skip integers.
#[expect(clippy::cast_precision_loss, reason = "exact: a window is far below 2²⁴")]
fn float(count: usize) -> f32 {
    count as f32
}
