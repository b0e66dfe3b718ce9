//! Ink as it is asked for, block by block: it is drawn a whole strip of blocks at once, which is quicker.

use crate::mark::ground::TILE;
use crate::mark::jpeg::layout::Place;
use crate::mark::jpeg::light::Plane;
use crate::mark::lettering::Lettering;

/// The strips of ink that blocks were asked for last. A unit is at most four blocks high.
pub(super) struct Strips {
    /// Pixels across: whole units.
    width: u32,
    strips: [Strip; 4],
}

#[derive(Clone, Default)]
struct Strip {
    /// Which of the picture's it is.
    row: Option<usize>,
    /// What is added to the luma of each pixel, rows from the top.
    ink: Vec<i16>,
    /// In which of its blocks anything is.
    inked: Vec<bool>,
}

impl Strips {
    /// Strips for a picture of so many pixels across.
    pub fn new(width: u32) -> Self {
        Self { width: width.next_multiple_of(4 * TILE), strips: Default::default() }
    }

    /// What is added to each sample of a block; `None` where nothing is.
    #[inline]
    pub fn samples(
        &mut self,
        lettering: &Lettering,
        plane: &Plane,
        place: Place,
    ) -> Option<[f32; 64]> {
        match plane.is_fine() {
            true => self.fine(lettering, place),
            false => self.coarse(lettering, plane, place),
        }
    }

    #[inline]
    fn fine(&mut self, lettering: &Lettering, place: Place) -> Option<[f32; 64]> {
        let width = self.width as usize;
        let strip = self.strip(lettering, place.row);
        if !strip.inked[place.column] {
            return None;
        }
        let mut samples = [0.0; 64];
        for (to, row) in samples.as_chunks_mut::<8>().0.iter_mut().zip(strip.ink.chunks(width)) {
            *to = row[8 * place.column..].first_chunk()?.map(f32::from);
        }
        Some(samples)
    }

    /// The means of the pixels that each sample covers.
    fn coarse(&mut self, lettering: &Lettering, plane: &Plane, place: Place) -> Option<[f32; 64]> {
        let (across, down) = (usize::from(plane.across), usize::from(plane.down));
        let width = self.width as usize;
        let mut samples = [0.0; 64];
        for y in 0..8 * down {
            let strip = self.strip(lettering, place.row * down + y / 8);
            let row = strip.ink.get(y % 8 * width + 8 * place.column * across..)?;
            for (x, ink) in row.iter().take(8 * across).enumerate() {
                samples[y / down * 8 + x / across] += f32::from(*ink);
            }
        }
        let pixels = f32::from(plane.across * plane.down);
        (samples != [0.0; 64]).then(|| samples.map(|sum| sum / pixels))
    }

    #[inline]
    fn strip(&mut self, lettering: &Lettering, row: usize) -> &Strip {
        let strip = &mut self.strips[row % 4];
        if strip.row != Some(row) {
            strip.draw(lettering, row, self.width);
        }
        strip
    }
}

impl Strip {
    fn draw(&mut self, lettering: &Lettering, row: usize, width: u32) {
        self.row = Some(row);
        self.ink.resize((width * TILE) as usize, 0);
        let top = u32::try_from(row).unwrap_or(u32::MAX).saturating_mul(TILE);
        self.inked.clear();
        self.inked.resize((width / TILE) as usize, false);
        if lettering.ink(0, top, width, TILE, &mut self.ink) {
            for row in self.ink.chunks(width as usize) {
                for (inked, block) in self.inked.iter_mut().zip(row.as_chunks::<8>().0) {
                    *inked |= *block != [0; 8];
                }
            }
        }
    }
}
