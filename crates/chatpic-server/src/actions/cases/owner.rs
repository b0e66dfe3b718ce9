//! What whoever shared a thing is told of its case, and how they can object.

use std::net::IpAddr;
use std::sync::Arc;

use chatpic_core::{
    Category, CounterWish, Element, Event, FieldError, NoticeKind, Reason, ShareId, State,
    Statement, Timestamp,
};
use chatpic_store::records::Hiding;

use super::change::change_quietly;
use super::{Appeal, Case, CaseId, Counter, OWNER, Reasons};
use crate::actions::find::unknown;
use crate::actions::manage::parse;
use crate::actions::reports::Report;
use crate::actions::{NotNow, Refused};
use crate::app::App;
use crate::documents;
use crate::limiter::{Act, Subject};

/// What the owner is told.
pub struct Told {
    /// Whether it is hidden while a report is looked at.
    pub hidden_meanwhile: bool,
    /// What was decided; `None` as long as nothing takes anything from them.
    pub reasons: Option<Reasons>,
    /// Whether the decision fell.
    pub overturned: bool,
    /// Until when an appeal can be made; `None` where none can, or was.
    pub appeal_until: Option<Timestamp>,
    pub appeal: Option<Appeal>,
    /// The copyright notice that it rests on.
    pub claim: Option<Claim>,
    /// Whether a counter-notice can be sent.
    pub can_counter: bool,
    pub counter: Option<Counter>,
}

/// What a claimant of copyright says, as far as the owner is told: not where they live.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub name: String,
    pub work: String,
    pub statement: String,
}

/// What the owner of a share is told of its case; nothing where there is none, where nothing came of it,
/// or where nobody is told anything.
///
/// # Errors
/// Where the store can't answer.
pub async fn of_share(app: &App, share: ShareId) -> Result<Option<Told>, Refused> {
    let id = CaseId::of(app, share);
    let Some(held) = documents::find::<Case>(app, id.0).await? else { return Ok(None) };
    let case = held.value;
    let reasons = Reasons::of(id, &case);
    let hidden_meanwhile = case.course.is_hidden_meanwhile();
    if !case.is_told() || (reasons.is_none() && !hidden_meanwhile) {
        return Ok(None);
    }
    let now = app.now();
    Ok(Some(Told {
        hidden_meanwhile,
        reasons,
        overturned: case.course.was_overturned(),
        appeal_until: appeal_until(&case, now),
        claim: claim(app, id, &case).await?,
        can_counter: can_counter(&case),
        appeal: case.appeal,
        counter: case.counter,
    }))
}

/// Objects to a decision, once, within six months.
///
/// # Errors
/// [`Refused::Unknown`] for a token that opens nothing; [`Refused::NotNow`] where there is nothing to object
/// to, or no longer; [`Refused::Field`].
pub async fn appeal(
    app: &Arc<App>,
    token: &str,
    text: &str,
    client: IpAddr,
) -> Result<(), Refused> {
    let text = Statement::parse("text", text)?;
    if text.is_empty() {
        return Err(FieldError::new("text", Reason::NoAppeal).into());
    }
    let id = mine(app, token, client).await?;
    let done = change_quietly(app, id, |case, now| {
        if appeal_until(case, now).is_none() {
            return Err(Refused::NotNow(NotNow::NoAppeal));
        }
        case.take(Event::Appeal, OWNER, now)?;
        case.timers.appealed(now);
        case.assigned = None;
        case.appeal = Some(Appeal { at: now, text: text.clone(), decided: None });
        Ok(())
    });
    nothing_to_answer(done.await)
}

/// Answers a copyright notice: unless the claimant goes to court, it is shown again after 10 to 14 business
/// days, and its expiry stands still meanwhile.
///
/// # Errors
/// [`Refused::Deficient`] with what is missing; otherwise as for [`appeal`].
pub async fn counter_notice(
    app: &Arc<App>,
    token: &str,
    wish: CounterWish,
    client: IpAddr,
) -> Result<(), Refused> {
    let notice = wish.parse().map_err(|missing| {
        Refused::Deficient(missing.into_iter().map(|element| element.as_str()).collect())
    })?;
    let id = mine(app, token, client).await?;
    let held = documents::find::<Case>(app, id.0).await?.ok_or_else(nothing)?;
    let outline = app.records.outline(held.value.share, app.now()).await?;
    let done = change_quietly(app, id, |case, now| {
        if !can_counter(case) {
            return Err(nothing());
        }
        case.timers.countered(now);
        let restores_at = case.timers.restores_at.ok_or(Refused::Unavailable)?;
        let decided_at = case.decision.as_ref().map_or(now, |decision| decision.at);
        // As long as it is away, so much later it ends.
        let away = i64::try_from(restores_at.seconds_since(decided_at)).unwrap_or(0);
        let expires_at = outline.as_ref().map(|outline| outline.expires_at.plus(away));
        let notice = notice.clone();
        case.counter = Some(Counter { notice, at: now, restores_at, expires_at, sued_at: None });
        case.pending = true;
        Ok(())
    });
    nothing_to_answer(done.await)
}

/// The case of the share that this manage token owns. Each try counts as a report.
async fn mine(app: &App, token: &str, client: IpAddr) -> Result<CaseId, Refused> {
    app.limiter.take(Act::Report, Subject::Client(client))?;
    let (_, lookup) = parse(app, token, client)?;
    let managed = app.records.managed(lookup, app.now()).await?;
    // What is hidden in silence never was.
    let told = managed.filter(|managed| managed.hiding != Some(Hiding::Silently));
    let managed = told.ok_or_else(|| unknown(app, client))?;
    Ok(CaseId::of(app, managed.id))
}

/// To an owner, a share that was never reported and one whose case is told to nobody are the same.
fn nothing_to_answer(done: Result<(), Refused>) -> Result<(), Refused> {
    done.map_err(|refused| if refused == Refused::Unknown { nothing() } else { refused })
}

fn nothing() -> Refused {
    Refused::NotNow(NotNow::NoDecision)
}

fn appeal_until(case: &Case, now: Timestamp) -> Option<Timestamp> {
    let open = case.is_told() && case.course.can_be_appealed();
    case.timers.forgotten_at.filter(|until| open && *until > now)
}

fn can_counter(case: &Case) -> bool {
    case.is_told()
        && case.notice == NoticeKind::Copyright
        && case.course.state() == State::Notified
        && case.course.restricts()
        && case.counter.is_none()
}

async fn claim(app: &App, id: CaseId, case: &Case) -> Result<Option<Claim>, Refused> {
    if case.category != Category::Copyright {
        return Ok(None);
    }
    let reports = documents::list::<Report>(app, Some(id.0), None, super::view::REPORTS).await?;
    let claims = reports.into_iter().map(|held| held.value);
    let claims = claims.filter(|report| report.notice.kind() == NoticeKind::Copyright);
    Ok(claims.min_by_key(|report| report.at).map(|report| {
        let line = |wanted| {
            let lines = report.notice.lines().iter();
            lines.filter(|(element, _)| *element == wanted).map(|(_, text)| text.clone()).collect()
        };
        Claim {
            name: line(Element::Name),
            work: line(Element::Work),
            statement: report.statement.as_str().to_owned(),
        }
    }))
}
