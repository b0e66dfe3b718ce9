//! What was removed here can't come back, for a while: each decision adds what it removed, and takes it
//! away again when it is overturned.

use chatpic_core::Timestamp;
use chatpic_scan::lists::{Action, Class, Entries, Entry, List, Text};
use chatpic_store::StoreError;
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::current::refresh;
use super::definition::{self, Definition, REMOVED_HERE};
use crate::actions::Refused;
use crate::actions::fingerprint::Fingerprint;
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};
use crate::hex::Hex;

/// Where what was removed may not come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// It harms people.
    Everywhere,
    /// It violates a right or a rule of the house.
    Channels,
}

/// One media that a decision removed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Removed {
    fingerprint: Fingerprint,
    scope: Scope,
}

impl Kept for Removed {
    const KIND: DocumentKind = "removed";
}

/// Blocks what the decision of a case removed, for 180 days. It counts on this node at once, on the others
/// within ten seconds. Doing it again changes nothing but the time.
///
/// # Errors
/// Where the store can't answer.
pub async fn block(
    app: &App,
    case: Lookup,
    removed: &[Fingerprint],
    scope: Scope,
    now: Timestamp,
) -> Result<(), Refused> {
    turn(app, &Turn::Block { case, removed, scope, until: now.plus(BLOCKED) }).await?;
    refresh(app).await?;
    Ok(())
}

/// Lets in again what was blocked for this case, whose decision was overturned.
///
/// # Errors
/// Where the store can't answer.
pub async fn unblock(app: &App, case: Lookup) -> Result<(), Refused> {
    while turn(app, &Turn::Unblock { case }).await? {}
    refresh(app).await?;
    Ok(())
}

/// Forgets what was blocked long enough: how often there was any.
pub(in crate::actions) async fn forget(app: &App) -> Result<u64, StoreError> {
    let mut forgotten = 0;
    while turn(app, &Turn::Forget { by: app.now() }).await? {
        forgotten += 1;
    }
    Ok(forgotten)
}

/// The entries that count everywhere, and those that count in channels.
pub(super) async fn entries(app: &App) -> Result<[Entries; 2], StoreError> {
    let (mut everywhere, mut channels) = (Vec::<Entry>::new(), Vec::<Entry>::new());
    let mut after = None;
    loop {
        let page = documents::list::<Removed>(app, None, after, MOST).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        for held in page {
            let id: Text = Hex(*held.id.0.first_chunk::<8>().expect("it has 32 bytes"))
                .to_string()
                .parse()
                .expect("16 digits are short");
            match held.value.scope {
                Scope::Everywhere => everywhere.extend(held.value.fingerprint.entries(&id)),
                Scope::Channels => channels.extend(held.value.fingerprint.entries(&id)),
            }
        }
    }
    Ok([everywhere.into_iter().collect(), channels.into_iter().collect()])
}

/// The case whose decision put this entry there, while it stands.
pub(super) async fn case_of(app: &App, entry: &str) -> Result<Option<Lookup>, StoreError> {
    let Ok(Hex::<8>(begin)) = entry.parse() else { return Ok(None) };
    // The entry is called as its document's ID begins; so that is the first one after this.
    let mut before = [0xff; 32];
    before[..8].copy_from_slice(&u64::from_be_bytes(begin).wrapping_sub(1).to_be_bytes());
    let after = (begin != [0; 8]).then_some(Lookup(before));
    let found = documents::list::<Removed>(app, None, after, 1).await?;
    Ok(found.into_iter().find(|held| held.id.0.starts_with(&begin)).and_then(|held| held.group))
}

/// A change of what was removed.
enum Turn<'a> {
    Block { case: Lookup, removed: &'a [Fingerprint], scope: Scope, until: Timestamp },
    Unblock { case: Lookup },
    Forget { by: Timestamp },
}

impl Turn<'_> {
    /// Adds the change to `batch`; `None` where there is nothing to change.
    async fn within(&self, app: &App, mut batch: Batch) -> Result<Option<Batch>, StoreError> {
        let held = match self {
            Self::Block { case, removed, scope, until } => {
                for (number, fingerprint) in removed.iter().enumerate() {
                    let value = Removed { fingerprint: fingerprint.clone(), scope: *scope };
                    let (id, due) = (id(app, *case, number), Some(*until));
                    batch = match documents::find::<Removed>(app, id).await? {
                        Some(mut held) => {
                            (held.due, held.value) = (due, value);
                            batch.replace(app, &held)
                        }
                        None => batch.add(app, id, Some(*case), due, &value),
                    };
                }
                return Ok(Some(batch).filter(|_| !removed.is_empty()));
            }
            Self::Unblock { case } => documents::list(app, Some(*case), None, MOST).await?,
            Self::Forget { by } => documents::due(app, *by, MOST).await?,
        };
        let held: Vec<Held<Removed>> = held;
        Ok((!held.is_empty()).then(|| held.iter().fold(batch, Batch::delete)))
    }
}

/// Writes a change together with the next turn of its list, so that every node sees it. Tells whether
/// there was anything to write.
async fn turn(app: &App, turn: &Turn<'_>) -> Result<bool, StoreError> {
    let id = definition::id(app, REMOVED_HERE);
    for _ in 0..TRIES {
        let batch = match documents::find::<Definition>(app, id).await? {
            Some(mut held) => {
                held.value.turn += 1;
                Batch::new().replace(app, &held)
            }
            None => {
                let list = List::new(REMOVED_HERE, Class::RemovedHere, Action::Refuse)
                    .expect("the name is one, and the class may refuse");
                let list = list.from_where("decisions of moderators here");
                Batch::new().add(app, id, None, None, &Definition::new(&list))
            }
        };
        let Some(batch) = turn.within(app, batch).await? else { return Ok(false) };
        if batch.write(app).await? == Written::Written {
            return Ok(true);
        }
        tokio::task::yield_now().await;
    }
    Err(StoreError::Records("too many changes at once of what was removed here".to_owned()))
}

fn id(app: &App, case: Lookup, number: usize) -> Lookup {
    let number = number as u64;
    Lookup(app.root.tag("removed", &[&case.0[..], &number.to_be_bytes()].concat()))
}

/// How long it can't come back.
const BLOCKED: i64 = 180 * 86_400;
/// Documents that are read or written together.
const MOST: u32 = 200;
const TRIES: u32 = 16;
