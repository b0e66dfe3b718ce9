//! Animated PNG files: the same frames at the same times, composed as they should be.

use chatpic_media::{Limits, Refusal, Removed, inspect};
use miniz_oxide::deflate::compress_to_vec_zlib;

use super::made::{chunk, idat, ihdr, noise, png, rows, split};
use super::{MARKER, attempt, cleaned, decoded, keeps_its_pixels, refused};
use crate::pictures::oracle::{self, contains};

#[test]
fn animations_that_pillow_writes_keep_their_frames_and_times() {
    for options in [
        "duration=[70, 10, 200, 1000], loop=3",
        "duration=40, disposal=1, blend=0",
        "duration=40, disposal=[0, 1, 2, 0], blend=1",
        "duration=40, default_image=True",
    ] {
        let bytes = oracle::python(&format!("{PYTHON}\nout({options})"), b"");
        let clean = keeps_its_pixels(&bytes);
        assert_eq!(clean.removed, [], "{options}");
        assert_eq!(split(&clean.bytes).len(), split(&bytes).len(), "{options}");
        assert_eq!(plays(&clean.bytes), plays(&bytes), "{options}");
        let shown = oracle::pixels(&bytes);
        let frames = shown.frames.into_iter().map(|frame| frame.rgba);
        assert_eq!(visible(decoded(&bytes)), visible(frames.collect()), "{options}");
    }
}

#[test]
fn frames_are_composed_as_their_operations_say() {
    for first in 0..6 {
        for second in 0..6 {
            let moving = animation(&[(first, 0), (second, 1), (first, 2), (second, 3)]);
            assert_eq!(inspect(&moving, &Limits::default()).unwrap().frames(), 4);
            let shown = oracle::pixels(&moving).frames.into_iter().map(|frame| frame.rgba);
            assert_eq!(visible(decoded(&moving)), visible(shown.collect()), "{first} {second}");
        }
    }
}

#[test]
fn a_frame_half_clear_is_laid_over_what_is_below() {
    let one = |pixel: [u8; 4]| compress_to_vec_zlib(&[&[0][..], &pixel].concat(), 6);
    let frame = |n, blend| control(n, [1, 1, 0, 0], 0, blend);
    let file = |below, above| {
        let data = [&2_u32.to_be_bytes()[..], &one(above)].concat();
        png(&[
            ihdr(1, 1, 8, 6, false),
            chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]),
            frame(0, 0),
            chunk(b"IDAT", &one(below)),
            frame(1, 1),
            chunk(b"fdAT", &data),
        ])
    };
    let over = |below, above| decoded(&file(below, above))[1].clone();
    assert_eq!(over([100, 0, 200, 255], [200, 50, 0, 128]), [150, 25, 99, 255]);
    assert_eq!(over([9, 9, 9, 0], [200, 50, 0, 128]), [200, 50, 0, 128]);
    assert_eq!(over([9, 9, 9, 128], [200, 50, 0, 0]), [9, 9, 9, 128]);
    assert_eq!(over([9, 9, 9, 128], [200, 50, 0, 255]), [200, 50, 0, 255]);
}

#[test]
fn interlaced_frames_smaller_than_the_canvas_are_decoded() {
    let still = |width, height| {
        let pixels = rows(width as usize, height as usize, 32, true);
        vec![ihdr(width, height, 8, 6, true), idat(&pixels)]
    };
    let (large, small) = (still(31, 17), still(5, 3));
    let packed = &small[1][8..small[1].len() - 4];
    let moving = png(&[
        large[0].clone(),
        chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]),
        control(0, [31, 17, 0, 0], 0, 0),
        large[1].clone(),
        control(1, [5, 3, 2, 1], 0, 0),
        chunk(b"fdAT", &[&2_u32.to_be_bytes()[..], packed].concat()),
    ]);
    // Pillow reads no second interlaced frame, so each is shown as a file of its own.
    let shown = |still: &[Vec<u8>]| oracle::pixels(&png(still)).frames[0].rgba.clone();
    let mut expected = vec![shown(&large), shown(&large)];
    for (y, row) in shown(&small).chunks_exact(5 * 4).enumerate() {
        let at = ((y + 1) * 31 + 2) * 4;
        expected[1][at..at + 5 * 4].copy_from_slice(row);
    }
    assert_eq!(decoded(&moving), expected);
    assert_eq!(decoded(&cleaned(&moving).bytes), expected);
}

