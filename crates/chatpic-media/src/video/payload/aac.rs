//! AAC: words that encoders write before the first sound of a frame, or into its configuration.
//!
//! They are overwritten with zeros, since every bit behind them would have to move. Elements behind
//! the first sound are not looked for: only a full entropy decode finds where it ends. Kinds of AAC
//! whose frames are not rows of elements are left alone.

use std::borrow::Cow;

use super::Dropped;
use crate::bits::Bits;
use crate::{Refusal, Unsupported};

/// The frame with what stands in fill and data elements before its first sound made zero.
pub(super) fn frame<'a>(frame: &'a [u8], dropped: &mut Dropped) -> Cow<'a, [u8]> {
    let mut bits = Bits::new(frame);
    let mut cleaned = Cow::Borrowed(frame);
    while let Ok(Some((from, to, words))) = filling(&mut bits) {
        if to > frame.len() * 8 {
            break;
        }
        if words && (from..to).any(|at| cleaned[at / 8] & 0x80 >> (at % 8) != 0) {
            dropped.notes = true;
            blank(cleaned.to_mut(), from, to);
        }
    }
    cleaned
}

/// Passes over one element without sound, and tells from which bit to which its content stands, and
/// whether that is nothing that playing needs.
fn filling(bits: &mut Bits<'_>) -> Result<Option<(usize, usize, bool)>, Refusal> {
    let mut words = true;
    let len = match bits.read(3)? {
        FILL => {
            let len = match bits.read(4)? {
                15 => 14 + bits.read(8)?,
                len => len,
            };
            // Behind the words come kinds that say how loud and how wide the sound is.
            if len > 0 {
                words = bits.read(4)? <= LAST_OF_WORDS;
                bits.back(4);
            }
            len
        }
        DATA => {
            bits.skip(4);
            let aligned = bits.flag()?;
            let len = match bits.read(8)? {
                255 => 255 + bits.read(8)?,
                len => len,
            };
            if aligned {
                align(bits);
            }
            len
        }
        _ => return Ok(None),
    };
    let from = bits.position();
    bits.skip(len * 8);
    Ok(Some((from, bits.position(), words)))
}

/// An `AudioSpecificConfig` with the comment of its channel layout made zero, if it has one, and
/// whether frames are rows of elements.
pub(in crate::video) fn config(config: &[u8]) -> Result<(Vec<u8>, bool), Refusal> {
    let mut cleaned = config.to_vec();
    let mut bits = Bits::new(config);
    let mut kind = object(&mut bits)?;
    frequency(&mut bits)?;
    let channels = bits.read(4)?;
    if kind == SBR || kind == PARAMETRIC_STEREO {
        frequency(&mut bits)?;
        kind = object(&mut bits)?;
    }
    // Others lay out what follows in other ways.
    let elements = matches!(kind, 1..=4);
    if !elements && !matches!(kind, RESILIENT | LOW_DELAY | ENHANCED | UNIFIED) {
        return Err(Refusal::Unsupported(Unsupported::OtherAac));
    }
    if channels != 0 || kind == ENHANCED || kind == UNIFIED {
        return Ok((cleaned, elements));
    }
    bits.skip(1);
    if bits.flag()? {
        bits.skip(14);
    }
    bits.skip(1);
    let (from, to) = comment(&mut bits)?;
    if to > cleaned.len() * 8 {
        return Err(Refusal::Broken("a header of a codec is cut off"));
    }
    blank(&mut cleaned, from, to);
    Ok((cleaned, elements))
}

fn object(bits: &mut Bits<'_>) -> Result<u32, Refusal> {
    Ok(match bits.read(5)? {
        31 => 32 + bits.read(6)?,
        kind => kind,
    })
}

fn frequency(bits: &mut Bits<'_>) -> Result<(), Refusal> {
    if bits.read(4)? == 15 {
        bits.skip(24);
    }
    Ok(())
}

