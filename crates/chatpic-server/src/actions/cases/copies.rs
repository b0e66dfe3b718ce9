//! Identical copies: other shares that hold the same cleaned bytes. They are found by tags alone; nobody
//! opens anything for it.

use std::collections::BTreeMap;

use chatpic_core::{Event, Outcome, ShareId, Timestamp};
use chatpic_store::documents::Written;
use chatpic_store::records::{Lookup, Outline};

use super::change::TRIES;
use super::{Case, CaseId, Decision, Fact, ITSELF};
use crate::actions::Refused;
use crate::app::App;
use crate::documents::{self, Batch, Held};

/// How many are asked for at a time.
const STEP: u32 = 100;

/// Up to `most` other shares that hold one of the pictures of `outline` that are `meant`, or any.
pub async fn of(
    app: &App,
    share: ShareId,
    outline: &Outline,
    meant: Option<&[usize]>,
    most: usize,
) -> Result<Vec<ShareId>, Refused> {
    let mut found = BTreeMap::new();
    for tag in tags(outline, meant) {
        let mut after = None;
        while found.len() < most {
            let copies = app.records.copies(tag, after, STEP).await?;
            let Some(last) = copies.last() else { break };
            after = Some(*last);
            found.extend(
                copies.into_iter().filter(|it| *it != share).map(|it| (*it.as_bytes(), it)),
            );
        }
    }
    Ok(found.into_values().take(most).collect())
}

fn tags(outline: &Outline, meant: Option<&[usize]>) -> Vec<Lookup> {
    let is_meant = |number: &usize| meant.is_none_or(|meant| meant.contains(number));
    let tags = outline.copy_tags.iter().enumerate();
    tags.filter(|(number, _)| is_meant(number)).filter_map(|(_, tag)| *tag).collect()
}

/// Decides the case of a copy as `decision` did, or opens it decided; the rest follows from its document.
/// A copy that somebody else decided about stays as it is. Answers whether there is something to do.
pub async fn follow(
    app: &App,
    copy: ShareId,
    of: (CaseId, &Case, &Outline),
    now: Timestamp,
) -> Result<bool, Refused> {
    let (original, case, outline) = of;
    let Some(decision) = &case.decision else { return Ok(false) };
    let id = CaseId::of(app, copy);
    for _ in 0..TRIES {
        let held = documents::find::<Case>(app, id.0).await?;
        if decision.outcome == Outcome::Keep && !is_same(app, copy, outline, held.as_ref()).await? {
            return Ok(false);
        }
        let is_new = held.is_none();
        let fact = Fact { category: case.category, notice: case.notice };
        let mut next = match &held {
            Some(held) => held.value.clone(),
            None => Case::open(copy, fact, case.source, now),
        };
        if next.course.after(Event::Reopen, ITSELF).is_ok() && decision.outcome != Outcome::Keep {
            next.take(Event::Reopen, ITSELF, now)?;
        }
        if next.course.outcome().is_some() {
            return Ok(false);
        }
        // It is dealt with as the original was, in silence as well.
        (next.class, next.category, next.notice) = (case.class, case.category, case.notice);
        next.take_over(&decision.by, now)?;
        next.take(Event::Decide(decision.outcome), &decision.by, now)?;
        next.timers.decided(decision.outcome, now);
        let Some(media) = same(app, copy, outline, decision.media.as_deref()).await? else {
            return Ok(false);
        };
        let copy_of = Some(original);
        let copied = Decision { copy_of, media: Some(media), at: now, ..decision.clone() };
        (next.decision, next.pending) = (Some(copied), true);
        let due = next.due(now);
        let batch = match held {
            Some(mut held) => {
                (held.value, held.due) = (next, due);
                Batch::new().replace(app, &held)
            }
            None => Batch::new().add(app, id.0, None, due, &next),
        };
        if batch.write(app).await? == Written::Written {
            tracing::info!(case = %id, %original, is_new, "decided with its copy");
            return Ok(true);
        }
    }
    tracing::error!("too many changes at once of one case");
    Err(Refused::Unavailable)
}

/// Which pictures of a copy are those that are `meant`: what else it holds, nobody decided about. `None`
/// where it is forgotten.
async fn same(
    app: &App,
    copy: ShareId,
    outline: &Outline,
    meant: Option<&[usize]>,
) -> Result<Option<Vec<usize>>, Refused> {
    let Some(other) = app.records.outline(copy, app.now()).await? else { return Ok(None) };
    let meant = tags(outline, meant);
    let tags = other.copy_tags.iter().enumerate();
    let same = tags.filter(|(_, tag)| tag.is_some_and(|tag| meant.contains(&tag)));
    Ok(Some(same.map(|(number, _)| number).collect()))
}

/// Whether a copy that was reported holds nothing but what was looked at: only then does *keep* hold for it.
async fn is_same(
    app: &App,
    copy: ShareId,
    outline: &Outline,
    held: Option<&Held<Case>>,
) -> Result<bool, Refused> {
    if held.is_none() {
        return Ok(false);
    }
    let Some(other) = app.records.outline(copy, app.now()).await? else { return Ok(false) };
    let seen = tags(outline, None);
    Ok(other.copy_tags.iter().all(|tag| tag.is_some_and(|tag| seen.contains(&tag))))
}

/// Shows a copy again whose case followed `original`, which fell. Answers whether there is something to do.
pub async fn restore(
    app: &App,
    copy: ShareId,
    original: CaseId,
    now: Timestamp,
) -> Result<bool, Refused> {
    let id = CaseId::of(app, copy);
    for _ in 0..TRIES {
        let Some(mut held) = documents::find::<Case>(app, id.0).await? else { return Ok(false) };
        let decision = held.value.decision.as_ref();
        let followed = decision.is_some_and(|decision| decision.copy_of == Some(original));
        if !followed || held.value.course.after(Event::Restore, ITSELF).is_err() {
            return Ok(false);
        }
        held.value.take(Event::Restore, ITSELF, now)?;
        held.value.timers.appeal_decided(now);
        held.value.pending = true;
        held.due = held.value.due(now);
        if Batch::new().replace(app, &held).write(app).await? == Written::Written {
            return Ok(true);
        }
    }
    tracing::error!("too many changes at once of one case");
    Err(Refused::Unavailable)
}
