//! Progressive files: the changed components are read as a whole, and written by the file's own script
//! of scans. Scans that hold nothing of them are copied as they are.
//!
//! Where a file's last scans are missing, so that coefficients are known but for their lowest bits, the
//! changes have to leave these bits alone.

use std::io::Write;

use fearless_simd::{Level, dispatch};

use super::block::{Block, Glance};
use super::input::Source;
use super::layout::Place;
use super::tables::Tables;
use super::{Change, MarkError};
use crate::Refusal;
use crate::jpeg::{DAMAGED, Frame, Jpeg, Part};

mod reading;
mod writing;

/// The coefficients of the components that are changed.
pub(super) struct Picture {
    /// By component; without blocks where it is not changed.
    planes: Vec<Plane>,
}

/// A component's blocks.
#[derive(Clone, Debug)]
struct Plane {
    /// Blocks in a row, with those that only fill up a unit.
    across: usize,
    blocks: Vec<Block>,
}

impl Picture {
    /// Reads all scans, shows the blocks that are to be changed, and has them changed.
    pub fn changed(
        jpeg: &Jpeg<'_>,
        change: &mut impl Change,
        level: Level,
    ) -> Result<Self, Refusal> {
        let changes = |component: usize| change.quantiser(component).is_some();
        let mut picture = Self::read(jpeg, level, changes)?;
        for (component, plane) in picture.planes.iter().enumerate() {
            let Some(quantiser) = change.quantiser(component).copied() else { continue };
            dispatch!(level, _ => {
                for (at, block) in plane.blocks.iter().enumerate() {
                    change.see(component, plane.place(at), Glance::of(block, &quantiser));
                }
            });
        }
        change.seen();
        for (component, plane) in picture.planes.iter_mut().enumerate() {
            dispatch!(level, _ => {
                for at in 0..plane.blocks.len() {
                    change.change(component, plane.place(at), &mut plane.blocks[at]);
                }
            });
        }
        Ok(picture)
    }

    fn read(
        jpeg: &Jpeg<'_>,
        level: Level,
        changes: impl Fn(usize) -> bool,
    ) -> Result<Self, Refusal> {
        let mut picture = Self::empty(jpeg.frame(), &changes);
        let mut tables = Tables::default();
        let mut interval = 0;
        for part in jpeg.parts() {
            match part {
                Part::Quantization(_) => {}
                Part::Huffman(segment) => tables.read(segment)?,
                Part::RestartInterval(units) => interval = *units,
                Part::Scan { scan, coded } => {
                    let source = Source::new(jpeg.frame(), scan, interval, coded, &changes);
                    if source.layout.changes() {
                        let planes = &mut picture.planes;
                        dispatch!(level, _ => reading::scan(&source, &tables, planes))?;
                    }
                }
            }
        }
        Ok(picture)
    }

    fn empty(frame: &Frame<'_>, changes: impl Fn(usize) -> bool) -> Self {
        let (across, down) = frame.units();
        let planes = frame.components.iter().enumerate().map(|(n, component)| {
            let across = across * usize::from(component.across);
            let down = if changes(n) { down * usize::from(component.down) } else { 0 };
            Plane { across, blocks: vec![[0; 64]; across * down] }
        });
        Self { planes: planes.collect() }
    }

    /// Writes a scan with these coefficients, and before it what has been gathered in `head` and what it
    /// needs of `tables`.
    pub fn write(
        &self,
        source: &Source<'_>,
        tables: &mut Tables<'_>,
        level: Level,
        head: &mut Vec<u8>,
        out: &mut dyn Write,
    ) -> Result<(), MarkError> {
        if source.layout.changes() {
            let planes = &self.planes;
            return dispatch!(level, _ => writing::scan(source, tables, planes, head, out));
        }
        tables.copy(source.scan, head)?;
        source.begin(head, out)?;
        Ok(out.write_all(source.coded)?)
    }
}

impl Plane {
    fn place(&self, at: usize) -> Place {
        Place { column: at % self.across, row: at / self.across }
    }

    fn block(&self, place: Place) -> Result<&Block, Refusal> {
        self.blocks.get(place.row * self.across + place.column).ok_or(DAMAGED)
    }

    fn block_mut(&mut self, place: Place) -> Result<&mut Block, Refusal> {
        self.blocks.get_mut(place.row * self.across + place.column).ok_or(DAMAGED)
    }
}
