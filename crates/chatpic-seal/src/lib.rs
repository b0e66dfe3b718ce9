//! Tokens to keys, and sealed bytes: everything of `ChatPic` that is cryptography.
//!
//! A share has one random [`ContentKey`]. Each link into it holds the key in a [`Wrap`] that only
//! the link's token (and password, where it has one) opens; of the token itself the store knows
//! nothing but its [`lookup`]. Media are objects, written by a [`Sealer`] and read in any range by
//! an [`Opener`]; small things (names, labels, metadata, comments) are fields, [`seal_field`] and
//! [`open_field`]. An instance has one [`RootKey`]. The bytes of all of them are described in
//! `docs/FORMAT.md`.
//!
//! One rule holds everywhere: each sealed thing carries 32 random bytes of salt and is sealed under
//! a key derived for it alone, so no nonce can repeat under a key; beside the salt stands a
//! commitment to that key, so nothing opens under two keys.
//!
//! This crate does no I/O, asks no clock and has no randomness of its own: callers pass
//! `&mut dyn FnMut(&mut [u8])`, which must fill the slice from the operating system's generator.
//! It never panics on bytes that it is given to open. Keys are wiped when they are dropped, and
//! their `Debug` says nothing.

mod aead;
mod field;
mod kdf;
mod key;
mod object;
mod padding;
mod password;
mod root;
mod token;
mod wrap;

pub use aead::TAG_LEN;
pub use field::{FieldKey, open_field, seal_field};
pub use key::{ContentKey, KEY_LEN, ObjectKey};
pub use object::{CHUNK, HEADER_LEN, Layout, Opener, SEALED_CHUNK, Sealer, Span, sealed_len};
pub use padding::padme;
pub use password::{Argon2Cost, CostOutOfBounds};
pub use root::{NotARootKey, RootKey};
pub use token::{Kind, lookup, owner_as_visitor, ticket};
pub use wrap::{WRAP_LEN, Wrap, WrapError, wrap};

/// Why a sealed object or field does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It is not in a form that this version writes, or not of the right length.
    #[error("not a sealed form that is known here")]
    Malformed,
    /// It was sealed under another key.
    #[error("sealed under another key")]
    WrongKey,
    /// The key is right, but these are not the bytes that were sealed, or not in this place.
    #[error("not the bytes that were sealed here")]
    Tampered,
}
