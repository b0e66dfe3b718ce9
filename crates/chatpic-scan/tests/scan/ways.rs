//! The usual way of hashing, eight rows at a time, and the plain one, row by row as the references do:
//! every picture has the same hashes by both, and so every list says the same of it.

use chatpic_scan::lists::{Action, Class, Entries, Entry, Kind, List, Lists, Media, Value};
use chatpic_scan::{Exact, Hashed, MIN_QUALITY, Passing, Pdq, Picture, Verdict, variants};

use crate::photos::decoded;
use crate::pictures::{Pixels, mix, picture};

const GENERATED: u32 = 1000;
/// The most bits in which a picture differs from an entry that it hits.
const HIT: u32 = 31;

/// All generated pictures, and photos.
fn all() -> impl Iterator<Item = Pixels> {
    let photos = ["bridge.jpg", "bridge.webp", "bridge-128.jpg", "bridge-small.jpg", "rgb.jpg"];
    (0..GENERATED).map(picture).chain(photos.map(decoded))
}

fn usual(pixels: &Pixels) -> Picture<'_> {
    Picture::rgb(pixels.width, pixels.height, &pixels.rgb).expect("as many as there are")
}

/// A media by its likeness alone.
fn media(picture: &Picture<'_>) -> Media {
    let variants = variants(picture);
    Media { original: Exact::of(b""), cleaned: None, variants, scenes: Vec::new() }
}

/// A hash that differs in so many bits, half of which were set and half not, as they are in lists.
fn away(hash: Pdq, distance: u32, seed: u32) -> Pdq {
    let mut bytes = hash.to_bytes();
    let (mut set, mut clear) = (distance / 2, distance.div_ceil(2));
    for draw in 0.. {
        let [byte, bit, ..] = mix(seed, draw).to_le_bytes();
        let (byte, mask) = (usize::from(byte % 32), 1 << (bit % 8));
        let old = hash.to_bytes()[byte] & mask;
        let left = if old == 0 { &mut clear } else { &mut set };
        if *left > 0 && bytes[byte] & mask == old {
            bytes[byte] ^= mask;
            *left -= 1;
        }
        if set + clear == 0 {
            break;
        }
    }
    let found = Pdq::from_bytes(bytes);
    assert_eq!(found.distance(hash), distance);
    found
}

#[test]
fn every_picture_has_the_same_hashes_by_both_ways() {
    for (n, pixels) in all().enumerate() {
        let (usual, plain) = (usual(&pixels), usual(&pixels).plainly());
        let size = (pixels.width, pixels.height);
        assert_eq!(Hashed::new(usual).plain(), Hashed::new(plain).plain(), "{n}, {size:?}");
        assert_eq!(variants(&usual), variants(&plain), "{n}, {size:?}");
    }
}

#[test]
fn every_large_picture_has_the_same_hashes_when_it_passes_in_strips() {
    let mut passed = 0;
    for (n, pixels) in all().enumerate() {
        let Some(mut passing) = Passing::new(pixels.width, pixels.height) else { continue };
        let rows = [1, 8, 15, 16, 17][n % 5];
        pixels.rgb.chunks(3 * pixels.width * rows).for_each(|strip| passing.take(strip));
        let found = passing.finish();
        let plain = Hashed::new(usual(&pixels).plainly());
        assert_eq!(found.plain(), plain.plain(), "{n}");
        // Nothing, where it must be seen as a whole.
        let variants = found.variants();
        assert!(variants.is_none_or(|it| it == plain.variants()), "{n}");
        passed += 1;
    }
    assert!(passed >= 70, "{passed}");
}

#[test]
fn at_the_edge_of_what_a_list_hits_both_ways_get_the_same_verdict() {
    let all: Vec<_> = all().collect();
    let hashes = all.iter().map(|pixels| {
        let spectrum = usual(pixels).plainly().spectrum();
        let comparable = spectrum.quality() >= MIN_QUALITY && spectrum.hash().is_plausible();
        comparable.then(|| spectrum.hash())
    });
    let hashes: Vec<_> = hashes.collect();
    let (mut refused, mut accepted) = (0, 0);
    for distance in [HIT, HIT + 1] {
        let entries: Entries = (0..)
            .zip(&hashes)
            .filter_map(|(n, hash)| Some(away((*hash)?, distance, n)))
            .map(|hash| Entry::new(Value::new(Kind::Pdq, &hash.to_bytes()).expect("plausible")))
            .collect();
        let list = List::new("edge", Class::Operator, Action::Refuse).expect("a name");
        let lists = Lists::new([(list, &entries)]).expect("few");
        for (pixels, hash) in all.iter().zip(&hashes) {
            let usual = usual(pixels);
            let (usual, plain) = (media(&usual), media(&usual.plainly()));
            let (usual, plain) = (lists.find(&usual), lists.find(&plain));
            assert_eq!(usual.verdict(), plain.verdict());
            assert_eq!(usual.hits, plain.hits);
            match usual.verdict() {
                Verdict::Refuse => refused += 1,
                _ => accepted += 1,
            }
            if distance == HIT && hash.is_some() {
                assert_eq!(usual.verdict(), Verdict::Refuse, "{HIT} bits are a hit");
            }
        }
    }
    assert!(refused > 300 && accepted > 300, "{refused} refused, {accepted} accepted");
}
