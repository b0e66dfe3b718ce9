//! Files that mean harm: mutated and cut ones of every format. None may panic, take long, or leave
//! anything behind that a second cleaning would find.

use std::process::Command;
use std::time::{Duration, Instant};

use chatpic_media::{Cleaned, Limits, Refusal, inspect};

use super::oracle::python;

const MUTATIONS: u32 = 2000;

/// What a visitor waits at most, and more than the slowest test machine needs.
const BOUND: Duration = Duration::from_secs(20);

/// Mutated sizes must not make the test slow: what they may cost is tested elsewhere.
const SMALL: Limits = Limits {
    side: 1000,
    frame_pixels: 20_000,
    frames: 20,
    summed_pixels: 100_000,
    metadata_bytes: 1 << 16,
    profile_bytes: 1 << 16,
};

fn clean(bytes: &[u8]) -> Result<Cleaned, Refusal> {
    inspect(bytes, &SMALL)?
        .decode(&mut |frame| {
            let pixels =
                u64::from(frame.width) * u64::from(frame.height) * u64::from(frame.channels);
            assert_eq!(u64::try_from(frame.pixels.len()), Ok(pixels));
        })?
        .clean()
}

/// Cleans in bounded time, and where that succeeds, finds nothing more to clean.
fn survives(name: &str, bytes: &[u8]) {
    let begin = now();
    if let Ok(cleaned) = clean(bytes) {
        let again = clean(&cleaned.bytes);
        let same = again.as_ref().is_ok_and(|again| again.bytes == cleaned.bytes);
        let same = same && again.as_ref().is_ok_and(|again| again.removed.is_empty());
        if !same {
            let kept = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
            std::fs::write(&kept, bytes).unwrap();
            let again = again.map(|again| again.removed);
            panic!("cleaning {} again: {again:?}", kept.display());
        }
    }
    assert!(begin.elapsed() < BOUND, "{name} took {:?}", begin.elapsed());
}

#[expect(clippy::disallowed_methods, reason = "a bound on time is what is tested")]
fn now() -> Instant {
    Instant::now()
}

#[test]
fn a_file_cut_anywhere_never_panics() {
    for (name, bytes) in samples() {
        for end in 0..bytes.len() {
            survives(&name, &bytes[..end]);
        }
    }
}

#[test]
fn a_mutated_file_never_panics_and_is_cleaned_whole_or_not_at_all() {
    for (name, bytes) in samples() {
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
        for _ in 0..MUTATIONS {
            let mut mutated = bytes.clone();
            for _ in 0..=chance.below(3) {
                mutate(&mut mutated, &mut chance);
            }
            // Wrong sums would end the reading of every PNG file at the first of them.
            if chance.below(4) > 0 {
                mend_sums(&mut mutated);
            }
            survives(&name, &mutated);
        }
    }
}

#[test]
fn pieces_of_one_format_inside_another_never_panic() {
    let samples = samples();
    let mut chance = Chance(1);
    for (name, bytes) in &samples {
        for (_, other) in &samples {
            for _ in 0..20 {
                let at = chance.below(bytes.len());
                let from = chance.below(other.len());
                survives(name, &[&bytes[..at], &other[from..], &bytes[at..]].concat());
            }
        }
    }
}

#[test]
fn a_hundred_scans_of_the_largest_picture_end_in_time() {
    let bytes = scans(7000, 100);
    assert!(bytes.len() < 200_000);
    let begin = now();
    let inspected = inspect(&bytes, &Limits::default()).unwrap();
    assert!(inspected.decode(&mut |_| {}).is_ok());
    assert!(begin.elapsed() < BOUND, "{:?}", begin.elapsed());
}

/// A progressive gray square whose every scan says of all blocks at once that nothing is in them.
fn scans(side: u16, count: u8) -> Vec<u8> {
    let mut file = b"\xff\xd8\xff\xdb\0\x43\0".to_vec();
    file.extend([1; 64]);
    let [high, low] = side.to_be_bytes();
    file.extend([0xFF, 0xC2, 0, 11, 8, high, low, high, low, 1, 1, 0x11, 0]);
    for (class, symbol) in [(0_u8, 0_u8), (0x10, 0xE0)] {
        file.extend([0xFF, 0xC4, 0, 20, class, 1]);
        file.extend([0; 15]);
        file.push(symbol);
    }
    let blocks = usize::from(side).div_ceil(8).pow(2);
    file.extend(b"\xff\xda\0\x08\x01\x01\0\0\0\0");
    file.resize(file.len() + blocks.div_ceil(8), 0);
    for scan in 0..count - 1 {
        let (coefficient, step) = (1 + scan / 14, scan % 14);
        let bits = if step == 0 { 13 } else { (14 - step) << 4 | (13 - step) };
        file.extend([0xFF, 0xDA, 0, 8, 1, 1, 0, coefficient, coefficient, bits]);
        // A code of one zero bit and 14 bits of length: a run of 16,384 blocks.
        file.resize(file.len() + (blocks.div_ceil(1 << 14) * 15).div_ceil(8), 0);
    }
    file.extend([0xFF, 0xD9]);
    file
}

fn mutate(bytes: &mut Vec<u8>, chance: &mut Chance) {
    const TELLING: [u8; 8] = [0, 1, 0x7F, 0x80, 0xFE, 0xFF, 0xD8, 0x40];
    let at = chance.below(bytes.len());
    let end = (at + 1 + chance.below(40)).min(bytes.len());
    match chance.below(6) {
        0 => bytes[at] ^= 1 << chance.below(8),
        1 => bytes[at] = TELLING[chance.below(TELLING.len())],
        2 => bytes[at..end.min(at + 4)].fill(TELLING[chance.below(TELLING.len())]),
        3 if bytes.len() > 80 => drop(bytes.drain(at..end)),
        4 => {
            let piece = bytes[at..end].to_vec();
            let to = chance.below(bytes.len());
            bytes.splice(to..to, piece);
        }
        _ => {
            let from = chance.below(bytes.len());
            bytes[at] = bytes[from];
        }
    }
}

