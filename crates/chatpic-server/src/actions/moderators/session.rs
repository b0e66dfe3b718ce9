//! A browser that is signed in: a token in its cookie, good for twelve hours.

use chatpic_core::Token;
use chatpic_seal::{Kind, lookup};
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::forget;
use crate::actions::Refused;
use crate::actions::audit::{Act, Actor, record};
use crate::actions::cases::Who;
use crate::app::App;
use crate::documents::{self, Batch, Kept};

/// Seconds for which a session is good.
pub const LASTS: i64 = 12 * 3600;

#[derive(Debug, Serialize, Deserialize)]
struct Session {
    moderator: String,
}

impl Kept for Session {
    const KIND: DocumentKind = "moderator-session";
}

/// Who this cookie's token belongs to. Each request asks, so that who is deactivated is out at once.
///
/// # Errors
/// [`Refused::SignInRequired`] where the session has ended or never was.
pub async fn signed_in(app: &App, token: &str) -> Result<Who, Refused> {
    let token: Token = token.parse().map_err(|_| Refused::SignInRequired)?;
    let session = documents::find::<Session>(app, id(&token)).await?;
    let now = app.now();
    let session = session.filter(|held| held.due.is_some_and(|due| due > now));
    let name = session.ok_or(Refused::SignInRequired)?.value.moderator;
    let moderator = super::find(app, &name).await?.ok_or(Refused::SignInRequired)?.value;
    if !moderator.active {
        return Err(Refused::SignInRequired);
    }
    Ok(Who { name: moderator.name, role: moderator.role })
}

/// Ends the session of this token. One that has ended is ended.
///
/// # Errors
/// Where the store can't answer.
pub async fn sign_out(app: &App, token: &str) -> Result<(), Refused> {
    let Ok(token) = token.parse::<Token>() else { return Ok(()) };
    let Some(held) = documents::find::<Session>(app, id(&token)).await? else { return Ok(()) };
    let moderator = held.value.moderator.clone();
    let who = Actor::Moderator(moderator.clone());
    record(app, &who, Act::SignedOut { moderator }).await?;
    // A conflict is another request that ended it.
    let _: Written = Batch::new().delete(&held).write(app).await?;
    Ok(())
}

/// A new session of this moderator, to be written with what let them in.
pub fn begin(app: &App, moderator: Lookup, name: &str, batch: Batch) -> (Batch, Token) {
    let token = Token::random(&*app.rng);
    let session = Session { moderator: name.to_owned() };
    let due = Some(app.now().plus(LASTS));
    (batch.add(app, id(&token), Some(moderator), due, &session), token)
}

/// Adds the end of all sessions of this moderator.
pub async fn end_all(app: &App, moderator: Lookup, mut batch: Batch) -> Result<Batch, Refused> {
    let mut after = None;
    loop {
        let page = documents::list::<Session>(app, Some(moderator), after, 100).await?;
        let Some(last) = page.last() else { return Ok(batch) };
        after = Some(last.id);
        batch = page.iter().fold(batch, Batch::delete);
    }
}

pub async fn sweep(app: &App) -> Result<(), Refused> {
    forget::<Session>(app).await
}

fn id(token: &Token) -> Lookup {
    Lookup(lookup(Kind::Moderator, token.as_bytes()))
}
