//! Which waves the pattern is made of: all that fit into the tile a whole number of times, across and
//! down, in a ring of frequencies. Some are pilots, the same in every picture; the others each carry a
//! bit of the code in their sign.

use super::code::CODED;

/// The ring: so many waves along the tile's side at least and at most.
const INNER: i32 = 8;
pub(super) const OUTER: i32 = 24;
/// Waves along one axis alone are left out: edges and blocks are strong there.
const OFF_AXIS: i32 = 2;
/// One of so many waves is a pilot.
const PILOT_EACH: usize = 4;

/// One wave.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wave {
    /// Waves along the tile, across; more than none, as its opposite is the same wave.
    pub across: i32,
    /// Waves along the tile, down.
    pub down: i32,
    /// Its phase at the tile's corner, in eighths of a turn.
    pub phase: u8,
    /// The bit of the code that turns it around, or `None` for a pilot.
    pub bit: Option<usize>,
}

/// All waves, in an order without order.
pub(super) fn waves() -> Vec<Wave> {
    let mut places: Vec<(u32, i32, i32)> = (OFF_AXIS..=OUTER)
        .flat_map(|across| (-OUTER..=OUTER).map(move |down| (across, down)))
        .filter(|(_, down)| down.abs() >= OFF_AXIS)
        .filter(|(across, down)| {
            (INNER * INNER..=OUTER * OUTER).contains(&(across * across + down * down))
        })
        .map(|(across, down)| (mixed(across, down), across, down))
        .collect();
    places.sort_unstable();
    let mut bits = (0..CODED).cycle();
    let wave = |(at, (mixed, across, down)): (usize, (u32, i32, i32))| {
        let phase = mixed.to_le_bytes()[0] % 8;
        let bit = if at % PILOT_EACH == 0 { None } else { bits.next() };
        Wave { across, down, phase, bit }
    };
    places.into_iter().enumerate().map(wave).collect()
}

/// A number that looks drawn by chance, and is always the same for the same wave.
fn mixed(across: i32, down: i32) -> u32 {
    let mut x = (across * 64 + down).cast_unsigned();
    for odd in [0x7FEB_352D_u32, 0x846C_A68B] {
        x ^= x >> 16;
        x = x.wrapping_mul(odd);
        x ^= x >> 15;
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_waves_never_change() {
        let waves = waves();
        let pilots = waves.iter().filter(|wave| wave.bit.is_none()).count();
        // What is marked today is to be read in years.
        let sum = waves.iter().enumerate().fold(0_u32, |sum, (at, wave)| {
            let at = u32::try_from(at + 1).unwrap();
            let place = (wave.across * 64 + wave.down + 64).cast_unsigned();
            sum.wrapping_add(at.wrapping_mul(place * 8 + u32::from(wave.phase)))
        });
        assert_eq!((waves.len(), pilots, sum), (702, 176, 1_582_043_418));
    }

    #[test]
    fn each_bit_of_the_code_is_carried() {
        let mut carried = vec![0; CODED];
        waves().iter().filter_map(|wave| wave.bit).for_each(|bit| carried[bit] += 1);
        assert!(carried.iter().all(|count| *count >= 1), "{carried:?}");
    }
}
