//! How large a sequence of H.264 or H.265 says its pictures are, before any decoder believes it.

use super::sei::unescaped;
use crate::Refusal;
use crate::bits::Bits;

/// The coded size that a sequence parameter set of H.264 asks for (7.3.2.1.1 of the specification).
pub(super) fn h264_size(unit: &[u8]) -> Result<(u32, u32), Refusal> {
    let plain = unescaped(&unit[1..]);
    let mut bits = Bits::new(&plain);
    let profile = bits.read(8)?;
    bits.skip(16);
    bits.golomb()?;
    if matches!(profile, 100 | 110 | 122 | 244 | 44 | 83 | 86 | 118 | 128 | 138 | 139 | 134 | 135) {
        let chroma = bits.golomb()?;
        if chroma == 3 {
            bits.skip(1);
        }
        bits.golomb()?;
        bits.golomb()?;
        bits.skip(1);
        if bits.flag()? {
            for list in 0..if chroma == 3 { 12 } else { 8 } {
                if bits.flag()? {
                    skip_scaling(&mut bits, if list < 6 { 16 } else { 64 })?;
                }
            }
        }
    }
    bits.golomb()?;
    match bits.golomb()? {
        0 => {
            bits.golomb()?;
        }
        1 => {
            bits.skip(1);
            bits.golomb()?;
            bits.golomb()?;
            for _ in 0..bits.golomb()?.min(255) {
                bits.golomb()?;
            }
        }
        _ => {}
    }
    bits.golomb()?;
    bits.skip(1);
    let (across, down) = (bits.golomb()?, bits.golomb()?);
    let fields = if bits.flag()? { 1 } else { 2 };
    let blocks = |count: u32| count.saturating_add(1).saturating_mul(16);
    Ok((blocks(across), blocks(down).saturating_mul(fields)))
}

fn skip_scaling(bits: &mut Bits<'_>, size: usize) -> Result<(), Refusal> {
    let (mut last, mut next) = (8_i64, 8_i64);
    for _ in 0..size {
        if next != 0 {
            let code = i64::from(bits.golomb()?);
            let delta = if code % 2 == 0 { -(code / 2) } else { code / 2 + 1 };
            next = (last + delta).rem_euclid(256);
        }
        last = if next == 0 { last } else { next };
    }
    Ok(())
}

/// The coded size that a sequence parameter set of H.265 asks for (7.3.2.2.1 of the specification).
pub(super) fn h265_size(unit: &[u8]) -> Result<(u32, u32), Refusal> {
    let plain = unescaped(&unit[2..]);
    let mut bits = Bits::new(&plain);
    bits.skip(4);
    let layers = bits.read(3)?;
    bits.skip(1 + 88 + 8);
    if layers > 0 {
        let said: Vec<_> = (0..layers).map(|_| bits.read(2)).collect::<Result<_, _>>()?;
        bits.skip(2 * (8 - layers));
        for flags in said {
            bits.skip(if flags & 2 != 0 { 88 } else { 0 } + if flags & 1 != 0 { 8 } else { 0 });
        }
    }
    bits.golomb()?;
    if bits.golomb()? == 3 {
        bits.skip(1);
    }
    Ok((bits.golomb()?, bits.golomb()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_from_what_encoders_write() {
        // x264 at 320 × 240, high profile; x265 at 320 × 240, main profile.
        let h264 = b"\x67\x64\x00\x0d\xac\xd9\x41\x41\xfb\x01\x10\x00\x00\x03\x00\x10";
        assert_eq!(h264_size(h264), Ok((320, 240)));
        let h265 = b"\x42\x01\x01\x01\x60\x00\x00\x03\x00\x90\x00\x00\x03\x00\x00\x03\x00\x3c\xa0\x0a\x08\x0f\x16\x59";
        assert_eq!(h265_size(h265), Ok((320, 240)));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        assert!(h264_size(b"\x67\x64\x00").is_err());
        assert!(h265_size(b"\x42\x01\x01\x01").is_err());
    }
}
