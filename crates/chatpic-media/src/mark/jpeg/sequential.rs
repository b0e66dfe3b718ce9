//! Sequential files: one scan, which is read twice, so that nothing of it has to be in memory but the lengths
//! of what is copied, 2 bytes a unit. The first time the blocks that are to be changed are shown, the second
//! time they are changed and written. Bits of the others are copied as they stand.
//!
//! Both times are compiled for each level of instructions that processors have, which finds vectors in
//! plain loops by itself: nothing depends on the level but how long it takes.

use std::io::Write;

use fearless_simd::{Level, dispatch};

use super::block::{self, Glance, Room};
use super::codes::Needs;
use super::input::Source;
use super::layout::Part;
use super::tables::{Coding, Tables};
use super::writer::Writer;
use super::{Change, MarkError};
use crate::Refusal;
use crate::jpeg::DAMAGED;

/// Writes a scan with what `change` does, and before it what has been gathered in `head` and what it
/// needs of `tables`.
pub(super) fn write(
    source: &Source<'_>,
    tables: &mut Tables<'_>,
    change: &mut impl Change,
    level: Level,
    head: &mut Vec<u8>,
    out: &mut dyn Write,
) -> Result<(), MarkError> {
    let dc = tables.codings(source, 0, Needs::Dc, head)?;
    let ac = tables.codings(source, 1, Needs::Ac, head)?;
    let codings: Vec<_> = dc.into_iter().zip(ac).map(|(dc, ac)| [dc, ac]).collect();
    let groups = groups(source, &codings);
    let copied = dispatch!(level, _ => show(source, &codings, &groups, change))?;
    change.seen();
    source.begin(head, out)?;
    dispatch!(level, _ => changed(source, &codings, &groups, &copied, change, out))
}

/// Blocks that follow each other in each unit.
#[derive(Debug)]
struct Group<'a> {
    parts: &'a [Part],
    how: How,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum How {
    /// They are changed.
    Change,
    /// Their bits stay as they are.
    Copy,
    /// They stay, and get other codes.
    Carry,
}

fn groups<'a>(source: &'a Source<'_>, codings: &[[Coding; 2]]) -> Vec<Group<'a>> {
    let how = |part: &Part| match codings[part.member].iter().all(|coding| coding.codes.kept) {
        _ if part.changed => How::Change,
        true => How::Copy,
        false => How::Carry,
    };
    let alike = source.layout.unit.chunk_by(|a, b| how(a) == how(b));
    alike.map(|parts| Group { parts, how: how(&parts[0]) }).collect()
}

/// Shows the blocks that are to be changed. For each group of each unit that is copied: how many bits it
/// has.
#[inline(always)]
fn show(
    source: &Source<'_>,
    codings: &[[Coding; 2]],
    groups: &[Group<'_>],
    change: &mut impl Change,
) -> Result<Vec<u16>, Refusal> {
    let mut input = source.input();
    let mut before = [0; 4];
    let mut room = Room::EMPTY;
    let copies = groups.iter().filter(|group| group.how == How::Copy).count();
    let mut copied = Vec::with_capacity(copies * source.layout.across * source.layout.down);
    for (y, x) in source.layout.units() {
        if input.unit()?.is_some() {
            before = [0; 4];
        }
        for Group { parts, how } in groups {
            let begin = input.bits.place();
            for part in *parts {
                let codings = codings[part.member].each_ref();
                match change.quantiser(part.component) {
                    Some(quantiser) => {
                        let before = &mut before[part.member];
                        let block = room.read(&mut input.bits, codings, before)?;
                        let glance = Glance::of(block, quantiser);
                        change.see(part.component, part.place(x, y), glance);
                    }
                    None => block::pass(&mut input.bits, codings)?,
                }
            }
            if *how == How::Copy {
                // Ten blocks of 64 codes of 31 bits fit.
                let bits = u16::try_from(input.bits.place() - begin).map_err(|_| DAMAGED)?;
                copied.push(bits);
            }
        }
    }
    Ok(copied)
}

/// Changes them, and writes all.
#[inline(always)]
fn changed(
    source: &Source<'_>,
    codings: &[[Coding; 2]],
    groups: &[Group<'_>],
    copied: &[u16],
    change: &mut impl Change,
    out: &mut dyn Write,
) -> Result<(), MarkError> {
    let mut input = source.input();
    let mut writer = Writer::default();
    let (mut before, mut written) = ([0; 4], [0; 4]);
    let mut room = Room::EMPTY;
    let mut copied = copied.iter();
    for (y, x) in source.layout.units() {
        if let Some(number) = input.unit()? {
            writer.restart(number);
            (before, written) = ([0; 4], [0; 4]);
        }
        for Group { parts, how } in groups {
            if *how == How::Copy {
                let bits = copied.next().ok_or(DAMAGED)?;
                writer.copy(&mut input.bits, u32::from(*bits))?;
                continue;
            }
            for part in *parts {
                let codings = codings[part.member].each_ref();
                if *how == How::Carry {
                    block::carry(&mut input.bits, codings, &mut writer)?;
                    continue;
                }
                let block = room.read(&mut input.bits, codings, &mut before[part.member])?;
                change.change(part.component, part.place(x, y), block);
                block::write(block, &mut writer, codings, &mut written[part.member]);
            }
        }
        writer.hand_over(out)?;
    }
    writer.align();
    writer.flush(out)
}
