//! A band of coefficients, block by block, with runs of blocks that have nothing new.

use crate::jpeg::Scan;
use crate::mark::jpeg::block::{self, Block};
use crate::mark::jpeg::codes::{Codes, Run};
use crate::mark::jpeg::writer::Writer;

/// A band that is being written.
pub(super) struct Band<'a> {
    pub writer: Writer,
    codes: &'a Codes,
    first: u8,
    last: u8,
    /// The lowest bit that is written.
    low: u8,
    /// Blocks whose band has ended, which are not written yet.
    run: u16,
    /// The bits that refine what they have, and how many they are.
    refining: Vec<Run>,
    many: u32,
    /// Those of the block that is being written, as far as they are not: at most 63.
    own: Run,
}

/// Bits that are still to be written.
struct Told(Run);

impl Told {
    /// Takes the first `count` of them.
    #[inline(always)]
    fn first(&mut self, count: u32) -> Run {
        let Self(Run { bits, count: all }) = self;
        *all -= count;
        let first = Run { bits: *bits >> *all, count };
        *bits &= (1 << *all) - 1;
        first
    }
}

/// The most blocks that one end of a band covers.
const LONGEST: u16 = 0x7FFF;

/// So many refining bits end a run, so that they don't become ever more. Readers don't mind.
const MANY: u32 = 1000;

impl<'a> Band<'a> {
    pub fn new(scan: &Scan, codes: &'a Codes) -> Self {
        let Scan { first, last, low, .. } = *scan;
        let writer = Writer::default();
        let (refining, own) = (Vec::new(), Run::NONE);
        Self { writer, codes, first, last, low, run: 0, refining, many: 0, own }
    }

    /// Writes the highest bits of a block's band.
    #[inline(always)]
    pub fn write(&mut self, block: &Block) {
        let mut next = self.first;
        for place in places(block, self.first, self.last) {
            let value = block[usize::from(place)];
            let size = i16::try_from(value.unsigned_abs() >> self.low).unwrap_or(i16::MIN);
            if size == 0 {
                continue;
            }
            self.end_run();
            let zeros = self.zeros(place - next);
            self.writer.code(self.codes.number(zeros, if value < 0 { -size } else { size }));
            next = place + 1;
        }
        if next <= self.last {
            self.run += 1;
            if self.run == LONGEST {
                self.end_run();
            }
        }
    }

    /// Writes one more bit of a block's band.
    #[inline(always)]
    pub fn refine(&mut self, block: &Block) {
        let low = self.low;
        let size = |value: i16| value.unsigned_abs() >> low;
        let band = u64::MAX << self.first & u64::MAX >> (63 - self.last);
        let mut new = band & block::places(block, |value| size(value) == 1);
        let mut known = band & block::places(block, |value| size(value) > 1);
        // What is told of the known ones, the first of them topmost.
        let mut told = Told(Run::NONE);
        let mut rest = known;
        while rest > 0 {
            let value = block[rest.trailing_zeros() as usize];
            told.0 = told.0.followed_by(Run { bits: u64::from(size(value) & 1), count: 1 });
            rest &= rest - 1;
        }
        let mut next = self.first;
        while new > 0 {
            let [place, ..] = new.trailing_zeros().to_le_bytes();
            new &= new - 1;
            let passed = known & ((1 << place) - 1);
            known ^= passed;
            let mut zeros = u32::from(place - next) - passed.count_ones();
            if zeros > 15 {
                zeros = self.long_zeros(next, passed, place, &mut told);
            } else {
                self.own = told.first(passed.count_ones());
            }
            self.end_run();
            let sign = if block[usize::from(place)] < 0 { -1 } else { 1 };
            let [zeros, ..] = zeros.to_le_bytes();
            self.writer.code(self.codes.coded(zeros << 4 | 1, sign));
            self.write_own();
            next = place + 1;
        }
        self.own = told.0;
        if next <= self.last {
            self.run += 1;
            self.many += self.own.count;
            if self.own.count > 0 {
                self.refining.push(std::mem::replace(&mut self.own, Run::NONE));
            }
            if self.run == LONGEST || self.many > MANY {
                self.end_run();
            }
        }
    }

    /// Writes so many of the zeros from `next` up to a new coefficient that one code can hold those that
    /// are left, and tells how many these are. Between are the known ones that are `passed`.
    #[cold]
    fn long_zeros(&mut self, next: u8, mut passed: u64, new: u8, told: &mut Told) -> u32 {
        let (mut next, mut zeros) = (u32::from(next), 0);
        loop {
            let place = passed.trailing_zeros().min(new.into());
            zeros += place - next;
            next = place + 1;
            while zeros > 15 {
                self.end_run();
                self.writer.code(self.codes.coded(0xF0, 0));
                self.write_own();
                zeros -= 16;
            }
            if passed == 0 {
                return zeros;
            }
            passed &= passed - 1;
            self.own = self.own.followed_by(told.first(1));
        }
    }

    /// Writes the blocks whose band has ended.
    pub fn end_run(&mut self) {
        if self.run > 0 {
            let [bits, ..] = self.run.ilog2().to_le_bytes();
            self.writer.code(self.codes.coded(bits << 4, 0));
            let run = u64::from(self.run) & ((1 << bits) - 1);
            self.writer.put(Run { bits: run, count: u32::from(bits) });
            self.run = 0;
        }
        self.many = 0;
        self.refining.drain(..).for_each(|run| self.writer.put_long(run));
    }

    fn write_own(&mut self) {
        self.writer.put_long(std::mem::replace(&mut self.own, Run::NONE));
    }

    /// Writes of a run of zeros what one code can't hold, and tells how many are left.
    fn zeros(&mut self, mut zeros: u8) -> u8 {
        while zeros > 15 {
            self.writer.code(self.codes.coded(0xF0, 0));
            zeros -= 16;
        }
        zeros
    }
}

/// The places of a band that are not zero.
fn places(block: &Block, first: u8, last: u8) -> impl Iterator<Item = u8> + Clone + use<> {
    let mut rest = block::others(block) & u64::MAX << first & u64::MAX >> (63 - last);
    std::iter::from_fn(move || {
        let [place, ..] = rest.trailing_zeros().to_le_bytes();
        rest &= rest.wrapping_sub(1);
        (place < 64).then_some(place)
    })
}
