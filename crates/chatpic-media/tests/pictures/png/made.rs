//! PNG files put together chunk by chunk.

use miniz_oxide::deflate::compress_to_vec_zlib;

/// Rows of a picture with all five filters and samples of noise.
pub fn rows(width: usize, height: usize, bits: usize, interlaced: bool) -> Vec<u8> {
    let passes: &[[usize; 4]] = match interlaced {
        true => &[
            [0, 0, 8, 8],
            [4, 0, 8, 8],
            [0, 4, 4, 8],
            [2, 0, 4, 4],
            [0, 2, 2, 4],
            [1, 0, 2, 2],
            [0, 1, 1, 2],
        ],
        false => &[[0, 0, 1, 1]],
    };
    let mut rows = Vec::new();
    for [x, y, dx, dy] in passes {
        let (width, height) = (width.saturating_sub(*x), height.saturating_sub(*y));
        let (width, height) = (width.div_ceil(*dx), height.div_ceil(*dy));
        let filters = (0..5).cycle().take(if width > 0 { height } else { 0 });
        for filter in filters {
            rows.push(filter);
            let from = rows.len();
            let samples = from..from + (width * bits).div_ceil(8);
            rows.extend(samples.map(|at| noise(u32::try_from(at).unwrap())));
        }
    }
    rows
}

pub fn noise(at: u32) -> u8 {
    at.wrapping_mul(2_654_435_761).to_be_bytes()[0]
}

/// 31 × 17 pixels of 24 bits and nothing else.
pub fn plain() -> Vec<u8> {
    png(&[ihdr(31, 17, 8, 2, false), idat(&rows(31, 17, 24, false))])
}

/// The plain file with `more` before its chunk number `at`: 1 is the pixels, 2 the end.
pub fn with(at: usize, more: &[Vec<u8>]) -> Vec<u8> {
    let mut all = split(&plain());
    all.splice(at..at, more.iter().cloned());
    [SIGNATURE, &all.concat()].concat()
}

pub fn ihdr(width: u32, height: u32, depth: u8, colour: u8, interlaced: bool) -> Vec<u8> {
    let (width, height) = (width.to_be_bytes(), height.to_be_bytes());
    chunk(b"IHDR", &[&width[..], &height, &[depth, colour, 0, 0, interlaced.into()]].concat())
}

pub fn idat(rows: &[u8]) -> Vec<u8> {
    chunk(b"IDAT", &compress_to_vec_zlib(rows, 6))
}

pub fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let len = u32::try_from(data.len()).unwrap();
    let checked = [kind, data].concat();
    let checksum = crc32fast::hash(&checked).to_be_bytes();
    [&len.to_be_bytes()[..], &checked, &checksum].concat()
}

/// A file of `chunks`, ended if they don't end it.
pub fn png(chunks: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = [SIGNATURE, &chunks.concat()].concat();
    let end = chunk(b"IEND", b"");
    if !bytes.ends_with(&end) {
        bytes.extend(end);
    }
    bytes
}

/// The chunks up to the end, whole.
pub fn split(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut rest = &bytes[SIGNATURE.len()..];
    let mut chunks = Vec::new();
    while chunks.last().is_none_or(|last: &Vec<u8>| &last[4..8] != b"IEND") {
        let len = u32::from_be_bytes(rest[..4].try_into().unwrap()) as usize;
        let (chunk, after) = rest.split_at(len + 12);
        chunks.push(chunk.to_vec());
        rest = after;
    }
    chunks
}

pub const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
