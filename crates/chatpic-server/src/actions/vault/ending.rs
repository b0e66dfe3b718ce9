//! Destroying a case, or keeping it longer: both take two people.
//!
//! The first asks, the second asks for the same within a week, and only then is it done. Before its time
//! nothing is destroyed unless both say why. Each step is in the log before it is taken. Whoever holds
//! the machine can delete files in other ways: this keeps a person from doing it alone by mistake or
//! unseen, and no more.

use chatpic_core::{FieldError, Timestamp};
use chatpic_store::documents::Written;
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::super::Refused;
use super::super::audit::{Act, Actor, record};
use super::entry::Entry;
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};

/// What is to become of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    Destroy,
    /// Kept until so many days after now, or as long as before where that is longer.
    Extend {
        days: u32,
    },
}

/// What asking came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A second person has to ask for the same until then.
    Waits(Timestamp),
    Done,
}

/// Asks for an ending in the name of a person, and brings it about where another asked before. `who` is
/// whom the service knows: a moderator who signed in, or whoever runs commands on the machine.
///
/// # Errors
/// [`Refused::Unknown`] where there is no such case, [`Refused::Field`] for what is missing or doesn't
/// go together, [`Refused::Unavailable`].
pub async fn ask(
    app: &App,
    case: &str,
    ending: Ending,
    who: &Actor,
    by: &str,
    why: Option<&str>,
) -> Result<Asked, Refused> {
    let id = super::id(app, case)?;
    let held = documents::find::<Entry>(app, id).await?.ok_or(Refused::Unknown)?;
    let now = app.now();
    let by = person(by)?;
    let why = why.map(str::trim).filter(|why| !why.is_empty());
    if ending == Ending::Destroy && now < held.value.preserve_until() && why.is_none() {
        let reason = format!("is needed before {}", held.value.preserve_until());
        return Err(FieldError::new("why", reason).into());
    }
    let request = Lookup(app.root.tag("vault-request", case.as_bytes()));
    match documents::find::<Request>(app, request).await? {
        Some(first) if first.due.is_some_and(|due| now < due) => {
            check(&first.value, ending, &by)?;
            record(app, who, ending.act(case, by, why)).await?;
            second(app, held, first).await
        }
        old => {
            let due = now.plus(PATIENCE);
            let why = why.map(str::to_owned);
            let asked = Request { ending, by, why };
            record(app, who, asked.act(case)).await?;
            let batch = match old {
                None => Batch::new().add(app, request, None, Some(due), &asked),
                Some(mut old) => {
                    (old.due, old.value) = (Some(due), asked);
                    Batch::new().replace(app, &old)
                }
            };
            written(batch.write(app).await?)?;
            Ok(Asked::Waits(due))
        }
    }
}

/// That one person asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::actions) struct Request {
    ending: Ending,
    by: String,
    why: Option<String>,
}

impl Request {
    fn act(&self, case: &str) -> Act {
        Act::EvidenceAsked {
            case: case.to_owned(),
            ending: match self.ending {
                Ending::Destroy => "destroy".to_owned(),
                Ending::Extend { days } => format!("extend by {days} days"),
            },
            by: self.by.clone(),
            why: self.why.clone(),
        }
    }
}

impl Ending {
    /// What the second person does.
    fn act(self, case: &str, by: String, why: Option<&str>) -> Act {
        let (case, why) = (case.to_owned(), why.map(str::to_owned));
        match self {
            Self::Destroy => Act::EvidenceDestroyed { case, by, why },
            Self::Extend { .. } => Act::EvidenceProlonged { case, by },
        }
    }
}

impl Kept for Request {
    const KIND: &'static str = "vault-request";
}

/// How long the first waits for the second.
const PATIENCE: i64 = 7 * 86_400;

/// Whether a second person asks for what the first did.
fn check(first: &Request, ending: Ending, by: &str) -> Result<(), Refused> {
    if first.ending != ending {
        return Err(FieldError::new("case", "waits for another request's second person").into());
    }
    if first.by == by {
        return Err(FieldError::new("by", "asked already; it takes a second person").into());
    }
    Ok(())
}

async fn second(app: &App, mut held: Held<Entry>, first: Held<Request>) -> Result<Asked, Refused> {
    let batch = Batch::new().delete(&first);
    let batch = match first.value.ending {
        Ending::Destroy => match held.value.blob() {
            Some(blob) => batch.delete(&held).release(blob),
            None => batch.delete(&held),
        },
        Ending::Extend { days } => {
            let until = app.now().plus(i64::from(days) * 86_400);
            held.value.preserve_until = held.value.preserve_until.max(until.unix());
            held.due = Some(held.value.preserve_until());
            batch.replace(app, &held)
        }
    };
    written(batch.write(app).await?)?;
    Ok(Asked::Done)
}

/// A person's name as it is compared.
fn person(by: &str) -> Result<String, Refused> {
    let by = by.trim().to_lowercase();
    if by.is_empty() || by.len() > 64 {
        return Err(FieldError::new("by", "is a name of 1 to 64 characters").into());
    }
    Ok(by)
}

fn written(written: Written) -> Result<(), Refused> {
    match written {
        Written::Written => Ok(()),
        Written::Conflict => {
            Err(FieldError::new("case", "was changed at the same time; ask again").into())
        }
    }
}
