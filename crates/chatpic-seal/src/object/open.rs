//! Reading an object, any chunk by itself.

use super::{Header, Layout, PREFIX, nonce, seal_key};
use crate::OpenError;
use crate::aead::{SealKey, TAG_LEN};
use crate::key::ObjectKey;

/// Opens the chunks of one object, in any order and in place; it allocates nothing.
#[derive(Debug)]
pub struct Opener {
    key: SealKey,
    header: Header,
    layout: Layout,
}

impl Opener {
    /// Checks the first [`HEADER_LEN`](crate::HEADER_LEN) bytes of an object against its key.
    ///
    /// The layout must come from where it can't be changed, a sealed field or memory: it says which
    /// chunk is the last, and so what is missing.
    pub fn new(key: &ObjectKey, header: &[u8], layout: Layout) -> Result<Self, OpenError> {
        let header: Header = header.try_into().map_err(|_| OpenError::Malformed)?;
        let (salt, commitment) = read_header(&header).ok_or(OpenError::Malformed)?;
        let key = seal_key(key, salt);
        if !key.matches(commitment) {
            return Err(OpenError::WrongKey);
        }
        Ok(Self { key, header, layout })
    }

    /// Where the chunks are.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// Opens chunk `index`, given whole, in its place; the answer has the content without padding.
    ///
    /// When it fails, `sealed` holds nothing of use.
    pub fn open_chunk<'a>(&self, index: u64, sealed: &'a mut [u8]) -> Result<&'a [u8], OpenError> {
        let (bytes, tag) = sealed.split_last_chunk_mut().ok_or(OpenError::Malformed)?;
        self.open_chunk_apart(index, bytes, tag)
    }

    /// The same of a chunk whose last [`TAG_LEN`](crate::TAG_LEN) bytes lie elsewhere: chunks that were read
    /// without them are one content.
    pub fn open_chunk_apart<'a>(
        &self,
        index: u64,
        bytes: &'a mut [u8],
        tag: &[u8; TAG_LEN],
    ) -> Result<&'a [u8], OpenError> {
        if self.layout.sealed_chunk_len(index) != Some(bytes.len() + TAG_LEN) {
            return Err(OpenError::Malformed);
        }
        let nonce = nonce(index, self.layout.is_last(index));
        let stored = self.key.open_apart(nonce, &self.header, bytes, tag);
        Ok(&stored.ok_or(OpenError::Tampered)?[..self.layout.content_of_chunk(index)])
    }
}

fn read_header(header: &Header) -> Option<(&[u8; 32], &[u8; 32])> {
    let rest = header.strip_prefix(&PREFIX)?;
    let (salt, commitment) = rest.split_first_chunk()?;
    Some((salt, commitment.try_into().ok()?))
}
