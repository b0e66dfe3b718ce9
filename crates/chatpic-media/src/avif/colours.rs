//! From coded samples to red, green and blue of 8 bits: what a browser makes of them, up to a rounding.
//! Primaries and transfer are left as they are, as a profile is in other formats. Each sample of colour
//! stands for the pixels that it was taken from.

use super::Chroma;
use crate::obu::Sequence;
use crate::{Refusal, Unsupported};

/// How the samples of one plane become shares of red, green and blue: for each value that a sample can
/// have, in 65,536ths of the 255 steps of a channel. Shares are added up.
#[derive(Debug)]
pub(super) struct Colours {
    luma: Vec<[i32; 3]>,
    /// One for each plane of colour; empty where there is none.
    chroma: [Vec<[i32; 3]>; 2],
}

/// Where the planes of one decoded picture lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Planes<'a> {
    bytes: &'a [u8],
    /// Bytes of a sample.
    wide: usize,
    width: usize,
    height: usize,
    chroma: Chroma,
}

impl Colours {
    /// By what the container says of matrix and range, or else the sequence header.
    ///
    /// # Errors
    /// [`Refusal::Unsupported`] for a matrix that browsers don't show either, or hardly any.
    pub fn of(sequence: &Sequence, said: Option<(u8, bool)>) -> Result<Self, Refusal> {
        let (matrix, full_range) = said.unwrap_or((sequence.matrix, sequence.full_range));
        let range = Range { bits: sequence.bits, is_full: full_range };
        if sequence.gray {
            return Ok(Self { luma: range.luma([1.0; 3]), chroma: [Vec::new(), Vec::new()] });
        }
        if matrix == IDENTITY {
            if Chroma::of(sequence) != Chroma::Full {
                return Err(Refusal::Broken("red, green and blue have planes of different sizes"));
            }
            // Green comes first. Blue and red have the range of luma.
            let [green, blue, red] =
                [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]].map(|it| range.luma(it));
            return Ok(Self { luma: green, chroma: [blue, red] });
        }
        let (of_first, of_second) = match matrix {
            GREEN_AND_ORANGE => ([-1.0, 1.0, -1.0], [1.0, 0.0, -1.0]),
            _ => {
                let (red, blue) = weights(matrix)?;
                let green = 1.0 - red - blue;
                let (to_red, to_blue) = (2.0 * (1.0 - red), 2.0 * (1.0 - blue));
                ([0.0, -to_blue * blue / green, to_blue], [to_red, -to_red * red / green, 0.0])
            }
        };
        let chroma = [range.chroma(of_first), range.chroma(of_second)];
        Ok(Self { luma: range.luma([1.0; 3]), chroma })
    }

    /// Of the plane of luma alone, as alpha is coded.
    pub fn of_alpha(sequence: &Sequence) -> Self {
        let range = Range { bits: sequence.bits, is_full: sequence.full_range };
        Self { luma: range.luma([1.0; 3]), chroma: [Vec::new(), Vec::new()] }
    }

    /// Hands on each pixel of row `y`, up to `width`.
    pub fn row(&self, planes: &Planes<'_>, y: usize, width: usize, put: impl FnMut([u8; 3])) {
        match planes.wide {
            1 => self.samples::<1>(planes, y, width, put),
            _ => self.samples::<2>(planes, y, width, put),
        }
    }

    fn samples<const WIDE: usize>(
        &self,
        planes: &Planes<'_>,
        y: usize,
        width: usize,
        mut put: impl FnMut([u8; 3]),
    ) {
        let luma = planes.luma(y).as_chunks::<WIDE>().0;
        let luma = luma.iter().take(width).map(|sample| share(&self.luma, *sample));
        let [first, second] = &self.chroma;
        if first.is_empty() {
            luma.for_each(|share| put(share.map(channel)));
            return;
        }
        let (halved, [blue, red]) = planes.colour(y);
        let (blue, red) = (blue.as_chunks::<WIDE>().0, red.as_chunks::<WIDE>().0);
        for (x, mut sum) in luma.enumerate() {
            let x = if halved { x / 2 } else { x };
            let (blue, red) = (share(first, blue[x]), share(second, red[x]));
            for ((sum, blue), red) in sum.iter_mut().zip(blue).zip(red) {
                *sum += blue + red;
            }
            put(sum.map(channel));
        }
    }
}

