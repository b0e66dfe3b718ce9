use std::io::Write;
use std::process::{Command, Stdio};

use fearless_simd::Level;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use proptest::prelude::*;

use super::batch::{Block, ORDER, of};
use super::*;
use crate::jpeg::Jpeg;
use crate::{Limits, Refusal};

const SAMPLINGS: [SamplingFactor; 4] =
    [SamplingFactor::F_1_1, SamplingFactor::F_2_1, SamplingFactor::F_1_2, SamplingFactor::F_2_2];

/// Sizes at which something begins or ends: a pixel, a block, a unit, a vector.
const SIZES: [(u16, u16); 14] = [
    (1, 1),
    (2, 2),
    (3, 5),
    (7, 9),
    (8, 8),
    (15, 16),
    (16, 17),
    (17, 33),
    (31, 15),
    (33, 48),
    (64, 1),
    (5, 100),
    (129, 65),
    (301, 203),
];

/// Soft shapes with strong colours and grain.
fn photo(width: u16, height: u16) -> Vec<u8> {
    let mut noise = u32::from(width) * 7 + u32::from(height);
    let mut pixels = Vec::new();
    for (y, x) in (0..u32::from(height)).flat_map(|y| (0..u32::from(width)).map(move |x| (y, x))) {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = noise >> 28;
        for value in [x * 5 + grain, (y * 3) ^ (x / 4), 3 * (x + y) + 2 * grain] {
            pixels.push(value.to_le_bytes()[0]);
        }
    }
    pixels
}

fn encoded(
    (width, height): (u16, u16),
    sampling: Option<SamplingFactor>,
    quality: u8,
    restarts: u16,
) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality);
    encoder.set_restart_interval(restarts);
    let pixels = photo(width, height);
    match sampling {
        Some(sampling) => {
            encoder.set_sampling_factor(sampling);
            encoder.encode(&pixels, width, height, ColorType::Rgb).unwrap();
        }
        None => {
            let gray = &pixels[..pixels.len() / 3];
            encoder.encode(gray, width, height, ColorType::Luma).unwrap();
        }
    }
    bytes
}

/// Every sampling in every size, with and without restart markers, finely and coarsely quantised.
fn made() -> impl Iterator<Item = (String, Vec<u8>)> {
    let samplings = SAMPLINGS.into_iter().map(Some).chain([None]);
    samplings.flat_map(|sampling| {
        SIZES.into_iter().flat_map(move |size| {
            [(98, 0), (75, 1), (75, 3), (15, 0)].map(|(quality, restarts)| {
                let name = format!("{sampling:?}, {size:?}, {quality}, {restarts}");
                (name, encoded(size, sampling, quality, restarts))
            })
        })
    })
}

fn painted(file: &[u8], way: Way) -> Vec<u8> {
    let mut jpeg = Jpeg::parse(file, &Limits::default()).unwrap();
    jpeg.way = way;
    assert!(jpeg.is_painted());
    jpeg.painted().unwrap().1
}

/// What the decoder makes of it that has what is rare.
fn decoded(file: &[u8]) -> Vec<u8> {
    Jpeg::parse(file, &Limits::default()).unwrap().decoded().unwrap().1
}

