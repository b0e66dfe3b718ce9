//! Uploads that arrive in pieces: how far each has come, and where its sealed pieces lie.
//!
//! An upload is known by the lookup of its token alone, and what was asked for with it is sealed under
//! that token. Its pieces are blobs like any other: needed while it is open, doomed in the transaction
//! that ends it, whichever way. One writer at a time: who takes it over has a number of its own, and
//! nothing is added under an older one.

use async_trait::async_trait;
use chatpic_core::{BlobKey, Gone, Timestamp};

use crate::StoreError;
use crate::records::{Lookup, Sealed};

/// An upload about to begin.
#[derive(Clone, Debug)]
pub struct NewUpload {
    pub lookup: Lookup,
    pub uploader: Uploader,
    /// How many bytes it is to have; at least 1.
    pub length: u64,
    /// Whether another request makes a share of it.
    pub draft: bool,
    /// Where nobody has begun to write to it, it is over [`UNHEARD`] earlier.
    pub expires_at: Timestamp,
    /// What was asked for, under a key from its token.
    pub asked: Sealed,
}

/// Whose an upload is, as far as open uploads are counted: a few bits under a key of its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uploader {
    pub day: i64,
    pub tag: u16,
    /// The same client's under the key of the day before, whose uploads may still be open.
    pub before: Option<u16>,
}

/// How much one uploader may have open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Allowance {
    pub uploads: u32,
    /// Of all of them together, when they are whole.
    pub bytes: u64,
}

/// What [`Uploads::begin_upload`] came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BeginUpload {
    Begun,
    /// The uploader has too many open, or they are too long.
    TooMany,
}

/// An open upload.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    pub length: u64,
    /// How many bytes of it are durable.
    pub received: u64,
    pub draft: bool,
    pub expires_at: Timestamp,
    pub asked: Sealed,
    /// In their order, without a gap.
    pub segments: Vec<Segment>,
}

impl Upload {
    /// Whether all of it is there.
    pub fn is_whole(&self) -> bool {
        self.received == self.length
    }
}

/// A piece of an upload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where in the upload it begins.
    pub at: u64,
    /// Bytes of the upload in it; at least 1.
    pub length: u64,
    pub blob: BlobKey,
}

/// An upload that is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverUpload {
    /// Spent: a share was made of it.
    pub gone: Gone,
    pub ended_at: Timestamp,
    pub length: u64,
    pub draft: bool,
}

/// What [`Uploads::upload`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundUpload {
    Open(Upload),
    Over(OverUpload),
    Unknown,
}

/// What [`Uploads::take_over`] came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakeOver {
    Taken(Turn),
    /// It has another number of bytes.
    WrongOffset(u64),
    Over(OverUpload),
    Unknown,
}

/// Somebody's turn to write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The number of this writer: larger than any before.
    pub writer: u64,
    pub length: u64,
    pub draft: bool,
    pub expires_at: Timestamp,
}

/// What [`Uploads::append_segment`] came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Append {
    Appended,
    /// Somebody else writes by now, or it is over. Nothing was added.
    TakenOver,
    /// It has [`MOST_SEGMENTS`] pieces. Nothing was added.
    Full,
}

/// So many seconds before its time an upload is over that had no writer by then: whoever began it may never
/// have heard of it, and it would be counted on them. Of the day that uploads have, ten minutes are left.
pub const UNHEARD: i64 = 24 * 3600 - 600;

/// How many pieces an upload can have: who sends it byte by byte shall not make a blob of each.
pub const MOST_SEGMENTS: u32 = 1000;

/// The unfinished uploads of one instance. The conventions are those of the crate. A share takes its
/// uploads when it is published: [`NewShare::uploads`](crate::records::NewShare::uploads).
#[async_trait]
pub trait Uploads: Send + Sync {
    /// Begins an upload. What its uploader has open is counted by the same statement that asks whether
    /// it is too much.
    async fn begin_upload(
        &self,
        upload: &NewUpload,
        most: Allowance,
        now: Timestamp,
    ) -> Result<BeginUpload, StoreError>;

    /// The upload with this lookup.
    async fn upload(&self, lookup: Lookup, now: Timestamp) -> Result<FoundUpload, StoreError>;

    /// Makes the caller the one who writes, where it knows how far the upload has come.
    async fn take_over(
        &self,
        lookup: Lookup,
        received: u64,
        now: Timestamp,
    ) -> Result<TakeOver, StoreError>;

    /// Whether this writer still is the one who writes.
    async fn is_writing(
        &self,
        lookup: Lookup,
        writer: u64,
        now: Timestamp,
    ) -> Result<bool, StoreError>;

    /// Adds a piece, whose blob is durable already, where this writer's turn holds, the upload is open and
    /// has come as far as the piece begins, and the piece doesn't reach beyond its end.
    async fn append_segment(
        &self,
        lookup: Lookup,
        writer: u64,
        segment: Segment,
        now: Timestamp,
    ) -> Result<Append, StoreError>;

    /// Ends an upload, as `gone`: its pieces are doomed and what was asked for is erased. Answers whether
    /// it was open.
    async fn end_upload(
        &self,
        lookup: Lookup,
        gone: Gone,
        now: Timestamp,
    ) -> Result<bool, StoreError>;
}

/// When an upload is over by the clock.
pub(crate) fn end(expires_at: Timestamp, writer: u64) -> Timestamp {
    if writer == 0 { expires_at.plus(-UNHEARD) } else { expires_at }
}

/// An upload whose row says that it is `gone`, or whose time is over.
pub(crate) fn over(
    gone: Option<(Gone, Timestamp)>,
    expires_at: Timestamp,
    (length, draft): (u64, bool),
    now: Timestamp,
) -> Option<OverUpload> {
    let expired = || (expires_at <= now).then_some((Gone::Expired, expires_at));
    let (gone, ended_at) = gone.or_else(expired)?;
    Some(OverUpload { gone, ended_at, length, draft })
}
