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

#[cfg(test)]
mod tests {
    use super::super::palette::Inks;
    use super::*;

    /// The palette of a picture of these colours, and the entry of each.
    fn shades(colours: &[Option<[u8; 3]>]) -> (Shades, Vec<u8>) {
        let mut all = [None; 256];
        all[..colours.len()].copy_from_slice(colours);
        let indices: Vec<u8> = (0..=u8::MAX).take(colours.len()).collect();
        let mut inks = Inks::with_capacity(colours.len());
        inks.extend(&vec![0; colours.len()]);
        let shades = Shades::fitting(&all, &indices, &inks);
        let none = inks.iter().next().unwrap();
        let entries = indices.iter().map(|index| shades.index(*index, none)).collect();
        (shades, entries)
    }

    #[test]
    fn what_the_pattern_adds_is_there_on_the_mean() {
        let (shades, entries) = shades(&[Some([100; 3])]);
        for wanted in [0, 1, -1, 3, -4, 9] {
            let mut dither = Dither::among(&shades, 50);
            let mut sum = 0;
            for _ in 0..40 {
                let mut row = [entries[0]; 50];
                dither.row(&mut row, &[wanted * FINE / 2; 50]);
                let shown = row.iter().map(|entry| shades.palette[usize::from(*entry) * 3]);
                sum += shown.map(|it| i32::from(it) - 100).sum::<i32>();
            }
            let all = wanted * 50 * 40 / 2;
            assert!((all - sum).abs() < 200, "{sum} instead of {all}");
        }
    }

    #[test]
    fn without_near_colours_and_where_it_is_clear_nothing_changes() {
        let far = (0..=u8::MAX).map(|at| Some([at / 32 * 36, at / 4 % 8 * 36, at % 4 * 85]));
        let mut far: Vec<_> = far.collect();
        far[7] = None;
        let (shades, entries) = shades(&far);
        let mut dither = Dither::among(&shades, 256);
        let mut row = entries.clone();
        for grain in [5, -5] {
            dither.row(&mut row, &[grain * FINE; 256]);
        }
        assert_eq!((row[7], row), (CLEAR, entries));
    }
}
