//! The hidden mark: the 40 bits of a session ID as a faint pattern of luma, which is found again without
//! the original.
//!
//! The pattern is one square tile, laid side by side over the picture. It is a sum of waves that fit
//! into the tile a whole number of times, in a ring of middle frequencies: all equally strong, their
//! phases without order, so it looks like grain. A quarter of them are pilots, the same in every
//! picture; each of the others carries in its sign one bit of a code of the session ID (`code.rs`). The
//! tile's side grows with the root of the picture's, so that pictures of all sizes survive to be shrunk.
//!
//! To read it ([`read`]), the picture is made flat, so that its quiet parts speak loudest, and
//! transformed. A periodic pattern is sharp lines in the spectrum, whatever was cut away, and scaling
//! moves them by one factor. Every factor is tried: the pilots' values, transformed back, have a peak
//! where the tile's corner is, if the factor is right. That is brought into focus and decoded. Where
//! the peak is low, the check bits disagree, or the bits don't stand out, nothing was read: it never
//! guesses.
//!
//! It is spread-spectrum watermarking (I. J. Cox et al., "Secure spread spectrum watermarking for
//! multimedia", 1997) of a periodic tile (M. Kutter, "Watermarking resisting to translation, rotation
//! and scaling", 1998) with a template in the spectrum (S. Pereira and T. Pun, "Robust template matching
//! for affine resistant image watermarks", 2000).
//!
//! It hides nothing from who reads this: the pattern can be removed, and another's be added, by anybody
//! who sets out to. What it says is a clue, not a proof.

use chatpic_core::SessionId;

mod code;
mod lattice;
mod read;
mod tile;

pub use read::{Reading, look, read};

/// The least side of a picture that the pattern is put into; in a smaller one it could not be read.
pub const LEAST_SIDE: u32 = 128;

/// How many of [`Pattern::add`]'s units are one step of luma.
pub const UNITS: i32 = 16;

/// What is added to the luma of one picture. It depends on the picture's size and the session alone,
/// and repeats every [`period`](Self::period) pixels, across and down, from the stored picture's corner.
#[derive(Debug)]
pub struct Pattern {
    period: u32,
    /// Rows from the top, in [`UNITS`].
    tile: Vec<i8>,
}

impl Pattern {
    /// The pattern for a picture of so many stored pixels; `None` where a side is under [`LEAST_SIDE`].
    /// Orientation doesn't matter: it is read in any.
    pub fn of(width: u32, height: u32, session: SessionId) -> Option<Self> {
        if width.min(height) < LEAST_SIDE {
            return None;
        }
        let whole = (u64::from(width) * u64::from(height)).isqrt().isqrt();
        let whole = u32::try_from(whole).expect("no longer than the longer side");
        let period = 8 * whole.min(width.min(height) / 16);
        Some(Self { period, tile: tile::render(period as usize, session.bits()) })
    }

    /// After how many pixels the pattern repeats: a multiple of 8, so that what a transform of 8 × 8
    /// blocks makes of it repeats too.
    pub fn period(&self) -> u32 {
        self.period
    }

    /// Writes the change of luma for a rectangle of stored pixels to `out`, rows from the top, in
    /// [`UNITS`] and at [`strength`] 256. The rectangle may reach over the picture's edge.
    ///
    /// # Panics
    /// Where `out` has not `width` × `height` places.
    pub fn add(&self, x: u32, y: u32, width: u32, height: u32, out: &mut [i8]) {
        assert_eq!(out.len(), width as usize * height as usize, "a place for each pixel");
        if width == 0 {
            return;
        }
        let period = self.period as usize;
        for (row, to) in out.chunks_exact_mut(width as usize).enumerate() {
            let row = (y as usize + row) % period;
            let from = &self.tile[row * period..][..period];
            let (first, rest) = to.split_at_mut(to.len().min(period - x as usize % period));
            first.copy_from_slice(&from[x as usize % period..][..first.len()]);
            rest.chunks_mut(period).for_each(|to| to.copy_from_slice(&from[..to.len()]));
        }
    }
}

/// By how much, in 256ths, the change is multiplied in a block of 8 × 8 pixels whose luma has this
/// variance: what is busy hides more. (The variance is the sum of the squared AC coefficients of the
/// block's orthonormal transform, by 64.)
pub fn strength(variance: u32) -> i32 {
    // Whole numbers are the same on every machine.
    let fourth = u64::from(variance.min(0xFFFF)) << 32;
    let root = fourth.isqrt().isqrt();
    // The root of the deviation by 1.5: once at 1.5, 2.85 times from 12.2 on.
    i32::try_from(root * 209 / 256).map_or(MOST, |it| it.clamp(256, MOST))
}

/// The most that [`strength`] says: the change stays over 40 dB in a picture that is busy everywhere.
const MOST: i32 = 730;

/// Whole steps of luma of a change in [`UNITS`] × 256ths, for the pixel at `x`, `y`: rounded up or down
/// by a fixed pattern of dots, so that no contours show where a picture is flat.
#[inline]
pub fn rounded(change: i32, x: u32, y: u32) -> i16 {
    let dot = (x.wrapping_mul(0xC13F_A9A9) ^ y.wrapping_mul(0x91E1_0DA5)).wrapping_mul(0x9E37_79B1);
    // Far within 16 bits; to check that would cost more than the sum.
    let [low, high, ..] = ((change + (dot >> 20).cast_signed()) >> 12).to_le_bytes();
    i16::from_le_bytes([low, high])
}
