//! A picture brought to a bounded size and made flat: what is busy is turned down, so that the pattern
//! stands out where the picture is quiet.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sides of pictures and places in them, which are small and not below zero"
)]

/// Most pixels that are looked at: a larger picture is shrunk to so many.
const MOST: usize = 1_200_000;
const LEAST_SIDE: usize = 64;

/// Rows from the top.
pub(super) struct Plane {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<f32>,
}

impl Plane {
    pub fn shrunk(luma: &[u8], width: usize, height: usize) -> Option<Self> {
        if width.min(height) < LEAST_SIDE || luma.len() != width * height {
            return None;
        }
        let pixels = width * height;
        if pixels <= MOST {
            return Some(Self {
                width,
                height,
                pixels: luma.iter().map(|it| f32::from(*it)).collect(),
            });
        }
        let factor = (MOST as f64 / pixels as f64).sqrt();
        let (to_w, to_h) = ((width as f64 * factor) as usize, (height as f64 * factor) as usize);
        if to_w.min(to_h) < LEAST_SIDE {
            return None;
        }
        let (across, down) = (Shares::of(width, to_w), Shares::of(height, to_h));
        let mut shrunk = Vec::with_capacity(to_w * to_h);
        let mut sums = vec![0.0_f32; width];
        for (first, shares) in &down.each {
            sums.fill(0.0);
            for (row, share) in luma[first * width..].chunks_exact(width).zip(shares) {
                sums.iter_mut().zip(row).for_each(|(sum, it)| *sum += share * f32::from(*it));
            }
            let mean = |(first, shares): &(usize, Vec<f32>)| -> f32 {
                sums[*first..].iter().zip(shares).map(|(sum, share)| sum * share).sum()
            };
            shrunk.extend(across.each.iter().map(mean));
        }
        Some(Self { width: to_w, height: to_h, pixels: shrunk })
    }

    pub fn flattened(mut self) -> Self {
        let mean = self.smoothed(&self.pixels);
        for (pixel, mean) in self.pixels.iter_mut().zip(&mean) {
            *pixel -= mean;
        }
        let squares: Vec<f32> = self.pixels.iter().map(|it| it * it).collect();
        let squares = self.smoothed(&squares);
        for (pixel, square) in self.pixels.iter_mut().zip(&squares) {
            *pixel /= (square + 0.5).sqrt();
        }
        self.tapered()
    }

    fn tapered(mut self) -> Self {
        let (across, down) = (taper(self.width), taper(self.height));
        for (row, down) in self.pixels.chunks_exact_mut(self.width).zip(&down) {
            row.iter_mut().zip(&across).for_each(|(pixel, across)| *pixel *= across * down);
        }
        self
    }

    fn smoothed(&self, pixels: &[f32]) -> Vec<f32> {
        const REACH: usize = 4;
        let kernel: Vec<f32> = (0..=2 * REACH)
            .map(|at| (-(at as f32 - REACH as f32).powi(2) / (2.0 * 1.5 * 1.5)).exp())
            .collect();
        let all: f32 = kernel.iter().sum();
        let kernel: Vec<f32> = kernel.iter().map(|it| it / all).collect();
        let (w, h) = (self.width, self.height);
        let mut across = vec![0.0; w * h];
        let mut padded = vec![0.0; w + 2 * REACH];
        for (row, out) in pixels.chunks_exact(w).zip(across.chunks_exact_mut(w)) {
            padded[REACH..REACH + w].copy_from_slice(row);
            padded[..REACH].fill(row[0]);
            padded[REACH + w..].fill(row[w - 1]);
            for (n, k) in kernel.iter().enumerate() {
                out.iter_mut().zip(&padded[n..]).for_each(|(out, it)| *out += k * it);
            }
        }
        let mut both = vec![0.0; w * h];
        for (y, out) in both.chunks_exact_mut(w).enumerate() {
            for (n, k) in kernel.iter().enumerate() {
                let from = (y + n).saturating_sub(REACH).min(h - 1);
                let row = &across[from * w..][..w];
                out.iter_mut().zip(row).for_each(|(out, it)| *out += k * it);
            }
        }
        both
    }
}

fn taper(length: usize) -> Vec<f32> {
    let edge = (length / 10).max(2);
    let rise = |at: usize| {
        let at = at.min(length - 1 - at);
        if at >= edge {
            return 1.0;
        }
        0.5 - 0.5 * (std::f32::consts::PI * (at as f32 + 0.5) / edge as f32).cos()
    };
    (0..length).map(rise).collect()
}

/// For each pixel along a shorter side, where it begins on the longer one, and its shares of the pixels
/// there.
struct Shares {
    each: Vec<(usize, Vec<f32>)>,
}

impl Shares {
    fn of(from: usize, to: usize) -> Self {
        let step = from as f64 / to as f64;
        let share = |at: usize| {
            let (start, end) = (at as f64 * step, ((at + 1) as f64 * step).min(from as f64));
            let (first, last) = (start as usize, (end.ceil() as usize).min(from));
            let part = |n: usize| (end.min(n as f64 + 1.0) - start.max(n as f64)) / (end - start);
            (first, (first..last).map(|n| part(n) as f32).collect())
        };
        Self { each: (0..to).map(share).collect() }
    }
}
