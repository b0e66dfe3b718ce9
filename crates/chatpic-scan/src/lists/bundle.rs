//! A list that somebody signed: a manifest, an Ed25519 signature of the manifest's bytes, and the
//! payload, whose digest the manifest has.
//!
//! It is opened whole or not at all. Whether it may take the place of what stands is for
//! [`Change`](super::Change) to say, and to take it in for whoever keeps the lists.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::signature::{ED25519, UnparsedPublicKey};
use chatpic_core::Timestamp;
use serde::Deserialize;

use super::entries::Entries;
use super::import::{Format, Tally, Unreadable, import};
use super::value::{Kind, Value};

/// What a bundle says of itself. As JSON, with exactly these fields:
/// `{"name":"…","serial":7,"created_at":"2026-03-01T12:00:00Z","format":"csv","entries":2,"sha256":"…"}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The list that it is a state of.
    pub name: String,
    /// The number of that state.
    pub serial: u64,
    /// When it was made.
    pub created_at: Timestamp,
    /// How to read the payload.
    pub format: Format,
    /// How many records the payload has, with those that can't be used here.
    pub entries: u64,
    /// The SHA-256 of the payload.
    pub sha256: [u8; 32],
}

/// A bundle that is what its signer made.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// What it says of itself.
    pub manifest: Manifest,
    /// What is in it.
    pub entries: Entries,
    /// How much there was, and what couldn't be used.
    pub tally: Tally,
}

/// Why bytes are no manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a manifest")]
pub struct NotAManifest;

/// Why nothing of a bundle can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadBundle {
    /// Somebody else made it, or changed it.
    #[error("no trusted key signed this manifest")]
    Signature,
    /// It was signed, but isn't one.
    #[error(transparent)]
    Manifest(#[from] NotAManifest),
    /// It is a state of another list.
    #[error("it is another list")]
    OtherList,
    /// The payload isn't the one that was signed.
    #[error("the payload is another one")]
    Payload,
    /// The payload can't be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// The payload is one of several pages.
    #[error("the payload is not the last page")]
    Page,
    /// The payload has more or fewer records than the manifest says.
    #[error("it has {found} records, not {told}")]
    Count {
        /// In the manifest.
        told: u64,
        /// In the payload.
        found: u64,
    },
}

impl Bundle {
    /// Opens a bundle of the list called `name`, which one of these keys has signed.
    ///
    /// # Errors
    /// Where anything about it isn't as it should be. Lines that can't be used are no such thing:
    /// they are in the tally, as they are for any other list.
    pub fn open(
        name: &str,
        keys: &[[u8; 32]],
        manifest: &[u8],
        signature: &[u8],
        payload: &[u8],
    ) -> Result<Self, BadBundle> {
        let by = |key: &[u8; 32]| UnparsedPublicKey::new(&ED25519, key).verify(manifest, signature);
        if !keys.iter().any(|key| by(key).is_ok()) {
            return Err(BadBundle::Signature);
        }
        let manifest = Manifest::parse(manifest)?;
        if manifest.name != name {
            return Err(BadBundle::OtherList);
        }
        if digest(&SHA256, payload).as_ref() != manifest.sha256 {
            return Err(BadBundle::Payload);
        }
        let mut entries = Entries::new();
        let read = import(manifest.format, payload, &mut |update| entries.apply(update))?;
        if read.page.next.is_some() {
            return Err(BadBundle::Page);
        }
        let (told, found) = (manifest.entries, read.tally.records);
        if told != found {
            return Err(BadBundle::Count { told, found });
        }
        Ok(Self { manifest, entries, tally: read.tally })
    }
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// Where a field is missing, wrong, or unknown.
    pub fn parse(bytes: &[u8]) -> Result<Self, NotAManifest> {
        if bytes.len() > MAX_MANIFEST {
            return Err(NotAManifest);
        }
        let raw: Raw = serde_json::from_slice(bytes).map_err(|_| NotAManifest)?;
        let sha256 = Value::from_hex(Kind::Sha256, &raw.sha256).map_err(|_| NotAManifest)?;
        Ok(Self {
            name: raw.name,
            serial: raw.serial,
            created_at: raw.created_at.parse().map_err(|_| NotAManifest)?,
            format: raw.format.parse().map_err(|_| NotAManifest)?,
            entries: raw.entries,
            sha256: sha256.as_bytes().try_into().expect("SHA-256 has 32 bytes"),
        })
    }
}

/// A manifest as JSON has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    serial: u64,
    created_at: String,
    format: String,
    entries: u64,
    sha256: String,
}

/// How long a manifest may be.
const MAX_MANIFEST: usize = 4096;
