//! A store whose readers can be held back, so that what is marked comes just as far as a test wants.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;
use chatpic_core::BlobKey;
use chatpic_store::blobs::{BlobWriter, Listed};
use chatpic_store::{Blobs, StoreError};
use futures_util::stream::BoxStream;
use tokio::sync::Semaphore;

use crate::harness::TestServer;

/// Lets everything through until it is closed.
#[derive(Debug)]
pub struct Valve {
    closed: AtomicBool,
    reads: Semaphore,
    held: AtomicUsize,
}

impl Valve {
    /// A server over such a store.
    pub async fn server() -> (TestServer, Arc<Self>) {
        let (closed, held) = (AtomicBool::new(false), AtomicUsize::new(0));
        let valve = Arc::new(Self { closed, reads: Semaphore::new(0), held });
        let kept = Arc::clone(&valve);
        let server = TestServer::over(&[], |files| Arc::new(Held { files, valve: kept })).await;
        (server, valve)
    }

    /// Lets only so many more reads through.
    pub fn close_after(&self, reads: usize) {
        self.reads.forget_permits(usize::MAX >> 4);
        self.reads.add_permits(reads);
        self.closed.store(true, Ordering::SeqCst);
    }

    pub fn open(&self) {
        self.closed.store(false, Ordering::SeqCst);
        self.reads.add_permits(10_000);
    }

    /// How many readers have been held back so far.
    pub fn held(&self) -> usize {
        self.held.load(Ordering::SeqCst)
    }

    async fn pass(&self) {
        if !self.closed.load(Ordering::SeqCst) {
            return;
        }
        if let Ok(read) = self.reads.try_acquire() {
            read.forget();
            return;
        }
        self.held.fetch_add(1, Ordering::SeqCst);
        self.reads.acquire().await.unwrap().forget();
    }
}

#[derive(Debug)]
struct Held {
    files: Arc<dyn Blobs>,
    valve: Arc<Valve>,
}

#[async_trait]
impl Blobs for Held {
    async fn read(&self, key: BlobKey, range: Range<u64>) -> Result<Option<Bytes>, StoreError> {
        self.valve.pass().await;
        self.files.read(key, range).await
    }

    async fn create(&self, key: BlobKey) -> Result<Box<dyn BlobWriter>, StoreError> {
        self.files.create(key).await
    }

    async fn delete(&self, key: BlobKey) -> Result<(), StoreError> {
        self.files.delete(key).await
    }

    fn list(&self) -> BoxStream<'_, Result<Listed, StoreError>> {
        self.files.list()
    }

    async fn sweep_unfinished(&self, before: SystemTime) -> Result<u64, StoreError> {
        self.files.sweep_unfinished(before).await
    }

    async fn free_space(&self) -> Result<Option<u64>, StoreError> {
        self.files.free_space().await
    }

    async fn ready(&self) -> Result<(), StoreError> {
        self.files.ready().await
    }
}
