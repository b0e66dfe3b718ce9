//! The bundled font, and its glyphs drawn once each: turned, mirrored and scaled as they are needed.

use ab_glyph::{Font as _, FontRef, GlyphId, Outline, OutlineCurve, OutlinedGlyph, Point, point};

/// The font; lengths are in parts of its em.
pub(super) struct Font(FontRef<'static>);

impl Font {
    pub fn bundled() -> Self {
        let font = FontRef::try_from_slice(include_bytes!("../../../assets/mark.ttf"));
        Self(font.expect("the bundled font is sound"))
    }

    /// The glyph of `char`, or that of a plain replacement where it has none.
    pub fn glyph(&self, char: char) -> GlyphId {
        match self.0.glyph_id(char) {
            GlyphId(0) => self.0.glyph_id(REPLACEMENT),
            glyph => glyph,
        }
    }

    /// From one glyph's origin to the next one's.
    pub fn advance(&self, glyph: GlyphId) -> f32 {
        self.0.h_advance_unscaled(glyph) / self.em()
    }

    /// Draws `glyph` with its origin at `0, 0` of `placing`; `None` where it has no ink.
    pub fn stamp(&self, glyph: GlyphId, placing: &Placing) -> Option<Stamp> {
        let scale = 1.0 / self.em();
        let put = |at: &Point| placing.vector(at.x * scale, -at.y * scale);
        let curves = self.0.outline(glyph)?.curves.into_iter().map(|curve| match curve {
            OutlineCurve::Line(a, b) => OutlineCurve::Line(put(&a), put(&b)),
            OutlineCurve::Quad(a, b, c) => OutlineCurve::Quad(put(&a), put(&b), put(&c)),
            OutlineCurve::Cubic(a, b, c, d) => {
                OutlineCurve::Cubic(put(&a), put(&b), put(&c), put(&d))
            }
        });
        let curves: Vec<_> = curves.collect();
        let outline = Outline { bounds: bounds(&curves), curves };
        // The rasteriser turns y about, as fonts have it upwards.
        let scale = ab_glyph::PxScaleFactor { horizontal: 1.0, vertical: -1.0 };
        let outlined = OutlinedGlyph::new(glyph.with_scale(1.0), outline, scale);
        Stamp::drawn(&outlined)
    }

    fn em(&self) -> f32 {
        self.0.units_per_em().expect("the bundled font is sound")
    }
}

/// How lengths in em, to the right and down as one reads, become stored pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placing {
    /// What one em to the right is.
    pub right: (f32, f32),
    /// What one em down is.
    pub down: (f32, f32),
}

impl Placing {
    pub fn vector(&self, right: f32, down: f32) -> Point {
        point(self.right.0 * right + self.down.0 * down, self.right.1 * right + self.down.1 * down)
    }
}

/// One drawn glyph.
#[derive(Clone, Debug)]
pub(super) struct Stamp {
    /// Where its left upper corner lies, seen from the glyph's origin.
    pub left: i32,
    pub top: i32,
    pub width: u32,
    pub height: u32,
    /// Rows from the top.
    cover: Vec<u8>,
}

impl Stamp {
    fn drawn(outlined: &OutlinedGlyph) -> Option<Self> {
        let bounds = outlined.px_bounds();
        let (left, top) = (whole(bounds.min.x), whole(bounds.min.y));
        let width = u32::try_from(whole(bounds.max.x) - left).ok().filter(|it| *it > 0)?;
        let height = u32::try_from(whole(bounds.max.y) - top).ok().filter(|it| *it > 0)?;
        let mut cover = vec![0; width as usize * height as usize];
        outlined.draw(|x, y, part| {
            if let Some(place) = cover.get_mut(y as usize * width as usize + x as usize) {
                *place = u8::try_from(whole(part.clamp(0.0, 1.0) * 255.0)).expect("clamped");
            }
        });
        Some(Self { left, top, width, height, cover }.trimmed())
    }

    /// Without the rows and columns at its edges that have no ink: curves are drawn in the box around
    /// the points that shape them.
    fn trimmed(self) -> Self {
        let across = self.width as usize;
        let rows = || self.cover.chunks_exact(across);
        let has_ink = |at: &usize| rows().any(|row| row[*at] > 0);
        let (first, last) = ((0..across).find(has_ink), (0..across).rfind(has_ink));
        let row_has_ink = |row: &[u8]| row.iter().any(|it| *it > 0);
        let (above, below) = (rows().position(row_has_ink), rows().rposition(row_has_ink));
        let (Some(first), Some(last), Some(above), Some(below)) = (first, last, above, below)
        else {
            return self;
        };
        let cover = rows().take(below + 1).skip(above).flat_map(|row| &row[first..=last]);
        let number = |at: usize| i32::try_from(at).expect("within the glyph");
        Self {
            cover: cover.copied().collect(),
            left: self.left + number(first),
            top: self.top + number(above),
            width: number(last - first + 1).cast_unsigned(),
            height: number(below - above + 1).cast_unsigned(),
        }
    }

    /// The cover in `row` from `from` up to `to`, all of which lie in it.
    pub fn run(&self, row: i64, from: i64, to: i64) -> &[u8] {
        let at = |x: i64| row * i64::from(self.width) + x;
        let place = |x: i64| usize::try_from(at(x)).expect("it lies in the stamp");
        &self.cover[place(from)..place(to)]
    }
}

/// The whole number next to `value`.
#[expect(clippy::cast_possible_truncation, reason = "pixels of a picture, far below 2^31")]
pub(super) fn whole(value: f32) -> i32 {
    value.round() as i32
}

fn bounds(curves: &[OutlineCurve]) -> ab_glyph::Rect {
    let mut points = Vec::new();
    for curve in curves {
        match curve {
            OutlineCurve::Line(a, b) => points.extend([a, b]),
            OutlineCurve::Quad(a, b, c) => points.extend([a, b, c]),
            OutlineCurve::Cubic(a, b, c, d) => points.extend([a, b, c, d]),
        }
    }
    let most = |of: fn(&Point) -> f32, pick: fn(f32, f32) -> f32| {
        points.iter().copied().map(of).reduce(pick).unwrap_or(0.0)
    };
    ab_glyph::Rect {
        min: point(most(|at| at.x, f32::min), most(|at| at.y, f32::min)),
        max: point(most(|at| at.x, f32::max), most(|at| at.y, f32::max)),
    }
}

/// Shown for what the font has no glyph of.
const REPLACEMENT: char = '?';
