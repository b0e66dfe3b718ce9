//! Documents: what the instance itself keeps beside shares, such as lists, cases, moderators, the log.
//!
//! A document is sealed bytes with a kind, an id and a version. What is in it only the caller knows; the
//! store sees to it that a writer who read an older version writes nothing, and that what is written
//! together is there together. Nothing is searched for but ids, groups, and what is due.

mod whole;

use async_trait::async_trait;
use chatpic_core::{BlobKey, Timestamp};

use crate::StoreError;
use crate::records::{Lookup, Put, Sealed};
pub use whole::{DocumentName, WholeDocument};

/// What sort of thing a document is: a fixed word of at most 32 small letters and hyphens.
pub type DocumentKind = &'static str;

/// A document as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub kind: DocumentKind,
    /// Nothing else of its kind has it. In the order of ids documents are listed.
    pub id: Lookup,
    /// Documents of one kind and group can be listed and counted together.
    pub group: Option<Lookup>,
    /// When something is to happen with it.
    pub due: Option<Timestamp>,
    /// 1 when it is new, and one more with each writing.
    pub version: u64,
    pub bytes: Sealed,
}

/// One part of what is written together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Write {
    /// A document that isn't there yet (version 1), or the next version of one that is there in the
    /// version before.
    Put(Document),
    /// Deletes a document that is there in this version.
    Delete { kind: DocumentKind, id: Lookup, version: u64 },
    /// A blob, durable already, that a document of this batch needs: it is no orphan.
    Keep(BlobKey),
    /// A blob that was kept and that nothing needs any more: it is doomed.
    Release(BlobKey),
}

/// What [`Documents::write`] came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Written,
    /// A document was there in another version, or was not there: nothing was written.
    Conflict,
}

/// The documents of one instance. The conventions are those of the crate.
#[async_trait]
pub trait Documents: Send + Sync {
    /// Writes all of these or nothing.
    async fn write(&self, writes: &[Write]) -> Result<Written, StoreError>;

    /// The document with this id.
    async fn document(
        &self,
        kind: DocumentKind,
        id: Lookup,
    ) -> Result<Option<Document>, StoreError>;

    /// Up to `limit` documents of this kind, and of this group where there is one, whose id is greater
    /// than `after`, in the order of their ids.
    async fn documents(
        &self,
        kind: DocumentKind,
        group: Option<Lookup>,
        after: Option<Lookup>,
        limit: u32,
    ) -> Result<Vec<Document>, StoreError>;

    /// Up to `limit` documents of this kind that are due at `by` or before, those due first.
    async fn due(
        &self,
        kind: DocumentKind,
        by: Timestamp,
        limit: u32,
    ) -> Result<Vec<Document>, StoreError>;

    /// How many documents of this kind, and of this group where there is one, there are; counted up to
    /// `most`.
    async fn count(
        &self,
        kind: DocumentKind,
        group: Option<Lookup>,
        most: u32,
    ) -> Result<u32, StoreError>;

    /// The names of up to `limit` documents of all kinds that come after this one, in the order of
    /// their kinds and ids.
    async fn names(
        &self,
        after: Option<DocumentName>,
        limit: u32,
    ) -> Result<Vec<DocumentName>, StoreError>;

    /// The document with this name, for moving it.
    async fn whole_document(
        &self,
        name: &DocumentName,
    ) -> Result<Option<WholeDocument>, StoreError>;

    /// Writes a document in the version that it has. Where there is one of this name, nothing is
    /// written. The blobs that it needs are kept already.
    async fn put_whole_document(&self, document: &WholeDocument) -> Result<Put, StoreError>;

    /// Up to `limit` blobs that documents need, whose key is greater than `after`, in order.
    async fn kept(&self, after: Option<BlobKey>, limit: u32) -> Result<Vec<BlobKey>, StoreError>;
}
