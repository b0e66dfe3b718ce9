//! The frame and scan headers: which components a picture has, and which of them a scan holds.

use crate::reader::Reader;
use crate::{Refusal, Unsupported};

/// A start-of-frame segment.
#[derive(Debug)]
pub(crate) struct Frame<'a> {
    /// The second byte of its marker.
    pub marker: u8,
    /// The segment's content.
    pub data: &'a [u8],
    pub width: u16,
    pub height: u16,
    pub components: Vec<Component>,
    /// The size of an interleaved unit in blocks.
    across: u16,
    down: u16,
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Component {
    pub id: u8,
    /// Blocks in an interleaved unit: across and down.
    pub across: u16,
    pub down: u16,
    pub quantization: usize,
}

impl<'a> Frame<'a> {
    pub fn parse(marker: u8, data: &'a [u8]) -> Result<Self, Refusal> {
        const BAD: Refusal = Refusal::Broken("the picture's header is broken");
        match marker {
            0xC0..=0xC2 => {}
            0xC9..=0xCB | 0xCD..=0xCF => {
                return Err(Refusal::Unsupported(Unsupported::ArithmeticJpeg));
            }
            _ => {
                return Err(Refusal::Unsupported(Unsupported::LosslessJpeg));
            }
        }
        let mut reader = Reader::new(data);
        let precision = reader.u8()?;
        if precision != 8 {
            return Err(Refusal::Unsupported(Unsupported::DeepJpeg));
        }
        let (height, width, count) = (reader.u16_be()?, reader.u16_be()?, reader.u8()?);
        if !matches!(count, 1 | 3 | 4) {
            return Err(Refusal::Unsupported(Unsupported::ColoursOfJpeg));
        }
        let mut components: Vec<Component> = Vec::new();
        for _ in 0..count {
            let [id, factors, quantization] = reader.array()?;
            let (across, down) = (u16::from(factors >> 4), u16::from(factors & 15));
            let known = components.iter().any(|other| other.id == id);
            if known || quantization > 3 || !(1..=4).contains(&across) || !(1..=4).contains(&down) {
                return Err(BAD);
            }
            let quantization = usize::from(quantization);
            components.push(Component { id, across, down, quantization });
        }
        if !reader.is_empty() {
            return Err(BAD);
        }
        let across = components.iter().map(|c| c.across).max().ok_or(BAD)?;
        let down = components.iter().map(|c| c.down).max().ok_or(BAD)?;
        // What the decoder shows wrongly is refused: it takes the first component for the finest.
        let shown = |c: &Component| across % c.across == 0 && down % c.down == 0 && c.across != 3;
        let finest = (components[0].across, components[0].down) == (across, down);
        if !finest || !components.iter().all(shown) {
            return Err(Refusal::Unsupported(Unsupported::SubsampledJpeg));
        }
        Ok(Self { marker, data, width, height, components, across, down })
    }

    pub fn progressive(&self) -> bool {
        self.marker == 0xC2
    }

    /// Interleaved units across and down.
    pub fn units(&self) -> (usize, usize) {
        let count = |size: u16, factor: u16| usize::from(size).div_ceil(8 * usize::from(factor));
        (count(self.width, self.across), count(self.height, self.down))
    }

    /// Blocks of one component, across and down, in a scan of that component alone.
    pub fn blocks(&self, component: &Component) -> (usize, usize) {
        let count = |size: u16, own: u16, most: u16| {
            (usize::from(size) * usize::from(own)).div_ceil(8 * usize::from(most))
        };
        (
            count(self.width, component.across, self.across),
            count(self.height, component.down, self.down),
        )
    }
}

/// A start-of-scan segment.
#[derive(Clone, Debug)]
pub(crate) struct Scan {
    pub members: Vec<Member>,
    /// The coefficients, and the bits of them, that the scan holds.
    pub first: u8,
    pub last: u8,
    pub high: u8,
    pub low: u8,
}

/// A component in a scan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Member {
    /// Its place in the frame.
    pub component: usize,
    pub id: u8,
    pub dc_table: usize,
    pub ac_table: usize,
}

impl Scan {
    pub fn parse(frame: &Frame<'_>, data: &[u8]) -> Result<Self, Refusal> {
        const BAD: Refusal = Refusal::Broken("a scan's header is broken");
        let mut reader = Reader::new(data);
        let mut members: Vec<Member> = Vec::new();
        for _ in 0..reader.u8()? {
            let [id, tables] = reader.array()?;
            let component = frame.components.iter().position(|c| c.id == id).ok_or(BAD)?;
            let (dc_table, ac_table) = (usize::from(tables >> 4), usize::from(tables & 15));
            let twice = members.iter().any(|other| other.component == component);
            if twice || dc_table > 3 || ac_table > 3 {
                return Err(BAD);
            }
            members.push(Member { component, id, dc_table, ac_table });
        }
        let [first, last, bits] = reader.array()?;
        let blocks =
            |m: &Member| frame.components[m.component].across * frame.components[m.component].down;
        let unit: u16 = members.iter().map(blocks).sum();
        if !reader.is_empty() || members.is_empty() || (members.len() > 1 && unit > 10) {
            return Err(BAD);
        }
        if !frame.progressive() {
            // Old writers put other numbers here, which readers ignore.
            return Ok(Self { members, first: 0, last: 63, high: 0, low: 0 });
        }
        let (high, low) = (bits >> 4, bits & 15);
        let coefficients = match first {
            0 => last == 0,
            _ => last >= first && last <= 63 && members.len() == 1,
        };
        if !coefficients || low > 13 || (high != 0 && high != low + 1) {
            return Err(BAD);
        }
        Ok(Self { members, first, last, high, low })
    }

    /// The segment as written again, marker included.
    pub fn write(&self, out: &mut Vec<u8>) {
        let count = u8::try_from(self.members.len()).expect("at most four components in a frame");
        out.extend_from_slice(&[0xFF, 0xDA, 0, 6 + 2 * count, count]);
        for member in &self.members {
            let nibble = |table| u8::try_from(table).expect("at most 3");
            out.extend_from_slice(&[
                member.id,
                nibble(member.dc_table) << 4 | nibble(member.ac_table),
            ]);
        }
        out.extend_from_slice(&[self.first, self.last, self.high << 4 | self.low]);
    }

    /// The Huffman tables that the scan decodes with, as (class, number).
    pub fn tables(&self, member: &Member) -> impl Iterator<Item = (usize, usize)> + use<> {
        let dc = (self.first == 0 && self.high == 0).then_some((0, member.dc_table));
        let ac = (self.last > 0).then_some((1, member.ac_table));
        dc.into_iter().chain(ac)
    }
}
