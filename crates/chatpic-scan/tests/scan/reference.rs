//! Hashes and quality are those of both reference implementations, as compiled by others.

use chatpic_scan::{Pdq, Picture};

use crate::pictures::{Pixels, picture};

/// Hash and quality at full size, and after them those through 512×512 where they differ.
pub fn both(pixels: &Pixels) -> String {
    let picture =
        Picture::rgb(pixels.width, pixels.height, &pixels.rgb).expect("as many as there are");
    let [full, through_512] = [picture.spectrum(), picture.spectrum_through_512()]
        .map(|spectrum| format!("{} {}", spectrum.hash(), spectrum.quality()));
    if full == through_512 { full } else { format!("{full} {through_512}") }
}

#[test]
fn a_thousand_pictures_hash_to_the_bit_as_in_both_references() {
    let lines: Vec<_> = include_str!("../data/vectors.txt").lines().collect();
    assert_eq!(lines.len(), 1000);
    for (n, line) in (0..).zip(lines) {
        let pixels = picture(n);
        assert_eq!(both(&pixels), line, "picture {n}, {}×{}", pixels.width, pixels.height);
    }
}

#[test]
fn all_eight_orientations_are_those_of_the_reference() {
    let mut compared = 0;
    for line in include_str!("../data/dihedral.txt").lines() {
        let mut words = line.split(' ');
        let n = words.next().unwrap().parse().unwrap();
        let pixels = picture(n);
        let picture = Picture::rgb(pixels.width, pixels.height, &pixels.rgb).unwrap();
        let ours = picture.spectrum().dihedral();
        let theirs: Vec<Pdq> = words.map(|word| word.parse().unwrap()).collect();
        assert_eq!(ours.as_slice(), theirs, "picture {n}");
        compared += 1;
    }
    assert!(compared >= 30);
}
