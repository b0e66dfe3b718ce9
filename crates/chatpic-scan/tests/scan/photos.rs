//! Real pictures, as our own decoders open them, hash as in the references.

use std::fs;
use std::path::{Path, PathBuf};

use chatpic_media::{Limits, inspect};
use chatpic_scan::{Hashed, Pdq, Picture};
use zune_core::bytestream::ZCursor;
use zune_core::colorspace::ColorSpace;
use zune_core::options::DecoderOptions;
use zune_jpeg::JpegDecoder;

use crate::pictures::{Pixels, SIDES, mix};
use crate::reference::both;

/// Decoders differ in the last bit of a pixel, and pixels near a threshold in a bit of the hash.
const DECODERS_DIFFER_BY: u32 = 10;

fn place(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/photos").join(name)
}

pub fn decoded(name: &str) -> Pixels {
    let bytes = fs::read(place(name)).expect("it is there");
    let mut found = None;
    let inspected = inspect(&bytes, &Limits::default()).expect("a sound file");
    inspected
        .decode(&mut |frame| {
            assert_eq!(frame.channels, 3);
            let [width, height] = [frame.width, frame.height].map(|side| side as usize);
            found = Some(Pixels { width, height, rgb: frame.pixels.to_vec() });
        })
        .expect("whole pixels");
    found.expect("a frame")
}

#[test]
fn pictures_that_we_decode_hash_within_ten_bits_of_what_is_published() {
    let published = include_str!("../data/photos/published.txt").lines();
    let mut compared = 0;
    for line in published {
        let [name, path, hash] = line.split(' ').collect::<Vec<_>>().try_into().unwrap();
        let pixels = decoded(name);
        let picture = Picture::rgb(pixels.width, pixels.height, &pixels.rgb).unwrap();
        let ours = match path {
            "full" => picture.spectrum(),
            "512" => picture.spectrum_through_512(),
            _ => panic!("{path} is no way to hash"),
        };
        let distance = ours.hash().distance(hash.parse::<Pdq>().unwrap());
        assert!(distance <= DECODERS_DIFFER_BY, "{name}, {path}: {distance} bits");
        assert_eq!(ours.quality(), 100, "{name}");
        compared += 1;
    }
    assert_eq!(compared, 7);
}

#[test]
fn photos_hash_within_two_bits_of_what_another_decoder_shows() {
    let (mut compared, mut equal) = (0, 0);
    for name in ["bridge", "bridge-128", "bridge-256", "bridge-512", "bridge-small"] {
        let name = format!("{name}.jpg");
        let ours = decoded(&name);
        let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::RGB);
        let bytes = ZCursor::new(fs::read(place(&name)).expect("it is there"));
        let theirs = JpegDecoder::new_with_options(bytes, options).decode().expect("a JPEG");
        let plain =
            |rgb: &[u8]| Hashed::new(Picture::rgb(ours.width, ours.height, rgb).unwrap()).plain();
        for (ours, theirs) in plain(&ours.rgb).iter().zip(plain(&theirs)) {
            let distance = ours.hash.distance(theirs.hash);
            assert!(distance <= 2, "{name}: {distance} bits");
            assert_eq!(ours.quality, theirs.quality, "{name}");
            compared += 1;
            equal += usize::from(distance == 0);
        }
    }
    assert!(equal * 2 >= compared, "{equal} of {compared} are equal");
}

#[test]
fn parts_of_a_photo_in_all_sizes_hash_to_the_bit_as_in_both_references() {
    let photo = decoded("bridge.webp");
    let sides = |longest| SIDES.into_iter().chain([longest]).filter(move |it| *it <= longest);
    let [width, height] = [photo.width, photo.height].map(|side| u32::try_from(side).unwrap());
    let sizes = sides(height).flat_map(|h| sides(width).map(move |w| (w, h)));
    let lines: Vec<_> = include_str!("../data/photo.txt").lines().collect();
    assert_eq!(sizes.clone().count(), lines.len());
    for (n, ((w, h), line)) in (0..).zip(sizes.zip(lines)) {
        let (x, y) = (mix(n, 8) % (width - w + 1), mix(n, 9) % (height - h + 1));
        let part = part(&photo, [x, y, w, h].map(|it| it as usize));
        assert_eq!(both(&part), line, "{w}×{h} at {x}, {y}");
    }
}

fn part(of: &Pixels, [x, y, width, height]: [usize; 4]) -> Pixels {
    let rows = of.rgb.chunks(3 * of.width).skip(y).take(height);
    let rgb = rows.flat_map(|row| &row[3 * x..3 * (x + width)]).copied().collect();
    Pixels { width, height, rgb }
}
