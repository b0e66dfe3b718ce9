//! The fast Fourier transform of Cooley and Tukey, for lengths that are powers of two: all that is
//! needed here, and quick to compile.

#![expect(clippy::cast_possible_truncation, reason = "single precision is enough")]

use std::ops::{Add, AddAssign, Mul, Sub};

/// A complex number.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Complex {
    pub re: f32,
    pub im: f32,
}

impl Complex {
    pub const ZERO: Self = Self { re: 0.0, im: 0.0 };

    /// One, turned by so many turns.
    pub fn turned(turns: f32) -> Self {
        let (im, re) = (turns * std::f32::consts::TAU).sin_cos();
        Self { re, im }
    }

    pub fn conj(self) -> Self {
        Self { re: self.re, im: -self.im }
    }

    /// Turned by a quarter.
    pub fn times_i(self) -> Self {
        Self { re: -self.im, im: self.re }
    }

    pub fn times(self, by: f32) -> Self {
        Self { re: self.re * by, im: self.im * by }
    }

    /// Its length, squared.
    pub fn power(self) -> f32 {
        self.re * self.re + self.im * self.im
    }
}

impl Add for Complex {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { re: self.re + other.re, im: self.im + other.im }
    }
}

impl AddAssign for Complex {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Complex {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { re: self.re - other.re, im: self.im - other.im }
    }
}

impl Mul for Complex {
    type Output = Self;
    fn mul(self, other: Self) -> Self {
        Self {
            re: self.re * other.re - self.im * other.im,
            im: self.re * other.im + self.im * other.re,
        }
    }
}

/// A transform of one length.
pub(super) struct Fourier {
    /// For each halving of the length, from 1 on, the turns of its steps.
    turns: Vec<Vec<Complex>>,
    length: usize,
}

impl Fourier {
    /// The transform with a negative exponent (`forward`) or a positive one, neither scaled.
    ///
    /// # Panics
    /// Where `length` is no power of two.
    pub fn new(length: usize, forward: bool) -> Self {
        assert!(length.is_power_of_two(), "a power of two");
        let sign = if forward { -1.0 } else { 1.0 };
        let turns = (0..length.trailing_zeros())
            .map(|level| {
                let half = 1_usize << level;
                let turn = |at: usize| {
                    let (im, re) = (std::f64::consts::PI * at as f64 / half as f64).sin_cos();
                    Complex { re: re as f32, im: (im * sign) as f32 }
                };
                (0..half).map(turn).collect()
            })
            .collect();
        Self { turns, length }
    }

    /// Transforms in place.
    pub fn transform(&self, values: &mut [Complex]) {
        let bits = self.length.trailing_zeros();
        for at in 0..self.length {
            let to = if bits == 0 { 0 } else { at.reverse_bits() >> (usize::BITS - bits) };
            if at < to {
                values.swap(at, to);
            }
        }
        for turns in &self.turns {
            for two in values.chunks_exact_mut(turns.len() * 2) {
                let (low, high) = two.split_at_mut(turns.len());
                for ((low, high), turn) in low.iter_mut().zip(high).zip(turns) {
                    let turned = *high * *turn;
                    (*low, *high) = (*low + turned, *low - turned);
                }
            }
        }
    }
}
