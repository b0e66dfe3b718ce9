//! What of a file has to be decoded, and where it goes: its picture, its alpha plane, each whole or in
//! tiles. Where programs could take different parts of a file for its picture, it is refused.

use std::collections::BTreeSet;

use super::Picture;
use super::grid::Grid;
use super::properties::Says;
use crate::obu::{self, Sequence};
use crate::{Refusal, Unsupported};

/// Coded AV1 pictures, all of one size and kind, for a decoder that is not in this crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coded {
    /// In pixels; a decoder that finds another size has to fail.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Which planes there are.
    pub chroma: Chroma,
    /// Of each sample: 8, 10 or 12.
    pub bits: u8,
    /// How many pictures there are.
    pub count: u32,
    /// The pictures as an IVF file, a frame each. Each can be decoded by itself.
    pub ivf: Vec<u8>,
}

/// A decoder of AV1: it is given coded pictures, and hands on the samples of each, in order and
/// [`Coded::bytes`] long.
pub type Av1<'d, E> = dyn FnMut(&Coded, &mut dyn FnMut(&[u8])) -> Result<(), E> + 'd;

/// The planes of colour beside the plane of luma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chroma {
    /// None.
    None,
    /// Two that are half as wide and half as high (4:2:0).
    Quarter,
    /// Two that are half as wide (4:2:2).
    Half,
    /// Two as large as that of luma (4:4:4).
    Full,
}

/// A picture out of coded ones, side by side, or of a single one.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Of the whole.
    pub width: u32,
    pub height: u32,
    /// Of each tile.
    pub tile: (u32, u32),
    pub columns: usize,
    /// The items that are decoded, each once.
    pub items: Vec<usize>,
    /// Which of [`Self::items`] stands where, row by row.
    pub cells: Vec<usize>,
    /// Of every tile.
    pub sequence: Sequence,
}

/// Everything that has to be decoded of a file.
#[derive(Debug)]
pub(super) struct Sheets {
    pub colour: Sheet,
    pub alpha: Option<Sheet>,
    /// Whether colours were multiplied by alpha.
    pub premultiplied: bool,
}

const OTHER: Refusal = Refusal::Unsupported(Unsupported::OtherAvif);
const UNFIT: Refusal = Refusal::Broken("the picture's tiles don't fit together");

impl Sheets {
    pub fn of(picture: &Picture<'_>) -> Result<Self, Refusal> {
        let colour = Sheet::of(picture, picture.primary)?;
        let of_all = alpha_of(picture, picture.primary)?;
        let of_tiles = match picture.items[picture.primary].kind == *b"grid" {
            true => colour
                .items
                .iter()
                .map(|tile| alpha_of(picture, *tile))
                .collect::<Result<_, _>>()?,
            false => Vec::new(),
        };
        let alpha = match (of_all, of_tiles.iter().all(Option::is_none)) {
            (None, true) => None,
            (Some(alpha), true) => Some(Sheet::of(picture, alpha)?),
            // Some tiles without, or two of one: programs differ in what they take.
            (Some(_), false) => return Err(OTHER),
            (None, false) => {
                let items = of_tiles.into_iter().collect::<Option<Vec<_>>>().ok_or(OTHER)?;
                Some(colour.with(picture, items)?)
            }
        };
        if alpha.as_ref().is_some_and(|it| (it.width, it.height) != (colour.width, colour.height)) {
            return Err(Refusal::Broken("a picture's alpha has another size"));
        }
        let premultiplied = of_all.is_some_and(|alpha| {
            let links = || picture.references.iter().filter(|it| it.kind == *b"prem");
            links().any(|it| it.from == picture.primary && it.to.contains(&alpha))
        });
        Ok(Self { colour, alpha, premultiplied })
    }
}

/// The alpha plane of an item.
fn alpha_of(picture: &Picture<'_>, item: usize) -> Result<Option<usize>, Refusal> {
    let links = picture.references.iter().filter(|it| it.kind == *b"auxl" && it.to.contains(&item));
    let planes =
        links.map(|it| it.from).filter(|from| picture.says(*from).any(|it| it == Says::Alpha));
    let planes: BTreeSet<usize> = planes.collect();
    match planes.len() {
        0 | 1 => Ok(planes.first().copied()),
        _ => Err(OTHER),
    }
}

impl Sheet {
    fn of(picture: &Picture<'_>, item: usize) -> Result<Self, Refusal> {
        let (width, height) = size(picture, item)?;
        if picture.items[item].kind != *b"grid" {
            let (items, cells) = (vec![item], vec![0]);
            let sequence = sequence(picture, item)?;
            let tile = (width, height);
            return Ok(Self { width, height, tile, columns: 1, items, cells, sequence });
        }
        let grid = Grid::parse(&picture.items[item].data)?;
        let mut links =
            picture.references.iter().filter(|it| it.kind == *b"dimg" && it.from == item);
        let tiles = &links.next().ok_or(UNFIT)?.to;
        let items: Vec<usize> =
            tiles.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let cells = tiles.iter().map(|it| items.binary_search(it).map_err(|_| UNFIT));
        let cells = cells.collect::<Result<_, _>>()?;
        let first = *items.first().ok_or(UNFIT)?;
        let tile = size(picture, first)?;
        let columns = grid.columns as usize;
        let sequence = alike(picture, &items)?;
        Ok(Self { width, height, tile, columns, items, cells, sequence })
    }

