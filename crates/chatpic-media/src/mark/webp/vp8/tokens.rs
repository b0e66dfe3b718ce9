//! The levels of a macroblock in its token partition (RFC 6386, section 13), read and written.

use super::bools::{Reader, Writer};
use super::tables::{BANDS, EXTRA_BITS, Probs};

/// The levels of a block, in the order of the stream: coefficients divided by their steps.
pub(super) type Levels = [i16; 16];

/// The levels of a macroblock.
#[derive(Clone, Debug)]
pub(super) struct Residue {
    /// Of the first coefficients of all luma blocks, where these are predicted together.
    pub firsts: Levels,
    /// Row by row; without the first coefficients where `firsts` has them.
    pub luma: [Levels; 16],
    /// Four of the one and four of the other colour.
    pub chroma: [Levels; 8],
}

impl Residue {
    pub const NONE: Self = Self { firsts: [0; 16], luma: [[0; 16]; 16], chroma: [[0; 16]; 8] };

    pub fn is_none(&self) -> bool {
        let mut blocks = self.luma.iter().chain(&self.chroma).chain([&self.firsts]);
        blocks.all(|levels| *levels == [0; 16])
    }
}

/// Which blocks above and to the left have levels: what the next ones are coded by.
#[derive(Debug)]
pub(super) struct Contexts {
    above: Vec<Edge>,
    left: Edge,
}

/// First coefficients, four of luma, two of each colour.
type Edge = [bool; 9];

impl Contexts {
    pub fn new(across: usize) -> Self {
        Self { above: vec![[false; 9]; across], left: [false; 9] }
    }

    pub fn begin_row(&mut self) {
        self.left = [false; 9];
    }

    /// Passes over a macroblock without levels.
    pub fn skip(&mut self, column: usize, has_firsts: bool) {
        for edge in [&mut self.above[column], &mut self.left] {
            edge[1..].fill(false);
            edge[0] &= !has_firsts;
        }
    }

    pub fn read(
        &mut self,
        column: usize,
        has_firsts: bool,
        reader: &mut Reader<'_>,
        probs: &Probs,
    ) -> Residue {
        let mut residue = Residue::NONE;
        self.walk(column, has_firsts, |block, context| {
            let levels = block.levels(&mut residue);
            read(reader, &probs[block.kind(has_firsts)], context, block.first(has_firsts), levels)
        });
        residue
    }

    pub fn write(
        &mut self,
        column: usize,
        has_firsts: bool,
        residue: &mut Residue,
        writer: &mut Writer,
        probs: &Probs,
    ) {
        self.walk(column, has_firsts, |block, context| {
            let levels = block.levels(residue);
            write(writer, &probs[block.kind(has_firsts)], context, block.first(has_firsts), levels)
        });
    }

    /// Hands on each block with its context, and notes whether it had levels.
    fn walk(
        &mut self,
        column: usize,
        has_firsts: bool,
        mut each: impl FnMut(Block, usize) -> bool,
    ) {
        let (above, left) = (&mut self.above[column], &mut self.left);
        let mut step = |block, x: usize, y: usize| {
            let has = each(block, usize::from(above[x]) + usize::from(left[y]));
            (above[x], left[y]) = (has, has);
        };
        if has_firsts {
            step(Block::Firsts, 0, 0);
        }
        for at in 0..16 {
            step(Block::Luma(at), 1 + at % 4, 1 + at / 4);
        }
        for at in 0..8 {
            let edge = 5 + at / 4 * 2;
            step(Block::Chroma(at), edge + at % 2, edge + at % 4 / 2);
        }
    }
}

#[derive(Clone, Copy)]
enum Block {
    Firsts,
    Luma(usize),
    Chroma(usize),
}

impl Block {
    fn levels(self, residue: &mut Residue) -> &mut Levels {
        match self {
            Self::Firsts => &mut residue.firsts,
            Self::Luma(at) => &mut residue.luma[at],
            Self::Chroma(at) => &mut residue.chroma[at],
        }
    }

    fn kind(self, has_firsts: bool) -> usize {
        match self {
            Self::Luma(_) if has_firsts => 0,
            Self::Firsts => 1,
            Self::Chroma(_) => 2,
            Self::Luma(_) => 3,
        }
    }

    /// The place of its first level.
    fn first(self, has_firsts: bool) -> usize {
        usize::from(has_firsts && matches!(self, Self::Luma(_)))
    }
}

/// Reads a block's levels, and whether there was any token before its end.
fn read(
    reader: &mut Reader<'_>,
    probs: &[[[u8; 11]; 3]; 8],
    context: usize,
    first: usize,
    levels: &mut Levels,
) -> bool {
    let mut nodes = &probs[BANDS[first]][context];
    if !reader.bool(nodes[0]) {
        return false;
    }
    let mut at = first;
    loop {
        // No end follows a zero.
        while !reader.bool(nodes[1]) {
            at += 1;
            if at == 16 {
                return true;
            }
            nodes = &probs[BANDS[at]][0];
        }
        let level = if reader.bool(nodes[2]) { read_more(reader, nodes) } else { 1 };
        levels[at] = if reader.flag() { -level } else { level };
        at += 1;
        if at == 16 {
            return true;
        }
        nodes = &probs[BANDS[at]][if level == 1 { 1 } else { 2 }];
        if !reader.bool(nodes[0]) {
            return true;
        }
    }
}

