//! Walks through a scan's coded coefficients, which proves that all of them are there and finds the byte
//! after the last one. Who wants them is handed the coefficients of a sequential scan on the way
//! ([`Taker`]); no pixel is computed here.
//!
//! Decoders are lenient: they show gray for what is missing. This walk is not, so that a file that
//! was cut off is refused, and so that nothing can hide between a scan's end and the next marker.

use super::frame::{Component, Frame, Scan};
use super::huffman::{Bits, DAMAGED, Table};
use super::reach::Reach;
use crate::Refusal;

/// Who reads the blocks of a sequential scan. It takes each as a whole, and refuses what is no block.
pub(super) trait Taker {
    /// Reads the next block of `component`, which stands in this column and row of its blocks.
    fn block(
        &mut self,
        bits: &mut Bits<'_>,
        codes: [&Table; 2],
        component: usize,
        place: (usize, usize),
    ) -> Result<(), Refusal>;

    /// A restart marker stood here: no difference goes back beyond it.
    fn restart(&mut self) {}

    /// A row of units is whole.
    fn row(&mut self) -> Result<(), Refusal> {
        Ok(())
    }
}

/// Reads blocks to prove that they are there and are a picture's, and forgets them.
#[derive(Default)]
pub(super) struct Proof {
    /// Of each component.
    quantisers: Vec<[u16; 64]>,
    /// The last block's first coefficient, by component.
    before: [i16; 4],
}

impl Proof {
    pub fn new(quantisers: Vec<[u16; 64]>) -> Self {
        Self { quantisers, ..Self::default() }
    }
}

impl Taker for Proof {
    #[inline]
    fn block(
        &mut self,
        bits: &mut Bits<'_>,
        [dc, ac]: [&Table; 2],
        component: usize,
        _place: (usize, usize),
    ) -> Result<(), Refusal> {
        // Behind the block lies what means nothing.
        let mut room = [0; 256];
        let first = first(dc, bits, &mut self.before[component % 4])?;
        bits.coefficients(ac, |place, value| room[usize::from(place)] = value)?;
        room[0] = first;
        let block = room.first_chunk().ok_or(DAMAGED)?;
        Reach::of(block, self.quantisers.get(component).ok_or(DAMAGED)?)
    }

    fn restart(&mut self) {
        self.before = [0; 4];
    }
}

/// What the walk remembers from scan to scan.
#[derive(Debug)]
pub(super) struct Walk {
    /// For each component, for each coefficient: the lowest bit known, if any is.
    known: Vec<[Option<u8>; 64]>,
    /// For each component: blocks in a row, and which coefficients of each block are not zero. Only
    /// progressive frames fill it.
    nonzero: Vec<(usize, Vec<u64>)>,
    /// What the same blocks hold so far.
    reach: Vec<Vec<Reach>>,
}

impl Walk {
    pub fn new(frame: &Frame<'_>) -> Self {
        let (units_across, units_down) = frame.units();
        let plane = |c: &Component| {
            let (across, down) =
                (units_across * usize::from(c.across), units_down * usize::from(c.down));
            (across, vec![0; if frame.progressive() { across * down } else { 0 }])
        };
        let nonzero: Vec<_> = frame.components.iter().map(plane).collect();
        Self {
            known: vec![[None; 64]; frame.components.len()],
            reach: nonzero.iter().map(|(_, all)| vec![Reach::default(); all.len()]).collect(),
            nonzero,
        }
    }

