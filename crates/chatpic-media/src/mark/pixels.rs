//! Both marks in pixels, for the formats that store pixels: frame after frame of one picture, each
//! anywhere on its canvas.
//!
//! What is added is one number for each pixel, the same to red, green and blue, or to grey: that much
//! luma, and no colour. What is clear throughout stays as it is.

use super::Mark;
use super::grain::Grain;
use super::ground::{Ground, TILE};
use super::hidden;
use super::lettering::Lettering;
use crate::png::canvas::Region;

/// The marks of one picture, and what is known of the ground beneath them.
#[derive(Debug)]
pub(super) struct Marks {
    lettering: Lettering,
    /// `None` where the canvas is too small for it.
    grain: Option<Grain>,
    ground: Ground,
}

/// Pixels of a frame. Rows from the top without padding.
#[derive(Debug)]
pub(super) struct Pixels<'a> {
    /// Samples of 16 bits with their high byte first.
    pub bytes: &'a mut [u8],
    /// Where they lie on the canvas.
    pub region: Region,
    /// 1 to 4: grey, grey and alpha, red, green and blue, those and alpha (not premultiplied).
    pub channels: u8,
    /// 8 or 16.
    pub depth: u8,
}

impl Marks {
    /// The marks for a canvas of `width` × `height` stored pixels, displayed by the Exif `orientation`.
    pub fn of(width: u32, height: u32, orientation: u8, mark: &Mark) -> Self {
        Self {
            lettering: Lettering::of(width, height, orientation, mark),
            grain: Grain::of(width, height, mark.session),
            ground: Ground::unseen(width, height),
        }
    }

    /// Marks `pixels`. Lettering that is in earlier frames stays as it is, unless all of a glyph's
    /// ground is new.
    pub fn put(&mut self, pixels: &mut Pixels<'_>) {
        let Pixels { region, channels, depth, .. } = *pixels;
        match (channels, depth) {
            (1, 8) => self.put_as::<1, 1>(pixels.bytes, region),
            (2, 8) => self.put_as::<2, 1>(pixels.bytes, region),
            (3, 8) => self.put_as::<3, 1>(pixels.bytes, region),
            (_, 8) => self.put_as::<4, 1>(pixels.bytes, region),
            (1, _) => self.put_as::<1, 2>(pixels.bytes, region),
            (2, _) => self.put_as::<2, 2>(pixels.bytes, region),
            (3, _) => self.put_as::<3, 2>(pixels.bytes, region),
            (_, _) => self.put_as::<4, 2>(pixels.bytes, region),
        }
    }

    /// [`put`](Self::put) for so many channels, of so many bytes each.
    fn put_as<const CHANNELS: usize, const BYTES: usize>(
        &mut self,
        bytes: &mut [u8],
        region: Region,
    ) {
        let row_len = region.width as usize * CHANNELS * BYTES;
        let rows = bytes.chunks_exact(row_len);
        match CHANNELS.is_multiple_of(2) {
            true => self.look(
                region,
                rows.map(|row| row.chunks_exact(CHANNELS * BYTES).map(seen::<CHANNELS, BYTES>)),
            ),
            false => {
                let mut luma = vec![0; region.width as usize];
                for (y, row) in (region.y..).zip(rows) {
                    for (luma, pixel) in luma.iter_mut().zip(row.chunks_exact(CHANNELS * BYTES)) {
                        *luma = self::luma::<CHANNELS, BYTES>(pixel);
                    }
                    self.ground.look_at(region.x, y, &luma);
                }
                self.looked(region);
            }
        }
        let mut bands = bytes.chunks_mut(row_len * TILE as usize);
        self.each_band(region, |changes| {
            let band = bands.next().expect("as many bands as there are rows for");
            for (pixel, change) in band.chunks_exact_mut(CHANNELS * BYTES).zip(changes) {
                // To ask whether there is a change would take longer than to add it.
                if !is_clear::<CHANNELS, BYTES>(pixel) {
                    lighten::<CHANNELS, BYTES>(pixel, *change);
                }
            }
        });
    }

    /// Sees the ground in `region`, whose rows are the luma of each pixel, `None` where it is clear.
    pub fn look<Row: ExactSizeIterator<Item = Option<u8>>>(
        &mut self,
        region: Region,
        rows: impl Iterator<Item = Row>,
    ) {
        for (y, row) in (region.y..).zip(rows) {
            self.ground.look(region.x, y, row);
        }
        self.looked(region);
    }

