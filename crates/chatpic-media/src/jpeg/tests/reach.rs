//! Coefficients of which viewers make different pictures, in every kind of frame.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use super::super::*;
use super::made_progressive;

/// A picture of one block of each component, whose first coefficient has 15 bits, and no other is there.
fn with_first(bits: u16, quantiser: u16, sampling: &[u8]) -> Vec<u8> {
    let mut file = b"\xff\xd8\xff\xdb\0\x83\x10".to_vec();
    (0..64).for_each(|_| file.extend_from_slice(&quantiser.to_be_bytes()));
    let count = sampling.len().to_le_bytes()[0];
    file.extend_from_slice(&[0xFF, 0xC1, 0, 8 + 3 * count, 8, 0, 8, 0, 8, count]);
    let ids = || 1..=count;
    sampling.iter().zip(ids()).for_each(|(it, id)| file.extend_from_slice(&[id, *it, 0]));
    for (class, symbol) in [(0_u8, 15), (0x10, 0)] {
        file.extend_from_slice(&[0xFF, 0xC4, 0, 20, class, 1]);
        file.extend_from_slice(&[0; 15]);
        file.push(symbol);
    }
    file.extend_from_slice(&[0xFF, 0xDA, 0, 6 + 2 * count, count]);
    ids().for_each(|id| file.extend_from_slice(&[id, 0]));
    file.extend_from_slice(&[0, 63, 0]);
    // A zero says that 15 bits follow, and another that nothing follows them.
    let blocks: u8 = sampling.iter().map(|it| (it >> 4) * (it & 15)).sum();
    let blocks = if count == 1 { 1 } else { blocks };
    let coded = format!("0{bits:015b}0").repeat(blocks.into());
    let coded = format!("{coded}{}", "1".repeat(coded.len().next_multiple_of(8) - coded.len()));
    for byte in coded.as_bytes().chunks(8) {
        let byte = byte.iter().fold(0, |all, bit| all << 1 | (bit - b'0'));
        file.push(byte);
        if byte == 0xFF {
            file.push(0);
        }
    }
    file.extend_from_slice(b"\xff\xd9");
    file
}

fn decode(file: &[u8], way: Way) -> Result<(), Refusal> {
    let mut jpeg = Jpeg::parse(file, &Limits::default()).unwrap();
    jpeg.way = way;
    jpeg.decode(file, &mut |_| {})
}

#[test]
fn what_runs_over_in_viewers_is_refused() {
    const KINDS: [&[u8]; 4] =
        [&[0x11], &[0x11, 0x11, 0x11], &[0x41, 0x11, 0x11], &[0x11, 0x11, 0x11, 0x11]];
    for (bits, quantiser, is) in [
        // 16384 goes into the sums four times, which are of 16 bits: to viewers it is gray.
        (0b100_0000_0000_0000, 1, false),
        (0b111_1111_1111_1111, 1, false),
        // The most negative number.
        (0, 1, false),
        (0b101_0000_0000_0000, 4, false),
        (0b100_0000_0000_0000, u16::MAX, false),
        (0b100_0000_0000_0000, 0, true),
    ] {
        for kind in KINDS {
            for way in [Way::Vectors, Way::Plain] {
                let file = with_first(bits, quantiser, kind);
                let found = decode(&file, way);
                let name = format!("{bits:b} × {quantiser}, {kind:x?}: {found:?}");
                assert_eq!(found == Err(reach::BEYOND), !is, "{name}");
            }
        }
    }
}

#[test]
fn a_progressive_picture_has_the_same_bounds() {
    for (bits, is) in [(0b100_0000_0000_0000, false), (0, false)] {
        let mut file = with_first(bits, 1, &[0x11]);
        let at = file.windows(2).position(|it| it == [0xFF, 0xC1]).unwrap();
        file[at + 1] = 0xC0;
        let found = decode(&made_progressive(file), Way::default());
        assert_eq!(found == Err(reach::BEYOND), !is, "{found:?}");
    }
}

#[test]
fn all_coefficients_of_a_block_are_counted() {
    let pixels: Vec<u8> =
        (0..40 * 30 * 3_u32).map(|n| (n * n * 7 % 251).to_le_bytes()[0]).collect();
    let mut file = Vec::new();
    Encoder::new(&mut file, 98).encode(&pixels, 40, 30, ColorType::Rgb).unwrap();
    let tables: Vec<usize> =
        (0..file.len() - 1).filter(|at| file[*at..][..2] == [0xFF, 0xDB]).collect();
    for quantiser in [2, 255] {
        // All but that of the first coefficient.
        tables.iter().for_each(|at| file[at + 6..at + 69].fill(quantiser));
        for way in [Way::Vectors, Way::Plain] {
            let expected = if quantiser == 2 { Ok(()) } else { Err(reach::BEYOND) };
            assert_eq!(decode(&file, way), expected, "{way:?}");
        }
    }
}

/// Black and white by chance, the most that samples can hold.
#[test]
fn no_picture_is_beyond() {
    let (width, height) = (64_u16, 48);
    let mut noise = 1_u32;
    let mut pixels = Vec::new();
    for _ in 0..u32::from(width) * u32::from(height) * 3 {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        pixels.push(if noise >> 31 == 0 { 0 } else { 255 });
    }
    for quality in [1, 5, 10, 30, 50, 75, 95, 100] {
        for progressive in [false, true] {
            for factor in [SamplingFactor::F_1_1, SamplingFactor::F_2_1, SamplingFactor::F_2_2] {
                let mut bytes = Vec::new();
                let mut encoder = Encoder::new(&mut bytes, quality);
                encoder.set_sampling_factor(factor);
                encoder.set_progressive(progressive);
                encoder.encode(&pixels, width, height, ColorType::Rgb).unwrap();
                assert_eq!(decode(&bytes, Way::Vectors), Ok(()), "{quality}, {progressive}");
                assert_eq!(decode(&bytes, Way::Plain), Ok(()), "{quality}, {progressive}");
            }
        }
    }
}
