//! Deciding: keep, hide or remove, and what a second person says of it on appeal.

use std::sync::Arc;

use chatpic_core::terms::plain_line;
use chatpic_core::{Event, FieldError, NoticeKind, Outcome, Reason, Statement};

use super::change::change;
use super::{AppealDecision, Case, CaseId, Decision, Ground, Who};
use crate::actions::audit::Act;
use crate::actions::{NotNow, Refused};
use crate::app::App;

/// What a moderator decided, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub outcome: Outcome,
    pub ground: Ground,
    /// What was found, in words for the owner.
    pub facts: String,
    /// Which pictures are meant; all where none is named.
    pub media: Option<Vec<usize>>,
}

/// Decides a case that was looked at.
///
/// # Errors
/// [`Refused::NotNow`] also where *remove* was decided and nobody could look: without the key only hiding,
/// asking and keeping are possible. [`Refused::Field`], [`Refused::NotAllowed`], [`Refused::Unknown`].
pub async fn decide(
    app: &Arc<App>,
    who: &Who,
    id: CaseId,
    verdict: Verdict,
) -> Result<(), Refused> {
    take(app, who, id, verdict, false).await
}

/// Decides a case without looking: for a valid form. Copies of what was decided follow by themselves.
///
/// # Errors
/// As for [`decide`]; [`Refused::NotNow`] where somebody has to look.
pub async fn decide_unseen(
    app: &Arc<App>,
    who: &Who,
    id: CaseId,
    verdict: Verdict,
) -> Result<(), Refused> {
    take(app, who, id, verdict, true).await
}

/// Decides an appeal: the decision stands, or it falls. Never by who decided first.
///
/// # Errors
/// [`Refused::NotNow`], [`Refused::NotAllowed`], [`Refused::Field`], [`Refused::Unknown`].
pub async fn decide_appeal(
    app: &Arc<App>,
    who: &Who,
    id: CaseId,
    overturned: bool,
    facts: &str,
) -> Result<(), Refused> {
    let facts = Statement::parse("facts", facts)?;
    let decision = if overturned { "overturned" } else { "upheld" };
    let act = Act::AppealDecided { case: id.to_string(), decision: decision.to_owned() };
    change(app, id, who, act, |case, now| {
        let event = if overturned { Event::Overturn } else { Event::Uphold };
        case.take(event, &who.name, now)?;
        let decided =
            AppealDecision { overturned, facts: facts.clone(), at: now, by: who.name.clone() };
        case.appeal.as_mut().ok_or(Refused::Unavailable)?.decided = Some(decided);
        case.timers.appeal_decided(now);
        case.pending = true;
        Ok(())
    })
    .await
}

/// Whether a case may be decided without looking: its form is one that the law has answered, not judged.
pub fn may_be_unseen(case: &Case) -> bool {
    let by_form = [NoticeKind::Intimate, NoticeKind::Copyright, NoticeKind::Authority];
    by_form.contains(&case.notice) && case.course.outcome().is_none()
}

async fn take(
    app: &Arc<App>,
    who: &Who,
    id: CaseId,
    verdict: Verdict,
    unseen: bool,
) -> Result<(), Refused> {
    super::view::found(app, who, id).await?;
    let Verdict { outcome, ground, facts, media } = verdict;
    let facts = Statement::parse("facts", &facts)?;
    let ground = ground.parse(outcome)?;
    let act = Act::Decided { case: id.to_string(), decision: outcome.to_string(), unseen };
    change(app, id, who, act, |case, now| {
        if case.course.outcome().is_some() {
            return Err(Refused::NotNow(NotNow::Decided));
        }
        if unseen && !may_be_unseen(case) {
            return Err(Refused::NotNow(NotNow::Unseen));
        }
        if !unseen && outcome == Outcome::Remove && case.media.is_none() {
            return Err(Refused::NotNow(NotNow::OutOfSight));
        }
        if media.as_ref().is_some_and(|media| !is_among(media, case.media.unwrap_or(0))) {
            return Err(FieldError::new("media", "names pictures that there are").into());
        }
        case.take_over(&who.name, now)?;
        case.take(Event::Decide(outcome), &who.name, now)?;
        case.timers.decided(outcome, now);
        case.question = None;
        case.decision = Some(Decision {
            outcome,
            ground: ground.clone(),
            facts: facts.clone(),
            media: media.clone(),
            unseen,
            at: now,
            by: who.name.clone(),
            copy_of: None,
        });
        case.pending = true;
        Ok(())
    })
    .await
}

/// Whether these are some pictures of so many.
fn is_among(media: &[usize], count: usize) -> bool {
    !media.is_empty() && media.iter().all(|number| *number < count)
}

/// Longest name of a law or rule, in characters: counts go by it.
const GROUND_CHARS: usize = 200;

impl Ground {
    /// What takes something from somebody rests on something that has a name.
    fn parse(self, outcome: Outcome) -> Result<Self, Refused> {
        let least = usize::from(outcome != Outcome::Keep);
        let line = |text: &str| match plain_line(text) {
            line if (least..=GROUND_CHARS).contains(&line.chars().count()) => Ok(line),
            _ => Err(FieldError::new("ground", Reason::Ground(GROUND_CHARS))),
        };
        Ok(match self {
            Self::Law(text) => Self::Law(line(&text)?),
            Self::Rule(text) => Self::Rule(line(&text)?),
        })
    }
}
