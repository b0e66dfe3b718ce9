//! How many things one reporter may have hidden at once: three, as long as nobody decided about them.
//!
//! Who they are is not known. A reporter is the tag of their network on that day (`tags.rs`): enough to tell
//! one from the rest, too little to name anybody. With the day the count is forgotten. What was decided
//! `keep` counts until then, so who is wrong three times hides nothing more that day; what was restricted is
//! given back.

use std::net::IpAddr;

use chatpic_store::StoreError;
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use crate::actions::cases::CaseId;
use crate::actions::tags::{self, Prefix};
use crate::actions::{Refused, forget};
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};

/// How many undecided hides one reporter may have.
const MOST: usize = 3;

/// What one reporter had hidden today.
#[derive(Default, Serialize, Deserialize)]
pub struct Reporter {
    cases: Vec<CaseId>,
}

impl Kept for Reporter {
    const KIND: DocumentKind = "reporter";
}

impl Reporter {
    /// Counts a hiding of `case` in the batch that hides it, and names the reporter for the case; gives the
    /// batch back as it was where the allowance is used up.
    pub async fn allowed(
        app: &App,
        client: IpAddr,
        case: CaseId,
        batch: Batch,
    ) -> Result<Result<(Batch, CaseId), Batch>, Refused> {
        let now = app.now();
        let (day, tag) = (tags::day(now), tags::prefix(app, Prefix::of(client), now).await?);
        let name = [&day.to_be_bytes()[..], &tag.to_be_bytes()].concat();
        let id = Lookup(app.root.tag("reporter", &name));
        let held: Option<Held<Self>> = documents::find(app, id).await?;
        let Some(mut held) = held else {
            let (new, due) = (Self { cases: vec![case] }, Some(tags::begin(day + 1)));
            return Ok(Ok((batch.add(app, id, None, due, &new), CaseId(id))));
        };
        let cases = &mut held.value.cases;
        if !cases.contains(&case) {
            if cases.len() >= MOST {
                return Ok(Err(batch));
            }
            cases.push(case);
        }
        Ok(Ok((batch.replace(app, &held), CaseId(id))))
    }
}

/// Gives a hiding back: the report was right.
pub async fn give_back(app: &App, reporter: CaseId, case: CaseId) -> Result<(), Refused> {
    loop {
        // Where its day is over there is nothing to give back.
        let Some(mut held) = documents::find::<Reporter>(app, reporter.0).await? else {
            return Ok(());
        };
        held.value.cases.retain(|it| *it != case);
        if Batch::new().replace(app, &held).write(app).await? == Written::Written {
            return Ok(());
        }
    }
}

/// Forgets the counts of days that are over.
pub async fn forget(app: &App) -> Result<u64, StoreError> {
    forget::due::<Reporter>(app).await
}
