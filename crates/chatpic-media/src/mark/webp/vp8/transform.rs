//! The two transforms of RFC 6386, section 14, and their inverses; blocks of 4 × 4, row by row.
//!
//! Nothing overflows: a level is below 2^12 and its step below 2^9, and all of this adds 7 bits.

/// Pixels of a block from its coefficients, exactly as every decoder has them.
pub(super) fn pixels(block: &mut [i32; 16]) {
    for at in 0..4 {
        let column = [block[at], block[at + 4], block[at + 8], block[at + 12]];
        let [a, b, c, d] = inverse(column);
        (block[at], block[at + 4], block[at + 8], block[at + 12]) = (a, b, c, d);
    }
    for row in block.as_chunks_mut::<4>().0 {
        *row = inverse(*row).map(|it| (it + 4) >> 3);
    }
}

fn inverse([c0, c1, c2, c3]: [i32; 4]) -> [i32; 4] {
    let (even, odd) = (c0 + c2, c0 - c2);
    let (low, high) = (less(c1) - more(c3), more(c1) + less(c3));
    [even + high, odd + low, odd - low, even - high]
}

/// `value` × √2 × cos(π/8).
fn more(value: i32) -> i32 {
    value + scaled(value, 20_091)
}

/// `value` × √2 × sin(π/8).
fn less(value: i32) -> i32 {
    scaled(value, 35_468)
}

fn scaled(value: i32, factor: i64) -> i32 {
    i32::try_from((i64::from(value) * factor) >> 16).expect("less than the value")
}

/// Coefficients of a block from its pixels: what [`pixels`] makes the same pixels of, but for rounding.
pub(super) fn coefficients(block: &[i32; 16]) -> [i32; 16] {
    let mut wide = block.map(|it| i64::from(it) << 16);
    for row in wide.as_chunks_mut::<4>().0 {
        *row = forward(*row);
    }
    for at in 0..4 {
        let [a, b, c, d] = forward([wide[at], wide[at + 4], wide[at + 8], wide[at + 12]]);
        (wide[at], wide[at + 4], wide[at + 8], wide[at + 12]) = (a, b, c, d);
    }
    // The basis is twice as long as one, in each direction; the inverse divides by eight.
    wide.map(|it| i32::try_from((it + (1 << 16)) >> 17).expect("16 times nine bits and a sign"))
}

fn forward([a, b, c, d]: [i64; 4]) -> [i64; 4] {
    let (outer, inner) = (a + d, b + c);
    let (steep, flat) = (a - d, b - c);
    let turned = |more: i64, less: i64| (more * 85_627 + less * 35_468) >> 16;
    [outer + inner, turned(steep, flat), outer - inner, turned(-flat, steep)]
}

/// The first coefficients of a macroblock's 16 blocks from what stands for them.
pub(super) fn firsts(block: &mut [i32; 16]) {
    crossed(block);
    block.iter_mut().for_each(|it| *it = (*it + 3) >> 3);
}

/// What stands for the first coefficients of a macroblock's 16 blocks.
pub(super) fn of_firsts(block: &mut [i32; 16]) {
    crossed(block);
    block.iter_mut().for_each(|it| *it = (*it + 1) >> 1);
}

/// The Walsh-Hadamard transform, whose inverse is itself but for a factor of 16.
fn crossed(block: &mut [i32; 16]) {
    for at in 0..4 {
        let column = [block[at], block[at + 4], block[at + 8], block[at + 12]];
        let [a, b, c, d] = crossed_row(column);
        (block[at], block[at + 4], block[at + 8], block[at + 12]) = (a, b, c, d);
    }
    for row in block.as_chunks_mut::<4>().0 {
        *row = crossed_row(*row);
    }
}

fn crossed_row([a, b, c, d]: [i32; 4]) -> [i32; 4] {
    let (outer, inner, steep, flat) = (a + d, b + c, a - d, b - c);
    [outer + inner, steep + flat, outer - inner, steep - flat]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noise(seed: u32) -> [i32; 16] {
        let mut state = seed;
        std::array::from_fn(|_| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            i32::try_from(state >> 23).unwrap() - 255
        })
    }

    #[test]
    fn pixels_come_back_from_their_coefficients() {
        for seed in 0..500 {
            let block = noise(seed);
            let mut back = coefficients(&block);
            pixels(&mut back);
            assert!(
                back.iter().zip(&block).all(|(a, b)| a.abs_diff(*b) <= 1),
                "{block:?} {back:?}"
            );
        }
    }

    #[test]
    fn coefficients_come_back_from_their_pixels() {
        for seed in 0..500 {
            let block = noise(seed).map(|it| it / 12 * 12);
            let mut back = block;
            pixels(&mut back);
            let back = coefficients(&back);
            assert!(
                back.iter().zip(&block).all(|(a, b)| a.abs_diff(*b) <= 3),
                "{block:?} {back:?}"
            );
        }
    }

    #[test]
    fn first_coefficients_come_back_too() {
        for seed in 0..500 {
            let block = noise(seed);
            let mut back = block;
            of_firsts(&mut back);
            firsts(&mut back);
            assert!(
                back.iter().zip(&block).all(|(a, b)| a.abs_diff(*b) <= 1),
                "{block:?} {back:?}"
            );
        }
    }
}
