//! WebP files: the same pixels and timing afterwards, and nothing else.

use chatpic_media::{Limits, Refusal, Removed, inspect};

use super::oracle::{self, contains};
use super::promises::{cleaned, keeps_its_pixels};

/// `picture(mode, seed)` draws something with edges and gradients; `out(im, **options)` writes it.
const PYTHON: &str = "
import io, sys
from PIL import Image, ImageCms
def picture(mode='RGB', seed=0, size=(61, 43)):
    w, h = size
    def pixel(x, y):
        rgb = ((x * 4 + seed * 40) % 256, (y * 5 + x) % 256, (x * y + seed * 90) % 256)
        alpha = [0, 3, 90, 128, 200, 255][(x // 9 + y // 7 + seed) % 6]
        return rgb + (alpha,) if mode == 'RGBA' else rgb
    im = Image.new(mode, size)
    im.putdata([pixel(x, y) for y in range(h) for x in range(w)])
    return im
def out(im, **options):
    data = io.BytesIO()
    im.save(data, 'WEBP', **options)
    sys.stdout.buffer.write(data.getvalue())
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()
";

const LOSSY: &str = "out(picture(), quality=70)";
const LOSSLESS: &str = "out(picture(), lossless=True)";
const LOSSY_ALPHA: &str = "out(picture('RGBA'), quality=70)";
const LOSSLESS_ALPHA: &str = "out(picture('RGBA'), lossless=True, exact=True)";
/// Different enough in its parts to have several groups of prefix codes.
const PATCHY: &str = "
size = (400, 300)
noise = Image.effect_noise(size, 60).convert('RGB')
mask = Image.radial_gradient('L').resize(size)
out(Image.composite(picture(size=size), noise, mask), lossless=True, method=6)";
const MOVING: &str = "
frames = [picture('RGBA', n) for n in range(4)]
out(frames[0], save_all=True, append_images=frames[1:], duration=[70, 10, 200, 1000], loop=3,
    lossless=True, background=(1, 2, 3, 4))";

fn made(script: &str) -> Vec<u8> {
    oracle::python(&format!("{PYTHON}\n{script}"), b"")
}

fn refused(bytes: &[u8]) -> Refusal {
    match inspect(bytes, &Limits::default()) {
        Err(refusal) => refusal,
        Ok(inspected) => inspected.decode(&mut |_| {}).expect_err("the file is taken"),
    }
}

fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut out = [&name[..], &u32::try_from(data.len()).unwrap().to_le_bytes(), data].concat();
    out.resize(out.len().next_multiple_of(2), 0);
    out
}

fn riff(chunks: &[Vec<u8>]) -> Vec<u8> {
    chunk(b"RIFF", &[b"WEBP".to_vec(), chunks.concat()].concat())
}

/// The chunks of a file, or of an ANMF behind its sixteen bytes, each with its header.
fn chunks(mut rest: &[u8]) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    while rest.len() >= 8 {
        let len = u32::from_le_bytes(rest[4..8].try_into().unwrap()) as usize;
        let (one, others) = rest.split_at((8 + len.next_multiple_of(2)).min(rest.len()));
        found.push(one.to_vec());
        rest = others;
    }
    found
}

fn names(chunks: &[Vec<u8>]) -> Vec<&str> {
    chunks.iter().map(|it| std::str::from_utf8(&it[..4]).unwrap()).collect()
}

fn vp8x(flags: u8, width: u32, height: u32) -> Vec<u8> {
    let (width, height) = ((width - 1).to_le_bytes(), (height - 1).to_le_bytes());
    chunk(b"VP8X", &[&[flags, 0, 0, 0], &width[..3], &height[..3]].concat())
}

/// One ANMF of the picture chunks of `still`, a 61 × 43 file, at twice (`x`, `y`).
fn anmf(still: &[u8], [x, y, flags]: [u8; 3]) -> Vec<u8> {
    let header = [x, 0, 0, y, 0, 0, 60, 0, 0, 42, 0, 0, 50, 0, 0, flags];
    let picture = chunks(&still[12..]).into_iter().filter(|it| &it[..4] != b"VP8X");
    chunk(b"ANMF", &[header.to_vec(), picture.collect::<Vec<_>>().concat()].concat())
}

/// An animation on a canvas of 80 × 60.
fn animation(frames: &[Vec<u8>]) -> Vec<u8> {
    let head = [vp8x(0x12, 80, 60), chunk(b"ANIM", &[9, 8, 7, 6, 2, 0])];
    riff(&[&head, frames].concat())
}

