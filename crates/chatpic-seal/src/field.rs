//! Small sealed things: names, labels, metadata, comments, tokens kept for the owner, answers.

use zeroize::Zeroizing;

use crate::OpenError;
use crate::aead::{COMMITMENT_LEN, NONCE_LEN, SALT_LEN, SealKey, TAG_LEN};
use crate::key::{ContentKey, SecretBytes};
use crate::padding::padme;
use crate::root::RootKey;
use crate::token::{Kind, derive};

const VERSION: u8 = 1;
const HEAD_LEN: usize = 1 + SALT_LEN + COMMITMENT_LEN;
const LENGTH_LEN: usize = 8;

/// Padmé hardly pads what is short, so everything up to 56 bytes is made equally long first.
const FLOOR: usize = 64;

/// The key serves this one field, for its salt is random, so its nonce may be anything.
const NONCE: [u8; NONCE_LEN] = [0; NONCE_LEN];

/// The key for one purpose, named by its label. It may seal any number of fields.
#[derive(Clone, Debug)]
pub struct FieldKey(SecretBytes);

impl FieldKey {
    /// For what everybody who opens the share may read.
    pub fn from_content_key(key: &ContentKey, label: &str) -> Self {
        Self(SecretBytes::fill(|out| key.field(label, out)))
    }

    /// For what only the bearer of this token may read.
    pub fn from_token(kind: Kind, token: &[u8], label: &str) -> Self {
        Self(SecretBytes::fill(|out| derive(kind, token, "field/", label.as_bytes(), out)))
    }

    /// For what the instance itself keeps.
    pub fn from_root(root: &RootKey, label: &str) -> Self {
        Self(SecretBytes::fill(|out| root.field(label, out)))
    }

    /// For the answer to an idempotent request: it opens only for the same `Idempotency-Key` with
    /// the same request, so [`OpenError::WrongKey`] tells another body under the same key.
    pub fn from_request(idempotency_key: &[u8], request_digest: &[u8; 32]) -> Self {
        Self(SecretBytes::fill(|out| {
            derive(Kind::Idempotency, idempotency_key, "answer/", request_digest, out);
        }))
    }
}

/// Seals `plaintext`, padded. `aad` names the place where it belongs; it opens only there.
pub fn seal_field(
    key: &FieldKey,
    plaintext: &[u8],
    aad: &[u8],
    rng: &mut dyn FnMut(&mut [u8]),
) -> Vec<u8> {
    let mut salt = [0; SALT_LEN];
    rng(&mut salt);
    let seal_key = SealKey::derive(&salt, key.0.as_bytes(), &[INFO]);
    let padded = padded_len(plaintext.len());
    let mut out = Vec::with_capacity(HEAD_LEN + padded + TAG_LEN);
    out.push(VERSION);
    out.extend_from_slice(&salt);
    out.extend_from_slice(seal_key.commitment());
    out.extend_from_slice(&(plaintext.len() as u64).to_be_bytes());
    out.extend_from_slice(plaintext);
    out.resize(HEAD_LEN + padded, 0);
    let (head, body) = out.split_at_mut(HEAD_LEN);
    let tag = seal_key.seal(NONCE, &bound(head, aad), body);
    out.extend_from_slice(&tag);
    out
}

/// Opens what [`seal_field`] sealed under this key for this place.
pub fn open_field(key: &FieldKey, sealed: &[u8], aad: &[u8]) -> Result<Vec<u8>, OpenError> {
    let (head, body) = sealed.split_at_checked(HEAD_LEN).ok_or(OpenError::Malformed)?;
    let (salt, commitment) = read_head(head).ok_or(OpenError::Malformed)?;
    let seal_key = SealKey::derive(salt, key.0.as_bytes(), &[INFO]);
    if !seal_key.matches(commitment) {
        return Err(OpenError::WrongKey);
    }
    let mut body = Zeroizing::new(body.to_vec());
    let padded = seal_key.open(NONCE, &bound(head, aad), &mut body).ok_or(OpenError::Tampered)?;
    let plaintext = read_padded(padded).ok_or(OpenError::Malformed)?;
    Ok(plaintext.to_vec())
}

fn read_head(head: &[u8]) -> Option<(&[u8; SALT_LEN], &[u8; COMMITMENT_LEN])> {
    let (version, rest) = head.split_first()?;
    let (salt, commitment) = rest.split_first_chunk()?;
    (*version == VERSION).then_some((salt, commitment.try_into().ok()?))
}

