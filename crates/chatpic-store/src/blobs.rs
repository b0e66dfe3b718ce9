//! Sealed objects by random key: files in a directory, or any S3 store.

use std::fmt;
use std::io::IoSliceMut;
use std::ops::Range;
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;
use chatpic_core::BlobKey;
use futures_util::stream::BoxStream;

use crate::StoreError;

/// Opaque objects. A key is random, written once, and never overwritten.
#[async_trait]
pub trait Blobs: Send + Sync + fmt::Debug {
    /// Begins to write the object `key`. It doesn't exist until [`BlobWriter::finish`] returns.
    async fn create(&self, key: BlobKey) -> Result<Box<dyn BlobWriter>, StoreError>;

    /// Bytes `range` of the object; fewer where it ends sooner; `None` where there is no such object.
    async fn read(&self, key: BlobKey, range: Range<u64>) -> Result<Option<Bytes>, StoreError>;

    /// Fills all of `into`, one part after the other, with the object's bytes from `at` on, where they can be had
    /// at once: without waiting for a disk or a network, so that a thread which must not wait may ask. `false`
    /// where that can't be, where the object ends sooner or is none, and from stores that can't tell; then
    /// [`read`](Self::read) is asked, and `into` holds nothing of use.
    fn read_at_hand(&self, _key: BlobKey, _at: u64, _into: &mut [IoSliceMut<'_>]) -> bool {
        false
    }

    /// Deletes the object. Done also where there is none.
    async fn delete(&self, key: BlobKey) -> Result<(), StoreError>;

    /// Every object with the time at which it was written, in no order.
    fn list(&self) -> BoxStream<'_, Result<Listed, StoreError>>;

    /// Removes what writers that died left behind, where it was begun before `before`. Answers how
    /// much it removed.
    async fn sweep_unfinished(&self, before: SystemTime) -> Result<u64, StoreError>;

    /// When this process opened the store, by the clock that gives objects their times and to its grain;
    /// `None` where that can't be told.
    fn opened_at(&self) -> Option<SystemTime> {
        None
    }

    /// Bytes that can still be written; `None` where the store doesn't say.
    async fn free_space(&self) -> Result<Option<u64>, StoreError>;

    /// Whether objects can be written.
    async fn ready(&self) -> Result<(), StoreError>;
}

/// An object being written. Dropped before it is finished, it leaves nothing.
#[async_trait]
pub trait BlobWriter: Send {
    async fn write(&mut self, bytes: Bytes) -> Result<(), StoreError>;

    /// Makes the object durable and visible.
    async fn finish(self: Box<Self>) -> Result<(), StoreError>;
}

/// One object of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    pub key: BlobKey,
    pub written_at: SystemTime,
}