/// The same chunks with others put behind the first `at`, and the canvas's flags set.
fn with(bytes: &[u8], flags: u8, at: usize, more: &[Vec<u8>]) -> Vec<u8> {
    let mut all = chunks(&bytes[12..]);
    if &all[0][..4] != b"VP8X" {
        all.insert(0, vp8x(0, 61, 43));
    }
    all[0][8] |= flags;
    all.splice(at..at, more.iter().cloned());
    riff(&all)
}

#[test]
fn every_kind_of_webp_keeps_its_pixels_and_timing() {
    for script in [LOSSY, LOSSLESS, LOSSY_ALPHA, LOSSLESS_ALPHA, MOVING] {
        let bytes = made(script);
        let clean = keeps_its_pixels(&bytes);
        assert_eq!(clean.removed, [], "{script}");
        assert_eq!((clean.width, clean.height), (61, 43));
    }
}

#[test]
fn an_animation_keeps_its_loops_and_background() {
    let script = "im = Image.open(io.BytesIO(sys.stdin.buffer.read()))
sys.stdout.write(str((im.info['loop'], im.info['background'], im.n_frames)))";
    let clean = cleaned(&made(MOVING));
    let said = oracle::python(&format!("{PYTHON}\n{script}"), &clean.bytes);
    assert_eq!(String::from_utf8(said).unwrap(), "(3, (1, 2, 3, 4), 4)");
}

#[test]
fn frames_are_composed_as_another_decoder_composes_them() {
    let [lossy, alpha, exact] = [LOSSY, LOSSY_ALPHA, LOSSLESS_ALPHA].map(made);
    let mut files = vec![lossy.clone(), alpha.clone(), exact.clone()];
    files.extend([LOSSLESS, PATCHY, MOVING].map(made));
    // Flags: 1 disposes to the background, 2 does not blend.
    for (first, second) in [(0, 0), (1, 0), (0, 2), (1, 2), (2, 1), (3, 3)] {
        files.push(animation(&[
            anmf(&lossy, [0, 0, first]),
            anmf(&alpha, [4, 3, second]),
            anmf(&exact, [9, 8, first]),
            anmf(&lossy, [1, 5, second]),
            anmf(&exact, [0, 0, 0]),
        ]));
    }
    for bytes in files {
        let shown = oracle::pixels(&bytes);
        let mut frames = Vec::new();
        let inspected = inspect(&bytes, &Limits::default()).unwrap();
        let counted = inspected.frames();
        inspected
            .decode(&mut |frame| {
                assert_eq!((frame.width, frame.height), (shown.width, shown.height));
                let pixels = frame.pixels.chunks_exact(usize::from(frame.channels));
                frames.push(pixels.map(rgba).collect::<Vec<_>>());
            })
            .unwrap();
        assert_eq!((frames.len(), counted as usize), (shown.frames.len(), shown.frames.len()));
        for (n, (ours, theirs)) in frames.iter().zip(&shown.frames).enumerate() {
            let theirs = theirs.rgba.chunks_exact(4).map(rgba);
            let worst =
                ours.iter().zip(theirs).map(|(ours, theirs)| difference(*ours, theirs)).max();
            assert!(worst.unwrap() <= 1, "frame {n} is off by {worst:?}");
        }
    }
}

fn rgba(pixel: &[u8]) -> [u8; 4] {
    [pixel[0], pixel[1], pixel[2], pixel.get(3).copied().unwrap_or(255)]
}

/// How far two pixels are apart as seen over black, where what is transparent has no colour.
fn difference(one: [u8; 4], other: [u8; 4]) -> u32 {
    let seen = |pixel: [u8; 4], n: usize| match n {
        3 => u32::from(pixel[3]),
        _ => u32::from(pixel[n]) * u32::from(pixel[3]) / 255,
    };
    (0..4).map(|n| seen(one, n).abs_diff(seen(other, n))).max().unwrap()
}

#[test]
fn odd_blends_and_disposals_keep_their_pixels() {
    let [lossy, alpha] = [LOSSY, LOSSY_ALPHA].map(made);
    let frames = [anmf(&lossy, [0, 0, 1]), anmf(&alpha, [9, 8, 2]), anmf(&alpha, [4, 4, 0xFC])];
    keeps_its_pixels(&animation(&frames));
}

#[test]
fn a_file_that_needs_no_vp8x_loses_it() {
    for script in [LOSSY, LOSSLESS, LOSSLESS_ALPHA] {
        let bytes = made(script);
        let alpha = if script == LOSSLESS_ALPHA { 0x10 } else { 0 };
        let clean = keeps_its_pixels(&with(&bytes, alpha | 0x04, 2, &[chunk(b"XMP ", b"<x/>")]));
        assert_eq!(clean.bytes, bytes);
        assert_eq!(clean.removed, [Removed::Xmp]);
    }
    let clean = keeps_its_pixels(&made(LOSSY_ALPHA));
    assert_eq!(names(&chunks(&clean.bytes[12..])), ["VP8X", "ALPH", "VP8 "]);
}

