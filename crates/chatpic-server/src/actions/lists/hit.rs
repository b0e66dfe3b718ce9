//! What was hit, counted: for each entry how often, and how often wrongly.

use chatpic_scan::lists::{How, ListHit, Value};
use chatpic_store::StoreError;
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::definition;
use crate::app::App;
use crate::documents::{self, Batch, Kept};

/// An entry that a media hit.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// The name of its list.
    pub list: String,
    /// Its ID there.
    pub entry: String,
    pub value: Value,
    pub how: How,
    /// Whether its list only counts.
    pub shadow: bool,
}

impl Hit {
    pub(in crate::actions) fn new(hit: &ListHit<'_>) -> Self {
        Self {
            list: hit.list.name().to_owned(),
            entry: hit.id.to_owned(),
            value: hit.value,
            how: hit.how,
            shadow: hit.list.is_shadow(),
        }
    }
}

/// How often one entry was hit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tally {
    pub entry: String,
    /// The beginning of its hash, by which the operator can name it.
    pub hash: String,
    pub hits: u64,
    pub false_positives: u64,
    /// Unix seconds.
    pub last_at: i64,
}

impl Kept for Tally {
    const KIND: DocumentKind = "hit";
}

/// Counts these hits. A count that can't be written is told to the log and lost: it says nothing of what
/// happened to the media.
pub async fn count(app: &App, hits: &[Hit]) {
    let now = app.now().unix();
    for hit in hits.iter().take(MOST) {
        let counted = change(app, &hit.list, &hit.entry, &hit.value, |tally| {
            tally.hits += 1;
            tally.last_at = now;
        });
        if let Err(fault) = counted.await {
            tracing::error!(%fault, "a hit on a list can't be counted");
        }
    }
}

/// Counts a hit that was wrong.
///
/// # Errors
/// Where the store can't answer.
pub async fn false_positive(
    app: &App,
    list: &str,
    entry: &str,
    value: &Value,
) -> Result<(), StoreError> {
    change(app, list, entry, value, |tally| tally.false_positives += 1).await
}

async fn change(
    app: &App,
    list: &str,
    entry: &str,
    value: &Value,
    change: impl Fn(&mut Tally),
) -> Result<(), StoreError> {
    let id = id(app, list, entry, value);
    for _ in 0..TRIES {
        let batch = match documents::find::<Tally>(app, id).await? {
            Some(mut held) => {
                change(&mut held.value);
                Batch::new().replace(app, &held)
            }
            None => {
                let hash = shown(value);
                let mut new = Tally { entry: entry.to_owned(), hash, ..Tally::default() };
                change(&mut new);
                Batch::new().add(app, id, Some(definition::id(app, list)), None, &new)
            }
        };
        if batch.write(app).await? == Written::Written {
            return Ok(());
        }
        tokio::task::yield_now().await;
    }
    Err(StoreError::Records("too many hits at once on one entry".to_owned()))
}

/// The beginning of a hash: enough to tell entries of a list apart, and too little to find a picture by.
pub(super) fn shown(value: &Value) -> String {
    value.as_bytes().iter().take(SHOWN).map(|byte| format!("{byte:02x}")).collect()
}

fn id(app: &App, list: &str, entry: &str, value: &Value) -> Lookup {
    let head = format!("{list}/{}/{}/{entry}/", value.kind(), entry.len());
    Lookup(app.root.tag("hit", &[head.as_bytes(), value.as_bytes()].concat()))
}

/// Hits of one media that are counted. One that hits more hits copies of one entry.
const MOST: usize = 32;
const TRIES: u32 = 16;
/// Bytes of a hash that are shown.
pub(super) const SHOWN: usize = 6;
