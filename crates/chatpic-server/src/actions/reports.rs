//! The verb *report*: somebody says what is wrong with a thing, and a case gathers it.
//!
//! A report needs no account and no name. What its sender may see of a share, the report carries: the
//! moderators get a copy of that and of nothing else (`cases/evidence.rs`). Statement and contact stand in
//! the report's own sealed document and are erased with its case. Under load most reports only add their
//! document: the case is written where a report says something new.

pub mod flood;
mod reporter;
mod target;

use std::net::IpAddr;
use std::sync::Arc;

use chatpic_core::notice::NotANotice;
use chatpic_core::report::{First, KEPT};
use chatpic_core::{
    Category, Class, Contact, Event, Notice, NoticeKind, NoticeWish, Outcome, Password, State,
    Statement, Timestamp, Token,
};
use chatpic_seal::{Kind, lookup};
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::Refused;
use super::cases::evidence::{self, Sealing};
use super::cases::{self, Case, CaseId, Fact, ITSELF};
use super::find::unknown;
use super::upload_pass::Solved;
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};
use reporter::Reporter;
pub(super) use reporter::{forget, give_back};
use target::Target;

/// A report as it was typed.
#[derive(Clone)]
pub struct NewReport {
    /// A whole address of ours, or its path: of a share, a pass, a post, a picture of one of these, or a
    /// comment under it.
    pub url: String,
    pub category: Category,
    pub statement: String,
    pub contact: String,
    /// The share's, so that moderators can look at it.
    pub password: Option<Password>,
    pub kind: NoticeKind,
    /// What the law asks of this kind of notice.
    pub notice: NoticeWish,
    pub source: Source,
    /// What it costs while too many arrive.
    pub proof: Option<Solved>,
}

/// By which way a report came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The form beside what is shown.
    Page,
    Api,
    /// The page for notices that a law gives a form.
    Takedown,
    /// Nobody reported it: a list of known pictures grew.
    List,
    /// Nobody reported it: a moderator came upon it.
    Review,
}

impl Source {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Api => "api",
            Self::Takedown => "takedown",
            Self::List => "list",
            Self::Review => "review",
        }
    }
}

/// A report as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    pub category: Category,
    pub notice: Notice,
    pub statement: Statement,
    pub contact: Option<Contact>,
    pub at: Timestamp,
    pub source: Source,
    /// Whether it stands in the month's tally.
    pub counted: bool,
}

impl Kept for Report {
    const KIND: DocumentKind = "report";
}

/// What whoever reported a thing is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    pub stage: Stage,
    pub category: Category,
    pub received_at: Timestamp,
    /// By when it is to be decided, while it isn't.
    pub decide_by: Option<Timestamp>,
    pub decided_at: Option<Timestamp>,
    /// Whether the thing can't be seen now.
    pub hidden: bool,
    /// Whether the moderators can look at it; where not, a report with the password lets them.
    pub can_be_seen: bool,
    /// Whether it is about a comment, whose author nobody can tell anything.
    pub is_comment: bool,
    /// What the moderators ask, to be answered with a further report.
    pub question: Option<String>,
}

/// How far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has looked yet.
    Received,
    /// Somebody is looking at it.
    InReview,
    Decided(Outcome),
    /// Whoever shared it objected; a second person looks at it.
    Appealed,
    /// That person decided otherwise: it is shown again.
    Overturned,
}

impl Stage {
    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::InReview => "in-review",
            Self::Decided(Outcome::Keep) => "kept",
            Self::Decided(Outcome::Hide) => "hidden",
            Self::Decided(Outcome::Remove) => "removed",
            Self::Appealed => "appealed",
            Self::Overturned => "overturned",
        }
    }
}

/// Takes a report, and answers with the token of its status. What is to be hidden at once is hidden, and
/// evidence is durable, when this answers.
///
/// # Errors
/// [`Refused::Unknown`] and [`Refused::Gone`] for a link that leads to nothing, [`Refused::PasswordWrong`],
/// [`Refused::Deficient`] for a notice that lacks something, [`Refused::Field`], [`Refused::TooMany`],
/// [`Refused::ProofRequired`].
pub async fn report(app: &Arc<App>, new: NewReport, client: IpAddr) -> Result<Token, Refused> {
    let proof = flood::admit(app, client, new.proof).await?;
    let statement = Statement::parse("statement", &new.statement)?;
    let contact = Contact::parse(&new.contact)?;
    let notice = new.notice.parse(new.kind, new.category, &statement, contact.as_ref());
    let notice = notice.map_err(told)?;
    let target = target::find(app, &new.url, new.password, client).await?;
    // What is refused above can be sent again with the same proof.
    if let Some(proof) = &proof {
        flood::spend(app, proof).await?;
    }
    let (category, source) = (new.category, new.source);
    let report =
        Report { category, notice, statement, contact, at: app.now(), source, counted: false };
    // Once it has begun it runs to its end, whether or not its sender still waits.
    let (task_app, task) = (Arc::clone(app), Filing { report, target, client });
    app.tasks.spawn(async move { task.file(&task_app).await }).await.map_err(|_| {
        tracing::error!("a report's task ended early");
        Refused::Unavailable
    })?
}

