//! How large a key frame of VP8 or VP9 says it is, before any decoder believes it. Both formats have
//! no place for notes.

use crate::Refusal;
use crate::bits::Bits;

/// The size of a key frame of VP8; nothing for other frames.
pub(super) fn vp8_size(frame: &[u8]) -> Option<(u32, u32)> {
    let head: &[u8; 10] = frame.first_chunk()?;
    if head[0] & 1 != 0 || head[3..6] != [0x9D, 0x01, 0x2A] {
        return None;
    }
    let side = |low: u8, high: u8| u32::from(u16::from_le_bytes([low, high]) & 0x3FFF);
    Some((side(head[6], head[7]), side(head[8], head[9])))
}

/// The size of a key frame of VP9, or of one that is coded by itself; nothing for other frames.
pub(super) fn vp9_size(frame: &[u8]) -> Result<Option<(u32, u32)>, Refusal> {
    if frame.is_empty() {
        return Ok(None);
    }
    let mut bits = Bits::new(frame);
    if bits.read(2)? != 2 {
        return Err(Refusal::Broken("the VP9 data is not sound"));
    }
    let profile = u32::from(bits.flag()?) | u32::from(bits.flag()?) << 1;
    if profile == 3 {
        bits.skip(1);
    }
    if bits.flag()? {
        return Ok(None);
    }
    let (inter, shown, resilient) = (bits.flag()?, bits.flag()?, bits.flag()?);
    if inter {
        let alone = !shown && bits.flag()?;
        if !alone {
            return Ok(None);
        }
        bits.skip(if resilient { 0 } else { 2 } + 24);
        if profile > 0 {
            skip_colour(&mut bits, profile)?;
        }
        bits.skip(8);
    } else {
        bits.skip(24);
        skip_colour(&mut bits, profile)?;
    }
    Ok(Some((bits.read(16)? + 1, bits.read(16)? + 1)))
}

fn skip_colour(bits: &mut Bits<'_>, profile: u32) -> Result<(), Refusal> {
    bits.skip(u32::from(profile >= 2));
    let subsampled = profile == 1 || profile == 3;
    if bits.read(3)? == RGB {
        bits.skip(u32::from(subsampled));
    } else {
        bits.skip(if subsampled { 4 } else { 1 });
    }
    Ok(())
}

const RGB: u32 = 7;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_frames_say_their_size() {
        let vp8 = [0x10, 0, 0, 0x9D, 0x01, 0x2A, 0x40, 0x01, 0xF0, 0x00];
        assert_eq!(vp8_size(&vp8), Some((320, 240)));
        assert_eq!(vp8_size(&[0x11; 10]), None);
        assert_eq!(vp8_size(&[]), None);
        // Marker 2, profile 0, key frame, shown; sync code; colours; 320 and 240 less one.
        let vp9 = [0x82, 0x49, 0x83, 0x42, 0x00, 0x13, 0xF0, 0x0E, 0xF0];
        assert_eq!(vp9_size(&vp9), Ok(Some((320, 240))));
        assert_eq!(vp9_size(&[0x86, 0]), Ok(None));
        assert!(vp9_size(&[0x82, 0x49]).is_err());
        assert!(vp9_size(&[0x00, 0x49]).is_err());
    }
}
