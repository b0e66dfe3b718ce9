//! What a scan tells of each coefficient, added to what earlier scans told.

use super::Plane;
use crate::Refusal;
use crate::jpeg::{Bits, DAMAGED, Scan, Table};
use crate::mark::jpeg::block::{self, Block};
use crate::mark::jpeg::input::Source;
use crate::mark::jpeg::tables::Tables;

/// Reads a scan into `planes`, which are by component.
#[inline(always)]
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
#[inline(always)]
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
                planes[part.component].block_mut(part.place(x, y))?[0] = *value << source.scan.low;
            }
        }
    }
    Ok(())
}

/// One more bit of first coefficients.
#[inline(always)]
fn first_refined(source: &Source<'_>, planes: &mut [Plane]) -> Result<(), Refusal> {
    let mut input = source.input();
    for (y, x) in source.layout.units() {
        input.unit()?;
        for part in &source.layout.unit {
            let bit = input.bits.take(1)?;
            if part.changed {
                let block = planes[part.component].block_mut(part.place(x, y))?;
                block[0] |= if bit == 1 { 1 << source.scan.low } else { 0 };
            }
        }
    }
    Ok(())
}

/// The other coefficients of the one component that such a scan has. `read` reads those of a block, and
/// knows how many blocks, from this one on, the last end of a band covers.
#[inline(always)]
fn bands(
    source: &Source<'_>,
    tables: &Tables<'_>,
    planes: &mut [Plane],
    read: impl Fn(&Scan, &Table, &mut Bits<'_>, &mut Block, &mut u32) -> Result<(), Refusal>,
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
#[inline(always)]
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
                block[usize::from(place)] = value;
                place += 1;
            }
        }
    }
    Ok(())
}

/// One more bit of a band: of each coefficient that is not zero, and the new ones between. Hardly a branch of
/// it can be foreseen, so it has few.
#[inline(always)]
fn band_refined(
    scan: &Scan,
    table: &Table,
    bits: &mut Bits<'_>,
    block: &mut Block,
    run: &mut u32,
) -> Result<(), Refusal> {
    let one = 1_i16 << scan.low;
    let band = u64::MAX << scan.first & u64::MAX >> (63 - scan.last);
    let known = block::others(block) & band;
    // What is told of the known ones, the last bit lowest.
    let mut told = 0;
    let mut place = scan.first;
    while *run == 0 && place <= scan.last {
        let symbol = bits.symbol(table)?;
        let zeros = symbol >> 4;
        let new = match symbol & 15 {
            0 if zeros == 15 => 0,
            0 => {
                *run = (1 << zeros) + bits.take(zeros)?;
                break;
            }
            1 => one - 2 * one * i16::from(bits.take(1)? == 0),
            _ => return Err(DAMAGED),
        };
        let ahead = band & u64::MAX << place;
        // That zero; without one, all of the band is passed.
        let end = without(ahead & !known, zeros);
        let end = end & end.wrapping_neg();
        told = more(bits, told, ahead & known & end.wrapping_sub(1))?;
        let [next, ..] = end.trailing_zeros().to_le_bytes();
        place = next + 1;
        if new != 0 {
            *block.get_mut(usize::from(next)).ok_or(DAMAGED)? = new;
        }
    }
    let mut refined = known;
    if *run > 0 {
        *run -= 1;
        told = more(bits, told, known & u64::MAX.checked_shl(place.into()).unwrap_or(0))?;
    }
    // Damage aside, each known one was told of: the last one first.
    while refined != 0 {
        let place = refined.ilog2();
        refined ^= 1 << place;
        let value = &mut block[place as usize];
        let more = if *value < 0 { -one } else { one };
        *value = value.wrapping_add(more * i16::from(told & 1 == 1));
        told >>= 1;
    }
    Ok(())
}

/// `places` without the first `count` of them, which are at most 15.
#[inline(always)]
fn without(mut places: u64, count: u8) -> u64 {
    for bit in [8, 4, 2, 1] {
        let mut fewer = places;
        for _ in 0..bit {
            fewer &= fewer.wrapping_sub(1);
        }
        places = if count & bit == 0 { places } else { fewer };
    }
    places
}

/// `told`, and below it the next bits, one for each of `places`.
#[inline(always)]
fn more(bits: &mut Bits<'_>, mut told: u64, places: u64) -> Result<u64, Refusal> {
    let mut count = places.count_ones();
    if count > Bits::MOST {
        told = told << Bits::MOST | bits.run(Bits::MOST)?;
        count -= Bits::MOST;
    }
    Ok(told << count | bits.run(count)?)
}
