//! What marks are in pixels.

use super::*;
use crate::mark::hidden;
use crate::mark::lettering::Lettering;

const SESSION: u64 = 0x12_3456_789A;

fn flat(kind: ColorType, shade: &[u8], size: u16, how: Setup) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, 90);
    encoder.set_sampling_factor(SamplingFactor::F_1_1);
    how(&mut encoder);
    let samples = shade.repeat(usize::from(size) * usize::from(size));
    encoder.encode(&samples, size, size, kind).unwrap();
    bytes
}

fn luma(file: &[u8]) -> Vec<u8> {
    pixels(file, ColorSpace::Luma)
}

/// By how much each gray sample differs.
fn differences(before: &[u8], after: &[u8]) -> Vec<i32> {
    before.iter().zip(after).map(|(before, after)| i32::from(*after) - i32::from(*before)).collect()
}

/// How much of each pixel is ink.
fn cover(size: u32) -> Vec<u8> {
    let of = Mark { session: SessionId::from_bits(SESSION), label: None };
    let mut cover = vec![0; (size * size) as usize];
    assert!(Lettering::of(size, size, 1, &of).cover(0, 0, size, size, &mut cover));
    cover
}

#[test]
fn ink_is_dark_on_light_ground_and_light_on_dark_in_every_coding() {
    for (coding, how) in CODINGS {
        for shade in [40, 200] {
            let file = flat(ColorType::Luma, &[shade], 96, how);
            let changes = differences(&luma(&file), &luma(&marked(&file, SESSION)));
            for (cover, change) in cover(96).into_iter().zip(changes) {
                let change = if shade > 128 { -change } else { change };
                match cover {
                    255 => assert!((12..60).contains(&change), "{coding} {shade}: {change} in ink"),
                    0 => assert!(change.abs() < 12, "{coding} {shade}: {change} beside ink"),
                    _ => {}
                }
            }
        }
    }
}

#[test]
fn ink_is_seen_whatever_the_colours_are_made_of() {
    let light: [(ColorType, &[u8], bool); 6] = [
        (ColorType::Rgb, &[200, 210, 220], true),
        (ColorType::Rgb, &[20, 60, 30], false),
        (ColorType::Cmyk, &[20, 10, 20, 10], true),
        (ColorType::Cmyk, &[120, 150, 160, 180], false),
        (ColorType::CmykAsYcck, &[20, 10, 20, 10], true),
        (ColorType::CmykAsYcck, &[120, 150, 160, 180], false),
    ];
    for (kind, shade, is_light) in light {
        let file = flat(kind, shade, 96, |_| {});
        let [before, after] =
            [&file[..], &marked(&file, SESSION)].map(|it| pixels(it, ColorSpace::RGB));
        let changes = differences(&before, &after);
        for (cover, change) in cover(96).into_iter().zip(changes.chunks(3)) {
            let mean = change.iter().sum::<i32>() / if is_light { -3 } else { 3 };
            match cover {
                255 => assert!((6..64).contains(&mean), "{kind:?} {shade:?}: {mean} in ink"),
                0 => assert!(mean.abs() < 24, "{kind:?} {shade:?}: {mean} beside ink"),
                _ => {}
            }
        }
    }
}

#[test]
fn samples_that_are_colours_are_marked_alike() {
    let photo = piped("djpeg", &["-scale", "1/4"], &shared_files()[4].1);
    for sampling in ["1x1", "2x2,1x1,1x1"] {
        let file = piped("cjpeg", &["-rgb", "-quality", "95", "-sample", sampling], &photo);
        let [before, after] =
            [&file[..], &marked(&file, SESSION)].map(|file| piped("djpeg", &["-nosmooth"], file));
        let (mut sums, mut count) = ([0; 3], 0);
        for change in differences(&before, &after)[before.len() % 3..].chunks(3) {
            // Where there is ink, and far from black and white.
            if change.iter().all(|change| change.abs() > 12) {
                sums = std::array::from_fn(|n| sums[n] + change[n].abs());
                count += 1;
            }
        }
        let means = sums.map(|sum| sum / count);
        assert!(count > 1000 && means.iter().all(|mean| mean.abs_diff(means[0]) <= 3), "{means:?}");
    }
}

#[test]
fn blocks_without_ink_stay_where_no_pattern_is() {
    let file = file(ColorType::Rgb, SamplingFactor::F_2_2, (120, 120), |_| {});
    let [before, after] = [&file[..], &marked(&file, SESSION)].map(luma);
    let (changes, cover) = (differences(&before, &after), cover(120));
    let (mut still, mut moved) = (0, 0);
    for (y, x) in (0..15).flat_map(|y| (0..15).map(move |x| (y, x))) {
        let all =
            |of: &dyn Fn(usize) -> bool| (0..64).all(|n| of((8 * y + n / 8) * 120 + 8 * x + n % 8));
        match all(&|at| cover[at] == 0) {
            true => {
                assert!(all(&|at| changes[at] == 0), "block {x}, {y}");
                still += 1;
            }
            false => moved += usize::from(!all(&|at| changes[at] == 0)),
        }
    }
    assert!(still > 20 && moved > 20, "{still} {moved}");
}

#[test]
fn a_session_has_one_marked_file_and_another_session_another() {
    for (coding, how) in CODINGS {
        let file = file(ColorType::Rgb, SamplingFactor::F_2_2, (200, 150), how);
        let once = marked(&file, SESSION);
        assert_eq!(once, marked(&file, SESSION), "{coding}");
        assert_ne!(once, marked(&file, SESSION + 1), "{coding}");
        assert_ne!(once, file, "{coding}");
    }
}

