//! Writes a JPEG file anew: canonical headers, the tables that scans use, and the scans.

use super::extras::{Extras, Profile};
use super::huffman::{Definition, Table, definitions};
use super::markers::count;
use super::pixels::{Pixels, Strips};
use super::walk::{Proof, Scanned, Walk};
use super::{Frame, Jpeg, Part, Rewritten, Scan};
use crate::reader::Reader;
use crate::{Refusal, icc, tiff};

/// The most bytes of a profile in one segment: its length is 16 bits, and 16 bytes stand before them.
const PROFILE_PART: usize = 65_519;

impl<'a> Jpeg<'a> {
    /// Writes the file anew and proves on the way that no coefficient is missing. Where `rows` is there,
    /// it is handed the pixels on the way, in strips of whole rows from the top: of a picture that has
    /// them made here ([`Jpeg::is_painted`]).
    pub(super) fn rewrite(&self, mut rows: Option<&mut Strips<'_>>) -> Result<Rewritten, Refusal> {
        let mut out = Vec::with_capacity(self.bytes.len());
        out.extend_from_slice(&[0xFF, 0xD8]);
        let profile = write_extras(&self.extras, self.frame.components.len(), &mut out)?;
        let mut tables = Tables::default();
        let mut walk = Walk::new(&self.frame);
        let mut unneeded = 0;
        let mut quantisers = vec![None; self.frame.components.len()];
        for part in &self.parts {
            match part {
                Part::Quantization(data) => tables.read_quantization(data)?,
                Part::Huffman(data) => tables.read_huffman(data)?,
                Part::RestartInterval(interval) => tables.interval = *interval,
                Part::Scan { scan, coded } => {
                    tables.write_for(&self.frame, scan, &mut out)?;
                    scan.write(&mut out);
                    for member in &scan.members {
                        let number = self.frame.components[member.component].quantization;
                        // The table that stands when a component's first scan comes is the one.
                        if quantisers[member.component].is_none() {
                            quantisers[member.component] = tables.quantization[number].values();
                        }
                    }
                    let quantisers: Vec<_> =
                        quantisers.iter().map(|it| it.unwrap_or([1; 64])).collect();
                    let scanned = Scanned {
                        scan,
                        tables: &tables.huffman,
                        quantisers: &quantisers,
                        interval: tables.interval,
                        coded,
                    };
                    // A scan that lacks a component is of no picture, which is refused in the end.
                    let whole = scan.members.len() == self.frame.components.len();
                    let left = match rows.take_if(|_| whole) {
                        None => {
                            let mut proof = Proof::new(quantisers.clone());
                            walk.scan(&self.frame, scanned, &mut proof, &mut out)?
                        }
                        Some(rows) => {
                            let mut pixels = Pixels::new(self.way, &self.frame, &quantisers, rows);
                            walk.scan(&self.frame, scanned, &mut pixels, &mut out)?
                        }
                    };
                    unneeded += count(left);
                }
            }
        }
        if !walk.complete() {
            return Err(Refusal::Truncated);
        }
        unneeded += tables.unused();
        out.extend_from_slice(&[0xFF, 0xD9]);
        Ok(Rewritten { bytes: out, unneeded, profile })
    }
}

/// Writes what decides how the picture is shown beside its coefficients.
fn write_extras(
    extras: &Extras<'_>,
    components: usize,
    out: &mut Vec<u8>,
) -> Result<Profile, Refusal> {
    if let Some((across, down)) = extras.jfif {
        let (across, down) = reduced(across, down);
        out.extend_from_slice(b"\xff\xe0\0\x10JFIF\0\x01\x01\0");
        out.extend_from_slice(&across.to_be_bytes());
        out.extend_from_slice(&down.to_be_bytes());
        out.extend_from_slice(&[0, 0]);
    }
    if let orientation @ 2..=8 = extras.orientation() {
        segment(0xE1, &[b"Exif\0\0", &tiff::orientation_only(orientation)], out);
    }
    let mut outcome = Profile::AsItWas;
    match extras.profile().as_deref().map(icc::blank) {
        Some(Ok((profile, differs))) => {
            let parts = profile.chunks(PROFILE_PART);
            // At most 255: the parts that were read are that few, and full ones are fewer.
            let of = u8::try_from(parts.len())
                .map_err(|_| Refusal::Broken("the colour profile is broken"))?;
            for (number, part) in (1..=of).zip(parts) {
                segment(0xE2, &[b"ICC_PROFILE\0", &[number, of], part], out);
            }
            if differs {
                outcome = Profile::Blanked;
            }
        }
        // No viewer uses a profile that it can't parse.
        Some(Err(_)) | None => outcome = Profile::Dropped,
    }
    if let (Some(transform), true) = (extras.adobe, components > 1) {
        // An unknown number means what readers take it for: the usual transform.
        let usual = if components == 3 { 1 } else { 2 };
        // Beside JFIF, viewers take three components for the usual ones whatever this says.
        let is_plain = transform == 0 && !(components == 3 && extras.jfif.is_some());
        let transform = if is_plain { 0 } else { usual };
        segment(0xEE, &[b"Adobe\0\x64\0\0\0\0", &[transform]], out);
    }
    Ok(outcome)
}

