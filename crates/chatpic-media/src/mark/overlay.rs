//! The visible mark for what moves: the same lettering as on a picture, as a picture of its own to be laid
//! over every frame. Nobody looks at the ground beneath it, since that changes: one text is light in a dark
//! halo and the next one dark in a light halo, so that on any ground one of them is plain to see.
//!
//! It draws, and touches no video. A video bears no hidden mark.

use super::lettering::Lettering;
use super::{MARKABLE, Mark, MarkError};

/// The longest side of an overlay in pixels.
pub const LONGEST: u32 = 4096;

/// Whether a video that is displayed at `width` × `height` pixels can be marked; to be asked at the door.
///
/// # Errors
/// [`MarkError::TooSmall`], [`MarkError::TooLarge`].
pub fn coverable(width: u32, height: u32) -> Result<(), MarkError> {
    if width.min(height) < MARKABLE {
        return Err(MarkError::TooSmall);
    }
    if width.max(height) > LONGEST {
        return Err(MarkError::TooLarge);
    }
    Ok(())
}

/// The visible part of `mark` for a video that is displayed at `width` × `height`: straight RGBA in rows
/// from the top, as large as the video.
///
/// # Errors
/// Those of [`coverable`].
pub fn overlay(width: u32, height: u32, mark: &Mark) -> Result<Vec<u8>, MarkError> {
    coverable(width, height)?;
    let mut lettering = Lettering::of(width, height, UPRIGHT, mark);
    lettering.alternate();
    let (across, down) = (width as usize, height as usize);
    let mut ink = vec![0; across * down];
    lettering.ink(0, 0, width, height, &mut ink);
    let of = |sign: i16| -> Vec<u8> {
        ink.iter().map(|ink| u8::try_from((sign * ink).max(0)).unwrap_or(u8::MAX)).collect()
    };
    let (light, dark) = (of(1), of(-1));
    let around = |cover: &[u8]| spread(cover, across, lettering.halo());
    let (around_light, around_dark) = (around(&light), around(&dark));
    // Small letters need more to be seen.
    let boldness = lettering.boldness();
    let [letter, halo] = [LETTER, HALO].map(|share| (share * boldness).min(BOLDEST));
    let share = |most: f32, cover: u8| most * f32::from(cover) / 255.0;
    let mut rgba = Vec::with_capacity(ink.len() * 4);
    for at in 0..ink.len() {
        let mut pixel = Pixel::default();
        pixel.lay(0.0, share(halo, around_light[at]));
        pixel.lay(1.0, share(halo, around_dark[at]));
        pixel.lay(1.0, share(letter, light[at]));
        pixel.lay(0.0, share(letter, dark[at]));
        rgba.extend(pixel.rgba());
    }
    Ok(rgba)
}

/// What lies over one pixel of a frame: gray, as much of it as covers.
#[derive(Default)]
struct Pixel {
    /// Times what covers.
    gray: f32,
    covers: f32,
}

impl Pixel {
    /// Lays a gray over what is there.
    fn lay(&mut self, gray: f32, covers: f32) {
        self.gray = gray * covers + self.gray * (1.0 - covers);
        self.covers = covers + self.covers * (1.0 - covers);
    }

    fn rgba(&self) -> [u8; 4] {
        let gray = byte(if self.covers > 0.0 { self.gray / self.covers } else { 0.0 });
        [gray, gray, gray, byte(self.covers)]
    }
}

/// Each pixel as covered as the most covered one that lies within `reach` across and down.
fn spread(cover: &[u8], across: usize, reach: usize) -> Vec<u8> {
    let mut wide = vec![0; cover.len()];
    for (row, out) in cover.chunks_exact(across).zip(wide.chunks_exact_mut(across)) {
        for (at, most) in row.iter().enumerate().filter(|(_, cover)| **cover > 0) {
            let within = at.saturating_sub(reach)..across.min(at + reach + 1);
            out[within].iter_mut().for_each(|place| *place = (*place).max(*most));
        }
    }
    let mut out = vec![0; cover.len()];
    let rows = cover.len() / across;
    for at in 0..rows {
        let row = &wide[at * across..][..across];
        if row.iter().all(|cover| *cover == 0) {
            continue;
        }
        for near in at.saturating_sub(reach)..rows.min(at + reach + 1) {
            let near = &mut out[near * across..][..across];
            near.iter_mut().zip(row).for_each(|(place, most)| *place = (*place).max(*most));
        }
    }
    out
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
fn byte(share: f32) -> u8 {
    (share.clamp(0.0, 1.0) * 255.0).round() as u8
}

/// Frames are laid over as they are displayed.
const UPRIGHT: u8 = 1;
/// How much a letter covers of what is beneath.
const LETTER: f32 = 0.45;
/// The same of what is around it.
const HALO: f32 = 0.25;
const BOLDEST: f32 = 0.85;

#[cfg(test)]
mod tests {
    use chatpic_core::SessionId;

    use super::*;

    fn mark(bits: u64) -> Mark {
        Mark { session: SessionId::from_bits(bits), label: None }
    }

    #[test]
    fn letters_are_light_and_dark_and_most_is_clear() {
        for (width, height) in [(640, 360), (360, 640), (1920, 1080)] {
            let rgba = overlay(width, height, &mark(77)).unwrap();
            assert_eq!(rgba.len(), (width * height * 4) as usize);
            let count = |fits: fn(&[u8]) -> bool| rgba.chunks(4).filter(|it| fits(it)).count();
            let all = (width * height) as usize;
            let light = count(|it| it[0] > 150 && it[3] > 100);
            let dark = count(|it| it[0] < 105 && it[3] > 100);
            let clear = count(|it| it[3] == 0);
            assert!((all / 120..all / 8).contains(&light), "{width}: {light} of {all}");
            assert!((all / 120..all / 8).contains(&dark), "{width}: {dark} of {all}");
            assert!(clear > all / 2, "{width}: {clear} of {all}");
        }
    }

    #[test]
    fn each_session_has_its_own_and_always_the_same() {
        let of = |bits| overlay(640, 360, &mark(bits)).unwrap();
        assert!(of(1) == of(1) && of(1) != of(2));
    }

    #[test]
    fn what_is_too_small_or_too_large_is_refused() {
        assert!(matches!(overlay(31, 900, &mark(1)), Err(MarkError::TooSmall)));
        assert!(matches!(overlay(64, 4097, &mark(1)), Err(MarkError::TooLarge)));
        assert_eq!(overlay(32, 32, &mark(1)).unwrap().len(), 4096);
    }
}
