//! Deleting what is gone: first its keys, then its bytes, then the memory of it.

use chatpic_core::BlobKey;
use chatpic_store::StoreError;
use chatpic_store::records::Purged;

use crate::app::App;

/// How long a tombstone says why something is gone.
pub const TOMBSTONE: i64 = 7 * 86_400;
/// The same of what was removed: until nobody can appeal any more.
const REMOVED_TOMBSTONE: i64 = 183 * 86_400;
/// Blobs deleted in one go.
const BATCH: u32 = 500;

/// Deletes everything that is gone by now, and what earlier runs began. Answers what it did.
///
/// # Errors
/// Where the store can't answer; what was done by then stays done.
pub async fn purge(app: &App) -> Result<Purged, StoreError> {
    app.films.sweep(app).await;
    let mut all = Purged::default();
    loop {
        let now = app.now();
        let step =
            app.records.purge(now, now.plus(-TOMBSTONE), now.plus(-REMOVED_TOMBSTONE)).await?;
        if step.is_empty() {
            break;
        }
        all.links += step.links;
        all.shares += step.shares;
        all.passes += step.passes;
        all.uploads += step.uploads;
        all.forgotten += step.forgotten;
    }
    // The keys' last traces go first, and neither half waits for the other to succeed.
    let settled = app.records.settle(app.now()).await;
    while bury(app).await? > 0 {}
    settled?;
    metrics::counter!("chatpic_purged_shares_total").increment(all.shares);
    Ok(all)
}

/// Deletes a batch of doomed blobs: how many. One that can't be deleted keeps no other from it, and is
/// tried again at the next turn; a batch of none but such is a fault.
async fn bury(app: &App) -> Result<usize, StoreError> {
    let doomed = app.records.doomed(BATCH).await?;
    let (mut buried, mut stuck) = (Vec::<BlobKey>::with_capacity(doomed.len()), None);
    for blob in doomed {
        match app.blobs.delete(blob).await {
            Ok(()) => buried.push(blob),
            Err(fault) => stuck = Some(fault),
        }
    }
    match stuck {
        Some(fault) if buried.is_empty() => Err(fault),
        _ => app.records.buried(&buried).await.map(|()| buried.len()),
    }
}
