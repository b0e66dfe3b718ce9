//! The hidden mark is read again from every format as it is served, after what happens to pictures, by
//! other programs; it isn't seen; and a picture without it names nobody.

use chatpic_core::SessionId;
use chatpic_media::{Limits, hidden, trace};

use super::{PYTHON, marked, session};
use crate::pictures::oracle::{self, Pixels};
use crate::pictures::promises::cleaned;

const ID: &str = "7K3M-9QXA";

/// `photo(n)` is a photo of 720 × 540 pixels, or the same moved a little.
const PHOTO: &str = "
import struct, zlib
from PIL import ImageChops, ImageFilter
BRIDGE = Image.open(io.BytesIO(sys.stdin.buffer.read())).convert('RGB').resize((720, 540), Image.LANCZOS)
def photo(n=0):
    return ImageChops.offset(BRIDGE, 9 * n, 4 * n)
def moving(format, frame=lambda im: im, **options):
    frames = [frame(photo(n)) for n in range(3)]
    out(frames[0], format, save_all=True, append_images=frames[1:], duration=100, **options)
def interlaced(im):
    w, h = im.size
    data, rows = im.tobytes(), b''
    for x, y, dx, dy in (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2):
        for at in range(y, h, dy):
            row = data[at * w * 3:][:w * 3]
            rows += b'\\0' + b''.join(row[3 * n:3 * n + 3] for n in range(x, w, dx))
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    sys.stdout.buffer.write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', w, h, 8, 2, 0, 0, 1))
        + chunk(b'IDAT', zlib.compress(rows)) + chunk(b'IEND', b''))
";

/// Pillow takes 16 bits for 8.
const GRAY: &str = "
def gray(im):
    return im.convert('I').point(lambda v: v * (1 / 257)).convert('L')
";

/// What becomes of a leak: what is done to `im`, which is its last frame, on white.
const TREATMENTS: [(&str, &str); 8] = [
    ("nothing", "out(im, 'PNG')"),
    ("JPEG 50", "out(im, 'JPEG', quality=50)"),
    ("half the size", "out(im.resize((360, 270), Image.BICUBIC), 'JPEG', quality=85)"),
    ("a quarter cut away", "out(im.crop((61, 67, 673, 540)), 'JPEG', quality=85)"),
    ("its left quarter cut off", "out(im.crop((180, 0, 720, 540)), 'PNG')"),
    ("a screenshot", "out(im.resize((526, 394), Image.BILINEAR), 'PNG')"),
    (
        "a screenshot of a part",
        "out(im.crop((61, 67, 673, 540)).resize((447, 345)), 'JPEG', quality=80)",
    ),
    ("mirrored", "out(im.transpose(Image.FLIP_LEFT_RIGHT), 'JPEG', quality=75)"),
];

fn photo() -> Vec<u8> {
    let place =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../chatpic-scan/tests/data/photos/bridge.jpg");
    std::fs::read(place).unwrap()
}

/// The photo as `form` writes it, cleaned.
fn written(form: &str) -> Vec<u8> {
    cleaned(&oracle::python(&format!("{PYTHON}\n{PHOTO}\n{form}"), &photo())).bytes
}

/// What is traced in `file` after each of the [`TREATMENTS`].
fn traced(file: &[u8]) -> Vec<(&'static str, Option<SessionId>)> {
    let leak = |(name, treatment)| {
        let script = format!(
            "{PYTHON}\n{GRAY}\nim = Image.open(io.BytesIO(sys.stdin.buffer.read()))\n\
             im.seek(getattr(im, 'n_frames', 1) - 1)\n\
             im = gray(im) if im.mode.startswith('I') else im\nim = im.convert('RGBA')\n\
             im = Image.alpha_composite(Image.new('RGBA', im.size, 'white'), im).convert('RGB')\n\
             {treatment}"
        );
        (name, trace(&oracle::python(&script, file), &Limits::default()).unwrap())
    };
    TREATMENTS.into_iter().map(leak).collect()
}

