//! The pages: what a person sees and presses. All of it works without scripts, but what scripts
//! alone can do: what a browser remembers, and what stands after a `#`.

use std::net::IpAddr;
use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use chatpic_core::{LinkState, Nonce, Timestamp, Wish, terms};
use chatpic_media::Format;

use super::api::{ask, link_url};
use super::base::Base;
use super::client::Client;
use super::form::Fields;
use super::headers::rating;
use super::oembed;
use super::owner::decision;
use super::pages::{
    Adding, ClosingPage, Countdown, Decision, Film, Fragment, Home, Manage, ManagedLink,
    ManagedMedia, ManagedPost, Marking, MinePage, Page, Pass, PasswordFault, Picture,
    Refused as Notice, Session, ShareGate, ShareOpen, Stays, Traced, Tray, lifetimes,
};
use super::problem::{notice, on_page, wants_page};
use super::say::{Reader, Say};
use super::threads::{self, Visitor};
use crate::actions::Refused;
use crate::actions::channels::{self, Channel};
use crate::actions::comments::{self, Place};
use crate::actions::contents::Contents;
use crate::actions::find::{Told, find};
use crate::actions::manage::{self, Owned, OwnedLink};
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

/// `GET /m/{manage_token}`
pub(super) async fn managed(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
) -> Result<Page, Refused> {
    let owned = manage::owned(&app, &token, client).await?;
    manage_page(&app, owned, &base, Said::default()).await
}

