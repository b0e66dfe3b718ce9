//! How a decoded picture is displayed: turned, mirrored, in part.

use super::properties::Says;

/// As Exif counts. It is turned first and mirrored then, whatever their order in the file is: so do browsers,
/// and so is it prescribed (MIAF, section 7.3.6.7). Of two of a kind the first counts.
pub(super) fn orientation(says: impl Iterator<Item = Says>) -> u8 {
    let (mut turns, mut mirror) = (None, None);
    for it in says {
        match it {
            Says::Rotated(quarters) => turns = turns.or(Some(quarters)),
            Says::Mirrored(axis) => mirror = mirror.or(Some(axis)),
            _ => {}
        }
    }
    match (turns.unwrap_or(0), mirror) {
        (1, None) => 8,
        (2, None) => 3,
        (3, None) => 6,
        (0, Some(0)) | (2, Some(1)) => 4,
        (0, Some(_)) | (2, Some(_)) => 2,
        (1, Some(0)) | (3, Some(1)) => 5,
        (1, Some(_)) | (3, Some(_)) => 7,
        _ => 1,
    }
}

/// The part of a picture that is shown: width, height, and how far its centre is off to the right and below,
/// each as a fraction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Aperture(pub [(i64, i64); 4]);

impl Aperture {
    pub fn parse(content: &[u8; 32]) -> Self {
        let mut numbers = content.as_chunks::<4>().0.iter().map(|it| i32::from_be_bytes(*it));
        let mut number = || i64::from(numbers.next().expect("there are eight"));
        // Only the numerators of offsets have a sign.
        let fraction = |numerator: i64, denominator: i64| (numerator, denominator & 0xFFFF_FFFF);
        Self(std::array::from_fn(|place| {
            let (numerator, denominator) = (number(), number());
            match place {
                0 | 1 => fraction(numerator & 0xFFFF_FFFF, denominator),
                _ => fraction(numerator, denominator),
            }
        }))
    }

    /// Left and top edge, width and height of the part of a picture of `width` × `height` that is shown.
    /// `None` where that is all of it, or the fractions make no sense, for which readers don't care then.
    pub fn within(&self, width: u32, height: u32) -> Option<(u32, u32, u32, u32)> {
        let [wide, high, right, down] = self.0;
        let (left, wide) = span(wide, right, width)?;
        let (top, high) = span(high, down, height)?;
        ((wide, high) != (width, height)).then_some((left, top, wide, high))
    }
}

/// Where a part begins that is `len` long with its centre `off` from that of `side`, and how long it is;
/// in whole pixels, with every pixel of which some is shown.
fn span(len: (i64, i64), off: (i64, i64), side: u32) -> Option<(u32, u32)> {
    if len.1 == 0 || off.1 == 0 {
        return None;
    }
    // From the left: side / 2 + off - len / 2, with twice the product below.
    let [side_, len_, off_] =
        [(i64::from(side), 1), len, off].map(|(n, d)| (i128::from(n), i128::from(d)));
    let below = 2 * len_.1 * off_.1;
    let middle = side_.0 * len_.1 * off_.1 + 2 * off_.0 * len_.1;
    let (from, to) = (middle - len_.0 * off_.1, middle + len_.0 * off_.1);
    if from < 0 || to > side_.0 * below || from >= to {
        return None;
    }
    let (from, to) = (from / below, (to + below - 1) / below);
    Some((u32::try_from(from).ok()?, u32::try_from(to - from).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_comes_before_a_mirror() {
        let of = |says: &[Says]| orientation(says.iter().copied());
        assert_eq!(of(&[Says::Other]), 1);
        assert_eq!(of(&[Says::Rotated(1)]), 8);
        // A quarter against the clock, then upside down: rows became columns.
        assert_eq!(of(&[Says::Rotated(1), Says::Mirrored(0)]), 5);
        assert_eq!(of(&[Says::Mirrored(0), Says::Rotated(1)]), 5);
        assert_eq!(of(&[Says::Rotated(2), Says::Mirrored(0)]), of(&[Says::Mirrored(1)]));
        assert_eq!(of(&[Says::Rotated(0), Says::Rotated(3)]), 1);
    }

    #[test]
    fn an_aperture_is_a_part_in_whole_pixels() {
        let of = |numbers: [i32; 8], width, height| {
            let content: Vec<u8> = numbers.iter().flat_map(|it| it.to_be_bytes()).collect();
            Aperture::parse(&content.try_into().unwrap()).within(width, height)
        };
        // As avifenc writes --crop 0,0,64,64 of 128 × 128, and 10,20,64,50.
        assert_eq!(of([64, 1, 64, 1, -32, 1, -32, 1], 128, 128), Some((0, 0, 64, 64)));
        assert_eq!(of([64, 1, 50, 1, -22, 1, -19, 1], 128, 128), Some((10, 20, 64, 50)));
        assert_eq!(of([3, 2, 5, 1, 0, 1, 0, 1], 4, 5), Some((1, 0, 2, 5)));
        for all_or_nonsense in [
            [128, 1, 128, 1, 0, 1, 0, 1],
            [64, 0, 64, 1, 0, 1, 0, 1],
            [64, 1, 64, 1, 0, 0, 0, 1],
            [64, 1, 64, 1, -33, 1, 0, 1],
            [0, 1, 64, 1, 0, 1, 0, 1],
            [-1, 1, 64, 1, 0, 1, 0, 1],
            [i32::MAX, -1, -1, -1, i32::MIN, -1, i32::MIN, 1],
        ] {
            assert_eq!(of(all_or_nonsense, 128, 128), None, "{all_or_nonsense:?}");
        }
    }
}
