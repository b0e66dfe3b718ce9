//! An object on its way in parts. Dropped before it is complete, it ends its upload at the store; what
//! a killed process left there is ended by the sweep.

use std::collections::BTreeMap;
use std::mem;
use std::sync::Arc;

use object_store::multipart::{MultipartStore, PartId};
use object_store::path::Path;
use object_store::{MultipartId, ObjectStoreExt, PutPayload};
use tokio::runtime::Handle;
use tokio::task::JoinSet;

use super::bucket::Bucket;
use super::fault::Fault;

/// So many parts are on their way at once.
const AT_ONCE: usize = 2;

pub(super) struct Upload {
    bucket: Arc<Bucket>,
    path: Path,
    /// `None` once the upload is complete.
    id: Option<MultipartId>,
    on_their_way: JoinSet<Result<(usize, PartId), Fault>>,
    there: BTreeMap<usize, PartId>,
    /// How many parts were sent.
    parts: usize,
    /// How many bytes were sent.
    len: u64,
}

impl Upload {
    pub(super) async fn begin(bucket: &Arc<Bucket>, path: &Path) -> Result<Self, Fault> {
        let id = bucket.ask(bucket.store.create_multipart(path)).await?;
        Ok(Self {
            bucket: Arc::clone(bucket),
            path: path.clone(),
            id: Some(id),
            on_their_way: JoinSet::new(),
            there: BTreeMap::new(),
            parts: 0,
            len: 0,
        })
    }

    /// Sends a part. Returns when there is room for the next, so it may tell of a fault of another.
    pub(super) async fn send(&mut self, part: PutPayload) -> Result<(), Fault> {
        while self.on_their_way.len() >= AT_ONCE {
            self.arrive().await?;
        }
        let (bucket, path) = (Arc::clone(&self.bucket), self.path.clone());
        let id = self.id().clone();
        let at = self.parts;
        self.parts += 1;
        self.len += u64::try_from(part.content_length()).expect("a part is in memory");
        self.on_their_way.spawn(async move {
            let sent = bucket.carry(bucket.store.put_part(&path, &id, at, part)).await?;
            Ok((at, sent))
        });
        Ok(())
    }

    /// Makes one object of the parts. The store checks each against its checksum; that all of them
    /// are in the object is checked here.
    pub(super) async fn complete(mut self) -> Result<(), Fault> {
        while !self.on_their_way.is_empty() {
            self.arrive().await?;
        }
        let parts = mem::take(&mut self.there).into_values().collect();
        let store = &self.bucket.store;
        self.bucket.carry(store.complete_multipart(&self.path, self.id(), parts)).await?;
        self.id = None;
        let object = self.bucket.ask(store.head(&self.path)).await?;
        if object.size != self.len {
            return Err(Fault::Broken("an object is not as long as its parts".to_owned()));
        }
        Ok(())
    }

    async fn arrive(&mut self) -> Result<(), Fault> {
        if let Some(done) = self.on_their_way.join_next().await {
            let (at, part) = done.map_err(|error| Fault::of(&error))??;
            self.there.insert(at, part);
        }
        Ok(())
    }

    fn id(&self) -> &MultipartId {
        self.id.as_ref().expect("nothing is sent after completion, which takes the upload")
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        let (Some(id), Ok(runtime)) = (self.id.take(), Handle::try_current()) else { return };
        let (bucket, path) = (Arc::clone(&self.bucket), self.path.clone());
        let mut on_their_way = mem::take(&mut self.on_their_way);
        runtime.spawn(async move {
            // First, so that none of them arrives after the end.
            on_their_way.shutdown().await;
            // Where this fails, the sweep does it.
            _ = bucket.ask(bucket.store.abort_multipart(&path, &id)).await;
        });
    }
}
