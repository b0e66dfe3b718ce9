//! An object being written. Until it is finished it lies elsewhere under the same name.

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::PathBuf;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use chatpic_core::BlobKey;

use super::{Places, run, sync_directory};
use crate::StoreError;
use crate::blobs::BlobWriter;
use crate::threads::Threads;

pub(super) struct FileWriter {
    key: BlobKey,
    file: Arc<File>,
    places: Arc<Places>,
    threads: Arc<Threads<()>>,
    /// Removed when the writer is dropped; `None` once it has moved to its place.
    unfinished: Option<PathBuf>,
}

impl FileWriter {
    pub(super) async fn begin(
        key: BlobKey,
        places: &Arc<Places>,
        threads: &Arc<Threads<()>>,
    ) -> Result<Self, StoreError> {
        let path = places.unfinished().join(key.to_string());
        let open = path.clone();
        let file = run(threads, move || {
            File::options().write(true).create_new(true).mode(0o600).open(open)
        })
        .await?;
        Ok(Self {
            key,
            file: Arc::new(file),
            places: Arc::clone(places),
            threads: Arc::clone(threads),
            unfinished: Some(path),
        })
    }
}

#[async_trait]
impl BlobWriter for FileWriter {
    async fn write(&mut self, bytes: Bytes) -> Result<(), StoreError> {
        let file = Arc::clone(&self.file);
        run(&self.threads, move || (&*file).write_all(&bytes)).await
    }

    async fn finish(mut self: Box<Self>) -> Result<(), StoreError> {
        let file = Arc::clone(&self.file);
        let from = self.unfinished.clone().expect("finished once");
        let (to, directory) = (self.places.object(self.key), self.places.directory(self.key));
        run(&self.threads, move || {
            file.sync_all()?;
            fs::rename(from, to)?;
            sync_directory(&directory)
        })
        .await?;
        self.unfinished = None;
        Ok(())
    }
}

impl Drop for FileWriter {
    fn drop(&mut self) {
        if let Some(path) = self.unfinished.take() {
            // One unlink, here and now: there is nobody to wait for a thread. What can't be removed
            // is swept later.
            let _ = fs::remove_file(path);
        }
    }
}
