//! What a session chooses: numbers drawn from its 40 bits by SplitMix64, the same on every machine.
//! No secret is in them, and none is asked of them.

use chatpic_core::SessionId;

/// A sequence of numbers that belongs to one session.
#[derive(Debug)]
pub(super) struct Dice(u64);

impl Dice {
    pub fn of(session: SessionId) -> Self {
        Self(session.bits())
    }

    /// One of `0..sides`. Each is as likely as the next, but for one part in 2^53.
    pub fn one_of(&mut self, sides: usize) -> usize {
        let sides = sides.max(1) as u64;
        usize::try_from((self.next() >> 11) % sides).expect("less than what was a usize")
    }

    /// A number from `least` up to `most`, in 256 steps.
    pub fn between(&mut self, least: f32, most: f32) -> f32 {
        let step = u16::try_from(self.one_of(256)).expect("less than 256");
        least + (most - least) * f32::from(step) / 256.0
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ mixed >> 31
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_splitmix64() {
        let mut dice = Dice::of(SessionId::from_bits(0));
        let first = [0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F];
        assert_eq!([dice.next(), dice.next(), dice.next()], first);
    }

    #[test]
    fn all_that_can_be_chosen_is_chosen_by_some_session() {
        let chosen = |bits: u64| Dice::of(SessionId::from_bits(bits)).one_of(7);
        let mut seen = [0; 7];
        (0..700).for_each(|bits| seen[chosen(bits)] += 1);
        assert!(seen.iter().all(|count| (60..140).contains(count)), "{seen:?}");
    }
}
