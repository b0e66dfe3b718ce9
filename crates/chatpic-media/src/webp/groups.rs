//! How many groups of prefix codes a lossless bitstream makes a decoder build.
//!
//! A small image at its beginning gives each block of pixels the number of its group, and a decoder
//! builds every group up to the largest number: 65,536 of them, a gigabyte, out of a few megabytes.
//! `image-webp` has no limit for that, so the numbers are read here first. Only literal pixels are
//! looked at: copied ones bring no new numbers, and no pixel needs to be kept.

use super::bitstream::{Coded, Still};
use crate::Refusal;

/// libwebp's encoder makes at most 2,600.
const MAX_GROUPS: u32 = 4096;

const NOT_SOUND: Refusal = Refusal::Broken("the picture's data can't be decoded");

/// # Errors
/// [`Refusal::TooLarge`] where a decoder would build too many groups; what can't be read is refused
/// as a decoder would.
pub(super) fn admit(still: &Still<'_>) -> Result<(), Refusal> {
    let stream = match still.coded {
        // Behind the header of five bytes that was parsed before.
        Coded::Lossless { data, .. } => &data[5..],
        Coded::Lossy { alpha: Some([method, stream @ ..]), .. } if method & 3 == 1 => stream,
        Coded::Lossy { .. } => return Ok(()),
    };
    if groups(stream, still.width, still.height)? > MAX_GROUPS {
        let limit = u64::from(MAX_GROUPS);
        return Err(Refusal::TooLarge { what: "groups of codes in one picture", limit });
    }
    Ok(())
}

fn groups(stream: &[u8], mut width: u32, height: u32) -> Result<u32, Refusal> {
    let mut bits = Bits { bytes: stream, at: 0 };
    let mut seen = [false; 4];
    while bits.flag()? {
        let transform = bits.read(2)?;
        if std::mem::replace(&mut seen[transform as usize], true) {
            return Err(NOT_SOUND);
        }
        match transform {
            // Prediction and colour: one number a block.
            0 | 1 => {
                blocks(&mut bits, width, height)?;
            }
            // A palette, with which several pixels share one.
            3 => {
                let colours = bits.read(8)? + 1;
                walk(&mut bits, colours)?;
                let shared = match colours {
                    ..=2 => 8,
                    3..=4 => 4,
                    5..=16 => 2,
                    _ => 1,
                };
                width = width.div_ceil(shared);
            }
            _ => {}
        }
    }
    cache_size(&mut bits)?;
    match bits.flag()? {
        true => Ok(blocks(&mut bits, width, height)? + 1),
        false => Ok(1),
    }
}

/// Walks an image that has one pixel for each block of the picture.
fn blocks(bits: &mut Bits<'_>, width: u32, height: u32) -> Result<u32, Refusal> {
    let side = 1 << (bits.read(3)? + 2);
    walk(bits, width.div_ceil(side) * height.div_ceil(side))
}

/// Walks an image of `pixels` and answers the largest number that red and green of one spell.
fn walk(bits: &mut Bits<'_>, pixels: u32) -> Result<u32, Refusal> {
    let cached = cache_size(bits)?;
    let [green, red, blue, alpha, distance] = [256 + 24 + cached, 256, 256, 256, 40];
    let green = Code::read(bits, green)?;
    let red = Code::read(bits, red)?;
    let blue = Code::read(bits, blue)?;
    let alpha = Code::read(bits, alpha)?;
    let distance = Code::read(bits, distance)?;
    let (mut at, mut largest) = (0, 0);
    while at < pixels {
        let symbol = green.symbol(bits)?;
        match symbol {
            0..256 => {
                largest = largest.max(red.symbol(bits)? << 8 | symbol);
                blue.symbol(bits)?;
                alpha.symbol(bits)?;
                at += 1;
            }
            256..280 => {
                at = at.saturating_add(bits.prefixed(symbol - 256)?);
                let symbol = distance.symbol(bits)?;
                bits.prefixed(symbol)?;
            }
            _ => at += 1,
        }
    }
    Ok(largest)
}

