//! GIF files put together block by block. The `gif` crate packs the pixels: the code under test has no
//! packer.

use std::borrow::Cow;

pub const APPLICATION: u8 = 0xFF;
pub const COMMENT: u8 = 0xFE;
pub const PLAIN_TEXT: u8 = 0x01;
pub const TEXT_HEADER: &[u8] = &[0, 0, 0, 0, 8, 0, 8, 0, 8, 8, 1, 2];

/// A screen of 16 × 12 with four colours, and `parts`.
pub fn gif(parts: &[Vec<u8>]) -> Vec<u8> {
    [head(), parts.concat(), vec![0x3B]].concat()
}

/// One picture that covers the screen, and nothing else.
pub fn plain() -> Vec<u8> {
    gif(&[picture([0, 0, 16, 12], None, false, 1)])
}

/// What stands before the parts of [`gif`].
pub fn head() -> Vec<u8> {
    screen(16, 12, Some(&[9, 9, 9, 200, 30, 90, 30, 200, 90, 0, 0, 255]))
}

pub fn screen(width: u16, height: u16, palette: Option<&[u8]>) -> Vec<u8> {
    let flags = if palette.is_some() { 0x81 } else { 0 };
    let size = [width.to_le_bytes(), height.to_le_bytes()].concat();
    [b"GIF89a", &size[..], &[flags, 0, 0], palette.unwrap_or_default()].concat()
}

/// A picture of left, top, width and height with four colours, its own if there is a seed for them.
pub fn picture(region: [u16; 4], colours: Option<u32>, interlaced: bool, seed: u32) -> Vec<u8> {
    let mut bytes = vec![0x2C];
    bytes.extend(region.iter().flat_map(|value| value.to_le_bytes()));
    bytes.push(if colours.is_some() { 0x81 } else { 0 } | u8::from(interlaced) << 6);
    bytes.extend(colours.into_iter().flat_map(|seed| (seed * 50..seed * 50 + 12).map(noise)));
    bytes.push(2);
    let pixels = u32::from(region[2]) * u32::from(region[3]);
    let indices: Vec<u8> = (0..pixels).map(|at| noise(seed * 7000 + at) % 4).collect();
    bytes.extend(blocks(&packed(&indices, 2)));
    bytes
}

/// Indices as LZW codes with an end code.
pub fn packed(indices: &[u8], bits: u8) -> Vec<u8> {
    let mut frame = gif::Frame { width: 1, height: 1, ..gif::Frame::default() };
    frame.buffer = Cow::Borrowed(indices);
    frame.make_lzw_pre_encoded();
    assert_eq!(frame.buffer[0], bits);
    frame.buffer[1..].to_vec()
}

pub fn control(disposal: u8, delay: u16, clear: Option<u8>) -> Vec<u8> {
    let [low, high] = delay.to_le_bytes();
    let flags = disposal << 2 | u8::from(clear.is_some());
    extension(0xF9, &[&[flags, low, high, clear.unwrap_or(0)]])
}

pub fn extension(label: u8, blocks: &[&[u8]]) -> Vec<u8> {
    let mut bytes = vec![0x21, label];
    for block in blocks {
        bytes.push(u8::try_from(block.len()).unwrap());
        bytes.extend(*block);
    }
    bytes.push(0);
    bytes
}

/// `data` in sub-blocks as long as may be.
pub fn blocks(data: &[u8]) -> Vec<u8> {
    let len = |block: &[u8]| u8::try_from(block.len()).unwrap();
    data.chunks(255).flat_map(|it| [&[len(it)], it].concat()).chain([0]).collect()
}

pub fn noise(at: u32) -> u8 {
    at.wrapping_mul(2_654_435_761).to_be_bytes()[0]
}
