//! The content key of a share and what comes from it.

use std::fmt;
use std::sync::LazyLock;

use zeroize::Zeroizing;

use crate::kdf::{Extracted, Salt};
use crate::token::{Kind, derive};

/// The length of every key, in bytes.
pub const KEY_LEN: usize = 32;

/// Salt of every derivation from a content key.
static CONTENT_SALT: LazyLock<Salt> = LazyLock::new(|| Salt::new(b"chatpic/v1/content"));

/// The key of a share's content. Who has it can open everything in the share.
#[derive(Clone)]
pub struct ContentKey {
    bytes: SecretBytes,
    extracted: Extracted,
}

impl ContentKey {
    /// A new key.
    pub fn generate(rng: &mut dyn FnMut(&mut [u8])) -> Self {
        Self::of(SecretBytes::fill(rng))
    }

    /// The key with these bytes; they must have come from [`ContentKey::as_bytes`].
    pub fn from_bytes(bytes: [u8; KEY_LEN]) -> Self {
        Self::of(SecretBytes(Zeroizing::new(bytes)))
    }

    fn of(bytes: SecretBytes) -> Self {
        let extracted = CONTENT_SALT.extract(bytes.as_bytes());
        Self { bytes, extracted }
    }

    /// The key itself, for sealing it to somebody.
    pub fn as_bytes(&self) -> &[u8; KEY_LEN] {
        self.bytes.as_bytes()
    }

    /// The key of one object of this share.
    pub fn object_key(&self, media_id: &[u8; 16]) -> ObjectKey {
        self.object(media_id, b"")
    }

    /// The key of the thumbnail of one object of this share.
    pub fn thumbnail_key(&self, media_id: &[u8; 16]) -> ObjectKey {
        self.object(media_id, b"thumb")
    }

    fn object(&self, media_id: &[u8; 16], part: &[u8]) -> ObjectKey {
        let info: [&[u8]; 3] = [b"chatpic/v1/object/", media_id, part];
        ObjectKey(SecretBytes::fill(|out| self.extracted.expand(&info, out)))
    }

    /// The key of the fields with this label.
    pub(crate) fn field(&self, label: &str, out: &mut [u8]) {
        self.extracted.expand(&[b"chatpic/v1/field/", label.as_bytes()], out);
    }
}

impl fmt::Debug for ContentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ContentKey(…)")
    }
}

/// The key of one object, see [`Sealer`](crate::Sealer) and [`Opener`](crate::Opener).
#[derive(Clone, Debug)]
pub struct ObjectKey(SecretBytes);

impl ObjectKey {
    /// A key that belongs to no share and lives only in memory: the key of a spool.
    pub fn generate(rng: &mut dyn FnMut(&mut [u8])) -> Self {
        Self(SecretBytes::fill(rng))
    }

    /// The key of one piece of an upload, which lies in the blob of this name.
    pub fn of_piece(upload_token: &[u8], blob: &[u8; 16]) -> Self {
        let piece = |out: &mut [u8]| derive(Kind::Upload, upload_token, "piece/", blob, out);
        Self(SecretBytes::fill(piece))
    }

    pub(crate) fn as_bytes(&self) -> &[u8; KEY_LEN] {
        self.0.as_bytes()
    }
}

/// Key bytes: wiped on drop, silent in `Debug`.
#[derive(Clone)]
pub(crate) struct SecretBytes(Zeroizing<[u8; KEY_LEN]>);

impl SecretBytes {
    /// Lets `source` write the key in its place, so that no copy stays behind.
    pub(crate) fn fill(source: impl FnOnce(&mut [u8])) -> Self {
        let mut key = Zeroizing::new([0; KEY_LEN]);
        source(&mut key[..]);
        Self(key)
    }

    pub(crate) fn as_bytes(&self) -> &[u8; KEY_LEN] {
        &self.0
    }
}

impl fmt::Debug for SecretBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_shows_no_key() {
        let key = ContentKey::from_bytes([0xab; KEY_LEN]);
        assert_eq!(format!("{key:?}"), "ContentKey(…)");
        assert_eq!(format!("{:?}", key.object_key(&[1; 16])), "ObjectKey(…)");
    }

    #[test]
    fn every_medium_has_its_own_key() {
        let key = ContentKey::from_bytes([7; KEY_LEN]);
        let one = key.object_key(&[1; 16]);
        assert_eq!(one.as_bytes(), key.object_key(&[1; 16]).as_bytes());
        assert_ne!(one.as_bytes(), key.object_key(&[2; 16]).as_bytes());
        assert_ne!(one.as_bytes(), key.thumbnail_key(&[1; 16]).as_bytes());
        assert_ne!(one.as_bytes(), key.as_bytes());
    }

    #[test]
    fn every_piece_of_every_upload_has_its_own_key() {
        let one = ObjectKey::of_piece(b"one", &[1; 16]);
        assert_eq!(one.as_bytes(), ObjectKey::of_piece(b"one", &[1; 16]).as_bytes());
        assert_ne!(one.as_bytes(), ObjectKey::of_piece(b"one", &[2; 16]).as_bytes());
        assert_ne!(one.as_bytes(), ObjectKey::of_piece(b"two", &[1; 16]).as_bytes());
    }
}
