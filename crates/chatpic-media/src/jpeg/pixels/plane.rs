//! The samples of one component, for one row of units and the row of samples above it.

use super::batch::ORDER;
use crate::jpeg::frame::{Component, Frame};

/// Samples of a component, a byte each, rows from the top.
pub(super) struct Plane {
    /// What its coefficients are multiplied with, in the order of a batch.
    pub quantisers: [i16; 64],
    /// The last row of the units before, and then those of the present ones.
    samples: Vec<u8>,
    /// From one row to the next: whole blocks, and whole vectors.
    stride: usize,
    /// Rows of samples in a row of units.
    rows: usize,
    /// Which row of the picture the first of the present ones is.
    top: usize,
    /// Samples across and down that belong to the picture.
    width: usize,
    height: usize,
}

/// Samples that are read at once, at most.
const READ: usize = 32;

impl Plane {
    /// `quantisers` are in zigzag order.
    pub fn new(frame: &Frame<'_>, component: &Component, quantisers: &[u16; 64]) -> Self {
        let (units, _) = frame.units();
        // A component alone comes block by block, whatever it says of its units.
        let (down, blocks) = match frame.components.len() {
            1 => (1, frame.blocks(component).0),
            _ => (usize::from(component.down), units * usize::from(component.across)),
        };
        let [width, height] = match (frame.components.len(), &frame.components[0]) {
            (1, _) => [frame.width, frame.height],
            (_, luma) => [
                frame.width.div_ceil(luma.across / component.across),
                frame.height.div_ceil(luma.down / component.down),
            ],
        };
        let stride = (8 * blocks).next_multiple_of(READ);
        let rows = 8 * down;
        let mut ordered = [0; 64];
        for (place, value) in quantisers.iter().enumerate() {
            ordered[usize::from(ORDER[place])] = value.cast_signed();
        }
        Self {
            quantisers: ordered,
            samples: vec![0; stride * (1 + rows)],
            stride,
            rows,
            top: 0,
            width: usize::from(width),
            height: usize::from(height),
        }
    }

    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Samples across that belong to the picture.
    pub fn width(&self) -> usize {
        self.width
    }

    /// Where the block in this column and row of blocks begins among the samples.
    #[inline]
    pub fn at(&self, (column, row): (usize, usize)) -> usize {
        (1 + 8 * row - self.top) * self.stride + 8 * column
    }

    /// Writes the block that begins there, row by row.
    #[inline(always)]
    pub fn write(&mut self, at: usize, block: &[u8; 64]) {
        let stride = self.stride;
        let samples = &mut self.samples[at..][..7 * stride + 8];
        for (y, row) in block.as_chunks::<8>().0.iter().enumerate() {
            samples[y * stride..][..8].copy_from_slice(row);
        }
    }

    /// Writes a block of one value.
    pub fn fill(&mut self, at: usize, value: u8) {
        self.write(at, &[value; 64]);
    }

    /// A row of the picture's samples, and of what fills the last block, from one above the present ones
    /// on. Below the last row that one is repeated.
    pub fn row(&self, y: usize) -> &[u8] {
        let y = y.min(self.height - 1);
        &self.samples[(1 + y - self.top) * self.stride..][..self.stride]
    }

    /// Goes on to the next row of units.
    pub fn advance(&mut self) {
        let last = self.rows * self.stride;
        self.samples.copy_within(last..last + self.stride, 0);
        self.top += self.rows;
    }
}
