//! The verb *trace*: which link, and which hour, a leaked picture was seen by.
//!
//! The owner types the session ID that is read in the picture, or brings the picture itself, whose hidden
//! mark is read. Where none can be read that is said, and nothing is guessed. The picture is a file on its
//! way in like any other: limited, sealed where it touches the disk, and never kept.

use std::net::IpAddr;
use std::sync::Arc;

use chatpic_core::{FieldError, LinkId, Reason, SessionId, Timestamp};
use chatpic_seal::{Kind, lookup};
use chatpic_store::records::Lookup;
use tokio::sync::OwnedSemaphorePermit;

use super::Refused;
use super::manage::Owned;
use super::receive::{room, spool_fault, too_large};
use super::spool::Spool;
use crate::app::App;
use crate::limiter::{Act, Subject};

/// What a session ID leads to.
#[derive(Clone, Debug)]
pub struct Traced {
    /// `None` where the picture has none that can be read.
    pub session: Option<SessionId>,
    /// The viewings of this share with it: nearly always one, or none.
    pub views: Vec<TracedView>,
}

/// A viewing that was traced.
#[derive(Clone, Debug)]
pub struct TracedView {
    pub link: LinkId,
    pub label: Option<String>,
    /// The beginning of the hour in which it was granted.
    pub hour: Timestamp,
}

/// The viewings of an owner's share with this session ID, also those that are too many to be listed.
///
/// # Errors
/// [`Refused::Unavailable`].
pub async fn trace(
    app: &App,
    owned: &Owned,
    session: Option<SessionId>,
) -> Result<Traced, Refused> {
    let Some(id) = session else { return Ok(Traced { session, views: Vec::new() }) };
    let manage = Lookup(lookup(Kind::Manage, owned.token.as_bytes()));
    let label_of = |id| owned.links.iter().find(|link| link.row.id == id)?.label.clone();
    let views = app.records.traced(manage, id).await?.into_iter();
    let views =
        views.map(|it| TracedView { link: it.link, label: label_of(it.link), hour: it.hour });
    Ok(Traced { session, views: views.collect() })
}

/// Reads a session ID as people type it.
///
/// # Errors
/// Names `session_id`.
pub fn typed(text: &str) -> Result<SessionId, FieldError> {
    let id: String = text.chars().filter(|char| !char.is_whitespace()).collect();
    id.parse().map_err(|_| FieldError::new("session_id", Reason::SessionId))
}

/// What an owner sends to be traced, as it arrives. Dropped, nothing of it is left.
pub struct Leak {
    app: Arc<App>,
    client: IpAddr,
    typed: Option<String>,
    picture: Option<Picture>,
}

struct Picture {
    spool: Spool,
    _place: OwnedSemaphorePermit,
}

impl Leak {
    /// Begins to take what somebody sends who was found to be an owner.
    pub fn begin(app: &Arc<App>, client: IpAddr) -> Self {
        Self { app: Arc::clone(app), client, typed: None, picture: None }
    }

    /// Takes a text field.
    ///
    /// # Errors
    /// [`Refused::Field`] where it is unknown or was given before.
    pub fn field(&mut self, name: &str, value: String) -> Result<(), Refused> {
        if name != "session_id" {
            return Err(FieldError::named(name, "is no field here").into());
        }
        match self.typed.replace(value) {
            None => Ok(()),
            Some(_) => Err(FieldError::new("session_id", "was given twice").into()),
        }
    }

    /// Takes the picture's next bytes. It counts as an upload does, and takes a place.
    ///
    /// # Errors
    /// [`Refused::TooLarge`] at the first byte too many, [`Refused::TooMany`], [`Refused::Busy`],
    /// [`Refused::NoRoom`].
    pub async fn write(&mut self, bytes: &[u8]) -> Result<(), Refused> {
        // A browser sends an empty file where none was chosen.
        if bytes.is_empty() {
            return Ok(());
        }
        let app = &self.app;
        if self.picture.is_none() {
            let place = Arc::clone(&app.receiving).try_acquire_owned();
            let place = place.map_err(|_| Refused::Busy)?;
            app.limiter.take(Act::Upload, Subject::Client(self.client))?;
            room(app).await?;
            self.picture = Some(Picture { spool: Spool::beside(0, None), _place: place });
        }
        let spool = &mut self.picture.as_mut().expect("put there above").spool;
        let most = app.config.media.max_file_bytes;
        if spool.len() + bytes.len() as u64 > most {
            return Err(too_large(most));
        }
        let dir = app.spool_dir();
        spool.write(bytes, &app.upload_memory, &dir, &*app.rng).await.map_err(spool_fault)
    }

    /// The session ID that was typed or, where none was, that is read in the picture; `None` where none
    /// can be read there.
    ///
    /// # Errors
    /// [`Refused::Field`] where neither came, and whatever is wrong with the picture.
    pub async fn session(self) -> Result<Option<SessionId>, Refused> {
        let app = self.app;
        if let Some(text) = self.typed.filter(|text| !text.trim().is_empty()) {
            return Ok(typed(&text).map(Some)?);
        }
        let none = || FieldError::new("session_id", Reason::NoLeak);
        let Picture { spool, _place } = self.picture.ok_or_else(none)?;
        let spooled = spool.finish().await.map_err(spool_fault)?;
        let (slot, file) = (app.workers.slot().await, spooled.at_rest().await);
        let limits = app.config.media.pictures.clone();
        let work = move || {
            let bytes = file.into_bytes().map_err(spool_fault)?;
            Ok(chatpic_media::trace(&bytes, &limits)?)
        };
        slot.run(work).await?.0
    }
}
