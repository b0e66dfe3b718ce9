//! Coming in and going out: the host, the cookie, the sign-in page.

use std::sync::Arc;

use axum::Json;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::uri::Authority;
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use chatpic_core::Token;
use serde::Deserialize;
use serde_json::json;
use webauthn_rs::prelude::PublicKeyCredential;

use crate::actions::Refused;
use crate::actions::cases::Who;
use crate::actions::moderators;
use crate::app::App;
use crate::config::AdminUrl;
use crate::http::client::Client;
use crate::http::form::{Fields, Small};
use crate::http::pages::Page;
use crate::http::pages::console::SignInPage;
use crate::http::problem::notice;
use crate::http::problem::wants_page;

/// Sends whoever came by another name, or by an address, to where cookies and passkeys belong.
pub async fn at_home(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = host.and_then(|host| host.parse::<Authority>().ok());
    let home = &app.config.admin_url;
    if host.is_some_and(|host| host.host().eq_ignore_ascii_case(home.host())) {
        return next.run(request).await;
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Refused::CrossSite.into_response();
    }
    let path = request.uri().path_and_query().map_or("/console", |path| path.as_str());
    Redirect::to(&format!("{}{path}", home.as_str())).into_response()
}

/// A moderator who is signed in; a person who isn't is led to where they can be.
pub struct Moderator(pub Who);

impl FromRequestParts<Arc<App>> for Moderator {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let token = cookie(&parts.headers, &app.config.admin_url).unwrap_or_default();
        moderators::signed_in(app, token).await.map(Self).map_err(|refused| {
            let leads = parts.method == Method::GET && wants_page(&parts.headers);
            match refused {
                Refused::SignInRequired if leads => Redirect::to(SIGN_IN).into_response(),
                other => other.into_response(),
            }
        })
    }
}

/// `GET /console/sign-in`
pub async fn page() -> Page {
    Page::of(SignInPage { name: String::new(), problem: None })
}

/// `POST /console/sign-in`: name, password and code.
pub async fn by_password(
    State(app): State<Arc<App>>,
    Client(client): Client,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let field = |name| fields.text(name).unwrap_or_default();
    let (name, password, code) = (field("name"), field("password"), field("code"));
    match moderators::by_password(&app, &name, &password, &code, client).await {
        Ok(session) => Ok(welcome(&app, &session, Redirect::to("/console"))),
        Err(refused @ (Refused::SignInWrong | Refused::TooMany(_))) if wants_page(&headers) => {
            let page = SignInPage { name, problem: Some(notice(&refused)) };
            let status = refused.into_response().status();
            Ok((status, Page::of(page)).into_response())
        }
        Err(refused) => Err(refused),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Start {
    name: String,
}

/// `POST /console/sign-in/passkey/start`
pub async fn start_by_passkey(
    State(app): State<Arc<App>>,
    Client(client): Client,
    Small(body): Small,
) -> Result<Response, Refused> {
    let Start { name } = parse(&body)?;
    Ok(Json(moderators::start_by_passkey(&app, &name, client).await?).into_response())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Finish {
    name: String,
    ceremony: String,
    credential: PublicKeyCredential,
}

/// `POST /console/sign-in/passkey/finish`
pub async fn by_passkey(
    State(app): State<Arc<App>>,
    Client(client): Client,
    Small(body): Small,
) -> Result<Response, Refused> {
    let Finish { name, ceremony, credential } = parse(&body)?;
    let session = moderators::by_passkey(&app, &name, &ceremony, &credential, client).await?;
    Ok(welcome(&app, &session, Json(json!({"next": "/console"}))))
}

/// `POST /console/sign-out`
pub async fn sign_out(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    if let Some(token) = cookie(&headers, &app.config.admin_url) {
        moderators::sign_out(&app, token).await?;
    }
    let mut response = Redirect::to(SIGN_IN).into_response();
    set(&mut response, &app.config.admin_url, "", 0);
    Ok(response)
}

/// An answer with which a session begins.
pub fn welcome(app: &App, session: &Token, answer: impl IntoResponse) -> Response {
    let mut response = answer.into_response();
    set(&mut response, &app.config.admin_url, session.reveal(), moderators::LASTS);
    response
}

/// A small JSON body.
pub fn parse<T: serde::de::DeserializeOwned>(body: &[u8]) -> Result<T, Refused> {
    serde_json::from_slice(body)
        .map_err(|_| Refused::Malformed("the body is not what the page sends"))
}

/// The only cookie there is: not for scripts, not for other sites, gone when the session is.
fn set(response: &mut Response, home: &AdminUrl, value: &str, seconds: i64) {
    let (name, secure) = (name(home), if home.is_https() { "; Secure" } else { "" });
    let text =
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}");
    let value = HeaderValue::try_from(text).expect("a token has letters and digits");
    response.headers_mut().append(header::SET_COOKIE, value);
}

fn cookie<'a>(headers: &'a HeaderMap, home: &AdminUrl) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).into_iter();
    let pairs = all.filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
    let mut named = pairs.filter_map(|pair| pair.trim().split_once('='));
    named.find_map(|(key, value)| (key == name(home)).then_some(value))
}

/// A name that no other host can set a cookie under, where there is TLS.
fn name(home: &AdminUrl) -> &'static str {
    if home.is_https() { "__Host-chatpic-console" } else { "chatpic-console" }
}

const SIGN_IN: &str = "/console/sign-in";
