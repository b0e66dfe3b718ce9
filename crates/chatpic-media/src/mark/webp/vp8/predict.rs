//! Luma from its neighbours, as RFC 6386, section 12, has it: of a whole macroblock, or of a block.

use super::head::Luma;

/// A luma plane of whole macroblocks, from left to right and from the top.
#[derive(Debug)]
pub(super) struct Plane {
    pub width: usize,
    pub pixels: Vec<u8>,
}

/// One macroblock and the pixels around it that it is predicted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Rows of [`ROW`]; the first is above the macroblock, and the first of each is to its left.
    cells: [u8; ROW * 17],
    has_above: bool,
    has_left: bool,
}

/// One to the left, 16, four to the right of them.
const ROW: usize = 21;

impl Plane {
    pub fn black(across: usize, down: usize) -> Self {
        Self { width: across * 16, pixels: vec![0; across * down * 256] }
    }

    /// The macroblock in `column` and `row`, of which nothing is known but what is around it.
    pub fn around(&self, column: usize, row: usize) -> Spot {
        let mut cells = [0; ROW * 17];
        let at = row * 16 * self.width + column * 16;
        let last = (column + 1) * 16 == self.width;
        match row {
            0 => cells[..ROW].fill(127),
            _ => {
                let above = &self.pixels[at - self.width..];
                cells[1..17].copy_from_slice(&above[..16]);
                match last {
                    true => cells[17..ROW].fill(above[15]),
                    false => cells[17..ROW].copy_from_slice(&above[16..20]),
                }
                cells[0] = if column == 0 { 129 } else { self.pixels[at - self.width - 1] };
            }
        }
        for y in 0..16 {
            let left = if column == 0 { 129 } else { self.pixels[at + y * self.width - 1] };
            cells[(y + 1) * ROW] = left;
        }
        // To the right of the lower blocks, nothing is known yet: all have what is above the first.
        for y in [4, 8, 12] {
            cells.copy_within(17..ROW, y * ROW + 17);
        }
        Spot { cells, has_above: row > 0, has_left: column > 0 }
    }

    /// The pixels of the macroblock in `column` and `row`.
    pub fn set(&mut self, column: usize, row: usize, spot: &Spot) {
        for (y, from) in spot.rows().enumerate() {
            let at = (row * 16 + y) * self.width + column * 16;
            self.pixels[at..at + 16].copy_from_slice(from);
        }
    }

    /// The rows of the macroblock in `column` and `row`.
    pub fn rows(&self, column: usize, row: usize) -> impl Iterator<Item = &[u8]> {
        let rows = self.pixels[row * 16 * self.width..].chunks_exact(self.width);
        rows.take(16).map(move |pixels| &pixels[column * 16..][..16])
    }
}

impl Spot {
    /// Predicts all of the macroblock.
    pub fn predict(&mut self, mode: u8) {
        match mode {
            1 => self.fill(|spot, x, _| spot.above(x)),
            2 => self.fill(|spot, _, y| spot.left(y)),
            3 => self.fill(|spot, x, y| differing(spot.left(y), spot.above(x), spot.cells[0])),
            _ => {
                let mean = self.mean();
                self.fill(|_, _, _| mean);
            }
        }
    }

    /// Predicts block `at` of the 16.
    pub fn predict_part(&mut self, at: usize, mode: u8) {
        let first = self.at(at);
        let around = Around::of(&self.cells, first);
        for y in 0..4 {
            for x in 0..4 {
                self.cells[first + y * ROW + x] = around.part(mode, x, y);
            }
        }
    }

    /// The pixels of block `at` of the 16.
    pub fn part(&self, at: usize) -> [u8; 16] {
        let first = self.at(at);
        std::array::from_fn(|n| self.cells[first + n / 4 * ROW + n % 4])
    }

    /// Adds `residue` to block `at` of the 16.
    pub fn add(&mut self, at: usize, residue: &[i32; 16]) {
        let first = self.at(at);
        for (n, residue) in residue.iter().enumerate() {
            let cell = &mut self.cells[first + n / 4 * ROW + n % 4];
            *cell = byte(i32::from(*cell) + residue);
        }
    }

    /// Sets the macroblock's own pixels.
    pub fn set<'a>(&mut self, rows: impl Iterator<Item = &'a [u8]>) {
        for (y, row) in rows.enumerate() {
            self.cells[(y + 1) * ROW + 1..][..16].copy_from_slice(row);
        }
    }

    fn rows(&self) -> impl Iterator<Item = &[u8]> {
        self.cells.chunks_exact(ROW).skip(1).map(|row| &row[1..17])
    }

    fn fill(&mut self, pixel: impl Fn(&Self, usize, usize) -> u8) {
        for y in 0..16 {
            for x in 0..16 {
                self.cells[(y + 1) * ROW + x + 1] = pixel(self, x, y);
            }
        }
    }

    fn mean(&self) -> u8 {
        let above = (0..16).map(|x| u32::from(self.above(x))).sum::<u32>();
        let left = (0..16).map(|y| u32::from(self.left(y))).sum::<u32>();
        let mean = match (self.has_above, self.has_left) {
            (true, true) => (above + left + 16) >> 5,
            (true, false) => (above + 8) >> 4,
            (false, true) => (left + 8) >> 4,
            (false, false) => 128,
        };
        u8::try_from(mean).expect("a mean of bytes")
    }

    fn above(&self, x: usize) -> u8 {
        self.cells[x + 1]
    }

    fn left(&self, y: usize) -> u8 {
        self.cells[(y + 1) * ROW]
    }

    fn at(&self, part: usize) -> usize {
        (part / 4 * 4 + 1) * ROW + part % 4 * 4 + 1
    }
}

