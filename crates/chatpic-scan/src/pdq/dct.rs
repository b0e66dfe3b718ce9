//! From 64×64 values of luma to quality, coefficients and hashes.

use std::f64::consts::PI;
use std::sync::LazyLock;

use super::downscale::{Grid, SIDE};
use super::hash::Pdq;

/// Coefficients a side.
const KEPT: usize = 16;

/// The low frequencies of a picture, from which come its hash and those of its mirrored and turned
/// versions; and its quality, which says how much there is to see in it.
#[derive(Clone, Debug)]
pub struct Spectrum {
    coefficients: Coefficients,
    quality: u8,
}

type Coefficients = [[f32; KEPT]; KEPT];

impl Spectrum {
    /// Of a picture that is too small to be hashed, the spectrum is all zero, and so are quality
    /// and hashes.
    pub(super) fn of(grid: Option<Box<Grid>>) -> Self {
        grid.map_or(Self { coefficients: [[0.0; KEPT]; KEPT], quality: 0 }, |grid| Self {
            coefficients: transform(&grid),
            quality: quality(&grid),
        })
    }

    /// How much there is to see, 0 to 100. Hashes of less than 50 match what they should not.
    #[must_use]
    pub fn quality(&self) -> u8 {
        self.quality
    }

    /// The PDQ hash of the picture.
    #[must_use]
    pub fn hash(&self) -> Pdq {
        to_bits(&self.coefficients)
    }

    /// The hashes of the picture in all orientations: as it is, turned by 90, 180 and 270 degrees,
    /// mirrored top to bottom, left to right, along its main and along its other diagonal.
    #[must_use]
    pub fn dihedral(&self) -> [Pdq; 8] {
        ORIENTATIONS.map(|Orientation { transposed, keeps }| {
            to_bits(&self.rearranged(|i, j| {
                let (row, column) = if transposed { (j, i) } else { (i, j) };
                (self.coefficients[row][column], keeps(i, j))
            }))
        })
    }

    /// The coefficients that `source` names for each place, with their sign kept or turned.
    fn rearranged(&self, source: impl Fn(usize, usize) -> (f32, bool)) -> Coefficients {
        std::array::from_fn(|i| {
            std::array::from_fn(|j| {
                let (value, keep) = source(i, j);
                if keep { value } else { -value }
            })
        })
    }
}

/// What an orientation does to the coefficients.
pub(super) struct Orientation {
    pub transposed: bool,
    /// Whether the coefficient at this place keeps its sign.
    pub keeps: fn(usize, usize) -> bool,
}

/// As [`Spectrum::dihedral`] lists them.
pub(super) const ORIENTATIONS: [Orientation; 8] = {
    const fn of(transposed: bool, keeps: fn(usize, usize) -> bool) -> Orientation {
        Orientation { transposed, keeps }
    }
    [
        of(false, |_, _| true),
        of(true, |i, _| i % 2 == 1),
        of(false, |i, j| (i + j) % 2 == 0),
        of(true, |_, j| j % 2 == 1),
        of(false, |i, _| i % 2 == 1),
        of(false, |_, j| j % 2 == 1),
        of(true, |_, _| true),
        of(true, |i, j| (i + j) % 2 == 0),
    ]
};

/// A bit is set where its coefficient exceeds the lower median.
fn to_bits(coefficients: &Coefficients) -> Pdq {
    let mut sorted = *coefficients;
    let (_, median, _) =
        sorted.as_flattened_mut().select_nth_unstable_by(KEPT * KEPT / 2 - 1, f32::total_cmp);
    let median = *median;
    Pdq::from_bits(|bit| coefficients.as_flattened()[bit] > median)
}

/// The sum of steps between neighbours, each cut to a whole percent, so that only steps that can be
/// seen count.
#[expect(clippy::cast_possible_truncation, reason = "the cut is the point, and ±100 fits")]
fn quality(grid: &Grid) -> u8 {
    let step = |u: f32, v: f32| (((u - v) * 100.0) / 255.0) as i32;
    let mut sum = 0;
    for (row, below) in grid.iter().zip(&grid[1..]) {
        for (u, v) in row.iter().zip(below) {
            sum += step(*u, *v).abs();
        }
    }
    for row in grid {
        for (u, v) in row.iter().zip(&row[1..]) {
            sum += step(*u, *v).abs();
        }
    }
    u8::try_from((sum / 90).min(100)).expect("a sum of magnitudes, and at most 100")
}

/// The coefficients 1 to 16 along both sides of the discrete cosine transform.
fn transform(grid: &Grid) -> Coefficients {
    let cosines = &*COSINES;
    let mut half = [[0.0_f32; SIDE]; KEPT];
    for (out, factors) in half.iter_mut().zip(cosines) {
        for (factor, row) in factors.iter().zip(grid) {
            for (sum, value) in out.iter_mut().zip(row) {
                *sum += factor * value;
            }
        }
    }
    std::array::from_fn(|i| {
        std::array::from_fn(|j| {
            let mut sum = 0.0;
            for (value, factor) in half[i].iter().zip(&cosines[j]) {
                sum += value * factor;
            }
            sum
        })
    })
}

/// Computed in doubles and rounded once, with the scale rounded before, as the reference does.
static COSINES: LazyLock<[[f32; SIDE]; KEPT]> = LazyLock::new(|| {
    let scale = f64::from((2.0_f32 / 64.0).sqrt());
    std::array::from_fn(|i| {
        std::array::from_fn(|j| {
            rounded(scale * (PI / 128.0 * whole(i + 1) * whole(2 * j + 1)).cos())
        })
    })
});

#[expect(clippy::cast_precision_loss, reason = "exact: it is below 128")]
fn whole(n: usize) -> f64 {
    n as f64
}

#[expect(clippy::cast_possible_truncation, reason = "rounding to the nearest float is meant")]
fn rounded(value: f64) -> f32 {
    value as f32
}
