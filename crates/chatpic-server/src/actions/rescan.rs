//! Posts are held against the lists again whenever these change, by the fingerprints that they keep.
//!
//! What would be refused at the door, or held there, is hidden at once, and a case opened about it, as what
//! its list says that it is. A person decides; what they keep isn't hidden again for the same entry. A label
//! is counted, as at the door, and changes nothing. Shares can't be scanned again: nobody can open them.
//!
//! It goes on at whichever node comes next (`progress.rs`), a bounded number of posts at a time.

mod progress;
mod settled;

use std::collections::BTreeMap;
use std::sync::Arc;

use chatpic_scan::lists::Action;
use chatpic_store::StoreError;
use chatpic_store::channels::PostRow;
use chatpic_store::documents::Written;

use super::Refused;
use super::audit::Actor;
use super::cases::{Finding, ITSELF, file};
use super::lists::{self, Compiled, Known, current, gravest, of_post, tags};
use super::posts::Inside;
use super::reports::Source;
use super::scan::preserve;
use crate::app::App;
use crate::documents::{self, Batch};
use progress::Progress;
pub(super) use settled::{forget, known, settle};

/// Scans posts again for as long as some are due, and a bounded number of them: how many.
///
/// # Errors
/// [`Refused::Unavailable`]; it goes on where it was at the next turn.
pub async fn tick(app: &Arc<App>) -> Result<u32, Refused> {
    let lists = current(app).await?;
    let Some(generation) = lists.generation().filter(|_| !lists.is_empty()) else { return Ok(0) };
    let mut scanned = 0;
    while scanned < MOST {
        let (id, now) = (progress::id(app), app.now());
        let held = documents::find::<Progress>(app, id).await?;
        let before = held.as_ref().map(|held| &held.value);
        let Some(mut round) = Progress::due(before, generation, now) else { break };
        let rows = app.records.every_post(round.after(), BATCH).await?;
        for row in round.meant(&rows) {
            scan(app, &lists, row).await?;
            scanned += 1;
        }
        round.pass(&rows, BATCH);
        let batch = match held {
            Some(mut held) => {
                held.value = round;
                Batch::new().replace(app, &held)
            }
            None => Batch::new().add(app, id, None, None, &round),
        };
        // Another node is at it.
        if batch.write(app).await? == Written::Conflict {
            break;
        }
    }
    Ok(scanned)
}

/// Holds one post against the lists. One that doesn't open keeps no other from it.
async fn scan(app: &Arc<App>, lists: &Arc<Compiled>, row: PostRow) -> Result<(), Refused> {
    let inside = match Inside::of(app, row).await {
        Ok(Some(inside)) => inside,
        Ok(None) => return Ok(()),
        Err(fault @ StoreError::Damaged(_)) => {
            tracing::error!(%fault, "a post can't be scanned again");
            return Ok(());
        }
        Err(fault) => return Err(fault.into()),
    };
    let mut hits = of_post(app, lists, &inside.contents).await?;
    if hits.is_empty() {
        return Ok(());
    }
    let known = known(app, inside.row.share).await?;
    hits.retain(|hit| !known.contains(&hit.tag(app)));
    // Whoever looks at what waits sees what it hits.
    if hits.is_empty() || inside.waits() && !hits.iter().any(Known::refuses) {
        return Ok(());
    }
    if let Some(fact) = gravest(app, &hits).await? {
        let (share, opened) = (inside.row.share, inside.opened());
        let by = (&Actor::System, ITSELF);
        let case = file(app, Finding { share, opened, fact, source: Source::List, by }).await?;
        tracing::warn!(%case, "a post is on a list that grew");
        metrics::counter!("chatpic_rescan_hits_total").increment(1);
        report(app, &inside, &hits).await;
    }
    settle(app, inside.row.share, tags(app, &hits)).await?;
    let hits: Vec<_> = hits.into_iter().map(|known| known.hit).collect();
    lists::count(app, &hits).await;
    Ok(())
}

/// Keeps for those who report it what must be reported.
async fn report(app: &App, inside: &Inside, hits: &[Known]) {
    let sealed = hits.iter().filter(|hit| hit.acts() && hit.action == Action::RefuseAndSeal);
    let sealed: BTreeMap<_, _> = sealed.map(|hit| (hit.media, hit.class)).collect();
    for (number, class) in sealed {
        let read = async { inside.reader(number)?.read(app).await };
        let Ok(bytes) = read.await else {
            tracing::error!("what must be reported can't be read");
            continue;
        };
        let facts = &inside.contents.media[number];
        preserve(app, &class.to_string(), facts, bytes, inside.row.posted_at).await;
    }
}

/// Posts in one go.
const MOST: u32 = 5000;
/// Posts after which it is written down how far it came.
const BATCH: u32 = 100;
