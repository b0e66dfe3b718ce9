//! The index finds what measuring every entry finds.

use chatpic_scan::{Index, Pdq, Radius};

use crate::pictures::mix;

fn hashes(text: &str) -> Vec<Pdq> {
    text.lines().map(|line| line.parse().expect("the files hold one hash a line")).collect()
}

#[test]
fn the_reference_haystack_and_needles_have_250_pairs() {
    let index = Index::new(hashes(include_str!("../data/haystack.txt"))).unwrap();
    let needles = hashes(include_str!("../data/needles.txt"));
    assert_eq!((index.len(), needles.len()), (1350, 100));
    let mut pairs = 0;
    for needle in needles {
        let near = index.near(needle, Radius::MAX);
        assert_eq!(near, index.near_by_measuring_all(needle, Radius::MAX));
        pairs += near.len();
    }
    assert_eq!(pairs, 250);
}

fn random(n: u32) -> Pdq {
    let mut bytes = [0; 32];
    for (k, four) in (0..).zip(bytes.as_chunks_mut().0) {
        *four = mix(mix(n, 77), k).to_le_bytes();
    }
    Pdq::from_bytes(bytes)
}

/// The hash with as many of its bits turned, at places drawn by `seed`.
fn moved(hash: Pdq, bits: usize, seed: u32) -> Pdq {
    let mut bytes = hash.to_bytes();
    let mut places: Vec<usize> = (0..256).collect();
    for (k, draw) in (0..bits).zip(0..) {
        places.swap(k, k + mix(seed, draw) as usize % (256 - k));
        bytes[places[k] / 8] ^= 1 << (places[k] % 8);
    }
    Pdq::from_bytes(bytes)
}

#[test]
fn nothing_planted_among_a_million_hashes_is_missed() {
    let count = 1_000_000;
    let index = Index::new((0..count).map(random).collect()).unwrap();
    for (query, distance) in (0..64).zip((0..=32).cycle()) {
        let entry = mix(query, 99) % count;
        let hash = moved(random(entry), distance, query);
        let near = index.near(hash, Radius::MAX);
        assert_eq!(near, index.near_by_measuring_all(hash, Radius::MAX), "{distance} bits");
        let found = near.iter().any(|near| near.entry == entry as usize);
        assert_eq!(found, distance <= 31, "{distance} bits");
    }
    assert!(index.bytes() < 150 * count as usize, "{} bytes", index.bytes());
}
