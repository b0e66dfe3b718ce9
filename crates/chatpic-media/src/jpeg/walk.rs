//! Walks through a scan's coded coefficients, which proves that all of them are there and finds the byte
//! after the last one. Who wants them is handed the coefficients of a sequential scan on the way
//! ([`Taker`]); no pixel is computed here.
//!
//! Decoders are lenient: they show gray for what is missing. This walk is not, so that a file that
//! was cut off is refused, and so that nothing can hide between a scan's end and the next marker.

use super::frame::{Component, Frame, Scan};
use super::huffman::{Bits, DAMAGED, Table};
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
    fn row(&mut self) {}
}

/// Reads blocks to prove that they are there, and forgets them.
pub(super) struct Proof;

impl Taker for Proof {
    #[inline]
    fn block(
        &mut self,
        bits: &mut Bits<'_>,
        [dc, ac]: [&Table; 2],
        _component: usize,
        _place: (usize, usize),
    ) -> Result<(), Refusal> {
        pass_dc(dc, bits)?;
        bits.coefficients(ac, |_, _| {})
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
}

impl Walk {
    pub fn new(frame: &Frame<'_>) -> Self {
        let (units_across, units_down) = frame.units();
        let plane = |c: &Component| {
            let (across, down) =
                (units_across * usize::from(c.across), units_down * usize::from(c.down));
            (across, vec![0; if frame.progressive() { across * down } else { 0 }])
        };
        Self {
            known: vec![[None; 64]; frame.components.len()],
            nonzero: frame.components.iter().map(plane).collect(),
        }
    }

    /// Walks through one scan, appends to `out` exactly its coded bytes and restart markers, and
    /// tells how many bytes of `coded` were left over. Blocks of a sequential scan are read by `taker`.
    pub fn scan(
        &mut self,
        frame: &Frame<'_>,
        Scanned { scan, tables, interval, coded }: Scanned<'_>,
        taker: &mut impl Taker,
        out: &mut Vec<u8>,
    ) -> Result<usize, Refusal> {
        self.advance(scan)?;
        let mut bits = Bits::new(coded);
        let (mut run, mut begin, mut restarts) = (0, 0, 0_u8);
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
                    run = 0;
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
                        let mut unused = 0;
                        let place = row * *row_length + column;
                        let nonzero = nonzero.get_mut(place).unwrap_or(&mut unused);
                        block(scan, member, &mut bits, nonzero, &mut run)?;
                    }
                }
            }
            taker.row();
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

/// Walks through one block of a progressive scan. `run` counts the blocks that the last end-of-band
/// still covers.
#[inline]
fn block(
    scan: &Scan,
    member: &Member<'_>,
    bits: &mut Bits<'_>,
    nonzero: &mut u64,
    run: &mut u32,
) -> Result<(), Refusal> {
    match (scan.first, scan.high) {
        (0, 0) => pass_dc(member.dc.ok_or(DAMAGED)?, bits)?,
        (0, _) => bits.skip(1)?,
        _ => {}
    }
    if scan.last == 0 {
        return Ok(());
    }
    let table = member.ac.ok_or(DAMAGED)?;
    match scan.high {
        0 => ac_first(scan, table, bits, nonzero, run),
        _ => ac_refine(scan, table, bits, nonzero, run),
    }
}

fn pass_dc(table: &Table, bits: &mut Bits<'_>) -> Result<(), Refusal> {
    match bits.symbol(table)? {
        size @ 0..=15 => bits.skip(u32::from(size)),
        _ => Err(DAMAGED),
    }
}

fn ac_first(
    scan: &Scan,
    table: &Table,
    bits: &mut Bits<'_>,
    nonzero: &mut u64,
    run: &mut u32,
) -> Result<(), Refusal> {
    if *run > 0 {
        *run -= 1;
        return Ok(());
    }
    let mut k = scan.first;
    while k <= scan.last {
        let symbol = bits.symbol(table)?;
        let (zeros, size) = (symbol >> 4, symbol & 15);
        match (zeros, size) {
            (15, 0) => k += 16,
            (_, 0) => {
                *run = (1 << zeros) - 1 + bits.take(zeros)?;
                return Ok(());
            }
            _ if k + zeros > scan.last => return Err(DAMAGED),
            _ => {
                *nonzero |= 1 << (k + zeros);
                k += zeros + 1;
                bits.skip(u32::from(size))?;
            }
        }
    }
    Ok(())
}

/// A refinement: a bit for each coefficient that is known not to be zero, and the new ones between.
fn ac_refine(
    scan: &Scan,
    table: &Table,
    bits: &mut Bits<'_>,
    nonzero: &mut u64,
    run: &mut u32,
) -> Result<(), Refusal> {
    let mut k = scan.first;
    while *run == 0 && k <= scan.last {
        let symbol = bits.symbol(table)?;
        let (mut zeros, size) = (symbol >> 4, symbol & 15);
        match (zeros, size) {
            (15, 0) => {}
            (_, 0) => {
                *run = (1 << zeros) + bits.take(zeros)?;
                break;
            }
            (_, 1) => bits.skip(1)?,
            _ => return Err(DAMAGED),
        }
        while k <= scan.last {
            if *nonzero >> k & 1 == 1 {
                bits.skip(1)?;
            } else if zeros == 0 {
                break;
            } else {
                zeros -= 1;
            }
            k += 1;
        }
        if size == 1 {
            if k > scan.last {
                return Err(DAMAGED);
            }
            *nonzero |= 1 << k;
        }
        k += 1;
    }
    if *run > 0 {
        *run -= 1;
        if k <= scan.last {
            let band = u64::MAX >> (63 - scan.last) & u64::MAX << k;
            bits.skip((*nonzero & band).count_ones())?;
        }
    }
    Ok(())
}
