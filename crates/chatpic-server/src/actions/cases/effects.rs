//! What a case means for the thing that it is about.
//!
//! Everything here is done again without harm, in any order of nodes: a case says what has to be true, and
//! [`settle`] makes it so and then says that it is. Who dies in between leaves the case `pending`, and the
//! next turn of the job goes on.

use std::sync::Arc;

use chatpic_core::{Event, Outcome, State, Timestamp};
use chatpic_store::documents::Written;
use chatpic_store::records::Outline;

use super::change::TRIES;
use super::{Case, CaseId, ITSELF, comment, consequences, copies, evidence, legal, tally};
use crate::actions::Refused;
use crate::actions::reports::give_back;
use crate::app::App;
use crate::documents::{self, Batch, Held};

/// Most copies that one decision acts on at a time; the others follow with the job.
const COPIES: usize = 10_000;

/// Does what a case says, if that is not done yet. Who finds that the case was changed meanwhile may have
/// done what it said before over what it says now, and does it again even where another says it is done.
///
/// # Errors
/// Where the store can't answer; the job goes on then.
pub async fn settle(app: &Arc<App>, id: CaseId) -> Result<(), Refused> {
    let mut is_behind = false;
    for _ in 0..TRIES {
        let Some(held) = documents::find::<Case>(app, id.0).await? else { return Ok(()) };
        if !held.value.pending && !is_behind {
            return Ok(());
        }
        perform(app, id, &held.value).await?;
        if finish(app, id, held).await? == Written::Written {
            return Ok(());
        }
        is_behind = true;
    }
    tracing::error!(case = %id, "too many changes at once of one case");
    Err(Refused::Unavailable)
}

async fn perform(app: &Arc<App>, id: CaseId, case: &Case) -> Result<(), Refused> {
    if let Some(spot) = case.comment {
        return comment::perform(app, id, case, spot).await;
    }
    let now = app.now();
    let removes = case.course.standing() == Some(Outcome::Remove);
    let outline = app.records.outline(case.share, now).await?;
    if case.course.state() != State::Closed {
        app.records.hide(case.share, case.hiding(), now).await?;
    }
    match case.course.state() {
        State::Decided => {
            // Copies and offender are found by what removing erases, so that comes last.
            decided(app, id, case, now).await?;
            if removes && case.class.is_silent() {
                app.records.remove(case.share, now).await?;
            }
        }
        State::Upheld | State::Closed if removes => {
            app.records.remove(case.share, now).await?;
        }
        State::Overturned => overturned(app, id, case, now).await?,
        _ => {}
    }
    match outline {
        Some(outline) if case.course.state() == State::Notified => {
            freeze(app, case, &outline, now).await?;
            consequences::contest(app, id, case, &outline, now).await
        }
        _ => Ok(()),
    }
}

/// Puts the expiry off for a counter-notice.
async fn freeze(app: &App, case: &Case, outline: &Outline, now: Timestamp) -> Result<(), Refused> {
    let expires_at = case.counter.as_ref().and_then(|counter| counter.expires_at);
    let short = expires_at.map_or(0, |expires_at| expires_at.seconds_since(outline.expires_at));
    if let Ok(seconds @ 1..) = u32::try_from(short) {
        app.records.prolong(case.share, seconds, now).await?;
    }
    Ok(())
}

async fn decided(app: &Arc<App>, id: CaseId, case: &Case, now: Timestamp) -> Result<(), Refused> {
    let Some(decision) = &case.decision else { return Ok(()) };
    let outline = app.records.outline(case.share, now).await?;
    if case.course.restricts() {
        if let Some(reporter) = case.reporter {
            give_back(app, reporter, id).await?;
        }
        legal::demand(app, id, case).await?;
    }
    let Some(outline) = outline else { return Ok(()) };
    consequences::follow(app, id, case, &outline, now).await?;
    // A copy's case doesn't look for copies: the original's does.
    if decision.copy_of.is_some() {
        return Ok(());
    }
    let meant = decision.media.as_deref();
    for copy in copies::of(app, case.share, &outline, meant, COPIES).await? {
        if copies::follow(app, copy, (id, case, &outline), now).await? {
            Box::pin(settle(app, CaseId::of(app, copy))).await?;
        }
    }
    Ok(())
}

async fn overturned(
    app: &Arc<App>,
    id: CaseId,
    case: &Case,
    now: Timestamp,
) -> Result<(), Refused> {
    legal::lift(app, id).await?;
    consequences::lift(app, id).await?;
    let Some(outline) = app.records.outline(case.share, now).await? else { return Ok(()) };
    for copy in copies::of(app, case.share, &outline, None, COPIES).await? {
        if copies::restore(app, copy, id, now).await? {
            Box::pin(settle(app, CaseId::of(app, copy))).await?;
        }
    }
    Ok(())
}

/// Says that it is done.
async fn finish(app: &App, id: CaseId, mut held: Held<Case>) -> Result<Written, Refused> {
    let now = app.now();
    let mut batch = Batch::new();
    let case = &mut held.value;
    case.pending = false;
    match case.course.state() {
        State::Decided => {
            case.take(Event::Notify, ITSELF, now)?;
            case.reporter = None;
            batch = tally::decision(app, case, now, batch).await?;
            if case.timers.closes_at.is_some_and(|at| at <= now) {
                batch = close(app, id, case, now, batch).await?;
            }
        }
        State::Upheld | State::Overturned => {
            batch = tally::reversal(app, case, now, batch).await?;
            batch = close(app, id, case, now, batch).await?;
        }
        _ => {}
    }
    held.due = held.value.due(now);
    Ok(batch.replace(app, &held).write(app).await?)
}

/// Nothing is left to do, and the evidence goes.
pub async fn close(
    app: &App,
    id: CaseId,
    case: &mut Case,
    now: Timestamp,
    batch: Batch,
) -> Result<Batch, Refused> {
    case.take(Event::Close, ITSELF, now)?;
    (case.timers.closes_at, case.timers.evidence_until) = (None, None);
    match case.media.take() {
        Some(_) => evidence::release(app, id, batch).await,
        None => Ok(batch),
    }
}
