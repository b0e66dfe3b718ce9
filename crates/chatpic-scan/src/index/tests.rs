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

fn random(n: usize) -> Pdq {
    let mut state = n as u64;
    let mut bytes = [0; 32];
    for eight in bytes.as_chunks_mut().0 {
        state = (state ^ (state >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9).wrapping_add(n as u64);
        *eight = (state ^ (state >> 32)).to_le_bytes();
    }
    Pdq::from_bytes(bytes)
}

/// What is found by the bands, however many have to be measured.
fn by_bands(index: &Index, hash: Pdq, radius: Radius) -> Vec<Near> {
    index.near_by_bands(hash, radius, usize::MAX).expect("there are bands")
}

proptest! {
    #[test]
    fn the_index_finds_what_measuring_all_finds_at_every_radius(
        entries in crowd(), queries in crowd(), radius in 0..=31_u8, bands in 14..=32_usize,
    ) {
        let radius = Radius::new(radius).unwrap();
        let index = Index::with_bands(entries, bands).unwrap();
        for query in queries {
            let all = index.near_by_measuring_all(query, radius);
            prop_assert_eq!(by_bands(&index, query, radius), &*all);
            prop_assert_eq!(index.near(query, radius), all);
        }
    }
}

/// The worst case for the bands: in each, or in each but one, a difference has as many bits as its share, or one
/// less.
#[test]
fn a_difference_spread_evenly_over_the_bands_is_found() {
    let near = Pdq::from_bytes([0x5A; 32]);
    for bands in [10, 11, 12, 13, 16, 17, 23, 31, 32] {
        let places: Vec<Vec<usize>> = cut(bands).map(|bits| bits.places().collect()).collect();
        for first in 0..bands {
            let even = |radius: u8| -> Vec<usize> {
                let spread = (0..usize::from(radius)).map(|k| (k / bands, (first + k) % bands));
                // From either end of the band, so that low and high bits of its value differ.
                spread
                    .map(|(nth, band)| {
                        let all = &places[band];
                        if nth % 2 == 0 { all[nth / 2] } else { all[all.len() - 1 - nth / 2] }
                    })
                    .collect()
            };
            let entries = (0..=31).map(|radius| turn(near, &even(radius))).collect();
            let index = Index::with_bands(entries, bands).unwrap();
            for radius in 0..=31 {
                let found = by_bands(&index, near, Radius::new(radius).unwrap());
                let entry = |n: u8| Near { entry: n.into(), distance: n.into() };
                assert_eq!(found, (0..=radius).map(entry).collect::<Vec<_>>(), "{bands} bands");
            }
        }
    }
}

#[test]
fn every_bit_is_in_one_band_and_the_shares_are_one_more_than_the_radius() {
    for bands in BANDS {
        assert!(cut(bands).flat_map(Bits::places).eq(0..256));
        for radius in (0..=31).filter_map(Radius::new) {
            let all = shares(radius, bands).unwrap();
            assert_eq!(all.sum::<usize>(), radius.bits() as usize + 1);
        }
    }
}

#[test]
fn any_number_of_entries_is_searched_and_takes_little_more_than_they_do() {
    for entries in [0, 1, 2, FEW - 1, FEW, 1000, 70_000] {
        let index = Index::new((0..entries).map(random).collect()).unwrap();
        assert_eq!(index.bands.is_empty(), entries < FEW);
        assert!(index.bytes() <= (256 << 10) + 160 * entries + 200, "{} bytes", index.bytes());
        for n in (0..entries + 3).step_by(1 + entries / 40) {
            for radius in [0, 5, 12, 20, 31].map(|bits| Radius::new(bits).unwrap()) {
                let query = turn(random(n), &[3, 50, 51, 97, 130, 131, 132, 133, 200, 201, 255]);
                let found = index.near(query, radius);
                assert_eq!(found, index.near_by_measuring_all(query, radius));
                let is_there = n < entries && radius.bits() >= 11;
                assert_eq!(found.iter().any(|near| near.entry == n), is_there);
            }
        }
    }
}

#[test]
fn entries_that_crowd_together_are_measured_in_order() {
    let entries = (0..2000).map(|n| turn(random(n % 3), &[n % 256, n / 7 % 256]));
    let index = Index::new(entries.collect()).unwrap();
    for radius in (0..=31).filter_map(Radius::new) {
        for query in (0..4).map(random) {
            let all = index.near_by_measuring_all(query, radius);
            assert_eq!(by_bands(&index, query, radius), all);
            assert_eq!(index.near(query, radius), all);
        }
    }
    assert_eq!(index.near_by_bands(random(0), Radius::MAX, 600), None);
}

#[test]
fn an_entry_that_stands_twice_is_found_twice() {
    let index = Index::with_bands(vec![Pdq::default(); 2], 16).unwrap();
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
