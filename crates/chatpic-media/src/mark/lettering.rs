//! The visible mark: the session ID in lines across the picture, at an angle, a size and a place that
//! the session chooses. One stroke without an outline, light or dark as a whole glyph, by the ground
//! beneath it ([`Ground`]); its strength is one number for each glyph, added to the luma, so that what
//! changes pixels and what changes coefficients draws the same.
//!
//! Knows stored pixels only: an orientation is worked into the glyphs as they are drawn. Does not
//! touch a picture.

use std::ops::Range;

use super::Mark;
use super::ground::{Ground, Tile};
use crate::png::canvas::Region;
use glyphs::{Font, Stamp};
use layout::{Layout, Placed};
use strength::Pen;

mod dice;
mod geometry;
mod glyphs;
mod layout;
mod strength;
mod words;

/// The ink of one session over a picture of one size.
#[derive(Clone, Debug)]
pub(crate) struct Lettering {
    width: u32,
    height: u32,
    /// Pixels of the font's em.
    em: f32,
    pen: Pen,
    stamps: Vec<Stamp>,
    glyphs: Vec<Glyph>,
    /// For each cell of [`CELL`] × [`CELL`] pixels, the glyphs whose box touches it.
    cells: Vec<Vec<u32>>,
    cells_across: u32,
}

/// One glyph in its place.
#[derive(Clone, Copy, Debug)]
struct Glyph {
    placed: Placed,
    /// What full cover adds to the luma; 0 until the ground is known.
    ink: i16,
}

impl Lettering {
    /// The lettering of `mark` for a picture of `width` × `height` stored pixels that is displayed by
    /// the Exif `orientation`. It has ink as soon as it is
    /// [settled](Self::settle).
    pub fn of(width: u32, height: u32, orientation: u8, mark: &Mark) -> Self {
        let font = Font::bundled();
        let Layout { em, stamps, placed } = Layout::of(width, height, orientation, mark, &font);
        let glyphs: Vec<_> = placed.into_iter().map(|placed| Glyph { placed, ink: 0 }).collect();
        let cells_across = width.div_ceil(CELL);
        let mut cells = vec![Vec::new(); (cells_across * height.div_ceil(CELL)) as usize];
        for (at, glyph) in (0..).zip(&glyphs) {
            let area = Area::of(&glyph.placed, &stamps).within(Area::new(0, 0, width, height));
            for cell in area.cells(cells_across) {
                cells[cell].push(at);
            }
        }
        let pen = Pen::of(em);
        Self { width, height, em, pen, stamps, glyphs, cells, cells_across }
    }

    /// Makes each glyph light or dark, and as strong as the `ground` beneath it needs.
    pub fn settle(&mut self, ground: &Ground) {
        self.settle_within(ground, Region { x: 0, y: 0, width: self.width, height: self.height });
    }

    /// [Settles](Self::settle) the glyphs that lie in `region` as a whole, and those that had no ground
    /// before: what an animation draws anew. A glyph changes sides only where the ground did clearly.
    pub fn settle_within(&mut self, ground: &Ground, region: Region) {
        let picture = Area::new(0, 0, self.width, self.height);
        let region = Area::new(region.x, region.y, region.width, region.height);
        for word in self.glyphs.chunk_by_mut(|a, b| a.placed.word == b.placed.word) {
            let area = |glyph: &Glyph| Area::of(&glyph.placed, &self.stamps).within(picture);
            let beneath: Vec<_> = word.iter().map(|glyph| area(glyph).ground(ground)).collect();
            let mut lean = 0;
            for (glyph, tile) in word.iter_mut().zip(&beneath) {
                let area = area(glyph);
                if area.lies_in(region) || glyph.ink == 0 && area.touches(region) {
                    lean = if glyph.ink == 0 { lean } else { glyph.ink };
                    glyph.ink = self.pen.ink(*tile, &beneath, lean);
                }
                lean = glyph.ink;
            }
        }
    }

    /// Fills `out`, rows of `width` from the top, with how much of each stored pixel of the rectangle is
    /// ink: 0 none, 255 all. Whether any is. A few rows at once are quicker than single ones.
    #[cfg(test)]
    pub(super) fn cover(&self, x: u32, y: u32, width: u32, height: u32, out: &mut [u8]) -> bool {
        out.fill(0);
        self.each_run(x, y, width, height, |at, run, _| {
            for (place, cover) in out[at..].iter_mut().zip(run) {
                *place = (*place).max(*cover);
            }
        })
    }

    /// Fills `out`, rows of `width` from the top, with what is to be added to the luma of each stored
    /// pixel of the rectangle, as [settled](Self::settle). Whether any is not 0.
    pub fn ink(&self, x: u32, y: u32, width: u32, height: u32, out: &mut [i16]) -> bool {
        out.fill(0);
        self.each_run(x, y, width, height, |at, run, ink| {
            for (place, cover) in out[at..].iter_mut().zip(run) {
                let change = strength::covered(ink, *cover);
                *place = if change.abs() > place.abs() { change } else { *place };
            }
        })
    }