/// Passes over a layout of channels (`program_config_element`) to its comment.
fn comment(bits: &mut Bits<'_>) -> Result<(usize, usize), Refusal> {
    bits.skip(10);
    let [front, side, back] = [bits.read(4)?, bits.read(4)?, bits.read(4)?];
    let [low, data, coupling] = [bits.read(2)?, bits.read(3)?, bits.read(4)?];
    for mixdown in [4, 4, 3] {
        if bits.flag()? {
            bits.skip(mixdown);
        }
    }
    bits.skip(5 * (front + side + back + coupling) + 4 * (low + data));
    align(bits);
    let len = bits.read(8)?;
    let from = bits.position();
    Ok((from, from + len as usize * 8))
}

fn align(bits: &mut Bits<'_>) {
    let over = u32::try_from(bits.position() % 8).expect("less than 8");
    bits.skip((8 - over) % 8);
}

fn blank(bytes: &mut [u8], from: usize, to: usize) {
    for at in from..to {
        bytes[at / 8] &= !(0x80 >> (at % 8));
    }
}

/// Filling, filling with data, data.
const LAST_OF_WORDS: u32 = 2;
const DATA: u32 = 4;
const FILL: u32 = 6;
const SBR: u32 = 5;
const PARAMETRIC_STEREO: u32 = 29;
const RESILIENT: u32 = 17;
const LOW_DELAY: u32 = 23;
const ENHANCED: u32 = 39;
const UNIFIED: u32 = 42;

#[cfg(test)]
mod tests {
    use super::*;

    /// Bits as text, to bytes.
    fn bytes(bits: &str) -> Vec<u8> {
        let bits: Vec<_> = bits.chars().filter(|it| *it != ' ').collect();
        let byte = |it: &[char]| it.iter().fold(0_u8, |sum, bit| sum << 1 | u8::from(*bit == '1'));
        bits.chunks(8)
            .map(|it| {
                let short = 8 - it.len();
                byte(it) << short
            })
            .collect()
    }

    #[test]
    fn words_before_the_sound_are_made_zero() {
        let dirty = bytes("110 0010 00011101 01011000 000 0000 11111");
        let clean = bytes("110 0010 00000000 00000000 000 0000 11111");
        let mut dropped = Dropped::default();
        assert_eq!(*frame(&dirty, &mut dropped), clean);
        assert!(dropped.notes);
        let mut dropped = Dropped::default();
        assert!(matches!(frame(&clean, &mut dropped), Cow::Borrowed(_)));
        assert!(!dropped.notes);
    }

    #[test]
    fn aligned_data_is_made_zero_too() {
        let dirty = bytes("100 0000 1 00000001 01011000 000 11");
        let clean = bytes("100 0000 1 00000001 00000000 000 11");
        assert_eq!(*frame(&dirty, &mut Dropped::default()), clean);
    }

    #[test]
    fn how_loud_it_is_stays() {
        let loud = bytes("110 0010 10111101 01011000 110 0001 00001111 000 11");
        let clean = bytes("110 0010 10111101 01011000 110 0001 00000000 000 11");
        assert_eq!(*frame(&loud, &mut Dropped::default()), clean);
    }

    #[test]
    fn an_element_that_is_cut_off_is_left_to_the_decoder() {
        let cut = bytes("110 1110 01001101");
        assert_eq!(*frame(&cut, &mut Dropped::default()), cut);
        assert_eq!(*frame(&[], &mut Dropped::default()), []);
    }

    #[test]
    fn a_configuration_keeps_all_but_its_comment() {
        let plain = vec![0x12, 0x10, 0x56, 0xE5, 0];
        assert_eq!(config(&plain).unwrap(), (plain, true));
        let layout = "00010 0100 0000 0 0 0  0000 01 0100 0001 0000 0000 00 000 0000 0 0 0 1 0000";
        let head = bytes(layout);
        let with = |words: &[u8]| [&head[..], &[4], words].concat();
        assert_eq!(config(&with(b"Lavc")).unwrap(), (with(&[0; 4]), true));
        // Low delay: frames are laid out in another way.
        assert_eq!(config(&bytes("10111 0100 0001 0000")).map(|it| it.1), Ok(false));
        assert!(config(&with(b"Lav")).is_err());
        assert!(config(&[]).is_err());
    }
}
