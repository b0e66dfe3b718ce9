//! The pages of who shares and who looks. All of it works without scripts, but what scripts alone can do: what a
//! browser remembers, and what stands after a `#`.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use chatpic_core::Nonce;
use chatpic_media::Format;

use super::api::ask;
use super::base::Base;
use super::client::Client;
use super::form::Fields;
use super::headers::rating;
use super::oembed;
use super::pages::{
    ClosingPage, Countdown, Film, Fragment, Home, Marking, MinePage, Page, Pass, PasswordFault,
    Picture, Refused as Notice, ShareGate, ShareOpen, Tray, lifetimes,
};
use super::problem::{notice, on_page, wants_page};
use super::threads::{self, Visitor};
use crate::actions::Refused;
use crate::actions::channels;
use crate::actions::comments::Place;
use crate::actions::contents::Contents;
use crate::actions::find::{Told, find};
use crate::actions::sunset::announced;
use crate::actions::view::{Viewing, redeem, viewing};
use crate::app::App;
use crate::config::AskForPass;

/// `GET /`
pub(super) async fn home(State(app): State<Arc<App>>) -> Page {
    match announced(&app) {
        Some(_) => Page::of(ClosingPage),
        None => home_page(&app, None, false).await,
    }
}

/// `POST /` from a browser that was refused: the form again, with what to do.
pub(super) async fn home_refused(app: &App, refused: Refused) -> Response {
    let asked = refused == Refused::PassRequired;
    let page = home_page(app, Some(notice(&refused)), asked).await;
    on_page(refused, page)
}

/// `asked` is whether this visitor was told to bring an upload pass.
async fn home_page(app: &App, problem: Option<Notice>, asked: bool) -> Page {
    let page = Home {
        tray: tray(app),
        max_views: app.config.terms.max_views,
        lifetimes: lifetimes(
            &app.config.terms,
            Some(&app.config.terms.default_lifetime.to_string()),
        ),
        asks_for_pass: asked || app.config.upload_pass != AskForPass::Off,
        channels: channels::any_open(app).await,
        problem,
    };
    Page::of(page)
}

/// What files are put in.
pub(super) fn tray(app: &App) -> Tray {
    let media = &app.config.media;
    Tray {
        max_files: u32::try_from(media.max_files).unwrap_or(u32::MAX),
        max_file_bytes: media.max_file_bytes,
        max_video_bytes: app.videos.are_taken().then_some(media.videos.limits.bytes),
        accept: accepted(app).join(","),
    }
}

/// The media types that are taken, for a file field or a phone.
pub(super) fn accepted(app: &App) -> Vec<&'static str> {
    let is_taken = |format: &Format| *format != Format::Avif || app.videos.is_avif_taken();
    let pictures = Format::ALL.into_iter().filter(is_taken);
    let mut accepted: Vec<_> = pictures.map(Format::media_type).collect();
    if app.videos.are_taken() {
        // What phones record and what browsers do; both MOV and MP4 are taken as MP4.
        accepted.extend(["video/mp4", "video/quicktime", "video/webm"]);
    }
    accepted
}

/// `GET /mine`
pub(super) async fn mine() -> Page {
    Page::of(MinePage)
}

/// `GET /s`: for links that keep their token after `#`.
pub(super) async fn fragment() -> Page {
    Page::of(Fragment)
}

/// `GET /s/{token}`. Spends nothing.
pub(super) async fn share(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    visitor: Visitor,
    base: Base,
) -> Result<Response, Refused> {
    link_page(&app, &token, visitor, client, Some(&base)).await
}

/// The page of a link, with its thread as this visitor sees it.
pub(super) async fn share_page(
    app: &App,
    token: &str,
    visitor: Visitor,
    client: IpAddr,
) -> Result<Response, Refused> {
    link_page(app, token, visitor, client, None).await
}

