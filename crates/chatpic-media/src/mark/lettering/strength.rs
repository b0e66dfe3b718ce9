//! How strong ink is, and whether light or dark: the one place that says so for every format.

use super::glyphs::whole;
use crate::mark::ground::Tile;

/// What writes letters of one size.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pen {
    /// Its ink on flat ground.
    faintest: i16,
}

impl Pen {
    /// For a font whose em has so many pixels: small letters need more ink to be seen.
    pub fn of(em: f32) -> Self {
        let faintest = whole(f32::from(FAINTEST) * (LARGE / em.max(1.0)).max(1.0));
        Self { faintest: i16::try_from(faintest).unwrap_or(STRONGEST).min(STRONGEST) }
    }

    /// What full cover adds to the luma over `ground`: above 0 is light, below is dark. `word` is the
    /// ground of the whole word, none of whose letters is fainter than it needs throughout. `lean` is
    /// what the letter had in the frame before, or the one before it in the word has, 0 where there is
    /// none: at middle tones the ink stays as light or dark as that.
    pub fn ink(self, ground: Tile, word: &[Tile], lean: i16) -> i16 {
        let turn = match lean {
            0 => TURN,
            1.. => TURN + SLACK,
            _ => TURN - SLACK,
        };
        let all = word.iter().map(|tile| u64::from(tile.variance)).sum::<u64>();
        let variance = u64::from(ground.variance).max(all / word.len().max(1) as u64);
        let spread = i16::try_from(variance.isqrt()).expect("the root of 16 bits");
        let strength = (self.faintest + spread * 5 / 4).min(STRONGEST);
        if i16::from(ground.mean) < turn { strength } else { -strength }
    }
}

/// The part of `ink`, which is at most 255 to either side, that falls on a pixel that is covered by `cover`
/// of 255, rounded.
#[inline(always)]
pub(super) fn covered(ink: i16, cover: u8) -> i16 {
    // A 255th of 16 bits, without a division, so that several are found at once.
    let part = ink.unsigned_abs() * u16::from(cover) + 128;
    let part = ((part + (part >> 8)) >> 8).cast_signed();
    if ink < 0 { -part } else { part }
}

/// Ground lighter than this gets dark ink.
const TURN: i16 = 140;
/// How far the ground has to go beyond [`TURN`] before ink changes sides.
const SLACK: i16 = 30;
/// The ink of large letters on flat ground. What the ground's luma spreads by comes on top, and a quarter
/// of it, since that is what hides letters: with less, tesseract read fewer photos.
const FAINTEST: i16 = 16;
const STRONGEST: i16 = 80;
/// Letters of this em are large.
pub(super) const LARGE: f32 = 64.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn ink(mean: u8, variance: u16, lean: i16) -> i16 {
        Pen::of(64.0).ink(Tile { mean, variance }, &[], lean)
    }

    #[test]
    fn ink_is_light_on_dark_and_dark_on_light_and_stronger_where_it_is_busy() {
        assert_eq!((ink(0, 0, 0), ink(255, 0, 0)), (16, -16));
        assert_eq!((ink(0, 400, 0), ink(255, 400, 0)), (41, -41));
        assert_eq!((ink(0, 16_384, 0), ink(255, 16_384, 0)), (80, -80));
    }

    #[test]
    fn at_middle_tones_ink_stays_what_it_was() {
        for mean in [115, 139, 140, 165] {
            assert_eq!((ink(mean, 0, 9), ink(mean, 0, -9)), (16, -16));
        }
        assert_eq!((ink(175, 0, 9), ink(105, 0, -9)), (-16, 16));
    }

    #[test]
    fn no_letter_is_fainter_than_its_word_needs() {
        let [flat, busy] = [0, 800].map(|variance| Tile { mean: 90, variance });
        let pen = Pen::of(64.0);
        assert_eq!(pen.ink(flat, &[flat, busy], 0), pen.ink(flat, &[busy, flat], 0));
        assert_eq!(pen.ink(flat, &[flat, busy], 0), 16 + 25);
        assert_eq!(pen.ink(busy, &[flat, busy], 0), 16 + 35);
    }

    #[test]
    fn small_letters_have_more_ink() {
        let least = |em| Pen::of(em).ink(Tile::default(), &[], 0);
        assert_eq!([200.0, 64.0, 32.0, 16.0, 8.0, 0.0].map(least), [16, 16, 32, 64, 80, 80]);
    }

    #[test]
    fn what_is_covered_by_half_has_half_the_ink() {
        assert_eq!([0, 1, 127, 128, 255].map(|it| covered(64, it)), [0, 0, 32, 32, 64]);
        assert_eq!([0, 1, 127, 128, 255].map(|it| covered(-64, it)), [0, 0, -32, -32, -64]);
        for (ink, cover) in (0..=255).flat_map(|ink| (0..=255).map(move |cover| (ink, cover))) {
            let exact = (i32::from(ink) * i32::from(cover) + 127) / 255;
            assert_eq!(i32::from(covered(ink, cover)), exact, "{ink} {cover}");
        }
    }
}