fn read_padded(padded: &[u8]) -> Option<&[u8]> {
    let (len, rest) = padded.split_first_chunk::<LENGTH_LEN>()?;
    rest.get(..usize::try_from(u64::from_be_bytes(*len)).ok()?)
}

fn padded_len(len: usize) -> usize {
    let padded = padme((LENGTH_LEN + len) as u64);
    usize::try_from(padded).expect("an eighth more than a field in memory").max(FLOOR)
}

fn bound(head: &[u8], aad: &[u8]) -> Vec<u8> {
    [b"chatpic/v1/field", head, aad].concat()
}

const INFO: &[u8] = b"chatpic/v1/field/key";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn key(label: &str) -> FieldKey {
        FieldKey::from_content_key(&ContentKey::from_bytes([1; 32]), label)
    }

    fn sealed(plaintext: &[u8]) -> Vec<u8> {
        seal_field(&key("name"), plaintext, b"row 1", &mut |out| out.fill(5))
    }

    #[test]
    fn another_label_share_token_or_request_does_not_open_a_field() {
        let token = |kind, token: &[u8], label| FieldKey::from_token(kind, token, label);
        let keys = [
            key("name"),
            key("label"),
            FieldKey::from_content_key(&ContentKey::from_bytes([2; 32]), "name"),
            token(Kind::Manage, b"one", "name"),
            token(Kind::Manage, b"two", "name"),
            token(Kind::Share, b"one", "name"),
            token(Kind::Manage, b"one", "label"),
            FieldKey::from_request(b"one", &[0; 32]),
            FieldKey::from_request(b"one", &[1; 32]),
            FieldKey::from_request(b"two", &[0; 32]),
        ];
        for (i, sealing) in keys.iter().enumerate() {
            let sealed = seal_field(sealing, b"text", b"", &mut |out| out.fill(5));
            for (j, opening) in keys.iter().enumerate() {
                let expected = if i == j { Ok(b"text".to_vec()) } else { Err(OpenError::WrongKey) };
                assert_eq!(open_field(opening, &sealed, b""), expected);
            }
        }
    }

    #[test]
    fn a_field_opens_only_in_its_place() {
        let sealed = sealed(b"text");
        assert_eq!(open_field(&key("name"), &sealed, b"row 1"), Ok(b"text".to_vec()));
        assert_eq!(open_field(&key("name"), &sealed, b"row 2"), Err(OpenError::Tampered));
    }

    #[test]
    fn no_byte_can_be_changed_and_no_part_left_out() {
        let sealed = sealed(b"text");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open_field(&key("name"), &changed, b"row 1").is_err(), "byte {at}");
            assert!(open_field(&key("name"), &sealed[..at], b"row 1").is_err(), "first {at}");
        }
    }

    #[test]
    fn short_fields_are_equally_long() {
        assert_eq!(sealed(b"").len(), sealed(&[b'x'; 56]).len());
        assert_eq!(sealed(b"").len(), 145);
        assert!(sealed(&[b'x'; 57]).len() > 145);
    }

    #[test]
    fn a_length_beyond_the_field_is_refused_even_under_the_right_key() {
        let salt = [5; SALT_LEN];
        let seal_key = SealKey::derive(&salt, key("name").0.as_bytes(), &[INFO]);
        for claimed in [57_u64, u64::MAX] {
            let mut sealed = [&[VERSION][..], &salt, seal_key.commitment()].concat();
            let mut body = [0; FLOOR];
            body[..8].copy_from_slice(&claimed.to_be_bytes());
            let tag = seal_key.seal(NONCE, &bound(&sealed, b""), &mut body);
            sealed.extend_from_slice(&body);
            sealed.extend_from_slice(&tag);
            assert_eq!(open_field(&key("name"), &sealed, b""), Err(OpenError::Malformed));
        }
    }

    #[test]
    fn debug_shows_no_key() {
        assert_eq!(format!("{:?}", key("name")), "FieldKey(…)");
    }

    proptest! {
        #[test]
        fn any_field_opens_to_what_was_sealed(text in prop::collection::vec(any::<u8>(), 0..3000)) {
            prop_assert_eq!(open_field(&key("name"), &sealed(&text), b"row 1"), Ok(text));
        }

        #[test]
        fn no_bytes_make_opening_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(open_field(&key("name"), &bytes, b"").is_err());
        }
    }
}
