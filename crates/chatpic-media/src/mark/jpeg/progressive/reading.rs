//! What a scan tells of each coefficient, added to what earlier scans told.

use super::Plane;
use crate::Refusal;
use crate::jpeg::{Bits, DAMAGED, Scan, Table};
use crate::mark::jpeg::block::Block;
use crate::mark::jpeg::input::Source;
use crate::mark::jpeg::tables::Tables;

/// Reads a scan into `planes`, which are by component.
pub(super) fn scan(
    source: &Source<'_>,
    tables: &Tables<'_>,
    planes: &mut [Plane],
) -> Result<(), Refusal> {
    match (source.scan.first, source.scan.high) {
        (0, 0) => first(source, tables, planes),
        (0, _) => first_refined(source, planes),
        (_, 0) => bands(source, tables, planes, band),
        _ => bands(source, tables, planes, band_refined),
    }
}

/// The highest bits of first coefficients.
fn first(source: &Source<'_>, tables: &Tables<'_>, planes: &mut [Plane]) -> Result<(), Refusal> {
    let tables = source.scan.members.iter().map(|member| tables.table((0, member.dc_table)));
    let tables = tables.collect::<Result<Vec<_>, _>>()?;
    let mut input = source.input();
    let mut before = [0_i16; 4];
    for (y, x) in source.layout.units() {
        if input.unit()?.is_some() {
            before = [0; 4];
        }
        for part in &source.layout.unit {
            let (size, difference) = input.bits.number(&tables[part.member])?;
            if size > 15 {
                return Err(DAMAGED);
            }
            if part.changed {
                let value = &mut before[part.member];
                *value = value.wrapping_add(difference);
                planes[part.component]
                    .block_mut(part.place(x, y))?
                    .set(0, *value << source.scan.low);
            }
        }
    }
    Ok(())
}

/// One more bit of first coefficients.
fn first_refined(source: &Source<'_>, planes: &mut [Plane]) -> Result<(), Refusal> {
    let mut input = source.input();
    for (y, x) in source.layout.units() {
        input.unit()?;
        for part in &source.layout.unit {
            let bit = input.bits.take(1)?;
            if part.changed {
                let block = planes[part.component].block_mut(part.place(x, y))?;
                block.set(0, block.value(0) | if bit == 1 { 1 << source.scan.low } else { 0 });
            }
        }
    }
    Ok(())
}

/// The other coefficients of the one component that such a scan has. `read` reads those of a block, and
/// knows how many blocks, from this one on, the last end of a band covers.
fn bands(
    source: &Source<'_>,
    tables: &Tables<'_>,
    planes: &mut [Plane],
    read: fn(&Scan, &Table, &mut Bits<'_>, &mut Block, &mut u32) -> Result<(), Refusal>,
) -> Result<(), Refusal> {
    let table = tables.table((1, source.scan.members[0].ac_table))?;
    let mut input = source.input();
    let mut run = 0;
    for (y, x) in source.layout.units() {
        if input.unit()?.is_some() {
            run = 0;
        }
        for part in &source.layout.unit {
            let block = planes[part.component].block_mut(part.place(x, y))?;
            read(source.scan, &table, &mut input.bits, block, &mut run)?;
        }
    }
    Ok(())
}

/// The highest bits of a band.
fn band(
    scan: &Scan,
    table: &Table,
    bits: &mut Bits<'_>,
    block: &mut Block,
    run: &mut u32,
) -> Result<(), Refusal> {
    if *run > 0 {
        *run -= 1;
        return Ok(());
    }
    let mut place = scan.first;
    while place <= scan.last {
        let (symbol, value) = bits.number(table)?;
        let zeros = symbol >> 4;
        match symbol & 15 {
            0 if zeros == 15 => place += 16,
            0 => {
                *run = (1 << zeros) - 1 + bits.take(zeros)?;
                return Ok(());
            }
            _ if place + zeros > scan.last => return Err(DAMAGED),
            _ => {
                place += zeros;
                let value = i16::try_from(i32::from(value) << scan.low).map_err(|_| DAMAGED)?;
                block.set(usize::from(place), value);
                place += 1;
            }
        }
    }
    Ok(())
}

/// One more bit of a band: of each coefficient that is not zero, and the new ones between.
fn band_refined(
    scan: &Scan,
    table: &Table,
    bits: &mut Bits<'_>,
    block: &mut Block,
    run: &mut u32,
) -> Result<(), Refusal> {
    let one = 1_i16 << scan.low;
    let mut place = scan.first;
    while *run == 0 && place <= scan.last {
        let symbol = bits.symbol(table)?;
        let mut zeros = symbol >> 4;
        let new = match symbol & 15 {
            0 if zeros == 15 => None,
            0 => {
                *run = (1 << zeros) + bits.take(zeros)?;
                break;
            }
            1 => Some(if bits.take(1)? == 1 { one } else { -one }),
            _ => return Err(DAMAGED),
        };
        while place <= scan.last {
            if block.others() >> place & 1 == 1 {
                refine(bits, block, place, one)?;
            } else if zeros == 0 {
                break;
            } else {
                zeros -= 1;
            }
            place += 1;
        }
        match new {
            Some(_) if place > scan.last => return Err(DAMAGED),
            Some(new) => block.set(usize::from(place), new),
            None => {}
        }
        place += 1;
    }
    if *run > 0 {
        *run -= 1;
        for place in place..=scan.last {
            if block.others() >> place & 1 == 1 {
                refine(bits, block, place, one)?;
            }
        }
    }
    Ok(())
}

/// Reads the bit of a coefficient that is not zero.
#[inline]
fn refine(bits: &mut Bits<'_>, block: &mut Block, place: u8, one: i16) -> Result<(), Refusal> {
    if bits.take(1)? == 1 {
        let value = block.value(usize::from(place));
        let more = if value < 0 { -one } else { one };
        block.set(usize::from(place), value.wrapping_add(more));
    }
    Ok(())
}