    /// The same of other items, which stand where those of this one do.
    fn with(&self, picture: &Picture<'_>, items: Vec<usize>) -> Result<Self, Refusal> {
        let fit = items.iter().all(|it| size(picture, *it) == Ok(self.tile));
        if !fit || items.iter().any(|it| picture.items[*it].kind != *b"av01") {
            return Err(UNFIT);
        }
        let (columns, cells, sequence) =
            (self.columns, self.cells.clone(), alike(picture, &items)?);
        let Self { width, height, tile, .. } = *self;
        Ok(Self { width, height, tile, columns, items, cells, sequence })
    }

    /// What a decoder gets.
    pub fn coded(&self, picture: &Picture<'_>) -> Result<Coded, Refusal> {
        let tiles: Vec<&[u8]> = self.items.iter().map(|it| &*picture.items[*it].data).collect();
        let (width, height) = self.tile;
        let count = u32::try_from(tiles.len()).map_err(|_| UNFIT)?;
        let ivf = ivf(self.tile, &tiles)?;
        let Sequence { bits, .. } = self.sequence;
        Ok(Coded { width, height, chroma: Chroma::of(&self.sequence), bits, count, ivf })
    }
}

impl Chroma {
    pub(super) fn of(sequence: &Sequence) -> Self {
        match (sequence.gray, sequence.halved) {
            (true, _) => Self::None,
            (_, (true, true)) => Self::Quarter,
            (_, (true, false)) => Self::Half,
            (_, (false, _)) => Self::Full,
        }
    }
}

impl Coded {
    /// The bytes of one decoded picture: its planes one after the other, rows from the top without gaps. A
    /// sample takes one byte, or two with the lower first where it has more than 8 bits.
    pub fn bytes(&self) -> u64 {
        let (width, height) = (u64::from(self.width), u64::from(self.height));
        let chroma = match self.chroma {
            Chroma::None => 0,
            Chroma::Quarter => 2 * width.div_ceil(2) * height.div_ceil(2),
            Chroma::Half => 2 * width.div_ceil(2) * height,
            Chroma::Full => 2 * width * height,
        };
        (width * height + chroma) * if self.bits > 8 { 2 } else { 1 }
    }
}

/// What the tiles of one picture say, which has to be the same. A turned tile is shown so by some programs.
fn alike(picture: &Picture<'_>, items: &[usize]) -> Result<Sequence, Refusal> {
    let mut all = items.iter().map(|it| {
        let changes = |it| matches!(it, Says::Rotated(1..) | Says::Mirrored(_) | Says::Aperture(_));
        if picture.says(*it).any(changes) {
            return Err(OTHER);
        }
        sequence(picture, *it)
    });
    let first = all.next().ok_or(UNFIT)??;
    all.try_fold(first, |first, it| if it? == first { Ok(first) } else { Err(UNFIT) })
}

fn sequence(picture: &Picture<'_>, item: usize) -> Result<Sequence, Refusal> {
    // Which of several layers is the picture.
    if picture.says(item).any(|it| it == Says::Layer) {
        return Err(OTHER);
    }
    obu::still(&picture.items[item].data)
}

fn size(picture: &Picture<'_>, item: usize) -> Result<(u32, u32), Refusal> {
    let size = picture.says(item).find_map(|it| match it {
        Says::Size(width, height) => Some((width, height)),
        _ => None,
    });
    size.ok_or(Refusal::Broken("a picture has no size"))
}

/// An IVF file: a header of 32 bytes, and before each frame its length and its number.
fn ivf((width, height): (u32, u32), frames: &[&[u8]]) -> Result<Vec<u8>, Refusal> {
    let side = |side: u32| {
        let limit = u64::from(u16::MAX);
        u16::try_from(side)
            .map(u16::to_le_bytes)
            .map_err(|_| Refusal::TooLarge { what: "pixels along one side", limit })
    };
    let len = |len: usize| {
        let limit = u64::from(u32::MAX);
        u32::try_from(len)
            .map(u32::to_le_bytes)
            .map_err(|_| Refusal::TooLarge { what: "bytes", limit })
    };
    // Version 0, 32 bytes.
    let mut out = b"DKIF\0\0\x20\0AV01".to_vec();
    out.extend([side(width)?, side(height)?].concat());
    // One frame a second.
    out.extend([[1, 0, 0, 0], [1, 0, 0, 0], len(frames.len())?, [0; 4]].concat());
    for (number, frame) in (0_u64..).zip(frames) {
        out.extend(len(frame.len())?);
        out.extend(number.to_le_bytes());
        out.extend_from_slice(frame);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ivf_is_its_header_and_its_frames() {
        let file = ivf((258, 3), &[b"abc", b""]).unwrap();
        let header = b"DKIF\0\0\x20\0AV01\x02\x01\x03\0\x01\0\0\0\x01\0\0\0\x02\0\0\0\0\0\0\0";
        assert_eq!(file[..32], header[..]);
        assert_eq!(file[32..], b"\x03\0\0\0\0\0\0\0\0\0\0\0abc\0\0\0\0\x01\0\0\0\0\0\0\0"[..]);
        assert!(matches!(ivf((65_536, 1), &[]), Err(Refusal::TooLarge { .. })));
    }
}
