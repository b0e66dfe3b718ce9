//! The first partition of a VP8 key frame (RFC 6386, section 9 and 19): how its coefficients are to be
//! taken, and how each macroblock is predicted. Every decision in it is remembered, so that it can be
//! written again with other ones about which macroblocks have no coefficients.

use super::bools::{Reader, Writer};
use super::tables::{Probs, default_probs, part_probs, steps, update_probs};
use crate::Refusal;

/// A key frame's first partition, and where the others lie.
#[derive(Debug)]
pub(super) struct Head<'a> {
    /// The frame's tag, start code and size, as they stand in the file.
    pub tag: [u8; 10],
    /// Macroblocks across and down.
    pub across: usize,
    pub down: usize,
    /// By segment.
    pub steps: [Steps; 4],
    pub probs: Box<Probs>,
    pub macroblocks: Vec<Macroblock>,
    /// Of the coefficients of each row in turn. At least one.
    pub partitions: Vec<&'a [u8]>,
    /// Whether macroblocks say that they have no coefficients.
    pub skips: bool,
    decisions: Vec<(u8, bool)>,
}

/// By what levels are multiplied: the first of a block, and the others.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Steps {
    pub luma: (i32, i32),
    pub firsts: (i32, i32),
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Macroblock {
    pub luma: Luma,
    pub segment: u8,
    /// It has no coefficients.
    pub skip: bool,
    /// Where among the decisions it says so.
    skip_at: u32,
}

/// How a macroblock's luma is predicted: mode numbers in the order of the format's trees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Luma {
    /// All of it: 0 mean, 1 from above, 2 from the left, 3 both with a difference.
    Whole(u8),
    /// Each of the 16 blocks by itself, 0 to 9.
    Parts([u8; 16]),
}

impl<'a> Head<'a> {
    pub fn read(data: &'a [u8]) -> Result<Self, Refusal> {
        let (tag, rest) = data.split_first_chunk::<10>().ok_or(Refusal::Truncated)?;
        let first = u32::from_le_bytes([tag[0], tag[1], tag[2], 0]) >> 5;
        let (first, rest) = rest.split_at_checked(first as usize).ok_or(Refusal::Truncated)?;
        let side = |low: u8, high: u8| usize::from(u16::from_le_bytes([low, high]) & 0x3FFF);
        let (width, height) = (side(tag[6], tag[7]), side(tag[8], tag[9]));
        let mut bits = Bits { reader: Reader::new(first), decisions: Vec::new() };

        // Colour space, and whether values need clamping: they are clamped anyway.
        bits.literal(2);
        let segments = Segments::read(&mut bits);
        bits.loop_filter();
        let count = 1 << bits.literal(2);
        let partitions = partitions(rest, count)?;
        let steps = Steps::read(&mut bits, &segments);
        bits.flag();
        let probs = probs(&mut bits);
        let skip_prob = bits.flag().then(|| bits.byte());
        let (across, down) = (width.div_ceil(16), height.div_ceil(16));
        let mut head = Self {
            tag: *tag,
            across,
            down,
            steps,
            probs,
            macroblocks: Vec::with_capacity(across * down),
            partitions,
            skips: skip_prob.is_some(),
            decisions: Vec::new(),
        };
        head.read_macroblocks(&mut bits, &segments, skip_prob);
        head.decisions = bits.decisions;
        Ok(head)
    }

    /// The first partition again, where macroblocks have no coefficients if `skip` says so.
    pub fn write(&self, skip: &[bool]) -> Vec<u8> {
        let mut writer = Writer::new();
        let mut skips = self.macroblocks.iter().zip(skip).map(|(it, skip)| (it.skip_at, *skip));
        let mut next = skips.next().filter(|_| self.skips);
        for (at, (prob, bit)) in (0..).zip(&self.decisions) {
            match next {
                Some((skip_at, skip)) if skip_at == at => {
                    writer.bool(*prob, skip);
                    next = skips.next();
                }
                _ => writer.bool(*prob, *bit),
            }
        }
        writer.finish()
    }

    fn read_macroblocks(&mut self, bits: &mut Bits<'_>, segments: &Segments, skip: Option<u8>) {
        let mut above = vec![[0_u8; 4]; self.across];
        for _ in 0..self.down {
            let mut left = [0; 4];
            for above in &mut above {
                let segment = segments.map.map_or(0, |probs| bits.segment(probs));
                let skip_at = u32::try_from(bits.decisions.len()).unwrap_or(u32::MAX);
                let skip = skip.is_some_and(|prob| bits.bool(prob));
                let luma = bits.luma(above, &mut left);
                bits.chroma();
                self.macroblocks.push(Macroblock { luma, segment, skip, skip_at });
            }
        }
    }
}

/// What is said of segments (section 9.3).
#[derive(Debug)]
struct Segments {
    enabled: bool,
    absolute: bool,
    quantisers: [i32; 4],
    /// How likely the decisions are that name a macroblock's segment.
    map: Option<[u8; 3]>,
}

