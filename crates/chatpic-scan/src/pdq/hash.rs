//! The 256 bits of a PDQ hash: how they are written, counted and compared.

use std::fmt;
use std::str::FromStr;

use super::dct::{ORIENTATIONS, Orientation};

/// A PDQ hash. Two pictures look alike where few of its bits differ.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pdq {
    /// Bit `k` of the hash is bit `k % 64` of quad `k / 64`.
    quads: [u64; 4],
}

/// Text that is not 64 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a PDQ hash is 64 hexadecimal digits")]
pub struct NotPdq;

impl Pdq {
    /// How many bits it has.
    pub const BITS: u32 = 256;

    /// The hash that these 32 bytes stand for, in the order of its text: highest bits first.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        let mut quads = [0; 4];
        for (quad, eight) in quads.iter_mut().rev().zip(bytes.as_chunks().0) {
            *quad = u64::from_be_bytes(*eight);
        }
        Self { quads }
    }

    /// Its 32 bytes, in the order of its text: highest bits first.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (eight, quad) in bytes.as_chunks_mut().0.iter_mut().zip(self.quads.iter().rev()) {
            *eight = quad.to_be_bytes();
        }
        bytes
    }

    /// `count` adjoining bits from `first` on, at most 32. They lie inside the hash.
    pub(crate) fn bits(self, first: usize, count: usize) -> u32 {
        let (quad, shift) = (first / 64, first % 64);
        let above = self.quads.get(quad + 1).map_or(0, |next| u128::from(*next) << 64);
        let bits = (above | u128::from(self.quads[quad])) >> shift;
        u32::try_from(bits & ((1 << count) - 1)).expect("no more than 32 bits")
    }

    /// In how many bits two hashes differ, 0 to 256.
    #[must_use]
    pub fn distance(self, other: Self) -> u32 {
        self.quads.iter().zip(other.quads).map(|(a, b)| (a ^ b).count_ones()).sum()
    }

    /// The hash with every bit turned: what the negative of a picture hashes to, or nearly.
    /// Its distance from any other hash is 256 less that of the hash itself.
    #[must_use]
    pub fn complement(self) -> Self {
        Self { quads: self.quads.map(|quad| !quad) }
    }

    /// What the picture hashes to in all orientations, as it is first, told from this hash alone. A bit
    /// says on which side of the median a coefficient lies, and turning one turns it about zero, so the
    /// few between the two come out wrong.
    #[must_use]
    pub fn orientations(self) -> [Self; 8] {
        let set = |bit: usize| self.quads[bit / 64] >> (bit % 64) & 1 == 1;
        ORIENTATIONS.map(|Orientation { transposed, keeps }| {
            Self::from_bits(|bit| {
                let (i, j) = (bit / 16, bit % 16);
                set(if transposed { 16 * j + i } else { bit }) == keeps(i, j)
            })
        })
    }

    /// How many bits are set. It is 128 for every picture with anything on it, because bits are
    /// told apart at a median.
    #[must_use]
    pub fn ones(self) -> u32 {
        self.quads.iter().map(|quad| quad.count_ones()).sum()
    }

    /// Whether a hash that a list claims may be one at all: 120 to 136 bits are set. Others are
    /// corrupt, or were made by a broken program, and would match what they should not.
    #[must_use]
    pub fn is_plausible(self) -> bool {
        (120..=136).contains(&self.ones())
    }

    /// The hash with the bits set for which `is_set` says so.
    pub(super) fn from_bits(is_set: impl Fn(usize) -> bool) -> Self {
        let mut quads = [0; 4];
        for (index, quad) in quads.iter_mut().enumerate() {
            for bit in 0..64 {
                *quad |= u64::from(is_set(64 * index + bit)) << bit;
            }
        }
        Self { quads }
    }
}

impl FromStr for Pdq {
    type Err = NotPdq;

    fn from_str(text: &str) -> Result<Self, NotPdq> {
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        if pairs.len() != 32 || !rest.is_empty() {
            return Err(NotPdq);
        }
        let mut bytes = [0; 32];
        for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
            *byte = 16 * digit(*high)? + digit(*low)?;
        }
        Ok(Self::from_bytes(bytes))
    }
}

fn digit(ascii: u8) -> Result<u8, NotPdq> {
    match ascii {
        b'0'..=b'9' => Ok(ascii - b'0'),
        b'a'..=b'f' => Ok(ascii - b'a' + 10),
        b'A'..=b'F' => Ok(ascii - b'A' + 10),
        _ => Err(NotPdq),
    }
}

impl fmt::Display for Pdq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d] = self.quads;
        write!(f, "{d:016x}{c:016x}{b:016x}{a:016x}")
    }
}

impl fmt::Debug for Pdq {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pdq({self})")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn text_is_sixteen_words_from_the_highest_down() {
        let text = format!("{}{}", "abcd".repeat(15), "0003");
        let hash: Pdq = text.parse().unwrap();
        assert_eq!(hash.bits(0, 16), 3);
        assert!((1..16).all(|word| hash.bits(16 * word, 16) == 0xabcd));
        assert_eq!((hash.bits(8, 24), hash.bits(52, 32)), (0xab_cd00, 0xdabc_dabc));
        assert_eq!((hash.bits(224, 32), hash.bits(255, 1)), (0xabcd_abcd, 1));
        assert_eq!(
            hash,
            Pdq::from_bits(|k| if k < 16 { k < 2 } else { 0xabcd >> (k % 16) & 1 == 1 })
        );
        assert_eq!(hash.to_string(), text);
        assert_eq!(text.to_uppercase().parse(), Ok(hash));
    }

    #[test]
    fn other_text_is_refused() {
        for text in ["", "0", &"0".repeat(63), &"0".repeat(65), &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(text.parse::<Pdq>(), Err(NotPdq), "{text}");
        }
        assert_eq!(format!("+{}", "0".repeat(63)).parse::<Pdq>(), Err(NotPdq));
    }

    #[test]
    fn only_hashes_with_about_half_their_bits_set_are_plausible() {
        let with = |n| Pdq::from_bits(move |k| k < n);
        assert!(!with(119).is_plausible() && with(120).is_plausible());
        assert!(with(136).is_plausible() && !with(137).is_plausible());
    }

    proptest! {
        #[test]
        fn text_and_bytes_stand_for_one_hash(a in any::<[u8; 32]>()) {
            let a = Pdq::from_bytes(a);
            prop_assert_eq!(a.to_string().parse(), Ok(a));
            prop_assert_eq!(Pdq::from_bytes(a.to_bytes()), a);
            prop_assert_eq!((0..8).map(|n| a.bits(32 * n, 32).count_ones()).sum::<u32>(), a.ones());
        }

        #[test]
        fn distance_is_a_metric_and_the_complement_is_its_mirror(
            a in any::<[u8; 32]>(), b in any::<[u8; 32]>(), c in any::<[u8; 32]>(),
        ) {
            let [a, b, c] = [a, b, c].map(Pdq::from_bytes);
            prop_assert_eq!(a.distance(a), 0);
            prop_assert_eq!(a.distance(b), b.distance(a));
            prop_assert!(a.distance(c) <= a.distance(b) + b.distance(c));
            prop_assert_eq!(a.complement().distance(b), Pdq::BITS - a.distance(b));
            let bytes = a.to_bytes().into_iter().zip(b.to_bytes());
            prop_assert_eq!(a.distance(b), bytes.map(|(x, y)| (x ^ y).count_ones()).sum::<u32>());
        }
    }
}
