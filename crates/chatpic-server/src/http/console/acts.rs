//! What a moderator does to a case. Each answer leads back to the case, or on to the next.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Redirect;
use chatpic_core::{FieldError, Outcome, Reason};

use super::door::Moderator;
use crate::actions::cases::{self, CaseId, Ground, Verdict, Who};
use crate::actions::{Refused, look};
use crate::app::App;
use crate::http::form::Fields;

type Done = Result<Redirect, Refused>;
type Asked = (State<Arc<App>>, Moderator, Path<String>);

/// `POST …/hide`
pub async fn hide((State(app), Moderator(who), Path(id)): Asked) -> Done {
    let id: CaseId = id.parse()?;
    cases::hide(&app, &who, id).await?;
    back(id)
}

/// `POST …/show`
pub async fn show((State(app), Moderator(who), Path(id)): Asked) -> Done {
    let id: CaseId = id.parse()?;
    cases::show(&app, &who, id).await?;
    back(id)
}

/// `POST …/escalate`
pub async fn escalate((State(app), Moderator(who), Path(id)): Asked) -> Done {
    let id: CaseId = id.parse()?;
    cases::escalate(&app, &who, id).await?;
    back(id)
}

/// `POST …/skip`: no reason is asked for.
pub async fn skip((State(app), Moderator(who), Path(id)): Asked) -> Done {
    Ok(onward(look::skip(&app, &who, id.parse()?).await?))
}

/// `POST …/suit`
pub async fn suit((State(app), Moderator(who), Path(id)): Asked) -> Done {
    let id: CaseId = id.parse()?;
    cases::note_suit(&app, &who, id).await?;
    back(id)
}

/// `POST …/assign`: to `to`, or to oneself.
pub async fn assign((State(app), Moderator(who), Path(id)): Asked, fields: Fields) -> Done {
    let id: CaseId = id.parse()?;
    let to = fields.text("to").unwrap_or_else(|| who.name.clone());
    if !look::colleagues(&app, &who, id).await?.contains(&to) {
        return Err(FieldError::new("to", "is nobody who may work on this case").into());
    }
    cases::assign(&app, &who, id, &to).await?;
    back(id)
}

/// `POST …/triage`
pub async fn triage((State(app), Moderator(who), Path(id)): Asked, fields: Fields) -> Done {
    let id: CaseId = id.parse()?;
    let category = fields.text("category").unwrap_or_default().parse()?;
    cases::triage(&app, &who, id, category).await?;
    back(id)
}

/// `POST …/ask`
pub async fn ask((State(app), Moderator(who), Path(id)): Asked, fields: Fields) -> Done {
    let id: CaseId = id.parse()?;
    cases::ask(&app, &who, id, &fields.text("question").unwrap_or_default()).await?;
    back(id)
}

/// `POST …/note`
pub async fn note((State(app), Moderator(who), Path(id)): Asked, fields: Fields) -> Done {
    let id: CaseId = id.parse()?;
    cases::note(&app, &who, id, &fields.text("note").unwrap_or_default()).await?;
    back(id)
}

/// `POST …/decide`
pub async fn decide((State(app), Moderator(who), Path(id)): Asked, fields: Fields) -> Done {
    let id: CaseId = id.parse()?;
    let verdict = verdict(&fields)?;
    if fields.text("unseen").is_some() {
        cases::decide_unseen(&app, &who, id, verdict).await?;
    } else {
        cases::decide(&app, &who, id, verdict).await?;
    }
    next(&app, &who, id).await
}

/// `POST …/appeal`
pub async fn appeal((State(app), Moderator(who), Path(id)): Asked, fields: Fields) -> Done {
    let id: CaseId = id.parse()?;
    let overturned = match fields.text("outcome").as_deref() {
        Some("overturn") => true,
        Some("uphold") => false,
        _ => return Err(FieldError::new("outcome", "is uphold or overturn").into()),
    };
    let facts = fields.text("facts").unwrap_or_default();
    cases::decide_appeal(&app, &who, id, overturned, &facts).await?;
    next(&app, &who, id).await
}

fn verdict(fields: &Fields) -> Result<Verdict, Refused> {
    let field = |name| fields.text(name).unwrap_or_default();
    let outcome: Outcome = field("outcome").parse()?;
    let named = field("named");
    if outcome != Outcome::Keep && named.trim().is_empty() {
        return Err(FieldError::new("named", Reason::NoGround).into());
    }
    let ground = match field("ground").as_str() {
        "law" => Ground::Law(named),
        "rule" => Ground::Rule(named),
        _ => return Err(FieldError::new("ground", "is law or rule").into()),
    };
    let pictures: Result<Vec<usize>, _> =
        fields.all("picture").iter().map(|number| number.parse()).collect();
    let pictures = pictures.map_err(|_| FieldError::new("picture", "is the number of one"))?;
    let media = (!pictures.is_empty()).then_some(pictures);
    Ok(Verdict { outcome, ground, facts: field("facts"), media })
}

async fn next(app: &App, who: &Who, decided: CaseId) -> Done {
    Ok(onward(look::next(app, who, Some(decided)).await?))
}

fn onward(to: Option<CaseId>) -> Redirect {
    let to = to.map_or_else(|| "/console".to_owned(), |id| format!("/console/cases/{id}"));
    Redirect::to(&to)
}

fn back(id: CaseId) -> Done {
    Ok(Redirect::to(&format!("/console/cases/{id}")))
}
