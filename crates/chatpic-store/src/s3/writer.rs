//! An object being written: in one request where it fits into a part, in parts where it is larger.

use std::mem;
use std::sync::Arc;

use async_trait::async_trait;
use bytes::Bytes;
use object_store::path::Path;

use super::bucket::Bucket;
use super::upload::Upload;
use crate::StoreError;
use crate::blobs::BlobWriter;

/// All parts but the last have this length, which some stores want. Three of them at most are in
/// memory: one that is gathered, two that are on their way.
pub(super) const PART: usize = 8 << 20;

pub(super) struct S3Writer {
    bucket: Arc<Bucket>,
    path: Path,
    /// What is not on its way yet: at most a part.
    gathered: Vec<Bytes>,
    gathered_len: usize,
    /// Begun with the first byte that doesn't fit into one part.
    upload: Option<Upload>,
}

impl S3Writer {
    pub(super) fn new(bucket: Arc<Bucket>, path: Path) -> Self {
        Self { bucket, path, gathered: Vec::new(), gathered_len: 0, upload: None }
    }

    async fn send_part(&mut self) -> Result<(), StoreError> {
        let part = mem::take(&mut self.gathered).into_iter().collect();
        self.gathered_len = 0;
        let upload = match &mut self.upload {
            Some(upload) => upload,
            none => none.insert(Upload::begin(&self.bucket, &self.path).await?),
        };
        Ok(upload.send(part).await?)
    }
}

#[async_trait]
impl BlobWriter for S3Writer {
    async fn write(&mut self, mut bytes: Bytes) -> Result<(), StoreError> {
        while !bytes.is_empty() {
            if self.gathered_len == PART {
                self.send_part().await?;
            }
            let piece = bytes.split_to(bytes.len().min(PART - self.gathered_len));
            self.gathered_len += piece.len();
            self.gathered.push(piece);
        }
        Ok(())
    }

    async fn finish(mut self: Box<Self>) -> Result<(), StoreError> {
        if self.upload.is_some() {
            self.send_part().await?;
        }
        match self.upload.take() {
            Some(upload) => Ok(upload.complete().await?),
            None => {
                let bytes = mem::take(&mut self.gathered).into_iter().collect();
                Ok(self.bucket.put(&self.path, bytes).await?)
            }
        }
    }
}
