//! The blur of PDQ and its decimation to 64×64.
//!
//! The blur is two passes of a box filter, each along rows and then along columns, whose sums are
//! kept running: each addition and subtraction happens in the order in which the reference does
//! it. Rows are asked for one after the other and only as many are kept as the window is high,
//! at most 1/128 of the picture.

/// The luma that is left of a picture, in rows.
pub(super) type Grid = [[f32; SIDE]; SIDE];

/// A side of what is left.
pub(super) const SIDE: usize = 64;

/// The smallest side that is hashed.
pub(super) const MIN_SIDE: usize = 5;

/// Downscales the luma of a picture, or gives nothing where it is too small to be hashed.
/// `read_row` fills in the row of the number given; it is asked for each once, from the top.
pub(super) fn to_64x64(
    width: usize,
    height: usize,
    mut read_row: impl FnMut(usize, &mut [f32]),
) -> Option<Box<Grid>> {
    if width < MIN_SIDE || height < MIN_SIDE {
        return None;
    }
    let mut grid = Box::new([[0.0; SIDE]; SIDE]);
    if (width, height) == (SIDE, SIDE) {
        for (y, row) in grid.iter_mut().enumerate() {
            read_row(y, row);
        }
        return Some(grid);
    }

    let mut last = LastPass::new(width, height, &mut grid);
    let mut columns = Columns::new(width, window(height));
    let (mut row, mut blurred) = (vec![0.0; width], vec![0.0; width]);
    for y in 0..height {
        read_row(y, &mut row);
        blur_row(&row, &mut blurred, window(width));
        if columns.take(&blurred, &mut row) {
            last.take(&row);
        }
    }
    while columns.drain(&mut row) {
        last.take(&row);
    }
    last.finish();
    Some(grid)
}

/// The second pass. Only the columns that are left in the end go through it.
struct LastPass<'a> {
    blurred: Vec<f32>,
    centres: [usize; SIDE],
    columns: Columns,
    sink: Sink<'a>,
}

impl<'a> LastPass<'a> {
    fn new(width: usize, height: usize, grid: &'a mut Grid) -> Self {
        Self {
            blurred: vec![0.0; width],
            centres: std::array::from_fn(|i| centre(i, width)),
            columns: Columns::new(SIDE, window(height)),
            sink: Sink { grid, height, seen: 0, filled: 0 },
        }
    }

    fn take(&mut self, row: &[f32]) {
        blur_row(row, &mut self.blurred, window(row.len()));
        let kept = self.centres.map(|x| self.blurred[x]);
        let mut out = [0.0; SIDE];
        if self.columns.take(&kept, &mut out) {
            self.sink.take(&out);
        }
    }

    fn finish(mut self) {
        let mut out = [0.0; SIDE];
        while self.columns.drain(&mut out) {
            self.sink.take(&out);
        }
    }
}

/// Keeps the rows that are left in the end.
struct Sink<'a> {
    grid: &'a mut Grid,
    height: usize,
    seen: usize,
    filled: usize,
}

impl Sink<'_> {
    fn take(&mut self, row: &[f32; SIDE]) {
        // A low picture fills several rows with one of its own.
        while self.filled < SIDE && centre(self.filled, self.height) == self.seen {
            self.grid[self.filled] = *row;
            self.filled += 1;
        }
        self.seen += 1;
    }
}

/// How many values the box filter takes together along a side.
fn window(side: usize) -> usize {
    side.div_ceil(2 * SIDE)
}

/// How many values the window reaches ahead of the one it is for.
fn reach(window: usize) -> usize {
    window / 2
}

/// Which place along a side stays as the `i`-th of 64.
fn centre(i: usize, side: usize) -> usize {
    (2 * i + 1) * side / (2 * SIDE)
}

/// The mean over a window along one row, which shrinks at both ends.
fn blur_row(row: &[f32], out: &mut [f32], window: usize) {
    let (length, reach) = (row.len(), reach(window));
    let mut sum = 0.0;
    for value in &row[..reach] {
        sum += value;
    }
    for next in reach..window {
        sum += row[next];
        out[next - reach] = sum / float(next + 1);
    }
    for next in window..length {
        sum += row[next];
        sum -= row[next - window];
        out[next - reach] = sum / float(window);
    }
    for gone in 0..reach {
        sum -= row[length - window + gone];
        out[length - reach + gone] = sum / float(window - gone - 1);
    }
}

