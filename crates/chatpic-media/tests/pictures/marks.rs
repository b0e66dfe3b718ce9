//! Marked files: still the picture, in its format and with all of its frames, and the mark in each.

use chatpic_core::SessionId;
use chatpic_media::{Format, Limits, MARKABLE, Mark, MarkError, mark, markable};

use super::oracle::{self, Pixels};
use super::promises::cleaned;

mod leaks;
mod reading;

/// `picture(mode, seed, size)` draws something with edges and gradients; `out(im, format, **options)`
/// writes it.
const PYTHON: &str = "
import io, sys
from PIL import Image, ImageCms, ImageDraw
def picture(mode='RGB', seed=0, size=(500, 380)):
    w, h = size
    across, down = Image.linear_gradient('L').rotate(90).resize(size), Image.linear_gradient('L').resize(size)
    im = Image.merge('RGB', (across, down, across.point(lambda v: (v * 2 + seed * 60) % 256)))
    ImageDraw.Draw(im).ellipse((w * 0.2 + seed * 20, h * 0.2, w * 0.6, h * 0.9), (230, 210, 40 * seed))
    if mode == 'RGBA':
        im.putalpha(Image.radial_gradient('L').resize(size).point(lambda v: max(0, 300 - 2 * v)))
    return im if mode in ('RGB', 'RGBA') else im.convert(mode)
def out(im, format, **options):
    data = io.BytesIO()
    im.save(data, format, **options)
    sys.stdout.buffer.write(data.getvalue())
def animated(format, mode='RGB', **options):
    frames = [picture(mode, n) for n in range(4)]
    out(frames[0], format, save_all=True, append_images=frames[1:], duration=[70, 10, 200, 1000], loop=3,
        **options)
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()
TURNED = Image.Exif()
TURNED[0x0112] = 6
";

/// What is marked: a script, and how far the colours of a pixel without ink may be from what they were.
const PICTURES: [(&str, u8); 21] = [
    ("out(picture(), 'PNG')", 0),
    ("out(picture('RGBA'), 'PNG')", 0),
    ("out(picture('L'), 'PNG')", 0),
    ("out(picture('LA'), 'PNG')", 0),
    ("out(picture('1'), 'PNG')", 0),
    ("out(picture('P'), 'PNG')", 0),
    ("out(picture('P'), 'PNG', transparency=3)", 0),
    ("out(picture(), 'PNG', transparency=(3, 4, 5))", 0),
    ("out(picture('L').quantize(3), 'PNG', bits=2)", 0),
    ("out(picture(), 'PNG', icc_profile=SRGB, exif=TURNED)", 0),
    ("animated('PNG')", 0),
    ("animated('PNG', 'RGBA', blend=1, disposal=1)", 0),
    ("out(picture().quantize(40), 'GIF')", 0),
    ("out(picture().quantize(256), 'GIF', interlace=1)", 48),
    ("animated('GIF', disposal=2)", 48),
    ("out(picture(), 'WEBP', lossless=True)", 0),
    ("out(picture('RGBA'), 'WEBP', lossless=True, exact=True, icc_profile=SRGB)", 0),
    ("animated('WEBP', 'RGBA', lossless=True)", 0),
    ("out(picture(), 'WEBP', quality=80, exif=TURNED)", 40),
    ("out(picture('RGBA'), 'WEBP', quality=80)", 40),
    ("animated('WEBP', quality=80)", 40),
];

fn made(script: &str) -> Vec<u8> {
    cleaned(&oracle::python(&format!("{PYTHON}\n{script}"), b"")).bytes
}

fn session(id: &str) -> Mark {
    Mark { session: id.parse().unwrap(), label: None }
}

fn marked(bytes: &[u8], with: &Mark) -> Vec<u8> {
    let mut out = Vec::new();
    mark(bytes, with, &Limits::default(), &mut out).unwrap();
    out
}

#[test]
fn a_marked_file_is_what_cleaning_leaves_and_says_nothing_new() {
    for (script, _) in PICTURES {
        let before = made(script);
        let after = marked(&before, &session("7K3M-9QXA"));
        let again = cleaned(&after);
        assert_eq!((again.bytes == after, again.removed), (true, vec![]), "{script}");
        let tags = |bytes: &[u8]| oracle::metadata(bytes).into_iter().map(|(tag, _)| tag);
        let had: Vec<_> = tags(&before).collect();
        // Where a palette became alpha, and where an encoder says what it did not say before.
        let new: Vec<_> = tags(&after).filter(|tag| !had.contains(tag)).collect();
        assert!(
            new.iter().all(|tag| tag.starts_with("RIFF:") || tag.starts_with("GIF:")),
            "{new:?}"
        );
    }
}

