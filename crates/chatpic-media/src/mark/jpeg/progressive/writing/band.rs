//! A band of coefficients, block by block, with runs of blocks that have nothing new.

use crate::jpeg::Scan;
use crate::mark::jpeg::block::Block;
use crate::mark::jpeg::codes::Codes;
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
    /// The bits that refine what they have.
    refining: Vec<bool>,
    /// Those of the block that is being written, as far as they are not.
    own: Vec<bool>,
}

/// The most blocks that one end of a band covers.
const LONGEST: u16 = 0x7FFF;

/// So many refining bits end a run, so that they don't become ever more. Readers don't mind.
const MANY: usize = 1000;

impl<'a> Band<'a> {
    pub fn new(scan: &Scan, codes: &'a Codes) -> Self {
        let Scan { first, last, low, .. } = *scan;
        let (refining, own) = (Vec::new(), Vec::new());
        Self { writer: Writer::default(), codes, first, last, low, run: 0, refining, own }
    }

    /// Writes the highest bits of a block's band.
    pub fn write(&mut self, block: &Block) {
        let mut next = self.first;
        for place in places(block, self.first, self.last) {
            let value = block.value(usize::from(place));
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
    pub fn refine(&mut self, block: &Block) {
        let low = self.low;
        let size = |place: u8| block.value(usize::from(place)).unsigned_abs() >> low;
        let known = |place: &u8| size(*place) > 0;
        let all = places(block, self.first, self.last);
        let end = all.clone().filter(|place| size(*place) == 1).last().unwrap_or(0);
        let (mut next, mut zeros) = (self.first, 0);
        for place in all.filter(known) {
            zeros += place - next;
            next = place + 1;
            while zeros > 15 && place <= end {
                self.end_run();
                self.writer.code(self.codes.coded(0xF0, 0));
                self.write_own();
                zeros -= 16;
            }
            let size = size(place);
            if size > 1 {
                self.own.push(size & 1 == 1);
                continue;
            }
            self.end_run();
            let sign = if block.value(usize::from(place)) < 0 { -1 } else { 1 };
            self.writer.code(self.codes.coded(zeros << 4 | 1, sign));
            self.write_own();
            zeros = 0;
        }
        if zeros > 0 || next <= self.last || !self.own.is_empty() {
            self.run += 1;
            self.refining.append(&mut self.own);
            if self.run == LONGEST || self.refining.len() > MANY {
                self.end_run();
            }
        }
    }

    /// Writes the blocks whose band has ended.
    pub fn end_run(&mut self) {
        if self.run > 0 {
            let [bits, ..] = self.run.ilog2().to_le_bytes();
            self.writer.code(self.codes.coded(bits << 4, 0));
            self.writer.put(u32::from(self.run) & ((1 << bits) - 1), u32::from(bits));
            self.run = 0;
        }
        self.refining.drain(..).for_each(|bit| self.writer.put(u32::from(bit), 1));
    }

    fn write_own(&mut self) {
        self.own.drain(..).for_each(|bit| self.writer.put(u32::from(bit), 1));
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

/// The places of a band that may not be zero.
fn places(block: &Block, first: u8, last: u8) -> impl Iterator<Item = u8> + Clone + use<> {
    let mut rest = block.others() & u64::MAX << first & u64::MAX >> (63 - last);
    std::iter::from_fn(move || {
        let [place, ..] = rest.trailing_zeros().to_le_bytes();
        rest &= rest.wrapping_sub(1);
        (place < 64).then_some(place)
    })
}
