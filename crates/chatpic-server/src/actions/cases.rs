//! Cases: what moderators see of what was reported, and what they do about it.
//!
//! One thing has one case, whatever the number of its reports. Each change is one compare-and-swap of the
//! case's document, and what it means for the thing itself follows from that document ([`settle`]), so that
//! any node finishes what another began. Nobody removes anything by reporting it often: a person decides,
//! and what hides by itself comes back by itself.
//!
//! Acts are written into the log here, before they are done; looks are written by whoever shows something.

mod case;
mod change;
mod comment;
mod consequences;
mod copies;
mod decide;
mod effects;
pub mod evidence;
mod forget;
mod found;
mod id;
mod legal;
mod owner;
mod queue;
mod reasons;
mod tally;
mod timers;
mod view;

use std::sync::Arc;

use chatpic_core::{Category, Event, Role, State, Statement};

pub use case::{
    Appeal, AppealDecision, Case, Counter, Decision, Fact, Ground, ITSELF, OWNER, Past,
};
pub use comment::Comment;
pub use decide::{Verdict, decide, decide_appeal, decide_unseen};
pub use effects::settle;
pub use evidence::Material;
pub(super) use found::{Finding, file};
pub use id::{CaseId, Spot, Thing};
pub(super) use legal::is_demanded;
pub use owner::{Claim, Told, appeal, counter_notice, of_share};
pub use queue::{Filter, Queue, Row, queue};
pub use reasons::Reasons;
pub use tally::{Tally, count_reports, tallies};
pub use timers::tick;
pub use view::{Reported, View, found, view};

use super::audit::{Act, Actor};
use super::{NotNow, Refused};
use crate::app::App;
use change::change;

/// A moderator at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    pub name: String,
    pub role: Role,
}

impl Who {
    /// As the log names them.
    pub fn actor(&self) -> Actor {
        Actor::Moderator(self.name.clone())
    }

    /// May they act on this case?
    fn check(&self, case: &Case) -> Result<(), Refused> {
        if case.class.is_for(self.role) { Ok(()) } else { Err(Refused::NotAllowed) }
    }
}

/// Picture `number` of a case's evidence.
///
/// # Errors
/// [`Refused::Unknown`] where there is none, [`Refused::NotAllowed`].
pub async fn material(
    app: &App,
    who: &Who,
    id: CaseId,
    number: usize,
) -> Result<Material, Refused> {
    view::found(app, who, id).await?;
    evidence::material(app, id, number).await
}

/// Says what a case is about; its deadlines may come nearer and are never put off.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::NotAllowed`], [`Refused::NotNow`].
pub async fn triage(
    app: &Arc<App>,
    who: &Who,
    id: CaseId,
    category: Category,
) -> Result<(), Refused> {
    change(app, id, who, Act::Noted { case: id.to_string() }, |case, now| {
        // What was triaged can be corrected as long as it isn't decided.
        if case.course.after(Event::Triage, &who.name).is_ok() {
            case.take(Event::Triage, &who.name, now)?;
        } else if case.course.outcome().is_some() {
            return Err(Refused::NotNow(NotNow::Decided));
        }
        case.category = category;
        case.class = category.class(case.notice);
        case.timers.raise(case.class, now);
        case.pending |= case.course.is_hidden_meanwhile();
        Ok(())
    })
    .await
}

/// Gives a case to a moderator.
///
/// # Errors
/// As for [`triage`].
pub async fn assign(app: &Arc<App>, who: &Who, id: CaseId, to: &str) -> Result<(), Refused> {
    let act = Act::Assigned { case: id.to_string(), to: to.to_owned() };
    change(app, id, who, act, |case, now| {
        if case.course.after(Event::Triage, &who.name).is_ok() {
            case.take(Event::Triage, &who.name, now)?;
        }
        // An appeal is in somebody's hands without being assigned once more.
        if case.course.state() != State::Appealed {
            case.take(Event::Assign, &who.name, now)?;
        }
        case.assigned = Some(to.to_owned());
        Ok(())
    })
    .await
}

/// Hides the thing while the case is looked at.
///
/// # Errors
/// As for [`triage`].
pub async fn hide(app: &Arc<App>, who: &Who, id: CaseId) -> Result<(), Refused> {
    let act = Act::Hid { case: id.to_string() };
    change(app, id, who, act, |case, now| {
        case.pending = true;
        case.take(Event::Hide, &who.name, now)
    })
    .await
}

/// Shows it again.
///
/// # Errors
/// As for [`triage`].
pub async fn show(app: &Arc<App>, who: &Who, id: CaseId) -> Result<(), Refused> {
    let act = Act::Showed { case: id.to_string() };
    change(app, id, who, act, |case, now| {
        case.pending = true;
        case.take(Event::Show, &who.name, now)
    })
    .await
}

/// Calls somebody above.
///
/// # Errors
/// As for [`triage`].
pub async fn escalate(app: &Arc<App>, who: &Who, id: CaseId) -> Result<(), Refused> {
    let act = Act::Escalated { case: id.to_string() };
    change(app, id, who, act, |case, now| case.take(Event::Escalate, &who.name, now)).await?;
    tracing::error!(case = %id, "a moderator escalated a case");
    Ok(())
}

/// Asks whoever reported it something; the question stands on the page of each report. An empty one is none.
///
/// # Errors
/// As for [`triage`], [`Refused::Field`].
pub async fn ask(app: &Arc<App>, who: &Who, id: CaseId, question: &str) -> Result<(), Refused> {
    let question = Statement::parse("question", question)?;
    let act = Act::Noted { case: id.to_string() };
    change(app, id, who, act, |case, _| {
        if !case.course.state().waits() {
            return Err(Refused::NotNow(NotNow::Decided));
        }
        case.question = (!question.is_empty()).then(|| question.as_str().to_owned());
        Ok(())
    })
    .await
}

/// Leaves a note for other moderators.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::NotAllowed`], [`Refused::Field`].
pub async fn note(app: &App, who: &Who, id: CaseId, text: &str) -> Result<(), Refused> {
    view::add_note(app, who, id, Statement::parse("note", text)?).await
}

/// Notes that the claimant went to court: a counter-notice restores nothing then.
///
/// # Errors
/// As for [`triage`].
pub async fn note_suit(app: &Arc<App>, who: &Who, id: CaseId) -> Result<(), Refused> {
    let act = Act::Noted { case: id.to_string() };
    change(app, id, who, act, |case, now| {
        let none = || Refused::NotNow(NotNow::NoCounterNotice);
        let counter = case.counter.as_mut().filter(|it| it.sued_at.is_none()).ok_or_else(none)?;
        if case.timers.restores_at.is_none() {
            return Err(none());
        }
        counter.sued_at = Some(now);
        case.timers.sued(now);
        case.pending = true;
        Ok(())
    })
    .await
}
