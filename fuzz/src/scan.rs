//! Pictures and lists: no pixels and no list break anything, and what is known of PDQ holds.

use chatpic_scan::lists::{Entries, Format, Status, Update, decode, encode, import};
use chatpic_scan::{Origin, Passing, Pdq, Picture, variants};

/// Hashes any picture: the sides come from the first two numbers, the pixels from the bytes.
pub fn pdq(width: u8, height: u8, alpha: bool, bytes: &[u8]) {
    let (width, height) = sides(width, height);
    let per_pixel = if alpha { 4 } else { 3 };
    let len = width * height * per_pixel;
    // Repeated, so that a small input also fills a large picture.
    let pixels: Vec<u8> = bytes.iter().copied().chain([0]).cycle().take(len).collect();
    let picture = if alpha { Picture::rgba } else { Picture::rgb };
    assert!(picture(width + 1, height + 1, &pixels).is_err(), "there are too few pixels");
    let picture = picture(width, height, &pixels).expect("there are as many as there should be");

    for spectrum in [picture.spectrum(), picture.spectrum_through_512()] {
        let turned = spectrum.dihedral();
        assert_eq!(turned[0], spectrum.hash(), "the first orientation is the picture's own");
        assert!(spectrum.quality() <= 100);
        assert!(turned.iter().all(|hash| hash.ones() <= Pdq::BITS / 2), "bits are over the median");
    }
    if width.min(height) < 5 {
        let whole = picture.spectrum();
        assert_eq!((whole.hash(), whole.quality()), (Pdq::default(), 0), "too small to be hashed");
    }
    let found = variants(&picture);
    assert_eq!(found, variants(&picture.plainly()), "both ways to the hashes have the same bits");
    if let Some(mut passing) = Passing::new(width, height).filter(|_| !alpha) {
        pixels.chunks(3 * width * 8).for_each(|strip| passing.take(strip));
        let passed = passing.finish().variants();
        assert!(passed.is_none_or(|it| it == found), "other hashes of what passes in strips");
    }
    let plain = found.iter().filter(|it| it.origin == Origin::Plain);
    assert!((1..=6).contains(&plain.count()), "two ways to hash, on at most three grounds");
    for (n, variant) in found.iter().enumerate() {
        assert!(!found[..n].contains(variant), "no hash is looked for twice");
        let negative = variant.hash.complement();
        assert!(found.iter().any(|it| it.hash == negative), "the negative is looked for as well");
    }
}

/// Reads any bytes in every format.
pub fn lists(bytes: &[u8]) {
    for format in [Format::LocalFile, Format::Ncmec, Format::StopNcii, Format::Csv] {
        let mut entries = Entries::new();
        let mut taken = 0;
        let read = import(format, bytes, &mut |update| {
            taken += match &update {
                Update::One(_) => 1,
                Update::All { entries, .. } => entries.len() as u64,
            };
            entries.apply(update);
        });
        if let Ok(read) = read {
            assert_eq!(read.tally.taken, taken);
            assert_eq!(read.tally.first_bad.len() as u64, read.tally.bad.min(20));
            let lines = 1 + bytes.iter().filter(|byte| **byte == b'\n').count() as u64;
            assert!(read.tally.first_bad.iter().all(|bad| (1..=lines).contains(&bad.line)));
        }
        assert!(entries.len() as u64 <= taken);
        assert!(entries.iter().filter_map(|it| it.value.pdq()).all(Pdq::is_plausible));
        stored(&entries);
        entries.forget_withdrawn();
        assert!(entries.iter().all(|it| it.status != Status::Withdrawn));
    }
    if let Ok(entries) = decode(bytes) {
        stored(&entries);
    }
}

fn stored(entries: &Entries) {
    assert_eq!(decode(&encode(entries)).as_ref(), Ok(entries), "stored entries come back");
}

/// Small ones, among them the degenerate. A side over 512 costs a hundred of these, so it is rare.
fn sides(width: u8, height: u8) -> (usize, usize) {
    let (width, height) = (usize::from(width), usize::from(height));
    match (width, height) {
        (255, _) => (600, height % 16),
        (_, 255) => (width % 16, 600),
        _ => (width % 96, height % 96),
    }
}