/// How many colours the cache of recent ones has.
fn cache_size(bits: &mut Bits<'_>) -> Result<usize, Refusal> {
    if !bits.flag()? {
        return Ok(0);
    }
    match bits.read(4)? {
        size @ 1..=11 => Ok(1 << size),
        _ => Err(NOT_SOUND),
    }
}

/// A canonical prefix code: how many symbols have each length, and the symbols in that order.
struct Code {
    lengths: [u32; 16],
    symbols: Vec<u32>,
}

impl Code {
    fn read(bits: &mut Bits<'_>, alphabet: usize) -> Result<Self, Refusal> {
        if bits.flag()? {
            let two = bits.flag()?;
            let wide = if bits.flag()? { 8 } else { 1 };
            let mut lengths = [0; 256];
            lengths[bits.read(wide)? as usize] = 1;
            if two {
                lengths[bits.read(8)? as usize] = 1;
            }
            if lengths.iter().skip(alphabet).any(|it| *it > 0) {
                return Err(NOT_SOUND);
            }
            return Ok(Self::of(&lengths));
        }
        const ORDER: [usize; 19] =
            [17, 18, 0, 1, 2, 3, 4, 5, 16, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
        let mut lengths = [0; 19];
        let count = bits.read(4)? as usize + 4;
        for place in &ORDER[..count] {
            lengths[*place] = bits.read(3)? as usize;
        }
        Self::read_lengths(bits, &Self::of(&lengths), alphabet)
    }

    fn read_lengths(bits: &mut Bits<'_>, code: &Self, alphabet: usize) -> Result<Self, Refusal> {
        let mut left = u32::MAX;
        if bits.flag()? {
            let wide = 2 + 2 * bits.read(3)?;
            left = 2 + bits.read(wide)?;
        }
        let mut lengths = Vec::with_capacity(alphabet);
        let mut previous = 8;
        while lengths.len() < alphabet && left > 0 {
            left -= 1;
            let (length, repeat) = match code.symbol(bits)? {
                16 => (previous, 3 + bits.read(2)?),
                17 => (0, 3 + bits.read(3)?),
                18 => (0, 11 + bits.read(7)?),
                length => (length as usize, 1),
            };
            if length != 0 {
                previous = length;
            }
            lengths.resize(lengths.len() + repeat as usize, length);
        }
        match lengths.len() <= alphabet {
            true => Ok(Self::of(&lengths)),
            false => Err(NOT_SOUND),
        }
    }

    /// The code in which symbol `n` has `lengths[n]` bits, at most 15, and none if that is 0.
    fn of(lengths: &[usize]) -> Self {
        let mut code = Self { lengths: [0; 16], symbols: Vec::new() };
        for length in 1..16 {
            let symbols = (0..).zip(lengths).filter(|(_, it)| **it == length);
            code.symbols.extend(symbols.map(|(symbol, _)| symbol));
        }
        lengths.iter().filter(|it| **it > 0).for_each(|it| code.lengths[*it] += 1);
        code
    }

    fn symbol(&self, bits: &mut Bits<'_>) -> Result<u32, Refusal> {
        // A symbol without others takes no bits.
        if let [only] = self.symbols[..] {
            return Ok(only);
        }
        let (mut code, mut first, mut index) = (0, 0, 0);
        for count in &self.lengths[1..] {
            code |= bits.read(1)?;
            if code < first + count {
                let place = (index + code - first) as usize;
                return self.symbols.get(place).copied().ok_or(NOT_SOUND);
            }
            index += count;
            first = (first + count) << 1;
            code <<= 1;
        }
        Err(NOT_SOUND)
    }
}

/// Bits, the lowest of a byte first.
struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn flag(&mut self) -> Result<bool, Refusal> {
        let byte = self.bytes.get(self.at / 8).ok_or(Refusal::Truncated)?;
        let bit = byte >> (self.at % 8) & 1;
        self.at += 1;
        Ok(bit == 1)
    }

