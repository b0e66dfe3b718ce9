//! How a track is turned when it is displayed.

use crate::{Refusal, Unsupported};

/// One of the eight ways in which a rectangle lies on the axes: quarter turns, mirrored or not. The
/// four numbers are -1, 0 or 1; a point (x, y) is shown at (ax + cy, bx + dy).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn([i8; 4]);

impl Turn {
    pub const NONE: Self = Self([1, 0, 0, 1]);

    /// Reads the nine numbers of a matrix. How far it moves or enlarges is of no use to a video that
    /// is shown alone.
    pub fn parse(matrix: &[[u8; 4]; 9]) -> Result<Self, Refusal> {
        let sign = |at: usize| i8::try_from(i32::from_be_bytes(matrix[at]).signum()).unwrap_or(0);
        match [sign(0), sign(1), sign(3), sign(4)] {
            // Some programs leave it empty.
            [0, 0, 0, 0] => Ok(Self::NONE),
            turn @ ([-1 | 1, 0, 0, -1 | 1] | [0, -1 | 1, -1 | 1, 0]) => Ok(Self(turn)),
            _ => Err(Refusal::Unsupported(Unsupported::OddTurn)),
        }
    }

    /// First this, then the other.
    pub fn then(self, Self([e, f, g, h]): Self) -> Self {
        let [a, b, c, d] = self.0;
        Self([a * e + b * g, a * f + b * h, c * e + d * g, c * f + d * h])
    }

    /// Degrees clockwise, after mirroring left to right where it is mirrored.
    pub fn degrees(self) -> u16 {
        let [a, b, c, d] = self.0;
        let mirrored = i16::from(a) * i16::from(d) - i16::from(b) * i16::from(c) < 0;
        match if mirrored { [-a, -b, c, d] } else { [a, b, c, d] } {
            [0, 1, _, _] => 90,
            [-1, 0, _, _] => 180,
            [0, -1, _, _] => 270,
            _ => 0,
        }
    }

    /// Whether width and height change places.
    pub fn lies_across(self) -> bool {
        self.0[0] == 0
    }

    /// The matrix that shows a track of this size (in 65536ths of a pixel) from the origin on.
    pub fn matrix(self, width: u32, height: u32) -> Vec<u8> {
        let [a, b, c, d] = self.0;
        let one = |sign: i8| i32::from(sign) << 16;
        // What lies left of or above the origin is moved back.
        let back = |x: i8, y: i8| {
            let of = |sign: i8, side: u32| if sign < 0 { side } else { 0 };
            i32::try_from(of(x, width).max(of(y, height))).unwrap_or(0)
        };
        let numbers = [one(a), one(b), 0, one(c), one(d), 0, back(a, c), back(b, d), 1 << 30];
        numbers.iter().flat_map(|it| it.to_be_bytes()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(turn: [i32; 4]) -> Result<Turn, Refusal> {
        let [a, b, c, d] = turn;
        Turn::parse(&[a, b, 0, c, d, 0, 77, 78, 1 << 30].map(i32::to_be_bytes))
    }

    #[test]
    fn quarter_turns_are_told_mirrored_or_not() {
        let one = 1 << 16;
        for (turn, degrees) in [
            ([one, 0, 0, one], 0),
            ([0, one, -one, 0], 90),
            ([-one, 0, 0, -one], 180),
            ([0, -one, one, 0], 270),
            ([-one, 0, 0, one], 0),
            ([0, 0, 0, 0], 0),
        ] {
            assert_eq!(parsed(turn).unwrap().degrees(), degrees, "{turn:?}");
        }
        assert!(parsed([one, one, -one, one]).is_err());
        assert!(parsed([one, 0, 0, 0]).is_err());
    }

    #[test]
    fn two_turns_make_one() {
        let quarter = Turn([0, 1, -1, 0]);
        assert_eq!(quarter.then(quarter), Turn([-1, 0, 0, -1]));
        assert_eq!(quarter.then(quarter).then(quarter).degrees(), 270);
    }

    #[test]
    fn a_turned_video_is_moved_back_into_sight() {
        let matrix = Turn([0, 1, -1, 0]).matrix(320 << 16, 240 << 16);
        let number = |at: usize| i32::from_be_bytes(matrix[at * 4..][..4].try_into().unwrap());
        assert_eq!((number(6), number(7)), (240 << 16, 0));
        let matrix = Turn([-1, 0, 0, -1]).matrix(320 << 16, 240 << 16);
        let number = |at: usize| i32::from_be_bytes(matrix[at * 4..][..4].try_into().unwrap());
        assert_eq!((number(6), number(7)), (320 << 16, 240 << 16));
    }
}
