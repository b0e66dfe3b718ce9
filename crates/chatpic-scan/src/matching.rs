//! The rule that says which entries of an index a picture hits.

use crate::index::{Index, Radius};
use crate::pdq::{Origin, Variant};

/// How many bits a picture as it is may differ from an entry.
pub const PLAIN_RADIUS: Radius = Radius::MAX;

/// The same for what was derived from it. There are many of these, so each is held closer.
pub const DERIVED_RADIUS: Radius = Radius::new(20).expect("20 is no more than 31");

/// The same for one scene of a video where no other hits the same list: a video has many, so that any of
/// them is near something more often.
pub const ALONE_RADIUS: u32 = 16;

/// The least quality that a hash must have on both sides: with less there is so little in a
/// picture that its hash is close to too many.
pub const MIN_QUALITY: u8 = 50;

/// An entry that a picture hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Where the entry stands in what the index was built from.
    pub entry: usize,
    /// In how many bits the nearest variant differs from it.
    pub distance: u32,
    /// That variant.
    pub variant: Variant,
}

/// Every entry that a picture with these variants hits, each once and with its nearest variant, the
/// plain one where two are as near. `entry_quality` knows the quality of an entry; a list that
/// gives none holds only hashes that its makers found good enough.
#[must_use]
pub fn hits(variants: &[Variant], index: &Index, entry_quality: impl Fn(usize) -> u8) -> Vec<Hit> {
    let mut hits = Vec::new();
    for variant in variants.iter().filter(|variant| variant.quality >= MIN_QUALITY) {
        let radius = match variant.origin {
            Origin::Plain => PLAIN_RADIUS,
            Origin::Derived => DERIVED_RADIUS,
        };
        for near in index.near(variant.hash, radius) {
            if entry_quality(near.entry) >= MIN_QUALITY {
                let (entry, distance) = (near.entry, near.distance);
                hits.push(Hit { entry, distance, variant: *variant });
            }
        }
    }
    hits.sort_unstable_by_key(|hit| (hit.entry, hit.distance, hit.variant.origin));
    hits.dedup_by_key(|hit| hit.entry);
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdq::Pdq;

    /// A hash with this many bits set, which is also its distance from no bits at all.
    fn with_ones(n: usize) -> Pdq {
        let mut bytes = [0; 32];
        for bit in 0..n {
            bytes[bit * 7 % 32] |= 1 << (bit / 32);
        }
        let hash = Pdq::from_bytes(bytes);
        assert_eq!(hash.distance(Pdq::default()), u32::try_from(n).unwrap());
        hash
    }

    fn hit(distance: usize, origin: Origin, quality: u8, entry_quality: u8) -> bool {
        let index = Index::new(vec![Pdq::default()]).unwrap();
        let variant = Variant { hash: with_ones(distance), quality, origin };
        !hits(&[variant], &index, |_| entry_quality).is_empty()
    }

    #[test]
    fn a_plain_hash_hits_within_31_bits_and_a_derived_one_within_20() {
        assert!(hit(31, Origin::Plain, 100, 100) && !hit(32, Origin::Plain, 100, 100));
        assert!(hit(20, Origin::Derived, 100, 100) && !hit(21, Origin::Derived, 100, 100));
    }

    #[test]
    fn both_sides_need_a_quality_of_50() {
        assert!(hit(0, Origin::Plain, 50, 50));
        assert!(!hit(0, Origin::Plain, 49, 50));
        assert!(!hit(0, Origin::Plain, 50, 49));
    }

    #[test]
    fn an_entry_is_hit_once_by_its_nearest_variant() {
        let index = Index::new(vec![with_ones(200), Pdq::default()]).unwrap();
        let variant = |n, origin| Variant { hash: with_ones(n), quality: 100, origin };
        let variants = [
            variant(9, Origin::Derived),
            variant(4, Origin::Derived),
            variant(4, Origin::Plain),
            variant(5, Origin::Plain),
        ];
        let nearest = Hit { entry: 1, distance: 4, variant: variant(4, Origin::Plain) };
        assert_eq!(hits(&variants, &index, |_| 100), [nearest]);
    }
}
