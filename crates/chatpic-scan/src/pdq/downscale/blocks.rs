//! Eight rows at a time.
//!
//! A running sum is a chain: each addition waits for the one before, and a processor that could do a
//! dozen at once does one. So eight chains run beside each other, the sums of eight rows. Four rows
//! are one vector; their values come into it by turning 4×4 of them ([`transpose`]). Along columns the
//! chains lie beside each other already, and the compiler makes vectors of them by itself.
//!
//! Lane by lane these are the additions, subtractions and divisions of [`plain`](super::plain), in its
//! order, and each is rounded by itself: IEEE 754 has them come out the same whatever the vectors'
//! width. So it may be chosen at run time, and nothing is fused or reordered.

use fearless_simd::{Level, Simd, SimdBase, dispatch, f32x4};

use super::super::luma;
use super::{Grid, Rows, SIDE, Sink, centres, float, reach, window};

/// Rows that are taken at once.
const ROWS: usize = 8;

/// The lanes of one vector.
const LANES: usize = 4;

/// Blurs twice and keeps 64×64. No side is below 5.
pub(super) fn blur(rows: &impl Rows) -> Box<Grid> {
    let (width, height) = rows.size();
    let mut blur = Blur::new(width, height);
    dispatch!(blur.level, simd => {
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
    along: Along,
    first: Down,
    last: Last,
    sink: Sink,
    /// Rows that were taken and not blurred yet.
    block: Vec<f32>,
    count: usize,
    sums: Vec<f32>,
    blurred: Vec<f32>,
}

impl Blur {
    /// No side is below 5.
    pub fn new(width: usize, height: usize) -> Self {
        let [block, sums, blurred] = [(); 3].map(|()| vec![0.0; ROWS * width]);
        Self {
            level: Level::new(),
            along: Along::new(width),
            first: Down::new(width, height),
            last: Last { centres: centres(width), columns: Down::new(SIDE, height) },
            sink: Sink::new(height),
            block,
            count: 0,
            sums,
            blurred,
        }
    }

    /// Takes rows of pixels. There are as many in all as the picture is high.
    pub fn take(&mut self, pixels: &[[u8; 3]]) {
        dispatch!(self.level, simd => {
            for row in pixels.chunks_exact(self.along.length) {
                luma::row(simd, row, self.next());
                self.taken(simd);
            }
        });
    }

    /// Takes a row of pixels, with another luma.
    pub fn take_row(&mut self, pixels: &[[u8; 3]], luma: impl Fn([u8; 3]) -> f32) {
        for (value, pixel) in self.next().iter_mut().zip(pixels) {
            *value = luma(*pixel);
        }
        dispatch!(self.level, simd => self.taken(simd));
    }

    /// Where the next row goes.
    #[inline(always)]
    fn next(&mut self) -> &mut [f32] {
        let width = self.along.length;
        &mut self.block[self.count * width..][..width]
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
        let Self { along, first, last, sink, block, count, sums, blurred, .. } = self;
        let width = along.length;
        along.sums(simd, block, sums);
        let mut out = blurred.chunks_exact_mut(width);
        let mut done = 0;
        for row in sums.chunks_exact_mut(width).take(*count) {
            along.means(row);
            if first.is_ready()
                && let Some(out) = out.next()
            {
                first.take(row, out);
                done += 1;
            } else {
                first.begin(row);
            }
        }
        along.sums(simd, blurred, sums);
        sums.chunks_exact(width).take(done).for_each(|row| last.take(row, along, sink));
        *count = 0;
    }

    /// What is left, after the last row.
    pub fn finish(mut self) -> Box<Grid> {
        dispatch!(self.level, simd => {
            if self.count > 0 {
                self.blur(simd);
            }
            while self.drain(simd) {}
        });
        self.last.finish(self.sink)
    }

    /// Blurs more rows, which need no others, while there are any.
    #[inline(always)]
    fn drain<S: Simd>(&mut self, simd: S) -> bool {
        let Self { along, first, last, sink, sums, blurred, .. } = self;
        let width = along.length;
        let mut done = 0;
        for row in blurred.chunks_exact_mut(width) {
            done += usize::from(first.drain(row));
        }
        if done > 0 {
            along.sums(simd, blurred, sums);
            sums.chunks_exact(width).take(done).for_each(|row| last.take(row, along, sink));
        }
        done > 0
    }
}

/// The end of the second pass. Only the columns that are left in the end go through it.
struct Last {
    centres: [usize; SIDE],
    columns: Down,
}

impl Last {
    fn take(&mut self, sums: &[f32], along: &Along, sink: &mut Sink) {
        let kept = self.centres.map(|x| sums[x] / along.count(x));
        if self.columns.is_ready() {
            let mut out = [0.0; SIDE];
            self.columns.take(&kept, &mut out);
            sink.take(&out);
        } else {
            self.columns.begin(&kept);
        }
    }

    fn finish(mut self, mut sink: Sink) -> Box<Grid> {
        let mut out = [0.0; SIDE];
        while self.columns.drain(&mut out) {
            sink.take(&out);
        }
        sink.grid
    }
}

/// The box filter along rows of one length.
struct Along {
    length: usize,
    window: usize,
    reach: usize,
}

impl Along {
    fn new(length: usize) -> Self {
        let window = window(length);
        Self { length, window, reach: reach(window) }
    }

    /// The sums over the window around each place of eight rows, which lie one behind the other.
    #[inline(always)]
    fn sums<S: Simd>(&self, simd: S, block: &[f32], sums: &mut [f32]) {
        let Self { length, window, reach } = *self;
        let rows: [&[f32]; ROWS] = std::array::from_fn(|r| &block[r * length..][..length]);
        let mut rest = sums;
        let mut sums: [&mut [f32]; ROWS] = std::array::from_fn(|_| {
            let (row, others) = std::mem::take(&mut rest).split_at_mut(length);
            rest = others;
            row
        });

        let mut sum = [0.0; ROWS];
        for ((sum, row), out) in sum.iter_mut().zip(rows).zip(&mut sums) {
            for value in &row[..reach] {
                *sum += value;
            }
            for (value, out) in row[reach..window].iter().zip(out.iter_mut()) {
                *sum += value;
                *out = *sum;
            }
        }
        let slid = self.slide(simd, &rows, &mut sums, &mut sum);
        for ((sum, row), out) in sum.iter_mut().zip(rows).zip(sums) {
            for next in window + slid..length {
                *sum += row[next];
                *sum -= row[next - window];
                out[next - reach] = *sum;
            }
            for (gone, out) in row[length - window..].iter().zip(&mut out[length - reach..]) {
                *sum -= gone;
                *out = *sum;
            }
        }
    }

    /// Slides the whole window along eight rows, by a multiple of four places, and tells how far it
    /// came.
    #[inline(always)]
    fn slide<S: Simd>(
        &self,
        simd: S,
        rows: &[&[f32]; ROWS],
        sums: &mut [&mut [f32]; ROWS],
        sum: &mut [f32; ROWS],
    ) -> usize {
        let Self { length, window, reach } = *self;
        let turns = (length - window) / LANES;
        let ahead = rows.map(|row| &fours(&row[window..])[..turns]);
        let behind = rows.map(|row| &fours(row)[..turns]);
        let mut out = sums
            .each_mut()
            .map(|row| &mut row[window - reach..].as_chunks_mut::<LANES>().0[..turns]);
        let [low, high] = sum.as_chunks_mut::<LANES>().0 else {
            unreachable!("eight are two fours")
        };
        let mut sum_low = f32x4::from_slice(simd, low);
        let mut sum_high = f32x4::from_slice(simd, high);
        for turn in 0..turns {
            slide_four::<S, 0>(simd, &mut sum_low, turn, &ahead, &behind, &mut out);
            slide_four::<S, LANES>(simd, &mut sum_high, turn, &ahead, &behind, &mut out);
        }
        sum_low.store_slice(low);
        sum_high.store_slice(high);
        LANES * turns
    }

    /// Makes means of the sums of one row.
    #[inline(always)]
    fn means(&self, row: &mut [f32]) {
        let (begin, end) = (self.window - self.reach, self.length - self.reach);
        for (x, value) in row.iter_mut().enumerate().take(begin) {
            *value /= self.count(x);
        }
        let whole = float(self.window);
        for value in &mut row[begin..end] {
            *value /= whole;
        }
        for (x, value) in row.iter_mut().enumerate().skip(end) {
            *value /= self.count(x);
        }
    }

    /// How many values the window around a place holds: it shrinks at both ends.
    fn count(&self, x: usize) -> f32 {
        let behind = self.window - 1 - self.reach;
        float((x + self.reach + 1).min(self.length) - x.saturating_sub(behind))
    }
}

/// Slides the window along four rows, from the one with the number `FIRST`, by four places. Without
/// closures, which the compiler would not always build for the same processor as what calls them.
#[inline(always)]
fn slide_four<S: Simd, const FIRST: usize>(
    simd: S,
    sum: &mut f32x4<S>,
    turn: usize,
    ahead: &[&[[f32; LANES]]; ROWS],
    behind: &[&[[f32; LANES]]; ROWS],
    out: &mut [&mut [[f32; LANES]]; ROWS],
) {
    let new = columns::<S, FIRST>(simd, turn, ahead);
    let old = columns::<S, FIRST>(simd, turn, behind);
    let a = *sum + new[0] - old[0];
    let b = a + new[1] - old[1];
    let c = b + new[2] - old[2];
    let d = c + new[3] - old[3];
    *sum = d;
    let [a, b, c, d] = transpose([a, b, c, d]);
    a.store_slice(&mut out[FIRST][turn]);
    b.store_slice(&mut out[FIRST + 1][turn]);
    c.store_slice(&mut out[FIRST + 2][turn]);
    d.store_slice(&mut out[FIRST + 3][turn]);
}

/// Four columns of four rows.
#[inline(always)]
fn columns<S: Simd, const FIRST: usize>(
    simd: S,
    turn: usize,
    rows: &[&[[f32; LANES]]; ROWS],
) -> [f32x4<S>; LANES] {
    transpose([
        f32x4::from_slice(simd, &rows[FIRST][turn]),
        f32x4::from_slice(simd, &rows[FIRST + 1][turn]),
        f32x4::from_slice(simd, &rows[FIRST + 2][turn]),
        f32x4::from_slice(simd, &rows[FIRST + 3][turn]),
    ])
}

fn fours(row: &[f32]) -> &[[f32; LANES]] {
    row.as_chunks().0
}

/// Rows become columns.
#[inline(always)]
fn transpose<S: Simd>([a, b, c, d]: [f32x4<S>; LANES]) -> [f32x4<S>; LANES] {
    let (ac_low, ac_high) = a.interleave(c);
    let (bd_low, bd_high) = b.interleave(d);
    let (first, second) = ac_low.interleave(bd_low);
    let (third, fourth) = ac_high.interleave(bd_high);
    [first, second, third, fourth]
}

/// The box filter along all columns at once, row after row.
struct Down {
    width: usize,
    window: usize,
    sums: Vec<f32>,
    /// How many rows stand in the sums.
    summed: usize,
    /// The last rows taken, one behind the other, each in place of the one that left the window.
    ring: Vec<f32>,
    taken: usize,
    drained: usize,
}

impl Down {
    fn new(width: usize, height: usize) -> Self {
        let window = window(height);
        let (sums, ring) = (vec![0.0; width], vec![0.0; width * window]);
        Self { width, window, sums, summed: 0, ring, taken: 0, drained: 0 }
    }

    /// Whether the next row that is taken lets a blurred one out.
    fn is_ready(&self) -> bool {
        self.taken >= reach(self.window)
    }

    /// Takes one of the first rows, which only fill the window.
    #[inline(always)]
    fn begin(&mut self, row: &[f32]) {
        self.ring[self.taken * self.width..][..self.width].copy_from_slice(row);
        for (sum, value) in self.sums.iter_mut().zip(row) {
            *sum += value;
        }
        self.summed += 1;
        self.taken += 1;
    }

    /// Takes the next row and fills in a blurred one.
    #[inline(always)]
    fn take(&mut self, row: &[f32], out: &mut [f32]) {
        if self.taken < self.window {
            self.begin(row);
            return self.write_means(out);
        }
        let oldest = &mut self.ring[self.taken % self.window * self.width..][..self.width];
        let whole = float(self.summed);
        let columns = self.sums.iter_mut().zip(oldest).zip(row).zip(out);
        for (((sum, oldest), value), out) in columns {
            *sum = *sum + value - *oldest;
            *oldest = *value;
            *out = *sum / whole;
        }
        self.taken += 1;
    }

    /// After the last row: one more blurred row, while there are any.
    #[inline(always)]
    fn drain(&mut self, out: &mut [f32]) -> bool {
        if self.drained == reach(self.window) {
            return false;
        }
        let at = (self.taken + self.drained) % self.window;
        let oldest = &self.ring[at * self.width..][..self.width];
        for (sum, gone) in self.sums.iter_mut().zip(oldest) {
            *sum -= gone;
        }
        self.summed -= 1;
        self.drained += 1;
        self.write_means(out);
        true
    }

    #[inline(always)]
    fn write_means(&self, out: &mut [f32]) {
        let count = float(self.summed);
        for (mean, sum) in out.iter_mut().zip(&self.sums) {
            *mean = sum / count;
        }
    }
}
