//! A video under a mark: made once for a viewing, by the worker, and followed by its viewers while it is
//! made. Then it lies on the disk, sealed, until its pass ends: written once more with its index in front,
//! for what is made to be watched at once says neither how long it plays nor where its frames are.
//!
//! One is made at a time on a node, a few wait for their turn, and whoever comes after these is refused.
//! One that fails stays failed for a while: nobody is sent another's bytes instead, nor unmarked ones.

mod burn;
mod fed;
mod follow;

use std::collections::HashMap;
use std::fs;
use std::os::fd::AsRawFd;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;

use chatpic_core::{BlobKey, Timestamp};
use chatpic_media::Mark;
use chatpic_seal::{Layout, ObjectKey};
use chatpic_store::records::{FoundPass, Lookup};
use tokio::fs::File;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::actions::contents::Facts;
use crate::actions::media::Reader;
use crate::actions::receive::spool_fault;
use crate::actions::spool::nameless;
use crate::actions::{NotNow, Refused};
use crate::app::App;
pub(in crate::actions) use fed::Fed;
pub(in crate::actions) use follow::Following;

/// The films of this node. What is asked for by a pass and the number of a media is made once.
#[derive(Default)]
pub struct Films(Mutex<HashMap<Which, Arc<Film>>>);

type Which = (Lookup, usize);

/// What a film is made of, and for which viewing.
pub(in crate::actions) struct Script {
    pub pass: Lookup,
    pub number: usize,
    pub ends_at: Timestamp,
    pub facts: Facts,
    pub reader: Reader,
    pub mark: Mark,
}

/// One marked video, on its way or whole.
pub(in crate::actions) struct Film {
    /// Without a name, sealed under `key`: as it is made.
    file: fs::File,
    key: ObjectKey,
    /// As it can be searched; there when it is whole.
    searched: OnceLock<Searched>,
    /// Tells these bytes from those of any other time.
    tag: String,
    /// How long it plays.
    millis: u64,
    ends_at: Timestamp,
    state: watch::Sender<State>,
    over: CancellationToken,
    /// Set where the video itself is why it failed.
    unmarkable: OnceLock<()>,
    /// When somebody last asked for it.
    asked_at: Mutex<Timestamp>,
}

/// A whole film with its index in front, sealed in a file without a name.
struct Searched {
    file: fs::File,
    key: ObjectKey,
    layout: Layout,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Waits,
    /// So many chunks can be opened, and play up to so many milliseconds. When it was begun, by our clock.
    Made {
        chunks: u64,
        millis: u64,
        since: Duration,
    },
    /// All of it can be opened, and searched.
    Whole(Layout),
    /// It failed, or nobody may see it any more.
    Over,
}

/// How far a film has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub done: bool,
    pub percent: u64,
    /// Until it is whole; unknown until a few seconds were measured.
    pub seconds_left: Option<u64>,
}

impl Films {
    /// The film of a viewing, begun if it is not there.
    ///
    /// # Errors
    /// [`Refused::MarkingBusy`] where too many wait, or another of this pass does; [`Refused::NotNow`] where it
    /// can't be marked, [`Refused::Unavailable`] where that failed otherwise.
    pub(in crate::actions) fn of(
        &self,
        app: &Arc<App>,
        script: Script,
    ) -> Result<Arc<Film>, Refused> {
        let which = (script.pass, script.number);
        let mut films = self.films();
        if let Some(film) = films.get(&which) {
            *film.asked_at() = app.now();
            return match film.over.is_cancelled() {
                true if film.is_unmarkable() => Err(Refused::NotNow(NotNow::Unmarkable)),
                true => Err(Refused::Unavailable),
                false => Ok(Arc::clone(film)),
            };
        }
        // One after the other: else who is granted a single view could fill the queue.
        let mut of_pass = films.iter().filter(|(which, _)| which.0 == script.pass);
        if has_no_room(&films) || of_pass.any(|(_, film)| film.is_on_its_way()) {
            return Err(Refused::MarkingBusy);
        }
        let film = Arc::new(Film::new(app, &script).map_err(spool_fault)?);
        films.insert(which, Arc::clone(&film));
        drop(films);
        app.tasks.spawn(burn::make(Arc::clone(app), Arc::clone(&film), script));
        Ok(film)
    }

    /// Whether one more would have to wait too long to begin.
    pub(in crate::actions) fn are_too_many(&self) -> bool {
        has_no_room(&self.films())
    }

    /// Drops what nobody may see any more, and what nobody waits for.
    pub async fn sweep(&self, app: &App) {
        let films: Vec<_> = self.films().iter().map(|(it, film)| (*it, Arc::clone(film))).collect();
        for (which, film) in films {
            let is_over = film.ends_at <= app.now() || has_ended(app, which.0).await;
            if is_over || film.is_idle(app) {
                film.end();
            }
            // What can't be marked would fail again, and is remembered until nobody may ask any more.
            if film.over.is_cancelled() && (!film.is_unmarkable() || is_over) {
                self.films().remove(&which);
            }
        }
    }