/// Reads a level of two or more.
fn read_more(reader: &mut Reader<'_>, nodes: &[u8; 11]) -> i16 {
    let bits = |reader: &mut Reader<'_>, probs: &[u8]| {
        probs.iter().fold(0, |value, prob| value << 1 | i16::from(reader.bool(*prob)))
    };
    if !reader.bool(nodes[3]) {
        if !reader.bool(nodes[4]) {
            return 2;
        }
        return 3 + bits(reader, &nodes[5..6]);
    }
    if !reader.bool(nodes[6]) {
        if !reader.bool(nodes[7]) {
            return 5 + bits(reader, &[159]);
        }
        return 7 + bits(reader, &[165, 145]);
    }
    let high = reader.bool(nodes[8]);
    let low = reader.bool(nodes[9 + usize::from(high)]);
    let category = 2 * usize::from(high) + usize::from(low);
    3 + (8 << category) + bits(reader, EXTRA_BITS[category])
}

/// Writes a block's levels, and whether there was one other than zero.
fn write(
    writer: &mut Writer,
    probs: &[[[u8; 11]; 3]; 8],
    context: usize,
    first: usize,
    levels: &Levels,
) -> bool {
    let end = levels.iter().rposition(|level| *level != 0).map_or(first, |last| last + 1);
    let mut nodes = &probs[BANDS[first]][context];
    writer.bool(nodes[0], end > first);
    if end <= first {
        return false;
    }
    let mut at = first;
    loop {
        while levels[at] == 0 {
            writer.bool(nodes[1], false);
            at += 1;
            nodes = &probs[BANDS[at]][0];
        }
        let level = levels[at].unsigned_abs().min(MOST);
        writer.bool(nodes[1], true);
        writer.bool(nodes[2], level > 1);
        if level > 1 {
            write_more(writer, nodes, level);
        }
        writer.flag(levels[at] < 0);
        at += 1;
        if at == 16 {
            return true;
        }
        nodes = &probs[BANDS[at]][if level == 1 { 1 } else { 2 }];
        writer.bool(nodes[0], at < end);
        if at == end {
            return true;
        }
    }
}

/// Writes a level of two or more.
fn write_more(writer: &mut Writer, nodes: &[u8; 11], level: u16) {
    let bits = |writer: &mut Writer, probs: &[u8], value: u16| {
        for (at, prob) in probs.iter().enumerate() {
            writer.bool(*prob, value >> (probs.len() - 1 - at) & 1 == 1);
        }
    };
    writer.bool(nodes[3], level > 4);
    if level <= 4 {
        writer.bool(nodes[4], level > 2);
        if level > 2 {
            writer.bool(nodes[5], level == 4);
        }
        return;
    }
    writer.bool(nodes[6], level > 10);
    if level <= 10 {
        writer.bool(nodes[7], level > 6);
        return match level {
            5 | 6 => bits(writer, &[159], level - 5),
            _ => bits(writer, &[165, 145], level - 7),
        };
    }
    let category = (0..3).find(|it| level < 3 + (16 << it)).unwrap_or(3);
    writer.bool(nodes[8], category > 1);
    writer.bool(nodes[9 + category / 2], category % 2 == 1);
    bits(writer, EXTRA_BITS[category], level - 3 - (8 << category));
}

/// The largest level that can be written.
pub(super) const MOST: u16 = 67 + (1 << 11) - 1;

#[cfg(test)]
mod tests {
    use super::super::tables::default_probs;
    use super::*;

    fn residue(seed: u32, has_firsts: bool) -> Residue {
        let mut state = seed;
        let mut level = |first: bool| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let most = i16::try_from(MOST).unwrap();
            let size = i16::try_from(state >> 16 & 0xFFF).unwrap() >> (state >> 8 & 15);
            let level = if state & 3 == 0 { size.min(most) } else { 0 };
            if first {
                0
            } else if state & 4 == 0 {
                level
            } else {
                -level
            }
        };
        let mut residue = Residue::NONE;
        if has_firsts {
            residue.firsts = std::array::from_fn(|_| level(false));
        }
        residue
            .luma
            .iter_mut()
            .for_each(|it| *it = std::array::from_fn(|at| level(has_firsts && at == 0)));
        residue.chroma.iter_mut().for_each(|it| *it = std::array::from_fn(|_| level(false)));
        residue
    }

    #[test]
    fn levels_are_read_as_they_were_written() {
        let probs = default_probs();
        let mut writer = Writer::new();
        let mut contexts = Contexts::new(5);
        let all = || (0..40).map(|at| (at as usize % 5, at % 3 > 0, at % 7 == 6, at));
        for (column, has_firsts, skip, seed) in all() {
            if column == 0 {
                contexts.begin_row();
            }
            match skip {
                true => contexts.skip(column, has_firsts),
                false => {
                    let mut residue = residue(seed, has_firsts);
                    contexts.write(column, has_firsts, &mut residue, &mut writer, &probs);
                }
            }
        }
        let bytes = writer.finish();
        let mut reader = Reader::new(&bytes);
        let mut contexts = Contexts::new(5);
        for (column, has_firsts, skip, seed) in all() {
            if column == 0 {
                contexts.begin_row();
            }
            if skip {
                contexts.skip(column, has_firsts);
                continue;
            }
            let read = contexts.read(column, has_firsts, &mut reader, &probs);
            let wanted = residue(seed, has_firsts);
            assert_eq!(read.firsts, wanted.firsts);
            assert_eq!((read.luma, read.chroma), (wanted.luma, wanted.chroma));
        }
    }
}