    fn read(&mut self, count: u32) -> Result<u32, Refusal> {
        (0..count).try_fold(0, |value, place| Ok(value | u32::from(self.flag()?) << place))
    }

    /// The number that a prefix symbol of a length or a distance begins.
    fn prefixed(&mut self, symbol: u32) -> Result<u32, Refusal> {
        if symbol < 4 {
            return Ok(symbol + 1);
        }
        let extra = (symbol - 2) >> 1;
        Ok(((2 + (symbol & 1)) << extra) + self.read(extra)? + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A bitstream, written as groups of (value, bits).
    fn stream(fields: &[(u32, u32)]) -> Vec<u8> {
        let bits =
            fields.iter().flat_map(|(value, count)| (0..*count).map(move |n| value >> n & 1));
        let bits: Vec<u32> = bits.collect();
        let byte = |bits: &[u32]| bits.iter().rev().fold(0, |byte, bit| byte << 1 | bit);
        bits.chunks(8).map(|bits| u8::try_from(byte(bits)).unwrap()).collect()
    }

    /// A code of one symbol of eight bits: simple, one, wide.
    fn only(symbol: u32) -> [(u32, u32); 4] {
        [(1, 1), (0, 1), (1, 1), (symbol, 8)]
    }

    /// A picture of one block whose group has the number `red` × 256 + `green`.
    fn one_block(red: u32, green: u32) -> Vec<u8> {
        // No transform, no cache, groups in blocks of four, no cache for their image.
        let head = [(0, 1), (0, 1), (1, 1), (0, 3), (0, 1)];
        let codes = [only(green), only(red), only(0), only(0), only(0)].concat();
        stream(&[&head[..], &codes].concat())
    }

    #[test]
    fn the_largest_number_of_a_group_is_found() {
        assert_eq!(groups(&one_block(0, 7), 4, 4).unwrap(), 8);
        assert_eq!(groups(&one_block(0xFF, 0xFF), 4, 4).unwrap(), 65_536);
        assert_eq!(groups(&stream(&[(0, 3)]), 4, 4).unwrap(), 1);
    }

    #[test]
    fn too_many_groups_are_refused_before_they_are_built() {
        let data = [&[0x2F, 3, 0xC0, 0, 0][..], &one_block(0x10, 0)].concat();
        let coded = Coded::Lossless { data: &data, alpha: false };
        let refusal = admit(&Still { width: 4, height: 4, coded }).unwrap_err();
        assert!(matches!(refusal, Refusal::TooLarge { limit: 4096, .. }));

        let alpha = [&[1][..], &one_block(0x10, 0)].concat();
        let coded = Coded::Lossy { data: &[], alpha: Some(&alpha) };
        assert!(admit(&Still { width: 4, height: 4, coded }).is_err());
    }

    #[test]
    fn a_symbol_outside_its_alphabet_is_refused() {
        let head = [(0, 1), (0, 1), (1, 1), (0, 3), (0, 1)];
        let codes = [only(0), only(0), only(0), only(0), only(40)].concat();
        let bytes = stream(&[&head[..], &codes].concat());
        assert_eq!(groups(&bytes, 4, 4).unwrap_err(), NOT_SOUND);
    }

    #[test]
    fn a_stream_that_ends_early_is_truncated() {
        assert_eq!(groups(&one_block(0, 7)[..4], 4, 4).unwrap_err(), Refusal::Truncated);
    }

    #[test]
    fn symbols_have_their_canonical_codes() {
        // Lengths 2, 1, 3, 3 are the codes 10, 0, 110, 111, whose first bit comes first.
        let code = Code::of(&[2, 1, 3, 3]);
        let bytes = stream(&[(0b01, 2), (0, 1), (0b011, 3), (0b111, 3)]);
        let mut bits = Bits { bytes: &bytes, at: 0 };
        let symbols: Vec<_> = (0..4).map(|_| code.symbol(&mut bits).unwrap()).collect();
        assert_eq!(symbols, [0, 1, 2, 3]);
    }
}
