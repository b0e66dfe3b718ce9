//! The pixels of a sequential picture, made of its coefficients while these are walked through, in strips
//! of rows that stay near the processor.
//!
//! They are those of libjpeg-turbo, and so of most viewers, to the bit: the accurate integer transform
//! (`jidctint.c`, after Loeffler, Ligtenberg and Moschytz, 1989), colours smoothed between their samples
//! (`jdsample.c`), and the conversion of JFIF (`jdcolor.c`, ITU-R BT.601 in full range). What is coded beyond
//! all bounds, of which viewers make different things, is refused ([`reach`](super::reach)).
//!
//! There are two ways to the same bytes: [`vectors`], many samples at a time, and [`plain`], one after the
//! other, which reads like the definitions. Kinds of pictures that are rare don't come here ([`is_usual`]).

mod batch;
mod colours;
mod plain;
mod plane;
#[cfg(test)]
mod tests;
mod vectors;

use super::frame::Frame;
use super::huffman::{Bits, Table};
use super::walk::{Taker, first};
use crate::Refusal;
use batch::Batch;
use colours::Colours;
use plane::Plane;

/// How pixels are made. The bytes that come out are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Way {
    /// Many samples at a time.
    #[default]
    Vectors,
    /// One after the other: what the other way is held against.
    Plain,
}

/// Whether a sequential frame is of a kind that pixels are made of here: gray, or three components of
/// which the others have as many samples as the first, or half as many across, down, or both.
pub(super) fn is_usual(frame: &Frame<'_>) -> bool {
    match frame.components.as_slice() {
        [_] => true,
        [luma, chroma @ ..] if chroma.len() == 2 => {
            luma.across <= 2
                && luma.down <= 2
                && chroma.iter().all(|component| (component.across, component.down) == (1, 1))
        }
        _ => false,
    }
}

/// Is handed whole rows of pixels, from the top: three bytes each, without gaps.
pub(super) type Strips<'a> = dyn FnMut(&[u8]) + 'a;

/// Makes pixels of blocks as they come.
pub(super) struct Pixels<'a> {
    /// By component.
    planes: Vec<Plane>,
    /// The last block's first coefficient, by component.
    before: [i16; 3],
    batch: Batch,
    colours: Colours,
    /// Rows of units that are whole.
    done: usize,
    /// Rows of pixels that were handed on.
    given: usize,
    height: usize,
    /// Samples of luma to one of chroma, downwards.
    down: usize,
    rows: &'a mut Strips<'a>,
}

impl<'a> Pixels<'a> {
    /// Of a usual frame; `quantisers` are those of its components, in zigzag order.
    pub fn new(
        way: Way,
        frame: &Frame<'_>,
        quantisers: &[[u16; 64]],
        rows: &'a mut Strips<'a>,
    ) -> Self {
        let components = frame.components.iter().zip(quantisers);
        let planes: Vec<_> =
            components.map(|(component, by)| Plane::new(frame, component, by)).collect();
        let (width, height) = (usize::from(frame.width), usize::from(frame.height));
        let [across, down] = match planes.len() {
            1 => [1, 1],
            _ => [frame.components[0].across, frame.components[0].down].map(usize::from),
        };
        let colours = Colours::new(way, width, across, down);
        let batch = Batch::new(way);
        Self { planes, before: [0; 3], batch, colours, done: 0, given: 0, height, down, rows }
    }
}

impl Taker for Pixels<'_> {
    #[inline]
    fn block(
        &mut self,
        bits: &mut Bits<'_>,
        [dc, ac]: [&Table; 2],
        component: usize,
        place: (usize, usize),
    ) -> Result<(), Refusal> {
        let first = first(dc, bits, &mut self.before[component])?;
        let at = self.planes[component].at(place);
        let room = self.batch.begin(first);
        let mut all = 0;
        // Whether a place is one of the block's can't be foreseen, and to guess wrongly costs more than to
        // write what means nothing behind it.
        bits.coefficients(ac, |place, value| {
            room[usize::from(batch::ORDER[usize::from(place)])] = value;
            all |= value;
        })?;
        self.batch.end(component, at, all == 0, &mut self.planes);
        Ok(())
    }

    fn restart(&mut self) {
        self.before = [0; 3];
    }

    fn row(&mut self) -> Result<(), Refusal> {
        self.batch.flush(&mut self.planes);
        self.batch.within_reach()?;
        self.done += 1;
        let luma = &self.planes[0];
        let whole = luma.rows() * self.done;
        // Where colours are smoothed downwards, the last row waits for what is below.
        let until = match whole < self.height {
            true => whole + 1 - self.down,
            false => self.height,
        };
        if until > self.given {
            let strip = self.colours.strip(&self.planes, self.given..until);
            (self.rows)(strip);
            self.given = until;
        }
        self.planes.iter_mut().for_each(Plane::advance);
        Ok(())
    }
}