/// The shape of a pixel in lowest terms; square where it is not said.
fn reduced(across: u16, down: u16) -> (u16, u16) {
    let (mut a, mut b) = (across, down);
    while b > 0 {
        (a, b) = (b, a % b);
    }
    if across == 0 || down == 0 { (1, 1) } else { (across / a, down / a) }
}

/// Writes a segment: its marker, its length and what is in it.
pub(crate) fn segment(marker: u8, content: &[&[u8]], out: &mut Vec<u8>) {
    let length: usize = content.iter().map(|part| part.len()).sum();
    let length = u16::try_from(length + 2).expect("callers write no more than a profile part");
    out.extend_from_slice(&[0xFF, marker]);
    out.extend_from_slice(&length.to_be_bytes());
    content.iter().for_each(|part| out.extend_from_slice(part));
}

/// The tables as they stand at one place of the file. Each is written before the first scan that
/// uses it, and not at all where none does.
#[derive(Default)]
struct Tables<'a> {
    quantization: [Quantization<'a>; 4],
    huffman: [[Option<Table>; 4]; 2],
    huffman_pending: [[Option<&'a [u8]>; 4]; 2],
    /// Components whose quantization table is settled: the one that stands when their first scan
    /// begins.
    settled: [bool; 4],
    interval: u16,
    interval_written: u16,
    frame_written: bool,
    /// Bytes of tables that were replaced before a scan used them.
    replaced: u64,
}

impl<'a> Tables<'a> {
    fn read_quantization(&mut self, data: &'a [u8]) -> Result<(), Refusal> {
        const BAD: Refusal = Refusal::Broken("a quantization table is broken");
        let mut reader = Reader::new(data);
        while !reader.is_empty() {
            let rest = reader.rest();
            let head = reader.u8()?;
            let len = if head >> 4 == 0 { 64 } else { 128 };
            if head >> 4 > 1 || head & 15 > 3 || reader.take(len).is_err() {
                return Err(BAD);
            }
            let place = &mut self.quantization[usize::from(head & 15)];
            place.last = &rest[..=len];
            self.replaced += place.pending.replace(place.last).map_or(0, |old| count(old.len()));
        }
        Ok(())
    }

    fn read_huffman(&mut self, data: &'a [u8]) -> Result<(), Refusal> {
        for Definition { class, number, counts, symbols, bytes } in definitions(data)? {
            self.huffman[class][number] = Some(Table::new(&counts, symbols)?);
            let old = self.huffman_pending[class][number].replace(bytes);
            self.replaced += old.map_or(0, |old| count(old.len()));
        }
        Ok(())
    }

    /// Writes the frame, where this is its first scan, and what is new of what `scan` needs.
    fn write_for(
        &mut self,
        frame: &Frame<'_>,
        scan: &Scan,
        out: &mut Vec<u8>,
    ) -> Result<(), Refusal> {
        let member = |n: usize| scan.members.iter().any(|member| member.component == n);
        for (n, component) in frame.components.iter().enumerate() {
            let table = &mut self.quantization[component.quantization];
            let wanted = !self.settled[n] && (member(n) || !self.frame_written);
            if let Some(bytes) = table.pending.take_if(|_| wanted) {
                segment(0xDB, &[bytes], out);
                table.written = true;
            }
            if member(n) {
                self.settled[n] = true;
                if !table.written {
                    return Err(Refusal::Broken("a quantization table is missing"));
                }
            }
        }
        if !self.frame_written {
            segment(frame.marker, &[frame.data], out);
            self.frame_written = true;
        }
        for (class, number) in scan.members.iter().flat_map(|member| scan.tables(member)) {
            if let Some(bytes) = self.huffman_pending[class][number].take() {
                segment(0xC4, &[bytes], out);
            }
        }
        if self.interval != self.interval_written {
            segment(0xDD, &[&self.interval.to_be_bytes()], out);
            self.interval_written = self.interval;
        }
        Ok(())
    }

    /// Bytes of tables that no scan used.
    fn unused(&self) -> u64 {
        let quantization = self.quantization.iter().filter_map(|table| table.pending);
        let huffman = self.huffman_pending.iter().flatten().filter_map(|pending| *pending);
        self.replaced + quantization.chain(huffman).map(|bytes| count(bytes.len())).sum::<u64>()
    }
}

#[derive(Default)]
struct Quantization<'a> {
    /// The table as read, where it has not been written yet.
    pending: Option<&'a [u8]>,
    written: bool,
    /// The table that stands, as read; empty where none was.
    last: &'a [u8],
}

impl Quantization<'_> {
    /// Its 64 numbers, in zigzag order.
    fn values(&self) -> Option<[u16; 64]> {
        let (head, values) = self.last.split_first()?;
        let wide = values.as_chunks::<2>().0.iter().map(|value| u16::from_be_bytes(*value));
        let mut numbers = [0; 64];
        match head >> 4 {
            0 => numbers.iter_mut().zip(values).for_each(|(to, value)| *to = u16::from(*value)),
            _ => numbers.iter_mut().zip(wide).for_each(|(to, value)| *to = value),
        }
        Some(numbers)
    }
}
