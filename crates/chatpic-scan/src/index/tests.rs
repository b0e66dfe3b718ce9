use proptest::prelude::*;

use super::*;

/// Hashes that crowd around a few, so that there are many near ones at all distances.
fn crowd() -> impl Strategy<Value = Vec<Pdq>> {
    let turned = prop::collection::vec(0..256_usize, 0..48);
    prop::collection::vec((0..3_u8, turned), 0..60).prop_map(|members| {
        members
            .into_iter()
            .map(|(centre, turned)| turn(Pdq::from_bytes([centre; 32]), &turned))
            .collect()
    })
}

fn turn(hash: Pdq, bits: &[usize]) -> Pdq {
    let mut bytes = hash.to_bytes();
    for bit in bits {
        bytes[31 - bit / 8] ^= 1 << (bit % 8);
    }
    Pdq::from_bytes(bytes)
}

proptest! {
    #[test]
    fn the_index_finds_what_measuring_all_finds_at_every_radius(
        entries in crowd(), queries in crowd(), radius in 0..=31_u8,
    ) {
        let radius = Radius::new(radius).unwrap();
        let index = Index::new(entries).unwrap();
        for query in queries {
            prop_assert_eq!(index.near(query, radius), index.near_by_measuring_all(query, radius));
        }
    }
}

/// The worst case for the words: the difference is spread as evenly as it can be, with what is left
/// over in the last words that are looked up closely, or in none but those.
#[test]
fn a_difference_spread_evenly_over_the_words_is_found() {
    for radius in 0..=31 {
        let even = |first: usize| -> Vec<usize> {
            (0..usize::from(radius)).map(|k| (first + k) % 16 * 16 + k / 16).collect()
        };
        for first in 0..16 {
            let near = Pdq::from_bytes([0x5A; 32]);
            let index = Index::new(vec![turn(near, &even(first))]).unwrap();
            let found = index.near(near, Radius::new(radius).unwrap());
            assert_eq!(found, [Near { entry: 0, distance: u32::from(radius) }]);
            if let Some(less) = radius.checked_sub(1) {
                assert_eq!(index.near(near, Radius::new(less).unwrap()), []);
            }
        }
    }
}

#[test]
fn an_entry_that_stands_twice_is_found_twice() {
    let index = Index::new(vec![Pdq::default(); 2]).unwrap();
    let found: Vec<_> =
        index.near(Pdq::default(), Radius::MAX).iter().map(|near| near.entry).collect();
    assert_eq!(found, [0, 1]);
}

#[test]
fn an_empty_index_finds_nothing() {
    let index = Index::new(Vec::new()).unwrap();
    assert!(index.is_empty());
    assert_eq!(index.near(Pdq::default(), Radius::MAX), []);
}

#[test]
fn no_radius_is_larger_than_what_the_index_answers_exactly() {
    assert_eq!(Radius::new(31), Some(Radius::MAX));
    assert_eq!(Radius::new(32), None);
}