/// The same along all columns at once, row after row.
struct Columns {
    window: usize,
    sums: Vec<f32>,
    /// How many rows stand in the sums.
    summed: usize,
    /// The last rows taken, each in place of the one that left the window.
    ring: Vec<Vec<f32>>,
    taken: usize,
    drained: usize,
}

impl Columns {
    fn new(width: usize, window: usize) -> Self {
        let ring = vec![vec![0.0; width]; window];
        Self { window, sums: vec![0.0; width], summed: 0, ring, taken: 0, drained: 0 }
    }

    /// Takes the next row, and says whether a blurred one came out.
    fn take(&mut self, row: &[f32], out: &mut [f32]) -> bool {
        let oldest = &mut self.ring[self.taken % self.window];
        if self.taken < self.window {
            for (sum, value) in self.sums.iter_mut().zip(row) {
                *sum += value;
            }
            self.summed += 1;
        } else {
            for ((sum, value), gone) in self.sums.iter_mut().zip(row).zip(oldest.iter()) {
                *sum = *sum + value - gone;
            }
        }
        oldest.copy_from_slice(row);
        self.taken += 1;
        let ready = self.taken > reach(self.window);
        if ready {
            self.write_means(out);
        }
        ready
    }

    /// After the last row: one more blurred row, while there are any.
    fn drain(&mut self, out: &mut [f32]) -> bool {
        if self.drained == reach(self.window) {
            return false;
        }
        let oldest = &self.ring[(self.taken + self.drained) % self.window];
        for (sum, gone) in self.sums.iter_mut().zip(oldest) {
            *sum -= gone;
        }
        self.summed -= 1;
        self.drained += 1;
        self.write_means(out);
        true
    }

    fn write_means(&self, out: &mut [f32]) {
        let count = float(self.summed);
        for (mean, sum) in out.iter_mut().zip(&self.sums) {
            *mean = sum / count;
        }
    }
}

/// The window is far below 2²⁴, where floats begin to skip integers.
#[expect(clippy::cast_precision_loss, reason = "exact: a window is far below 2²⁴")]
fn float(count: usize) -> f32 {
    count as f32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The mean over the window around each place, in as many words as the definition has.
    fn mean_around(values: &[f32], window: usize) -> Vec<f32> {
        let ahead = reach(window);
        let behind = window - 1 - ahead;
        (0..values.len())
            .map(|at| {
                let near = &values[at.saturating_sub(behind)..values.len().min(at + ahead + 1)];
                near.iter().sum::<f32>() / float(near.len())
            })
            .collect()
    }

    proptest! {
        // Whole numbers add up exactly in any order, so the two must be equal to the last bit.
        #[test]
        fn a_blurred_row_holds_the_mean_around_each_place(
            values in prop::collection::vec(0_u8..=255, 5..400), divisor in 1_usize..128,
        ) {
            let values: Vec<f32> = values.into_iter().map(f32::from).collect();
            let window = values.len().div_ceil(divisor);
            let mut out = vec![0.0; values.len()];
            blur_row(&values, &mut out, window);
            prop_assert_eq!(&out, &mean_around(&values, window));

            let mut columns = Columns::new(1, window);
            let (mut down, mut one) = (Vec::new(), [0.0]);
            for value in &values {
                if columns.take(&[*value], &mut one) {
                    down.push(one[0]);
                }
            }
            while columns.drain(&mut one) {
                down.push(one[0]);
            }
            prop_assert_eq!(down, out);
        }

        #[test]
        fn what_is_left_lies_inside_the_picture_in_order(side in MIN_SIDE..20_000) {
            let centres: Vec<_> = (0..SIDE).map(|i| centre(i, side)).collect();
            prop_assert!(centres.is_sorted());
            prop_assert!(centres[SIDE - 1] < side);
            prop_assert!(window(side) <= side);
        }
    }

    #[test]
    fn every_row_is_asked_for_once_from_the_top() {
        for (width, height) in [(5, 5), (64, 64), (64, 65), (7, 300), (300, 7), (200, 1000)] {
            let mut asked = Vec::new();
            to_64x64(width, height, |y, row| {
                assert_eq!(row.len(), width);
                asked.push(y);
            });
            assert!(asked.into_iter().eq(0..height), "{width}×{height}");
        }
    }

    #[test]
    fn what_is_too_small_is_not_hashed() {
        for (width, height) in [(0, 0), (4, 100), (100, 4), (1, 1)] {
            assert!(to_64x64(width, height, |_, _| {}).is_none());
        }
    }
}
