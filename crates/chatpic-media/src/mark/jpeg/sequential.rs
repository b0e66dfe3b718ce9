//! Sequential files: one scan, which is read twice, so that nothing of it has to be in memory. The
//! first time the blocks that are to be changed are shown, the second time they are changed and written.

use std::io::Write;

use super::block::{self, Block, Glance};
use super::codes::Needs;
use super::input::Source;
use super::layout::Part;
use super::tables::{Coding, Tables};
use super::writer::Writer;
use super::{Change, MarkError};
use crate::Refusal;

/// Writes a scan with what `change` does, and before it what has been gathered in `head` and what it
/// needs of `tables`.
pub(super) fn write(
    source: &Source<'_>,
    tables: &mut Tables<'_>,
    change: &mut impl Change,
    head: &mut Vec<u8>,
    out: &mut dyn Write,
) -> Result<(), MarkError> {
    let dc = tables.codings(source, 0, Needs::Dc, head)?;
    let ac = tables.codings(source, 1, Needs::Ac, head)?;
    let codings: Vec<_> = dc.into_iter().zip(ac).map(|(dc, ac)| [dc, ac]).collect();
    show(source, &codings, change)?;
    change.seen();
    source.begin(head, out)?;
    changed(source, &codings, change, out)
}

/// Shows the blocks that are to be changed.
fn show(
    source: &Source<'_>,
    codings: &[[Coding; 2]],
    change: &mut impl Change,
) -> Result<(), Refusal> {
    let quantiser = |part: &Part| change.quantiser(part.component).copied();
    let quantisers: Vec<_> = source.layout.unit.iter().map(quantiser).collect();
    let mut input = source.input();
    let mut before = [0; 4];
    for (y, x) in source.layout.units() {
        if input.unit()?.is_some() {
            before = [0; 4];
        }
        for (part, quantiser) in source.layout.unit.iter().zip(&quantisers) {
            let codings = codings[part.member].each_ref();
            match quantiser {
                Some(quantiser) => {
                    let before = &mut before[part.member];
                    let glance = Glance::read(&mut input.bits, codings, before, quantiser)?;
                    change.see(part.component, part.place(x, y), glance);
                }
                None => block::pass(&mut input.bits, codings)?,
            }
        }
    }
    Ok(())
}

/// Changes them, and writes all.
fn changed(
    source: &Source<'_>,
    codings: &[[Coding; 2]],
    change: &mut impl Change,
    out: &mut dyn Write,
) -> Result<(), MarkError> {
    let mut input = source.input();
    let mut writer = Writer::default();
    let (mut before, mut written) = ([0; 4], [0; 4]);
    let mut block = Block::EMPTY;
    for (y, x) in source.layout.units() {
        if let Some(number) = input.unit()? {
            writer.restart(number);
            (before, written) = ([0; 4], [0; 4]);
        }
        for part in &source.layout.unit {
            let codings = codings[part.member].each_ref();
            if part.changed {
                block.read(&mut input.bits, codings, &mut before[part.member])?;
                change.change(part.component, part.place(x, y), &mut block);
                block.write(&mut writer, codings, &mut written[part.member]);
            } else {
                block::carry(&mut input.bits, codings, &mut writer)?;
            }
        }
        writer.hand_over(out)?;
    }
    writer.align();
    writer.flush(out)
}