/// A photo that `form` writes names nobody. Marked, it names its session after everything that happens
/// to it.
fn names_its_session(form: &str) {
    let before = written(form);
    assert_eq!(trace(&before, &Limits::default()), Ok(None), "{form}");
    let after = marked(&before, &session(ID));
    let of = Some(ID.parse().unwrap());
    assert_eq!(trace(&after, &Limits::default()), Ok(of), "{form}");
    for (treatment, found) in traced(&after) {
        assert_eq!(found, of, "{form}: {treatment}");
    }
}

#[test]
fn jpeg() {
    names_its_session("out(photo(), 'JPEG', quality=85)");
    names_its_session("out(photo().convert('L'), 'JPEG', quality=60, progressive=True)");
}

#[test]
fn jpeg_of_four_colours_and_of_another_orientation() {
    names_its_session("out(photo(), 'JPEG', quality=75, exif=TURNED)");
    names_its_session("out(photo().convert('CMYK'), 'JPEG', quality=90)");
}

#[test]
fn png() {
    names_its_session("out(photo(), 'PNG', compress_level=1)");
    names_its_session("out(photo().convert('L'), 'PNG', exif=TURNED)");
}

#[test]
fn png_of_other_shapes() {
    names_its_session("interlaced(photo())");
    names_its_session("out(photo().convert('I').point(lambda v: v * 257).convert('I;16'), 'PNG')");
}

#[test]
fn png_of_a_palette_with_a_clear_colour() {
    names_its_session("out(photo().quantize(128), 'PNG', transparency=9)");
}

#[test]
fn apng() {
    names_its_session("moving('PNG')");
}

#[test]
fn gif() {
    names_its_session("out(photo().quantize(256), 'GIF')");
    names_its_session("out(photo().quantize(64, dither=0), 'GIF')");
}

#[test]
fn a_drawing_of_four_colours() {
    // Flat almost everywhere: a palette gets room for the pattern, and a lossy file bears it in what was
    // skipped before.
    let drawn =
        "im = photo().filter(ImageFilter.GaussianBlur(6)).quantize(4, dither=0).convert('RGB')";
    for form in ["out(im.quantize(4), 'GIF')", "out(im, 'PNG')", "out(im, 'WEBP', quality=85)"] {
        names_its_session(&format!("{drawn}\n{form}"));
    }
}

#[test]
fn a_coarse_file_bears_it_as_it_is() {
    // In steps as large as these, not all that happens to leaks is survived.
    for form in ["out(photo(), 'WEBP', quality=50)", "out(photo(), 'JPEG', quality=40)"] {
        let after = marked(&written(form), &session(ID));
        let found: Vec<_> = traced(&after)
            .into_iter()
            .map(|(name, found)| (name, found.map(|it| it.to_string())))
            .collect();
        for (treatment, found) in &found {
            assert!(found.as_deref().is_none_or(|it| it == ID), "{form}: {treatment}");
        }
        let read: Vec<_> = found.iter().filter(|it| it.1.is_some()).map(|it| it.0).collect();
        for treatment in ["nothing", "JPEG 50", "a quarter cut away", "a screenshot"] {
            assert!(read.contains(&treatment), "{form}: {read:?}");
        }
    }
}

#[test]
fn moving_gif() {
    names_its_session("moving('GIF', lambda im: im.quantize(200), disposal=2)");
    names_its_session("moving('GIF', lambda im: im.quantize(256))");
}

#[test]
fn lossless_webp() {
    names_its_session("out(photo(), 'WEBP', lossless=True, method=0)");
    names_its_session("moving('WEBP', lossless=True, method=0)");
}

#[test]
fn lossy_webp() {
    names_its_session("out(photo(), 'WEBP', quality=85)");
    names_its_session("moving('WEBP', quality=85)");
}

