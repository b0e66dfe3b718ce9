//! Cases about a comment: what is kept of it as evidence, and what a case means for it. Its thread and
//! what it stands under stay as they are.
//!
//! Nobody is known behind a comment: there is no pass, no network and no manage link. So a decision about
//! one strikes nobody, nobody is given reasons, and nobody can object; what is removed is deleted at once.

use chatpic_core::{Class, Outcome, State, Timestamp};
use serde::{Deserialize, Serialize};

use super::{Case, CaseId, Spot, consequences, evidence};
use crate::actions::reports::give_back;
use crate::actions::vault::Exhibit;
use crate::actions::{Refused, comments};
use crate::app::App;

/// What everybody in its thread read of a comment. All of it was typed by a stranger: it is text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Who said it, by the name that they have in this thread alone.
    pub name: String,
    /// Whether whoever shared what it stands under said it.
    pub by_owner: bool,
    pub text: String,
    pub reply_to: Option<u32>,
    pub created_at: Timestamp,
}

impl From<comments::Comment> for Comment {
    fn from(comment: comments::Comment) -> Self {
        let comments::Comment { name, by_owner, text, reply_to, created_at, .. } = comment;
        Self { name: name.to_string(), by_owner, text, reply_to, created_at }
    }
}

/// Makes true what a case says of a comment. Where that was withdrawn, or its thread is over, there is
/// nothing left to hide.
pub async fn perform(app: &App, id: CaseId, case: &Case, spot: Spot) -> Result<(), Refused> {
    app.records.hide_comment(case.share, spot.link, spot.number, case.hiding()).await?;
    let is_decided = case.course.state() == State::Decided;
    if is_decided
        && case.course.restricts()
        && let Some(reporter) = case.reporter
    {
        give_back(app, reporter, id).await?;
    }
    if case.course.standing() != Some(Outcome::Remove) {
        return Ok(());
    }
    if is_decided && case.class == Class::ChildAbuse {
        preserve(app, id, case).await?;
    }
    comments::remove(app, case.share, spot).await
}

/// Seals it into the vault, as what the abuse of a child is.
async fn preserve(app: &App, id: CaseId, case: &Case) -> Result<(), Refused> {
    let Some(comment) = evidence::exhibits(app, id).await?.comment else { return Ok(()) };
    let exhibit = Exhibit {
        bytes: comment.text.into_bytes().into(),
        media_type: "text/plain".to_owned(),
        extension: "txt".to_owned(),
        pdq: Vec::new(),
        // Its page shows all of it.
        viewed: case.decision.as_ref().is_some_and(|decision| !decision.unseen),
    };
    consequences::preserve(app, id, case, comment.created_at, vec![exhibit]).await
}
