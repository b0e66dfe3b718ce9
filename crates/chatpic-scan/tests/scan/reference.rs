//! Hashes and quality are those of both reference implementations, as compiled by others.

use chatpic_scan::{Pdq, Picture, Spectrum};

use crate::pictures::picture;

fn outcome(spectrum: &Spectrum) -> String {
    format!("{} {}", spectrum.hash(), spectrum.quality())
}

#[test]
fn a_thousand_pictures_hash_to_the_bit_as_in_both_references() {
    let lines: Vec<_> = include_str!("../data/vectors.txt").lines().collect();
    assert_eq!(lines.len(), 1000);
    for (n, line) in (0..).zip(lines) {
        let pixels = picture(n);
        let picture = Picture::rgb(pixels.width, pixels.height, &pixels.rgb).unwrap();
        let mut ours = outcome(&picture.spectrum());
        let other = outcome(&picture.spectrum_through_512());
        if other != ours {
            ours = format!("{ours} {other}");
        }
        assert_eq!(ours, line, "picture {n}, {}×{}", pixels.width, pixels.height);
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
