//! Where each glyph goes: size by the picture, angle and place by the session.
//!
//! Thought out as displayed, in pixels to the right and down; [`Eye`] makes it stored pixels.

use ab_glyph::GlyphId;

use super::dice::Dice;
use super::geometry::{Angle, Eye, LEVEL, UPRIGHT};
use super::glyphs::{Font, Placing, Stamp, whole};
use super::words;
use crate::mark::Mark;

/// Every glyph that has ink, drawn once, and where each goes.
#[derive(Debug)]
pub(super) struct Layout {
    /// Pixels of the font's em.
    pub em: f32,
    pub stamps: Vec<Stamp>,
    pub placed: Vec<Placed>,
}

/// One glyph in its place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    /// Of [`Layout::stamps`].
    pub stamp: usize,
    /// Where the stamp's left upper corner goes in stored pixels; it may be outside.
    pub x: i32,
    pub y: i32,
    /// The same for all glyphs of one line of text.
    pub word: u32,
}

impl Layout {
    pub fn of(width: u32, height: u32, orientation: u8, mark: &Mark, font: &Font) -> Self {
        let eye = Eye::of(width, height, orientation);
        let id = Text::of(&mark.session.to_string(), font);
        let mut dice = Dice::of(mark.session);
        let em = (eye.width.min(eye.height) / SHARE).max(LEAST_EM);
        let room = (eye.width * FILL, eye.height * FILL);
        let angles = Angle::fitting((id.width * em, HIGH * em), room);
        match angles.is_empty() {
            true => once(mark, &eye, font, &mut dice),
            false => {
                let angle = angles[dice.one_of(angles.len())];
                let label = words::label(mark).map(|label| Text::of(&label, font));
                let lines = Lines::of(id, label, em, angle, &eye, &mut dice);
                lines.drawn(&eye, font)
            }
        }
    }
}

/// Repeated lines of text over the whole picture.
struct Lines {
    em: f32,
    angle: Angle,
    id: Text,
    label: Option<Text>,
    /// The middle of a session ID that lies in the picture as a whole.
    anchor: (f32, f32),
    /// From one line to the next.
    spacing: f32,
    /// From the end of a text to its repetition.
    gap: f32,
    /// How far each line is moved against the one before, in repetitions.
    shift: f32,
}

impl Lines {
    fn of(
        id: Text,
        label: Option<Text>,
        em: f32,
        angle: Angle,
        eye: &Eye,
        dice: &mut Dice,
    ) -> Self {
        let (across, down) = angle.extent(id.width * em, HIGH * em);
        let anchor = (
            dice.between(across / 2.0, eye.width - across / 2.0),
            dice.between(down / 2.0, eye.height - down / 2.0),
        );
        let spacing = em * dice.between(2.0, 2.6);
        let gap = em * dice.between(0.9, 1.8);
        let shift = dice.between(0.3, 0.7);
        Self { em, angle, id, label, anchor, spacing, gap, shift }
    }

    fn drawn(&self, eye: &Eye, font: &Font) -> Layout {
        let mut page = Page::new(self.em, self.angle, eye, font);
        let reach = self.angle.reach(eye, self.anchor);
        for line in steps(reach.down, self.spacing) {
            let text = match &self.label {
                Some(label) if line.rem_euclid(2) == 1 => label,
                _ => &self.id,
            };
            let period = text.width * self.em + self.gap;
            let (down, moved) =
                (line as f32 * self.spacing, line as f32 * self.shift % 1.0 * period);
            for repetition in steps((reach.right.0 - moved, reach.right.1 - moved), period) {
                let right = moved + repetition as f32 * period;
                let middle = self.angle.turned(right, down);
                page.write(text, (self.anchor.0 + middle.0, self.anchor.1 + middle.1));
            }
        }
        page.layout
    }
}