/// `POST /m/{manage_token}/expiry`
pub(super) async fn change_expiry(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Refused> {
    let wish = fields.text("expires_in");
    let change = match terms::lifetime(wish.as_deref(), &app.config.terms) {
        Ok(lifetime) => {
            let expires_at = lifetime.after(app.now());
            manage::change_expiry(&app, &token, expires_at, client).await
        }
        Err(error) => Err(error.into()),
    };
    match change {
        Ok(()) => Ok(Redirect::to(&format!("/m/{token}")).into_response()),
        Err(refused @ Refused::Field(_)) if wants_page(&headers) => {
            let owned = manage::owned(&app, &token, client).await?;
            let said = Said { problem: Some(notice(&refused)), ..Said::default() };
            let page = manage_page(&app, owned, &base, said).await?;
            Ok(on_page(refused, page))
        }
        Err(refused) => Err(refused),
    }
}

/// `POST /m/{manage_token}/withdraw`
pub(super) async fn withdraw(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
) -> Result<Response, Refused> {
    manage::withdraw(&app, &token, client).await?;
    Ok(Redirect::to(&format!("/m/{token}")).into_response())
}

/// `POST /m/{manage_token}/fetch`: a link for the owner, which opens at once and counts no views.
pub(super) async fn fetch(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    request: Request,
) -> Result<Response, Refused> {
    let mine = Say::of("manage-fetch-name").text(Reader::of(&request).lang);
    let wish = Wish { label: Some(mine), ..Wish::default() };
    manage::add_link(&app, &token, wish, client).await?;
    Ok(Redirect::to(&format!("/m/{token}")).into_response())
}

/// What the manage page says beside how things stand.
#[derive(Default)]
pub(super) struct Said {
    /// The decision with what was typed about it; as it stands where `None`.
    pub decision: Option<Decision>,
    /// Why the last change was not made.
    pub problem: Option<Notice>,
    pub adding: Option<Adding>,
    pub traced: Option<Traced>,
    pub not_traced: Option<Notice>,
}

pub(super) async fn manage_page(
    app: &App,
    owned: Owned,
    base: &Base,
    said: Said,
) -> Result<Page, Refused> {
    let decision = match said.decision {
        None => decision(app, owned.share).await?,
        typed => typed,
    };
    let now = app.now();
    let media = owned.contents.as_ref().map_or(&[][..], |contents| &contents.media[..]);
    let several = owned.links.len() > 1;
    let link = |(number, link): (usize, &OwnedLink)| ManagedLink {
        id: link.row.id.to_string(),
        url: link.token.as_deref().map(|token| link_url(&owned, token, base)),
        direct_urls: direct_urls(link, owned.contents.as_ref(), base),
        name: (several || link.label.is_some()).then(|| named(link.label.as_ref(), number + 1)),
        gone: gone(link.row.state),
        ended_early: link.row.ended_early,
        opened: link.row.opened.map(|it| (it.first.to_string(), it.latest.to_string())),
        views: link.row.views,
        max_views: link.row.terms.max_views.map(Into::into),
        password_protected: link.row.terms.password,
        watermark: link.row.terms.watermark,
        mark_label: link.row.mark_label,
        end_early: link.row.terms.end_early,
        comments: link.row.terms.comments,
        countdown: Countdown::until(link.row.terms.expires_at, now),
    };
    let page = Manage {
        manage_token: owned.token.reveal().to_owned(),
        manage_url: base.manage(owned.token.reveal()),
        gone: gone(owned.state),
        post: managed_post(&owned, base, now),
        links: match owned.post {
            Some(_) => Vec::new(),
            None => owned.links.iter().enumerate().map(link).collect(),
        },
        media: media
            .iter()
            .map(|facts| ManagedMedia {
                media_type: facts.media_type.clone(),
                width: facts.width,
                height: facts.height,
                bytes: facts.bytes,
                removed: facts.removed.clone(),
            })
            .collect(),
        sessions: owned
            .sessions
            .iter()
            .map(|session| Session {
                session_id: session.id.clone(),
                label: session.label.clone(),
                hour: session.hour.to_string(),
            })
            .collect(),
        lifetimes: lifetimes(&app.config.terms, None),
        adding: said.adding.unwrap_or_else(|| adding(app)),
        traced: said.traced,
        not_traced: said.not_traced,
        decision,
        fetch: announced(app).is_some()
            && owned.post.is_none()
            && !owned.links.iter().any(opens_at_once),
        problem: said.problem,
    };
    Ok(Page::of(page))
}

/// What a link is called: its label, or which it is of its share's.
pub(super) fn named(label: Option<&String>, number: usize) -> Say {
    label.map_or_else(|| Say::of("link-nth").with("number", number), Say::verbatim)
}

/// The form for one more link, empty.
pub(super) fn adding(app: &App) -> Adding {
    let terms = &app.config.terms;
    Adding {
        label: String::new(),
        view_limit: String::new(),
        lifetimes: lifetimes(terms, Some(&terms.default_lifetime.to_string())),
        max_views: terms.max_views,
        problem: None,
    }
}

fn managed_post(owned: &Owned, base: &Base, now: Timestamp) -> Option<ManagedPost> {
    let (stands, said) = owned.post.as_ref().zip(owned.contents.as_ref()?.post.as_ref())?;
    let Channel { slug, rules, .. } = &stands.channel;
    Some(ManagedPost {
        url: base.post(&said.name),
        slug: slug.clone(),
        title: rules.title.clone(),
        adult: rules.adult,
        visitor: comments::owners_token(&owned.token).reveal().to_owned(),
        waits: stands.waits,
        stays: Stays {
            until: stands.expires_at.map(|until| Countdown::until(until, now)),
            in_ring: rules.keeps.capacity().is_some(),
            pinned: stands.pinned,
        },
    })
}

fn opens_at_once(link: &OwnedLink) -> bool {
    link.row.state == LinkState::Live && !link.row.terms.needs_button()
}

fn direct_urls(link: &OwnedLink, contents: Option<&Contents>, base: &Base) -> Vec<String> {
    let (Some(token), Some(contents)) = (&link.token, contents) else { return Vec::new() };
    if contents.post.is_some() || link.row.terms.needs_button() {
        return Vec::new();
    }
    let media = contents.media.iter().enumerate();
    media.map(|(number, facts)| base.direct(token, number, &facts.extension)).collect()
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

fn gone(state: LinkState) -> Option<chatpic_core::Gone> {
    match state {
        LinkState::Live => None,
        LinkState::Gone(gone) => Some(gone),
    }
}
