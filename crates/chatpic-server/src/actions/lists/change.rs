//! Changing a list: all of it or nothing, written down in the log before it is done, and never so that it
//! hits what is known to be harmless.

use chatpic_media::Refusal;
use chatpic_scan::lists::{BadBundle, Entries, Lists, NotAList, Unacceptable, Unreadable, alarmed};
use chatpic_store::StoreError;
use chatpic_store::documents::Written;

use super::canaries;
use super::definition::{self, Counts, Definition};
use super::stored::Stored;
use crate::actions::Refused;
use crate::actions::audit::{self, Act, Actor};
use crate::app::App;
use crate::documents::{self, Batch, Held};

/// Why a list was not changed. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum NotChanged {
    #[error("there is no list called {0}")]
    Unknown(String),
    #[error("{0} is kept by the server itself, from what moderators decide")]
    OwnList(String),
    #[error("a new list needs a {0}")]
    Missing(&'static str),
    #[error("the list's class is {0}; a list of another class is another list")]
    OtherClass(String),
    #[error(transparent)]
    NotAList(#[from] NotAList),
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    #[error(transparent)]
    Bundle(#[from] BadBundle),
    #[error("this list comes in signed bundles, and this is none")]
    Unsigned,
    #[error("a bundle needs the key that it is signed with")]
    NoKey,
    #[error(transparent)]
    Unacceptable(#[from] Unacceptable),
    #[error("it hits what is harmless: {}", .0.join(", "))]
    Alarmed(Vec<String>),
    #[error("not a picture that can be read: {0}")]
    Picture(#[from] Refusal),
    #[error("no entry of the list is called that")]
    NoEntry,
    #[error("{0} entries begin with this; say more of the hash")]
    Several(usize),
    #[error("it was changed by somebody else meanwhile; try again")]
    Meanwhile,
    #[error("the log can't be written, so nothing was done")]
    Unlogged,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The list with this name.
pub(super) async fn find(app: &App, name: &str) -> Result<Held<Definition>, NotChanged> {
    let found = documents::find(app, definition::id(app, name)).await?;
    found.ok_or_else(|| NotChanged::Unknown(name.to_owned()))
}

/// Writes down what is about to happen to a list.
pub(super) async fn log(
    app: &App,
    who: &Actor,
    list: &str,
    change: String,
) -> Result<(), NotChanged> {
    let act = Act::ListChanged { list: list.to_owned(), change };
    audit::record(app, who, act).await.map_err(|_: Refused| NotChanged::Unlogged)
}

/// Puts `entries` in the place of those that stand, with all else that `definition` says; `held` is the
/// list as it was read, where there is one.
pub(super) async fn replace(
    app: &App,
    (who, change): (&Actor, String),
    held: Option<Held<Definition>>,
    mut definition: Definition,
    entries: &Entries,
) -> Result<(), NotChanged> {
    let canaries = canaries::all(app).await?;
    let lists = Lists::new([(definition.list()?, entries)])
        .map_err(|_| StoreError::Damaged("a list has more entries than can be searched"))?;
    let names = alarmed(&lists, &canaries).into_iter().map(|(it, _)| it.name.to_string());
    let names: Vec<_> = names.collect();
    if !names.is_empty() {
        return Err(NotChanged::Alarmed(names));
    }
    log(app, who, &definition.name, change).await?;
    let stored = Stored::write(app, entries).await?;
    let id = definition::id(app, &definition.name);
    let before = held.as_ref().and_then(|held| held.value.stored.clone());
    definition.counts = Counts::of(entries);
    definition.stored = Some(stored.clone());
    let mut batch = Batch::new().keep(stored.blob());
    if let Some(before) = before {
        batch = batch.release(before.blob());
    }
    let batch = match held {
        Some(mut held) => {
            held.value = definition;
            batch.replace(app, &held)
        }
        None => batch.add(app, id, None, None, &definition),
    };
    let written = batch.write(app).await;
    // Whether a failed batch was committed can't be known: the object stays, and reconciling decides.
    stored.settle(app, !matches!(written, Ok(Written::Conflict))).await;
    done(written?)
}

pub(super) fn done(written: Written) -> Result<(), NotChanged> {
    match written {
        Written::Written => Ok(()),
        Written::Conflict => Err(NotChanged::Meanwhile),
    }
}
