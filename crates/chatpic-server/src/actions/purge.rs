//! Deleting what is gone: first its keys, then its bytes, then the memory of it.

use std::time::Duration;

use chatpic_core::BlobKey;
use chatpic_store::StoreError;
use chatpic_store::records::Purged;
use tokio::time::{Instant, sleep};

use crate::app::App;

/// How long a tombstone says why something is gone.
pub const TOMBSTONE: i64 = 7 * 86_400;
/// The same of what was removed: until nobody can appeal any more.
const REMOVED_TOMBSTONE: i64 = 183 * 86_400;
/// Blobs deleted in one go.
const BATCH: u32 = 500;
/// After each step it rests for twice as long as that took, and no longer than this: whoever looks at what is still
/// there shall not wait for a million that end at once.
const REST: Duration = Duration::from_millis(100);
/// Where there is so much, what has lost its keys doesn't wait for the rest of it to lose its bytes.
const TURN: Duration = Duration::from_secs(20);

/// Deletes everything that is gone by now, and what earlier runs began. Answers what it did.
///
/// # Errors
/// Where the store can't answer; what was done by then stays done.
pub async fn purge(app: &App) -> Result<Purged, StoreError> {
    app.films.sweep(app).await;
    let (mut all, mut erased) = (Purged::default(), Instant::now());
    loop {
        let (now, begun) = (app.now(), Instant::now());
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
        let took = begun.elapsed();
        if erased.elapsed() >= TURN {
            erase(app).await?;
            erased = Instant::now();
        }
        sleep((2 * took).min(REST)).await;
    }
    erase(app).await?;
    metrics::counter!("chatpic_purged_shares_total").increment(all.shares);
    Ok(all)
}

/// Erases what has no keys any more. The keys' last traces go first, and neither half waits for the other to succeed.
async fn erase(app: &App) -> Result<(), StoreError> {
    let settled = app.records.settle(app.now()).await;
    while bury(app).await? > 0 {}
    settled
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