/// What a sample stands for. One that has more bits than it may counts as the largest.
fn share<const WIDE: usize>(of: &[[i32; 3]], sample: [u8; WIDE]) -> [i32; 3] {
    let value = sample.iter().rev().fold(0, |value, byte| value << 8 | usize::from(*byte));
    of[value.min(of.len() - 1)]
}

fn channel(share: i32) -> u8 {
    u8::try_from((share + HALF) >> 16).unwrap_or(if share < 0 { 0 } else { u8::MAX })
}

/// Which values of a sample mean what.
#[derive(Clone, Copy)]
struct Range {
    bits: u8,
    is_full: bool,
}

impl Range {
    /// Black is 0, or 16 of 255; white is all ones, or 235.
    fn luma(self, shares: [f64; 3]) -> Vec<[i32; 3]> {
        match self.is_full {
            true => self.table(0.0, self.most(), shares),
            false => self.table(16.0 * self.step(), 219.0 * self.step(), shares),
        }
    }

    /// None is the middle; the most is half of all values, or of 224.
    fn chroma(self, shares: [f64; 3]) -> Vec<[i32; 3]> {
        let all = if self.is_full { self.most() } else { 224.0 * self.step() };
        self.table(128.0 * self.step(), all, shares)
    }

    fn table(self, none: f64, all: f64, shares: [f64; 3]) -> Vec<[i32; 3]> {
        let values = 0..1_u16 << self.bits;
        let of = |value: u16| (f64::from(value) - none) / all * 255.0 * 65_536.0;
        #[expect(clippy::cast_possible_truncation, reason = "no share is above 2^27")]
        values.map(|value| shares.map(|share| (of(value) * share).round() as i32)).collect()
    }

    fn most(self) -> f64 {
        f64::from((1_u16 << self.bits) - 1)
    }

    fn step(self) -> f64 {
        f64::from(1_u16 << (self.bits - 8))
    }
}

impl<'a> Planes<'a> {
    /// Of a picture whose `bytes` are all there.
    pub fn new(bytes: &'a [u8], bits: u8, (width, height): (usize, usize), chroma: Chroma) -> Self {
        Self { bytes, wide: if bits > 8 { 2 } else { 1 }, width, height, chroma }
    }

    fn luma(&self, y: usize) -> &'a [u8] {
        let row = self.width * self.wide;
        &self.bytes[y * row..][..row]
    }

    /// Whether a sample stands for two pixels of the row, and the row of each plane.
    fn colour(&self, y: usize) -> (bool, [&'a [u8]; 2]) {
        let (is_narrow, is_low) = match self.chroma {
            Chroma::None | Chroma::Full => (false, false),
            Chroma::Half => (true, false),
            Chroma::Quarter => (true, true),
        };
        let half = |side: usize, is_halved| if is_halved { side.div_ceil(2) } else { side };
        let row = half(self.width, is_narrow) * self.wide;
        let plane = half(self.height, is_low) * row;
        let at = self.width * self.height * self.wide + if is_low { y / 2 } else { y } * row;
        (is_narrow, [at, at + plane].map(|at| &self.bytes[at..][..row]))
    }
}

/// What red and blue weigh in luma (ISO/IEC 23091-2, table 4). Where nothing is said, it is as in JPEG.
fn weights(matrix: u8) -> Result<(f64, f64), Refusal> {
    match matrix {
        1 => Ok((0.2126, 0.0722)),
        4 => Ok((0.30, 0.11)),
        2 | 5 | 6 => Ok((0.299, 0.114)),
        7 => Ok((0.212, 0.087)),
        9 => Ok((0.2627, 0.0593)),
        _ => Err(Refusal::Unsupported(Unsupported::OtherAvif)),
    }
}

