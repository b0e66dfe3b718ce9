//! What an animation is drawn on: red, green, blue and alpha, clear at first.

use crate::pipeline::Frame;

/// A rectangle in pixels.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Region {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

impl Region {
    /// Whether it has pixels, all of them on a canvas of `width` × `height`.
    pub fn fits(&self, width: u32, height: u32) -> bool {
        let within =
            |at: u32, len, whole| len > 0 && at.checked_add(len).is_some_and(|end| end <= whole);
        within(self.x, self.width, width) && within(self.y, self.height, height)
    }
}

#[derive(Debug)]
pub(crate) struct Canvas {
    pixels: Vec<u8>,
    width: u32,
    height: u32,
}

impl Canvas {
    pub fn clear(width: u32, height: u32) -> Self {
        let pixels = vec![0; len(width) * len(height) * 4];
        Self { pixels, width, height }
    }

    pub fn frame(&self) -> Frame<'_> {
        Frame { pixels: &self.pixels, width: self.width, height: self.height, channels: 4 }
    }

    /// The rows of `region`, which [fits](Region::fits), from the top.
    pub fn rows(&mut self, region: Region) -> impl Iterator<Item = &mut [u8]> {
        let left = len(region.x) * 4;
        self.pixels
            .chunks_exact_mut(len(self.width) * 4)
            .skip(len(region.y))
            .take(len(region.height))
            .map(move |row| &mut row[left..left + len(region.width) * 4])
    }

    pub fn erase(&mut self, region: Region) {
        self.rows(region).for_each(|row| row.fill(0));
    }

    pub fn copy(&mut self, region: Region) -> Vec<u8> {
        let mut pixels = Vec::with_capacity(len(region.width) * len(region.height) * 4);
        self.rows(region).for_each(|row| pixels.extend_from_slice(row));
        pixels
    }

    pub fn replace(&mut self, region: Region, pixels: &[u8]) {
        for (row, new) in self.rows(region).zip(pixels.chunks_exact(len(region.width) * 4)) {
            row.copy_from_slice(new);
        }
    }
}

fn len(pixels: u32) -> usize {
    usize::try_from(pixels).expect("a side is far below what an address can count")
}