/// The session ID alone, as large as fits: in one row or two, level or upright, whichever is largest.
fn once(mark: &Mark, eye: &Eye, font: &Font, dice: &mut Dice) -> Layout {
    let id = mark.session.to_string();
    let rows = |rows: &[&str]| rows.iter().map(|row| Text::of(row, font)).collect::<Vec<_>>();
    let ways = [rows(&[&id]), rows(&[&id[..4], &id[5..]])];
    let size = |rows: &[Text], angle: Angle| {
        let (across, down) = match angle.sin == 0.0 {
            true => (eye.width, eye.height),
            false => (eye.height, eye.width),
        };
        let high = HIGH + ROW * (rows.len() - 1) as f32;
        let wide = rows.iter().map(|row| row.width).fold(0.0, f32::max);
        (across * FILL / wide).min(down * FILL / high)
    };
    let ways = ways.iter().flat_map(|rows| [LEVEL, UPRIGHT].map(|it| (size(rows, it), rows, it)));
    let (em, rows, angle) =
        ways.reduce(|best, way| if way.0 > best.0 { way } else { best }).expect("there are four");
    let mut page = Page::new(em, angle, eye, font);
    let high = em * (HIGH + ROW * (rows.len() - 1) as f32);
    let wide = em * rows.iter().map(|row| row.width).fold(0.0, f32::max);
    let (across, down) = angle.turned(wide, high);
    let place = |all: f32, taken: f32, dice: &mut Dice| {
        let free = (all - taken.abs()).max(0.0);
        (all + dice.between(-free, free)) / 2.0
    };
    let middle = (place(eye.width, across, dice), place(eye.height, down, dice));
    for (row, text) in rows.iter().enumerate() {
        let below = em * ROW * (row as f32 - (rows.len() - 1) as f32 / 2.0);
        let (right, down) = angle.turned(0.0, below);
        page.write(text, (middle.0 + right, middle.1 + down));
    }
    page.layout
}

/// A line of text, in em.
struct Text {
    glyphs: Vec<(GlyphId, f32)>,
    width: f32,
}

impl Text {
    fn of(text: &str, font: &Font) -> Self {
        let mut width = 0.0;
        let glyphs = text.chars().map(|char| {
            let glyph = font.glyph(char);
            let at = width;
            width += font.advance(glyph);
            (glyph, at)
        });
        Self { glyphs: glyphs.collect(), width }
    }
}

/// Writes texts, and draws each glyph when it is first needed.
struct Page<'a> {
    em: f32,
    angle: Angle,
    eye: &'a Eye,
    font: &'a Font,
    placing: Placing,
    known: Vec<(GlyphId, Option<usize>)>,
    words: u32,
    layout: Layout,
}

impl<'a> Page<'a> {
    fn new(em: f32, angle: Angle, eye: &'a Eye, font: &'a Font) -> Self {
        let placing = Placing {
            right: eye.vector((em * angle.cos, em * angle.sin)),
            down: eye.vector((-em * angle.sin, em * angle.cos)),
        };
        let layout = Layout { em, stamps: Vec::new(), placed: Vec::new() };
        Self { em, angle, eye, font, placing, known: Vec::new(), words: 0, layout }
    }

    /// Writes `text` with its middle at `middle`; what is not in the picture is left out.
    fn write(&mut self, text: &Text, middle: (f32, f32)) {
        for (glyph, at) in &text.glyphs {
            let Some(stamp) = self.stamp(*glyph) else { continue };
            let from_middle = self.em * (at - text.width / 2.0);
            let (right, down) = self.angle.turned(from_middle, self.em * BASE);
            let (x, y) = self.eye.point((middle.0 + right, middle.1 + down));
            let drawn = &self.layout.stamps[stamp];
            let (x, y) = (whole(x) + drawn.left, whole(y) + drawn.top);
            if self.eye.sees(x, y, drawn.width, drawn.height) {
                self.layout.placed.push(Placed { stamp, x, y, word: self.words });
            }
        }
        self.words += 1;
    }

    fn stamp(&mut self, glyph: GlyphId) -> Option<usize> {
        if let Some((_, stamp)) = self.known.iter().find(|(known, _)| *known == glyph) {
            return *stamp;
        }
        let stamp = self.font.stamp(glyph, &self.placing).map(|stamp| {
            self.layout.stamps.push(stamp);
            self.layout.stamps.len() - 1
        });
        self.known.push((glyph, stamp));
        stamp
    }
}

/// The whole numbers whose multiples of `step` lie between `from` and `to`, and one more to each side.
fn steps((from, to): (f32, f32), step: f32) -> std::ops::RangeInclusive<i32> {
    whole((from / step).floor()) - 1..=whole((to / step).ceil()) + 1
}

/// Lines are as high as this part of the picture's shorter side.
const SHARE: f32 = 20.0;
/// So that the ID can be read when the picture is shown at a quarter of its size.
const LEAST_EM: f32 = 64.0;
/// From above the O to below the J, in em.
const HIGH: f32 = 0.97;
/// From the middle of that to the line on which letters stand.
const BASE: f32 = 0.265;
/// From one row of an ID in two rows to the next, in em.
const ROW: f32 = 1.0;
/// How much of a small picture the ID takes at most, so that some is left to choose its place in.
const FILL: f32 = 0.92;
