//! One case, whole: what moderators know before they decide.

use chatpic_core::{ShareId, Statement, Timestamp};
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::{Lookup, Outline};
use serde::{Deserialize, Serialize};

use super::queue::{MOST_REPORTS, Row, row};
use super::{Appeal, Case, CaseId, Comment, Counter, Decision, Past, Reasons, Spot, Who, evidence};
use crate::actions::audit::{self, Act};
use crate::actions::contents::{Facts, Post};
use crate::actions::reports::Report;
use crate::actions::{NotNow, Refused};
use crate::app::App;
use crate::documents::{self, Batch, Kept};

/// Everything that a moderator may know of a case.
pub struct View {
    pub row: Row,
    pub share: ShareId,
    /// Where it is about a comment.
    pub spot: Option<Spot>,
    /// `None` once its tombstone is forgotten.
    pub outline: Option<Outline>,
    /// The reports, at most `REPORTS`.
    pub reports: Vec<Reported>,
    pub history: Vec<Past>,
    pub notes: Vec<Note>,
    pub question: Option<String>,
    /// What is told of the pictures in evidence, in their order.
    pub media: Vec<Facts>,
    /// What is said of them, where they are a post.
    pub post: Option<Post>,
    /// What is in evidence of a comment.
    pub comment: Option<Comment>,
    pub decision: Option<Decision>,
    pub reasons: Option<Reasons>,
    pub appeal: Option<Appeal>,
    pub counter: Option<Counter>,
    /// How many other shares hold one of these pictures, counted to `COPIES`.
    pub copies: usize,
    /// Whether a decision may be made without looking: its form is valid.
    pub may_decide_unseen: bool,
}

/// A report, for a moderator. All of it was typed by a stranger: it is text.
pub type Reported = Report;

/// Reports shown with a case.
pub const REPORTS: u32 = 100;
/// How far copies are counted.
pub const COPIES: usize = 100;
/// Notes on one case at most.
const NOTES: u32 = 100;

/// What a moderator wrote for others.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Note {
    pub at: Timestamp,
    pub by: String,
    pub text: Statement,
}

impl Kept for Note {
    const KIND: DocumentKind = "case-note";
}

/// The case with this ID.
///
/// # Errors
/// [`Refused::Unknown`], [`Refused::NotAllowed`].
pub async fn view(app: &App, who: &Who, id: CaseId) -> Result<View, Refused> {
    let case = found(app, who, id).await?;
    let now = app.now();
    let mut reports = documents::list::<Report>(app, Some(id.0), None, REPORTS).await?;
    reports.sort_by_key(|held| held.value.at);
    let mut notes = documents::list::<Note>(app, Some(id.0), None, NOTES).await?;
    notes.sort_by_key(|held| held.value.at);
    let outline = app.records.outline(case.share, now).await?;
    let copies = match &outline {
        Some(outline) if case.comment.is_none() => {
            super::copies::of(app, case.share, outline, None, COPIES).await?.len()
        }
        Some(_) | None => 0,
    };
    let evidence::Exhibits { media, post, comment } = evidence::exhibits(app, id).await?;
    Ok(View {
        share: case.share,
        spot: case.comment,
        outline,
        reports: reports.into_iter().map(|held| held.value).collect(),
        history: case.history.clone(),
        notes: notes.into_iter().map(|held| held.value).collect(),
        question: case.question.clone(),
        media,
        post,
        comment,
        decision: case.decision.clone(),
        reasons: Reasons::of(id, &case),
        appeal: case.appeal.clone(),
        counter: case.counter.clone(),
        copies,
        may_decide_unseen: super::decide::may_be_unseen(&case),
        row: row(app, id, case, now).await?,
    })
}

/// The case with this ID, where `who` may act on it.
pub async fn found(app: &App, who: &Who, id: CaseId) -> Result<Case, Refused> {
    let held = documents::find::<Case>(app, id.0).await?.ok_or(Refused::Unknown)?;
    who.check(&held.value)?;
    Ok(held.value)
}

pub async fn add_note(app: &App, who: &Who, id: CaseId, text: Statement) -> Result<(), Refused> {
    found(app, who, id).await?;
    if app.records.count(Note::KIND, Some(id.0), NOTES).await? >= NOTES {
        return Err(Refused::NotNow(NotNow::Notes));
    }
    audit::record(app, &who.actor(), Act::Noted { case: id.to_string() }).await?;
    let note = Note { at: app.now(), by: who.name.clone(), text };
    let batch = Batch::new().add(app, Lookup(app.rng.array()), Some(id.0), None, &note);
    match batch.write(app).await? {
        Written::Written => Ok(()),
        Written::Conflict => Err(Refused::Unavailable),
    }
}

const _: () = assert!(REPORTS < MOST_REPORTS, "what is shown is counted");
