//! A sighting brought into focus, and what it says.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sides of pictures and places in them, which are small and not below zero"
)]

use super::super::code;
use super::super::lattice::{OUTER, Wave, waves};
use super::fourier::Complex;
use super::search::{Sighting, unphased};
use super::spectrum::Spectrum;

/// A sighting in focus.
pub(super) struct Sync {
    map: [[f32; 2]; 2],
    offset: [f32; 2],
    /// Of the pilots, in standard deviations.
    pub score: f32,
}

impl Sync {
    pub fn refined(spectrum: &Spectrum, sighting: Sighting) -> Self {
        let pilots: Vec<Wave> = waves().into_iter().filter(|wave| wave.bit.is_none()).collect();
        let pilots: Vec<Wave> = pilots
            .into_iter()
            .filter(|wave| unphased(spectrum, &sighting.map, wave) != Complex::ZERO)
            .collect();
        let score = |p: &[f32; 6]| {
            let map = [[p[0], p[1]], [p[2], p[3]]];
            let sum: f32 =
                pilots.iter().map(|wave| value(spectrum, &map, [p[4], p[5]], wave)).sum();
            sum / (pilots.len() as f32 / 2.0).sqrt()
        };
        let Sighting { map, offset, .. } = sighting;
        let mut at = [map[0][0], map[0][1], map[1][0], map[1][1], offset[0], offset[1]];
        let mut best = score(&at);
        let bins = |side: usize| 0.25 / (OUTER as f32 * side as f32);
        let (across, down) = (bins(spectrum.width), bins(spectrum.height));
        let mut steps = [across, across, down, down, 0.5 / 64.0, 0.5 / 64.0];
        for _ in 0..6 {
            for _ in 0..4 {
                let before = best;
                for n in 0..6 {
                    for step in [steps[n], -steps[n]] {
                        let mut to = at;
                        to[n] += step;
                        let here = score(&to);
                        if here > best {
                            (best, at) = (here, to);
                            break;
                        }
                    }
                }
                if best == before {
                    break;
                }
            }
            steps = steps.map(|step| step / 2.0);
        }
        Self { map: [[at[0], at[1]], [at[2], at[3]]], offset: [at[4], at[5]], score: best }
    }

    /// The session's bits, where the check bits agree, and how far they stand out.
    pub fn decoded(&self, spectrum: &Spectrum) -> Option<(u64, f32)> {
        let waves = waves();
        let values: Vec<f32> =
            waves.iter().map(|wave| value(spectrum, &self.map, self.offset, wave)).collect();
        let ring = |wave: &Wave| {
            let far = (wave.across * wave.across + wave.down * wave.down) as f32;
            ((far / (OUTER * OUTER) as f32 * RINGS as f32) as usize).min(RINGS - 1)
        };
        let (mut sums, mut counts) = ([0.0_f32; RINGS], [2.0_f32; RINGS]);
        for (wave, value) in waves.iter().zip(&values) {
            if wave.bit.is_none() {
                sums[ring(wave)] += value;
                counts[ring(wave)] += 1.0;
            }
        }
        let all = sums.iter().sum::<f32>() / counts.iter().sum::<f32>();
        let weights: Vec<f32> =
            sums.iter().zip(counts).map(|(sum, count)| (sum / count).max(all * 0.2)).collect();
        let mut soft = vec![0.0; code::CODED];
        for (wave, value) in waves.iter().zip(&values) {
            if let Some(bit) = wave.bit {
                soft[bit] += value * weights[ring(wave)];
            }
        }
        let data = code::decode(&soft)?;
        let code = code::encode(data);
        let (mut sum, mut square) = (0.0, 0.0);
        for (wave, value) in waves.iter().zip(&values) {
            if let Some(bit) = wave.bit {
                let weight = weights[ring(wave)];
                sum += value * weight * if code[bit] { -1.0 } else { 1.0 };
                square += weight * weight;
            }
        }
        Some((data, sum / (square / 2.0).sqrt()))
    }
}

const RINGS: usize = 6;

fn value(spectrum: &Spectrum, map: &[[f32; 2]; 2], offset: [f32; 2], wave: &Wave) -> f32 {
    let turns = offset[0] * wave.across as f32 + offset[1] * wave.down as f32;
    let back = Complex::turned(turns);
    (unphased(spectrum, map, wave) * back).re
}
