//! The compressed pixels of one picture, cut to exactly its pixels. What stands after the last pixel
//! is shown by no viewer: it is where secrets are hidden or left over.
//!
//! Follows the codes without their pixels: how long each code's run is suffices to find the end.

use crate::Refusal;

/// `packed` up to the code that completes `pixels` pixels, then the end code and nothing else.
///
/// # Errors
/// [`Refusal::Truncated`] where there are fewer pixels, [`Refusal::Broken`] where a code means nothing.
pub(super) fn cut(packed: &[u8], code_size: u8, pixels: u64) -> Result<Vec<u8>, Refusal> {
    let clear = 1_u16 << code_size;
    let end = clear + 1;
    let first_width = u32::from(code_size) + 1;
    let mut lengths = vec![1_u32; MOST_CODES];
    let (mut next, mut width) = (end + 1, first_width);
    let mut previous: Option<u32> = None;
    let (mut at, mut seen) = (0, 0);
    while seen < pixels {
        let code = read(packed, at, width).ok_or(Refusal::Truncated)?;
        at += u64::from(width);
        if code == clear {
            (next, width, previous) = (end + 1, first_width, None);
            continue;
        }
        if code == end {
            return Err(Refusal::Truncated);
        }
        let length = match previous {
            Some(previous) if code == next => previous + 1,
            _ if code < next => lengths[usize::from(code)],
            _ => return Err(Refusal::Broken("the GIF's pixels can't be decoded")),
        };
        seen += u64::from(length);
        if let Some(previous) = previous.filter(|_| usize::from(next) < MOST_CODES) {
            lengths[usize::from(next)] = previous + 1;
            next += 1;
            if next == 1 << width && width < MOST_WIDTH {
                width += 1;
            }
        }
        previous = Some(length);
    }
    Ok(finish(packed, at, end, width))
}

/// The first `bits` bits of `packed`, then the code `end`, then zeros up to a whole byte.
fn finish(packed: &[u8], bits: u64, end: u16, width: u32) -> Vec<u8> {
    let whole = usize::try_from(bits / 8).expect("no more than the bytes at hand");
    let rest = bits % 8;
    let mut out = packed[..whole].to_vec();
    let kept = match packed.get(whole) {
        Some(byte) if rest > 0 => u32::from(*byte) & ((1 << rest) - 1),
        _ => 0,
    };
    let last = kept | u32::from(end) << rest;
    let bytes = (rest + u64::from(width)).div_ceil(8);
    out.extend_from_slice(&last.to_le_bytes()[..usize::try_from(bytes).expect("at most three")]);
    out
}

/// The `width` bits at bit `at`, lowest first.
fn read(packed: &[u8], at: u64, width: u32) -> Option<u16> {
    let first = usize::try_from(at / 8).ok()?;
    if at + u64::from(width) > packed.len() as u64 * 8 {
        return None;
    }
    let bytes = packed[first..].iter().take(3).rev();
    let bits = bytes.fold(0, |bits, byte| bits << 8 | u32::from(*byte));
    u16::try_from(bits >> (at % 8) & ((1 << width) - 1)).ok()
}

const MOST_WIDTH: u32 = 12;
const MOST_CODES: usize = 1 << MOST_WIDTH;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_that_ends_with_its_pixels_is_untouched() {
        for (len, colours) in [(1, 2), (3, 4), (700, 5), (9000, 16), (50_000, 256)] {
            let (packed, bits) = packed(len, colours);
            assert_eq!(cut(&packed, bits, len as u64), Ok(packed), "{len} {colours}");
        }
    }

    #[test]
    fn what_stands_behind_the_last_pixel_is_cut() {
        let (packed, bits) = packed(5000, 200);
        let longer = [&packed[..], b"a secret"].concat();
        assert_eq!(cut(&longer, bits, 5000), Ok(packed));
    }

    #[test]
    fn pixels_behind_the_last_one_are_cut() {
        let (packed, bits) = packed(5000, 200);
        let cut = cut(&packed, bits, 3000).unwrap();
        assert!(cut.len() < packed.len());
        let frame = ::gif::Frame { width: 3000, height: 1, ..::gif::Frame::default() };
        let buffer = [&[bits][..], &cut].concat().into();
        let mut frame = ::gif::Frame { buffer, ..frame };
        let options = ::gif::DecodeOptions::new();
        ::gif::streaming_decoder::FrameDecoder::new(options)
            .decode_lzw_encoded_frame(&mut frame)
            .unwrap();
        assert_eq!(frame.buffer[..], noise(5000, 200)[..3000]);
    }

    #[test]
    fn too_few_pixels_or_a_code_without_meaning_are_refused() {
        let (packed, bits) = packed(500, 7);
        assert_eq!(cut(&packed, bits, 501), Err(Refusal::Truncated));
        for len in 0..packed.len() - 2 {
            assert_eq!(cut(&packed[..len], bits, 500), Err(Refusal::Truncated), "{len}");
        }
        // Clear, then a code that would repeat the one before.
        assert!(matches!(cut(&[0b011_0100, 0], 2, 9), Err(Refusal::Broken(_))));
    }

    fn packed(len: usize, colours: usize) -> (Vec<u8>, u8) {
        let mut frame = ::gif::Frame { buffer: noise(len, colours).into(), ..Default::default() };
        frame.make_lzw_pre_encoded();
        (frame.buffer[1..].to_vec(), frame.buffer[0])
    }

    fn noise(len: usize, colours: usize) -> Vec<u8> {
        let noise = (0..len).map(|at| (at * at * 31 + at * 7) / 5 % colours);
        noise.map(|index| u8::try_from(index).unwrap()).collect()
    }
}