#[test]
fn exif_goes_but_for_the_orientation() {
    let script = "
exif = Image.Exif()
exif[0x0112] = 6
exif[0x010F] = 'MARKER-MAKER'
exif[0x8825] = {1: 'N', 2: (52.0, 31.0, 12.0)}
out(picture(), exif=exif)";
    let bytes = made(script);
    assert!(contains(&bytes, b"MARKER-MAKER"));
    let clean = keeps_its_pixels(&bytes);
    assert!(!contains(&clean.bytes, b"MARKER"));
    assert_eq!((clean.width, clean.height), (43, 61), "the picture is shown turned");
    assert!(clean.removed.contains(&Removed::GpsPosition));
    assert!(clean.removed.contains(&Removed::CameraModel));
    assert_eq!(names(&chunks(&clean.bytes[12..])), ["VP8X", "VP8 ", "EXIF"]);
    let found = oracle::metadata(&clean.bytes);
    let orientation = found.iter().find(|(tag, _)| tag == "IFD0:Orientation").unwrap();
    assert_eq!(orientation.1, "\"Rotate 90 CW\"");
    // Besides it, only what says how Exif and WebP are laid out.
    let other = found.iter().filter(|(tag, _)| !tag.starts_with("RIFF:"));
    let laid_out = ["IFD0:Orientation", "File:ExifByteOrder", "Composite:"];
    for (tag, value) in other {
        let known = laid_out.iter().any(|it| tag.starts_with(it)) || tag.starts_with("File:");
        assert!(known, "{tag}: {value}");
    }
}

#[test]
fn an_exif_chunk_may_begin_like_a_jpeg_segment() {
    let tiff = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0";
    for prefix in [&b""[..], b"Exif\0\0"] {
        let exif = chunk(b"EXIF", &[prefix, tiff].concat());
        let clean = keeps_its_pixels(&with(&made(LOSSY), 0x08, 2, &[exif]));
        assert_eq!((clean.width, clean.height), (43, 61));
    }
}

#[test]
fn an_upright_orientation_leaves_no_exif() {
    let clean = keeps_its_pixels(&made("e = Image.Exif(); e[0x0112] = 1; out(picture(), exif=e)"));
    assert_eq!(names(&chunks(&clean.bytes[12..])), ["VP8 "]);
}

#[test]
fn a_colour_profile_stays() {
    let bytes = made("out(picture('RGBA'), quality=60, icc_profile=SRGB)");
    let clean = keeps_its_pixels(&bytes);
    let kept = chunks(&clean.bytes[12..]);
    assert_eq!(names(&kept), ["VP8X", "ICCP", "ALPH", "VP8 "]);
    assert_eq!(clean.removed, [Removed::ProfileTexts]);
    assert_eq!(kept[0][8], 0x30, "the flags say alpha and profile");
    // A profile whose flag is not set is not shown with, so it must not begin to be.
    let mut unflagged = bytes;
    unflagged[20] &= !0x20;
    assert!(!contains(&cleaned(&unflagged).bytes, b"ICCP"));
}

#[test]
fn unknown_chunks_go_wherever_they_stand() {
    let junk = chunk(b"junk", b"MARKER");
    let simple = riff(&[chunks(&made(LOSSY)[12..]), vec![junk.clone()]].concat());
    let still = with(&made(LOSSY_ALPHA), 0, 1, &[junk.clone(), chunk(b"C2PA", b"MARKER2")]);
    let mut frame = anmf(&made(LOSSY_ALPHA), [0, 0, 0]);
    frame.extend_from_slice(&junk);
    let len = u32::try_from(frame.len() - 8).unwrap();
    frame[4..8].copy_from_slice(&len.to_le_bytes());
    let moving = animation(&[frame, junk]);
    for (bytes, unneeded) in [(simple, 14), (still, 14), (moving, 28)] {
        let clean = keeps_its_pixels(&bytes);
        assert!(!contains(&clean.bytes, b"MARKER"));
        assert!(clean.removed.contains(&Removed::Unneeded(unneeded)), "{:?}", clean.removed);
    }
}

#[test]
fn pictures_that_nobody_sees_go() {
    let bytes = made(LOSSY);
    // Not held to Pillow, which opens neither; readers that do show the first picture.
    for unseen in [vec![anmf(&bytes, [0, 0, 0])], chunks(&made(LOSSLESS)[12..])] {
        let clean = cleaned(&with(&bytes, 0, 2, &unseen));
        assert_eq!((&clean.bytes, clean.removed), (&bytes, vec![Removed::ExtraPictures]));
    }
}

