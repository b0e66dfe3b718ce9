//! A request that may come twice and counts once.
//!
//! The key is claimed before the upload is read, so that a second request with it is told to wait. The
//! answer is kept with the share, sealed under the key and the request's digest: the same request gets
//! it again, another one learns nothing.

use std::sync::Arc;
use std::time::Duration;

use chatpic_core::{Lifetime, Timestamp, Token};
use chatpic_seal::{FieldKey, Kind, OpenError, lookup, open_field, seal_field};
use chatpic_store::records::{Answer, Claim, Lookup, Sealed};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio_util::task::AbortOnDropHandle;

use super::Refused;
use super::contents::damaged;
use super::receive::Upload;
use crate::app::App;

/// How long an answer is kept.
pub(super) const KEPT: Lifetime = Lifetime::from_seconds(15 * 60);
/// How long a claim outlives a process that died with it.
const CLAIM: Lifetime = Lifetime::from_seconds(60);

/// An `Idempotency-Key`: 22 to 128 random characters.
#[derive(Clone)]
pub struct Key(Vec<u8>);

impl Key {
    /// Reads a key.
    ///
    /// # Errors
    /// [`Refused::Malformed`] where it is too short to be random or has other characters.
    pub fn parse(bytes: &[u8]) -> Result<Self, Refused> {
        let allowed = bytes.iter().all(|c| (0x21..=0x7e).contains(c));
        if (22..=128).contains(&bytes.len()) && allowed {
            Ok(Self(bytes.to_vec()))
        } else {
            Err(Refused::Malformed("an Idempotency-Key has 22 to 128 random characters"))
        }
    }

    /// The key under which the answer to a resumable upload is kept: its token, used as another kind.
    pub(super) fn of_upload(token: &Token) -> Self {
        Self(token.as_bytes().to_vec())
    }

    fn lookup(&self) -> Lookup {
        Lookup(lookup(Kind::Idempotency, &self.0))
    }
}

/// What a key came to before its request was read.
pub enum Begun {
    /// It is this request's.
    Claimed(Claimed),
    /// It was answered; the answer opens for the same request.
    Answered(Kept),
}

/// A key that belongs to a request which is being worked on. Dropped, it is free again.
pub struct Claimed {
    app: Arc<App>,
    key: Key,
    kept: bool,
    _renewal: AbortOnDropHandle<()>,
}

/// An answer that was kept.
pub struct Kept {
    key: Key,
    sealed: Sealed,
}

/// Claims `key`.
///
/// # Errors
/// [`Refused::StillRunning`] where another request has it.
pub async fn begin(app: &Arc<App>, key: Key) -> Result<Begun, Refused> {
    let now = app.now();
    match app.records.claim(key.lookup(), now, CLAIM.after(now)).await? {
        Claim::Claimed => Ok(Begun::Claimed(Claimed::new(Arc::clone(app), key))),
        Claim::Running => Err(Refused::StillRunning),
        Claim::Answered(sealed) => Ok(Begun::Answered(Kept { key, sealed })),
    }
}

impl Kept {
    /// The answer, for the request that it was given to.
    ///
    /// # Errors
    /// [`Refused::KeyReused`] for any other request.
    pub fn open<T: DeserializeOwned>(&self, upload: &Upload) -> Result<T, Refused> {
        self.open_for(&upload.digest)
    }

    pub(super) fn open_for<T: DeserializeOwned>(&self, digest: &[u8; 32]) -> Result<T, Refused> {
        let key = FieldKey::from_request(&self.key.0, digest);
        match open_field(&key, &self.sealed.0, &[]) {
            // The parser's error would tell what it read.
            Ok(json) => serde_json::from_slice(&json)
                .map_err(|_| damaged("an answer in words of another version")),
            Err(OpenError::WrongKey) => Err(Refused::KeyReused),
            Err(error) => Err(damaged(error)),
        }
    }
}

impl Claimed {
    fn new(app: Arc<App>, key: Key) -> Self {
        let renewal = tokio::spawn(renew(Arc::clone(&app), key.lookup()));
        Self { app, key, kept: false, _renewal: AbortOnDropHandle::new(renewal) }
    }

    /// The answer to store with what was published.
    pub(super) fn answer(
        &self,
        app: &App,
        digest: &[u8; 32],
        told: &impl Serialize,
        now: Timestamp,
    ) -> Answer {
        let json = serde_json::to_vec(told).expect("plain strings and numbers");
        let key = FieldKey::from_request(&self.key.0, digest);
        Answer {
            key: self.key.lookup(),
            sealed: Sealed(seal_field(&key, &json, &[], &mut app.fill())),
            expires_at: KEPT.after(now),
        }
    }

    /// The answer is stored: the key is not free any more.
    pub(super) fn keep(mut self) {
        self.kept = true;
    }
}

impl Drop for Claimed {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        let (app, key) = (Arc::clone(&self.app), self.key.lookup());
        self.app.tasks.spawn(async move {
            if let Err(fault) = app.records.release_claim(key).await {
                tracing::warn!(%fault, "a claim ends by itself, later");
            }
        });
    }
}

async fn renew(app: Arc<App>, key: Lookup) {
    let mut often = tokio::time::interval(Duration::from_secs(u64::from(CLAIM.seconds()) / 3));
    loop {
        often.tick().await;
        if let Err(fault) = app.records.extend_claim(key, CLAIM.after(app.now())).await {
            tracing::warn!(%fault, "a claim can't be renewed");
        }
    }
}
