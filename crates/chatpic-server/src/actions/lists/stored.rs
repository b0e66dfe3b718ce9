//! Entries at rest: one sealed object, whose key stands in the sealed document of its list.

use bytes::{Bytes, BytesMut};
use chatpic_core::BlobKey;
use chatpic_scan::lists::{Entries, decode, encode};
use chatpic_seal::{
    ContentKey, HEADER_LEN, KEY_LEN, Layout, ObjectKey, Opener, SEALED_CHUNK, Sealer,
};
use chatpic_store::StoreError;
use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::hex::Hex;

/// Where the entries of a list are, and what opens them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    blob: Hex<16>,
    key: Hex<KEY_LEN>,
    /// Length before sealing.
    bytes: u64,
}

impl Stored {
    /// Seals entries into a durable object that no document names yet. It counts as being on its way
    /// until [`settle`](Self::settle).
    pub async fn write(app: &App, entries: &Entries) -> Result<Self, StoreError> {
        let (blob, key) = (BlobKey::random(&*app.rng), ContentKey::generate(&mut app.fill()));
        let content = encode(entries);
        let stored = Self {
            blob: Hex(*blob.as_bytes()),
            key: Hex(*key.as_bytes()),
            bytes: content.len() as u64,
        };
        app.placing().insert(blob);
        let written = stored.put(app, &content).await;
        if written.is_err() {
            app.placing().remove(&blob);
        }
        written.map(|()| stored)
    }

    async fn put(&self, app: &App, content: &[u8]) -> Result<(), StoreError> {
        let mut writer = app.blobs.create(self.blob()).await?;
        let mut out = Vec::new();
        let mut sealer = Sealer::new(&self.object_key(), &mut app.fill(), &mut out);
        for piece in content.chunks(PIECE) {
            sealer.push(piece, &mut out);
            writer.write(Bytes::from(std::mem::take(&mut out))).await?;
        }
        sealer.finish(&mut out);
        writer.write(Bytes::from(out)).await?;
        writer.finish().await
    }

    /// A document names it now, or (`kept` is false) none will.
    pub async fn settle(&self, app: &App, kept: bool) {
        if !kept && let Err(fault) = app.blobs.delete(self.blob()).await {
            tracing::warn!(%fault, "an orphan stays until the next reconciling");
        }
        app.placing().remove(&self.blob());
    }

    /// Opens the entries' bytes.
    pub async fn read(&self, app: &App) -> Result<Vec<u8>, StoreError> {
        let layout = Layout::padded(self.bytes);
        let header = self.part(app, 0..HEADER_LEN as u64).await?;
        let opener = Opener::new(&self.object_key(), &header, layout).map_err(|_| damaged())?;
        let span = layout.span(0..self.bytes).ok_or_else(damaged)?;
        let mut content = Vec::with_capacity(usize::try_from(self.bytes).map_err(|_| damaged())?);
        let (mut at, mut number) = (span.sealed.start, span.chunks.start);
        while at < span.sealed.end {
            let end = span.sealed.end.min(at + STRIDE);
            let mut sealed = BytesMut::from(self.part(app, at..end).await?);
            for chunk in sealed.chunks_mut(SEALED_CHUNK) {
                let opened = opener.open_chunk(number, chunk).map_err(|_| damaged())?;
                content.extend_from_slice(opened);
                number += 1;
            }
            at = end;
        }
        Ok(content)
    }

    /// Opens the entries.
    pub async fn entries(&self, app: &App) -> Result<Entries, StoreError> {
        decode(&self.read(app).await?).map_err(|_| damaged())
    }

    pub fn blob(&self) -> BlobKey {
        BlobKey::from_bytes(self.blob.0)
    }

    fn object_key(&self) -> ObjectKey {
        ContentKey::from_bytes(self.key.0).object_key(&self.blob.0)
    }

    async fn part(&self, app: &App, range: std::ops::Range<u64>) -> Result<Bytes, StoreError> {
        let len = range.end - range.start;
        let bytes = app.blobs.read(self.blob(), range).await?;
        bytes.filter(|bytes| bytes.len() as u64 == len).ok_or_else(damaged)
    }
}

pub fn damaged() -> StoreError {
    StoreError::Damaged("the entries of a list don't open")
}

/// How much is sealed before it is written.
const PIECE: usize = 1 << 20;
/// How much is read before it is opened: 16 chunks.
const STRIDE: u64 = 16 * SEALED_CHUNK as u64;
