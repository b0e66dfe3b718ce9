//! Deleting what is gone: first its keys, then its bytes, then the memory of it.

use chatpic_core::BlobKey;
use chatpic_store::StoreError;
use chatpic_store::records::Purged;

use crate::app::App;

/// How long a tombstone says why something is gone.
const TOMBSTONE: i64 = 7 * 86_400;
/// Blobs deleted in one go.
const BATCH: u32 = 500;

/// Deletes everything that is gone by now, and what earlier runs began. Answers what it did.
///
/// # Errors
/// Where the store can't answer; what was done by then stays done.
pub async fn purge(app: &App) -> Result<Purged, StoreError> {
    let mut all = Purged::default();
    loop {
        let now = app.now();
        let step = app.records.purge(now, now.plus(-TOMBSTONE)).await?;
        if step.is_empty() {
            break;
        }
        all.links += step.links;
        all.shares += step.shares;
        all.passes += step.passes;
        all.forgotten += step.forgotten;
    }
    loop {
        let doomed = app.records.doomed(BATCH).await?;
        if doomed.is_empty() {
            break;
        }
        bury(app, &doomed).await?;
    }
    app.records.settle().await?;
    metrics::counter!("chatpic_purged_shares_total").increment(all.shares);
    Ok(all)
}

async fn bury(app: &App, doomed: &[BlobKey]) -> Result<(), StoreError> {
    for blob in doomed {
        app.blobs.delete(*blob).await?;
    }
    app.records.buried(doomed).await
}
