//! RIFF chunks: a name, a length and bytes, padded to an even length.

use crate::Refusal;
use crate::reader::Reader;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Chunk<'a> {
    pub name: [u8; 4],
    pub data: &'a [u8],
    /// Bytes that the chunk takes in the file, its header and padding included.
    pub span: u64,
}

/// The next chunk, or `None` where fewer bytes are left than a chunk's header has. The last chunk may
/// lack its padding, as files of some writers do.
pub(crate) fn next_chunk<'a>(reader: &mut Reader<'a>) -> Result<Option<Chunk<'a>>, Refusal> {
    if reader.rest().len() < 8 {
        return Ok(None);
    }
    let from = reader.position();
    let name = reader.array()?;
    let len = reader.u32_le()? as usize;
    let data = reader.take(len)?;
    if len % 2 == 1 && !reader.is_empty() {
        reader.take(1)?;
    }
    Ok(Some(Chunk { name, data, span: (reader.position() - from) as u64 }))
}

pub(crate) fn push_chunk(out: &mut Vec<u8>, name: &[u8; 4], data: &[u8]) -> Result<(), Refusal> {
    out.extend_from_slice(name);
    out.extend_from_slice(&length(data.len())?);
    out.extend_from_slice(data);
    if data.len() % 2 == 1 {
        out.push(0);
    }
    Ok(())
}

/// A RIFF file of `chunks`, which [`push_chunk`] wrote.
pub(crate) fn riff(chunks: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut out = Vec::with_capacity(12 + chunks.len());
    out.extend_from_slice(b"RIFF");
    out.extend_from_slice(&length(4 + chunks.len())?);
    out.extend_from_slice(b"WEBP");
    out.extend_from_slice(chunks);
    Ok(out)
}

pub(crate) fn u24(reader: &mut Reader<'_>) -> Result<u32, Refusal> {
    let [low, middle, high] = reader.array()?;
    Ok(u32::from_le_bytes([low, middle, high, 0]))
}

/// The low 24 bits of `value`.
pub(crate) fn push_u24(out: &mut Vec<u8>, value: u32) {
    out.extend_from_slice(&value.to_le_bytes()[..3]);
}

fn length(len: usize) -> Result<[u8; 4], Refusal> {
    let limit = u64::from(u32::MAX);
    let len = u32::try_from(len).map_err(|_| Refusal::TooLarge { what: "bytes", limit })?;
    Ok(len.to_le_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chunk_is_read_as_it_was_written() {
        let mut bytes = Vec::new();
        push_chunk(&mut bytes, b"odd ", &[1, 2, 3]).unwrap();
        push_chunk(&mut bytes, b"even", &[4, 5]).unwrap();
        let mut reader = Reader::new(&bytes);
        let odd = next_chunk(&mut reader).unwrap().unwrap();
        assert_eq!((&odd.name, odd.data, odd.span), (b"odd ", &[1, 2, 3][..], 12));
        let even = next_chunk(&mut reader).unwrap().unwrap();
        assert_eq!((&even.name, even.data, even.span), (b"even", &[4, 5][..], 10));
        assert!(next_chunk(&mut reader).unwrap().is_none());
    }

    #[test]
    fn the_last_chunk_may_lack_its_padding_but_no_byte_of_its_data() {
        let chunk = b"last\x03\0\0\0abc";
        assert!(next_chunk(&mut Reader::new(chunk)).unwrap().is_some());
        let cut = &chunk[..chunk.len() - 1];
        assert_eq!(next_chunk(&mut Reader::new(cut)).unwrap_err(), Refusal::Truncated);
    }

    #[test]
    fn twenty_four_bits_are_little_endian() {
        let mut bytes = Vec::new();
        push_u24(&mut bytes, 0x12_3456);
        assert_eq!(bytes, [0x56, 0x34, 0x12]);
        assert_eq!(u24(&mut Reader::new(&bytes)).unwrap(), 0x12_3456);
    }
}
