//! A full disk: uploads are refused, and everything else goes on.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use async_trait::async_trait;
use bytes::Bytes;
use chatpic_api::Problem;
use chatpic_core::{BlobKey, Timestamp};
use chatpic_store::blobs::{BlobWriter, Listed};
use chatpic_store::records::Totals;
use chatpic_store::{Blobs, FileBlobs, StoreError};
use futures_util::stream::BoxStream;
use serde_json::json;

use crate::harness::{TestServer, form, png};

/// Files on a disk that is full when a test says so.
#[derive(Debug)]
struct Disk {
    files: FileBlobs,
    full: Arc<AtomicU8>,
}

/// When the disk turns out to be full.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(u8)]
enum Full {
    Never,
    WhenAsked,
    AtCreate,
    AtWrite,
    AtFinish,
}

impl Disk {
    fn is(&self, full: Full) -> bool {
        self.full.load(Ordering::SeqCst) == full as u8
    }
}

#[async_trait]
impl Blobs for Disk {
    async fn create(&self, key: BlobKey) -> Result<Box<dyn BlobWriter>, StoreError> {
        if self.is(Full::AtCreate) {
            return Err(StoreError::Full);
        }
        let (file, full) = (self.files.create(key).await?, Arc::clone(&self.full));
        Ok(Box::new(Writer { file, full }))
    }

    async fn read(&self, key: BlobKey, range: Range<u64>) -> Result<Option<Bytes>, StoreError> {
        self.files.read(key, range).await
    }

    async fn delete(&self, key: BlobKey) -> Result<(), StoreError> {
        self.files.delete(key).await
    }

    fn list(&self) -> BoxStream<'_, Result<Listed, StoreError>> {
        self.files.list()
    }

    async fn sweep_unfinished(&self, before: Timestamp) -> Result<u64, StoreError> {
        self.files.sweep_unfinished(before).await
    }

    async fn free_space(&self) -> Result<Option<u64>, StoreError> {
        Ok(Some(if self.is(Full::WhenAsked) { (64 << 20) - 1 } else { 64 << 20 }))
    }

    async fn ready(&self) -> Result<(), StoreError> {
        self.files.ready().await
    }
}

struct Writer {
    file: Box<dyn BlobWriter>,
    full: Arc<AtomicU8>,
}

#[async_trait]
impl BlobWriter for Writer {
    async fn write(&mut self, bytes: Bytes) -> Result<(), StoreError> {
        self.file.write(bytes).await?;
        match self.full.load(Ordering::SeqCst) == Full::AtWrite as u8 {
            true => Err(StoreError::Full),
            false => Ok(()),
        }
    }

    async fn finish(self: Box<Self>) -> Result<(), StoreError> {
        match self.full.load(Ordering::SeqCst) == Full::AtFinish as u8 {
            true => Err(StoreError::Full),
            false => self.file.finish().await,
        }
    }
}

async fn server() -> (TestServer, Arc<AtomicU8>) {
    let full = Arc::new(AtomicU8::new(Full::Never as u8));
    let disk = |files| Arc::new(Disk { files, full: Arc::clone(&full) }) as Arc<dyn Blobs>;
    (TestServer::over(&[("limits.free_space", "64MiB")], disk).await, full)
}

async fn no_room(answer: reqwest::Response) {
    let retry_after = answer.headers().contains_key("retry-after");
    let problem: Problem = answer.json().await.unwrap();
    assert_eq!((problem.status, problem.code.as_str(), retry_after), (507, "no-room", true));
}

#[tokio::test]
async fn with_too_little_space_uploads_are_refused_and_views_and_deletes_go_on() {
    let (server, full) = server().await;
    let (shared, limited) = (server.share(&[]).await, server.share(&[("max_views", "2")]).await);
    full.store(Full::WhenAsked as u8, Ordering::SeqCst);
    let picture = png(3, 2);
    no_room(server.upload(&[&picture], &[]).await).await;
    no_room(server.http.put(server.url("/x")).body(picture.clone()).send().await.unwrap()).await;
    no_room(server.post("/").multipart(form(&[&picture], &[])).send().await.unwrap()).await;

    for path in ["/", &shared.url, &shared.manage_url, "/healthz", "/readyz"] {
        assert_eq!(server.get(path).send().await.unwrap().status(), 200, "{path}");
    }
    server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap();
    let granted = server.view(&limited, json!({})).await.unwrap();
    server.bytes(&granted.media[0].url).await.unwrap();
    assert_eq!(server.withdraw(&shared).await, 204);
    server.purge().await;
    assert_eq!(server.blobs(), 1);
    full.store(Full::Never as u8, Ordering::SeqCst);
    server.share(&[]).await;
}

#[tokio::test]
async fn a_disk_that_fills_up_while_an_upload_is_written_keeps_nothing_of_it() {
    let (server, full) = server().await;
    for when in [Full::AtCreate, Full::AtWrite, Full::AtFinish] {
        full.store(when as u8, Ordering::SeqCst);
        no_room(server.upload(&[&png(3, 2), &png(900, 900)], &[]).await).await;
        while !server.app.placing().is_empty() {
            tokio::task::yield_now().await;
        }
        assert_eq!(server.blobs(), 0, "{when:?}");
        let totals = server.app.records.totals(server.app.now()).await.unwrap();
        assert_eq!(totals, Totals::default(), "{when:?}");
        full.store(Full::Never as u8, Ordering::SeqCst);
        let shared = server.share(&[]).await;
        server.withdraw(&shared).await;
        server.purge().await;
        server.pass(8 * 86_400);
        server.purge().await;
    }
}