/// How a report stands.
///
/// # Errors
/// [`Refused::Unknown`], also once the case is forgotten.
pub async fn status(app: &App, token: &str, client: IpAddr) -> Result<Status, Refused> {
    let token: Token = token.parse().map_err(|_| unknown(app, client))?;
    let id = Lookup(lookup(Kind::Report, token.as_bytes()));
    let held: Option<Held<Report>> = documents::find(app, id).await?;
    let Some(Held { group: Some(group), value: report, .. }) = held else {
        return Err(unknown(app, client));
    };
    let Some(Held { value: case, .. }) = documents::find::<Case>(app, group).await? else {
        return Err(unknown(app, client));
    };
    let own = report.category.class(report.notice.kind());
    if case.class.is_silent() && !own.is_silent() {
        return Ok(silenced(&report, own, case.comment.is_some()));
    }
    let decided = case.decision.as_ref().filter(|_| case.course.outcome().is_some());
    Ok(Status {
        stage: stage(&case),
        category: report.category,
        received_at: report.at,
        decide_by: case.timers.decide_by,
        decided_at: decided.map(|decision| decision.at),
        hidden: case.hiding().is_some(),
        can_be_seen: case.media.is_some(),
        is_comment: case.comment.is_some(),
        question: case.question.filter(|_| case.course.state().waits()),
    })
}

/// What is told of a case in which nobody is told anything: what this report alone would have come to. An
/// owner could have sent it, to learn what else was reported.
fn silenced(report: &Report, class: Class, is_comment: bool) -> Status {
    Status {
        stage: Stage::InReview,
        category: report.category,
        received_at: report.at,
        decide_by: Some(report.at.plus(class.terms().decide_within.into())),
        decided_at: None,
        hidden: false,
        can_be_seen: true,
        is_comment,
        question: None,
    }
}

fn stage(case: &Case) -> Stage {
    match (case.course.state(), case.course.outcome()) {
        (State::Open, _) => Stage::Received,
        (State::Appealed, _) => Stage::Appealed,
        _ if case.course.was_overturned() => Stage::Overturned,
        (_, Some(outcome)) => Stage::Decided(outcome),
        (_, None) => Stage::InReview,
    }
}

fn told(not: NotANotice) -> Refused {
    match not {
        NotANotice::Deficient(missing) => {
            Refused::Deficient(missing.into_iter().map(|element| element.as_str()).collect())
        }
        NotANotice::Field(error) => error.into(),
    }
}

/// A report on its way into its case.
struct Filing {
    report: Report,
    target: Target,
    client: IpAddr,
}

/// What a report changes beside adding itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    None,
    Case,
    WithEvidence,
}

/// Each round of a race is won by somebody, and who loses finds less to change.
const TRIES: u32 = 32;

impl Filing {
    async fn file(self, app: &Arc<App>) -> Result<Token, Refused> {
        let (token, id) = (Token::random(&*app.rng), CaseId::of(app, self.target.thing));
        let report_id = Lookup(lookup(Kind::Report, token.as_bytes()));
        let mut sealing: Option<Sealing> = None;
        for _ in 0..TRIES {
            let held = documents::find::<Case>(app, id.0).await?;
            let now = app.now();
            if sealing.is_none() && self.wants_evidence(held.as_ref()) {
                // One at a time in each slot: who waits finds the evidence of who was first.
                let _slot = app.workers.slot().await;
                let held = documents::find::<Case>(app, id.0).await?;
                if let (true, Some(opened)) =
                    (self.wants_evidence(held.as_ref()), &self.target.opened)
                {
                    sealing = Some(evidence::seal(app, opened).await?);
                }
                continue;
            }
            let due = Some(self.report.at);
            let batch = Batch::new().add(app, report_id, Some(id.0), due, &self.report);
            let (batch, change) = self.change_case(app, id, held, sealing.as_ref(), batch).await?;
            if let (Change::WithEvidence, Some(sealing)) = (change, &mut sealing) {
                sealing.written(true);
            }
            if batch.write(app).await? == Written::Conflict {
                if let Some(sealing) = &mut sealing {
                    sealing.written(false);
                }
                continue;
            }
            metrics::counter!("chatpic_reports_total").increment(1);
            if change != Change::None {
                self.alert(id, now);
                cases::settle(app, id).await?;
            }
            return Ok(token);
        }
        tracing::error!("too many reports at once for one case");
        Err(Refused::Unavailable)
    }

