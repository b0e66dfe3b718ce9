//! Hostile files, made byte by byte.

use std::sync::LazyLock;

use miniz_oxide::deflate::compress_to_vec_zlib;

pub const JPEG: &[u8] = include_bytes!("fixtures/rgb.jpg");
pub const CMYK: &[u8] = include_bytes!("fixtures/cmyk.jpg");
pub const GIF: &[u8] = include_bytes!("fixtures/palette.gif");
pub const WEBP: &[u8] = include_bytes!("fixtures/rgb.webp");
pub const WEBP_LOSSY: &[u8] = include_bytes!("fixtures/vp8.webp");
pub const AVIF: &[u8] = include_bytes!("fixtures/rgb.avif");
pub const TIFF: &[u8] = include_bytes!("fixtures/rgb.tiff");

/// 200 MB of zeros, deflated.
pub static DEFLATED: LazyLock<Vec<u8>> =
    LazyLock::new(|| compress_to_vec_zlib(&vec![0; 200_000_000], 6));

/// A PNG of these chunks.
pub fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    [b"\x89PNG\r\n\x1a\n", chunks.concat().as_slice()].concat()
}

/// A sound chunk.
pub fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let len = u32::try_from(data.len()).unwrap();
    let sum = crc32fast::hash(&[kind, data].concat());
    [&len.to_be_bytes(), kind.as_slice(), data, &sum.to_be_bytes()].concat()
}

/// The head of a PNG.
pub fn ihdr(width: u32, height: u32, depth: u8, colour: u8) -> Vec<u8> {
    let (width, height) = (width.to_be_bytes(), height.to_be_bytes());
    chunk(b"IHDR", &[&width[..], &height[..], &[depth, colour, 0, 0, 0]].concat())
}

/// Pixels (each row with its filter byte), deflated.
pub fn idat(rows: &[u8]) -> Vec<u8> {
    chunk(b"IDAT", &compress_to_vec_zlib(rows, 9))
}

pub fn iend() -> Vec<u8> {
    chunk(b"IEND", b"")
}

/// A sound gray PNG of 4 × 2 pixels with these chunks between its head and its pixels.
pub fn png_with(chunks: &[Vec<u8>]) -> Vec<u8> {
    let rows = [0, 10, 20, 30, 40, 0, 50, 60, 70, 80];
    png(&[vec![ihdr(4, 2, 8, 0)], chunks.to_vec(), vec![idat(&rows), iend()]].concat())
}

/// A sound PNG with a palette of two colours.
pub fn palette() -> Vec<u8> {
    let colours = chunk(b"PLTE", &[255, 0, 0, 0, 0, 255]);
    png(&[ihdr(4, 2, 8, 3), colours, idat(&[0, 0, 1, 0, 1, 0, 1, 0, 1, 0]), iend()])
}

/// A sound PNG with 16 bits a colour.
pub fn deep() -> Vec<u8> {
    let rows: Vec<u8> =
        (0..2).flat_map(|row| [vec![0], vec![row * 99 + 7; 4 * 6]].concat()).collect();
    png(&[ihdr(4, 2, 16, 2), idat(&rows), iend()])
}

/// 256 megapixels in 33 KB: one bit a pixel, all black.
pub fn bomb() -> Vec<u8> {
    let rows = vec![0; 16_384 * (1 + 16_384 / 8)];
    png(&[ihdr(16_384, 16_384, 1, 0), idat(&rows), iend()])
}

/// A JPEG with a segment of its own after its first two bytes.
pub fn jpeg_with(marker: u8, data: &[u8]) -> Vec<u8> {
    let len = u16::try_from(data.len() + 2).unwrap();
    [&JPEG[..2], &[0xFF, marker], &len.to_be_bytes(), data, &JPEG[2..]].concat()
}

/// A JPEG with a colour profile of 255 segments, 16 MB together, whose header claims 200 MB.
pub fn jpeg_with_profile() -> Vec<u8> {
    let mut bytes = JPEG[..2].to_vec();
    for number in 1..=255 {
        let mut data = b"ICC_PROFILE\0".to_vec();
        data.extend([number, 255]);
        data.extend(200_000_000_u32.to_be_bytes());
        data.resize(65_533, 0);
        bytes.extend([0xFF, 0xE2, 0xFF, 0xFF]);
        bytes.extend(data);
    }
    bytes.extend(&JPEG[2..]);
    bytes
}

/// A JPEG whose frame header says another size.
pub fn jpeg_sized(width: u16, height: u16) -> Vec<u8> {
    let frame = JPEG.windows(2).position(|two| two == [0xFF, 0xC0]).unwrap();
    let mut bytes = JPEG.to_vec();
    bytes[frame + 5..frame + 7].copy_from_slice(&height.to_be_bytes());
    bytes[frame + 7..frame + 9].copy_from_slice(&width.to_be_bytes());
    bytes
}

/// A GIF whose screen and frame say another size.
pub fn gif_sized(width: u16, height: u16) -> Vec<u8> {
    let frame = GIF.iter().rposition(|byte| *byte == b',').unwrap();
    let mut bytes = GIF.to_vec();
    for at in [6, frame + 5] {
        bytes[at..at + 2].copy_from_slice(&width.to_le_bytes());
        bytes[at + 2..at + 4].copy_from_slice(&height.to_le_bytes());
    }
    bytes
}

/// A GIF with an extension before its end.
pub fn gif_with(label: u8, text: &[u8]) -> Vec<u8> {
    let (end, start) = GIF.split_last().unwrap();
    let len = u8::try_from(text.len()).unwrap();
    [start, &[0x21, label, len], text, &[0, *end]].concat()
}

/// A GIF of one pixel and many frames.
pub fn gif_of(frames: usize) -> Vec<u8> {
    let mut bytes = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xFF\xFF\xFF".to_vec();
    for _ in 0..frames {
        bytes.extend(b"\x21\xF9\x04\0\x01\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02\x44\x01\0");
    }
    bytes.push(b';');
    bytes
}

/// A WebP file of these chunks.
pub fn webp(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut body = b"WEBP".to_vec();
    for (kind, data) in chunks {
        body.extend(*kind);
        body.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
        body.extend(*data);
        body.resize(body.len().next_multiple_of(2), 0);
    }
    [b"RIFF", u32::try_from(body.len()).unwrap().to_le_bytes().as_slice(), &body].concat()
}

/// An extended WebP with this canvas (sides from 1) and these flags, before the chunks of a sound one.
pub fn webp_extended(width: u32, height: u32, flags: u8, more: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let (width, height) = ((width - 1).to_le_bytes(), (height - 1).to_le_bytes());
    let canvas = [&[flags, 0, 0, 0], &width[..3], &height[..3]].concat();
    let len = u32::from_le_bytes(WEBP[16..20].try_into().unwrap());
    let pixels = &WEBP[20..20 + usize::try_from(len).unwrap()];
    webp(&[&[(b"VP8X", canvas.as_slice())], more, &[(b"VP8L", pixels)]].concat())
}

/// An AVIF whose properties say another size.
pub fn avif_sized(width: u32, height: u32) -> Vec<u8> {
    let at = AVIF.windows(4).position(|four| four == b"ispe").unwrap() + 8;
    let mut bytes = AVIF.to_vec();
    bytes[at..at + 4].copy_from_slice(&width.to_be_bytes());
    bytes[at + 4..at + 8].copy_from_slice(&height.to_be_bytes());
    bytes
}
