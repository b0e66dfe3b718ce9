//! Decoded pixels, and the opaque scenes that PDQ sees in them.

use fearless_simd::Level;

use super::dct::Spectrum;
use super::downscale::{Rows, Way, to_64x64};
use super::luma::{luma, luma_in_floats, lumas};

/// The C++ and WASM tools stretch what has a longer side than this to a square of it.
pub(super) const STRETCHED: usize = 512;

/// A decoded picture: 8 bits a channel, row by row without gaps.
///
/// Whatever the file was (gray, palette, CMYK, 16 bit), its pixels must be RGB or RGBA before they
/// come here, or the hash is not the one that lists have.
#[derive(Clone, Copy, Debug)]
pub struct Picture<'a> {
    width: usize,
    height: usize,
    pixels: Pixels<'a>,
    way: Way,
}

#[derive(Clone, Copy, Debug)]
enum Pixels<'a> {
    Rgb(&'a [[u8; 3]]),
    Rgba(&'a [[u8; 4]]),
}

/// The pixels given are not as many as width and height say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{width}×{height} pixels are not {bytes} bytes")]
pub struct WrongLength {
    /// The width that was claimed.
    pub width: usize,
    /// The height that was claimed.
    pub height: usize,
    /// How many bytes came.
    pub bytes: usize,
}

impl<'a> Picture<'a> {
    /// A picture of three bytes a pixel: red, green, blue.
    ///
    /// # Errors
    /// Where there are not `width × height × 3` bytes.
    pub fn rgb(width: usize, height: usize, bytes: &'a [u8]) -> Result<Self, WrongLength> {
        let pixels = exactly(width, height, bytes).map(Pixels::Rgb);
        let pixels = pixels.ok_or(WrongLength { width, height, bytes: bytes.len() })?;
        Ok(Self { width, height, pixels, way: Way::default() })
    }

    /// A picture of four bytes a pixel: red, green, blue, and alpha that is not premultiplied.
    ///
    /// # Errors
    /// Where there are not `width × height × 4` bytes.
    pub fn rgba(width: usize, height: usize, bytes: &'a [u8]) -> Result<Self, WrongLength> {
        let pixels = exactly(width, height, bytes).map(Pixels::Rgba);
        let pixels = pixels.ok_or(WrongLength { width, height, bytes: bytes.len() })?;
        Ok(Self { width, height, pixels, way: Way::default() })
    }

    /// The same picture, to be hashed row by row as the references do. Its hashes are the same, and take
    /// longer: it is what the usual way is held against.
    #[must_use]
    pub fn plainly(self) -> Self {
        Self { way: Way::Plain, ..self }
    }

    /// Whether nothing shines through anywhere.
    #[must_use]
    pub fn is_opaque(&self) -> bool {
        match self.pixels {
            Pixels::Rgb(_) => true,
            // Whole pieces, which need no branch for each pixel.
            Pixels::Rgba(pixels) => pixels.chunks(1024).all(|piece| {
                piece.iter().fold(u8::MAX, |least, pixel| least & pixel[3]) == u8::MAX
            }),
        }
    }

    /// What the Python tools make of the picture, at full size, with transparency ignored.
    #[must_use]
    pub fn spectrum(&self) -> Spectrum {
        Scene::whole(*self, Ground::Ignored).spectrum()
    }

    /// What the C++ and WASM tools make of it, through 512×512 where a side exceeds 512, with
    /// transparency ignored.
    #[must_use]
    pub fn spectrum_through_512(&self) -> Spectrum {
        Scene::whole(*self, Ground::Ignored).spectrum_through_512()
    }
}

fn exactly<const N: usize>(width: usize, height: usize, bytes: &[u8]) -> Option<&[[u8; N]]> {
    let (pixels, rest) = bytes.as_chunks();
    (rest.is_empty() && width.checked_mul(height) == Some(pixels.len())).then_some(pixels)
}

/// What stands behind pixels that are not opaque.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ground {
    White,
    Black,
    /// The colours as if all were opaque. Python's tools hash it so, and so a picture that was made
    /// transparent to hide it is still found.
    Ignored,
}

