//! A link that makes somebody a moderator: it works once, and for a day.

use chatpic_core::{FieldError, Reason, Role, Token};
use chatpic_seal::{Kind, lookup};
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{Passkey, RegisterPublicKeyCredential};

use super::code::Codes;
use super::password::PasswordKey;
use super::{Moderator, as_text, forget, passkey, session};
use crate::actions::Refused;
use crate::actions::audit::{Act, Actor, record};
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};

#[derive(Debug, Serialize, Deserialize)]
struct Invitation {
    name: String,
    #[serde(with = "as_text")]
    role: Role,
    /// For those who choose a password.
    codes: Codes,
}

impl Kept for Invitation {
    const KIND: DocumentKind = "moderator-invitation";
}

/// Who is invited, and what their authenticator app needs where they choose a password.
#[derive(Debug)]
pub struct Invited {
    pub name: String,
    pub role: Role,
    pub secret: String,
    pub authenticator_url: String,
}

/// Invites somebody. An earlier invitation of the same name works no more. Who is a moderator already
/// stays one as they are until the invitation is used; then only the new way in is left.
///
/// # Errors
/// Where the name can't be taken, or the store can't answer.
pub async fn invite(app: &App, who: &Actor, name: &str, role: Role) -> Result<Token, Refused> {
    let mut name = super::parse_name(name)?;
    if let Some(known) = super::find(app, &name).await? {
        name = known.value.name;
    }
    record(app, who, Act::Invited { moderator: name.clone(), role: role.to_string() }).await?;
    let token = Token::random(&*app.rng);
    let group = super::id(app, &name);
    let batch = end_all(app, group, Batch::new()).await?;
    let invitation = Invitation { name, role, codes: Codes::new(app) };
    let due = Some(app.now().plus(LASTS));
    let batch = batch.add(app, id(&token), Some(group), due, &invitation);
    match batch.write(app).await? {
        Written::Written => Ok(token),
        // An earlier one was used in this instant.
        Written::Conflict => Err(Refused::Unavailable),
    }
}

/// Adds the end of what this moderator was invited by and did not use.
pub async fn end_all(app: &App, moderator: Lookup, batch: Batch) -> Result<Batch, Refused> {
    let unused = documents::list::<Invitation>(app, Some(moderator), None, 100).await?;
    Ok(unused.iter().fold(batch, Batch::delete))
}

/// Whom this token invites.
///
/// # Errors
/// [`Refused::Unknown`] where it was used, is over, or never was.
pub async fn invited(app: &App, token: &str) -> Result<Invited, Refused> {
    let Invitation { name, role, codes } = live(app, token).await?.value;
    let authenticator_url = codes.url(&name);
    Ok(Invited { name, role, secret: codes.text(), authenticator_url })
}

/// Takes the invitation with a password and a code of the authenticator app; answers a session.
///
/// # Errors
/// [`Refused::Unknown`] as for [`invited`], [`Refused::Field`] where the password is too short or the
/// code is wrong.
pub async fn join_by_password(
    app: &App,
    token: &str,
    password: &str,
    code: &str,
) -> Result<Token, Refused> {
    let invitation = live(app, token).await?;
    let password = PasswordKey::new(app, password).await?;
    let mut codes = invitation.value.codes.clone();
    if !codes.take(code, app.now().unix()) {
        return Err(FieldError::new("code", Reason::Code).into());
    }
    join(app, invitation, Batch::new(), Vec::new(), Some((password, codes))).await
}

/// Begins to take the invitation with a passkey.
///
/// # Errors
/// [`Refused::Unknown`] as for [`invited`].
pub async fn start_joining(app: &App, token: &str) -> Result<passkey::Started, Refused> {
    let invitation = live(app, token).await?;
    let moderator = super::id(app, &invitation.value.name);
    passkey::start_registration(app, moderator, &invitation.value.name).await
}

/// Takes the invitation with the passkey that the browser made; answers a session.
///
/// # Errors
/// [`Refused::Unknown`] as for [`invited`], [`Refused::SignInWrong`] where the passkey is not the one
/// that was asked for.
pub async fn join_by_passkey(
    app: &App,
    token: &str,
    ceremony: &str,
    credential: &RegisterPublicKeyCredential,
) -> Result<Token, Refused> {
    let invitation = live(app, token).await?;
    let moderator = super::id(app, &invitation.value.name);
    let (passkey, batch) =
        passkey::finish_registration(app, ceremony, moderator, credential).await?;
    join(app, invitation, batch, vec![passkey], None).await
}

/// Makes the moderator, uses the invitation up and begins a session, all at once.
async fn join(
    app: &App,
    invitation: Held<Invitation>,
    batch: Batch,
    passkeys: Vec<Passkey>,
    password: Option<(PasswordKey, Codes)>,
) -> Result<Token, Refused> {
    let Invitation { name, role, .. } = &invitation.value;
    let with = if password.is_some() { "password and code" } else { "passkey" }.to_owned();
    let who = Actor::Moderator(name.clone());
    record(app, &who, Act::Joined { moderator: name.clone(), with }).await?;
    let moderator = Moderator { name: name.clone(), role: *role, active: true, passkeys, password };
    let id = super::id(app, name);
    let batch = session::end_all(app, id, batch.delete(&invitation)).await?;
    let batch = match super::find(app, name).await? {
        Some(mut known) => {
            known.value = moderator;
            batch.replace(app, &known)
        }
        None => batch.add(app, id, None, None, &moderator),
    };
    let (batch, session) = session::begin(app, id, name, batch);
    match batch.write(app).await? {
        Written::Written => Ok(session),
        // Somebody else used it in this instant.
        Written::Conflict => Err(Refused::Unknown),
    }
}

async fn live(app: &App, token: &str) -> Result<Held<Invitation>, Refused> {
    let token: Token = token.parse().map_err(|_| Refused::Unknown)?;
    let found = documents::find::<Invitation>(app, id(&token)).await?;
    let now = app.now();
    found.filter(|held| held.due.is_some_and(|due| due > now)).ok_or(Refused::Unknown)
}

fn id(token: &Token) -> Lookup {
    Lookup(lookup(Kind::Moderator, token.as_bytes()))
}

pub async fn sweep(app: &App) -> Result<(), Refused> {
    forget::<Invitation>(app).await
}

/// Seconds.
const LASTS: i64 = 24 * 3600;
