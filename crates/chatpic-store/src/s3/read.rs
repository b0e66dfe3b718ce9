//! Ranges of objects.

use std::ops::Range;

use bytes::Bytes;
use http::StatusCode;
use object_store::path::Path;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt};

use super::bucket::Bucket;
use super::fault::Fault;

/// Bytes `range`, fewer where the object ends sooner; `None` where there is no such object.
pub(super) async fn read(
    bucket: &Bucket,
    path: &Path,
    range: Range<u64>,
) -> Result<Option<Bytes>, Fault> {
    if range.is_empty() {
        let head = bucket.ask(bucket.store.head(path)).await;
        return present(head.map(|_| Bytes::new()));
    }
    let small = range.end - range.start <= SMALL;
    // Not every store reads a number that is larger than any object.
    let range = match range.end {
        ..=LONGEST => GetRange::Bounded(range),
        _ => GetRange::Offset(range.start),
    };
    let fetched = fetch(bucket, path, GetOptions { range: Some(range), ..GetOptions::default() });
    present(if small { bucket.ask(fetched).await } else { bucket.carry(fetched).await })
}

async fn fetch(bucket: &Bucket, path: &Path, options: GetOptions) -> Result<Bytes, Fault> {
    let found = bucket.store.get_opts(path, options).await?;
    let announced = found.range.end - found.range.start;
    let bytes = found.bytes().await?;
    if u64::try_from(bytes.len()).ok() != Some(announced) {
        return Err(Fault::Broken("its answer has another length than it says".to_owned()));
    }
    Ok(bytes)
}

fn present(read: Result<Bytes, Fault>) -> Result<Option<Bytes>, Fault> {
    match read {
        Ok(bytes) => Ok(Some(bytes)),
        Err(Fault::Missing) => Ok(None),
        // Only an object that is there can be too short.
        Err(fault) if fault.status() == Some(StatusCode::RANGE_NOT_SATISFIABLE) => {
            Ok(Some(Bytes::new()))
        }
        Err(fault) => Err(fault),
    }
}

/// What a visitor waits for is read in pieces that are no longer.
const SMALL: u64 = 1 << 20;
/// No store has longer objects: 50 TB, AWS's limit.
const LONGEST: u64 = 50_000_000_000_000;