/// A part of a picture on one ground: opaque colours.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scene<'a> {
    picture: Picture<'a>,
    ground: Ground,
    pub area: Area,
}

/// A part of a picture, from its left and top edge up to, not including, right and bottom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Area {
    pub left: usize,
    pub top: usize,
    pub right: usize,
    pub bottom: usize,
}

impl<'a> Scene<'a> {
    /// The whole picture on every ground on which it looks different.
    pub fn all_of(picture: &Picture<'a>) -> Vec<Self> {
        let grounds: &[Ground] = if picture.is_opaque() {
            &[Ground::Ignored]
        } else {
            &[Ground::White, Ground::Black, Ground::Ignored]
        };
        grounds.iter().map(|ground| Self::whole(*picture, *ground)).collect()
    }

    fn whole(picture: Picture<'a>, ground: Ground) -> Self {
        let area = Area { left: 0, top: 0, right: picture.width, bottom: picture.height };
        Self { picture, ground, area }
    }

    /// The colour at a place of the picture.
    pub fn colour(&self, x: usize, y: usize) -> [u8; 3] {
        let at = y * self.picture.width + x;
        match self.picture.pixels {
            Pixels::Rgb(pixels) => pixels[at],
            Pixels::Rgba(pixels) => on(self.ground, pixels[at]),
        }
    }

    /// Whether it is the whole picture as it is where nothing shines through.
    pub fn is_plain(&self) -> bool {
        self.ground == Ground::Ignored && self.area == Self::whole(self.picture, self.ground).area
    }

    pub fn spectrum(&self) -> Spectrum {
        Spectrum::of(to_64x64(self.picture.way, &Full(self, Level::new())))
    }

    pub fn spectrum_through_512(&self) -> Spectrum {
        let (width, height) = self.area.size();
        // Nothing can be stretched from no pixels; what has some is, however thin it is.
        let grid = match width.max(height) <= STRETCHED || width.min(height) == 0 {
            true => to_64x64(self.picture.way, &InFloats(self)),
            false => to_64x64(self.picture.way, &Stretched::new(self)),
        };
        Spectrum::of(grid)
    }

    /// Where a row of the area begins among the picture's pixels.
    fn start(&self, y: usize) -> usize {
        (self.area.top + y) * self.picture.width + self.area.left
    }

    /// Fills in the luma of one row of the area.
    #[inline(always)]
    fn read(&self, y: usize, row: &mut [f32], luma: impl Fn([u8; 3]) -> f32) {
        let start = self.start(y);
        let places = start..start + row.len();
        match self.picture.pixels {
            Pixels::Rgb(pixels) => {
                for (value, pixel) in row.iter_mut().zip(&pixels[places]) {
                    *value = luma(*pixel);
                }
            }
            Pixels::Rgba(pixels) => {
                for (value, pixel) in row.iter_mut().zip(&pixels[places]) {
                    *value = luma(on(self.ground, *pixel));
                }
            }
        }
    }
}

/// A scene at full size, as the Python tools see it.
struct Full<'a>(&'a Scene<'a>, Level);

impl Rows for Full<'_> {
    fn size(&self) -> (usize, usize) {
        self.0.area.size()
    }

    #[inline(always)]
    fn read(&self, y: usize, row: &mut [f32]) {
        match (self.0.picture.pixels, self.0.picture.way) {
            (Pixels::Rgb(pixels), Way::Blocks) => {
                let start = self.0.start(y);
                lumas(self.1, &pixels[start..start + row.len()], row);
            }
            _ => self.0.read(y, row, luma),
        }
    }
}

/// A scene at full size, as the C++ tools see it.
struct InFloats<'a>(&'a Scene<'a>);

impl Rows for InFloats<'_> {
    fn size(&self) -> (usize, usize) {
        self.0.area.size()
    }

    #[inline(always)]
    fn read(&self, y: usize, row: &mut [f32]) {
        self.0.read(y, row, luma_in_floats);
    }
}

