//! The spectrum of a flat picture, each frequency measured by those around it.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sides of pictures and places in them, which are small and not below zero"
)]

use super::flat::Plane;
use super::fourier::{Complex, Fourier};

pub(super) struct Spectrum {
    /// The picture's sides in pixels.
    pub width: usize,
    pub height: usize,
    /// Bins per cycle and pixel, across and down.
    across: usize,
    down: usize,
    /// Columns of `down` bins each, from none across to half a cycle.
    bins: Vec<Complex>,
}

impl Spectrum {
    pub fn of(plane: Plane) -> Self {
        let (width, height) = (plane.width, plane.height);
        let (across, down) = (padded(width), padded(height));
        let columns = across / 2 + 1;
        let mut bins = vec![Complex::ZERO; columns * down];
        let fourier = Fourier::new(across, true);
        let mut row = vec![Complex::ZERO; across];
        // Two rows at once, as the real and the imaginary part. The middle is the origin.
        for y in (0..height).step_by(2) {
            row.fill(Complex::ZERO);
            let line = |y: usize| plane.pixels.chunks_exact(width).nth(y);
            let place = |x: usize| (x + across - width / 2) % across;
            for (x, pixel) in line(y).into_iter().flatten().enumerate() {
                row[place(x)].re = *pixel;
            }
            for (x, pixel) in line(y + 1).into_iter().flatten().enumerate() {
                row[place(x)].im = *pixel;
            }
            fourier.transform(&mut row);
            let to = (y + down - height / 2) % down;
            for column in 0..columns {
                let (one, other) = (row[column], row[(across - column) % across].conj());
                bins[column * down + to] = (one + other).times(0.5);
                bins[column * down + (to + 1) % down] = (other - one).times_i().times(0.5);
            }
        }
        drop(plane);
        let fourier = Fourier::new(down, true);
        bins.chunks_exact_mut(down).for_each(|column| fourier.transform(column));
        let mut spectrum = Self { width, height, across, down, bins };
        spectrum.whiten();
        spectrum
    }

    /// What there is at a frequency in cycles per pixel.
    pub fn at(&self, across: f32, down: f32) -> Complex {
        if across < 0.0 {
            return self.at(-across, -down).conj();
        }
        if across.max(down.abs()) > 0.48 {
            return Complex::ZERO;
        }
        let (x, y) = (across * self.across as f32, down * self.down as f32);
        let (column, row) = (x.floor(), y.floor());
        let (wx, wy) = (weights(x - column), weights(y - row));
        let mut sum = Complex::ZERO;
        for (i, wx) in wx.iter().enumerate() {
            let column = (column as usize + i).saturating_sub(1).min(self.across / 2);
            let bins = &self.bins[column * self.down..][..self.down];
            for (j, wy) in wy.iter().enumerate() {
                let row = (row as isize + j as isize - 1).rem_euclid(self.down as isize);
                sum += bins[row as usize].times(wx * wy);
            }
        }
        sum
    }

    fn whiten(&mut self) {
        let (rx, ry) = ((self.across as f32 * WIDE) as usize, (self.down as f32 * WIDE) as usize);
        let (rx, ry) = (rx.max(5), ry.max(5));
        let columns = self.across / 2 + 1;
        let mut power: Vec<f32> = self.bins.iter().map(|it| it.power()).collect();
        // Down each column, around.
        let down = self.down;
        let mut line = vec![0.0; down];
        for column in power.chunks_exact_mut(down) {
            let mut sum: f64 =
                (0..2 * ry + 1).map(|at| f64::from(column[(at + down - ry) % down])).sum();
            for at in 0..down {
                line[at] = sum as f32;
                sum += f64::from(column[(at + ry + 1) % down]);
                sum -= f64::from(column[(at + down - ry) % down]);
            }
            column.copy_from_slice(&line);
        }
        // Across.
        let mut sums = vec![0.0_f64; down];
        let mut count = 0.0;
        let column = |at: usize| at * down..(at + 1) * down;
        for at in 0..rx.min(columns) {
            for (sum, it) in sums.iter_mut().zip(&power[column(at)]) {
                *sum += f64::from(*it);
            }
            count += 1.0;
        }
        for at in 0..columns {
            if at + rx < columns {
                for (sum, it) in sums.iter_mut().zip(&power[column(at + rx)]) {
                    *sum += f64::from(*it);
                }
                count += 1.0;
            }
            if at > rx {
                for (sum, it) in sums.iter_mut().zip(&power[column(at - rx - 1)]) {
                    *sum -= f64::from(*it);
                }
                count -= 1.0;
            }
            let each = count * (2 * ry + 1) as f64;
            for (bin, sum) in self.bins[column(at)].iter_mut().zip(&sums) {
                let mean = (*sum / each).max(1e-9) as f32;
                let measured = (bin.power() / mean).sqrt();
                *bin = bin.times(measured.min(3.0) / measured.max(1e-9) / mean.sqrt());
            }
        }
    }
}

const WIDE: f32 = 0.012;

/// A power of two, at least 1.4 times as long.
fn padded(length: usize) -> usize {
    (length * 7 / 5).next_power_of_two()
}

/// Catmull and Rom's weights of four neighbours.
fn weights(at: f32) -> [f32; 4] {
    let (a, b, c) = (at, at * at, at * at * at);
    [
        0.5 * (-a + 2.0 * b - c),
        0.5 * (2.0 - 5.0 * b + 3.0 * c),
        0.5 * (a + 4.0 * b - 3.0 * c),
        0.5 * (c - b),
    ]
}
