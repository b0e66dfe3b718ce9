//! Eight rows at a time.
//!
//! A running sum is a chain: each addition waits for the one before, and a processor that could do a
//! dozen at once does one. So eight chains run beside each other, the sums of eight rows, in one vector. Values
//! come into it, and out of it again, by turning 8×8 of them ([`Tile`]). Along columns the chains lie beside each
//! other already. Of the second pass along rows only the sums are turned out that are left in the end.
//!
//! Lane by lane these are the additions, subtractions and divisions of [`plain`](super::plain), in its
//! order, and each is rounded by itself: IEEE 754 has them come out the same whatever the vectors'
//! width. So it may be chosen at run time, and nothing is fused or reordered; a [`Divisor`] has the bits of a
//! division. Where the reference only adds, since a window begins, here nothing is subtracted, and where it only
//! subtracts nothing is added: `x − 0` and `x + 0` are `x`. So every side is continued by zeros for as far as a
//! window reaches, and what comes out of it comes as many places later.

mod along;
mod down;
mod tile;

use fearless_simd::{Level, Simd, dispatch};

use super::super::luma;
use super::plain::Columns;
use super::{Grid, Rows, SIDE, Sink, centres, reach, window};
use along::{First, Second, Side};
use down::Down;
use tile::{LANES, Tile};

/// Rows that are taken at once.
const ROWS: usize = LANES;

/// Tiles that go from one step to the next while they are in a processor's nearest cache.
const PIECE: usize = 32;

/// Blurs twice and keeps 64×64. No side is below 5.
pub(super) fn blur(level: Level, rows: &impl Rows) -> Box<Grid> {
    let (width, height) = rows.size();
    let mut blur = Blur::at(level, width, height);
    dispatch!(level, simd => {
        for y in 0..height {
            rows.read(y, blur.next());
            blur.taken(simd);
        }
    });
    blur.finish()
}

/// The blur of a picture whose rows come from the top.
pub(in crate::pdq) struct Blur {
    level: Level,
    width: usize,
    /// Rows that were taken and not blurred yet, each continued by zeros.
    block: Vec<f32>,
    /// The length of one with its zeros: a number of whole tiles.
    stride: usize,
    count: usize,
    first: First,
    columns: Down,
    second: Second,
    between: Box<[Tile; PIECE]>,
    last: Last,
}

impl Blur {
    /// No side is below 5.
    pub fn new(width: usize, height: usize) -> Self {
        Self::at(Level::new(), width, height)
    }

    fn at(level: Level, width: usize, height: usize) -> Self {
        let side = Side::new(width);
        let tiles = side.tiles();
        Self {
            level,
            width,
            block: vec![0.0; ROWS * LANES * tiles],
            stride: LANES * tiles,
            count: 0,
            first: First::new(side),
            columns: Down::new(tiles, height),
            second: Second::new(side, &centres(width)),
            between: Box::new([Tile::default(); PIECE]),
            last: Last::new(height),
        }
    }

    /// Takes rows of pixels. There are as many in all as the picture is high.
    pub fn take(&mut self, pixels: &[[u8; 3]]) {
        dispatch!(self.level, simd => {
            for row in pixels.chunks_exact(self.width) {
                luma::row(simd, row, self.next());
                self.taken(simd);
            }
        });
    }

    /// Takes a row of luma.
    pub fn take_row(&mut self, fill: impl FnOnce(&mut [f32])) {
        fill(self.next());
        dispatch!(self.level, simd => self.taken(simd));
    }

    /// Where the next row goes.
    #[inline(always)]
    fn next(&mut self) -> &mut [f32] {
        &mut self.block[self.count * self.stride..][..self.width]
    }

    /// The next row is there.
    #[inline(always)]
    fn taken<S: Simd>(&mut self, simd: S) {
        self.count += 1;
        if self.count == ROWS {
            self.blur(simd);
        }
    }

    /// Blurs the rows that were taken.
    #[inline(always)]
    fn blur<S: Simd>(&mut self, simd: S) {
        let tiles = self.stride / LANES;
        self.first.begin();
        self.second.begin();
        self.columns.begin();
        for begin in (0..tiles).step_by(PIECE) {
            let piece = &mut self.between[..PIECE.min(tiles - begin)];
            self.first.run(simd, &self.block, begin, piece);
            self.columns.run(simd, begin, piece);
            self.second.run(simd, begin, piece);
        }
        self.last.take(&self.second.means);
        self.count = 0;
    }

    /// What is left, after the last row.
    pub fn finish(mut self) -> Box<Grid> {
        dispatch!(self.level, simd => {
            while !self.last.has_all() {
                // Below the last row come zeros.
                self.block[self.count * self.stride..].fill(0.0);
                self.blur(simd);
            }
        });
        self.last.finish()
    }
}

/// The end of the second pass: eight rows at a time of the 64 columns that are left.
struct Last {
    /// Rows that come before the first of the picture.
    early: usize,
    left: usize,
    columns: Columns,
    sink: Sink,
}

impl Last {
    fn new(height: usize) -> Self {
        let window = window(height);
        let columns = Columns::new(SIDE, window);
        Self { early: reach(window), left: height, columns, sink: Sink::new(height) }
    }

    fn has_all(&self) -> bool {
        self.left == 0
    }

    fn take(&mut self, means: &[[f32; LANES]; SIDE]) {
        let rows: [_; LANES] = std::array::from_fn(|row| means.each_ref().map(|all| all[row]));
        let mut out = [0.0; SIDE];
        for row in &rows {
            if self.early > 0 {
                self.early -= 1;
            } else if self.left > 0 {
                self.left -= 1;
                if self.columns.take(row, &mut out) {
                    self.sink.take(&out);
                }
            }
        }
    }

    fn finish(self) -> Box<Grid> {
        self.columns.finish(self.sink)
    }
}
