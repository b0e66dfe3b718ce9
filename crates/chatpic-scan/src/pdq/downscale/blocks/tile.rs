//! Eight by eight values, and how rows of them become columns.

use fearless_simd::{Simd, SimdBase, f32x8};

/// The lanes of a vector.
pub(super) const LANES: usize = 8;

/// Eight vectors in memory.
pub(super) type Tile = [[f32; LANES]; LANES];

#[inline(always)]
pub(super) fn load<S: Simd>(simd: S, tile: &Tile) -> [f32x8<S>; LANES] {
    let mut all = [f32x8::splat(simd, 0.0); LANES];
    for (vector, values) in all.iter_mut().zip(tile) {
        *vector = f32x8::from_slice(simd, values);
    }
    all
}

#[inline(always)]
pub(super) fn store<S: Simd>(all: [f32x8<S>; LANES], tile: &mut Tile) {
    for (vector, values) in all.into_iter().zip(tile) {
        vector.store_slice(values);
    }
}

/// Rows become columns: each shuffle moves the highest bit of a value's place to the lowest, and three of them
/// exchange the three bits of its row with those of its column.
#[inline(always)]
pub(super) fn turn<S: Simd>(all: [f32x8<S>; LANES]) -> [f32x8<S>; LANES] {
    shuffle(shuffle(shuffle(all)))
}

/// Puts the values of the second half between those of the first.
#[inline(always)]
fn shuffle<S: Simd>([a, b, c, d, e, f, g, h]: [f32x8<S>; LANES]) -> [f32x8<S>; LANES] {
    let (ae_low, ae_high) = a.interleave(e);
    let (bf_low, bf_high) = b.interleave(f);
    let (cg_low, cg_high) = c.interleave(g);
    let (dh_low, dh_high) = d.interleave(h);
    [ae_low, ae_high, bf_low, bf_high, cg_low, cg_high, dh_low, dh_high]
}