/// What libjpeg-turbo's program makes of it (Debian's libjpeg-turbo-progs).
fn djpeg(file: &[u8]) -> Vec<u8> {
    let mut child = Command::new("djpeg")
        .args(["-dct", "int", "-rgb", "-pnm"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("djpeg has to be installed (libjpeg-turbo-progs)");
    let mut stdin = child.stdin.take().unwrap();
    let file = file.to_vec();
    let feed = std::thread::spawn(move || stdin.write_all(&file).unwrap());
    let done = child.wait_with_output().unwrap();
    feed.join().unwrap();
    // 2: it had something to say of an unknown number.
    assert!(matches!(done.status.code(), Some(0 | 2)));
    // "P6", the size, the largest value: three lines.
    let mut at = 0;
    for _ in 0..3 {
        at += done.stdout[at..].iter().position(|byte| *byte == b'\n').unwrap() + 1;
    }
    done.stdout[at..].to_vec()
}

#[test]
fn pixels_are_those_of_libjpeg_turbo() {
    for (name, file) in made() {
        assert!(painted(&file, Way::Vectors) == djpeg(&file), "{name}");
    }
}

#[test]
fn both_ways_have_the_same_bytes() {
    for (name, file) in made() {
        assert!(painted(&file, Way::Vectors) == painted(&file, Way::Plain), "{name}");
    }
}

#[test]
fn strips_are_whole_rows_of_the_same_pixels() {
    for (name, file) in made() {
        let jpeg = Jpeg::parse(&file, &Limits::default()).unwrap();
        let (row, mut pixels) = (3 * usize::from(jpeg.frame.width), Vec::new());
        let mut strips = |rows: &[u8]| {
            assert!(!rows.is_empty() && rows.len() <= 17 * row && rows.len().is_multiple_of(row));
            pixels.extend_from_slice(rows);
        };
        jpeg.decode_in_strips(&mut strips).unwrap();
        assert!(pixels == painted(&file, Way::Plain), "{name}");
    }
}

#[test]
fn pixels_are_nearly_those_of_the_decoder() {
    for (name, file) in made() {
        let (ours, theirs) = (painted(&file, Way::Vectors), decoded(&file));
        assert_eq!(ours.len(), theirs.len(), "{name}");
        // It rounds elsewhere, and smooths colours beyond the picture's edge.
        let apart = ours.iter().zip(&theirs).map(|(a, b)| usize::from(a.abs_diff(*b)));
        assert!(apart.clone().max() <= Some(8), "{name}: {:?}", apart.max());
        let far = apart.filter(|it| *it > 4).count();
        assert!(far <= ours.len() / 8, "{name}: {far} of {}", ours.len());
    }
}

#[test]
fn what_is_rare_is_left_to_the_decoder() {
    let is_painted = |file: &[u8]| Jpeg::parse(file, &Limits::default()).unwrap().is_painted();
    let usual = encoded((40, 30), Some(SamplingFactor::F_2_2), 90, 0);
    assert!(is_painted(&usual));
    for (factors, is) in [
        ([0x11, 0x11, 0x11], true),
        ([0x21, 0x11, 0x11], true),
        ([0x12, 0x11, 0x11], true),
        ([0x22, 0x11, 0x11], true),
        ([0x41, 0x11, 0x11], false),
        ([0x22, 0x21, 0x11], false),
        ([0x21, 0x21, 0x21], false),
    ] {
        let mut data = b"\x08\0\x1e\0\x28\x03".to_vec();
        data.extend((0..).zip(factors).flat_map(|(id, factors)| [id, factors, 0]));
        assert_eq!(is_usual(&Frame::parse(0xC0, &data).unwrap()), is, "{factors:x?}");
    }
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.set_progressive(true);
    encoder.encode(&photo(40, 30), 40, 30, ColorType::Rgb).unwrap();
    assert!(!is_painted(&bytes), "progressive");
}

/// With JFIF or without, named as red, green and blue or not, and whatever Adobe's segment says.
#[test]
fn colours_are_those_that_libjpeg_turbo_takes_them_for() {
    let usual = encoded((40, 30), Some(SamplingFactor::F_1_1), 90, 0);
    let place = |file: &[u8], marker| file.windows(2).position(|w| w == [0xFF, marker]).unwrap();
    assert_eq!(place(&usual, 0xE0), 2, "JFIF comes first");
    let mut painted = 0;
    for jfif in [true, false] {
        for named in [false, true] {
            for transform in [None, Some(0), Some(1), Some(7)] {
                let mut file = usual.clone();
                for (n, id) in b"RGB".iter().enumerate().filter(|_| named) {
                    let (frame, scan) = (place(&file, 0xC0), place(&file, 0xDA));
                    file[frame + 10 + 3 * n] = *id;
                    file[scan + 5 + 2 * n] = *id;
                }
                if let Some(transform) = transform {
                    let at = place(&file, 0xC0);
                    let adobe = [&b"\xff\xee\0\x0eAdobe\0\x64\0\0\0\0"[..], &[transform]];
                    file.splice(at..at, adobe.concat());
                }
                if !jfif {
                    file.drain(2..2 + 18);
                }
                let name = format!("JFIF {jfif}, named {named}, Adobe {transform:?}");
                let jpeg = Jpeg::parse(&file, &Limits::default()).unwrap();
                painted += usize::from(jpeg.is_painted());
                let mut pixels = Vec::new();
                jpeg.decode(&file, &mut |frame| pixels = frame.pixels.to_vec()).expect(&name);
                // What is served is read alike.
                let (cleaned, _) = jpeg.clean().unwrap();
                for theirs in [djpeg(&file), djpeg(&cleaned)] {
                    let apart = pixels.iter().zip(&theirs).map(|(a, b)| a.abs_diff(*b)).max();
                    assert!(apart <= Some(8) && pixels.len() == theirs.len(), "{name}: {apart:?}");
                }
            }
        }
    }
    assert_eq!(painted, 8 + 5, "all but Adobe 0, with either name, and names alone");
}

#[test]
fn a_scan_that_lacks_a_component_is_refused() {
    for sampling in [SamplingFactor::F_1_1, SamplingFactor::F_2_2] {
        let mut file = encoded((40, 60), Some(sampling), 90, 0);
        let scan = file.windows(2).position(|w| w == [0xFF, 0xDA]).unwrap();
        file.splice(scan + 2..scan + 11, [0, 8, 1, 1, 0]);
        let jpeg = Jpeg::parse(&file, &Limits::default()).unwrap();
        assert!(jpeg.painted().is_err(), "{sampling:?}");
    }
}

/// A block with these coefficients and quantisers, which are in zigzag order.
fn block(coefficients: &[i16], quantisers: &[u16; 64]) -> (Block, [i16; 64]) {
    let (mut block, mut ordered) = ([0; 64], [0; 64]);
    for (place, value) in coefficients.iter().enumerate() {
        block[usize::from(ORDER[place])] = *value;
    }
    for (place, value) in quantisers.iter().enumerate() {
        ordered[usize::from(ORDER[place])] = value.cast_signed();
    }
    (block, ordered)
}

/// Such a block, transformed by both ways.
fn transformed(coefficients: &[i16], quantisers: &[u16; 64]) -> [[u8; 64]; 2] {
    let (block, ordered) = block(coefficients, quantisers);
    let mut samples = [[0; 64]; 2];
    let [quick, slow] = samples.each_mut().map(std::slice::from_mut);
    vectors::transform(Level::new(), &[block], &[&ordered], quick);
    plain::transform(&[block], &[&ordered], slow);
    samples
}

/// Whether such a block is beyond all pictures, by both ways; they are asked for three, of which it is the
/// second.
fn beyond(coefficients: &[i16], quantisers: &[u16; 64]) -> [bool; 2] {
    let (block, by) = block(coefficients, quantisers);
    let (blocks, all) = ([[0; 64], block, [0; 64]], [&by; 3]);
    [vectors::is_beyond(Level::new(), &blocks, &all), plain::is_beyond(&blocks, &all)]
}

#[test]
fn what_two_columns_hold_is_beyond_all_pictures_from_one_step_on() {
    const MOST: i16 = 5_700;
    let place =
        |row, column| ORDER.iter().position(|at| usize::from(*at) == of(row, column)).unwrap();
    for (row, column) in (0..8).flat_map(|row| (0..8).map(move |column| (row, column))) {
        for (value, is) in [(MOST, false), (-MOST, false), (MOST + 1, true), (i16::MIN, true)] {
            let mut all = [0; 64];
            all[place(row, column)] = value;
            assert_eq!(beyond(&all, &[1; 64]), [is; 2], "{row}, {column}: {value}");
            // Half of it in the same column, or in the one four apart.
            for other in [(7 - row, column), (7 - row, (column + 4) % 8)] {
                all[place(row, column)] = value / 2;
                all[place(other.0, other.1)] = value - value / 2;
                assert_eq!(beyond(&all, &[1; 64]), [is; 2], "{row}, {column}, {other:?}: {value}");
                all[place(other.0, other.1)] = 0;
            }
            all[place(row, column)] = if is { -1 } else { 1 };
            for by in [u16::MAX, 1 << 15, value.unsigned_abs()] {
                let is = by > MOST.unsigned_abs();
                assert_eq!(beyond(&all, &[by; 64]), [is; 2], "{row}, {column}: by {by}");
            }
        }
        assert_eq!(beyond(&[0; 64], &[u16::MAX; 64]), [false; 2]);
    }
}

#[test]
fn a_flat_block_is_what_the_transform_makes_of_it() {
    for first in i16::MIN..=i16::MAX {
        let [quick, slow] = transformed(&[first], &[1; 64]);
        assert_eq!((quick, slow), ([batch::value(first); 64], quick), "{first}");
    }
}

/// Few coefficients or many, small or of any size.
fn coefficients() -> impl Strategy<Value = Vec<i16>> {
    let small = prop::collection::vec(-60..60_i16, 1..=64);
    let any = prop::collection::vec(any::<i16>(), 1..=64);
    prop_oneof![small, any]
}

proptest! {
    #[test]
    fn both_ways_transform_any_block_to_the_same_bytes(
        some in coefficients(), quantisers in prop::collection::vec(any::<u16>(), 64),
        coarse in any::<bool>(),
    ) {
        let quantisers = std::array::from_fn(|n| if coarse { quantisers[n] } else { quantisers[n] % 64 });
        let [vectors, plain] = transformed(&some, &quantisers);
        prop_assert_eq!(vectors, plain);
        let [vectors, plain] = beyond(&some, &quantisers);
        prop_assert_eq!(vectors, plain);
    }

    #[test]
    fn a_damaged_file_is_shown_or_refused_alike_by_both_ways(
        sampling in 0..5_usize, restarts in 0..4_u16,
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let sampling = SAMPLINGS.get(sampling).copied();
        let mut file = encoded((53, 41), sampling, 85, restarts);
        for (at, value) in changes {
            let at = at.index(file.len());
            file[at] = value;
        }
        let shown = |way| {
            let mut jpeg = Jpeg::parse(&file, &Limits::default()).ok()?;
            // Whatever is in the header now: no more than a test can bear.
            let pixels = usize::from(jpeg.frame.width) * usize::from(jpeg.frame.height);
            jpeg.way = way;
            (jpeg.is_painted() && (1..1 << 22).contains(&pixels)).then(|| {
                jpeg.painted().map(|(rewritten, pixels)| (rewritten.bytes, pixels))
            })
        };
        prop_assert!(shown(Way::Vectors) == shown(Way::Plain));
    }

    #[test]
    fn samples_are_those_of_the_definition(some in prop::collection::vec(-40..40_i16, 64)) {
        let cosine = |x: usize, u: usize| {
            let scale = if u == 0 { 0.5_f64.sqrt() } else { 1.0 };
            scale * ((2 * x + 1) as f64 * u as f64 * std::f64::consts::PI / 16.0).cos() / 2.0
        };
        let [found, _] = transformed(&some, &[1; 64]);
        let place = |row, column| ORDER.iter().position(|at| usize::from(*at) == of(row, column)).unwrap();
        for (y, x) in (0..8).flat_map(|y| (0..8).map(move |x| (y, x))) {
            let all = (0..8).flat_map(|v| (0..8).map(move |u| (v, u)));
            let sum: f64 = all.map(|(v, u)| f64::from(some[place(v, u)]) * cosine(y, v) * cosine(x, u)).sum();
            let expected = (sum + 128.0).clamp(0.0, 255.0);
            prop_assert!((f64::from(found[8 * y + x]) - expected).abs() < 1.0);
        }
    }

    #[test]
    fn both_ways_smooth_any_row_to_the_same_bytes(
        samples in prop::collection::vec(any::<(u8, u8)>(), 3..200),
    ) {
        let (near, far): (Vec<u8>, Vec<u8>) = samples.into_iter().unzip();
        let count = 2 * near.len();
        let mut sums = vec![7; count.next_multiple_of(vectors::STEP) + vectors::STEP];
        let [mut quick, mut slow] = [(); 2].map(|()| vec![0; sums.len()]);
        let level = Level::new();
        vectors::widened(level, &near, &mut sums, &mut quick);
        plain::widened(&near, &mut slow);
        prop_assert_eq!(&quick[..count], &slow[..count]);
        vectors::widened_between(level, &near, &far, &mut sums, &mut quick);
        plain::widened_between(&near, &far, &mut slow);
        prop_assert_eq!(&quick[..count], &slow[..count]);
    }
}

#[test]
fn both_ways_convert_every_colour_to_the_same_bytes() {
    let luma: Vec<u8> = (0..=255).collect();
    let [mut quick, mut slow] = [[0; 3 * 256]; 2];
    for (blue, red) in (0..=255_u8).flat_map(|blue| (0..=255_u8).map(move |red| (blue, red))) {
        // No pixel's colours are its neighbours'.
        let blues: Vec<u8> = luma.iter().map(|n| blue.wrapping_add(3 * (n % 64))).collect();
        let reds: Vec<u8> = luma.iter().map(|n| red.wrapping_sub(5 * (n % 32))).collect();
        vectors::colours(Level::new(), &luma, [&blues, &reds], &mut quick);
        plain::colours(&luma, &blues, &reds, &mut slow);
        assert_eq!(quick, slow, "{blue}, {red}");
    }
}

#[test]
fn a_picture_without_a_quantiser_is_refused() {
    let mut file = encoded((8, 8), None, 90, 0);
    let at = file.windows(2).position(|w| w == [0xFF, 0xDB]).unwrap();
    file[at + 4] = 3;
    let refusal = Jpeg::parse(&file, &Limits::default()).unwrap().painted().unwrap_err();
    assert_eq!(refusal, Refusal::Broken("a quantization table is missing"));
}
