//! A content key, sealed so that one token (and password) opens it.
//!
//! Deleting a wrap is deleting what it opens, as far as that token goes.

use std::fmt;

use zeroize::Zeroizing;

use crate::aead::{COMMITMENT_LEN, NONCE_LEN, SALT_LEN, SealKey, TAG_LEN};
use crate::key::{ContentKey, KEY_LEN};
use crate::password::Argon2Cost;
use crate::token::{Kind, derive};

/// The length of a stored wrap, in bytes.
pub const WRAP_LEN: usize = 124;

const VERSION: u8 = 1;
const NO_PASSWORD: u8 = 0;
const ARGON2ID: u8 = 1;
const SEALED_KEY_LEN: usize = KEY_LEN + TAG_LEN;

/// Everything before the sealed key: it is authenticated with it.
const HEAD_LEN: usize = WRAP_LEN - SEALED_KEY_LEN;

/// The key serves this one wrap, for its salt is random, so its nonce may be anything.
const NONCE: [u8; NONCE_LEN] = [0; NONCE_LEN];

/// A sealed content key, as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Wrap {
    kind: Kind,
    /// Present where a password is needed.
    cost: Option<Argon2Cost>,
    salt: [u8; SALT_LEN],
    commitment: [u8; COMMITMENT_LEN],
    sealed: [u8; SEALED_KEY_LEN],
}

/// Why a wrap does not open, or could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WrapError {
    /// The wrap has a password and none was given.
    #[error("a password is needed")]
    PasswordMissing,
    /// The token or the password is another one.
    #[error("another token or password")]
    WrongKey,
    /// These bytes are no wrap, or were changed, or belong to another share.
    #[error("not a wrap of this share")]
    Malformed,
    /// The memory for Argon2 can't be had now.
    #[error("no memory to check the password")]
    NoMemory,
}

/// Seals `key` for a token; with a password, neither opens it alone.
///
/// Fails only with [`WrapError::NoMemory`], and without a password never.
pub fn wrap(
    key: &ContentKey,
    kind: Kind,
    token: &[u8],
    password: Option<(&[u8], Argon2Cost)>,
    share_id: &[u8; 16],
    rng: &mut dyn FnMut(&mut [u8]),
) -> Result<Wrap, WrapError> {
    let mut salt = [0; SALT_LEN];
    rng(&mut salt);
    let seal_key = wrap_key(kind, token, password, &salt)?;
    let mut wrap = Wrap {
        kind,
        cost: password.map(|(_, cost)| cost),
        salt,
        commitment: *seal_key.commitment(),
        sealed: [0; SEALED_KEY_LEN],
    };
    let aad = wrap.aad(share_id);
    let (sealed, tag) =
        wrap.sealed.split_first_chunk_mut::<KEY_LEN>().expect("48 bytes hold a key of 32");
    *sealed = *key.as_bytes();
    tag.copy_from_slice(&seal_key.seal(NONCE, &aad, sealed));
    Ok(wrap)
}

impl Wrap {
    /// Whether the token alone does not open this.
    pub fn needs_password(&self) -> bool {
        self.cost.is_some()
    }

    /// Opens the wrap. A password that is given and not needed is ignored.
    ///
    /// With a password this takes as long and as much memory as the stored [`Argon2Cost`] says.
    pub fn open(
        &self,
        kind: Kind,
        token: &[u8],
        password: Option<&[u8]>,
        share_id: &[u8; 16],
    ) -> Result<ContentKey, WrapError> {
        if kind != self.kind {
            return Err(WrapError::WrongKey);
        }
        let password = match self.cost {
            Some(cost) => Some((password.ok_or(WrapError::PasswordMissing)?, cost)),
            None => None,
        };
        let seal_key = wrap_key(kind, token, password, &self.salt)?;
        if !seal_key.matches(&self.commitment) {
            return Err(WrapError::WrongKey);
        }
        let mut key = Zeroizing::new(self.sealed);
        let key =
            seal_key.open(NONCE, &self.aad(share_id), &mut key[..]).ok_or(WrapError::Malformed)?;
        Ok(ContentKey::from_bytes((&*key).try_into().expect("48 bytes less the tag are 32")))
    }

    /// The bytes to store.
    pub fn to_bytes(&self) -> [u8; WRAP_LEN] {
        let mut bytes = [0; WRAP_LEN];
        bytes[..HEAD_LEN].copy_from_slice(&self.head());
        bytes[HEAD_LEN..].copy_from_slice(&self.sealed);
        bytes
    }

    /// Reads stored bytes; refuses an unknown version or kind and a cost that is out of bounds.
    pub fn parse(bytes: &[u8]) -> Result<Self, WrapError> {
        Self::read(bytes).ok_or(WrapError::Malformed)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let bytes: &[u8; WRAP_LEN] = bytes.try_into().ok()?;
        let ([version, kind, kdf, lanes], rest) = bytes.split_first_chunk()?;
        let (memory_kib, rest) = rest.split_first_chunk()?;
        let (passes, rest) = rest.split_first_chunk()?;
        let (memory_kib, passes) = (u32::from_be_bytes(*memory_kib), u32::from_be_bytes(*passes));
        let (salt, rest) = rest.split_first_chunk()?;
        let (commitment, sealed) = rest.split_first_chunk()?;
        if *version != VERSION {
            return None;
        }
        let cost = match (*kdf, *lanes, memory_kib, passes) {
            (NO_PASSWORD, 0, 0, 0) => None,
            (ARGON2ID, ..) => Some(Argon2Cost::new(memory_kib, passes, *lanes).ok()?),
            _ => return None,
        };
        Some(Self {
            kind: Kind::from_code(*kind)?,
            cost,
            salt: *salt,
            commitment: *commitment,
            sealed: sealed.try_into().ok()?,
        })
    }

    fn head(&self) -> [u8; HEAD_LEN] {
        let mut head = [0; HEAD_LEN];
        head[0] = VERSION;
        head[1] = self.kind.code();
        head[2] = NO_PASSWORD;
        if let Some(cost) = self.cost {
            head[2] = ARGON2ID;
            head[3] = cost.lanes();
            head[4..8].copy_from_slice(&cost.memory_kib().to_be_bytes());
            head[8..12].copy_from_slice(&cost.passes().to_be_bytes());
        }
        head[12..44].copy_from_slice(&self.salt);
        head[44..].copy_from_slice(&self.commitment);
        head
    }

    /// Binds the wrap to its share, so that it can't be moved to another one's row.
    fn aad(&self, share_id: &[u8; 16]) -> Vec<u8> {
        [b"chatpic/v1/wrap", &share_id[..], &self.head()].concat()
    }
}

impl fmt::Debug for Wrap {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Wrap")
            .field("kind", &self.kind)
            .field("cost", &self.cost)
            .finish_non_exhaustive()
    }
}

fn wrap_key(
    kind: Kind,
    token: &[u8],
    password: Option<(&[u8], Argon2Cost)>,
    salt: &[u8; SALT_LEN],
) -> Result<SealKey, WrapError> {
    let mut secret = Zeroizing::new([0; 2 * KEY_LEN]);
    let (from_token, from_password) = secret.split_at_mut(KEY_LEN);
    derive(kind, token, "ikm", &[], from_token);
    if let Some((password, cost)) = password {
        let stretched = cost.stretch(password, salt).ok_or(WrapError::NoMemory)?;
        from_password.copy_from_slice(&stretched[..]);
    }
    Ok(SealKey::derive(salt, &secret[..], &[b"chatpic/v1/", kind.label().as_bytes(), b"/wrap"]))
}

#[cfg(test)]
mod tests;
