//! How strong ink is, and whether light or dark: the one place that says so for every format.

use crate::mark::ground::Tile;

/// What full cover adds to the luma over `ground`: above 0 is light, below is dark. `lean` is what the
/// glyph had in the frame before, or the one before it in the word has, 0 where there is none: at middle
/// tones the ink stays as light or dark as that.
pub(super) fn ink(ground: Tile, lean: i16) -> i16 {
    let turn = match lean {
        0 => TURN,
        1.. => TURN + SLACK,
        _ => TURN - SLACK,
    };
    let spread = i16::try_from(ground.variance.isqrt()).expect("the root of 16 bits");
    let strength = (FAINTEST + spread * BUSY / 16).min(STRONGEST);
    if i16::from(ground.mean) < turn { strength } else { -strength }
}

/// The part of `ink` that falls on a pixel that is covered by `cover` of 255.
pub(super) fn covered(ink: i16, cover: u8) -> i16 {
    let part = i32::from(ink) * i32::from(cover);
    i16::try_from((part + part.signum() * 127) / 255).expect("no more than the ink")
}

/// Ground lighter than this gets dark ink.
const TURN: i16 = 140;
/// How far the ground has to go beyond [`TURN`] before ink changes sides.
const SLACK: i16 = 30;
/// On flat ground.
const FAINTEST: i16 = 24;
/// Sixteenths of the ground's spread that come on top.
const BUSY: i16 = 16;
const STRONGEST: i16 = 64;