impl Segments {
    fn read(bits: &mut Bits<'_>) -> Self {
        let enabled = bits.flag();
        let mut segments = Self { enabled, absolute: true, quantisers: [0; 4], map: None };
        if !segments.enabled {
            return segments;
        }
        let (has_map, has_data) = (bits.flag(), bits.flag());
        if has_data {
            segments.absolute = bits.flag();
            segments.quantisers = std::array::from_fn(|_| bits.signed(7));
            // How strong the loop filter is.
            (0..4).for_each(|_| _ = bits.signed(6));
        }
        let mut prob = |_| if bits.flag() { bits.byte() } else { 255 };
        segments.map = has_map.then(|| std::array::from_fn(&mut prob));
        segments
    }
}

impl Steps {
    fn read(bits: &mut Bits<'_>, segments: &Segments) -> [Self; 4] {
        let base = bits.literal(7).cast_signed();
        // Of luma's first ones, of the block of first ones, and of chroma, which nobody here needs.
        let [luma, firsts, firsts_more, _, _] = std::array::from_fn(|_| bits.signed(4));
        segments.quantisers.map(|own| {
            let base = match segments {
                Segments { enabled: false, .. } => base,
                Segments { absolute: true, .. } => own,
                _ => base + own,
            };
            let (first, more) = steps(base + firsts, base + firsts_more);
            Self { luma: steps(base + luma, base), firsts: (first * 2, (more * 155 / 100).max(8)) }
        })
    }
}

/// The partitions behind the first, with their sizes before them; the last has what is left.
fn partitions(rest: &[u8], count: usize) -> Result<Vec<&[u8]>, Refusal> {
    let (sizes, mut rest) = rest.split_at_checked(3 * (count - 1)).ok_or(Refusal::Truncated)?;
    let mut partitions = Vec::with_capacity(count);
    for size in sizes.as_chunks::<3>().0 {
        let size = u32::from_le_bytes([size[0], size[1], size[2], 0]) as usize;
        let partition;
        (partition, rest) = rest.split_at_checked(size).ok_or(Refusal::Truncated)?;
        partitions.push(partition);
    }
    partitions.push(rest);
    Ok(partitions)
}

fn probs(bits: &mut Bits<'_>) -> Box<Probs> {
    let mut probs = Box::new(default_probs());
    let updates = update_probs();
    let updates = updates.as_flattened().as_flattened().as_flattened();
    let all = probs.as_flattened_mut().as_flattened_mut().as_flattened_mut();
    for (prob, update) in all.iter_mut().zip(updates) {
        if bits.bool(*update) {
            *prob = bits.byte();
        }
    }
    probs
}

/// Reads decisions and remembers them.
struct Bits<'a> {
    reader: Reader<'a>,
    decisions: Vec<(u8, bool)>,
}

impl Bits<'_> {
    fn bool(&mut self, prob: u8) -> bool {
        let bit = self.reader.bool(prob);
        self.decisions.push((prob, bit));
        bit
    }

    fn flag(&mut self) -> bool {
        self.bool(128)
    }

    fn literal(&mut self, bits: u32) -> u32 {
        (0..bits).fold(0, |value, _| value << 1 | u32::from(self.flag()))
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.literal(8)).expect("eight bits")
    }

    /// A number with a sign behind it, 0 where there is none.
    fn signed(&mut self, bits: u32) -> i32 {
        if !self.flag() {
            return 0;
        }
        let size = self.literal(bits).cast_signed();
        if self.flag() { -size } else { size }
    }

    /// Section 9.3 and 9.6: kind, strength and sharpness, and by how much modes change them.
    fn loop_filter(&mut self) {
        self.literal(10);
        if self.flag() && self.flag() {
            (0..8).for_each(|_| _ = self.signed(6));
        }
    }

    fn segment(&mut self, [which, low, high]: [u8; 3]) -> u8 {
        match self.bool(which) {
            false => u8::from(self.bool(low)),
            true => 2 + u8::from(self.bool(high)),
        }
    }

    /// Section 11.2 and 11.3; `above` and `left` are the modes of the blocks next to it.
    fn luma(&mut self, above: &mut [u8; 4], left: &mut [u8; 4]) -> Luma {
        if !self.bool(145) {
            let mut parts = [0; 16];
            for (at, part) in parts.iter_mut().enumerate() {
                let (above, left) = (&mut above[at % 4], &mut left[at / 4]);
                *part = self.part(part_probs(*above, *left));
                (*above, *left) = (*part, *part);
            }
            return Luma::Parts(parts);
        }
        let mode = match self.bool(156) {
            false => u8::from(self.bool(163)),
            true => 2 + u8::from(self.bool(128)),
        };
        // What a block's mode would be that is predicted so: mean, above, left, both.
        let alike = [0, 2, 3, 1][usize::from(mode)];
        (*above, *left) = ([alike; 4], [alike; 4]);
        Luma::Whole(mode)
    }

    fn part(&mut self, probs: &[u8]) -> u8 {
        for mode in 0..3 {
            if !self.bool(probs[usize::from(mode)]) {
                return mode;
            }
        }
        if !self.bool(probs[3]) {
            if !self.bool(probs[4]) {
                return 3;
            }
            return 5 + u8::from(self.bool(probs[5]));
        }
        if !self.bool(probs[6]) {
            return 4;
        }
        if !self.bool(probs[7]) {
            return 7;
        }
        8 + u8::from(self.bool(probs[8]))
    }

    /// Section 11.4: chroma's mode, which nobody here needs.
    fn chroma(&mut self) {
        let _ = self.bool(142) && self.bool(114) && self.bool(183);
    }
}