#[test]
fn a_marked_picture_is_the_same_but_for_the_ink() {
    for (script, slack) in PICTURES {
        let before = made(script);
        let after = oracle::pixels(&marked(&before, &session("7K3M-9QXA")));
        let before = oracle::pixels(&before);
        let shape = |it: &Pixels| {
            let times = it.frames.iter().map(|frame| frame.milliseconds).collect::<Vec<_>>();
            (it.width, it.height, times)
        };
        assert_eq!(shape(&before), shape(&after), "{script}");
        for (before, after) in before.frames.iter().zip(&after.frames) {
            let (mut inked, mut beside) = (0, 0);
            let pixels = before.rgba.chunks_exact(4).zip(after.rgba.chunks_exact(4));
            for (before, after) in pixels {
                assert_eq!(before[3], after[3], "{script}");
                // What is clear has no colour.
                let changes = || before.iter().zip(after).filter(|_| before[3] > 0);
                let most = changes().map(|(a, b)| a.abs_diff(*b)).max().unwrap_or(0);
                // The hidden pattern is fainter.
                inked += usize::from(most >= 12);
                let faint = most.saturating_sub(slack);
                beside += u64::from(if most < 12 { faint } else { 0 }).pow(2);
                assert!(most <= 92 + 2 * slack, "{script}: {most}");
            }
            let all = before.rgba.len() / 4;
            assert!((all / 80..all / 3).contains(&inked), "{script}: {inked} of {all}");
            // As much on the mean is 40 decibels.
            assert!(beside * 2 < all as u64 * 13, "{script}: {beside} of {all}");
        }
    }
}

#[test]
fn marking_again_makes_the_same_file_and_another_session_another() {
    for (script, _) in PICTURES {
        let before = made(script);
        let once = marked(&before, &session("7K3M-9QXA"));
        assert!(once == marked(&before, &session("7K3M-9QXA")), "{script}");
        assert!(once != marked(&before, &session("7K3M-9QXB")), "{script}");
        assert!(once != before, "{script}");
    }
}

#[test]
fn a_label_is_written_too() {
    let before = made("out(picture(size=(1200, 900)), 'PNG')");
    let label =
        |label: Option<&str>| Mark { label: label.map(str::to_owned), ..session("7K3M-9QXA") };
    let [none, anna, ben] = [None, Some("Anna"), Some("Ben")].map(|it| marked(&before, &label(it)));
    assert!(none != anna && anna != ben);
}

#[test]
fn what_can_not_be_marked_is_refused_and_not_passed_on() {
    let refused = |script: &str| {
        let mut out = Vec::new();
        let error =
            mark(&made(script), &session("7K3M-9QXA"), &Limits::default(), &mut out).unwrap_err();
        assert!(out.is_empty());
        error
    };
    for size in ["(31, 400)", "(400, 31)"] {
        let error = refused(&format!("out(picture(size={size}), 'PNG')"));
        assert!(matches!(error, MarkError::TooSmall));
    }
    assert!(matches!(markable(Format::Png, 400, MARKABLE - 1), Err(MarkError::TooSmall)));
    assert!(matches!(markable(Format::Avif, 400, 400), Err(MarkError::Unmarkable(Format::Avif))));
    assert!(markable(Format::WebP, MARKABLE, MARKABLE).is_ok());
    let mut out = Vec::new();
    let error = mark(b"GIF89a", &session("7K3M-9QXA"), &Limits::default(), &mut out).unwrap_err();
    assert!(matches!(error, MarkError::Refused(_)) && out.is_empty());
}

#[test]
fn a_damaged_picture_breaks_nothing() {
    for (script, _) in PICTURES {
        let bytes = made(script);
        for cut in 1..12 {
            let mut bytes = bytes.clone();
            let at = bytes.len() * cut / 12;
            bytes[at] ^= 0x55;
            // Checksums refuse most; what is left is marked, as it is then.
            let _ = mark(&bytes, &session("7K3M-9QXA"), &Limits::default(), &mut Vec::new());
        }
    }
}

#[test]
fn every_session_can_be_marked_into_the_least_picture() {
    let before = made("out(picture(size=(32, 32)), 'PNG')");
    let all: std::collections::HashSet<_> = (0..32)
        .map(|bits| Mark { session: SessionId::from_bits(bits << 35 | bits), label: None })
        .map(|it| marked(&before, &it))
        .collect();
    assert_eq!(all.len(), 32);
}

#[test]
fn pictures_of_odd_sizes_are_marked_in_every_format() {
    for size in [(32, 32), (33, 47), (127, 128), (128, 128), (129, 145)] {
        for form in [
            "out(im, 'JPEG')",
            "out(im.convert('CMYK'), 'JPEG', progressive=True)",
            "out(im, 'PNG')",
            "out(im.quantize(9), 'PNG', transparency=0)",
            "out(im.quantize(250), 'GIF')",
            "out(im, 'WEBP', lossless=True)",
            "out(im, 'WEBP', quality=30)",
        ] {
            let before = made(&format!("im = picture(size={size:?})\n{form}"));
            let after = oracle::pixels(&marked(&before, &session("7K3M-9QXA")));
            let before = oracle::pixels(&before);
            assert_eq!((before.width, before.height), (after.width, after.height), "{form}");
            assert_eq!((after.frames.len(), after.width, after.height), (1, size.0, size.1));
            let pairs = before.frames[0].rgba.iter().zip(&after.frames[0].rgba);
            let inked = pairs.filter(|(a, b)| a.abs_diff(**b) >= 12).count();
            assert!(inked * 60 > before.frames[0].rgba.len(), "{form}: {inked} of {size:?}");
        }
    }
}