#[test]
fn what_stands_behind_the_end_goes() {
    let bytes = made(MOVING);
    for tail in [&b"PK\x03\x04 MARKER"[..], b"<html><script>MARKER</script>", b"M"] {
        let clean = keeps_its_pixels(&[&bytes, tail].concat());
        assert_eq!(clean.bytes, cleaned(&bytes).bytes);
        assert_eq!(clean.removed, [Removed::AfterEnd(tail.len() as u64)]);
    }
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    for bytes in [LOSSY, LOSSY_ALPHA, LOSSLESS, MOVING].map(made) {
        for len in (12..bytes.len()).step_by(bytes.len() / 40) {
            assert_eq!(refused(&bytes[..len]), Refusal::Truncated, "{len}");
        }
    }
}

#[test]
fn a_riff_size_that_ends_within_a_chunk_is_refused() {
    let mut bytes = made(LOSSY);
    let size = u32::try_from(bytes.len() - 8 - 20).unwrap();
    bytes[4..8].copy_from_slice(&size.to_le_bytes());
    assert_eq!(refused(&bytes), Refusal::Truncated);
}

#[test]
fn picture_data_cut_within_its_chunk_is_refused() {
    for script in [LOSSY, LOSSLESS] {
        let whole = chunks(&made(script)[12..]).remove(0);
        let name = whole[..4].try_into().unwrap();
        let cut = riff(&[chunk(&name, &whole[8..whole.len() / 2])]);
        assert!(matches!(refused(&cut), Refusal::Truncated | Refusal::Broken(_)), "{script}");
    }
}

#[test]
fn limits_hold_before_anything_is_decoded() {
    let (lossy, lossless) = (made(LOSSY), made(LOSSLESS));
    let picture = |bytes: &[u8]| chunks(&bytes[12..]);
    let wide = riff(&[vec![vp8x(0, 16_385, 1)], picture(&lossy)].concat());
    let huge = riff(&[vec![vp8x(0, 1 << 24, 1 << 24)], picture(&lossy)].concat());
    let mut large = lossless.clone();
    // The sizes of a lossless picture: 14 bits each, less one.
    large[21..25].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x0F]);
    let frames = vec![anmf(&lossy, [0, 0, 0]); 501];
    let what = |bytes: &[u8]| match inspect(bytes, &Limits::default()) {
        Err(Refusal::TooLarge { what, .. }) => what,
        other => panic!("{other:?}"),
    };
    assert_eq!(what(&wide), "pixels along one side");
    assert_eq!(what(&huge), "pixels along one side");
    assert_eq!(what(&large), "pixels");
    assert_eq!(what(&animation(&frames)), "frames");
    assert!(inspect(&animation(&frames[..500]), &Limits::default()).is_ok());
    let text = chunk(b"text", &vec![b' '; 1 << 20]);
    assert_eq!(what(&with(&lossy, 0, 1, &[text])), "bytes of metadata");
    let profile = chunk(b"ICCP", &vec![0; (1 << 20) + 1]);
    assert_eq!(what(&with(&lossy, 0x20, 1, &[profile])), "bytes of colour profile");
}

#[test]
fn files_that_contradict_themselves_are_broken() {
    let (lossy, alpha) = (made(LOSSY), made(LOSSY_ALPHA));
    let picture = chunks(&lossy[12..]);
    let alph = chunks(&alpha[12..]).remove(1);
    let outside = animation(&[anmf(&lossy, [10, 0, 0])]);
    let mut wrong = anmf(&lossy, [0, 0, 0]);
    wrong[8 + 6] = 50;
    let broken = [
        outside,
        animation(&[wrong]),
        animation(&[]),
        riff(&[vp8x(0x02, 61, 43), anmf(&lossy, [0, 0, 0])]),
        riff(&[vp8x(0, 61, 43)]),
        riff(&[vec![vp8x(0, 60, 43)], picture.clone()].concat()),
        riff(&[vec![chunk(b"ICCP", b"")], picture].concat()),
        with(&alpha, 0, 1, &[alph]),
    ];
    for (n, bytes) in broken.iter().enumerate() {
        assert!(matches!(refused(bytes), Refusal::Broken(_)), "{n}");
    }
}

#[test]
fn no_changed_byte_makes_it_panic() {
    for script in [LOSSY_ALPHA, LOSSLESS_ALPHA, MOVING] {
        let bytes = made(script);
        for at in (0..bytes.len()).step_by(bytes.len() / 150 + 1) {
            let mut changed = bytes.clone();
            changed[at] ^= 0x55;
            let Ok(inspected) = inspect(&changed, &Limits::default()) else { continue };
            if let Ok(decoded) = inspected.decode(&mut |_| {}) {
                let _either = decoded.clean();
            }
        }
    }
}
