//! Rounding by chance that comes out the same whenever a session sees a picture.

use chatpic_core::SessionId;

/// Numbers from -½ to ½, drawn for one session.
#[derive(Debug)]
pub(super) struct Chance {
    rows: Vec<[f32; 64]>,
    seed: u64,
}

/// Rows of numbers; each block takes one of them.
const ROWS: u64 = 256;

impl Chance {
    pub fn of(session: SessionId) -> Self {
        let seed = mix(session.bits());
        let number = |row: u64, at: u64| {
            let [low, high, ..] = mix(seed ^ (row << 6 | at)).to_le_bytes();
            (f32::from(u16::from_le_bytes([low, high])) + 0.5) / 65_536.0 - 0.5
        };
        let rows = (0..ROWS).map(|row| std::array::from_fn(|at| number(row, at as u64)));
        Self { rows: rows.collect(), seed }
    }

    /// All rows of numbers.
    pub fn rows(&self) -> &[[f32; 64]] {
        &self.rows
    }

    /// Which of them the block in `column` and `row` takes.
    #[inline(always)]
    pub fn row(&self, column: usize, row: usize) -> usize {
        let [row, ..] = mix(self.seed ^ ((row as u64) << 32 | column as u64)).to_le_bytes();
        usize::from(row)
    }

    /// A number for each coefficient of the block in `column` and `row`.
    #[inline]
    pub fn block(&self, column: usize, row: usize) -> &[f32; 64] {
        &self.rows[self.row(column, row)]
    }
}

/// The whole number next to `value`, which is small: adding this number leaves no place for fractions.
#[inline(always)]
pub(super) fn nearest(value: f32) -> i32 {
    const WHOLE: f32 = 12_582_912.0;
    (value + WHOLE).to_bits().cast_signed() - WHOLE.to_bits().cast_signed()
}

/// SplitMix64.
#[inline(always)]
fn mix(n: u64) -> u64 {
    let x = n.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_even_between_the_halves_and_the_sessions_own() {
        let chance = Chance::of(SessionId::from_bits(1));
        let (mut sum, mut squares) = (0.0, 0.0);
        for column in 0..1000 {
            for number in chance.block(column, 7) {
                assert!(number.abs() < 0.5);
                sum += number;
                squares += number * number;
            }
        }
        assert!((sum / 64_000.0).abs() < 0.01, "{sum}");
        assert!((squares / 64_000.0 - 1.0 / 12.0).abs() < 0.01, "{squares}");
        let other = Chance::of(SessionId::from_bits(2));
        assert_ne!(chance.block(3, 4), other.block(3, 4));
        assert_eq!(chance.block(3, 4), Chance::of(SessionId::from_bits(1)).block(3, 4));
    }

    #[test]
    fn the_nearest_whole_number_is_found() {
        for (value, whole) in
            [(0.0, 0), (-0.4, 0), (0.6, 1), (-1.6, -2), (2040.3, 2040), (-9.9, -10)]
        {
            assert_eq!(nearest(value), whole);
        }
    }
}
