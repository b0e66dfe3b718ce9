//! The Huffman tables of a file as they stand at one place of it, as read and as written.

use super::codes::{Codes, Needs};
use super::input::Source;
use crate::Refusal;
use crate::jpeg::{Definition, Member, Scan, Table, definitions, segment};

/// The tables as they stand between two segments. Each is written before the first scan that uses it.
#[derive(Debug, Default)]
pub(super) struct Tables<'a> {
    /// By class and number.
    defined: [[Option<Definition<'a>>; 4]; 2],
    /// The definitions that a reader knows by now.
    written: [[Vec<u8>; 4]; 2],
}

/// A table to read with, and the one to write with in its place.
#[derive(Debug)]
pub(super) struct Coding {
    pub table: Table,
    pub codes: Codes,
}

impl<'a> Tables<'a> {
    /// Takes in a segment of tables.
    pub fn read(&mut self, segment: &'a [u8]) -> Result<(), Refusal> {
        for definition in definitions(segment)? {
            self.defined[definition.class][definition.number] = Some(definition);
        }
        Ok(())
    }

    /// The table of this class and number that stands now.
    pub fn table(&self, slot: (usize, usize)) -> Result<Table, Refusal> {
        let definition = self.definition(slot)?;
        Table::new(&definition.counts, definition.symbols)
    }

    /// For each member of a scan: its table of `class`, to be read with, and to be written with as it is
    /// or, where something that is changed is written with it, with what `needs` asks for. It is written
    /// to `out` unless it was.
    pub fn codings(
        &mut self,
        Source { scan, layout, .. }: &Source<'_>,
        class: usize,
        needs: Needs,
        out: &mut Vec<u8>,
    ) -> Result<Vec<Coding>, Refusal> {
        let number = |member: &Member| [member.dc_table, member.ac_table][class];
        let mut codings = Vec::new();
        for member in &scan.members {
            let slot = (class, number(member));
            let changed = layout.unit.iter().filter(|part| part.changed);
            let shared = changed.map(|part| number(&scan.members[part.member]));
            let needs = shared.into_iter().any(|other| other == slot.1).then_some(needs);
            let table = self.table(slot)?;
            codings.push(Coding { table, codes: self.written(slot, needs, out)? });
        }
        Ok(codings)
    }

    /// Writes the tables of `scan` as they are, unless they were.
    pub fn copy(&mut self, scan: &Scan, out: &mut Vec<u8>) -> Result<(), Refusal> {
        for slot in scan.members.iter().flat_map(|member| scan.tables(member)) {
            self.written(slot, None, out)?;
        }
        Ok(())
    }

    fn definition(&self, (class, number): (usize, usize)) -> Result<&Definition<'a>, Refusal> {
        self.defined[class][number].as_ref().ok_or(Refusal::Broken("a code table is missing"))
    }

    fn written(
        &mut self,
        (class, number): (usize, usize),
        needs: Option<Needs>,
        out: &mut Vec<u8>,
    ) -> Result<Codes, Refusal> {
        let definition = self.definition((class, number))?;
        let name = definition.bytes[0];
        let codes = Codes::of(definition, needs);
        let written = &mut self.written[class][number];
        if *written != codes.definition {
            segment(0xC4, &[&[name], &codes.definition], out);
            written.clone_from(&codes.definition);
        }
        Ok(codes)
    }
}
