//! What is decoded of a still picture: coded pictures of one size and kind, one after the other.

/// AV1 pictures in one IVF file, each of which is decoded by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stills {
    /// In pixels; every one of them, or none is given.
    pub width: u16,
    /// In pixels.
    pub height: u16,
    /// Which samples each has.
    pub chroma: Chroma,
    /// Of each sample: 8, 10 or 12.
    pub bits: u8,
    /// How many there are.
    pub count: u16,
}

/// How the planes of colours lie below the plane of luma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chroma {
    /// There are none.
    None,
    /// Half as wide and half as high.
    Quarter,
    /// Half as wide.
    Half,
    /// As large.
    Full,
}

impl Stills {
    /// The bytes of one picture as it is given: its planes one after the other, rows from the top without
    /// gaps. A sample takes one byte, or two with the lower first where it has more than 8 bits.
    pub fn bytes(self) -> u64 {
        let (width, height) = (u64::from(self.width), u64::from(self.height));
        let chroma = match self.chroma {
            Chroma::None => 0,
            Chroma::Quarter => 2 * width.div_ceil(2) * height.div_ceil(2),
            Chroma::Half => 2 * width.div_ceil(2) * height,
            Chroma::Full => 2 * width * height,
        };
        (width * height + chroma) * if self.bits > 8 { 2 } else { 1 }
    }

    pub(super) fn words(self) -> String {
        let Self { width, height, chroma, bits, count } = self;
        format!("stills {width} {height} {} {bits} {count}", chroma.word())
    }

    pub(super) fn parse(words: &[&str]) -> Option<Self> {
        let &[width, height, chroma, bits, count] = words else { return None };
        let number = |word: &str| word.parse::<u16>().ok().filter(|number| *number > 0);
        Some(Self {
            width: number(width)?,
            height: number(height)?,
            chroma: Chroma::ALL.into_iter().find(|it| it.word() == chroma)?,
            bits: bits.parse().ok().filter(|bits| [8, 10, 12].contains(bits))?,
            count: number(count)?,
        })
    }
}

impl Chroma {
    const ALL: [Self; 4] = [Self::None, Self::Quarter, Self::Half, Self::Full];

    fn word(self) -> &'static str {
        match self {
            Self::None => "400",
            Self::Quarter => "420",
            Self::Half => "422",
            Self::Full => "444",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_the_bytes_of_its_planes() {
        let of = |chroma, bits| Stills { width: 5, height: 3, chroma, bits, count: 9 }.bytes();
        assert_eq!(Chroma::ALL.map(|chroma| of(chroma, 8)), [15, 15 + 12, 15 + 18, 45]);
        assert_eq!(of(Chroma::Quarter, 12), 54);
    }
}