    fn fact(&self) -> Fact {
        Fact { category: self.report.category, notice: self.report.notice.kind() }
    }

    /// Whether evidence is to be sealed with this report.
    fn wants_evidence(&self, held: Option<&Held<Case>>) -> bool {
        let case = held.map(|held| &held.value);
        self.target.opened.is_some()
            && case.is_none_or(|case| {
                case.media.is_none() && (case.course.outcome().is_none() || self.reopens(case))
            })
    }

    /// Whether a case that was decided is looked at anew: new facts, or a long time since.
    fn reopens(&self, case: &Case) -> bool {
        let long_ago = case
            .decision
            .as_ref()
            .is_none_or(|decision| decision.at.plus(i64::from(KEPT)) <= self.report.at);
        case.course.after(Event::Reopen, ITSELF).is_ok()
            && (long_ago || !case.facts.contains(&self.fact()))
    }

    /// Adds to the batch what this report changes of its case.
    async fn change_case(
        &self,
        app: &Arc<App>,
        id: CaseId,
        held: Option<Held<Case>>,
        sealing: Option<&Sealing>,
        batch: Batch,
    ) -> Result<(Batch, Change), Refused> {
        let now = app.now();
        let fresh = || Case::open(self.target.thing, self.fact(), self.report.source, now);
        let is_new = held.is_none();
        let mut case = held.as_ref().map_or_else(fresh, |held| held.value.clone());
        let known = !is_new && case.facts.contains(&self.fact());
        let reopened = !is_new && self.reopens(&case);
        if reopened {
            case.take(Event::Reopen, ITSELF, now)?;
            let (history, facts) = (std::mem::take(&mut case.history), case.facts.clone());
            case = Case { history, facts, media: case.media, ..fresh() };
        }
        let undecided = case.course.outcome().is_none();
        let seals = sealing.filter(|_| undecided && case.media.is_none());
        if !is_new && !reopened && (known || !undecided) && seals.is_none() {
            return Ok((batch, Change::None));
        }
        let change = if seals.is_some() { Change::WithEvidence } else { Change::Case };
        let mut batch = batch;
        if undecided {
            batch = self.weigh(app, id, &mut case, is_new || reopened || !known, batch).await?;
        }
        if let Some(sealing) = seals {
            case.media = Some(sealing.media());
            case.timers.sealed(now);
            batch = sealing.keep(id, batch);
        }
        let due = case.due(now);
        let batch = match held {
            Some(mut held) => {
                (held.value, held.due) = (case, due);
                batch.replace(app, &held)
            }
            None => batch.add(app, id.0, None, due, &case),
        };
        Ok((batch, change))
    }

    /// What this report says of an undecided case: its class, its deadlines, and whether it is hidden.
    async fn weigh(
        &self,
        app: &App,
        id: CaseId,
        case: &mut Case,
        is_news: bool,
        batch: Batch,
    ) -> Result<Batch, Refused> {
        let (fact, now) = (self.fact(), app.now());
        if !case.facts.contains(&fact) {
            case.facts.push(fact);
        }
        case.timers.raise(fact.class(), now);
        let graver = fact.class() < case.class;
        if graver {
            (case.class, case.category, case.notice) = (fact.class(), fact.category, fact.notice);
            case.source = self.report.source;
            // How it is hidden depends on the class.
            case.pending |= case.course.is_hidden_meanwhile();
        }
        let hides = match fact.class().terms().first {
            First::HideSilently => true,
            First::HideIfValid => fact.notice == NoticeKind::Intimate,
            First::Alert | First::Receipt => false,
        };
        if !hides || !is_news || case.course.after(Event::Hide, ITSELF).is_err() {
            return Ok(batch);
        }
        let (batch, reporter) = match Reporter::allowed(app, self.client, id, batch).await? {
            Ok(allowed) => allowed,
            Err(batch) => {
                tracing::warn!(case = %id, "not hidden at once: its reporter hid too much today");
                return Ok(batch);
            }
        };
        case.take(Event::Hide, ITSELF, now)?;
        (case.reporter, case.pending) = (Some(reporter), true);
        Ok(batch)
    }

    /// Tells the operator of what can't wait.
    fn alert(&self, id: CaseId, now: Timestamp) {
        let class = self.fact().class();
        if class.terms().first == First::Alert {
            let decide_by = now.plus(i64::from(class.terms().decide_within));
            tracing::error!(case = %id, %class, %decide_by, "a report that can't wait");
        }
    }
}
