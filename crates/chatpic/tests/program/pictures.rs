//! Pictures to share: noise, so that no two are alike and no window of one is found by chance.

use std::process::Command;

/// Numbers that follow from a seed: SplitMix64.
#[derive(Clone, Debug)]
pub struct Numbers(pub u64);

impl Numbers {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    /// A place in a row of `len`.
    pub fn index(&mut self, len: usize) -> usize {
        usize::try_from(self.below(len as u64)).unwrap()
    }

    /// 32 letters and digits.
    pub fn text(&mut self) -> String {
        format!("{:016x}{:016X}", self.next(), self.next())
    }
}

/// A PNG of noise that has nothing to be cleaned of, so that it is served byte for byte.
pub fn png(seed: u64, width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_compression(png::Compression::NoCompression);
    let mut writer = encoder.write_header().unwrap();
    let mut numbers = Numbers(seed);
    let len = usize::try_from(width * height * 3).unwrap();
    let mut pixels = Vec::with_capacity(len + 8);
    while pixels.len() < len {
        pixels.extend_from_slice(&numbers.next().to_be_bytes());
    }
    writer.write_image_data(&pixels[..len]).unwrap();
    writer.finish().unwrap();
    bytes
}

/// A photo with all that a camera writes beside it: these words, and a latitude of three times
/// 7654321/987659. Written by Pillow.
pub fn photo(words: &[String; 5]) -> Vec<u8> {
    let made = Command::new("/usr/bin/python3").args(["-c", PHOTO]).args(words).output().unwrap();
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    made.stdout
}

const PHOTO: &str = "
import io, os, sys
from PIL import Image
from PIL.TiffImagePlugin import IFDRational
maker, serial, artist, method, comment = sys.argv[1:]
exif = Image.Exif()
exif[0x010F] = maker
exif[0x013B] = artist
gps = {1: 'N', 2: (IFDRational(7654321, 987659),) * 3, 27: method.encode()}
for pointer, directory in [(0x8769, {0xA431: serial}), (0x8825, gps)]:
    exif.get_ifd(pointer).update(directory)
    exif[pointer] = directory
out = io.BytesIO()
picture = Image.frombytes('RGB', (120, 90), os.urandom(120 * 90 * 3))
picture.save(out, 'JPEG', exif=exif.tobytes(), comment=comment.encode())
sys.stdout.buffer.write(out.getvalue())
";
