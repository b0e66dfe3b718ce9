//! Sealed objects in a bucket of an S3 store, through `object_store`.
//!
//! An object's name is its key, under the prefix of the settings. Names are random and never written
//! twice, so nothing here relies on the order in which a store makes its changes seen. A request whose
//! answer is lost may have been done or not: it is a fault, and what it left is an orphan that
//! reconciling finds.
//!
//! It refuses a bucket that keeps what is deleted, and it reads no environment.

mod breaker;
mod bucket;
mod check;
mod fault;
mod line;
mod question;
mod read;
mod settings;
mod sweep;
mod upload;
mod writer;
mod xml;

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use bytes::Bytes;
use chatpic_core::BlobKey;
use futures_util::stream::{self, BoxStream, StreamExt, TryStreamExt};
use object_store::ObjectStoreExt;
use object_store::list::{PaginatedListOptions, PaginatedListStore};
use tokio::time::Instant;

use self::bucket::Bucket;
use self::fault::Fault;
pub use self::settings::{S3Credentials, S3Settings};
use self::writer::S3Writer;
use crate::blobs::{BlobWriter, Listed};
use crate::{Blobs, StoreError};

/// [`Blobs`] in a bucket of an S3 store.
pub struct S3Blobs {
    bucket: Arc<Bucket>,
    /// When it last showed that it can be written.
    ready_at: Mutex<Option<Instant>>,
}

const READY_FOR: Duration = Duration::from_secs(1);

impl S3Blobs {
    /// Opens the bucket: lists it, makes sure that it keeps nothing that is deleted, and writes and
    /// deletes a small object.
    ///
    /// # Errors
    /// Names the bucket and what is wrong with it, for its operator.
    pub async fn open(settings: &S3Settings) -> Result<Self, StoreError> {
        let told = |wrong: String| {
            let (bucket, service) = (&settings.bucket, settings.service());
            StoreError::Blobs(format!("bucket `{bucket}` at {service}: {wrong}"))
        };
        let bucket = Bucket::new(settings).map_err(told)?;
        check::check(&bucket, settings).await.map_err(told)?;
        Ok(Self { bucket: Arc::new(bucket), ready_at: Mutex::default() })
    }
}

impl fmt::Debug for S3Blobs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("S3Blobs")
    }
}

#[async_trait]
impl Blobs for S3Blobs {
    /// Asks nothing of a store that answers: an object begins with its first part.
    async fn create(&self, key: BlobKey) -> Result<Box<dyn BlobWriter>, StoreError> {
        self.bucket.admit().await?;
        Ok(Box::new(S3Writer::new(Arc::clone(&self.bucket), self.bucket.path(key))))
    }

    async fn read(&self, key: BlobKey, range: Range<u64>) -> Result<Option<Bytes>, StoreError> {
        Ok(read::read(&self.bucket, &self.bucket.path(key), range).await?)
    }

    async fn delete(&self, key: BlobKey) -> Result<(), StoreError> {
        let path = self.bucket.path(key);
        match self.bucket.ask(self.bucket.store.delete(&path)).await {
            Ok(()) | Err(Fault::Missing) => Ok(()),
            Err(fault) => Err(fault.into()),
        }
    }

    fn list(&self) -> BoxStream<'_, Result<Listed, StoreError>> {
        stream::try_unfold(Some(None), |page| async {
            let Some(page_token) = page else { return Ok(None) };
            let (listed, next) = self.page(page_token).await?;
            Ok::<_, StoreError>(Some((stream::iter(listed).map(Ok), next.map(Some))))
        })
        .try_flatten()
        .boxed()
    }

    async fn sweep_unfinished(&self, before: SystemTime) -> Result<u64, StoreError> {
        Ok(sweep::sweep(&self.bucket, before).await?)
    }

    async fn free_space(&self) -> Result<Option<u64>, StoreError> {
        Ok(None)
    }

    /// Writes and deletes a small object: nothing less shows that a store which still reads also writes.
    /// Those are two requests that are paid for, and anybody may ask whether we are ready: so an answer
    /// that was good stands for a second.
    async fn ready(&self) -> Result<(), StoreError> {
        let lately = |at: Instant| at.elapsed() < READY_FOR;
        if self.was_ready().is_some_and(lately) {
            return Ok(());
        }
        self.bucket.probe().await?;
        *self.was_ready() = Some(Instant::now());
        Ok(())
    }
}

impl S3Blobs {
    fn was_ready(&self) -> MutexGuard<'_, Option<Instant>> {
        self.ready_at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Up to 1,000 objects, and where the next page begins.
    async fn page(&self, token: Option<String>) -> Result<(Vec<Listed>, Option<String>), Fault> {
        let (bucket, beginning) = (&self.bucket, self.bucket.beginning());
        let options = PaginatedListOptions { page_token: token, ..PaginatedListOptions::default() };
        let prefix = Some(beginning.as_str()).filter(|prefix| !prefix.is_empty());
        let page = bucket.ask(bucket.store.list_paginated(prefix, options)).await?;
        let listed = page.result.objects.into_iter().filter_map(|object| {
            // What has another name is not ours to judge.
            let key = bucket.key(object.location.as_ref())?;
            let written_at = object.last_modified.into();
            Some(Listed { key, written_at })
        });
        Ok((listed.collect(), page.page_token))
    }
}

#[cfg(test)]
mod tests;
