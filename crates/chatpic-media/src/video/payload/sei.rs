//! Supplemental information of H.264 and H.265: messages beside the picture, of which only those stay
//! that a player shows the picture by.
//!
//! What is gone: user data (encoders write their settings there, drones their position, broadcasters
//! captions), clocks (`time_code`, and `pic_timing` where it is long enough to tell the time of day; a
//! container has times of its own), and everything that is not known here. A message stays only at a length that its kind
//! has, so that nothing stands behind it.

use super::{Dropped, Family};

/// The unit again with the messages that stay; nothing where none does.
pub(super) fn strip(family: Family, unit: &[u8], dropped: &mut Dropped) -> Option<Vec<u8>> {
    let (header, rest) = unit.split_at(family.header());
    let plain = unescaped(rest);
    let (mut messages, mut kept) = (&plain[..], Vec::new());
    while let Some((kind, content, rest)) = message(messages) {
        messages = rest;
        if stays(family, kind, content.len()) {
            kept.extend(number(kind));
            kept.extend(number(content.len()));
            kept.extend_from_slice(content);
        } else if kind == USER_DATA || kind == REGISTERED_USER_DATA {
            dropped.notes = true;
        }
    }
    if kept.is_empty() {
        return None;
    }
    kept.push(0x80);
    Some([header, &escaped(&kept)].concat())
}

/// What players show a picture by: which field is first, where to begin, film grain, how two pictures lie in one frame,
/// which way is up, brightness of the screen it was made on and of its light, transfer curve, alpha.
fn stays(family: Family, kind: usize, len: usize) -> bool {
    match kind {
        // Clocks need five bytes, the order of fields one.
        PICTURE_TIMING => len == 1,
        RECOVERY_POINT => len <= 4,
        FILM_GRAIN => len <= 1024,
        FRAME_PACKING => len <= 16,
        DISPLAY_ORIENTATION => len <= 8,
        ACTIVE_PARAMETER_SETS => family == Family::H265 && len <= 16,
        MASTERING_DISPLAY => len == 24,
        LIGHT_LEVEL => len == 4,
        TRANSFER => len == 1,
        AMBIENT_LIGHT => len == 8,
        ALPHA => family == Family::H265 && len <= 8,
        _ => false,
    }
}

/// The first message: its kind, its content and what follows. Nothing where only the end is left, or
/// where it is cut off.
fn message(bytes: &[u8]) -> Option<(usize, &[u8], &[u8])> {
    if matches!(bytes, [] | [0x80] | [0x80, 0, ..]) {
        return None;
    }
    let (kind, rest) = read_number(bytes)?;
    let (len, rest) = read_number(rest)?;
    let (content, rest) = rest.split_at_checked(len)?;
    Some((kind, content, rest))
}

/// A number is the sum of bytes up to the first that is not 255.
fn read_number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let full = bytes.iter().take_while(|it| **it == 0xFF).count();
    let last = *bytes.get(full)?;
    Some((full * 255 + usize::from(last), &bytes[full + 1..]))
}

fn number(value: usize) -> Vec<u8> {
    let mut bytes = vec![0xFF; value / 255];
    bytes.push(u8::try_from(value % 255).expect("less than 255"));
    bytes
}

/// Without the 3 behind two zeros, which keeps a start code from appearing.
pub(super) fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let (mut plain, mut zeros) = (Vec::with_capacity(bytes.len()), 0);
    for byte in bytes {
        if zeros >= 2 && *byte == 3 {
            zeros = 0;
            continue;
        }
        zeros = if *byte == 0 { zeros + 1 } else { 0 };
        plain.push(*byte);
    }
    plain
}

fn escaped(plain: &[u8]) -> Vec<u8> {
    let (mut bytes, mut zeros) = (Vec::with_capacity(plain.len()), 0);
    for byte in plain {
        if zeros >= 2 && *byte <= 3 {
            bytes.push(3);
            zeros = 0;
        }
        zeros = if *byte == 0 { zeros + 1 } else { 0 };
        bytes.push(*byte);
    }
    bytes
}

const PICTURE_TIMING: usize = 1;
const REGISTERED_USER_DATA: usize = 4;
const USER_DATA: usize = 5;
const RECOVERY_POINT: usize = 6;
const FILM_GRAIN: usize = 19;
const FRAME_PACKING: usize = 45;
const DISPLAY_ORIENTATION: usize = 47;
const ACTIVE_PARAMETER_SETS: usize = 129;
const MASTERING_DISPLAY: usize = 137;
const LIGHT_LEVEL: usize = 144;
const TRANSFER: usize = 147;
const AMBIENT_LIGHT: usize = 148;
const ALPHA: usize = 165;

#[cfg(test)]
mod tests {
    use super::*;

    fn stripped(unit: &[u8]) -> (Option<Vec<u8>>, bool) {
        let mut dropped = Dropped::default();
        (strip(Family::H264, unit, &mut dropped), dropped.notes)
    }

    #[test]
    fn user_data_goes_and_what_shows_the_picture_stays() {
        let recovery = b"\x06\x06\x01\xC4\x80";
        assert_eq!(stripped(recovery), (Some(recovery.to_vec()), false));
        let both = b"\x06\x05\x0Csecret words\x06\x01\xC4\x80";
        assert_eq!(stripped(both), (Some(recovery.to_vec()), true));
        assert_eq!(stripped(b"\x06\x04\x06secret\x80"), (None, true));
        // A clock, and what is not known.
        assert_eq!(stripped(b"\x06\x01\x02ab\x80"), (None, false));
        assert_eq!(stripped(b"\x06\xFF\x80\x02ab\x80"), (None, false));
    }

    #[test]
    fn nothing_hides_in_a_message_that_stays_or_behind_it() {
        assert_eq!(stripped(b"\x06\x06\x07\xC4secret\x80").0, None);
        assert_eq!(
            stripped(b"\x06\x06\x01\xC4\x80\0secret").0,
            Some(b"\x06\x06\x01\xC4\x80".to_vec())
        );
        for len in 1..5 {
            assert_eq!(stripped(&b"\x06\x06\x01\xC4\x80"[..len]).0.is_some(), len == 4);
        }
    }

    #[test]
    fn escapes_come_and_go() {
        for plain in [&b"\0\0\x01"[..], b"\0\0\0\0\0", b"\0\0\x03\0\0\x04", b"abc", b""] {
            assert_eq!(unescaped(&escaped(plain)), plain);
        }
        assert_eq!(escaped(b"\0\0\0\0\x01"), b"\0\0\x03\0\0\x03\x01");
        let light = b"\x06\x90\x04\0\0\x03\0\0\x80";
        assert_eq!(stripped(light).0.unwrap(), light);
    }
}
