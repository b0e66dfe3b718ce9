//! Posts over the API, and their media.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chatpic_api as wire;
use chatpic_core::Caption;
use serde::Deserialize;

use super::base::Base;
use super::client::Client;
use super::headers::rating;
use super::media::{openly, serve};
use super::upload::{Arrived, Shape, receive};
use crate::actions::Refused;
use crate::actions::posts::{self, Asked, Post, Published, Received, Tile};
use crate::app::App;

type Answer<T> = Result<T, Refused>;

/// Whether who asks declares to be an adult: `adult=yes` in the address, where everybody sees it and
/// nothing remembers it.
#[derive(Clone, Copy)]
pub(super) struct Declared(pub bool);

impl<S: Sync> FromRequestParts<S> for Declared {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let query = parts.uri.query().unwrap_or_default().as_bytes();
        let mut said = form_urlencoded::parse(query);
        Ok(Self(said.any(|(name, value)| name == "adult" && value == "yes")))
    }
}

/// Which part of a channel.
#[derive(Deserialize)]
pub(super) struct Part {
    before: Option<String>,
}

/// `GET /api/v1/channels/{slug}/posts`
#[utoipa::path(get, path = "/api/v1/channels/{slug}/posts", tag = "channels",
    summary = "A channel's posts, the newest first",
    params(("slug" = String, Path),
        ("before" = Option<String>, Query, description = "`next` of the part before"),
        ("adult" = Option<String>, Query, description = "`yes` where you are an adult")),
    responses((status = 200, body = wire::Posts), (status = 403, body = wire::Problem),
        (status = 404, body = wire::Problem), (status = 410, body = wire::Problem),
        (status = 422, body = wire::Problem)))]
pub(super) async fn posts(
    State(app): State<Arc<App>>,
    Path(slug): Path<String>,
    Query(Part { before }): Query<Part>,
    Declared(adult): Declared,
    base: Base,
) -> Answer<Json<wire::Posts>> {
    let page = posts::list(&app, &slug, before.as_deref(), PAGE, adult).await?;
    let of = (page.channel.slug.as_str(), page.channel.rules.adult);
    let posts = page.posts.iter().map(|post| told(post, of, &base)).collect();
    Ok(Json(wire::Posts { posts, next: page.next }))
}

/// `GET /api/v1/posts/{post}`
#[utoipa::path(get, path = "/api/v1/posts/{post}", tag = "channels",
    summary = "One post",
    params(("post" = String, Path),
        ("adult" = Option<String>, Query, description = "`yes` where you are an adult")),
    responses((status = 200, body = wire::Post), (status = 403, body = wire::Problem),
        (status = 404, body = wire::Problem), (status = 410, body = wire::Problem)))]
pub(super) async fn post(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    Declared(adult): Declared,
    base: Base,
) -> Answer<Json<wire::Post>> {
    let found = posts::show(&app, &name, adult).await?;
    Ok(Json(told(&found.post, (found.channel.slug.as_str(), found.adult), &base)))
}

/// `POST /api/v1/channels/{slug}/posts`
#[utoipa::path(post, path = "/api/v1/channels/{slug}/posts", tag = "channels",
    summary = "Post 1 to 20 pictures with a caption",
    request_body(content_type = "multipart/form-data", content = inline(PostForm)),
    params(("slug" = String, Path), ("Idempotency-Key" = Option<String>, Header,
        description = "22 to 128 random characters; the answer is kept for 15 minutes"),
        ("X-Upload-Pass" = Option<String>, Header,
        description = "an upload pass, for where one is needed")),
    responses((status = 201, body = wire::Posted), (status = "4XX", body = wire::Problem),
        (status = "5XX", body = wire::Problem)))]
pub(super) async fn publish(
    State(app): State<Arc<App>>,
    Path(slug): Path<String>,
    Client(client): Client,
    base: Base,
    headers: HeaderMap,
    body: Body,
) -> Answer<Response> {
    let published = take(&app, slug, client, &headers, body).await?;
    let location = base.post(&published.name);
    let answer = Json(told_poster(published, &base));
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], answer).into_response())
}

