//! Trying every size that the tile may have now, each in all eight ways to turn and mirror it.

#![expect(clippy::cast_possible_truncation, reason = "the grid is small")]

use super::super::lattice::{OUTER, Wave, waves};
use super::fourier::{Complex, Fourier};
use super::spectrum::Spectrum;

/// A place where the pilots seem to fit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sighting {
    /// From waves along the tile to cycles per pixel.
    pub map: [[f32; 2]; 2],
    /// Where the tile's corner is, in tiles from the picture's middle.
    pub offset: [f32; 2],
    /// In standard deviations.
    pub score: f32,
}

impl Sighting {
    /// Whether the other is of nearly the same size, turned and mirrored alike, at the same place.
    pub fn is_near(&self, other: &Self) -> bool {
        let pairs = self.map.iter().flatten().zip(other.map.iter().flatten());
        let size = self.map.iter().flatten().map(|it| it.abs()).fold(0.0, f32::max);
        let apart = |(a, b): (f32, f32)| (a - b - (a - b).round()).abs();
        pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f32::max) < size * 0.02
            && self.offset.into_iter().zip(other.offset).map(apart).fold(0.0, f32::max) < 0.04
    }
}

/// Cells along one side of the tile at which its corner is looked for.
const GRID: usize = 64;

/// The ways to turn and mirror.
const TURNS: [[[f32; 2]; 2]; 8] = [
    [[1.0, 0.0], [0.0, 1.0]],
    [[-1.0, 0.0], [0.0, 1.0]],
    [[1.0, 0.0], [0.0, -1.0]],
    [[-1.0, 0.0], [0.0, -1.0]],
    [[0.0, 1.0], [1.0, 0.0]],
    [[0.0, -1.0], [1.0, 0.0]],
    [[0.0, 1.0], [-1.0, 0.0]],
    [[0.0, -1.0], [-1.0, 0.0]],
];

/// The likeliest, best first.
pub(super) fn sightings(spectrum: &Spectrum) -> Vec<Sighting> {
    let pilots: Vec<Wave> = waves().into_iter().filter(|wave| wave.bit.is_none()).collect();
    let mut grid = Grid::new();
    let mut found = Vec::new();
    for period in periods(spectrum.width as f32, spectrum.height as f32) {
        for two in TURNS.chunks_exact(2) {
            grid.clear();
            let maps = [scaled(two[0], 1.0 / period), scaled(two[1], 1.0 / period)];
            for wave in &pilots {
                let value = |map| unphased(spectrum, map, wave);
                grid.put(wave, value(&maps[0]), value(&maps[1]));
            }
            grid.transform();
            let seen = pilots
                .iter()
                .filter(|wave| wave.across.max(wave.down.abs()) as f32 / period <= 0.48);
            let deviation = 2.0 * (seen.count() as f32 / 2.0).sqrt();
            for (map, best) in maps.into_iter().zip(grid.best()) {
                let (score, x, y) = best;
                let offset = [x as f32 / GRID as f32, y as f32 / GRID as f32];
                found.push(Sighting { map, offset, score: score / deviation });
            }
        }
    }
    found.sort_unstable_by(|a, b| b.score.total_cmp(&a.score));
    found
}

/// What the picture has of a wave, its phase taken out.
pub(super) fn unphased(spectrum: &Spectrum, map: &[[f32; 2]; 2], wave: &Wave) -> Complex {
    let (x, y) = (wave.across as f32, wave.down as f32);
    let value = spectrum.at(map[0][0] * x + map[0][1] * y, map[1][0] * x + map[1][1] * y);
    value * Complex::turned(-f32::from(wave.phase) / 8.0)
}

fn scaled(map: [[f32; 2]; 2], by: f32) -> [[f32; 2]; 2] {
    map.map(|row| row.map(|it| it * by))
}

/// The sizes to try.
fn periods(width: f32, height: f32) -> impl Iterator<Item = f32> {
    let side = (width * height).sqrt();
    let longest = width.max(height);
    let most = (0.8 * side).min(0.8 * width.min(height));
    let least = (0.09 * side).max(1.5 * OUTER as f32);
    std::iter::successors(Some(least), move |period| {
        Some(period * (1.0 + 0.4 * period / (OUTER as f32 * longest)))
    })
    .take_while(move |period| *period <= most)
}

/// The correlation with the pilots for every offset, of two ways at once.
struct Grid {
    cells: Vec<Complex>,
    turned: Vec<Complex>,
    fourier: Fourier,
}

impl Grid {
    fn new() -> Self {
        let cells = vec![Complex::ZERO; GRID * GRID];
        Self { turned: cells.clone(), cells, fourier: Fourier::new(GRID, false) }
    }

    fn clear(&mut self) {
        self.cells.fill(Complex::ZERO);
    }

    fn put(&mut self, wave: &Wave, one: Complex, other: Complex) {
        let at = |x: i32, y: i32| {
            let wrapped = |it: i32| it.rem_euclid(GRID as i32) as usize;
            wrapped(y) * GRID + wrapped(x)
        };
        self.cells[at(wave.across, wave.down)] = one + other.times_i();
        self.cells[at(-wave.across, -wave.down)] = one.conj() + other.conj().times_i();
    }

    fn transform(&mut self) {
        for _ in 0..2 {
            self.cells.chunks_exact_mut(GRID).for_each(|row| self.fourier.transform(row));
            for (y, row) in self.cells.chunks_exact(GRID).enumerate() {
                for (x, cell) in row.iter().enumerate() {
                    self.turned[x * GRID + y] = *cell;
                }
            }
            std::mem::swap(&mut self.cells, &mut self.turned);
        }
    }

    fn best(&self) -> [(f32, usize, usize); 2] {
        let mut best = [(f32::MIN, 0); 2];
        for (at, cell) in self.cells.iter().enumerate() {
            for (best, value) in best.iter_mut().zip([cell.re, cell.im]) {
                if value > best.0 {
                    *best = (value, at);
                }
            }
        }
        best.map(|(score, at)| (score, at % GRID, at / GRID))
    }
}