    /// Walks through one scan, appends to `out` exactly its coded bytes and restart markers, and
    /// tells how many bytes of `coded` were left over. Blocks of a sequential scan are read by `taker`.
    pub fn scan(
        &mut self,
        frame: &Frame<'_>,
        Scanned { scan, tables, quantisers, interval, coded }: Scanned<'_>,
        taker: &mut impl Taker,
        out: &mut Vec<u8>,
    ) -> Result<usize, Refusal> {
        self.advance(scan)?;
        let mut bits = Bits::new(coded);
        let (mut run, mut begin, mut restarts) = (0, 0, 0_u8);
        let mut before = [0; 4];
        let mut until_restart = usize::from(interval);
        let members = self.members(frame, scan, tables)?;
        let alone = scan.members.len() == 1;
        let (across, down) = match alone {
            true => frame.blocks(&frame.components[scan.members[0].component]),
            false => frame.units(),
        };
        for y in 0..down {
            for x in 0..across {
                if interval > 0 && until_restart == 0 {
                    let end = bits.align();
                    out.extend_from_slice(&coded[begin..end]);
                    out.extend_from_slice(&[0xFF, 0xD0 + restarts]);
                    bits.restart(restarts)?;
                    begin = bits.align();
                    restarts = (restarts + 1) % 8;
                    until_restart = usize::from(interval);
                    (run, before) = (0, [0; 4]);
                    taker.restart();
                }
                until_restart = until_restart.wrapping_sub(1);
                for member in &members {
                    let (wide, high) = if alone { (1, 1) } else { (member.across, member.down) };
                    for (v, h) in (0..high).flat_map(|v| (0..wide).map(move |h| (v, h))) {
                        let (column, row) = (x * wide + h, y * high + v);
                        if !frame.progressive() {
                            let codes = [member.dc.ok_or(DAMAGED)?, member.ac.ok_or(DAMAGED)?];
                            taker.block(&mut bits, codes, member.component, (column, row))?;
                            continue;
                        }
                        let (row_length, nonzero) = &mut self.nonzero[member.component];
                        let (mut unused, mut unreached) = (0, Reach::default());
                        let place = row * *row_length + column;
                        let reach = &mut self.reach[member.component];
                        let mut state = State {
                            scan,
                            quantisers: quantisers.get(member.component).ok_or(DAMAGED)?,
                            nonzero: nonzero.get_mut(place).unwrap_or(&mut unused),
                            reach: reach.get_mut(place).unwrap_or(&mut unreached),
                            before: &mut before[member.component % 4],
                            run: &mut run,
                        };
                        state.block(member, &mut bits)?;
                    }
                }
            }
            taker.row()?;
        }
        let end = bits.align();
        out.extend_from_slice(&coded[begin..end]);
        Ok(coded.len() - end)
    }

    /// Whether every component has been coded.
    pub fn complete(&self) -> bool {
        self.known.iter().all(|known| known[0].is_some())
    }

    /// Checks that the scan adds to what is known: no coefficient is told twice, so that no scan can
    /// hold a picture that a later one paints over.
    fn advance(&mut self, scan: &Scan) -> Result<(), Refusal> {
        for member in &scan.members {
            let known = &mut self.known[member.component];
            if scan.first > 0 && known[0].is_none() {
                return Err(Refusal::Broken("the scans are out of order"));
            }
            let expected = (scan.high > 0).then_some(scan.high);
            for coefficient in &mut known[usize::from(scan.first)..=usize::from(scan.last)] {
                if *coefficient != expected {
                    return Err(Refusal::Broken("the scans are out of order"));
                }
                *coefficient = Some(scan.low);
            }
        }
        Ok(())
    }

    fn members<'t>(
        &self,
        frame: &Frame<'_>,
        scan: &Scan,
        tables: &'t [[Option<Table>; 4]; 2],
    ) -> Result<Vec<Member<'t>>, Refusal> {
        let members = scan.members.iter().map(|member| {
            let missing = Refusal::Broken("a code table is missing");
            for (class, number) in scan.tables(member) {
                tables[class][number].as_ref().ok_or(missing.clone())?;
            }
            let component = &frame.components[member.component];
            Ok(Member {
                component: member.component,
                across: usize::from(component.across),
                down: usize::from(component.down),
                dc: tables[0][member.dc_table].as_ref(),
                ac: tables[1][member.ac_table].as_ref(),
            })
        });
        members.collect()
    }
}

/// A scan as it stands in the file, with what it is decoded with.
pub(super) struct Scanned<'a> {
    pub scan: &'a Scan,
    /// By class and number.
    pub tables: &'a [[Option<Table>; 4]; 2],
    /// By component, in zigzag order.
    pub quantisers: &'a [[u16; 64]],
    /// Units from one restart marker to the next; 0 where there are none.
    pub interval: u16,
    pub coded: &'a [u8],
}

/// A component in a scan, ready to be walked through.
struct Member<'t> {
    component: usize,
    across: usize,
    down: usize,
    dc: Option<&'t Table>,
    ac: Option<&'t Table>,
}

/// The first coefficient of the next block: the last one's, which it takes the place of, and a difference.
#[inline(always)]
pub(super) fn first(table: &Table, bits: &mut Bits<'_>, before: &mut i16) -> Result<i16, Refusal> {
    match bits.number(table)? {
        (0..=15, difference) => {
            *before = before.wrapping_add(difference);
            Ok(*before)
        }
        _ => Err(DAMAGED),
    }
}

