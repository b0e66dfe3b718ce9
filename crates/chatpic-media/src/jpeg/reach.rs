//! How much the coefficients of a block may hold together, so that all viewers show the same.
//!
//! What a picture of 8 bits is made of stays within bounds. Beyond them viewers differ: libjpeg-turbo adds
//! coefficients in 16 bits where it has vectors (`jidctint-sse2.asm`, `jidctint-neon.c`), and what runs over
//! there is an ordinary picture, while other decoders, this one included, make plain white of it. A picture
//! that is to be hidden from the lists could be coded so.
//!
//! The transform goes down each column first and then along rows, on sums of columns 0 and 4, 3 and 7, 1 and 5.
//! A column's samples are at most 4 √2 times the sum of its coefficients' magnitudes, so nothing leaves 16 bits
//! where two such columns have no more than 32767 / (4 √2) = 5792 together. Samples of 8 bits have 4096 at most
//! (sixteen coefficients, and a root of summed squares of 1024), and quantising adds less than is left.

use super::zigzag::ZIGZAG;
use crate::Refusal;

/// The most that two columns four apart may hold.
pub(super) const MOST: u32 = 5_700;

/// What is said of more.
pub(super) const BEYOND: Refusal = Refusal::Broken("no picture has such coefficients");

/// The magnitudes of a block's coefficients as they are after dequantising, summed over columns 0 and 4, 1 and
/// 5, 2 and 6, 3 and 7.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reach([u16; 4]);

impl Reach {
    /// Of a whole block, in zigzag order.
    pub fn of(block: &[i16; 64], quantisers: &[u16; 64]) -> Result<(), Refusal> {
        let mut reach = Self::default();
        let mut all = block.iter().zip(quantisers).enumerate();
        all.try_for_each(|(place, (value, by))| {
            reach.add(place, u32::from(value.unsigned_abs()), *by)
        })
    }

    /// Adds what one coefficient, at a place in zigzag order, holds more than before.
    ///
    /// # Errors
    /// [`BEYOND`] where that is too much.
    pub fn add(&mut self, place: usize, magnitude: u32, quantiser: u16) -> Result<(), Refusal> {
        let more = magnitude.saturating_mul(u32::from(quantiser));
        let (_, column) = ZIGZAG[place % 64];
        let sum = &mut self.0[column % 4];
        *sum = sum.saturating_add(u16::try_from(more).unwrap_or(u16::MAX));
        if u32::from(*sum) > MOST { Err(BEYOND) } else { Ok(()) }
    }
}