/// A scene stretched to a square by taking the nearest pixel, as the C++ tools do.
struct Stretched<'a> {
    scene: &'a Scene<'a>,
    /// From which column of the picture each column comes.
    columns: [usize; STRETCHED],
}

impl<'a> Stretched<'a> {
    fn new(scene: &'a Scene<'a>) -> Self {
        let (width, _) = scene.area.size();
        let columns = std::array::from_fn(|x| scene.area.left + x * width / STRETCHED);
        Self { scene, columns }
    }
}

impl Rows for Stretched<'_> {
    fn size(&self) -> (usize, usize) {
        (STRETCHED, STRETCHED)
    }

    #[inline(always)]
    fn read(&self, y: usize, row: &mut [f32]) {
        let (_, height) = self.scene.area.size();
        let y = self.scene.area.top + y * height / STRETCHED;
        for (value, x) in row.iter_mut().zip(self.columns) {
            *value = luma_in_floats(self.scene.colour(x, y));
        }
    }
}

impl Area {
    pub fn size(&self) -> (usize, usize) {
        (self.right - self.left, self.bottom - self.top)
    }
}

#[inline(always)]
fn on(ground: Ground, [red, green, blue, alpha]: [u8; 4]) -> [u8; 3] {
    let behind = match ground {
        Ground::Ignored => return [red, green, blue],
        Ground::White => 255,
        Ground::Black => 0,
    };
    let alpha = u16::from(alpha);
    [red, green, blue].map(|channel| {
        let sum = u16::from(channel) * alpha + behind * (255 - alpha);
        u8::try_from((sum + 127) / 255).expect("a weighted mean of two bytes is a byte")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdq::Pdq;

    #[test]
    fn a_wrong_number_of_bytes_is_refused() {
        let error = WrongLength { width: 2, height: 2, bytes: 13 };
        assert_eq!(Picture::rgb(2, 2, &[0; 13]).unwrap_err(), error);
        assert!(Picture::rgb(2, 2, &[0; 12]).is_ok());
        assert!(Picture::rgba(2, 2, &[0; 12]).is_err());
        assert!(Picture::rgba(2, 2, &[0; 16]).is_ok());
        assert!(Picture::rgb(usize::MAX, 2, &[0; 12]).is_err());
        assert!(Picture::rgb(0, 7, &[]).is_ok());
    }

    #[test]
    fn a_long_picture_of_no_pixels_has_no_hash() {
        for (width, height) in [(0, 0), (513, 0), (0, 513)] {
            let spectrum = Picture::rgb(width, height, &[]).unwrap().spectrum_through_512();
            assert_eq!((spectrum.hash(), spectrum.quality()), (Pdq::default(), 0));
        }
    }

    #[test]
    fn what_is_half_transparent_mixes_with_the_ground() {
        assert_eq!(on(Ground::White, [0, 100, 255, 128]), [127, 177, 255]);
        assert_eq!(on(Ground::Black, [0, 100, 255, 128]), [0, 50, 128]);
        assert_eq!(on(Ground::Ignored, [0, 100, 255, 128]), [0, 100, 255]);
        for ground in [Ground::White, Ground::Black] {
            assert_eq!(on(ground, [1, 2, 3, 255]), [1, 2, 3]);
        }
        assert_eq!(on(Ground::White, [1, 2, 3, 0]), [255; 3]);
        assert_eq!(on(Ground::Black, [1, 2, 3, 0]), [0; 3]);
    }

    #[test]
    fn only_a_picture_that_is_not_opaque_has_several_scenes() {
        let mut bytes = [255; 16];
        let scenes = |bytes: &[u8]| Scene::all_of(&Picture::rgba(2, 2, bytes).unwrap()).len();
        assert_eq!(scenes(&bytes), 1);
        bytes[15] = 254;
        assert_eq!(scenes(&bytes), 3);
    }
}