/// A block of a progressive scan, as far as it is known.
struct State<'a> {
    scan: &'a Scan,
    quantisers: &'a [u16; 64],
    /// Which coefficients are not zero.
    nonzero: &'a mut u64,
    reach: &'a mut Reach,
    /// The last block's first coefficient.
    before: &'a mut i16,
    /// How many blocks the last end-of-band still covers.
    run: &'a mut u32,
}

impl State<'_> {
    /// Walks through the block.
    #[inline]
    fn block(&mut self, member: &Member<'_>, bits: &mut Bits<'_>) -> Result<(), Refusal> {
        match (self.scan.first, self.scan.high) {
            (0, 0) => {
                let first = first(member.dc.ok_or(DAMAGED)?, bits, self.before)?;
                self.holds(0, first.unsigned_abs().into())?;
            }
            (0, _) => self.refine(0, bits)?,
            _ => {}
        }
        if self.scan.last == 0 {
            return Ok(());
        }
        let table = member.ac.ok_or(DAMAGED)?;
        match self.scan.high {
            0 => self.ac_first(table, bits),
            _ => self.ac_refine(table, bits),
        }
    }

    /// The coefficient at `place` holds so much more, in this scan's bits.
    fn holds(&mut self, place: u8, magnitude: u32) -> Result<(), Refusal> {
        let place = usize::from(place);
        let quantiser = *self.quantisers.get(place).ok_or(DAMAGED)?;
        self.reach.add(place, magnitude << self.scan.low, quantiser)
    }

    /// Reads one more bit of a coefficient.
    fn refine(&mut self, place: u8, bits: &mut Bits<'_>) -> Result<(), Refusal> {
        match bits.take(1)? {
            0 => Ok(()),
            bit => self.holds(place, bit),
        }
    }

    fn ac_first(&mut self, table: &Table, bits: &mut Bits<'_>) -> Result<(), Refusal> {
        if *self.run > 0 {
            *self.run -= 1;
            return Ok(());
        }
        let mut k = self.scan.first;
        while k <= self.scan.last {
            let symbol = bits.symbol(table)?;
            let (zeros, size) = (symbol >> 4, symbol & 15);
            match (zeros, size) {
                (15, 0) => k += 16,
                (_, 0) => {
                    *self.run = (1 << zeros) - 1 + bits.take(zeros)?;
                    return Ok(());
                }
                _ if k + zeros > self.scan.last => return Err(DAMAGED),
                _ => {
                    let place = k + zeros;
                    *self.nonzero |= 1 << place;
                    // Negative numbers have their highest bit clear, and all others turned.
                    let number = bits.take(size)?;
                    let is_negative = number >> (size - 1) == 0;
                    let magnitude = if is_negative { (1 << size) - 1 - number } else { number };
                    self.holds(place, magnitude)?;
                    k = place + 1;
                }
            }
        }
        Ok(())
    }

    /// A refinement: a bit for each coefficient that is known not to be zero, and the new ones between.
    fn ac_refine(&mut self, table: &Table, bits: &mut Bits<'_>) -> Result<(), Refusal> {
        let last = self.scan.last;
        let mut k = self.scan.first;
        while *self.run == 0 && k <= last {
            let symbol = bits.symbol(table)?;
            let (mut zeros, size) = (symbol >> 4, symbol & 15);
            match (zeros, size) {
                (15, 0) => {}
                (_, 0) => {
                    *self.run = (1 << zeros) + bits.take(zeros)?;
                    break;
                }
                (_, 1) => bits.skip(1)?,
                _ => return Err(DAMAGED),
            }
            while k <= last {
                if *self.nonzero >> k & 1 == 1 {
                    self.refine(k, bits)?;
                } else if zeros == 0 {
                    break;
                } else {
                    zeros -= 1;
                }
                k += 1;
            }
            if size == 1 {
                if k > last {
                    return Err(DAMAGED);
                }
                *self.nonzero |= 1 << k;
                self.holds(k, 1)?;
            }
            k += 1;
        }
        if *self.run > 0 {
            *self.run -= 1;
            for place in k..=last {
                if *self.nonzero >> place & 1 == 1 {
                    self.refine(place, bits)?;
                }
            }
        }
        Ok(())
    }
}