/// Gives every chunk of a PNG file its right sum again, as far as its chunks can be told apart.
fn mend_sums(bytes: &mut [u8]) {
    let mut at = if bytes.starts_with(b"\x89PNG") { 8 } else { bytes.len() };
    while let Some(Ok(len)) = bytes.get(at..at + 4).map(<[u8; 4]>::try_from) {
        let Ok(len) = usize::try_from(u32::from_be_bytes(len)) else { return };
        let end = at + 8 + len;
        let Some(summed) = bytes.get(at + 4..end) else { return };
        let sum = summed.iter().fold(u32::MAX, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| (sum >> 1) ^ ((sum & 1) * 0xEDB8_8320))
        });
        let Some(place) = bytes.get_mut(end..end + 4) else { return };
        place.copy_from_slice(&(!sum).to_be_bytes());
        at = end + 4;
    }
}

/// A fixed sequence of numbers (xorshift), so that what fails once fails again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(bound).unwrap()).unwrap()
    }
}

/// Small files of every format and of most of what each can do, with metadata, from other programs.
fn samples() -> Vec<(String, Vec<u8>)> {
    let written = python(SAMPLES, &[]);
    let mut rest = &written[..];
    let mut samples = Vec::new();
    while let [n, a, b, c, d, tail @ ..] = rest {
        let (name, tail) = tail.split_at(usize::from(*n));
        let len = usize::try_from(u32::from_be_bytes([*a, *b, *c, *d])).unwrap();
        samples.push((String::from_utf8(name.to_vec()).unwrap(), tail[..len].to_vec()));
        rest = &tail[len..];
    }
    assert_eq!(samples.len(), 19);
    for name in ["restart", "restart-progressive"] {
        samples.push((name.to_owned(), super::jpeg::file(name)));
    }
    samples.push(("avif".to_owned(), avif()));
    samples
}

fn avif() -> Vec<u8> {
    static MADE: std::sync::OnceLock<Vec<u8>> = std::sync::OnceLock::new();
    let make = || {
        let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
        let [from, to] = ["hostile.png", "hostile.avif"].map(|name| folder.join(name));
        std::fs::write(
            &from,
            python(
                "import sys; from PIL import Image
Image.linear_gradient('L').resize((40, 30)).save(sys.stdout.buffer, 'PNG')",
                &[],
            ),
        )
        .unwrap();
        let done = Command::new("avifenc").args(["-s", "10"]).arg(&from).arg(&to).output();
        assert!(done.expect("avifenc has to be installed (libavif-bin)").status.success());
        std::fs::read(&to).unwrap()
    };
    MADE.get_or_init(make).clone()
}

const SAMPLES: &str = "
import io, struct, sys
from PIL import Image, ImageCms, PngImagePlugin

def colour(w=40, h=30, shift=0):
    im = Image.new('RGB', (w, h))
    im.putdata([((x * 7 + y * 3 + shift) % 256, (x * x // 9 + y) % 256, (x * y // 5) % 256)
                for y in range(h) for x in range(w)])
    return im

block = Image.Exif()
for tag, value in {0x10f: 'Maker', 0x110: 'Model', 0x112: 6, 0x132: '2024:01:02 03:04:05'}.items():
    block[tag] = value
block.get_ifd(0x8825).update({1: 'N', 2: (1.0, 2.0, 3.0)})
exif = block.tobytes()
icc = ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes()
text = PngImagePlugin.PngInfo()
text.add_text('Comment', 'hello')
text.add_itxt('XML:com.adobe.xmp', '<x/>')
clear = colour()
clear.putalpha(colour(shift=90).convert('L'))
frames = [colour(shift=n * 50) for n in range(1, 3)]
moving = dict(save_all=True, append_images=frames, duration=[100, 50, 70], loop=0)

def save(name, im, form, **how):
    out = io.BytesIO()
    im.save(out, form, **how)
    out = out.getvalue()
    sys.stdout.buffer.write(struct.pack('>BI', len(name), len(out)) + name.encode() + out)

save('jpeg', colour(), 'JPEG', exif=exif, icc_profile=icc, comment='hello')
save('jpeg-444', colour(), 'JPEG', subsampling=0, quality=95)
save('jpeg-progressive', colour(), 'JPEG', progressive=True)
save('jpeg-gray', colour().convert('L'), 'JPEG')
save('jpeg-cmyk', colour().convert('CMYK'), 'JPEG')
save('png', colour(), 'PNG', exif=exif, icc_profile=icc, pnginfo=text)
save('png-clear', clear, 'PNG')
save('png-palette', colour().quantize(20), 'PNG', transparency=3)
save('png-gray', colour().convert('1'), 'PNG')
save('png-wide', Image.new('I;16', (20, 20), 12345), 'PNG')
save('apng', colour(), 'PNG', **moving)
save('gif', colour().quantize(20), 'GIF', comment=b'hello')
save('gif-moving', colour(), 'GIF', **moving)
save('gif-interlaced', colour().quantize(60), 'GIF', interlace=True, transparency=3)
save('webp', colour(), 'WEBP', exif=exif, icc_profile=icc, xmp=b'<x/>')
save('webp-clear', clear, 'WEBP')
save('webp-lossless', clear, 'WEBP', lossless=True)
save('webp-moving', colour(), 'WEBP', **moving)
save('webp-moving-lossless', clear, 'WEBP', lossless=True, **moving)
";