    /// All of `region` was looked at.
    fn looked(&mut self, region: Region) {
        self.ground.look_up(region.y + region.height - 1);
        self.lettering.settle_within(&self.ground, region);
    }

    /// Hands on what is to be added to the luma in `region`, [`TILE`] rows at a time.
    fn each_band(&self, region: Region, mut each: impl FnMut(&[i16])) {
        let mut changes = vec![0; region.width as usize * TILE as usize];
        for part in bands(region) {
            let band = &mut changes[..part.width as usize * part.height as usize];
            self.ink(part, band);
            let mut rows = band.chunks_exact_mut(part.width as usize);
            self.each_grain(part, |y, grain| {
                let row = rows.next().expect("as many rows as in the part");
                for ((change, grain), x) in row.iter_mut().zip(grain).zip(part.x..) {
                    *change += hidden::rounded(*grain, x, y);
                }
            });
            each(band);
        }
    }

    /// Fills `changes`, rows from the top, with what the letters add to the luma in `region`.
    pub fn ink(&self, region: Region, changes: &mut [i16]) {
        self.lettering.ink(region.x, region.y, region.width, region.height, changes);
    }

    /// Hands on each row of `region` with what the hidden pattern adds to the luma: see
    /// [`Grain::each_row`]. Never, where the canvas bears none.
    pub fn each_grain(&self, region: Region, each: impl FnMut(u32, &[i32])) {
        if let Some(grain) = &self.grain {
            grain.each_row(&self.ground, region, each);
        }
    }
}

/// Parts of `region` of [`TILE`] rows each, but for the last.
pub(super) fn bands(region: Region) -> impl Iterator<Item = Region> {
    (0..region.height).step_by(TILE as usize).map(move |from| Region {
        y: region.y + from,
        height: TILE.min(region.height - from),
        ..region
    })
}

/// Whether nothing of `pixel` is seen.
#[inline]
fn is_clear<const CHANNELS: usize, const BYTES: usize>(pixel: &[u8]) -> bool {
    CHANNELS.is_multiple_of(2) && pixel[(CHANNELS - 1) * BYTES..].iter().all(|it| *it == 0)
}

/// The luma of `pixel`, `None` where it is as good as clear.
#[inline]
fn seen<const CHANNELS: usize, const BYTES: usize>(pixel: &[u8]) -> Option<u8> {
    (pixel[(CHANNELS - 1) * BYTES] >= CLEAR).then(|| luma::<CHANNELS, BYTES>(pixel))
}

#[inline]
fn luma<const CHANNELS: usize, const BYTES: usize>(pixel: &[u8]) -> u8 {
    match CHANNELS {
        1 | 2 => pixel[0],
        _ => luma_of([pixel[0], pixel[BYTES], pixel[2 * BYTES]]),
    }
}

/// The luma of red, green and blue, as JPEG has it.
pub(super) fn luma_of([red, green, blue]: [u8; 3]) -> u8 {
    let sum = 77 * u16::from(red) + 150 * u16::from(green) + 29 * u16::from(blue);
    // The weights are 256 together.
    let [_, luma] = (sum + 128).to_le_bytes();
    luma
}

/// Adds `change` to each colour of `pixel`.
#[inline]
fn lighten<const CHANNELS: usize, const BYTES: usize>(pixel: &mut [u8], change: i16) {
    let colours = if CHANNELS < 3 { 1 } else { 3 };
    match BYTES {
        1 => pixel[..colours].iter_mut().for_each(|it| *it = lighter(*it, change)),
        _ => {
            for sample in pixel[..colours * 2].chunks_exact_mut(2) {
                let before = i32::from(u16::from_be_bytes([sample[0], sample[1]]));
                let after = (before + i32::from(change) * 257).clamp(0, i32::from(u16::MAX));
                sample.copy_from_slice(&u16::try_from(after).expect("clamped").to_be_bytes());
            }
        }
    }
}

/// `sample` with `change` added, as far as it goes.
#[inline]
pub(super) fn lighter(sample: u8, change: i16) -> u8 {
    let [byte, _] = (i16::from(sample) + change).clamp(0, 255).to_le_bytes();
    byte
}

/// What has less alpha is no ground.
const CLEAR: u8 = 32;
