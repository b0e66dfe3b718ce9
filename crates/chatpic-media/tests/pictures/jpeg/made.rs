//! JPEG files to try, and ways to put things into them.

use super::python;

/// What Pillow saves: `arguments` are those of `Image.save`, the picture first.
pub fn saved(arguments: &str) -> Vec<u8> {
    python(&format!("{PREAMBLE}\nsave({arguments})"), &[])
}

const PREAMBLE: &str = "
import io, sys
from PIL import Image, ImageCms

def colour():
    im = Image.new('RGB', (67, 45))
    im.putdata([((x * 7 + y * 3) % 256, (x * x // 9 + y) % 256, (x * y // 5) % 256)
                for y in range(45) for x in range(67)])
    return im

def exif(tags, camera={}, gps={}):
    block = Image.Exif()
    for tag, value in tags.items():
        block[tag] = value
    for pointer, directory in [(0x8769, camera), (0x8825, gps)]:
        if directory:
            block.get_ifd(pointer).update(directory)
            block[pointer] = directory
    return block.tobytes()

def profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()

def save(im, **how):
    out = io.BytesIO()
    im.save(out, 'JPEG', **how)
    sys.stdout.buffer.write(out.getvalue())
";

/// One of the files in this directory.
pub fn file(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/pictures/jpeg/{name}.jpg", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).unwrap()
}

/// A segment with its marker and length.
pub fn segment(marker: u8, data: &[u8]) -> Vec<u8> {
    let len = u16::try_from(data.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &len[..], data].concat()
}

/// The file with `bytes` put in before the first `marker`.
pub fn before(file: &[u8], marker: u8, bytes: &[u8]) -> Vec<u8> {
    let at = file.windows(2).position(|w| w == [0xFF, marker]).unwrap();
    [&file[..at], bytes, &file[at..]].concat()
}

/// A gray picture's structure whose scan holds nothing.
pub const ENTROPY_FREE: &[u8] =
    b"\xff\xd8\xff\xc0\0\x0b\x08\0\x08\0\x08\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0\xff\xd9";
