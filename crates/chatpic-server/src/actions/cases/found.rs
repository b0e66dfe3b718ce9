//! Cases that nobody reported: a list grew, or a moderator came upon something. The post is hidden at once,
//! and a person decides, as of any other.

use std::sync::Arc;

use chatpic_core::{Event, ShareId, Timestamp};
use chatpic_store::documents::Written;

use super::change::TRIES;
use super::evidence::{self, Opened, Sealing};
use super::{Case, CaseId, Fact, settle};
use crate::actions::Refused;
use crate::actions::audit::{self, Act, Actor};
use crate::actions::reports::Source;
use crate::app::App;
use crate::documents::{self, Batch, Held};

/// What was found, of which post, and by whom.
pub struct Finding<'a> {
    pub share: ShareId,
    pub opened: Opened,
    pub fact: Fact,
    pub source: Source,
    pub by: (&'a Actor, &'a str),
}

/// Hides what was found and opens its case, or adds to the one there is. What a decision took away already
/// stays as it is. Where no evidence can be made, there is none, and it is hidden all the same.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn file(app: &Arc<App>, finding: Finding<'_>) -> Result<CaseId, Refused> {
    let id = CaseId::of(app, finding.share);
    let (mut sealing, mut is_logged) = (None::<Sealing>, false);
    for _ in 0..TRIES {
        let (held, now) = (documents::find::<Case>(app, id.0).await?, app.now());
        let before = held.as_ref().map(|held| &held.value);
        if before.is_some_and(|case| case.course.restricts()) {
            return Ok(id);
        }
        let decided = before.is_some_and(|case| case.course.outcome().is_some());
        if decided && before.is_some_and(|case| case.course.after(Event::Reopen, "").is_err()) {
            // What was decided is still being done.
            settle(app, id).await?;
            tokio::task::yield_now().await;
            continue;
        }
        let has_none = decided || before.is_none_or(|case| case.media.is_none());
        if has_none && sealing.is_none() {
            sealing = seal(app, &finding.opened, id).await;
        }
        if !is_logged {
            audit::record(app, finding.by.0, Act::Hid { case: id.to_string() }).await?;
            is_logged = true;
        }
        let mut case = finding.case(before, now)?;
        let mut batch = Batch::new();
        if let Some(sealing) = sealing.as_ref().filter(|_| case.media.is_none()) {
            case.media = Some(sealing.media());
            case.timers.sealed(now);
            batch = sealing.keep(id, batch);
        }
        let seals = case.media.is_some() && has_none;
        if write(app, id, held, case, batch, sealing.as_mut().filter(|_| seals)).await? {
            settle(app, id).await?;
            return Ok(id);
        }
    }
    tracing::error!("too many changes at once of one case");
    Err(Refused::Unavailable)
}

async fn seal(app: &Arc<App>, opened: &Opened, id: CaseId) -> Option<Sealing> {
    // Copying takes memory and time, as all that slots are for.
    let _slot = app.workers.slot().await;
    match evidence::seal(app, opened).await {
        Ok(sealing) => Some(sealing),
        Err(refused) => {
            tracing::error!(case = %id, ?refused, "no evidence can be made of what was found");
            None
        }
    }
}

/// Whether it was written.
async fn write(
    app: &App,
    id: CaseId,
    held: Option<Held<Case>>,
    case: Case,
    batch: Batch,
    mut sealing: Option<&mut Sealing>,
) -> Result<bool, Refused> {
    let due = case.due(app.now());
    let batch = match held {
        Some(mut held) => {
            (held.value, held.due) = (case, due);
            batch.replace(app, &held)
        }
        None => batch.add(app, id.0, None, due, &case),
    };
    if let Some(sealing) = &mut sealing {
        sealing.written(true);
    }
    let written = batch.write(app).await? == Written::Written;
    if let Some(sealing) = &mut sealing {
        sealing.written(written);
    }
    Ok(written)
}

impl Finding<'_> {
    /// The case as it is with what was found: undecided, and its thing hidden.
    fn case(&self, before: Option<&Case>, now: Timestamp) -> Result<Case, Refused> {
        let Self { share, fact, source, by: (_, by), .. } = *self;
        let fresh = Case::open(share, fact, source, now);
        let mut case = match before {
            None => fresh,
            Some(before) if before.course.outcome().is_some() => {
                let mut before = before.clone();
                before.take(Event::Reopen, by, now)?;
                Case { history: before.history, facts: before.facts, ..fresh }
            }
            Some(before) => before.clone(),
        };
        if !case.facts.contains(&fact) {
            case.facts.push(fact);
        }
        case.timers.raise(fact.class(), now);
        if fact.class() < case.class {
            (case.class, case.category, case.notice) = (fact.class(), fact.category, fact.notice);
        }
        // Nobody who reports it can have it shown again by doing nothing.
        case.source = source;
        case.pending = true;
        if case.course.after(Event::Hide, by).is_ok() {
            case.take(Event::Hide, by, now)?;
        }
        Ok(case)
    }
}
