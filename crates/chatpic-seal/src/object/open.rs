//! Reading an object, any chunk by itself.

use super::{Header, Layout, PREFIX, nonce, seal_key};
use crate::OpenError;
use crate::aead::SealKey;
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
        if self.layout.sealed_chunk_len(index) != Some(sealed.len()) {
            return Err(OpenError::Malformed);
        }
        let nonce = nonce(index, self.layout.is_last(index));
        let stored = self.key.open(nonce, &self.header, sealed).ok_or(OpenError::Tampered)?;
        Ok(&stored[..self.layout.content_of_chunk(index)])
    }
}

fn read_header(header: &Header) -> Option<(&[u8; 32], &[u8; 32])> {
    let rest = header.strip_prefix(&PREFIX)?;
    let (salt, commitment) = rest.split_first_chunk()?;
    Some((salt, commitment.try_into().ok()?))
}
