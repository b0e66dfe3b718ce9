//! The sealed form of a medium: a header, then chunks of 64 KiB, each sealed by itself.
//!
//! This is STREAM (Hoang, Reyhanitabar, Rogaway, Vizár): the nonce of a chunk is its number and
//! whether it is the last one, so that chunks can't be cut off, left out, doubled or moved, and any
//! range opens from its own chunks. The header is bound to every chunk.
//!
//! The length of the content is not in here in the clear: who opens must know it from a sealed
//! field, and with it the [`Layout`].

mod layout;
mod open;
mod seal;

pub use layout::{Layout, Span, sealed_len};
pub use open::Opener;
pub use seal::Sealer;

use crate::aead::{COMMITMENT_LEN, NONCE_LEN, SALT_LEN, SealKey, TAG_LEN};
use crate::key::ObjectKey;

/// Bytes of content in each chunk but the last, which may have fewer.
pub const CHUNK: usize = 65536;

/// Bytes of a sealed chunk of full length.
pub const SEALED_CHUNK: usize = CHUNK + TAG_LEN;

/// Bytes of an object before its first chunk.
pub const HEADER_LEN: usize = PREFIX.len() + SALT_LEN + COMMITMENT_LEN;

/// Magic `chatpic` with a zero, version 1, suite 1, two zeros, the chunk size.
const PREFIX: [u8; 16] = *b"chatpic\0\x01\x01\0\0\0\x01\0\0";

type Header = [u8; HEADER_LEN];

fn seal_key(key: &ObjectKey, salt: &[u8; SALT_LEN]) -> SealKey {
    SealKey::derive(salt, key.as_bytes(), &[b"chatpic/v1/object/key/", &PREFIX])
}

fn nonce(index: u64, last: bool) -> [u8; NONCE_LEN] {
    let mut nonce = [0; NONCE_LEN];
    nonce[3..11].copy_from_slice(&index.to_be_bytes());
    nonce[11] = u8::from(last);
    nonce
}
