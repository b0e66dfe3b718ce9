//! The visible mark is read back by tesseract from the marked picture alone, at its size and at a
//! quarter of it, as somebody would who investigates: gray, without the slow changes of light, only
//! what is lightest or darkest, level.

use chatpic_media::overlay;

use super::{PYTHON, marked, session};
use crate::pictures::oracle;
use crate::pictures::promises::cleaned;

/// A session for each of [`KINDS`], with the angle at which it is written, in degrees clockwise.
const SESSIONS: [(&str, i32); 4] =
    [("TEWH-0AVN", 45), ("PPG2-X7R5", -30), ("ZCT4-SC59", 15), ("71HF-E865", 0)];

const SIZE: (u32, u32) = (1000, 700);

const KINDS: [&str; 4] = ["light", "dark", "busy", "flat"];

/// Draws a ground of one of the [`KINDS`], of `SIZE`.
const GROUNDS: &str = "
def ground(kind):
    size = SIZE
    if kind == 'flat':
        return Image.new('RGB', size, (130, 120, 140))
    if kind == 'busy':
        shade = Image.linear_gradient('L').resize(size).point(lambda v: 60 + v // 2)
        im = Image.merge('RGB', [Image.blend(Image.effect_noise(size, 120), shade, 0.5) for _ in 'RGB'])
        for n in range(0, size[0], 37):
            ImageDraw.Draw(im).line((n, 0, size[0] - n, size[1]), (40, 60, 50 + n // 8))
        return im
    soft = picture(size=size).filter(ImageFilter.GaussianBlur(20))
    return soft.point(lambda v: 215 + v // 7 if kind == 'light' else v // 7)
";

/// Prints what tesseract reads in the picture at `SCALE`, each way of looking at it in a line.
const READ: &str = "
import io, os, subprocess, sys, tempfile
from PIL import Image, ImageChops, ImageFilter, ImageOps
os.environ['OMP_THREAD_LIMIT'] = '1'
im = Image.open(io.BytesIO(sys.stdin.buffer.read())).convert('RGB').convert('L')
im = im.resize((round(im.width * SCALE), round(im.height * SCALE)), Image.LANCZOS)
# Capitals of 32 pixels, which tesseract likes.
by = 0.685 / SCALE
im = im.resize((round(im.width * by), round(im.height * by)), Image.BICUBIC)
for blur in (1.5, 2.2, 3):
    even = im.filter(ImageFilter.GaussianBlur(blur))
    even = ImageChops.subtract(even, even.filter(ImageFilter.BoxBlur(40)), 0.6, 128)
    for gray in (even, ImageOps.invert(even)):
        counts, seen, level = gray.histogram(), 0, 0
        while seen < 0.86 * gray.width * gray.height:
            seen, level = seen + counts[level], level + 1
        ink = gray.point([max(0, min(255, 128 - (v - level) * 6)) for v in range(256)])
        ink = ink.rotate(ANGLE, Image.BICUBIC, True, fillcolor=255)
        with tempfile.NamedTemporaryFile(suffix='.png') as file:
            ink.save(file.name)
            read = subprocess.run(['tesseract', file.name, '-', '--psm', '11', '-c',
                'tessedit_char_whitelist=-0123456789ABCDEFGHJKMNPQRSTVWXYZ'], capture_output=True, text=True)
        read = read.stdout.replace(' ', '').replace('\\n', ' ')
        print(blur, read)
        if ID in read:
            sys.exit()
";

/// A ground of a kind and a size, written by `form` and marked.
fn file(kind: &str, size: (u32, u32), form: &str, id: &str) -> Vec<u8> {
    let script = format!(
        "from PIL import ImageFilter\n{PYTHON}\nSIZE = {size:?}\n{GROUNDS}\nim = ground('{kind}')\n{form}"
    );
    marked(&cleaned(&oracle::python(&script, b"")).bytes, &session(id))
}

/// Marks each kind of ground, written by `form`, and reads each at its size and at a quarter of it.
fn is_read_on_every_ground(size: (u32, u32), form: &str) {
    for (kind, (id, angle)) in KINDS.iter().zip(SESSIONS) {
        let file = file(kind, size, form, id);
        for scale in ["1", "0.25"] {
            is_read(&file, id, angle, scale, &format!("{form}: {kind}"));
        }
    }
}

fn is_read(file: &[u8], id: &str, angle: i32, scale: &str, what: &str) {
    let read = READ.replace("ANGLE", &angle.to_string()).replace("SCALE", scale);
    let read = oracle::python(&read.replace("ID", &format!("'{id}'")), file);
    let read = String::from_utf8(read).unwrap();
    assert!(read.contains(id), "{what} at {scale}: {id} is not in\n{read}");
}

/// What is laid over a video knows no ground, so every session is read on each.
#[test]
fn an_overlay_on_any_ground() {
    for (id, angle) in SESSIONS {
        let drawn = overlay(SIZE.0, SIZE.1, &session(id)).unwrap();
        for kind in KINDS.iter().chain(&["white", "black"]) {
            let ground = match *kind {
                "white" | "black" => format!("Image.new('RGB', SIZE, '{kind}')"),
                kind => format!("ground('{kind}')"),
            };
            let script = format!(
                "from PIL import ImageFilter\n{PYTHON}\nSIZE = {SIZE:?}\n{GROUNDS}\n\
                 drawn = Image.frombytes('RGBA', SIZE, sys.stdin.buffer.read())\n\
                 im = Image.alpha_composite({ground}.convert('RGBA'), drawn).convert('RGB')\n\
                 out(im, 'JPEG', quality=60)"
            );
            let frame = oracle::python(&script, &drawn);
            for scale in ["1", "0.25"] {
                is_read(&frame, id, angle, scale, kind);
            }
        }
    }
}

#[test]
fn png() {
    is_read_on_every_ground(SIZE, "out(im, 'PNG')");
}

#[test]
fn png_of_a_palette() {
    is_read_on_every_ground(SIZE, "out(im.quantize(64), 'PNG')");
}

#[test]
fn apng() {
    is_read_on_every_ground(
        SIZE,
        "out(im, 'PNG', save_all=True, append_images=[im.point(lambda v: v ^ 1)])",
    );
}

#[test]
fn gif() {
    is_read_on_every_ground(SIZE, "out(im.quantize(256), 'GIF')");
}

#[test]
fn lossless_webp() {
    is_read_on_every_ground(SIZE, "out(im, 'WEBP', lossless=True)");
}

#[test]
fn lossy_webp() {
    is_read_on_every_ground(SIZE, "out(im, 'WEBP', quality=75)");
}

#[test]
fn coarse_webp() {
    is_read_on_every_ground(SIZE, "out(im, 'WEBP', quality=20)");
}

#[test]
fn jpeg() {
    is_read_on_every_ground((1440, 1080), "out(im, 'JPEG', quality=85)");
}

#[test]
fn coarse_jpeg() {
    is_read_on_every_ground(SIZE, "out(im, 'JPEG', quality=40, progressive=True)");
}

/// Prints what tesseract reads in a small picture, in which the ID stands once, in two rows.
const READ_SMALL: &str = "
import io, os, subprocess, sys, tempfile
from PIL import Image, ImageChops, ImageFilter, ImageOps
os.environ['OMP_THREAD_LIMIT'] = '1'
im = Image.open(io.BytesIO(sys.stdin.buffer.read())).convert('RGB').convert('L')
by = 200 / im.height
im = im.resize((round(im.width * by), round(im.height * by)), Image.BICUBIC)
for blur, share in [(blur, share) for blur in (1, 2, 3) for share in (0.7, 0.8, 0.75, 0.85)]:
    even = im.filter(ImageFilter.GaussianBlur(blur))
    even = ImageChops.subtract(even, even.filter(ImageFilter.BoxBlur(60)), 0.6, 128)
    for gray in (even, ImageOps.invert(even)):
        counts, seen, level = gray.histogram(), 0, 0
        while seen < share * gray.width * gray.height:
            seen, level = seen + counts[level], level + 1
        ink = gray.point([max(0, min(255, 128 - (v - level) * 6)) for v in range(256)])
        with tempfile.NamedTemporaryFile(suffix='.png') as file:
            ImageOps.expand(ink, 40, 255).save(file.name)
            read = subprocess.run(['tesseract', file.name, '-', '--psm', '6', '-c',
                'tessedit_char_whitelist=-0123456789ABCDEFGHJKMNPQRSTVWXYZ'], capture_output=True, text=True)
        read = ''.join(read.stdout.split())
        print(blur, share, read)
        if ID in read:
            sys.exit()
";

#[test]
fn small_jpeg() {
    for (size, id) in [((64, 64), "7K3M-9QXA"), ((200, 120), "TEWH-0AVN")] {
        for kind in ["light", "dark", "flat"] {
            let file = file(kind, size, "out(im, 'JPEG', quality=85)", id);
            let id = id.replace('-', "");
            let read = READ_SMALL.replace("ID", &format!("'{id}'"));
            let read = String::from_utf8(oracle::python(&read, &file)).unwrap();
            assert!(read.contains(&id), "{kind}, {size:?}: {id} is not in\n{read}");
        }
    }
}
