//! Colour profiles, judged by LittleCMS as Pillow carries it: the same colours, nothing to read.

use chatpic_media::{Limits, inspect};

use super::oracle::{contains, python};

/// Makes profiles as programs write them, puts one into a JPEG, and takes one out of it.
const PREAMBLE: &str = "
import io, struct, sys
from PIL import Image, ImageCms

def s15(n):
    return struct.pack('>i', round(n * 65536))

def display(version, primaries, curve):
    xyz = lambda x, y, z: b'XYZ \\0\\0\\0\\0' + s15(x) + s15(y) + s15(z)
    text = b'text\\0\\0\\0\\0PLANTED\\0'
    desc = b'desc\\0\\0\\0\\0' + struct.pack('>I', 8) + b'PLANTED\\0' + bytes(78)
    if version == 4:
        words = 'PLANTED'.encode('utf-16-be')
        desc = text = b'mluc\\0\\0\\0\\0' + struct.pack('>II2s2sII', 1, 12, b'en', b'US', len(words), 28) + words
    tags = [(b'desc', desc), (b'cprt', text), (b'dmnd', desc), (b'wtpt', xyz(0.9642, 1, 0.8249)),
            (b'PRIV', b'text\\0\\0\\0\\0PLANTED\\0')]
    tags += [(c + b'XYZ', xyz(*p)) for c, p in zip([b'r', b'g', b'b'], primaries)]
    tags += [(c + b'TRC', curve) for c in [b'r', b'g', b'b']]
    at, table, data = 132 + 12 * len(tags), b'', b''
    for name, value in tags:
        table += name + struct.pack('>II', at + len(data), len(value))
        data += value + bytes(-len(value) % 4)
    head = struct.pack('>I4sBBxx4s4s4s6H4s', at + len(data), b'PLAN', version, 0x20, b'mntr', b'RGB ', b'XYZ ',
                       2024, 5, 6, 7, 8, 9, b'acsp') + b'APPLPLANPLANPLAN' + bytes(8)
    head = head[:64] + bytes(4) + s15(0.9642) + s15(1) + s15(0.8249) + b'PLAN'
    return head + bytes(128 - len(head)) + struct.pack('>I', len(tags)) + table + data

GAMMA = b'curv\\0\\0\\0\\0\\0\\0\\0\\1\\x02\\x33'
TABLE = b'curv\\0\\0\\0\\0' + struct.pack('>I256H', 256, *[n * n for n in range(256)])
PARAMETRIC = b'para\\0\\0\\0\\0\\0\\3\\0\\0' + s15(2.4) + s15(1 / 1.055) + s15(.055 / 1.055) + s15(1 / 12.92) + s15(.04045)
ADOBE = [(.60974, .31111, .01947), (.20528, .62567, .06087), (.14919, .06322, .74457)]
P3 = [(.51512, .24120, -.00105), (.29198, .69225, .04189), (.15710, .06657, .78407)]
PROFILES = [
    ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes(),
    display(2, ADOBE, GAMMA),
    display(2, P3, TABLE),
    display(4, P3, PARAMETRIC),
]
";

fn saved_with_profile(number: usize) -> Vec<u8> {
    let save = format!(
        "Image.radial_gradient('L').convert('RGB').save(
            sys.stdout.buffer, 'JPEG', icc_profile=PROFILES[{number}])"
    );
    python(&(PREAMBLE.to_owned() + &save), &[])
}

/// Every 17th colour of each channel through the file's profile into sRGB, by each intent.
fn colours(file: &[u8]) -> Vec<u8> {
    let transform = "
im = Image.open(io.BytesIO(sys.stdin.buffer.read()))
own = ImageCms.ImageCmsProfile(io.BytesIO(im.info['icc_profile']))
ImageCms.getProfileDescription(own)
chart = Image.new('RGB', (64, 64))
chart.putdata([(r, g, b) for r in range(0, 256, 17) for g in range(0, 256, 17) for b in range(0, 256, 17)])
for intent in range(4):
    to = ImageCms.buildTransform(own, ImageCms.createProfile('sRGB'), 'RGB', 'RGB', intent)
    sys.stdout.buffer.write(ImageCms.applyTransform(chart, to).tobytes())
";
    python(&(PREAMBLE.to_owned() + transform), file)
}

#[test]
fn colours_stay_to_the_bit_and_nothing_else_is_left() {
    for number in 0..4 {
        let file = saved_with_profile(number);
        let inspected = inspect(&file, &Limits::default()).unwrap();
        let clean = inspected.decode(&mut |_| {}).unwrap().clean().unwrap();
        assert_ne!(clean.bytes, file);
        assert_eq!(colours(&clean.bytes), colours(&file), "profile {number}");
        for planted in [&b"PLAN"[..], b"P\0L\0A", b"sRGB", b"APPL", b"PRIV", b"lcms"] {
            assert!(!contains(&clean.bytes, planted), "profile {number}");
        }
    }
}
