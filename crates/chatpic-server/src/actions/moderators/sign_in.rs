//! Coming in: with a passkey, or with a password and a code. Wrong tries are counted by client and by
//! name; a wrong name takes as long as a wrong password and is told the same.

use std::net::IpAddr;

use chatpic_core::Token;
use chatpic_store::documents::Written;
use chatpic_store::records::Lookup;
use webauthn_rs::prelude::PublicKeyCredential;

use super::passkey::{self, Started};
use super::password::PasswordKey;
use super::{Moderator, session};
use crate::actions::Refused;
use crate::actions::audit::{Act, Actor, record};
use crate::app::App;
use crate::documents::{Batch, Held};
use crate::limiter::{Act as Counted, Subject};

/// Begins a session with name, password and code.
///
/// # Errors
/// [`Refused::SignInWrong`] whichever of the three is wrong, [`Refused::TooMany`] after too many tries.
pub async fn by_password(
    app: &App,
    name: &str,
    password: &str,
    code: &str,
    client: IpAddr,
) -> Result<Token, Refused> {
    let attempt = Attempt::begin(app, super::id(app, name), client)?;
    let found = active(app, name).await?;
    let kept = found.as_ref().and_then(|held| held.value.password.as_ref());
    let key = kept.map_or_else(|| PasswordKey::nobodys(app), |(key, _)| key.clone());
    let fits = key.fits(app, password).await?;
    let mut held = found.ok_or(Refused::SignInWrong)?;
    let (_, codes) = held.value.password.as_mut().ok_or(Refused::SignInWrong)?;
    if !fits || !codes.take(code, app.now().unix()) {
        return Err(Refused::SignInWrong);
    }
    begin(app, &held, Batch::new(), attempt).await
}

/// Begins to ask for a passkey.
///
/// # Errors
/// [`Refused::SignInWrong`] where no active moderator of this name has one.
pub async fn start_by_passkey(app: &App, name: &str, client: IpAddr) -> Result<Started, Refused> {
    let attempt = Attempt::begin(app, super::id(app, name), client)?;
    let held = active(app, name).await?.ok_or(Refused::SignInWrong)?;
    if held.value.passkeys.is_empty() {
        return Err(Refused::SignInWrong);
    }
    let started = passkey::start_signing_in(app, held.id, &held.value.passkeys).await?;
    attempt.was_right();
    Ok(started)
}

/// Begins a session with what the passkey showed.
///
/// # Errors
/// [`Refused::SignInWrong`] where it is not the right one, or too late, or used.
pub async fn by_passkey(
    app: &App,
    name: &str,
    ceremony: &str,
    credential: &PublicKeyCredential,
    client: IpAddr,
) -> Result<Token, Refused> {
    let attempt = Attempt::begin(app, super::id(app, name), client)?;
    let mut held = active(app, name).await?.ok_or(Refused::SignInWrong)?;
    let (shown, batch) = passkey::finish_signing_in(app, ceremony, held.id, credential).await?;
    // The ceremony remembers passkeys of its beginning; another invitation may have replaced them since.
    let mut is_theirs = false;
    for passkey in &mut held.value.passkeys {
        is_theirs |= passkey.update_credential(&shown).is_some();
    }
    if !is_theirs {
        return Err(Refused::SignInWrong);
    }
    begin(app, &held, batch, attempt).await
}

/// Writes what was shown with the session, so that no code and no ceremony lets anybody in twice, and
/// nobody comes in who is deactivated in this instant.
async fn begin(
    app: &App,
    held: &Held<Moderator>,
    batch: Batch,
    attempt: Attempt<'_>,
) -> Result<Token, Refused> {
    let name = &held.value.name;
    let who = Actor::Moderator(name.clone());
    record(app, &who, Act::SignedIn { moderator: name.clone() }).await?;
    let (batch, token) = session::begin(app, held.id, name, batch.replace(app, held));
    match batch.write(app).await? {
        Written::Written => {
            attempt.was_right();
            Ok(token)
        }
        Written::Conflict => Err(Refused::SignInWrong),
    }
}

async fn active(app: &App, name: &str) -> Result<Option<Held<Moderator>>, Refused> {
    Ok(super::find(app, name).await?.filter(|held| held.value.active))
}

/// A try that counts as wrong until it was right.
struct Attempt<'a> {
    app: &'a App,
    by_client: Subject,
    by_name: Subject,
}

impl<'a> Attempt<'a> {
    fn begin(app: &'a App, moderator: Lookup, client: IpAddr) -> Result<Self, Refused> {
        let (by_client, by_name) = (Subject::Client(client), Subject::Moderator(moderator.0));
        app.limiter.take(Counted::PasswordTry, by_client)?;
        if let Err(too_many) = app.limiter.take(Counted::PasswordTryOnLink, by_name) {
            app.limiter.give_back(Counted::PasswordTry, by_client);
            return Err(too_many.into());
        }
        Ok(Self { app, by_client, by_name })
    }

    fn was_right(self) {
        self.app.limiter.give_back(Counted::PasswordTry, self.by_client);
        self.app.limiter.give_back(Counted::PasswordTryOnLink, self.by_name);
    }
}
