//! Writing an object, in pieces of any size and without knowing its length.

use zeroize::Zeroizing;

use super::{CHUNK, HEADER_LEN, Header, Layout, PREFIX, nonce, seal_key};
use crate::aead::{SALT_LEN, SealKey};
use crate::key::ObjectKey;
use crate::padding::padme;

static ZEROS: [u8; CHUNK] = [0; CHUNK];

/// Seals one object. What is sealed is appended to `out`, which the caller may empty at any time.
///
/// An object ends only with a `finish`: without it, it has no last chunk and never opens whole.
#[derive(Debug)]
pub struct Sealer {
    key: SealKey,
    header: Header,
    /// The number of the chunk that is being filled.
    index: u64,
    /// That chunk's content so far; sealed when it is full and more comes, for only then is it known
    /// not to be the last.
    pending: Pending,
    content_len: u64,
}

impl Sealer {
    /// Starts an object and writes its header.
    pub fn new(key: &ObjectKey, rng: &mut dyn FnMut(&mut [u8]), out: &mut Vec<u8>) -> Self {
        let mut salt = [0; SALT_LEN];
        rng(&mut salt);
        let key = seal_key(key, &salt);
        let mut header = [0; HEADER_LEN];
        header[..16].copy_from_slice(&PREFIX);
        header[16..48].copy_from_slice(&salt);
        header[48..].copy_from_slice(key.commitment());
        out.extend_from_slice(&header);
        let pending = Pending(Zeroizing::new(Vec::with_capacity(CHUNK)));
        Self { key, header, index: 0, pending, content_len: 0 }
    }

    /// Adds content.
    pub fn push(&mut self, content: &[u8], out: &mut Vec<u8>) {
        self.content_len += content.len() as u64;
        self.fill(content, out);
    }

    /// Pads the content and ends the object. Up to an eighth of its length is written now.
    pub fn finish(mut self, out: &mut Vec<u8>) -> Layout {
        let layout = Layout::padded(self.content_len);
        let mut missing = padme(self.content_len) - self.content_len;
        while missing > 0 {
            let zeros = usize::try_from(missing).map_or(CHUNK, |missing| missing.min(CHUNK));
            self.fill(&ZEROS[..zeros], out);
            missing -= zeros as u64;
        }
        self.seal_pending(true, out);
        layout
    }

    /// Ends the object as long as it is, for what stays in this process: a spool.
    pub fn finish_unpadded(mut self, out: &mut Vec<u8>) -> Layout {
        self.seal_pending(true, out);
        Layout::unpadded(self.content_len)
    }

    fn fill(&mut self, mut bytes: &[u8], out: &mut Vec<u8>) {
        while !bytes.is_empty() {
            if self.pending.0.len() == CHUNK {
                self.seal_pending(false, out);
            }
            let room = CHUNK - self.pending.0.len();
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            self.pending.0.extend_from_slice(now);
            bytes = later;
        }
    }

    fn seal_pending(&mut self, last: bool, out: &mut Vec<u8>) {
        let tag = self.key.seal(nonce(self.index, last), &self.header, &mut self.pending.0);
        out.extend_from_slice(&self.pending.0);
        out.extend_from_slice(&tag);
        self.pending.0.clear();
        self.index += 1;
    }
}

/// Content in the clear: never grows beyond its first allocation, so that wiping it wipes all.
struct Pending(Zeroizing<Vec<u8>>);

impl std::fmt::Debug for Pending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}
