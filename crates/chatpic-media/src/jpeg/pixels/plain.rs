//! One sample after the other, as the definitions have it.

use super::batch::{Block, of, product};
use crate::jpeg::reach;

/// Whether any of these blocks is beyond [`reach`], each with its quantisers.
pub(super) fn is_beyond(blocks: &[Block], quantisers: &[&[i16; 64]]) -> bool {
    blocks.iter().zip(quantisers).any(|(block, quantisers)| {
        let mut sums = [0_u32; 4];
        for (at, (value, by)) in block.iter().zip(*quantisers).enumerate() {
            // Two beside each other are of one column.
            let sum = &mut sums[at / 2 % 4];
            *sum = sum.saturating_add(product(*value, *by).unsigned_abs());
        }
        sums.into_iter().any(|sum| sum > reach::MOST)
    })
}

/// Fills in the samples of as many blocks, each with its quantisers.
pub(super) fn transform(blocks: &[Block], quantisers: &[&[i16; 64]], samples: &mut [[u8; 64]]) {
    for ((block, quantisers), samples) in blocks.iter().zip(quantisers).zip(samples) {
        for (to, row) in samples.as_chunks_mut().0.iter_mut().zip(inverse(block, quantisers)) {
            *to = row;
        }
    }
}

/// Bits behind the point in factors, and how many more of them the first pass keeps.
const FACTOR_BITS: u32 = 13;
const KEPT_BITS: u32 = 2;

/// The samples of a block: each column is transformed, and then each row of what comes out.
fn inverse(block: &Block, quantisers: &[i16; 64]) -> [[u8; 8]; 8] {
    let mut columns = [[0_i16; 8]; 8];
    for x in 0..8 {
        let value = |y| block[of(y, x)].wrapping_mul(quantisers[of(y, x)]);
        let waves = one(std::array::from_fn(value));
        for (y, wave) in waves.into_iter().enumerate() {
            columns[y][x] = within(rounded(wave, FACTOR_BITS - KEPT_BITS));
        }
    }
    columns.map(|row| {
        one(row).map(|wave| {
            let value = rounded(wave, FACTOR_BITS + KEPT_BITS + 3).clamp(-128, 127) + 128;
            u8::try_from(value).expect("clamped")
        })
    })
}

fn rounded(value: i32, bits: u32) -> i32 {
    value.wrapping_add(1 << (bits - 1)) >> bits
}

fn within(value: i32) -> i16 {
    let clamped = value.clamp(i16::MIN.into(), i16::MAX.into());
    i16::try_from(clamped).expect("clamped")
}

/// The inverse transform of eight coefficients, times 2^13 and the root of 8.
fn one(of: [i16; 8]) -> [i32; 8] {
    let times = |value: i32, factor: i32| value.wrapping_mul(factor);
    let [a0, a1, a2, a3, a4, a5, a6, a7] = of.map(i32::from);

    let z1 = times(a2.wrapping_add(a6), 4433);
    let t2 = z1.wrapping_sub(times(a6, 15_137));
    let t3 = z1.wrapping_add(times(a2, 6270));
    let t0 = a0.wrapping_add(a4) << FACTOR_BITS;
    let t1 = a0.wrapping_sub(a4) << FACTOR_BITS;
    let even = [t0.wrapping_add(t3), t1.wrapping_add(t2), t1.wrapping_sub(t2), t0.wrapping_sub(t3)];

    let z5 = times(a7.wrapping_add(a3).wrapping_add(a5).wrapping_add(a1), 9633);
    let z1 = times(a7.wrapping_add(a1), -7373);
    let z2 = times(a5.wrapping_add(a3), -20_995);
    let z3 = times(a7.wrapping_add(a3), -16_069).wrapping_add(z5);
    let z4 = times(a5.wrapping_add(a1), -3196).wrapping_add(z5);
    let odd = [
        times(a1, 12_299).wrapping_add(z1).wrapping_add(z4),
        times(a3, 25_172).wrapping_add(z2).wrapping_add(z3),
        times(a5, 16_819).wrapping_add(z2).wrapping_add(z4),
        times(a7, 2446).wrapping_add(z1).wrapping_add(z3),
    ];

    std::array::from_fn(|x| match x {
        0..4 => even[x].wrapping_add(odd[x]),
        _ => even[7 - x].wrapping_sub(odd[7 - x]),
    })
}

/// Twice as many samples across: each is three parts of the nearer one and one of the farther.
pub(super) fn widened(samples: &[u8], out: &mut [u8]) {
    let last = samples.len() - 1;
    for (x, out) in out.iter_mut().enumerate().take(2 * samples.len()) {
        let near = u16::from(samples[x / 2]);
        let far = |at: usize| u16::from(samples[at]);
        let sum = match x % 2 {
            0 => 3 * near + far((x / 2).saturating_sub(1)) + 1,
            _ => 3 * near + far((x / 2 + 1).min(last)) + 2,
        };
        *out = byte(sum / 4);
    }
}

/// A row between two: three parts of the nearer one and one of the farther. `below` where the farther one
/// is below.
pub(super) fn between(near: &[u8], far: &[u8], below: bool, out: &mut [u8]) {
    for ((near, far), out) in near.iter().zip(far).zip(out) {
        *out = byte((3 * u16::from(*near) + u16::from(*far) + 1 + u16::from(below)) / 4);
    }
}

/// Both at once, rounded once.
pub(super) fn widened_between(near: &[u8], far: &[u8], out: &mut [u8]) {
    let last = near.len() - 1;
    let sum = |at: usize| 3 * u16::from(near[at]) + u16::from(far[at]);
    for (x, out) in out.iter_mut().enumerate().take(2 * near.len()) {
        let sum = match x % 2 {
            0 => 3 * sum(x / 2) + sum((x / 2).saturating_sub(1)) + 8,
            _ => 3 * sum(x / 2) + sum((x / 2 + 1).min(last)) + 7,
        };
        *out = byte(sum / 16);
    }
}

fn byte(mean: u16) -> u8 {
    u8::try_from(mean).expect("a mean of bytes")
}

/// Red, green and blue of a row of luma and its two chromas, in factors of 16 bits behind the point.
pub(super) fn colours(luma: &[u8], blue: &[u8], red: &[u8], out: &mut [u8]) {
    let part = |value: i32, product: i32| {
        let sum = (value + ((product + (1 << 15)) >> 16)).clamp(0, 255);
        u8::try_from(sum).expect("clamped")
    };
    let samples = luma.iter().zip(blue).zip(red);
    for (((luma, blue), red), out) in samples.zip(out.as_chunks_mut::<3>().0) {
        let [luma, blue, red] = [i32::from(*luma), i32::from(*blue) - 128, i32::from(*red) - 128];
        *out = [
            part(luma, 91_881 * red),
            part(luma, -22_554 * blue - 46_802 * red),
            part(luma, 116_130 * blue),
        ];
    }
}

/// Red, green and blue of a row of luma alone.
pub(super) fn grays(luma: &[u8], out: &mut [u8]) {
    for (luma, out) in luma.iter().zip(out.as_chunks_mut::<3>().0) {
        *out = [*luma; 3];
    }
}
