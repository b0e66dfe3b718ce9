//! 256 colours for one marked picture: those that it has, and those that ink makes of them. Where that
//! is too many, the ones that are missed least are shown as their neighbours. Where there is room, the
//! ones that most pixels have get lighter and darker ones beside them, to be dithered with.

use crate::mark::pixels::lighter;

/// How much ink each pixel of a picture gets, in steps of [`STEP`].
#[derive(Debug)]
pub(super) struct Inks(Vec<u8>);

impl Inks {
    pub fn with_capacity(pixels: usize) -> Self {
        Self(Vec::with_capacity(pixels))
    }

    /// Appends what is to be added to the luma of the next pixels.
    pub fn extend(&mut self, changes: &[i16]) {
        let step = |change: i16| (change + MOST * STEP + STEP / 2).clamp(0, 2 * MOST * STEP) / STEP;
        self.0.extend(changes.iter().map(|it| u8::try_from(step(*it)).expect("clamped")));
    }

    pub fn iter(&self) -> impl Iterator<Item = u8> {
        self.0.iter().copied()
    }
}

/// The palette of one marked picture, and which of its entries are meant.
#[derive(Debug)]
pub(super) struct Shades {
    /// Red, green and blue of a power of two of entries.
    pub palette: Vec<u8>,
    /// Whether something is clear: that is [`CLEAR`].
    pub has_clear: bool,
    /// How many entries are more than padding.
    used: usize,
    /// For each colour of before, the entry for each ink.
    entries: Vec<[u8; INKS]>,
}

/// The entry for what is clear, where something is.
pub(super) const CLEAR: u8 = 0;

impl Shades {
    /// For `indices` into `colours` under `inks`.
    pub fn fitting(colours: &[Option<[u8; 3]>; 256], indices: &[u8], inks: &Inks) -> Self {
        let mut counts = vec![[0_u32; INKS]; 256];
        for (index, ink) in indices.iter().zip(inks.iter()) {
            counts[usize::from(*index)][usize::from(ink)] += 1;
        }
        let mut wanted = Vec::new();
        let mut has_clear = false;
        for (index, counts) in counts.iter().enumerate() {
            for (ink, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                match colours[index] {
                    Some(colour) => {
                        wanted.push(Shade { colour: inked(colour, ink), count: *count })
                    }
                    None => has_clear = true,
                }
            }
        }
        let room = 256 - usize::from(has_clear);
        let mut kept = kept(wanted, room);
        let first = usize::from(has_clear);
        let mut entries = vec![[CLEAR; INKS]; 256];
        let mut pixels = vec![0_u32; kept.len()];
        for ((index, colour), counts) in colours.iter().enumerate().zip(&counts) {
            let Some(colour) = colour else { continue };
            for (ink, count) in counts.iter().enumerate().filter(|(_, count)| **count > 0) {
                let entry = nearest(&kept, inked(*colour, ink));
                pixels[entry] += count;
                entries[index][ink] = u8::try_from(first + entry).expect("at most 256 entries");
            }
        }
        widen(&mut kept, &pixels, room);
        let mut palette = vec![0; first * 3];
        palette.extend(kept.iter().flatten());
        palette.resize((first + kept.len()).next_power_of_two().max(2) * 3, 0);
        Self { palette, has_clear, used: first + kept.len(), entries }
    }

    /// The colours that may be shown, each with its entry.
    pub fn colours(&self) -> impl Iterator<Item = (u8, [u8; 3])> {
        let all = (0..=u8::MAX).zip(self.palette.as_chunks::<3>().0).take(self.used);
        all.skip(usize::from(self.has_clear)).map(|(entry, colour)| (entry, *colour))
    }

    /// The entry for what was `index`, under `ink`.
    pub fn index(&self, index: u8, ink: u8) -> u8 {
        self.entries[usize::from(index)][usize::from(ink)]
    }
}

#[derive(Clone, Copy, Debug)]
struct Shade {
    colour: [u8; 3],
    count: u32,
}