#[test]
fn markers_between_and_behind_frames_are_gone() {
    let clean = animation(&[(0, 0), (3, 1), (1, 2)]);
    let mut parts = split(&clean);
    let text = chunk(b"tEXt", &[b"Comment\0", MARKER].concat());
    let last = parts.len() - 2;
    let end = parts[last].len() - 4;
    parts[last] = chunk(b"fdAT", &[&parts[last][8..end], MARKER].concat());
    for at in (2..parts.len()).rev() {
        parts.insert(at, text.clone());
    }
    // IDAT chunks may not be parted, but there is one only.
    let cleaned = keeps_its_pixels(&png(&parts));
    assert_eq!(cleaned.bytes, clean);
    assert_eq!(cleaned.removed, [Removed::Comment, Removed::Unneeded(12)]);
    assert!(!contains(&cleaned.bytes, MARKER));
}

#[test]
fn a_default_picture_outside_the_animation_is_kept_and_decoded() {
    let bytes = oracle::python(&format!("{PYTHON}\nout(duration=40, default_image=True)"), b"");
    assert_eq!(inspect(&bytes, &Limits::default()).unwrap().frames(), 4);
    assert_eq!(decoded(&bytes).len(), 4);
    assert_eq!(decoded(&cleaned(&bytes).bytes), decoded(&bytes));
}

#[test]
fn an_animation_announced_too_late_is_only_a_picture() {
    let mut parts = split(&animation(&[(0, 0), (0, 1)]));
    let announced = parts.remove(1);
    parts.insert(3, announced);
    let clean = cleaned(&png(&parts));
    assert_eq!(split(&clean.bytes).len(), 3);
    let unneeded = Removed::Unneeded(20 + 38 + 38);
    assert_eq!(clean.removed, [Removed::ExtraPictures, unneeded]);
}

#[test]
fn animations_that_contradict_themselves_are_refused() {
    type Change = fn(&mut Vec<Vec<u8>>);
    let changes: [(&str, Change); 12] = [
        ("a frame too few", |it| it.truncate(it.len() - 3)),
        ("a promise too small", |it| it[1] = chunk(b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0])),
        ("no frame", |it| it[1] = chunk(b"acTL", &[0; 8])),
        ("a short promise", |it| it[1] = chunk(b"acTL", &[0, 0, 0, 3])),
        ("two promises", |it| it.insert(1, it[1].clone())),
        ("a number left out", |it| it[2] = control(1, [16, 12, 0, 0], 0, 0)),
        ("parts exchanged", |it| it.swap(4, 6)),
        ("a first frame too small", |it| it[2] = control(0, [8, 12, 0, 0], 0, 0)),
        ("outside the canvas", |it| it[4] = control(1, [16, 12, 1, 0], 0, 0)),
        ("far outside the canvas", |it| it[4] = control(1, [16, 12, u32::MAX, 0], 0, 0)),
        ("an empty frame", |it| it[4] = control(1, [0, 12, 0, 0], 0, 0)),
        ("an unknown operation", |it| it[4] = control(1, [16, 12, 0, 0], 3, 0)),
    ];
    let good = split(&animation(&[(0, 0), (0, 1), (0, 2)]));
    cleaned(&png(&good));
    for (name, change) in changes {
        let mut parts = good.clone();
        change(&mut parts);
        let refusal = refused(&png(&parts));
        assert!(matches!(refusal, Refusal::Broken(_)), "{name}: {refusal:?}");
    }
}

#[test]
fn an_animation_cut_off_anywhere_is_refused() {
    let bytes = animation(&[(0, 0), (3, 1)]);
    for len in 8..bytes.len() {
        assert_eq!(refused(&bytes[..len]), Refusal::Truncated, "{len}");
    }
    let mut parts = split(&bytes);
    let data = &parts[5][8..parts[5].len() - 5];
    parts[5] = chunk(b"fdAT", data);
    assert_eq!(refused(&png(&parts)), Refusal::Truncated, "one byte of a frame is missing");
}

