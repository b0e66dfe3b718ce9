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
