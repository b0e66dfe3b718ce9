//! A scan of changed coefficients, written as the file's script asks for it.

use std::io::Write;

use super::Plane;
use crate::mark::MarkError;
use crate::mark::jpeg::codes::{Codes, Needs, Run};
use crate::mark::jpeg::input::Source;
use crate::mark::jpeg::tables::{Coding, Tables};
use crate::mark::jpeg::writer::Writer;
use band::Band;

mod band;

/// Writes a scan from `planes`, which are by component.
#[inline(always)]
pub(super) fn scan(
    source: &Source<'_>,
    tables: &mut Tables<'_>,
    planes: &[Plane],
    head: &mut Vec<u8>,
    out: &mut dyn Write,
) -> Result<(), MarkError> {
    match (source.scan.first, source.scan.high) {
        (0, 0) => {
            let codings = tables.codings(source, 0, Needs::Dc, head)?;
            source.begin(head, out)?;
            first(source, &codings, planes, out)
        }
        (0, _) => {
            source.begin(head, out)?;
            first_refined(source, planes, out)
        }
        (_, high) => {
            let needs = if high == 0 { Needs::Band } else { Needs::Refinement };
            let codings = tables.codings(source, 1, needs, head)?;
            source.begin(head, out)?;
            bands(source, &codings[0].codes, planes, out)
        }
    }
}

/// The highest bits of first coefficients; those that are not changed are carried over.
#[inline(always)]
fn first(
    source: &Source<'_>,
    codings: &[Coding],
    planes: &[Plane],
    out: &mut dyn Write,
) -> Result<(), MarkError> {
    let mut input = source.input();
    let mut writer = Writer::default();
    let mut before = [0_i16; 4];
    for (y, x) in source.layout.units() {
        if let Some(number) = input.unit()? {
            writer.restart(number);
            before = [0; 4];
        }
        for part in &source.layout.unit {
            let coding = &codings[part.member];
            let (size, difference) = input.bits.number(&coding.table)?;
            if part.changed {
                let value = planes[part.component].block(part.place(x, y))?[0] >> source.scan.low;
                let before = std::mem::replace(&mut before[part.member], value);
                writer.difference(&coding.codes, value.wrapping_sub(before));
            } else {
                writer.code(coding.codes.coded(size, difference));
            }
        }
        writer.hand_over(out)?;
    }
    writer.align();
    writer.flush(out)
}

/// One more bit of first coefficients.
#[inline(always)]
fn first_refined(
    source: &Source<'_>,
    planes: &[Plane],
    out: &mut dyn Write,
) -> Result<(), MarkError> {
    let mut input = source.input();
    let mut writer = Writer::default();
    for (y, x) in source.layout.units() {
        if let Some(number) = input.unit()? {
            writer.restart(number);
        }
        for part in &source.layout.unit {
            let mut bit = input.bits.take(1)?;
            if part.changed {
                let value = planes[part.component].block(part.place(x, y))?[0];
                bit = u32::from(value >> source.scan.low & 1 == 1);
            }
            writer.put(Run { bits: bit.into(), count: 1 });
        }
        writer.hand_over(out)?;
    }
    writer.align();
    writer.flush(out)
}

/// Bits of the other coefficients of the one component that such a scan has.
#[inline(always)]
fn bands(
    source: &Source<'_>,
    codes: &Codes,
    planes: &[Plane],
    out: &mut dyn Write,
) -> Result<(), MarkError> {
    let mut restarts = source.restarts();
    let mut band = Band::new(source.scan, codes);
    for (y, x) in source.layout.units() {
        if let Some(number) = restarts.due() {
            band.end_run();
            band.writer.restart(number);
        }
        for part in &source.layout.unit {
            let block = planes[part.component].block(part.place(x, y))?;
            match source.scan.high {
                0 => band.write(block),
                _ => band.refine(block),
            }
        }
        band.writer.hand_over(out)?;
    }
    band.end_run();
    band.writer.align();
    band.writer.flush(out)
}
