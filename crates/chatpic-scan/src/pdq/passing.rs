//! A picture that passes by in strips of rows, so that nobody has to hold all of its pixels.
//!
//! Its hashes are those of [`Hashed`](super::Hashed), to the bit. What is without its border is hashed of
//! the picture as a whole: while a side may yet turn out to be one, its pixels are kept. Only that the
//! bottom is a border, and nothing else is, is learned when they are gone.

use super::border::is_near;
use super::dct::Spectrum;
use super::downscale::{Blur, MIN_SIDE};
use super::luma::lumas_in_floats;
use super::picture::{Picture, STRETCHED};
use super::{Hashed, Origin, Variant, add, plain};

/// An opaque picture of which rows are coming.
pub struct Passing {
    width: usize,
    height: usize,
    /// Rows that have come.
    seen: usize,
    full: Blur,
    small: Blur,
    /// Rows that the small one has got.
    small_rows: usize,
    columns: Box<[usize; STRETCHED]>,
    /// The pixels of a row of the small one, each with a byte of the next.
    stretched: Box<[u32; STRETCHED]>,
    edges: Edges,
    /// All that has come, while it may be needed.
    kept: Option<Vec<[u8; 3]>>,
}

/// A picture that has passed.
pub struct Passed {
    spectra: [Spectrum; 2],
    framed: bool,
    whole: Option<Whole>,
}

struct Whole {
    width: usize,
    height: usize,
    pixels: Vec<[u8; 3]>,
}

impl Passing {
    /// A picture of so many pixels. `None` where it is so small that it can as well be held as a whole: no
    /// side exceeds 512, or one is below 5.
    #[must_use]
    pub fn new(width: usize, height: usize) -> Option<Self> {
        if width.max(height) <= STRETCHED || width.min(height) < MIN_SIDE {
            return None;
        }
        Some(Self {
            width,
            height,
            seen: 0,
            full: Blur::new(width, height),
            small: Blur::new(STRETCHED, STRETCHED),
            small_rows: 0,
            columns: Box::new(std::array::from_fn(|x| x * width / STRETCHED)),
            stretched: Box::new([0; STRETCHED]),
            edges: Edges::default(),
            kept: Some(Vec::new()),
        })
    }

    /// Takes the next rows, three bytes a pixel: red, green, blue. What is no whole row, and what comes
    /// below the last one, is passed over.
    pub fn take(&mut self, rows: &[u8]) {
        let left = (self.height - self.seen) * self.width;
        let pixels = rows.as_chunks().0;
        let pixels = &pixels[..pixels.len().min(left) / self.width * self.width];
        self.full.take(pixels);
        for row in pixels.chunks_exact(self.width) {
            self.edges.see(row, self.seen == 0);
            self.stretch(row);
            self.seen += 1;
        }
        if let Some(kept) = &mut self.kept {
            match self.edges.is_possible() {
                true => kept.extend_from_slice(pixels),
                false => self.kept = None,
            }
        }
    }

    /// Ends with the last row. What never came is black.
    #[must_use]
    pub fn finish(mut self) -> Passed {
        let black = vec![0; 3 * self.width];
        while self.seen < self.height {
            self.take(&black);
        }
        let framed = self.edges.is_possible() || self.edges.bottom;
        let (width, height) = (self.width, self.height);
        let whole = self.kept.filter(|_| framed).map(|pixels| Whole { width, height, pixels });
        let spectra = [self.full, self.small].map(|blur| Spectrum::of(Some(blur.finish())));
        Passed { spectra, framed, whole }
    }

    /// As the C++ tools do, the nearest pixels of a square.
    fn stretch(&mut self, row: &[[u8; 3]]) {
        let is_next = |n: usize| n < STRETCHED && n * self.height / STRETCHED == self.seen;
        if is_next(self.small_rows) {
            let bytes = row.as_flattened();
            for (to, x) in self.stretched.iter_mut().zip(self.columns.iter()) {
                // Where it isn't wider than a row of the small one, its last pixel stands for itself.
                let four = bytes[3 * x..].first_chunk().copied();
                *to = u32::from_le_bytes(four.unwrap_or_else(|| last(row)));
            }
        }
        while is_next(self.small_rows) {
            self.small.take_row(|row| lumas_in_floats(&*self.stretched, row));
            self.small_rows += 1;
        }
    }
}

impl Passed {
    /// As the Python tools hash it, and as the C++ and WASM tools do.
    #[must_use]
    pub fn plain(&self) -> [Variant; 2] {
        plain(&self.spectra)
    }

