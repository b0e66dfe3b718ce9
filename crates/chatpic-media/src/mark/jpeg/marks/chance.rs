//! Chance that comes out the same whenever a session sees a picture.

use chatpic_core::SessionId;

use crate::mark::jpeg::layout::Place;

/// Numbers from -½ to ½, drawn for one session.
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

    /// A number for each coefficient of a block.
    #[inline]
    pub fn block(&self, place: Place) -> &[f32; 64] {
        let [row, ..] =
            mix(self.seed ^ ((place.row as u64) << 32 | place.column as u64)).to_le_bytes();
        &self.rows[usize::from(row)]
    }
}

/// SplitMix64.
#[inline]
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
            for number in chance.block(Place { column, row: 7 }) {
                assert!(number.abs() < 0.5);
                sum += number;
                squares += number * number;
            }
        }
        assert!((sum / 64_000.0).abs() < 0.01, "{sum}");
        assert!((squares / 64_000.0 - 1.0 / 12.0).abs() < 0.01, "{squares}");
        let other = Chance::of(SessionId::from_bits(2));
        let place = Place { column: 3, row: 4 };
        assert_ne!(chance.block(place), other.block(place));
        assert_eq!(chance.block(place), Chance::of(SessionId::from_bits(1)).block(place));
    }
}
