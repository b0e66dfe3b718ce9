//! Which waves the pattern is made of: all that fit into the tile a whole number of times, across and
//! down, in a ring of frequencies. Some are pilots, the same in every picture; the others each carry a
//! bit of the code in their sign.

use super::code::CODED;

/// The ring: so many waves along the tile's side at least and at most.
pub(super) fn env(name: &str, default: f32) -> f32 {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(default)
}
#[expect(non_snake_case)]
fn INNER() -> i32 {
    static A: std::sync::OnceLock<i32> = std::sync::OnceLock::new();
    *A.get_or_init(|| env("INNER", 8.0) as i32)
}
#[expect(non_snake_case)]
pub(super) fn OUTER() -> i32 {
    static A: std::sync::OnceLock<i32> = std::sync::OnceLock::new();
    *A.get_or_init(|| env("OUTER", 24.0) as i32)
}
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
    let mut places: Vec<(u32, i32, i32)> = (OFF_AXIS..=OUTER())
        .flat_map(|across| (-OUTER()..=OUTER()).map(move |down| (across, down)))
        .filter(|(_, down)| down.abs() >= OFF_AXIS)
        .filter(|(across, down)| {
            (INNER() * INNER()..=OUTER() * OUTER()).contains(&(across * across + down * down))
        })
        .map(|(across, down)| (mixed(across, down), across, down))
        .collect();
    places.sort_unstable();
    let mut bits = (0..CODED).cycle();
    let wave = |(at, (mixed, across, down)): (usize, (u32, i32, i32))| {
        let phase = mixed.to_le_bytes()[0] % 8;
        let bit = if at % (env("PILOT", 4.0) as usize) == 0 { None } else { bits.next() };
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
