//! Links whose share was taken down because an authority ordered it: visitors are told so, with 451.

use chatpic_core::NoticeKind;
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::{Case, CaseId, forget};
use crate::actions::Refused;
use crate::app::App;
use crate::documents::{self, Batch, Kept};

/// That this link, named by its lookup, was taken down by order.
#[derive(Serialize, Deserialize)]
struct Demand {}

impl Kept for Demand {
    const KIND: DocumentKind = "legal-demand";
}

/// Remembers the links of a share that is taken down by order, while they can still be found.
pub async fn demand(app: &App, id: CaseId, case: &Case) -> Result<(), Refused> {
    if case.notice != NoticeKind::Authority || case.class.is_silent() {
        return Ok(());
    }
    let Some(whole) = app.records.whole(case.share).await? else { return Ok(()) };
    for link in whole.links {
        if is_demanded(app, link.lookup).await? {
            continue;
        }
        let batch = Batch::new().add(app, link.lookup, Some(id.0), None, &Demand {});
        // A conflict is another node that was as quick.
        let (Written::Written | Written::Conflict) = batch.write(app).await?;
    }
    Ok(())
}

/// Forgets them.
pub async fn lift(app: &App, id: CaseId) -> Result<(), Refused> {
    forget::all::<Demand>(app, id).await
}

/// Whether what this link led to was taken down by order.
pub async fn is_demanded(app: &App, link: Lookup) -> Result<bool, Refused> {
    Ok(documents::find::<Demand>(app, link).await?.is_some())
}