/// The fields of a post.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the form for the OpenAPI document")]
pub(super) struct PostForm {
    /// The pictures: JPEG, PNG, GIF, WebP or AVIF.
    #[schema(value_type = Vec<String>, format = Binary, min_items = 1, max_items = 20)]
    file: Vec<u8>,
    /// What it is, in a line.
    #[schema(max_length = 200)]
    caption: String,
    /// What the pictures show, for those who can't see them: a line for each, in their order.
    alt: Option<String>,
    /// An upload pass, where none comes as a header; before the first file.
    upload_pass: Option<String>,
    /// Tokens of drafts that were uploaded in pieces, each in the place of a file.
    upload: Option<Vec<String>>,
}

/// Receives a post and publishes it.
pub(super) async fn take(
    app: &Arc<App>,
    slug: String,
    client: IpAddr,
    headers: &HeaderMap,
    body: Body,
) -> Answer<Published> {
    let leave = posts::ask(app, &slug, client);
    let asked = Asked { channel: slug.clone(), ..Asked::default() };
    match receive(app, client, (headers, body, Shape::Form), asked, leave).await? {
        Arrived::Before(kept, upload) => kept.open(&upload),
        Arrived::Now { asked, upload, claimed, leave } => {
            let caption = Caption::parse(asked.caption.as_deref().unwrap_or_default())?;
            let about = asked.about.parse(&[])?;
            posts::publish(app, Received { leave, caption, about, upload }, claimed).await
        }
    }
}

/// `GET /p/{post}/{number}`, and with a `t` before the number its thumbnail.
pub(super) async fn media(
    State(app): State<Arc<App>>,
    Path((name, number)): Path<(String, String)>,
    Declared(adult): Declared,
    method: Method,
    headers: HeaderMap,
) -> Answer<Response> {
    let (digits, small) = match number.strip_prefix('t') {
        Some(digits) => (digits, true),
        None => (number.as_str(), false),
    };
    let number = digits.parse().map_err(|_| Refused::Unknown)?;
    let find = async || match small {
        true => posts::thumbnail(&app, &name, number, adult).await,
        false => posts::media(&app, &name, number, adult).await,
    };
    let found = find().await?;
    let rating = rating(found.adult);
    let served = serve(&app, found, number, &method, &headers).await;
    if let Err(Refused::Unavailable) = served {
        // Perhaps it left between looking and reading: then that is the answer.
        find().await?;
    }
    Ok((rating, openly(served?)).into_response())
}

const PAGE: u32 = 50;

/// A post of a channel with this slug, which may be for adults.
fn told(post: &Post, (channel, adult): (&str, bool), base: &Base) -> wire::Post {
    let name = post.name.as_str();
    wire::Post {
        id: name.to_owned(),
        url: base.post(name),
        channel: channel.to_owned(),
        caption: post.card.caption.clone(),
        created_at: post.posted_at.to_string(),
        expires_at: post.expires_at.map(|at| at.to_string()),
        pinned: post.pinned,
        adult,
        comments: post.comments,
        media: tiles(&post.card.media, name, adult, base),
    }
}

fn told_poster(published: Published, base: &Base) -> wire::Posted {
    let Published { name, channel, adult, waits, manage_token, card, removed, .. } = published;
    let mut media = tiles(&card.media, &name, adult, base);
    for (media, removed) in media.iter_mut().zip(removed) {
        media.removed = Some(removed);
    }
    wire::Posted {
        url: base.post(&name),
        id: name,
        channel,
        state: if waits { "waiting" } else { "shown" }.to_owned(),
        manage_url: base.manage(&manage_token),
        manage_token,
        caption: card.caption,
        created_at: published.posted_at.to_string(),
        expires_at: published.expires_at.map(|at| at.to_string()),
        adult,
        media,
    }
}

fn tiles(tiles: &[Tile], name: &str, adult: bool, base: &Base) -> Vec<wire::PostMedia> {
    let media = |(number, tile): (usize, &Tile)| wire::PostMedia {
        media_type: tile.media_type.clone(),
        width: tile.width,
        height: tile.height,
        duration_ms: tile.millis,
        bytes: tile.bytes,
        url: base.post_media(name, &number.to_string(), adult),
        thumbnail_url: tile.thumb.map(|_| base.post_media(name, &format!("t{number}"), adult)),
        alt: tile.alt.clone(),
        removed: None,
    };
    tiles.iter().enumerate().map(media).collect()
}
