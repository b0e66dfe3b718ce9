//! Which hits of a post were followed up or judged: they are no news when it is scanned again.

use std::collections::BTreeSet;

use chatpic_core::ShareId;
use chatpic_store::StoreError;
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use crate::actions::Refused;
use crate::app::App;
use crate::documents::{self, Batch, Kept};
use crate::hex::Hex;

/// The hits of one post, by their tags.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Settled {
    share: ShareId,
    hits: BTreeSet<Hex<8>>,
}

impl Kept for Settled {
    const KIND: DocumentKind = "settled-hits";
}

/// Those of this post.
pub async fn known(app: &App, share: ShareId) -> Result<BTreeSet<Hex<8>>, Refused> {
    let held = documents::find::<Settled>(app, id(app, share)).await?;
    Ok(held.map(|held| held.value.hits).unwrap_or_default())
}

/// Adds to them.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn settle(app: &App, share: ShareId, hits: BTreeSet<Hex<8>>) -> Result<(), Refused> {
    if hits.is_empty() {
        return Ok(());
    }
    let id = id(app, share);
    for _ in 0..TRIES {
        let batch = match documents::find::<Settled>(app, id).await? {
            Some(held) if held.value.hits.is_superset(&hits) => return Ok(()),
            Some(mut held) => {
                held.value.hits.extend(hits.iter().copied());
                Batch::new().replace(app, &held)
            }
            None => {
                let (due, hits) = (Some(app.now().plus(LOOKED_AT)), hits.clone());
                Batch::new().add(app, id, None, due, &Settled { share, hits })
            }
        };
        if batch.write(app).await? == Written::Written {
            return Ok(());
        }
        tokio::task::yield_now().await;
    }
    tracing::error!("too many changes at once of what a post hits");
    Err(Refused::Unavailable)
}

/// Forgets those of posts that are gone: how many.
pub async fn forget(app: &App) -> Result<u64, StoreError> {
    let (now, mut forgotten) = (app.now(), 0);
    for mut held in documents::due::<Settled>(app, now, BATCH).await? {
        let batch = if app.records.post(held.value.share).await?.is_some() {
            held.due = Some(now.plus(LOOKED_AT));
            Batch::new().replace(app, &held)
        } else {
            forgotten += 1;
            Batch::new().delete(&held)
        };
        // A conflict is another node that was as quick, or a new hit.
        let (Written::Written | Written::Conflict) = batch.write(app).await?;
    }
    Ok(forgotten)
}

fn id(app: &App, share: ShareId) -> Lookup {
    Lookup(app.root.tag("settled-hits", share.as_bytes()))
}

/// Seconds after which it is asked whether the post is still there.
const LOOKED_AT: i64 = 30 * 86_400;
const BATCH: u32 = 200;
const TRIES: u32 = 16;
