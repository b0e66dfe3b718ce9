//! What happens to cases by themselves: deadlines, hiding that begins or ends, evidence that goes, closing and
//! forgetting. Each is done once, by whichever node's write comes first, and none is lost by a restart.

use std::sync::Arc;

use chatpic_core::{Event, Outcome, State, Timer, Timestamp};
use chatpic_store::documents::Written;

use super::{Case, CaseId, ITSELF, count_reports, effects, evidence, forget, settle};
use crate::actions::Refused;
use crate::actions::audit::{self, Act, Actor};
use crate::actions::reports::Source;
use crate::app::App;
use crate::documents::{self, Batch, Held};

/// Cases looked at in one go.
const BATCH: u32 = 100;
/// Overdue cases are due again within the hour.
const AGAIN: i64 = 3600;

/// Does everything that is due by now.
///
/// # Errors
/// Where the store can't answer; what was done by then stays done.
pub async fn tick(app: &Arc<App>) -> Result<(), Refused> {
    let mut failed = Ok(());
    loop {
        let due = documents::due::<Case>(app, app.now(), BATCH).await?;
        let (all, mut done) = (due.len(), 0);
        for held in due {
            let id = CaseId(held.id);
            match one(app, held).await {
                Ok(was_done) => done += usize::from(was_done),
                // One case that can't be gone on with keeps no other waiting.
                Err(refused) => {
                    tracing::error!(case = %id, ?refused, "a case could not be gone on with");
                    failed = Err(refused);
                }
            }
        }
        if done == 0 || all < BATCH as usize {
            break;
        }
    }
    while count_reports(app).await? > 0 {}
    alert(app).await?;
    failed
}

/// Whether something of this case was done here.
async fn one(app: &Arc<App>, mut held: Held<Case>) -> Result<bool, Refused> {
    let (id, now) = (CaseId(held.id), app.now());
    if held.value.pending {
        settle(app, id).await?;
        return Ok(true);
    }
    let passed = held.value.timers.passed(held.value.passed, now);
    if passed.iter().any(|(_, timer)| *timer == Timer::Forgotten) {
        forget::forget(app, held).await?;
        return Ok(true);
    }
    let mut batch = Batch::new();
    for (_, timer) in passed {
        batch = act(app, id, &mut held.value, timer, now, batch).await?;
    }
    held.value.passed = now;
    held.due = held.value.due(now);
    if batch.replace(app, &held).write(app).await? == Written::Conflict {
        return Ok(false);
    }
    if held.value.pending {
        settle(app, id).await?;
    }
    Ok(true)
}

async fn act(
    app: &App,
    id: CaseId,
    case: &mut Case,
    timer: Timer,
    now: Timestamp,
    batch: Batch,
) -> Result<Batch, Refused> {
    let can = |case: &Case, event| case.course.after(event, ITSELF).is_ok();
    match timer {
        Timer::DecideBy => {
            if can(case, Event::Escalate) {
                case.take(Event::Escalate, ITSELF, now)?;
            }
        }
        Timer::HidesItself => {
            if can(case, Event::Hide) {
                audit::record(app, &Actor::System, Act::Hid { case: id.to_string() }).await?;
                case.take(Event::Hide, ITSELF, now)?;
                case.pending = true;
            }
        }
        Timer::HardLimit => {
            // What a list or a moderator found isn't shown because nobody had the time to look.
            let reported = !matches!(case.source, Source::List | Source::Review);
            if can(case, Event::Show) && reported && !case.class.terms().severe {
                audit::record(app, &Actor::System, Act::Showed { case: id.to_string() }).await?;
                case.take(Event::Show, ITSELF, now)?;
                case.pending = true;
            }
        }
        Timer::EvidenceEnds => {
            case.media = None;
            return evidence::release(app, id, batch).await;
        }
        Timer::Restores => {
            if can(case, Event::Restore) {
                audit::record(app, &Actor::System, Act::Showed { case: id.to_string() }).await?;
                case.take(Event::Restore, ITSELF, now)?;
                case.timers.appeal_decided(now);
                case.pending = true;
            }
        }
        Timer::Closes => {
            if case.course.state() == State::Notified {
                audit::record(app, &Actor::System, Act::Closed { case: id.to_string() }).await?;
                // What is removed for good follows, once this is written: nobody can object meanwhile.
                case.pending = case.course.standing() == Some(Outcome::Remove);
                return effects::close(app, id, case, now, batch).await;
            }
        }
        Timer::Forgotten => {}
    }
    Ok(batch)
}

/// Tells the operator of what is overdue, each time a little louder than a metric.
async fn alert(app: &App) -> Result<(), Refused> {
    let now = app.now();
    let near = documents::due::<Case>(app, now.plus(AGAIN), super::queue::WINDOW).await?;
    let overdue = near.iter().filter(|held| held.value.is_overdue(now)).count();
    #[expect(clippy::cast_precision_loss, reason = "a gauge is a float")]
    metrics::gauge!("chatpic_cases_overdue").set(overdue as f64);
    if overdue > 0 {
        tracing::error!(overdue, "cases wait longer than is promised");
    }
    Ok(())
}
