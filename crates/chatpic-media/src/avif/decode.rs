//! Putting what a decoder gives together to the picture: tiles in their places, with their alpha.

use super::coded::{Coded, Sheet, Sheets};
use super::colours::{Colours, Planes};
use crate::Refusal;
use crate::pipeline::Frame;

/// What came of a picture's parts.
pub(super) struct Canvas {
    width: usize,
    height: usize,
    channels: usize,
    pixels: Vec<u8>,
}

/// Takes the decoded pictures of a sheet as they come.
pub(super) struct Taker<'a> {
    canvas: &'a mut Canvas,
    sheet: &'a Sheet,
    coded: &'a Coded,
    colours: Colours,
    /// Where each item stands, in cells from the upper left.
    places: Vec<Vec<usize>>,
    taken: usize,
    fault: Option<Refusal>,
    is_alpha: bool,
}

impl Canvas {
    pub fn new(sheets: &Sheets) -> Self {
        let (width, height) = (sheets.colour.width as usize, sheets.colour.height as usize);
        let channels = if sheets.alpha.is_some() { 4 } else { 3 };
        Self { width, height, channels, pixels: vec![u8::MAX; width * height * channels] }
    }

    /// Colours that were multiplied by alpha become what they were.
    pub fn divide_by_alpha(&mut self) {
        for [red, green, blue, alpha] in self.pixels.as_chunks_mut::<4>().0 {
            let whole = u16::from((*alpha).max(1));
            for value in [red, green, blue] {
                let divided = (u16::from(*value) * 255 + whole / 2) / whole;
                *value = u8::try_from(divided).unwrap_or(u8::MAX);
            }
        }
    }

    pub fn frame(&self) -> Frame<'_> {
        // Both were made of 32 bits.
        let side = |side: usize| u32::try_from(side).unwrap_or(u32::MAX);
        Frame {
            pixels: &self.pixels,
            width: side(self.width),
            height: side(self.height),
            channels: if self.channels == 4 { 4 } else { 3 },
        }
    }

    /// The part with this left and top edge, width and height.
    pub fn part(&self, (left, top, width, height): (u32, u32, u32, u32)) -> Self {
        let [left, top, width, height] = [left, top, width, height].map(|it| it as usize);
        let rows = self.pixels.chunks_exact(self.width * self.channels).skip(top).take(height);
        let span = left * self.channels..(left + width) * self.channels;
        let pixels = rows.flat_map(|row| &row[span.clone()]).copied().collect();
        Self { width, height, channels: self.channels, pixels }
    }
}

impl<'a> Taker<'a> {
    pub fn new(
        canvas: &'a mut Canvas,
        sheet: &'a Sheet,
        coded: &'a Coded,
        colours: Colours,
        is_alpha: bool,
    ) -> Self {
        let mut places = vec![Vec::new(); sheet.items.len()];
        for (cell, item) in sheet.cells.iter().enumerate() {
            places[*item].push(cell);
        }
        Self { canvas, sheet, coded, colours, places, taken: 0, fault: None, is_alpha }
    }

    /// Takes the next picture. What doesn't fit is told at the end.
    pub fn take(&mut self, bytes: &[u8]) {
        let Some(places) = self.places.get(self.taken) else {
            self.fault = Some(Refusal::Broken("there are more pictures than tiles"));
            return;
        };
        if bytes.len() as u64 != self.coded.bytes() {
            self.fault = Some(Refusal::Broken("a tile has another size than it says"));
            return;
        }
        let (width, height) = (self.coded.width as usize, self.coded.height as usize);
        let planes = Planes::new(bytes, self.coded.bits, (width, height), self.coded.chroma);
        for cell in places {
            let (row, column) = (cell / self.sheet.columns, cell % self.sheet.columns);
            let (top, left) = (row * height, column * width);
            let across = width.min(self.canvas.width.saturating_sub(left));
            let down = height.min(self.canvas.height.saturating_sub(top));
            let channels = self.canvas.channels;
            for y in 0..down {
                let at = ((top + y) * self.canvas.width + left) * channels;
                let mut pixels = self.canvas.pixels[at..].chunks_exact_mut(channels);
                self.colours.row(&planes, y, across, |colour| {
                    let pixel = pixels.next().expect("a row of tiles lies within the canvas");
                    match self.is_alpha {
                        true => pixel[3] = colour[0],
                        false => pixel[..3].copy_from_slice(&colour),
                    }
                });
            }
        }
        self.taken += 1;
    }

    /// At the end: whether each tile was there.
    pub fn finish(self) -> Result<(), Refusal> {
        match self.fault {
            Some(fault) => Err(fault),
            None if self.taken == self.places.len() => Ok(()),
            None => Err(Refusal::Truncated),
        }
    }
}
