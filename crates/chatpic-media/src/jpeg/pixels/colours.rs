//! From planes of samples to rows of pixels.

use std::ops::Range;

use fearless_simd::Level;

use super::plane::Plane;
use super::{Way, plain, vectors};

/// Makes pixels of samples, a strip of rows at a time.
pub(super) struct Colours {
    way: Way,
    level: Level,
    /// The picture's width in pixels.
    width: usize,
    /// Samples of luma to one of chroma, across and down: 1 or 2.
    across: usize,
    down: usize,
    /// A row of each chroma, as wide as luma, and what is left over of the last vector.
    rows: [Vec<u8>; 2],
    /// A row of sums of two rows.
    sums: Vec<u16>,
    strip: Vec<u8>,
}

impl Colours {
    /// `width` is that of the picture, and not 0.
    pub fn new(way: Way, width: usize, across: usize, down: usize) -> Self {
        let row = vec![0; width.next_multiple_of(vectors::STEP) + vectors::STEP];
        let sums = vec![0; row.len()];
        let (rows, strip) = ([row.clone(), row], Vec::new());
        Self { way, level: Level::new(), width, across, down, rows, sums, strip }
    }

    /// The pixels of these rows of the picture, which the planes hold, with what is next to them.
    pub fn strip(&mut self, planes: &[Plane], rows: Range<usize>) -> &[u8] {
        let row = 3 * self.width;
        self.strip.resize(row * rows.len(), 0);
        let mut strip = std::mem::take(&mut self.strip);
        for (y, out) in rows.zip(strip.chunks_exact_mut(row)) {
            self.row(planes, y, out);
        }
        self.strip = strip;
        &self.strip
    }

    fn row(&mut self, planes: &[Plane], y: usize, out: &mut [u8]) {
        let luma = planes[0].row(y);
        let [_, chroma @ ..] = planes else { return };
        if chroma.is_empty() {
            return plain::grays(luma, out);
        }
        for (n, plane) in chroma.iter().enumerate() {
            self.chroma(plane, y, n);
        }
        let chroma = |n: usize| match (self.across, self.down) {
            (1, 1) => planes[1 + n].row(y),
            _ => &self.rows[n],
        };
        match self.way {
            Way::Vectors => vectors::colours(self.level, luma, [chroma(0), chroma(1)], out),
            Way::Plain => plain::colours(luma, chroma(0), chroma(1), out),
        }
    }

    /// Makes a row of a chroma as wide as one of luma.
    fn chroma(&mut self, plane: &Plane, y: usize, n: usize) {
        let below = y % 2 == 1;
        let near = y / self.down;
        let far = if below { near + 1 } else { near.saturating_sub(1) };
        let width = plane.width();
        let row = &mut self.rows[n];
        // So narrow a picture is not smoothed across, nor where both are halved.
        let narrow = self.across == 2 && width <= 2;
        match (self.across, self.down) {
            (1, 1) => {}
            _ if narrow => {
                let samples = &plane.row(near)[..width];
                row.iter_mut()
                    .zip(samples.iter().flat_map(|it| [*it; 2]))
                    .for_each(|(to, it)| *to = it);
            }
            (1, _) => {
                let [near, far] = [near, far].map(|y| &plane.row(y)[..width]);
                plain::between(near, far, below, row);
            }
            (_, 1) => match self.way {
                Way::Vectors => {
                    let samples = &plane.row(near)[..width];
                    vectors::widened(self.level, samples, &mut self.sums, row);
                }
                Way::Plain => plain::widened(&plane.row(near)[..width], row),
            },
            _ => {
                let [near, far] = [near, far].map(|y| &plane.row(y)[..width]);
                match self.way {
                    Way::Vectors => {
                        vectors::widened_between(self.level, near, far, &mut self.sums, row);
                    }
                    Way::Plain => plain::widened_between(near, far, row),
                }
            }
        }
    }
}