#[test]
fn a_damaged_file_is_refused_or_cleaned_for_good() {
    let mut whole = split(&animation(&[(0, 0), (3, 1), (5, 2)]));
    whole.insert(1, chunk(b"gAMA", &[0, 0, 177, 143]));
    whole.insert(6, chunk(b"tEXt", b"Comment\0x"));
    let mut taken = 0;
    for round in 0..4 {
        for (n, part) in whole.iter().enumerate() {
            for at in 4..part.len() - 4 {
                let mut part = part.clone();
                part[at] = noise(u32::try_from(round * 100_000 + n * 5000 + at).unwrap());
                let mut parts = whole.clone();
                parts[n] = chunk(part[4..8].try_into().unwrap(), &part[8..part.len() - 4]);
                let bytes = png(&parts);
                if let Ok(clean) = attempt(&bytes) {
                    let again = cleaned(&clean.bytes);
                    assert!(again.bytes == clean.bytes, "{round} {n} {at}");
                    assert!(decoded(&clean.bytes) == decoded(&bytes), "{round} {n} {at}");
                    taken += 1;
                }
            }
        }
    }
    assert!(taken > 100);
}

#[test]
fn too_many_frames_are_refused_from_the_headers() {
    let head = [ihdr(16, 12, 8, 6, false), chunk(b"acTL", &[0, 0, 2, 0, 0, 0, 0, 0])];
    let too_large = Refusal::TooLarge { what: "frames", limit: 500 };
    assert_eq!(refused(&png(&head)), too_large);
    let frames = (0..501).map(|_| (0, 0)).collect::<Vec<_>>();
    let mut parts = split(&animation(&frames));
    parts[1] = chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]);
    assert_eq!(refused(&png(&parts)), too_large);
}

const PYTHON: &str = "
import io, sys
from PIL import Image
def picture(n):
    im = Image.new('RGBA', (40, 30), (200, 30, 90, 255))
    im.paste((n * 60, 255 - n * 60, 120, 255), (n * 6, n * 4, n * 6 + 12, n * 4 + 9))
    im.paste((0, 0, 0, 0), (30 - n, 2, 35, 20))
    return im
def out(**options):
    frames = [picture(n) for n in range(4)]
    frames[0].save(sys.stdout.buffer, 'PNG', save_all=True, append_images=frames[1:], **options)
";

/// Frames on 16 × 12 pixels: each with its operations (disposal × 2 + blend) and a seed. The first
/// covers the canvas, the others a part; pixels are solid or clear.
fn animation(frames: &[(u8, u32)]) -> Vec<u8> {
    let count = u32::try_from(frames.len()).unwrap().to_be_bytes();
    let mut parts = vec![ihdr(16, 12, 8, 6, false)];
    parts.push(chunk(b"acTL", &[&count[..], &[0, 0, 0, 7]].concat()));
    let mut number = 0;
    for (n, (operations, seed)) in frames.iter().enumerate() {
        let region = if n == 0 { [16, 12, 0, 0] } else { [9, 7, 1 + seed * 2, *seed] };
        parts.push(control(number, region, operations / 2, operations % 2));
        let mut rows = Vec::new();
        for row in 0..region[1] {
            rows.push(0);
            for column in 0..region[0] {
                let at = seed * 1000 + row * 16 + column;
                let alpha = if noise(at + 500) < 100 { 0 } else { 255 };
                rows.extend([noise(at), noise(at + 1), noise(at + 2), alpha]);
            }
        }
        let packed = compress_to_vec_zlib(&rows, 6);
        number += 1;
        if n == 0 {
            parts.push(chunk(b"IDAT", &packed));
        } else {
            parts.push(chunk(b"fdAT", &[&number.to_be_bytes()[..], &packed].concat()));
            number += 1;
        }
    }
    png(&parts)
}

/// An fcTL for width, height, x and y.
fn control(number: u32, region: [u32; 4], dispose: u8, blend: u8) -> Vec<u8> {
    let words = [number, region[0], region[1], region[2], region[3]];
    let mut data: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
    data.extend([0, 30, 1, 0, dispose, blend]);
    chunk(b"fcTL", &data)
}

fn plays(bytes: &[u8]) -> Vec<u8> {
    split(bytes).into_iter().find(|it| &it[4..8] == b"acTL").unwrap()
}

/// The frames with clear pixels all alike.
fn visible(mut frames: Vec<Vec<u8>>) -> Vec<Vec<u8>> {
    for pixel in frames.iter_mut().flat_map(|frame| frame.chunks_exact_mut(4)) {
        if pixel[3] == 0 {
            pixel.fill(0);
        }
    }
    frames
}