    /// All hashes under which it is looked for, without repetition, as [`Hashed::variants`] has them.
    /// `None` where the picture as a whole is needed for that.
    #[must_use]
    pub fn variants(&self) -> Option<Vec<Variant>> {
        if let Some(Whole { width, height, pixels }) = &self.whole {
            let picture = Picture::rgb(*width, *height, pixels.as_flattened()).ok()?;
            return Some(Hashed { picture, spectra: self.spectra.clone() }.variants());
        }
        if self.framed {
            return None;
        }
        let mut found = Vec::new();
        add(&mut found, &self.spectra, Origin::Plain);
        Some(found)
    }
}

/// The last pixel of a row, and a byte more.
fn last(row: &[[u8; 3]]) -> [u8; 4] {
    let [red, green, blue] = row.last().copied().unwrap_or_default();
    [red, green, blue, 0]
}

/// Which sides of a picture have one colour, as far as it has come: where none has, it has no border.
#[derive(Default)]
struct Edges {
    /// The colours in which the sides begin.
    left_colour: [u8; 3],
    right_colour: [u8; 3],
    top: bool,
    left: bool,
    right: bool,
    /// Of the last row that came.
    bottom: bool,
}

impl Edges {
    fn see(&mut self, row: &[[u8; 3]], is_first: bool) {
        let (Some(left), Some(right)) = (row.first(), row.last()) else { return };
        // Most rows differ before long.
        self.bottom = row.iter().all(|pixel| is_near(*pixel, *left));
        if is_first {
            (self.left_colour, self.right_colour) = (*left, *right);
            (self.top, self.left, self.right) = (self.bottom, true, true);
        }
        self.left &= is_near(*left, self.left_colour);
        self.right &= is_near(*right, self.right_colour);
    }

    /// Whether the top, or what has come of the left or right side, may be a border.
    fn is_possible(&self) -> bool {
        self.top || self.left || self.right
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What differs everywhere, inside borders of so many pixels: left, top, right, bottom.
    fn picture(width: usize, height: usize, [left, top, right, bottom]: [usize; 4]) -> Vec<u8> {
        let mut pixels = Vec::new();
        for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
            let inside = (left..width - right).contains(&x) && (top..height - bottom).contains(&y);
            let value = (x * x / 7 + y * 31 + (x ^ y) * 5) % 251;
            let value = if inside { u8::try_from(value).unwrap() } else { 250 };
            pixels.extend([value, 255 - value, value / 2]);
        }
        pixels
    }

    fn passed(width: usize, height: usize, pixels: &[u8], rows: usize) -> Passed {
        let mut passing = Passing::new(width, height).unwrap();
        pixels.chunks(3 * width * rows).for_each(|strip| passing.take(strip));
        passing.finish()
    }

    #[test]
    fn a_picture_that_passes_has_the_hashes_of_the_whole() {
        for (width, height) in [(513, 5), (5, 513), (640, 480), (600, 700), (1025, 130)] {
            let pixels = picture(width, height, [0; 4]);
            let picture = Picture::rgb(width, height, &pixels).unwrap();
            for rows in [1, 7, 8, 16, height] {
                let passed = passed(width, height, &pixels, rows);
                assert_eq!(passed.plain(), Hashed::new(picture).plain());
                assert_eq!(passed.plain(), Hashed::new(picture.plainly()).plain());
                assert_eq!(passed.variants(), Some(Hashed::new(picture).variants()));
            }
        }
    }

    #[test]
    fn a_border_is_found_or_the_whole_is_asked_for() {
        let (width, height) = (640, 480);
        for sides in
            [[40; 4], [0, 40, 0, 0], [40, 0, 0, 0], [0, 0, 40, 0], [0, 40, 0, 40], [40, 0, 40, 0]]
        {
            let pixels = picture(width, height, sides);
            let whole = Picture::rgb(width, height, &pixels).unwrap();
            let found = passed(width, height, &pixels, 16).variants();
            assert_eq!(found, Some(Hashed::new(whole).variants()), "{sides:?}");
        }
        let pixels = picture(width, height, [0, 0, 0, 40]);
        assert_eq!(passed(width, height, &pixels, 16).variants(), None);
        assert!(passed(width, height, &pixels, height).variants().is_none());
    }

    #[test]
    fn more_or_less_than_was_said_breaks_nothing() {
        let pixels = picture(600, 20, [0; 4]);
        let whole = passed(600, 20, &pixels, 20).plain();
        assert_eq!(passed(600, 20, &[&pixels[..], &pixels].concat(), 40).plain(), whole);
        let _black = passed(600, 20, &pixels[..6000], 20).plain();
        assert!(Passing::new(512, 512).is_none());
        assert!(Passing::new(4, 5000).is_none());
    }
}
