//! What is known of a case in the vault without opening it.

use chatpic_core::{BlobKey, Timestamp};
use serde::{Deserialize, Serialize};

use super::Confirmed;
use crate::documents::Kept;

/// A case in the vault. Of the material it holds hashes and times, and nothing that shows or names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub case: String,
    pub category: String,
    pub confirmed_by: Confirmed,
    pub(super) received: i64,
    pub(super) created: i64,
    pub(super) preserve_until: i64,
    /// Of the age file.
    pub sha256: String,
    /// Bytes of the age file.
    pub size: u64,
    /// How many keys can open it.
    pub recipients: usize,
    /// Whether the uploader's address is sealed inside.
    pub(super) address: bool,
    pub(super) blob: String,
    pub files: Vec<Exhibited>,
}

/// One file inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exhibited {
    /// Inside the container.
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
    pub md5: String,
    pub sha1: String,
    pub sha256: String,
    pub pdq: Vec<String>,
    pub viewed: bool,
}

/// What stands beside an exported file, for everybody to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sidecar {
    pub case: String,
    pub created: String,
    pub sha256: String,
    pub size: u64,
    pub preserve_until: String,
}

impl Kept for Entry {
    const KIND: &'static str = "vault";
}

impl Entry {
    /// When it was uploaded, or tried to be.
    pub fn received(&self) -> Timestamp {
        Timestamp::from_unix(self.received)
    }

    /// When it was sealed.
    pub fn created(&self) -> Timestamp {
        Timestamp::from_unix(self.created)
    }

    /// Until when it has to be there.
    pub fn preserve_until(&self) -> Timestamp {
        Timestamp::from_unix(self.preserve_until)
    }

    /// Where it is exported to, below a directory: `vault/YYYY/CASE`, without an ending.
    pub fn path(&self) -> String {
        let created = self.created().to_string();
        format!("vault/{}/{}", &created[..4], self.case)
    }

    pub fn sidecar(&self) -> Sidecar {
        Sidecar {
            case: self.case.clone(),
            created: self.created().to_string(),
            sha256: self.sha256.clone(),
            size: self.size,
            preserve_until: self.preserve_until().to_string(),
        }
    }

    /// Where its bytes are; `None` where the document is not what was written.
    pub(super) fn blob(&self) -> Option<BlobKey> {
        self.blob.parse().ok()
    }
}