    /// Ends all of them: the service stops.
    pub fn end(&self) {
        for (_, film) in self.films().drain() {
            film.end();
        }
    }

    fn films(&self) -> MutexGuard<'_, HashMap<Which, Arc<Film>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn has_no_room(films: &HashMap<Which, Arc<Film>>) -> bool {
    let waits = |film: &&Arc<Film>| *film.state.borrow() == State::Waits;
    films.values().filter(waits).count() >= MOST_WAITING
}

/// Whether a pass is over. One that can't be asked for now may live.
async fn has_ended(app: &App, pass: Lookup) -> bool {
    let found = app.records.pass(pass, app.now()).await;
    matches!(found, Ok(FoundPass::Ended(_) | FoundPass::Unknown))
}

impl Film {
    fn new(app: &App, script: &Script) -> std::io::Result<Self> {
        Ok(Self {
            file: nameless(&app.spool_dir(), &*app.rng)?,
            key: ObjectKey::generate(&mut app.fill()),
            searched: OnceLock::new(),
            tag: format!("\"{}\"", BlobKey::random(&*app.rng)),
            millis: script.facts.millis.unwrap_or_default().max(1),
            ends_at: script.ends_at,
            state: watch::Sender::new(State::Waits),
            over: CancellationToken::new(),
            unmarkable: OnceLock::new(),
            asked_at: Mutex::new(app.now()),
        })
    }

    /// Names the bytes that can be searched, once it is whole.
    pub fn etag(&self) -> &str {
        &self.tag
    }

    /// Where the bytes that can be searched lie, once it is whole.
    pub fn whole(&self) -> Option<Layout> {
        match *self.state.borrow() {
            State::Whole(_) => self.searched.get().map(|searched| searched.layout),
            _ => None,
        }
    }

    pub fn progress(&self, app: &App) -> Progress {
        match *self.state.borrow() {
            State::Waits | State::Over => Progress { done: false, percent: 0, seconds_left: None },
            State::Whole(_) => Progress { done: true, percent: 100, seconds_left: Some(0) },
            State::Made { millis, since, .. } => {
                let elapsed = app.clock.since_epoch().saturating_sub(since).as_secs();
                let left = self.millis.saturating_sub(millis);
                let measured = millis > 0 && elapsed >= MEASURED;
                let seconds_left = measured.then(|| (left * elapsed).div_ceil(millis));
                let percent = (millis * 100 / self.millis).min(99);
                Progress { done: false, percent, seconds_left }
            }
        }
    }

    /// A reader of it as it is made, and what opens it.
    pub async fn open(&self) -> Result<(File, ObjectKey), Refused> {
        Ok((opened_anew(&self.file).await?, self.key.clone()))
    }

    /// A reader of what can be searched, and what opens it.
    ///
    /// # Errors
    /// [`Refused::Unavailable`] also where it is not whole.
    pub async fn open_searched(&self) -> Result<(File, ObjectKey), Refused> {
        let searched = self.searched.get().ok_or(Refused::Unavailable)?;
        Ok((opened_anew(&searched.file).await?, searched.key.clone()))
    }

    /// Goes on to `next`, unless it is over.
    fn go_on(&self, next: State) {
        self.state.send_if_modified(|state| {
            let goes_on = *state != State::Over;
            if goes_on {
                *state = next;
            }
            goes_on
        });
    }

    /// Ends it, whole or not. Its room on the disk is free when its last reader has gone.
    fn end(&self) {
        self.over.cancel();
        self.state.send_replace(State::Over);
    }

    /// Ends it because it failed. Where the video is why, it stays so.
    fn fail(&self, why: &Refused) {
        if matches!(why, Refused::Broken(_) | Refused::Unsupported(_) | Refused::Field(_)) {
            self.unmarkable.get_or_init(|| ());
        }
        self.end();
        // It is remembered for longer than its bytes are needed.
        if let Err(error) = self.file.set_len(0) {
            tracing::warn!(%error, "a video that could not be marked keeps its room");
        }
    }

    fn is_unmarkable(&self) -> bool {
        self.unmarkable.get().is_some()
    }

    fn is_on_its_way(&self) -> bool {
        matches!(*self.state.borrow(), State::Waits | State::Made { .. })
    }

    fn asked_at(&self) -> MutexGuard<'_, Timestamp> {
        self.asked_at.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether it is made for nobody.
    fn is_idle(&self, app: &App) -> bool {
        let long_ago = app.now().seconds_since(*self.asked_at()) > UNASKED;
        long_ago && self.state.receiver_count() == 0 && self.whole().is_none()
    }
}

/// A file opened anew has a place of its own, which a duplicate has not.
async fn opened_anew(file: &fs::File) -> Result<File, Refused> {
    let path = format!("/proc/self/fd/{}", file.as_raw_fd());
    File::open(path).await.map_err(spool_fault)
}

/// As many films wait for their turn, beside the one that is made.
const MOST_WAITING: usize = 8;
/// After so many seconds without anybody who reads or asks, what isn't whole is given up.
const UNASKED: u64 = 120;
/// How long is measured before it is said how long it takes, in seconds.
const MEASURED: u64 = 3;
