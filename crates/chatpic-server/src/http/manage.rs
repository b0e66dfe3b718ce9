//! The page of who shared something: what became of it, and what can be changed.

use std::sync::Arc;

use axum::extract::{Path, Request, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use chatpic_core::{Gone, LinkState, Timestamp, Wish, terms};

use super::api::link_url;
use super::base::Base;
use super::client::Client;
use super::form::Fields;
use super::owner::decision;
use super::pages::{
    Adding, Countdown, Decision, Manage, ManagedLink, ManagedMedia, ManagedPost, Page,
    Refused as Notice, Session, Stays, Traced, lifetimes,
};
use super::problem::{notice, on_page, wants_page};
use super::say::{Reader, Say};
use crate::actions::Refused;
use crate::actions::channels::Channel;
use crate::actions::comments;
use crate::actions::contents::Contents;
use crate::actions::manage::{self, Owned, OwnedLink};
use crate::actions::sunset::announced;
use crate::app::App;

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

fn gone(state: LinkState) -> Option<Gone> {
    match state {
        LinkState::Live => None,
        LinkState::Gone(gone) => Some(gone),
    }
}
