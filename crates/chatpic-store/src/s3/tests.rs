use std::sync::Arc;

use chatpic_backends::{Bucket as Ready, Garage};

use super::*;
use crate::conformance::blobs_suite;

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
        danger_allow_versioned: false,
    }
}

async fn empty() -> (Arc<dyn Blobs>, ()) {
    let blobs = S3Blobs::open(&settings(&Garage::shared().bucket())).await.unwrap();
    (Arc::new(blobs), ())
}

blobs_suite!(crate::s3::tests::empty);
