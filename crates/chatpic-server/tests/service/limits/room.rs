//! A full disk: uploads are refused, and everything else goes on.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::time::SystemTime;

use async_trait::async_trait;
use bytes::Bytes;
use chatpic_api::Problem;
use chatpic_core::BlobKey;
use chatpic_store::blobs::{BlobWriter, Listed};
use chatpic_store::records::Totals;
use chatpic_store::{Blobs, StoreError};
use futures_util::stream::BoxStream;
use serde_json::json;

use crate::harness::{TestServer, form, png, until};

/// Files on a disk that is full when a test says so.
#[derive(Debug)]
struct Disk {
    files: Arc<dyn Blobs>,
    state: Arc<State>,
}

#[derive(Debug, Default)]
struct State {
    full: AtomicU8,
    /// Objects written since that was said. The first one still fits.
    written: AtomicU8,
}

impl State {
    fn turns(&self, full: Full) {
        self.written.store(0, Ordering::SeqCst);
        self.full.store(full as u8, Ordering::SeqCst);
    }

    fn is(&self, full: Full) -> bool {
        self.full.load(Ordering::SeqCst) == full as u8
    }

    fn fails(&self, at: Full) -> bool {
        self.is(at) && self.written.load(Ordering::SeqCst) > 0
    }
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
    /// When asked, and nearly at its end.
    Nearly,
}

#[async_trait]
impl Blobs for Disk {
    async fn create(&self, key: BlobKey) -> Result<Box<dyn BlobWriter>, StoreError> {
        if self.state.fails(Full::AtCreate) {
            return Err(StoreError::Full);
        }
        let (file, state) = (self.files.create(key).await?, Arc::clone(&self.state));
        Ok(Box::new(Writer { file, state }))
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

    async fn sweep_unfinished(&self, before: SystemTime) -> Result<u64, StoreError> {
        self.files.sweep_unfinished(before).await
    }

    async fn free_space(&self) -> Result<Option<u64>, StoreError> {
        Ok(Some(match () {
            () if self.state.is(Full::WhenAsked) => (64 << 20) - 1,
            () if self.state.is(Full::Nearly) => (16 << 20) - 1,
            () => 64 << 20,
        }))
    }

    async fn ready(&self) -> Result<(), StoreError> {
        self.files.ready().await
    }
}

struct Writer {
    file: Box<dyn BlobWriter>,
    state: Arc<State>,
}

#[async_trait]
impl BlobWriter for Writer {
    async fn write(&mut self, bytes: Bytes) -> Result<(), StoreError> {
        self.file.write(bytes).await?;
        if self.state.fails(Full::AtWrite) { Err(StoreError::Full) } else { Ok(()) }
    }

    async fn finish(self: Box<Self>) -> Result<(), StoreError> {
        if self.state.fails(Full::AtFinish) {
            return Err(StoreError::Full);
        }
        self.file.finish().await?;
        self.state.written.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }
}

async fn server() -> (TestServer, Arc<State>) {
    let state = Arc::new(State::default());
    let disk = |files| Arc::new(Disk { files, state: Arc::clone(&state) }) as Arc<dyn Blobs>;
    (TestServer::over(&[("limits.free_space", "64MiB")], disk).await, state)
}

async fn no_room(answer: reqwest::Response) {
    let retry_after = answer.headers().contains_key("retry-after");
    let problem: Problem = answer.json().await.unwrap();
    assert_eq!((problem.status, problem.code.as_str(), retry_after), (507, "no-room", true));
}

#[tokio::test]
async fn with_too_little_space_uploads_are_refused_and_views_and_deletes_go_on() {
    let (server, disk) = server().await;
    let (shared, limited) = (server.share(&[]).await, server.share(&[("max_views", "2")]).await);
    let marked = server.share_files(&[&png(40, 40)], &[("watermark", "true")]).await;
    disk.turns(Full::WhenAsked);
    let picture = png(3, 2);
    no_room(server.upload(&[&picture], &[]).await).await;
    no_room(server.http.put(server.url("/x")).body(picture.clone()).send().await.unwrap()).await;
    no_room(server.post("/").multipart(form(&[&picture], &[])).send().await.unwrap()).await;

    for path in ["/", &shared.url, &shared.manage_url, "/healthz", "/readyz"] {
        server.set_clock();
        assert_eq!(server.get(path).send().await.unwrap().status(), 200, "{path}");
    }
    server.bytes(shared.direct_url.as_ref().unwrap()).await.unwrap();
    let granted = server.view(&limited, json!({})).await.unwrap();
    server.bytes(&granted.media[0].url).await.unwrap();
    // Marking takes some room, and only the last of it is left to the records.
    let marked = server.view(&marked, json!({})).await.unwrap();
    server.bytes(&marked.media[0].url).await.unwrap();
    disk.turns(Full::Nearly);
    no_room(server.get(&marked.media[0].url).send().await.unwrap()).await;
    server.bytes(&granted.media[0].url).await.unwrap();
    disk.turns(Full::WhenAsked);
    assert_eq!(server.withdraw(&shared).await, 204);
    server.purge().await;
    assert_eq!(server.blobs().await, 2);
    disk.turns(Full::Never);
    server.share(&[]).await;
}

#[tokio::test]
async fn a_disk_that_fills_up_while_an_upload_is_written_keeps_nothing_of_it() {
    let (server, disk) = server().await;
    for when in [Full::AtCreate, Full::AtWrite, Full::AtFinish] {
        disk.turns(when);
        no_room(server.upload(&[&png(3, 2), &png(900, 900)], &[]).await).await;
        until("nothing is being written", || server.app.placing().is_empty()).await;
        assert_eq!(server.blobs().await, 0, "{when:?}");
        let totals = server.app.records.totals(server.app.now()).await.unwrap();
        assert_eq!(totals, Totals::default(), "{when:?}");
        disk.turns(Full::Never);
        let shared = server.share(&[]).await;
        server.withdraw(&shared).await;
        server.purge().await;
        server.pass(8 * 86_400);
        server.purge().await;
    }
}