/// The `room` colours whose loss would show most, by how many pixels have them and how far the next one
/// that is more frequent is from them. In an order that depends on nothing else.
fn kept(mut wanted: Vec<Shade>, room: usize) -> Vec<[u8; 3]> {
    wanted.sort_unstable_by_key(|shade| shade.colour);
    wanted.dedup_by(|next, shade| {
        let same = next.colour == shade.colour;
        shade.count += if same { next.count } else { 0 };
        same
    });
    if wanted.len() > room {
        wanted.sort_by_key(|shade| std::cmp::Reverse(shade.count));
        let loss = |at: usize| {
            let Shade { colour, count } = wanted[at];
            let nearest = wanted[..at].iter().map(|more| distance(more.colour, colour)).min();
            nearest.map_or(u64::MAX, |nearest| u64::from(nearest) * u64::from(count))
        };
        let mut losses: Vec<_> =
            (0..wanted.len()).map(|at| (loss(at), wanted[at].colour)).collect();
        losses.sort_unstable_by(|a, b| b.cmp(a));
        losses.truncate(room);
        let mut colours: Vec<_> = losses.into_iter().map(|(_, colour)| colour).collect();
        colours.sort_unstable();
        return colours;
    }
    wanted.into_iter().map(|shade| shade.colour).collect()
}

/// Adds lighter and darker ones to the `kept` colours, while there is `room`: those of which there are
/// most `pixels` first.
fn widen(kept: &mut Vec<[u8; 3]>, pixels: &[u32], room: usize) {
    let mut often: Vec<_> = (0..kept.len()).collect();
    often.sort_by_key(|at| std::cmp::Reverse(pixels[*at]));
    for change in BESIDE {
        for at in &often {
            let beside = kept[*at].map(|sample| lighter(sample, change));
            if kept.len() < room && !kept.contains(&beside) {
                kept.push(beside);
            }
        }
    }
}

fn nearest(kept: &[[u8; 3]], colour: [u8; 3]) -> usize {
    let all = kept.iter().enumerate();
    all.min_by_key(|(_, entry)| distance(**entry, colour)).map_or(0, |(at, _)| at)
}

/// How different two colours look, roughly.
pub(super) fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    let square = |at: usize| u32::from(a[at].abs_diff(b[at])).pow(2);
    2 * square(0) + 4 * square(1) + square(2)
}

fn inked(colour: [u8; 3], ink: usize) -> [u8; 3] {
    let step = i16::try_from(ink).expect("a few inks") - MOST;
    colour.map(|sample| lighter(sample, step * STEP))
}

/// Ink is rounded to multiples of this: finer ones would only use up colours.
const STEP: i16 = 12;
/// The most steps to either side.
const MOST: i16 = 7;
const INKS: usize = 15;
/// How much lighter colours are that are put beside others. More would show.
const BESIDE: [i16; 4] = [3, -3, 6, -6];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_is_room_each_colour_and_each_shade_is_exact() {
        let mut colours = [None; 256];
        (colours[3], colours[9]) = (Some([100, 100, 100]), Some([10, 20, 30]));
        let mut inks = Inks::with_capacity(5);
        inks.extend(&[0, 24, 0, -24, 60]);
        let shades = Shades::fitting(&colours, &[3, 3, 9, 9, 200], &inks);
        let inks: Vec<_> = inks.iter().collect();
        let shown = |index: u8, ink: u8| {
            let at = usize::from(shades.index(index, ink)) * 3;
            <[u8; 3]>::try_from(&shades.palette[at..at + 3]).unwrap()
        };
        assert_eq!(shown(3, inks[0]), [100, 100, 100]);
        assert_eq!(shown(3, inks[1]), [124, 124, 124]);
        assert_eq!(shown(9, inks[2]), [10, 20, 30]);
        assert_eq!(shown(9, inks[3]), [0, 0, 6]);
        assert!(shades.has_clear);
        assert_eq!(shades.index(200, inks[4]), CLEAR);
        // Four colours, four more beside each, and what is clear.
        assert_eq!(shades.palette.len(), 32 * 3);
    }

    #[test]
    fn where_there_is_none_the_colours_that_are_missed_least_go() {
        // One frequent colour, its neighbour, and 300 rare ones that are far from each other.
        let rare = (0_u32..300).map(|at| {
            let byte = |shift: u32| u8::try_from((at >> shift & 7) * 32 + 20).unwrap();
            Shade { colour: [byte(0), byte(3), byte(6)], count: 3 }
        });
        let frequent = Shade { colour: [1, 1, 1], count: 1000 };
        let neighbour = Shade { colour: [1, 2, 1], count: 4 };
        let kept = kept(rare.chain([frequent, neighbour]).collect(), 256);
        assert_eq!(kept.len(), 256);
        assert!(kept.contains(&[1, 1, 1]) && !kept.contains(&[1, 2, 1]));
    }
}