/// The pixels that a block is predicted by: upwards on its left, the corner, to the right above it.
struct Around([u8; 13]);

/// Where the corner stands.
const CORNER: usize = 4;

impl Around {
    fn of(cells: &[u8], first: usize) -> Self {
        Self(std::array::from_fn(|at| match at {
            0..CORNER => cells[first + (3 - at) * ROW - 1],
            _ => cells[first - ROW - 1 + at - CORNER],
        }))
    }

    fn part(&self, mode: u8, x: usize, y: usize) -> u8 {
        match mode {
            1 => differing(self.0[CORNER - 1 - y], self.0[CORNER + 1 + x], self.0[CORNER]),
            2 => self.three(CORNER + 1 + x),
            3 => match y {
                3 => rounded([self.0[1], self.0[0], self.0[0]]),
                _ => self.three(CORNER - 1 - y),
            },
            4 => match x + y {
                6 => rounded([self.0[11], self.0[12], self.0[12]]),
                along => self.three(CORNER + 2 + along),
            },
            5 => self.three(CORNER + x - y),
            6 => self.steep(x, y),
            7 => self.steep_from_right(x, y),
            8 => self.flat(x, y),
            9 => self.flat_from_below(x, y),
            _ => {
                let around = self.0[..CORNER].iter().chain(&self.0[CORNER + 1..CORNER + 5]);
                let sum = around.map(|it| u32::from(*it)).sum::<u32>();
                u8::try_from((sum + 4) >> 3).expect("a mean of bytes")
            }
        }
    }

    /// "Vertical right": mostly from above, and a little from the left.
    fn steep(&self, x: usize, y: usize) -> u8 {
        match (2 * x + 1).checked_sub(y) {
            Some(along) if along % 2 == 1 => self.two(CORNER + along / 2),
            Some(along) => self.three(CORNER + along / 2),
            None => self.three(CORNER + 1 + 2 * x - y),
        }
    }

    /// "Vertical left": mostly from above, and a little from the right.
    fn steep_from_right(&self, x: usize, y: usize) -> u8 {
        match (x, y) {
            (3, 2) => self.three(CORNER + 6),
            (3, 3) => self.three(CORNER + 7),
            _ if y.is_multiple_of(2) => self.two(CORNER + 1 + x + y / 2),
            _ => self.three(CORNER + 2 + x + y / 2),
        }
    }

    /// "Horizontal down": mostly from the left, and a little from above.
    fn flat(&self, x: usize, y: usize) -> u8 {
        match (2 * y + 1).checked_sub(x) {
            Some(along) if along % 2 == 1 => self.two(CORNER - 1 - along / 2),
            Some(along) => self.three(CORNER - along / 2),
            None => self.three(CORNER + x - 1 - 2 * y),
        }
    }

    /// "Horizontal up": mostly from the left, and a little from below.
    fn flat_from_below(&self, x: usize, y: usize) -> u8 {
        match x + 2 * y {
            along @ (0 | 2 | 4) => self.two(2 - along / 2),
            along @ (1 | 3) => self.three(2 - along / 2),
            5 => rounded([self.0[1], self.0[0], self.0[0]]),
            _ => self.0[0],
        }
    }

    /// The mean of `at` and the one after it.
    fn two(&self, at: usize) -> u8 {
        let sum = u16::from(self.0[at]) + u16::from(self.0[at + 1]);
        u8::try_from((sum + 1) >> 1).expect("a mean of bytes")
    }

    /// The mean of `at` twice and those before and after it.
    fn three(&self, at: usize) -> u8 {
        rounded([self.0[at - 1], self.0[at], self.0[at + 1]])
    }
}

fn rounded([a, b, c]: [u8; 3]) -> u8 {
    let sum = u16::from(a) + 2 * u16::from(b) + u16::from(c);
    u8::try_from((sum + 2) >> 2).expect("a mean of bytes")
}

/// `left` and `above` with what they differ from `corner` by.
fn differing(left: u8, above: u8, corner: u8) -> u8 {
    byte(i32::from(left) + i32::from(above) - i32::from(corner))
}

fn byte(value: i32) -> u8 {
    u8::try_from(value.clamp(0, 255)).expect("clamped")
}

impl Luma {
    /// Whether the first coefficients of its blocks stand in a block of their own.
    pub fn has_firsts(self) -> bool {
        matches!(self, Self::Whole(_))
    }
}
