//! Changing a case: read, change, write unless somebody else wrote it meanwhile.

use std::sync::Arc;

use chatpic_core::Timestamp;
use chatpic_store::documents::Written;

use super::{Case, CaseId, Who, settle};
use crate::actions::Refused;
use crate::actions::audit::{self, Act};
use crate::app::App;
use crate::documents::{self, Batch};

/// Each round of a race is won by somebody.
pub const TRIES: u32 = 32;

/// Lets a moderator change a case: written into the log when it is known to be legal and before it is done.
/// What it means for the thing has been done, or is left to the job, when this answers.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::NotAllowed`], and those of `f`.
pub async fn change(
    app: &Arc<App>,
    id: CaseId,
    who: &Who,
    act: Act,
    f: impl Fn(&mut Case, Timestamp) -> Result<(), Refused>,
) -> Result<(), Refused> {
    let mut act = Some(act);
    for _ in 0..TRIES {
        let mut held = documents::find::<Case>(app, id.0).await?.ok_or(Refused::Unknown)?;
        who.check(&held.value)?;
        let now = app.now();
        f(&mut held.value, now)?;
        if let Some(act) = act.take() {
            audit::record(app, &who.actor(), act).await?;
        }
        held.due = held.value.due(now);
        if Batch::new().replace(app, &held).write(app).await? == Written::Written {
            return settle(app, id).await;
        }
    }
    tracing::error!("too many changes at once of one case");
    Err(Refused::Unavailable)
}

/// The same for what a case's owner does: there is no moderator, and nothing for the log.
///
/// # Errors
/// [`Refused::Unknown`], and those of `f`.
pub async fn change_quietly(
    app: &Arc<App>,
    id: CaseId,
    f: impl Fn(&mut Case, Timestamp) -> Result<(), Refused>,
) -> Result<(), Refused> {
    for _ in 0..TRIES {
        let mut held = documents::find::<Case>(app, id.0).await?.ok_or(Refused::Unknown)?;
        let now = app.now();
        f(&mut held.value, now)?;
        held.due = held.value.due(now);
        if Batch::new().replace(app, &held).write(app).await? == Written::Written {
            return settle(app, id).await;
        }
    }
    tracing::error!("too many changes at once of one case");
    Err(Refused::Unavailable)
}
