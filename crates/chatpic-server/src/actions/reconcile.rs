//! Comparing records and blobs, both ways: a blob that no row needs is deleted, a row whose blob is
//! missing is told to the operator.

use chatpic_core::BlobKey;
use chatpic_store::StoreError;
use chatpic_store::blobs::Listed;
use futures_util::StreamExt;

use crate::app::App;

/// What was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// Blobs that no row needed; deleted.
    pub orphans: u64,
    /// Rows whose blob is missing: pictures that can't be shown.
    pub missing: u64,
}

const BATCH: usize = 500;

/// Compares all records with all blobs, but for those of uploads that are on their way: in this process,
/// which knows them, or in another, which needs them soon.
///
/// # Errors
/// Where the store can't answer; what was done by then stays done.
pub async fn reconcile(app: &App) -> Result<Reconciled, StoreError> {
    let mut found = Reconciled::default();
    let before = app.abandoned_before();
    if app.config.is_shared() {
        app.blobs.sweep_unfinished(before).await?;
    }
    let mut blobs = app.blobs.list().chunks(BATCH);
    // 16 bytes for each blob, so that only a missing one is asked for.
    let mut stored: Vec<BlobKey> = Vec::new();
    while let Some(batch) = blobs.next().await {
        let mut batch: Vec<Listed> = batch.into_iter().collect::<Result<_, _>>()?;
        stored.extend(batch.iter().map(|it| it.key));
        // In this order: a blob leaves the uploads on their way only after its row is there.
        batch.retain(|it| it.written_at < before);
        batch.retain(|it| !app.placing().contains(&it.key));
        let keys: Vec<BlobKey> = batch.iter().map(|it| it.key).collect();
        let known = app.records.known(&keys).await?;
        for orphan in keys.into_iter().filter(|key| !known.contains(key)) {
            // A purge may have deleted it, and then its row, since it was listed.
            if app.blobs.read(orphan, 0..1).await?.is_some() {
                app.blobs.delete(orphan).await?;
                found.orphans += 1;
            }
        }
    }
    stored.sort_unstable();
    let mut after = None;
    loop {
        let needed = app.records.needed(after, 500).await?;
        let Some(last) = needed.last() else { break };
        after = Some(*last);
        for blob in needed.into_iter().filter(|blob| stored.binary_search(blob).is_err()) {
            // It may have been written since, or its share deleted.
            if app.blobs.read(blob, 0..1).await?.is_none()
                && !app.records.known(&[blob]).await?.is_empty()
            {
                found.missing += 1;
            }
        }
    }
    metrics::counter!("chatpic_orphan_blobs_total").increment(found.orphans);
    #[expect(clippy::cast_precision_loss, reason = "a gauge is a float")]
    metrics::gauge!("chatpic_missing_blobs").set(found.missing as f64);
    Ok(found)
}
