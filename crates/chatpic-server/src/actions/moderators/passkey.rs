//! The two halves of a passkey's ceremony. What the server must remember between them is a document of
//! five minutes, so that any node can end what another began.

use chatpic_core::Token;
use chatpic_seal::{Kind, lookup};
use chatpic_store::documents::{DocumentKind, Written};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use webauthn_rs::prelude::{
    AuthenticationResult, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder, WebauthnError,
};

use super::forget;
use crate::actions::Refused;
use crate::app::App;
use crate::documents::{self, Batch, Held, Kept};

/// What the browser needs for its part.
#[derive(Debug, Serialize)]
pub struct Started {
    /// To be sent back with the credential.
    pub ceremony: String,
    /// For `navigator.credentials`.
    pub options: Value,
}

#[derive(Serialize, Deserialize)]
struct Ceremony {
    moderator: [u8; 32],
    state: State,
}

#[derive(Serialize, Deserialize)]
enum State {
    Registering(PasskeyRegistration),
    SigningIn(PasskeyAuthentication),
}

impl Kept for Ceremony {
    const KIND: DocumentKind = "passkey-ceremony";
}

pub async fn start_registration(
    app: &App,
    moderator: Lookup,
    name: &str,
) -> Result<Started, Refused> {
    let [user @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = moderator.0;
    let (options, state) = webauthn(app)?
        .start_passkey_registration(Uuid::from_bytes(user), name, name, None)
        .map_err(broken)?;
    start(app, moderator, State::Registering(state), &options).await
}

/// The new passkey, and what uses the ceremony up.
pub async fn finish_registration(
    app: &App,
    ceremony: &str,
    moderator: Lookup,
    credential: &RegisterPublicKeyCredential,
) -> Result<(Passkey, Batch), Refused> {
    let held = live(app, ceremony, moderator).await?;
    let State::Registering(state) = &held.value.state else { return Err(Refused::SignInWrong) };
    let passkey = webauthn(app)?.finish_passkey_registration(credential, state);
    Ok((passkey.map_err(wrong)?, Batch::new().delete(&held)))
}

pub async fn start_signing_in(
    app: &App,
    moderator: Lookup,
    passkeys: &[Passkey],
) -> Result<Started, Refused> {
    let started = webauthn(app)?.start_passkey_authentication(passkeys);
    let (options, state) = started.map_err(broken)?;
    start(app, moderator, State::SigningIn(state), &options).await
}

/// What the passkey showed, and what uses the ceremony up.
pub async fn finish_signing_in(
    app: &App,
    ceremony: &str,
    moderator: Lookup,
    credential: &PublicKeyCredential,
) -> Result<(AuthenticationResult, Batch), Refused> {
    let held = live(app, ceremony, moderator).await?;
    let State::SigningIn(state) = &held.value.state else { return Err(Refused::SignInWrong) };
    let shown = webauthn(app)?.finish_passkey_authentication(credential, state);
    Ok((shown.map_err(wrong)?, Batch::new().delete(&held)))
}

pub async fn sweep(app: &App) -> Result<(), Refused> {
    forget::<Ceremony>(app).await
}

async fn start(
    app: &App,
    moderator: Lookup,
    state: State,
    options: &impl Serialize,
) -> Result<Started, Refused> {
    let token = Token::random(&*app.rng);
    let ceremony = Ceremony { moderator: moderator.0, state };
    let due = Some(app.now().plus(LASTS));
    let batch = Batch::new().add(app, id(&token), None, due, &ceremony);
    let _new: Written = batch.write(app).await?;
    let options = serde_json::to_value(options).expect("options are JSON by their purpose");
    Ok(Started { ceremony: token.reveal().to_owned(), options })
}

async fn live(app: &App, token: &str, moderator: Lookup) -> Result<Held<Ceremony>, Refused> {
    let token: Token = token.parse().map_err(|_| Refused::SignInWrong)?;
    let found = documents::find::<Ceremony>(app, id(&token)).await?;
    let now = app.now();
    found
        .filter(|held| held.due.is_some_and(|due| due > now))
        .filter(|held| held.value.moderator == moderator.0)
        .ok_or(Refused::SignInWrong)
}

/// Passkeys belong to the host of `admin_url`. On this machine itself any port is as good.
fn webauthn(app: &App) -> Result<Webauthn, Refused> {
    let url = &app.config.admin_url;
    let origin = Url::parse(url.as_str()).expect("a parsed origin is a URL");
    let builder = WebauthnBuilder::new(url.host(), &origin).map_err(broken)?;
    builder.rp_name("ChatPic").allow_any_port(url.host() == "localhost").build().map_err(broken)
}

fn id(token: &Token) -> Lookup {
    Lookup(lookup(Kind::Moderator, token.as_bytes()))
}

fn wrong(_: WebauthnError) -> Refused {
    Refused::SignInWrong
}

fn broken(fault: WebauthnError) -> Refused {
    tracing::error!(%fault, "no passkey can be asked for");
    Refused::Unavailable
}

/// Seconds.
const LASTS: i64 = 300;
