//! The key of one sealed thing: AES-256-GCM, and the commitment that GCM itself lacks.
//!
//! GCM promises nothing about a ciphertext that was made to open under two keys. Such ciphertexts
//! can be made on purpose: one object that shows one picture to its recipient and another to a
//! moderator, or one wrap that tests many passwords in a single try. So each key is derived together
//! with 32 further bytes that are stored in the clear and compared before anything is opened; two
//! keys with the same commitment would be a collision of SHA-256.

use aws_lc_rs::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::constant_time::verify_slices_are_equal;
use zeroize::Zeroizing;

use crate::kdf::Salt;
use crate::key::KEY_LEN;

/// Bytes that a sealed thing is longer than what it holds, at its end.
pub const TAG_LEN: usize = 16;
pub(crate) const SALT_LEN: usize = 32;
pub(crate) const COMMITMENT_LEN: usize = 32;
pub(crate) const NONCE_LEN: usize = 12;

#[derive(Debug)]
pub(crate) struct SealKey {
    cipher: LessSafeKey,
    commitment: [u8; COMMITMENT_LEN],
}

impl SealKey {
    /// The key for the one thing whose salt this is.
    pub(crate) fn derive(salt: &[u8; SALT_LEN], secret: &[u8], info: &[&[u8]]) -> Self {
        let mut both = Zeroizing::new([0; KEY_LEN + COMMITMENT_LEN]);
        Salt::new(salt).extract(secret).expand(info, &mut both[..]);
        let (key, commitment) =
            both.split_first_chunk::<KEY_LEN>().expect("64 bytes hold a key of 32");
        let cipher = UnboundKey::new(&AES_256_GCM, key).expect("AES-256 takes keys of 32 bytes");
        let commitment = commitment.try_into().expect("64 bytes less a key are 32");
        Self { cipher: LessSafeKey::new(cipher), commitment }
    }

    pub(crate) fn commitment(&self) -> &[u8; COMMITMENT_LEN] {
        &self.commitment
    }

    /// Whether this is the key that the stored commitment was made with; in constant time.
    pub(crate) fn matches(&self, commitment: &[u8; COMMITMENT_LEN]) -> bool {
        verify_slices_are_equal(&self.commitment, commitment).is_ok()
    }

    pub(crate) fn seal(&self, nonce: [u8; NONCE_LEN], aad: &[u8], bytes: &mut [u8]) -> Tag {
        self.cipher
            .seal_in_place_separate_tag(Nonce::assume_unique_for_key(nonce), Aad::from(aad), bytes)
            .expect("GCM seals up to 64 GiB, and nothing here is sealed in larger pieces")
            .as_ref()
            .try_into()
            .expect("a GCM tag has 16 bytes")
    }

    /// Opens `bytes`, ciphertext then tag, in place.
    pub(crate) fn open<'a>(
        &self,
        nonce: [u8; NONCE_LEN],
        aad: &[u8],
        bytes: &'a mut [u8],
    ) -> Option<&'a mut [u8]> {
        let (bytes, tag) = bytes.split_last_chunk_mut()?;
        self.open_apart(nonce, aad, bytes, tag)
    }

    /// Opens `bytes`, ciphertext whose tag lies elsewhere, in place.
    pub(crate) fn open_apart<'a>(
        &self,
        nonce: [u8; NONCE_LEN],
        aad: &[u8],
        bytes: &'a mut [u8],
        tag: &Tag,
    ) -> Option<&'a mut [u8]> {
        let nonce = Nonce::assume_unique_for_key(nonce);
        self.cipher.open_in_place_separate_tag(nonce, Aad::from(aad), tag, bytes).ok()
    }
}

pub(crate) type Tag = [u8; TAG_LEN];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_differ_by_salt_by_secret_and_by_label() {
        let key = |salt, secret: &[u8], info: &[u8]| {
            *SealKey::derive(&[salt; SALT_LEN], secret, &[info]).commitment()
        };
        let one = key(1, b"secret", b"label");
        assert_eq!(one, key(1, b"secret", b"label"));
        assert_ne!(one, key(2, b"secret", b"label"));
        assert_ne!(one, key(1, b"Secret", b"label"));
        assert_ne!(one, key(1, b"secret", b"Label"));
    }
}