    /// Makes all of one text light and all of the next one dark, as much as can be: of ink that knows no
    /// ground. What stands there only once is light.
    pub(super) fn alternate(&mut self) {
        let several = self.boldness() <= 1.0;
        for glyph in &mut self.glyphs {
            glyph.ink = if several && glyph.placed.word % 2 == 1 { -255 } else { 255 };
        }
    }

    /// How many times as strong as large letters these have to be.
    pub(super) fn boldness(&self) -> f32 {
        (strength::LARGE / self.em.max(1.0)).max(1.0)
    }

    /// Pixels from a letter's edge to that of a halo that sets it off: about as wide as its stroke.
    pub(super) fn halo(&self) -> usize {
        let pixels = glyphs::whole(self.em / STROKES).max(1);
        usize::try_from(pixels).expect("at least one")
    }

    /// Hands each run of cover that lies in the rectangle to `each`: where in the rectangle it begins,
    /// its cover, its glyph's ink. Whether there was one.
    fn each_run(
        &self,
        x: u32,
        y: u32,
        width: u32,
        height: u32,
        mut each: impl FnMut(usize, &[u8], i16),
    ) -> bool {
        let whole = Area::new(x, y, width, height);
        let picture = Area::new(0, 0, self.width, self.height);
        let cells = whole.within(picture).cells(self.cells_across);
        let mut glyphs: Vec<u32> = cells.flat_map(|cell| &self.cells[cell]).copied().collect();
        // Each once, in one order whatever the rectangle: the first of two that are as strong is kept.
        glyphs.sort_unstable();
        glyphs.dedup();
        // Whole cells: what fills up a picture's last blocks has its part of a letter too.
        let [wide, high] = [self.width, self.height].map(|side| side.next_multiple_of(CELL));
        let drawn = whole.within(Area::new(0, 0, wide, high));
        let mut any = false;
        for at in glyphs {
            let Glyph { placed, ink } = self.glyphs[at as usize];
            let stamp = &self.stamps[placed.stamp];
            let area = Area::of(&placed, &self.stamps).within(drawn);
            for row in area.rows() {
                let run = stamp.run(
                    row - i64::from(placed.y),
                    area.left - i64::from(placed.x),
                    area.right - i64::from(placed.x),
                );
                each(whole.offset(area.left, row), run, ink);
                any = true;
            }
        }
        any
    }
}

/// How many strokes of a letter an em is wide.
const STROKES: f32 = 9.0;
/// Pixels along a cell's side: a few blocks of JPEG.
const CELL: u32 = 64;

/// A rectangle of stored pixels; empty where an end is not beyond its beginning.
#[derive(Clone, Copy, Debug)]
struct Area {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

impl Area {
    fn new(x: u32, y: u32, width: u32, height: u32) -> Self {
        let (left, top) = (i64::from(x), i64::from(y));
        Self { left, top, right: left + i64::from(width), bottom: top + i64::from(height) }
    }

    fn of(placed: &Placed, stamps: &[Stamp]) -> Self {
        let stamp = &stamps[placed.stamp];
        let (left, top) = (i64::from(placed.x), i64::from(placed.y));
        let (right, bottom) = (left + i64::from(stamp.width), top + i64::from(stamp.height));
        Self { left, top, right, bottom }
    }

    fn within(self, other: Self) -> Self {
        Self {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }

    fn ground(self, ground: &Ground) -> Tile {
        ground.beneath(self.left, self.top, self.right, self.bottom)
    }

    fn lies_in(self, other: Self) -> bool {
        let across = other.left <= self.left && self.right <= other.right;
        across && other.top <= self.top && self.bottom <= other.bottom
    }

    fn touches(self, other: Self) -> bool {
        !self.within(other).rows().is_empty()
    }

    fn rows(self) -> Range<i64> {
        if self.left < self.right { self.top..self.bottom } else { 0..0 }
    }

    /// The cells that it touches, of a picture in which it lies.
    fn cells(self, across: u32) -> impl Iterator<Item = usize> {
        let cell = i64::from(CELL);
        let span = |from: i64, to: i64| from / cell..(to + cell - 1) / cell;
        let columns = span(self.left, self.right);
        let pixels = self.rows();
        let rows = span(pixels.start, pixels.end);
        rows.flat_map(move |row| {
            columns.clone().map(move |column| row * i64::from(across) + column)
        })
        .map(|cell| usize::try_from(cell).expect("it lies in the picture"))
    }

    /// Where the pixel at `x`, `y`, which lies in it, stands in its rows.
    fn offset(&self, x: i64, y: i64) -> usize {
        let at = (y - self.top) * (self.right - self.left) + x - self.left;
        usize::try_from(at).expect("it lies in the rectangle")
    }
}

#[cfg(test)]
mod tests;
