//! GIF's way of storing data of any length: sub-blocks of up to 255 bytes, ended by an empty one.

use crate::Refusal;
use crate::reader::Reader;

/// A run of sub-blocks as it stands in the file, the empty one included.
#[derive(Clone, Copy, Debug)]
pub(super) struct Blocks<'a>(&'a [u8]);

impl<'a> Blocks<'a> {
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, Refusal> {
        let whole = reader.rest();
        let start = reader.position();
        loop {
            match reader.u8()? {
                0 => return Ok(Self(&whole[..reader.position() - start])),
                len => reader.take(usize::from(len))?,
            };
        }
    }

    /// The sub-blocks, without their lengths and the empty one.
    pub fn iter(&self) -> impl Iterator<Item = &'a [u8]> {
        let mut reader = Reader::new(self.0);
        std::iter::from_fn(move || {
            let len = reader.u8().ok().filter(|len| *len > 0)?;
            reader.take(usize::from(len)).ok()
        })
    }

    pub fn joined(&self) -> Vec<u8> {
        let mut joined = Vec::with_capacity(self.0.len());
        self.iter().for_each(|block| joined.extend_from_slice(block));
        joined
    }

    /// Bytes in the file.
    pub fn size(&self) -> u64 {
        self.0.len() as u64
    }
}

/// Appends `data` in sub-blocks, each as long as may be.
pub(super) fn write(out: &mut Vec<u8>, data: &[u8]) {
    for block in data.chunks(255) {
        out.push(u8::try_from(block.len()).expect("a chunk of at most 255 bytes"));
        out.extend_from_slice(block);
    }
    out.push(0);
}