#[test]
fn headers_stay() {
    let how: Setup = |it| {
        it.set_progressive(true);
        it.add_app_segment(1, b"Exif\0\0and more".to_vec()).unwrap();
        it.add_icc_profile(&[7; 300]).unwrap();
    };
    let file = file(ColorType::Rgb, SamplingFactor::F_2_2, (64, 64), how);
    let out = marked(&file, SESSION);
    let [was, is] = [&file, &out].map(|bytes| Jpeg::parse(bytes, &Limits::default()).unwrap());
    assert!(was.lead().len() > 300);
    assert_eq!(was.lead(), is.lead());
    let others = |jpeg: &Jpeg<'_>| {
        let others = jpeg.parts().iter().filter_map(|part| match part {
            Part::Quantization(data) => Some(data.to_vec()),
            Part::Scan { scan, .. } => Some([scan.first, scan.last, scan.high, scan.low].to_vec()),
            Part::Huffman(_) | Part::RestartInterval(_) => None,
        });
        (jpeg.frame().data.to_vec(), others.collect::<Vec<_>>())
    };
    assert_eq!(others(&was), others(&is));
}

#[test]
fn a_picture_whose_last_scans_are_missing_is_marked_as_far_as_it_is_known() {
    let whole = piped(
        "cjpeg",
        &["-quality", "90", "-progressive"],
        &piped("djpeg", &[], &flat(ColorType::Luma, &[60], 96, |_| {})),
    );
    let scans: Vec<usize> =
        (0..whole.len() - 1).filter(|at| whole[*at..].starts_with(&[0xFF, 0xDA])).collect();
    for end in &scans[1..] {
        // Up to the tables of the scan that is missing.
        let tables = whole[..*end].windows(2).rposition(|w| w == [0xFF, 0xC4]);
        let end = tables.filter(|at| *at > scans[0]).unwrap_or(*end).min(*end);
        let file = [&whole[..end], &[0xFF, 0xD9]].concat();
        // Both have headers of one length.
        let [before, after] =
            [&file[..], &marked(&file, SESSION)].map(|file| piped("djpeg", &["-pnm"], file));
        let samples = before.len() - 96 * 96;
        let changes = differences(&before[samples..], &after[samples..]);
        let inked = cover(96).into_iter().zip(changes).filter(|(cover, _)| *cover == 255);
        let (mut sum, mut count) = (0, 0);
        inked.for_each(|(_, change)| (sum, count) = (sum + change, count + 1));
        assert!(sum / count > 5, "{end}: {sum} of {count}");
    }
}

/// A picture's samples of light, as djpeg shows them, and its size.
fn gray(file: &[u8]) -> (Vec<u8>, usize, usize) {
    let shown = piped("djpeg", &["-grayscale", "-pnm"], file);
    let mut words = shown.split(|byte| byte.is_ascii_whitespace()).skip(1);
    let mut number = || std::str::from_utf8(words.next().unwrap()).unwrap().parse().unwrap();
    let (width, height): (usize, usize) = (number(), number());
    (shown[shown.len() - width * height..].to_vec(), width, height)
}

#[test]
fn the_hidden_mark_is_not_seen_at_any_quality() {
    let photo = piped("djpeg", &["-scale", "1/2"], &shared_files()[4].1);
    for quality in ["50", "75", "90", "98"] {
        let file = piped("cjpeg", &["-quality", quality], &photo);
        let ((before, width, height), (after, ..)) = (gray(&file), gray(&marked(&file, SESSION)));
        let of = Mark { session: SessionId::from_bits(SESSION), label: None };
        let mut cover = vec![0; before.len()];
        let size = [width, height].map(|side| u32::try_from(side).unwrap());
        Lettering::of(size[0], size[1], 1, &of).cover(0, 0, size[0], size[1], &mut cover);
        let (mut squares, mut count) = (0, 0);
        for (y, x) in (0..height / 8).flat_map(|y| (0..width / 8).map(move |x| (y, x))) {
            let at = |n: usize| (8 * y + n / 8) * width + 8 * x + n % 8;
            if (0..64).all(|n| cover[at(n)] == 0) {
                let square = |n| (i64::from(before[at(n)]) - i64::from(after[at(n)])).pow(2);
                squares += (0..64).map(square).sum::<i64>();
                count += 64;
            }
        }
        let decibels = 10.0 * (255.0 * 255.0 * f64::from(count) / squares as f64).log10();
        assert!(decibels > 40.0, "quality {quality}: {decibels} over {count} samples");
    }
}

#[test]
fn the_hidden_mark_is_read_again_at_every_quality_and_coding() {
    let photo = piped("djpeg", &["-scale", "1/2"], &shared_files()[4].1);
    for options in [
        &["-quality", "50"][..],
        &["-quality", "75", "-progressive"],
        &["-quality", "90", "-optimize"],
        &["-quality", "98", "-restart", "4B"],
        &["-quality", "90", "-grayscale"],
        &["-quality", "90", "-rgb"],
    ] {
        let file = piped("cjpeg", options, &photo);
        let out = marked(&file, SESSION);
        let (luma, width, height) = gray(&out);
        let found = hidden::read(&luma, width, height);
        assert_eq!(found, Some(SessionId::from_bits(SESSION)), "{options:?}");
    }
}