/// The same, with what chats may show of it, who come by its address alone.
async fn link_page(
    app: &App,
    token: &str,
    visitor: Visitor,
    client: IpAddr,
    base: Option<&Base>,
) -> Result<Response, Refused> {
    let told = find(app, token, client).await?;
    let countdown = Countdown::until(told.terms.expires_at, app.now());
    let Some(contents) = &told.contents else {
        return Ok(gate(app, &told, Nonce::random(&*app.rng), None));
    };
    let comments = threads::view(app, &Place::Link(token.to_owned()), visitor, client).await?;
    let (token, address) = (told.token.reveal(), format!("/s/{}", told.token.reveal()));
    let url = |what: &str, extension: &str| format!("/i/{token}/{what}.{extension}");
    let preview = base.and_then(|base| oembed::preview(contents, token, base));
    let page = ShareOpen {
        address,
        pictures: pictures(contents, false, url),
        countdown,
        comments,
        preview,
    };
    Ok(Page::of(page).into_response())
}

fn gate(app: &App, told: &Told, nonce: Nonce, fault: Option<PasswordFault>) -> Response {
    let page = ShareGate {
        token: told.token.reveal().to_owned(),
        address: format!("/s/{}", told.token.reveal()),
        nonce: nonce.reveal().to_owned(),
        limited: told.terms.max_views.is_some(),
        password_protected: told.terms.password,
        adult: told.terms.adult,
        fault,
        countdown: Countdown::until(told.terms.expires_at, app.now()),
    };
    (rating(told.terms.adult), Page::of(page)).into_response()
}

/// `POST /s/{token}/view`: spends one view.
pub(super) async fn view(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let (password, nonce) = (fields.text("password"), fields.text("nonce"));
    let ask = ask(token, password, nonce, client)?;
    let (token, nonce) = (ask.token.clone(), ask.nonce.clone());
    let fault = match redeem(&app, ask).await {
        Ok(granted) => {
            return Ok(Redirect::to(&format!("/v/{}", granted.ticket.reveal())).into_response());
        }
        Err(Refused::PasswordRequired) if wants_page(&headers) => PasswordFault::Missing,
        Err(Refused::PasswordWrong) if wants_page(&headers) => PasswordFault::Wrong,
        Err(refused) => return Err(refused),
    };
    let told = find(&app, &token, client).await?;
    let nonce = nonce.unwrap_or_else(|| Nonce::random(&*app.rng));
    let page = gate(&app, &told, nonce, Some(fault));
    Ok((StatusCode::UNAUTHORIZED, page).into_response())
}

/// `GET /v/{ticket}`
pub(super) async fn pass(
    State(app): State<Arc<App>>,
    Path(ticket): Path<String>,
    Client(client): Client,
    visitor: Visitor,
) -> Result<Response, Refused> {
    pass_page(&app, &ticket, visitor, client).await
}

/// The page of a viewing, with its link's thread as this visitor sees it.
pub(super) async fn pass_page(
    app: &App,
    ticket: &str,
    visitor: Visitor,
    client: IpAddr,
) -> Result<Response, Refused> {
    let viewing = viewing(app, ticket, client).await?;
    let marked = viewing.is_marked();
    let Viewing { granted, adult, .. } = viewing;
    let comments = threads::view(app, &Place::Pass(ticket.to_owned()), visitor, client).await?;
    let ticket = granted.ticket.reveal();
    let page = Pass {
        ticket: ticket.to_owned(),
        pictures: pictures(&granted.contents, marked, |what, _| format!("/v/{ticket}/{what}")),
        session_id: granted.session.to_string(),
        views_left: granted.views_left,
        adult,
        end_early: granted.end_early,
        countdown: Countdown::until(granted.ends_at, app.now()),
        comments,
    };
    Ok((rating(adult), Page::of(page)).into_response())
}

/// `url` is where a number, with a `t` before it for its thumbnail, is served with an extension.
fn pictures(contents: &Contents, marked: bool, url: impl Fn(&str, &str) -> String) -> Vec<Picture> {
    let media = contents.media.iter().enumerate();
    media
        .map(|(number, facts)| Picture {
            url: url(&number.to_string(), &facts.extension),
            film: facts.millis.map(|millis| Film {
                poster: facts.thumb.filter(|_| !marked).map(|_| url(&format!("t{number}"), "jpg")),
                marking: marked.then(|| Marking {
                    progress: url(&format!("{number}/progress"), ""),
                    seconds: millis.div_ceil(1000),
                }),
            }),
            width: facts.width,
            height: facts.height,
            alt: facts.alt.clone(),
        })
        .collect()
}
