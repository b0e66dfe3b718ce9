//! The hidden pattern in a picture of few colours: a pixel is shown in a colour beside its own, where
//! what the pattern adds up to around it is nearer to that. What is too much or too little is passed on
//! to the pixels that come next, as Floyd and Steinberg do. Nothing is added where a palette has no
//! colour that is near.

use super::palette::{CLEAR, Shades, distance};
use crate::mark::grain::FINE;

/// Passes over a picture, row by row.
pub(super) struct Dither {
    /// For each entry, itself and those beside it: how much more luma they have.
    choices: Vec<Vec<Choice>>,
    /// Whether an entry is what is clear.
    has_clear: bool,
    /// What the row above left for each pixel, one to the left and one to the right of them all.
    above: Vec<i32>,
    below: Vec<i32>,
}

#[derive(Clone, Copy)]
struct Choice {
    entry: u8,
    /// In [`FINE`] parts of a step.
    lighter: i32,
}

impl Dither {
    /// For rows of so many pixels.
    pub fn among(shades: &Shades, width: usize) -> Self {
        let all: Vec<_> = shades.colours().collect();
        let mut choices = vec![Vec::new(); 256];
        for (entry, colour) in &all {
            choices[usize::from(*entry)] = beside(*entry, *colour, &all);
        }
        let (above, below) = (vec![0; width + 2], vec![0; width + 2]);
        Self { choices, has_clear: shades.has_clear, above, below }
    }

    /// Adds the pattern's `grain` to a row of entries.
    pub fn row(&mut self, entries: &mut [u8], grain: &[i32]) {
        self.below.fill(0);
        let mut left = 0;
        for (at, (entry, grain)) in entries.iter_mut().zip(grain).enumerate() {
            if self.has_clear && *entry == CLEAR {
                left = 0;
                continue;
            }
            let wanted = grain + left + self.above[at + 1];
            let choices = &self.choices[usize::from(*entry)];
            let chosen = choices.iter().min_by_key(|it| (wanted - it.lighter).abs());
            let Some(Choice { entry: chosen, lighter }) = chosen else { continue };
            *entry = *chosen;
            let missed = (wanted - lighter).clamp(-MOST_MISSED, MOST_MISSED);
            left = missed * 7 / 16;
            for (to, part) in self.below[at..at + 3].iter_mut().zip([3, 5, 1]) {
                *to += missed * part / 16;
            }
        }
        std::mem::swap(&mut self.above, &mut self.below);
    }
}

/// The entry itself, and the nearest lighter and darker ones of `all`.
fn beside(entry: u8, colour: [u8; 3], all: &[(u8, [u8; 3])]) -> Vec<Choice> {
    let mut choices = vec![Choice { entry, lighter: 0 }];
    for side in [1, -1] {
        let others = all.iter().filter_map(|(other, shown)| {
            let lighter = (fine(*shown) - fine(colour)) * side;
            let near = (FINE..=FARTHEST).contains(&lighter);
            near.then(|| (distance(*shown, colour), lighter, *other))
        });
        let mut others: Vec<_> = others.filter(|it| it.0 <= MOST_DISTANCE).collect();
        others.sort_unstable();
        let mut reached = 0;
        let farther = others.into_iter().filter(|(_, lighter, _)| {
            let is_farther = *lighter > reached;
            reached = reached.max(*lighter);
            is_farther
        });
        let farther = farther.take(EACH_SIDE);
        choices.extend(farther.map(|it| Choice { entry: it.2, lighter: it.1 * side }));
    }
    choices
}

/// The luma of a colour, in [`FINE`] parts of a step.
fn fine([red, green, blue]: [u8; 3]) -> i32 {
    let sum = 77 * i32::from(red) + 150 * i32::from(green) + 29 * i32::from(blue);
    sum * (FINE / 256)
}

/// How many lighter ones are beside a colour, and how many darker ones.
const EACH_SIDE: usize = 2;
/// A colour is beside another if it is lighter or darker by no more than this, in all.
const FARTHEST: i32 = 9 * FINE;
/// And if it looks no more different, as [`distance`] has it.
const MOST_DISTANCE: u32 = 900;
/// What is missed by more is lost, or it would turn up where it doesn't belong.
const MOST_MISSED: i32 = 6 * FINE;
