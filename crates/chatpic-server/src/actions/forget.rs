//! Forgetting what the instance kept for a time, when that time is over.

use chatpic_store::StoreError;
use chatpic_store::documents::Written;

use super::{bans, lists, reports, rescan, tags, upload_pass, vault};
use crate::app::App;
use crate::documents::{self, Batch, Kept};

/// Deletes everything whose time is over, keys of tags first: how much.
///
/// # Errors
/// Where the store can't answer; what was deleted by then stays deleted.
pub async fn forget(app: &App) -> Result<u64, StoreError> {
    let mut forgotten = tags::shred(app).await?;
    forgotten += upload_pass::forget(app).await?;
    forgotten += bans::forget(app).await?;
    forgotten += vault::forget(app).await?;
    forgotten += lists::forget(app).await?;
    forgotten += reports::forget(app).await?;
    forgotten += rescan::forget(app).await?;
    Ok(forgotten)
}

/// Deletes all values of a kind that are due. One that somebody else wrote meanwhile stays.
pub(super) async fn due<T: Kept>(app: &App) -> Result<u64, StoreError> {
    let mut forgotten = 0;
    loop {
        let over = documents::due::<T>(app, app.now(), PAGE).await?;
        let full = over.len() == PAGE as usize;
        let mut went = 0;
        for held in &over {
            went += u64::from(Batch::new().delete(held).write(app).await? == Written::Written);
        }
        forgotten += went;
        if !full || went == 0 {
            return Ok(forgotten);
        }
    }
}

const PAGE: u32 = 200;
