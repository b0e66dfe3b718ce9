//! Forgetting a case when nobody can object any more: reports, with their statements and contacts, notes,
//! and the case itself. The month's counts stay.

use chatpic_store::documents::Written;

use super::view::Note;
use super::{Case, CaseId, evidence, legal};
use crate::actions::Refused;
use crate::actions::reports::Report;
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};

/// Deleted in one go.
const BATCH: u32 = 200;

/// Forgets a case. The case goes last, so that what dies in between is begun again.
pub async fn forget(app: &App, held: Held<Case>) -> Result<(), Refused> {
    let id = CaseId(held.id);
    all::<Report>(app, id).await?;
    all::<Note>(app, id).await?;
    legal::lift(app, id).await?;
    let batch = evidence::release(app, id, Batch::new()).await?;
    // A conflict is somebody who reported it anew, or another node that forgets it too.
    batch.delete(&held).write(app).await?;
    Ok(())
}

/// Deletes everything of this kind that belongs to the case.
pub async fn all<T: Kept>(app: &App, id: CaseId) -> Result<(), Refused> {
    loop {
        let held = documents::list::<T>(app, Some(id.0), None, BATCH).await?;
        if held.is_empty() {
            return Ok(());
        }
        let batch = held.iter().fold(Batch::new(), |batch, held| batch.delete(held));
        if batch.write(app).await? == Written::Conflict {
            // Another node deletes the same; it or the next turn ends it.
            return Err(Refused::Unavailable);
        }
    }
}