/// Whether there is ink at or near each pixel: of a flat picture, marked, that is what changed most.
fn ink(size: (u32, u32)) -> Vec<bool> {
    let flat = format!("{PYTHON}\nout(Image.new('L', {size:?}, 128), 'PNG')");
    let flat = oracle::pixels(&marked(&oracle::python(&flat, b""), &session(ID)));
    let (width, height) = (size.0 as usize, size.1 as usize);
    let inked = |at: usize| flat.frames[0].rgba[at * 4].abs_diff(128) > 5;
    let near = |at: usize| {
        let rows = (at / width).saturating_sub(3)..(at / width + 4).min(height);
        let columns = (at % width).saturating_sub(3)..(at % width + 4).min(width);
        rows.flat_map(|y| columns.clone().map(move |x| y * width + x)).any(inked)
    };
    (0..width * height).map(near).collect()
}

#[test]
fn it_is_not_seen() {
    let ink = ink((720, 540));
    for form in [
        "out(photo(), 'JPEG', quality=85)",
        "out(photo(), 'PNG', compress_level=1)",
        "moving('GIF', lambda im: im.quantize(64))",
        "out(photo(), 'WEBP', lossless=True, method=0)",
        "out(photo(), 'WEBP', quality=85)",
        "out(photo(), 'WEBP', quality=60)",
    ] {
        let before = written(form);
        let after = marked(&before, &session(ID));
        let luma = |of: &Pixels| -> Vec<f64> {
            let luma = |it: &[u8]| {
                [0.299, 0.587, 0.114].iter().zip(it).map(|(a, b)| a * f64::from(*b)).sum()
            };
            of.frames[0].rgba.chunks_exact(4).map(luma).collect()
        };
        let [before, after] = [before, after].map(|file| luma(&oracle::pixels(&file)));
        let beside = before.iter().zip(&after).zip(&ink).filter(|(_, ink)| !**ink);
        let (mut sum, mut count) = (0.0, 0.0);
        beside.for_each(|((a, b), _)| (sum, count) = (sum + (a - b).powi(2), count + 1.0));
        let decibels = 10.0 * (65025.0 * count / sum).log10();
        assert!(decibels > 40.0 && count > 200_000.0, "{form}: {decibels} over {count} pixels");
    }
}

#[test]
fn a_frame_that_is_a_part_of_the_canvas_fits_into_what_is_there() {
    // What moves is small, so that encoders write only the rectangle around it, off every grid.
    for form in [
        "moving('PNG', lambda im: spot(im))",
        "moving('GIF', lambda im: spot(im).quantize(128, dither=0))",
        "moving('WEBP', lambda im: spot(im), lossless=True, method=0)",
    ] {
        let spot = "
N = [0]
def spot(im):
    N[0] += 1
    im = photo()
    im.paste((200, 30, 40 * N[0]), (311 + 20 * N[0], 203, 391 + 20 * N[0], 290))
    return im
";
        let after = marked(&written(&format!("{spot}\n{form}")), &session(ID));
        for (treatment, found) in traced(&after) {
            assert_eq!(found, Some(ID.parse().unwrap()), "{form}: {treatment}");
        }
    }
}

#[test]
fn what_is_clear_keeps_its_colour() {
    let hole = "
im = photo()
im.putalpha(Image.new('L', im.size, 255))
im.paste((17, 34, 51, 0), (100, 90, 500, 400))
";
    for form in ["out(im, 'PNG')", "out(im, 'WEBP', lossless=True, exact=True)"] {
        let before = written(&format!("{hole}\n{form}"));
        let after = oracle::pixels(&marked(&before, &session(ID)));
        for (at, pixel) in after.frames[0].rgba.chunks_exact(4).enumerate() {
            let (x, y) = (at % 720, at / 720);
            let is_clear = (100..500).contains(&x) && (90..400).contains(&y);
            assert_eq!(is_clear, pixel == [17, 34, 51, 0], "{form}: {pixel:?} at {x}, {y}");
        }
    }
}

#[test]
fn small_pictures_bear_letters_alone() {
    let small = |width| format!("out(photo().resize(({width}, 300)), 'PNG')");
    let after = marked(&written(&small(hidden::LEAST_SIDE - 1)), &session(ID));
    assert_eq!(trace(&after, &Limits::default()), Ok(None));
    let after = marked(&written(&small(hidden::LEAST_SIDE + 60)), &session(ID));
    assert_eq!(trace(&after, &Limits::default()), Ok(Some(ID.parse().unwrap())));
}
