//! The promises of all blobs on a real store, and those of a bucket: `bucket` with Garage as it is,
//! `faults` with one that is frozen and killed, `answers` with answers that Garage never gives.

mod answers;
mod bucket;
mod canned;
mod faults;

use std::sync::Arc;
use std::time::Duration;

use chatpic_backends::{Bucket as Ready, Garage};
use chatpic_core::Timestamp;

use super::*;
use crate::conformance::{blobs_suite, given};

async fn empty() -> (Arc<dyn Blobs>, ()) {
    (Arc::new(opened(&Garage::shared().bucket()).await), ())
}

blobs_suite!(crate::s3::tests::empty);

async fn opened(bucket: &Ready) -> S3Blobs {
    S3Blobs::open(&settings(bucket)).await.unwrap()
}

fn settings(bucket: &Ready) -> S3Settings {
    S3Settings {
        bucket: bucket.name.clone(),
        prefix: None,
        endpoint: Some(bucket.endpoint.clone()),
        region: bucket.region.clone(),
        allow_http: true,
        credentials: S3Credentials {
            key_id: bucket.key_id.clone(),
            secret: bucket.secret.clone(),
            session_token: None,
        },
        danger_keeping_bucket: false,
    }
}

async fn written(blobs: &S3Blobs, key: BlobKey, bytes: &Bytes) -> Result<(), StoreError> {
    let mut writer = blobs.create(key).await?;
    writer.write(bytes.clone()).await?;
    writer.finish().await
}

async fn listed(blobs: &S3Blobs) -> Vec<BlobKey> {
    let listed: Vec<_> = blobs.list().try_collect().await.unwrap();
    given::in_order(listed.into_iter().map(|listed| listed.key).collect())
}

/// Random bytes.
fn sealed(len: usize) -> Bytes {
    given::sealed(len).0.into()
}

/// Asks until it is so.
async fn until<F: Future<Output = bool>>(what: &str, holds: impl Fn() -> F) {
    let asked = async {
        while !holds().await {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), asked).await.expect(what);
}
