//! The pages of channels and posts, for everybody. All of it works without scripts.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::client::Client;
use super::headers::rating;
use super::pages::{
    ChannelGate, ChannelLine, ChannelList, ChannelPage, CommentsView, Countdown, Film, Moment,
    Page, Picture, PostForm, PostPage, Refused as Notice, Stays, Tile,
};
use super::posts::{Declared, take};
use super::problem::{notice, on_page, wants_page};
use super::site::tray;
use super::threads::{self, Visitor};
use crate::actions::Refused;
use crate::actions::channels::{self, Channel};
use crate::actions::comments::Place;
use crate::actions::posts::{self, Post, Standing};
use crate::app::App;
use crate::config::AskForPass;

type Answer<T> = Result<T, Refused>;

/// Which part of a list.
#[derive(Deserialize)]
pub(super) struct Part {
    after: Option<String>,
    before: Option<String>,
}

/// Channels on one page of the list.
const CHANNELS: u32 = 50;

/// `GET /c`
pub(super) async fn channels(
    State(app): State<Arc<App>>,
    Query(part): Query<Part>,
) -> Answer<Page> {
    let part = channels::list(&app, part.after.as_deref(), CHANNELS).await?;
    let line = |channel: Channel| ChannelLine {
        slug: channel.slug,
        title: channel.rules.title,
        about: channel.rules.about,
        keeps: channel.rules.keeps,
        adult: channel.rules.adult,
    };
    let channels = part.channels.into_iter().map(line).collect();
    Ok(Page::of(ChannelList { channels, next: part.next }))
}

/// `GET /c/{slug}`
pub(super) async fn channel(
    State(app): State<Arc<App>>,
    Path(slug): Path<String>,
    Query(Part { before, .. }): Query<Part>,
    Declared(adult): Declared,
) -> Answer<Response> {
    let page = match listed(&app, &slug, before.as_deref(), adult).await {
        Err(Refused::AdultsOnly) => return Ok(gate(format!("/c/{slug}"), before)),
        page => page?,
    };
    let rating = rating(page.channel.rules.adult);
    Ok((rating, channel_page(&app, page, before.is_some(), None)).into_response())
}

/// `POST /c/{slug}`: posts, and leads to where the poster manages it.
pub(super) async fn publish(
    State(app): State<Arc<App>>,
    Path(slug): Path<String>,
    Client(client): Client,
    headers: HeaderMap,
    body: Body,
) -> Answer<Response> {
    let refused = match take(&app, slug.clone(), client, &headers, body).await {
        Ok(published) => {
            return Ok(Redirect::to(&format!("/m/{}", published.manage_token)).into_response());
        }
        Err(refused) if wants_page(&headers) => refused,
        Err(refused) => return Err(refused),
    };
    // Who posts here was shown it.
    match listed(&app, &slug, None, true).await {
        Ok(page) => {
            let rating = rating(page.channel.rules.adult);
            let page = channel_page(&app, page, false, Some(&refused));
            Ok((rating, on_page(refused, page)).into_response())
        }
        Err(_) => Err(refused),
    }
}

/// `GET /p/{post}`
pub(super) async fn post(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    Declared(adult): Declared,
    Client(client): Client,
    visitor: Visitor,
) -> Answer<Response> {
    post_page(&app, &name, adult, visitor, client).await
}

/// The page of a post, with its thread as this visitor sees it.
pub(super) async fn post_page(
    app: &App,
    name: &str,
    adult: bool,
    visitor: Visitor,
    client: IpAddr,
) -> Answer<Response> {
    let found = match posts::show(app, name, adult).await {
        Err(Refused::AdultsOnly) => return Ok(gate(format!("/p/{name}"), None)),
        found => found?,
    };
    // Where it needs no declaration, its addresses carry none.
    let place = Place::Post { name: name.to_owned(), adult: found.adult };
    let comments = threads::view(app, &place, visitor, client).await?;
    Ok((rating(found.adult), written(app, found, comments)).into_response())
}

/// What a channel's page lists: the newest after the pinned ones, or older ones.
pub(super) async fn listed(
    app: &App,
    slug: &str,
    before: Option<&str>,
    adult: bool,
) -> Answer<posts::Page> {
    let mut page = posts::list(app, slug, before, posts::MOST, adult).await?;
    page.posts.retain(|post| !post.pinned);
    if before.is_none() {
        let mut posts = posts::pinned(app, &page.channel).await?;
        posts.append(&mut page.posts);
        page.posts = posts;
    }
    Ok(page)
}

fn gate(path: String, before: Option<String>) -> Response {
    (rating(true), Page::of(ChannelGate { path, before })).into_response()
}

fn channel_page(app: &App, page: posts::Page, older: bool, refused: Option<&Refused>) -> Page {
    let newest = posts::newest(app, &page.channel);
    let Channel { slug, rules, .. } = page.channel;
    let asked = refused == Some(&Refused::PassRequired);
    let page = ChannelPage {
        slug,
        title: rules.title,
        about: rules.about,
        keeps: rules.keeps,
        adult: rules.adult,
        newest,
        tiles: page.posts.into_iter().map(tile).collect(),
        older,
        before: page.next,
        form: form(app, rules.review_first, asked, refused.map(notice)),
    };
    Page::of(page)
}

fn tile(post: Post) -> Tile {
    // A thumbnail is made of whatever is posted.
    let thumb = post.card.media.first().and_then(|media| media.thumb);
    let (width, height) = thumb.map_or((1, 1), |size| (size.width, size.height));
    Tile {
        name: post.name,
        width,
        height,
        count: post.card.media.len(),
        pinned: post.pinned,
        caption: post.card.caption,
    }
}

/// `asked` is whether this visitor was told to bring an upload pass.
fn form(app: &App, review_first: bool, asked: bool, problem: Option<Notice>) -> PostForm {
    PostForm {
        tray: tray(app),
        review_first,
        asks_for_pass: asked || app.config.upload_pass != AskForPass::Off,
        problem,
    }
}

fn written(app: &App, found: Standing, comments: Option<CommentsView>) -> Page {
    let Standing { channel, post, adult, .. } = found;
    let now = app.now();
    let media = post.card.media.iter().enumerate();
    let declared = if adult { "?adult=yes" } else { "" };
    let picture = |(number, media): (usize, &posts::Tile)| Picture {
        url: format!("/p/{}/{number}{declared}", post.name),
        film: media.millis.map(|_| Film {
            poster: media.thumb.map(|_| format!("/p/{}/t{number}{declared}", post.name)),
            marking: None,
        }),
        width: media.width,
        height: media.height,
        alt: media.alt.clone(),
    };
    let page = PostPage {
        pictures: media.map(picture).collect(),
        slug: channel.slug,
        title: channel.rules.title,
        caption: post.card.caption,
        adult,
        posted: Moment::of(post.posted_at, now),
        stays: Stays {
            until: post.expires_at.map(|until| Countdown::until(until, now)),
            in_ring: channel.rules.keeps.capacity().is_some(),
            pinned: post.pinned,
        },
        name: post.name,
        comments,
    };
    Page::of(page)
}
