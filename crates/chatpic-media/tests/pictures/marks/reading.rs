//! The visible mark is read back by tesseract from the marked picture alone, at its size and at a
//! quarter of it, as somebody would who investigates: gray, without the slow changes of light, only
//! what is lightest or darkest, level.

use super::{PYTHON, marked, session};
use crate::pictures::oracle;
use crate::pictures::promises::cleaned;

/// A session for each of [`KINDS`], with the angle at which it is written, in degrees clockwise.
const SESSIONS: [(&str, i32); 4] =
    [("TEWH-0AVN", 45), ("PPG2-X7R5", -30), ("ZCT4-SC59", 15), ("71HF-E865", 0)];

const KINDS: [&str; 4] = ["light", "dark", "busy", "flat"];

/// Draws a ground of one of the [`KINDS`].
const GROUNDS: &str = "
def ground(kind):
    size = (1000, 700)
    if kind == 'flat':
        return Image.new('RGB', size, (130, 120, 140))
    if kind == 'busy':
        shade = Image.linear_gradient('L').resize(size).point(lambda v: 60 + v // 2)
        im = Image.merge('RGB', [Image.blend(Image.effect_noise(size, 120), shade, 0.5) for _ in 'RGB'])
        for n in range(0, 1000, 37):
            ImageDraw.Draw(im).line((n, 0, 1000 - n, 700), (40, 60, 50 + n // 8))
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

/// Marks each kind of ground, written by `form`, and reads each at its size and at a quarter of it.
fn is_read_on_every_ground(form: &str) {
    for (kind, (id, angle)) in KINDS.iter().zip(SESSIONS) {
        let script = format!(
            "from PIL import ImageFilter\n{PYTHON}\n{GROUNDS}\nim = ground('{kind}')\n{form}"
        );
        let file = marked(&cleaned(&oracle::python(&script, b"")).bytes, &session(id));
        for scale in ["1", "0.25"] {
            let read = READ.replace("ANGLE", &angle.to_string()).replace("SCALE", scale);
            let read = oracle::python(&read.replace("ID", &format!("'{id}'")), &file);
            let read = String::from_utf8(read).unwrap();
            assert!(read.contains(id), "{form}: {kind} at {scale}: {id} is not in\n{read}");
        }
    }
}

#[test]
fn png() {
    is_read_on_every_ground("out(im, 'PNG')");
}

#[test]
fn png_of_a_palette() {
    is_read_on_every_ground("out(im.quantize(64), 'PNG')");
}

#[test]
fn apng() {
    is_read_on_every_ground(
        "out(im, 'PNG', save_all=True, append_images=[im.point(lambda v: v ^ 1)])",
    );
}

#[test]
fn gif() {
    is_read_on_every_ground("out(im.quantize(256), 'GIF')");
}

#[test]
fn lossless_webp() {
    is_read_on_every_ground("out(im, 'WEBP', lossless=True)");
}

#[test]
fn lossy_webp() {
    is_read_on_every_ground("out(im, 'WEBP', quality=75)");
}

#[test]
fn coarse_webp() {
    is_read_on_every_ground("out(im, 'WEBP', quality=20)");
}
