//! JPEG: marks are added to the quantised coefficients of light, between reading a file's Huffman codes
//! and writing them again. No pixel is decoded, colours stay as they are to the bit, and so does every
//! block that no mark touches. A file keeps its headers, its tables and its kind of coding.

use std::io::Write;

use fearless_simd::Level;

use super::{Mark, MarkError};
use crate::jpeg::{Jpeg, Part, segment};
use block::{Block, Glance};
use input::Source;
use layout::Place;
use marks::Marks;
use progressive::Picture;
use tables::Tables;

mod block;
mod codes;
mod dct;
mod input;
mod layout;
mod light;
mod marks;
mod progressive;
mod sequential;
mod tables;
mod writer;

/// Writes a cleaned file to `out` again with `mark` in its pixels.
pub(super) fn mark(jpeg: &Jpeg<'_>, mark: &Mark, out: &mut dyn Write) -> Result<(), MarkError> {
    let mut marks = Marks::of(jpeg, mark)?;
    write(jpeg, &mut marks, Level::new(), out)
}

/// What is done to blocks.
trait Change {
    /// The quantiser of a component whose blocks are changed, in zigzag order; `None` for the others.
    fn quantiser(&self, component: usize) -> Option<&[u16; 64]>;

    /// Glances at a block; each is shown once, before the first is changed.
    fn see(&mut self, component: usize, place: Place, glance: Glance);

    /// All blocks have been shown.
    fn seen(&mut self);

    /// Changes a block.
    fn change(&mut self, component: usize, place: Place, block: &mut Block);
}

/// Writes `jpeg` again with what `change` does. What comes out doesn't depend on the `level` of
/// instructions that it is done with.
fn write(
    jpeg: &Jpeg<'_>,
    change: &mut impl Change,
    level: Level,
    out: &mut dyn Write,
) -> Result<(), MarkError> {
    let frame = jpeg.frame();
    let progressive =
        frame.progressive().then(|| Picture::changed(jpeg, change, level)).transpose()?;
    let mut head = jpeg.lead().to_vec();
    let mut tables = Tables::default();
    let mut interval = 0;
    let mut begun = false;
    for part in jpeg.parts() {
        match part {
            Part::Quantization(data) => segment(0xDB, &[data], &mut head),
            Part::Huffman(data) => tables.read(data)?,
            Part::RestartInterval(units) => {
                interval = *units;
                segment(0xDD, &[&units.to_be_bytes()], &mut head);
            }
            Part::Scan { scan, coded } => {
                if !std::mem::replace(&mut begun, true) {
                    segment(frame.marker, &[frame.data], &mut head);
                }
                let changed = |component| change.quantiser(component).is_some();
                let source = Source::new(frame, scan, interval, coded, changed);
                match &progressive {
                    Some(picture) => picture.write(&source, &mut tables, level, &mut head, out)?,
                    None => sequential::write(&source, &mut tables, change, level, &mut head, out)?,
                }
            }
        }
    }
    Ok(out.write_all(&[0xFF, 0xD9])?)
}

#[cfg(test)]
mod tests;
