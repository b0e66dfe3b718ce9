//! Row by row: each addition and subtraction where the reference has it.

use super::{Grid, Rows, SIDE, Sink, centres, float, reach, window};

/// Blurs twice and keeps 64×64. No side is below 5.
pub(super) fn blur(rows: &impl Rows) -> Box<Grid> {
    let (width, height) = rows.size();
    let mut last = LastPass::new(width, height);
    let mut columns = Columns::new(width, window(height));
    let (mut row, mut blurred) = (vec![0.0; width], vec![0.0; width]);
    for y in 0..height {
        rows.read(y, &mut row);
        blur_row(&row, &mut blurred, window(width));
        if columns.take(&blurred, &mut row) {
            last.take(&row);
        }
    }
    while columns.drain(&mut row) {
        last.take(&row);
    }
    last.finish()
}

/// The second pass. Only the columns that are left in the end go through it.
struct LastPass {
    blurred: Vec<f32>,
    centres: [usize; SIDE],
    columns: Columns,
    sink: Sink,
}

impl LastPass {
    fn new(width: usize, height: usize) -> Self {
        Self {
            blurred: vec![0.0; width],
            centres: centres(width),
            columns: Columns::new(SIDE, window(height)),
            sink: Sink::new(height),
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

    fn finish(self) -> Box<Grid> {
        self.columns.finish(self.sink)
    }
}

/// The mean over a window along one row, which shrinks at both ends.
pub(super) fn blur_row(row: &[f32], out: &mut [f32], window: usize) {
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
pub(super) struct Columns {
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
    pub fn new(width: usize, window: usize) -> Self {
        let ring = vec![vec![0.0; width]; window];
        Self { window, sums: vec![0.0; width], summed: 0, ring, taken: 0, drained: 0 }
    }

    /// Gives what is left to the sink, when all rows have come, and what that has kept.
    pub fn finish(mut self, mut sink: Sink) -> Box<Grid> {
        let mut out = [0.0; SIDE];
        while self.drain(&mut out) {
            sink.take(&out);
        }
        sink.grid
    }

    /// Takes the next row, and says whether a blurred one came out.
    pub fn take(&mut self, row: &[f32], out: &mut [f32]) -> bool {
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
    pub fn drain(&mut self, out: &mut [f32]) -> bool {
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
