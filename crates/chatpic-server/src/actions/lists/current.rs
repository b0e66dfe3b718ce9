//! What this node searches now, and whether it may be trusted to be what stands.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use chatpic_scan::lists::{Entries, decode};
use chatpic_store::StoreError;
use chatpic_store::records::Lookup;
use tokio::time::Instant;

use super::definition::{Definition, REMOVED_HERE};
use super::removed;
use super::search::{Compiled, Part, Reach};
use super::stored::damaged;
use crate::actions::Refused;
use crate::app::App;
use crate::documents::{self, Held};

/// The compiled lists of a node.
#[derive(Debug)]
pub struct Current {
    state: Mutex<State>,
    /// Whoever looks for changes; one at a time.
    turn: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct State {
    lists: Arc<Compiled>,
    /// When it was last looked, and whether that succeeded. `None` before the first time.
    looked: Option<(Instant, bool)>,
    /// When a look last succeeded; before the first time, when this began.
    good: Instant,
}

impl Current {
    pub fn new() -> Self {
        let state = State { lists: Arc::default(), looked: None, good: Instant::now() };
        Self { state: Mutex::new(state), turn: tokio::sync::Mutex::default() }
    }

    /// How long ago it was last seen what stands.
    pub fn age(&self) -> Duration {
        self.state().good.elapsed()
    }

    /// The lists as they last were seen.
    pub(super) fn last(&self) -> Arc<Compiled> {
        Arc::clone(&self.state().lists)
    }

    /// The same, unless the last look failed.
    pub(in crate::actions) fn latest(&self) -> Result<Arc<Compiled>, Refused> {
        let state = self.state();
        let well = state.looked.is_some_and(|(_, well)| well);
        if well { Ok(Arc::clone(&state.lists)) } else { Err(Refused::Unavailable) }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn recent(&self) -> Option<Result<Arc<Compiled>, Refused>> {
        let (at, _) = self.state().looked?;
        (at.elapsed() < TRUSTED).then(|| self.latest())
    }
}

impl Default for Current {
    fn default() -> Self {
        Self::new()
    }
}

/// The lists as they stood at most half a minute ago. Where nobody has looked since, it is looked now.
///
/// # Errors
/// [`Refused::Unavailable`] where the last look failed: without lists there is no verdict.
pub async fn current(app: &App) -> Result<Arc<Compiled>, Refused> {
    if let Some(recent) = app.lists.recent() {
        return recent;
    }
    refresh(app).await?;
    app.lists.recent().unwrap_or(Err(Refused::Unavailable))
}

/// Looks whether a list changed, and compiles what did. Tells whether anything did.
///
/// # Errors
/// Where a list can't be read. Then nothing is searched until a later look succeeds.
pub async fn refresh(app: &App) -> Result<bool, StoreError> {
    let _turn = app.lists.turn.lock().await;
    let before = app.lists.last();
    let looked = match look(app, &before).await {
        // A list that was changed since it was named here has its entries elsewhere.
        Err(_) => look(app, &before).await,
        looked => looked,
    };
    let mut state = app.lists.state();
    let now = Instant::now();
    state.looked = Some((now, looked.is_ok()));
    if looked.is_ok() {
        state.good = now;
    }
    let changed = looked?;
    Ok(changed.map(|lists| state.lists = Arc::new(lists)).is_some())
}

/// What stands now, where that is something else than `before`.
async fn look(app: &App, before: &Compiled) -> Result<Option<Compiled>, StoreError> {
    let definitions = definitions(app).await?;
    let standing: Vec<_> = definitions.iter().map(|it| (it.id, it.version())).collect();
    if before.is_of(&standing) {
        return Ok(None);
    }
    let mut parts = Vec::new();
    for definition in definitions.iter().filter(|it| it.value.enabled) {
        let known = before.parts_of(definition.id, definition.version());
        if known.is_empty() {
            parts.extend(compile(app, definition).await?.into_iter().map(Arc::new));
        } else {
            parts.extend(known);
        }
    }
    Ok(Some(Compiled::new(parts, &standing)))
}

async fn compile(app: &App, held: &Held<Definition>) -> Result<Vec<Part>, StoreError> {
    let (of, list) = ((held.id, held.version()), held.value.list()?);
    let slot = app.workers.slot().await;
    let failed = |_| StoreError::Records("compiling a list panicked".to_owned());
    if held.value.name == REMOVED_HERE {
        let [everywhere, channels] = removed::entries(app).await?;
        let work = move || {
            Ok(vec![
                Part::new(of, Reach::Everywhere, list.clone(), &everywhere)?,
                Part::new(of, Reach::Channels, list, &channels)?,
            ])
        };
        return slot.run(work).await.map_err(failed)?.0;
    }
    let bytes = match &held.value.stored {
        Some(stored) => stored.read(app).await?,
        None => return Ok(vec![Part::new(of, Reach::Everywhere, list, &Entries::new())?]),
    };
    let work = move || {
        let entries = decode(&bytes).map_err(|_| damaged())?;
        Ok(vec![Part::new(of, Reach::Everywhere, list, &entries)?])
    };
    slot.run(work).await.map_err(failed)?.0
}

/// Every list, in the order of their IDs.
pub(super) async fn definitions(app: &App) -> Result<Vec<Held<Definition>>, StoreError> {
    let (mut all, mut after): (Vec<Held<Definition>>, Option<Lookup>) = (Vec::new(), None);
    loop {
        let page = documents::list::<Definition>(app, None, after, PAGE).await?;
        let Some(last) = page.last() else { return Ok(all) };
        after = Some(last.id);
        all.extend(page);
    }
}

/// How long a look is trusted. The job looks every ten seconds.
const TRUSTED: Duration = Duration::from_secs(30);
const PAGE: u32 = 100;
