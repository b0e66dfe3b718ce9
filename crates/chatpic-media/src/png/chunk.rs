//! One chunk: length, kind, data, checksum. Knows no kind's meaning.

use crate::Refusal;
use crate::reader::Reader;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Chunk<'a> {
    pub kind: [u8; 4],
    data: &'a [u8],
    checksum: u32,
}

impl<'a> Chunk<'a> {
    pub fn read(reader: &mut Reader<'a>) -> Result<Self, Refusal> {
        let len = reader.u32_be()?;
        let kind: [u8; 4] = reader.array()?;
        if len > MAX_LEN || !kind.iter().all(u8::is_ascii_alphabetic) {
            return Err(Refusal::Broken("a PNG chunk's header is not valid"));
        }
        let data = reader.take(usize::try_from(len).map_err(|_| Refusal::Truncated)?)?;
        Ok(Self { kind, data, checksum: reader.u32_be()? })
    }

    /// The data, for those who keep it or act on it: only if its checksum holds.
    pub fn sound(&self) -> Result<&'a [u8], Refusal> {
        match checksum(&self.kind, &[self.data]) == self.checksum {
            true => Ok(self.data),
            false => Err(Refusal::Broken("the checksum of a PNG chunk does not match")),
        }
    }

    /// The data, for those who only say what is being dropped.
    pub fn dropped(&self) -> &'a [u8] {
        self.data
    }

    /// Whether a viewer that doesn't know this kind has to give up.
    pub fn is_critical(&self) -> bool {
        self.kind[0].is_ascii_uppercase()
    }

    /// Bytes in the file.
    pub fn size(&self) -> u64 {
        self.data.len() as u64 + 12
    }
}

/// Appends a chunk whose data is `parts`, one after the other.
///
/// # Errors
/// [`Refusal::TooLarge`] where the parts are more than a chunk can hold.
pub(crate) fn write(out: &mut Vec<u8>, kind: &[u8; 4], parts: &[&[u8]]) -> Result<(), Refusal> {
    let (head, tail) = frame(kind, parts)?;
    out.extend_from_slice(&head);
    for part in parts {
        out.extend_from_slice(part);
    }
    out.extend_from_slice(&tail);
    Ok(())
}

/// What stands before and behind the data of a chunk: its length and kind, its checksum.
///
/// # Errors
/// As [`write`].
pub(crate) fn frame(kind: &[u8; 4], parts: &[&[u8]]) -> Result<([u8; 8], [u8; 4]), Refusal> {
    let len = parts.iter().map(|part| part.len()).sum::<usize>();
    let len = u32::try_from(len)
        .ok()
        .filter(|len| *len <= MAX_LEN)
        .ok_or(Refusal::TooLarge { what: "bytes in one PNG chunk", limit: u64::from(MAX_LEN) })?;
    let mut head = [0; 8];
    head[..4].copy_from_slice(&len.to_be_bytes());
    head[4..].copy_from_slice(kind);
    Ok((head, checksum(kind, parts).to_be_bytes()))
}

fn checksum(kind: &[u8; 4], parts: &[&[u8]]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(kind);
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize()
}

const MAX_LEN: u32 = i32::MAX.unsigned_abs();