const IDENTITY: u8 = 0;
const GREEN_AND_ORANGE: u8 = 8;
const HALF: i32 = 1 << 15;

#[cfg(test)]
mod tests {
    use super::*;

    const SEQUENCE: Sequence =
        Sequence { bits: 8, gray: false, halved: (false, false), full_range: true, matrix: 2 };

    fn pixel(sequence: Sequence, said: Option<(u8, bool)>, samples: [u16; 3]) -> [u8; 3] {
        let bytes: Vec<u8> = match sequence.bits {
            8 => samples.iter().map(|it| u8::try_from(*it).unwrap()).collect(),
            _ => samples.iter().flat_map(|it| it.to_le_bytes()).collect(),
        };
        let planes = Planes::new(&bytes, sequence.bits, (1, 1), Chroma::of(&sequence));
        let mut found = None;
        Colours::of(&sequence, said).unwrap().row(&planes, 0, 1, |pixel| found = Some(pixel));
        found.unwrap()
    }

    #[test]
    fn known_colours_come_out() {
        // Red as JPEG codes it, and as BT.709 does in television's range.
        assert_eq!(pixel(SEQUENCE, None, [76, 85, 255]), [254, 0, 0]);
        assert_eq!(pixel(SEQUENCE, Some((1, false)), [63, 102, 240]), [255, 1, 0]);
        let deep = Sequence { bits: 10, full_range: false, matrix: 9, ..SEQUENCE };
        assert_eq!(pixel(deep, None, [64, 512, 512]), [0; 3]);
        assert_eq!(pixel(deep, None, [940, 512, 512]), [255; 3]);
        assert_eq!(pixel(deep, None, [1023, 512, 512]), [255; 3]);
        // Green first.
        assert_eq!(pixel(SEQUENCE, Some((0, true)), [1, 2, 3]), [3, 1, 2]);
        assert_eq!(pixel(SEQUENCE, Some((8, true)), [100, 138, 118]), [80, 110, 100]);
    }

    #[test]
    fn gray_is_luma_whatever_the_matrix_is() {
        let gray = Sequence { bits: 12, gray: true, halved: (true, true), ..SEQUENCE };
        assert_eq!(pixel(gray, Some((14, true)), [4095, 0, 0]), [255; 3]);
        assert_eq!(pixel(gray, None, [2048, 0, 0]), [128; 3]);
        // No decoder gives so much.
        assert_eq!(pixel(gray, None, [u16::MAX, 0, 0]), [255; 3]);
    }

    #[test]
    fn a_sample_of_colour_stands_for_all_of_its_pixels() {
        // Three by three: luma, then two by two of each colour.
        let bytes = [&[100; 9][..], &[128; 4], &[128, 178, 128, 128]].concat();
        let planes = Planes::new(&bytes, 8, (3, 3), Chroma::Quarter);
        let sequence = Sequence { halved: (true, true), ..SEQUENCE };
        let colours = Colours::of(&sequence, None).unwrap();
        let mut reds = Vec::new();
        (0..3).for_each(|y| colours.row(&planes, y, 3, |pixel| reds.push(pixel[0])));
        assert_eq!(reds, [100, 100, 170, 100, 100, 170, 100, 100, 100]);
    }

    #[test]
    fn a_matrix_that_is_not_known_is_refused() {
        for matrix in [3, 10, 11, 12, 13, 14, 15, 255] {
            assert!(Colours::of(&SEQUENCE, Some((matrix, true))).is_err(), "{matrix}");
        }
        let halved = Sequence { halved: (true, false), ..SEQUENCE };
        assert!(Colours::of(&halved, Some((0, true))).is_err());
    }
}
