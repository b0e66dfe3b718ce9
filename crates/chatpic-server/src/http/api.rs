//! API version 1: JSON in, JSON out. Each handler parses, asks one action, and answers.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use chatpic_api as wire;
use chatpic_core::{FieldError, LinkState, Nonce, Password, Timestamp};
use serde::de::DeserializeOwned;

use super::base::Base;
use super::client::Client;
use super::form::Small;
use super::reports::decision;
use super::upload::{Shape, take};
use crate::actions::contents::{Contents, Facts};
use crate::actions::links::{SharedLink, wish};
use crate::actions::manage::{self, Owned};
use crate::actions::share::Shared;
use crate::actions::view::{Ask, Granted, redeem};
use crate::actions::{Refused, cases, find};
use crate::app::App;

type Answer<T> = Result<T, Refused>;

/// `POST /api/v1/shares`
#[utoipa::path(post, path = "/api/v1/shares", tag = "shares",
    summary = "Share 1 to 20 pictures",
    request_body(content_type = "multipart/form-data", content = inline(UploadForm)),
    params(("Idempotency-Key" = Option<String>, Header,
        description = "22 to 128 random characters; the answer is kept for 15 minutes"),
        ("X-Upload-Pass" = Option<String>, Header,
        description = "an upload pass, for where one is needed")),
    responses((status = 201, body = wire::Shared), (status = "4XX", body = wire::Problem),
        (status = "5XX", body = wire::Problem)))]
pub(super) async fn share(
    State(app): State<Arc<App>>,
    Client(client): Client,
    base: Base,
    headers: HeaderMap,
    body: Body,
) -> Answer<Response> {
    let shared = take(&app, client, &headers, body, Shape::Form).await?;
    let location = base.share(&shared.first.token);
    let answer = Json(told_owner(&shared, &base));
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], answer).into_response())
}

/// The fields of an upload.
#[derive(utoipa::ToSchema)]
#[expect(dead_code, reason = "describes the form for the OpenAPI document")]
pub(super) struct UploadForm {
    /// The pictures: JPEG, PNG, GIF, WebP or AVIF.
    #[schema(value_type = Vec<String>, format = Binary, min_items = 1, max_items = 20)]
    file: Vec<u8>,
    /// `90s`, `10m`, `1h`, `7d` or seconds; 1 day where absent.
    expires_in: Option<String>,
    /// How many views may be granted; any number where absent.
    #[schema(minimum = 1, maximum = 1000)]
    max_views: Option<u32>,
    password: Option<String>,
    /// Whether each viewing is marked.
    watermark: Option<bool>,
    /// Whether the mark shows the label.
    mark_label: Option<bool>,
    comments: Option<bool>,
    /// Whether who asks for it declares to be an adult.
    adult: Option<bool>,
    /// Whether who was granted a view may end the link.
    end_early: Option<bool>,
    /// Your name for the link; only you see it, and who sees a mark that shows it.
    label: Option<String>,
    /// What the pictures show, for those who can't see them: a line for each, in their order.
    alt: Option<String>,
    /// Whether chats may show the first picture of a link that needs no button. They keep copies.
    preview: Option<bool>,
    /// Several links at once: a JSON list of up to 50, each as the body of `POST …/links`, with the
    /// upload's terms where it has none of its own.
    links: Option<String>,
    /// The same in short: their labels, one a line.
    recipients: Option<String>,
    /// An upload pass, where none comes as a header; before the first file.
    upload_pass: Option<String>,
    /// Tokens of drafts that were uploaded in pieces, each in the place of a file.
    upload: Option<Vec<String>>,
}

/// `GET /api/v1/shares/{token}`
#[utoipa::path(get, path = "/api/v1/shares/{token}", tag = "shares",
    summary = "What a link leads to; spends nothing",
    params(("token" = String, Path)),
    responses((status = 200, body = wire::Share), (status = 404, body = wire::Problem),
        (status = 410, body = wire::Problem)))]
pub(super) async fn told(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
) -> Answer<Json<wire::Share>> {
    let told = find::find(&app, &token, client).await?;
    let token = told.token.reveal();
    let media = told.contents.as_ref().map(|contents| media(contents, token, true, &base));
    Ok(Json(wire::Share {
        url: base.share(token),
        direct_url: media.as_ref().and_then(|media| media.first()?.direct_url.clone()),
        thumbnail_url: told.contents.as_ref().and_then(|it| thumbnail(it, token, &base)),
        expires_at: told.terms.expires_at.to_string(),
        max_views: told.terms.max_views.map(Into::into),
        password_protected: told.terms.password,
        watermark: told.terms.watermark,
        comments: told.terms.comments,
        adult: told.terms.adult,
        end_early: told.terms.end_early,
        media,
    }))
}

/// `POST /api/v1/shares/{token}/views`
#[utoipa::path(post, path = "/api/v1/shares/{token}/views", tag = "views",
    summary = "Spend one view",
    params(("token" = String, Path)), request_body = wire::Redeem,
    responses((status = 201, body = wire::Granted), (status = 401, body = wire::Problem),
        (status = 404, body = wire::Problem), (status = 409, body = wire::Problem),
        (status = 410, body = wire::Problem), (status = 429, body = wire::Problem)))]
pub(super) async fn view(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
    Small(body): Small,
) -> Answer<Response> {
    let wire::Redeem { password, nonce } =
        if body.is_empty() { wire::Redeem::default() } else { json(&body)? };
    grant(&app, ask(token, password, nonce, client)?, &base).await
}

/// `POST /api/v1/open`
#[utoipa::path(post, path = "/api/v1/open", tag = "views",
    summary = "Spend one view, with the token in the body",
    request_body = wire::Open,
    responses((status = 201, body = wire::Granted), (status = "4XX", body = wire::Problem)))]
pub(super) async fn open(
    State(app): State<Arc<App>>,
    Client(client): Client,
    base: Base,
    Small(body): Small,
) -> Answer<Response> {
    let wire::Open { token, password, nonce } = json(&body)?;
    grant(&app, ask(token, password, nonce, client)?, &base).await
}

/// `GET /api/v1/manage/{manage_token}`
#[utoipa::path(get, path = "/api/v1/manage/{manage_token}", tag = "manage",
    summary = "What the owner sees",
    params(("manage_token" = String, Path)),
    responses((status = 200, body = wire::ManagedShare), (status = 404, body = wire::Problem)))]
pub(super) async fn managed(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
) -> Answer<Json<wire::ManagedShare>> {
    managed_share(&app, &token, client, &base).await.map(Json)
}

/// `PATCH /api/v1/manage/{manage_token}`
#[utoipa::path(patch, path = "/api/v1/manage/{manage_token}", tag = "manage",
    summary = "Change when the share ends",
    params(("manage_token" = String, Path)), request_body = wire::ChangeExpiry,
    responses((status = 200, body = wire::ManagedShare), (status = "4XX", body = wire::Problem)))]
pub(super) async fn change_expiry(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
    Small(body): Small,
) -> Answer<Json<wire::ManagedShare>> {
    let wire::ChangeExpiry { expires_at } = json(&body)?;
    let expires_at =
        expires_at.parse().map_err(|error| FieldError::new("expires_at", format!("is {error}")))?;
    manage::change_expiry(&app, &token, expires_at, client).await?;
    managed_share(&app, &token, client, &base).await.map(Json)
}

/// `DELETE /api/v1/manage/{manage_token}`
#[utoipa::path(delete, path = "/api/v1/manage/{manage_token}", tag = "manage",
    summary = "Withdraw the share",
    params(("manage_token" = String, Path)),
    responses((status = 204), (status = 404, body = wire::Problem), (status = 410, body = wire::Problem)))]
pub(super) async fn withdraw(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
) -> Answer<StatusCode> {
    manage::withdraw(&app, &token, client).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `POST /api/v1/manage/{manage_token}/links`
#[utoipa::path(post, path = "/api/v1/manage/{manage_token}/links", tag = "manage",
    summary = "Add a link with terms of its own",
    params(("manage_token" = String, Path)), request_body = wire::AddLink,
    responses((status = 201, body = wire::Shared), (status = "4XX", body = wire::Problem)))]
pub(super) async fn add_link(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
    Small(body): Small,
) -> Answer<Response> {
    let asked: wire::AddLink = json(&body)?;
    let shared = manage::add_link(&app, &token, wish(asked), client).await?;
    let location = base.share(&shared.first.token);
    let answer = Json(told_owner(&shared, &base));
    Ok((StatusCode::CREATED, [(header::LOCATION, location)], answer).into_response())
}

/// `DELETE /api/v1/manage/{manage_token}/links/{id}`
#[utoipa::path(delete, path = "/api/v1/manage/{manage_token}/links/{id}", tag = "manage",
    summary = "Take one link back",
    params(("manage_token" = String, Path), ("id" = String, Path)),
    responses((status = 204), (status = 404, body = wire::Problem), (status = 410, body = wire::Problem)))]
pub(super) async fn revoke_link(
    State(app): State<Arc<App>>,
    Path((token, link)): Path<(String, String)>,
    Client(client): Client,
) -> Answer<StatusCode> {
    manage::revoke_link(&app, &token, &link, client).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What an uploader is answered.
pub(super) fn told_owner(shared: &Shared, base: &Base) -> wire::Shared {
    let first = &shared.first;
    let media = media(&shared.contents, &first.token, !first.needs_button(), base);
    wire::Shared {
        url: base.share(&first.token),
        direct_url: media.first().and_then(|media| media.direct_url.clone()),
        thumbnail_url: match shared.first.needs_button() {
            true => None,
            false => thumbnail(&shared.contents, &shared.first.token, base),
        },
        manage_url: base.manage(&shared.manage_token),
        manage_token: shared.manage_token.clone(),
        expires_at: Timestamp::from_unix(first.expires_at).to_string(),
        max_views: first.max_views,
        views_left: first.max_views,
        password_protected: first.password_protected,
        watermark: first.watermark,
        mark_label: first.mark_label,
        comments: first.comments,
        adult: first.adult,
        end_early: first.end_early,
        media,
        links: shared.links().map(|link| told_link(link, &shared.contents, base)).collect(),
    }
}

fn told_link(link: &SharedLink, contents: &Contents, base: &Base) -> wire::SharedLink {
    let first = contents.media.first().filter(|_| !link.needs_button());
    wire::SharedLink {
        id: link.id.clone(),
        label: link.label.clone(),
        url: base.share(&link.token),
        direct_url: first.map(|facts| base.direct(&link.token, 0, &facts.extension)),
        expires_at: Timestamp::from_unix(link.expires_at).to_string(),
        max_views: link.max_views,
        password_protected: link.password_protected,
        watermark: link.watermark,
        mark_label: link.mark_label,
        comments: link.comments,
        adult: link.adult,
        end_early: link.end_early,
    }
}

/// Reads a JSON body.
pub(super) fn json<T: DeserializeOwned>(body: &[u8]) -> Answer<T> {
    match serde_json::from_slice(body) {
        // The parser would also take a list of the fields' values, in their order.
        Ok(_) if body.trim_ascii_start().first() != Some(&b'{') => {
            Err(FieldError::new("body", "has to be an object").into())
        }
        Ok(value) => Ok(value),
        Err(error) if error.is_data() => {
            let reason = "is missing, unknown, given twice or of another type";
            Err(FieldError::new(at_fault::<T>(body, &error), reason).into())
        }
        Err(_) => Err(Refused::Malformed("the body is not JSON")),
    }
}

/// The field of ours that can't be taken. The parser's words name what is missing, unknown or there
/// twice; what is of another type can't be taken by itself either.
fn at_fault<T: DeserializeOwned>(body: &[u8], error: &serde_json::Error) -> &'static str {
    let words = error.to_string();
    let fields: serde_json::Map<_, _> = serde_json::from_slice(body).unwrap_or_default();
    let off = |name: &str, value: &serde_json::Value| {
        let alone = serde_json::from_value::<T>(serde_json::json!({ name: value }));
        alone.is_err_and(|error| error.to_string().starts_with("invalid"))
    };
    let is_it = |name: &str| {
        words.contains(&format!("field `{name}`"))
            || fields.get(name).is_some_and(|value| off(name, value))
    };
    FIELDS.into_iter().find(|name| is_it(name)).unwrap_or("body")
}

/// Of every body that is JSON.
const FIELDS: [&str; 34] = [
    "token",
    "password",
    "nonce",
    "expires_at",
    "expires_in",
    "max_views",
    "watermark",
    "mark_label",
    "comments",
    "adult",
    "end_early",
    "label",
    "session_id",
    "url",
    "category",
    "statement",
    "contact",
    "notice",
    "kind",
    "name",
    "address",
    "phone",
    "signature",
    "work",
    "authority",
    "legal_basis",
    "reference",
    "good_faith",
    "accuracy",
    "text",
    "mistake",
    "jurisdiction",
    "challenge",
    "solution",
];

/// A redeeming POST as it was typed.
pub(super) fn ask(
    token: String,
    password: Option<String>,
    nonce: Option<String>,
    client: IpAddr,
) -> Answer<Ask> {
    let password = password.filter(|text| !text.is_empty()).map(Password::parse).transpose()?;
    let nonce = nonce.filter(|text| !text.is_empty()).map(|text| text.parse::<Nonce>()).transpose();
    let nonce = nonce.map_err(|error| FieldError::new("nonce", error.to_string()))?;
    Ok(Ask { token, password, nonce, client })
}

async fn grant(app: &App, ask: Ask, base: &Base) -> Answer<Response> {
    let Granted { ticket, session, ends_at, views_left, end_early, contents } =
        redeem(app, ask).await?;
    let media = |(number, facts): (usize, &Facts)| wire::GrantedMedia {
        url: base.pass_media(ticket.reveal(), number),
        media_type: facts.media_type.clone(),
        width: facts.width,
        height: facts.height,
        duration_ms: facts.millis,
        bytes: facts.bytes,
        alt: facts.alt.clone(),
    };
    let granted = wire::Granted {
        session_id: session.to_string(),
        expires_at: ends_at.to_string(),
        views_left,
        end_early,
        media: contents.media.iter().enumerate().map(media).collect(),
    };
    Ok((StatusCode::CREATED, Json(granted)).into_response())
}

fn media(contents: &Contents, token: &str, direct: bool, base: &Base) -> Vec<wire::Media> {
    let media = |(number, facts): (usize, &Facts)| wire::Media {
        media_type: facts.media_type.clone(),
        width: facts.width,
        height: facts.height,
        duration_ms: facts.millis,
        bytes: facts.bytes,
        removed: facts.removed.clone(),
        alt: facts.alt.clone(),
        direct_url: direct.then(|| base.direct(token, number, &facts.extension)),
    };
    contents.media.iter().enumerate().map(media).collect()
}

/// A small version of the first picture, where there is one.
fn thumbnail(contents: &Contents, token: &str, base: &Base) -> Option<String> {
    let thumb = contents.media.first()?.thumb;
    thumb.map(|_| base.thumbnail(token, 0))
}

async fn managed_share(
    app: &App,
    token: &str,
    client: IpAddr,
    base: &Base,
) -> Answer<wire::ManagedShare> {
    let owned = manage::owned(app, token, client).await?;
    let decision = cases::of_share(app, owned.share).await?.map(decision);
    Ok(told_managed(owned, decision, base))
}

/// The address of a link that its owner sees.
pub(super) fn link_url(owned: &Owned, token: &str, base: &Base) -> String {
    let is_post = owned.contents.as_ref().is_some_and(|contents| contents.post.is_some());
    if is_post { base.post(token) } else { base.share(token) }
}

fn told_managed(owned: Owned, decision: Option<wire::Decision>, base: &Base) -> wire::ManagedShare {
    let url = |token| link_url(&owned, token, base);
    let urls: Vec<Option<String>> =
        owned.links.iter().map(|link| link.token.as_deref().map(url)).collect();
    let post = owned.contents.as_ref().and_then(|contents| contents.post.as_ref());
    let post = post.zip(owned.post.as_ref()).map(|(said, stands)| wire::ManagedPost {
        id: said.name.clone(),
        url: base.post(&said.name),
        channel: stands.channel.slug.to_string(),
        caption: said.caption.clone(),
    });
    let link = |(link, url): (manage::OwnedLink, Option<String>)| wire::ManagedLink {
        id: link.row.id.to_string(),
        url,
        label: link.label,
        state: link.row.state.as_str().to_owned(),
        views: link.row.views,
        max_views: link.row.terms.max_views.map(Into::into),
        expires_at: link.row.terms.expires_at.to_string(),
        password_protected: link.row.terms.password,
        watermark: link.row.terms.watermark,
        mark_label: link.row.mark_label,
        comments: link.row.terms.comments,
        adult: link.row.terms.adult,
        end_early: link.row.terms.end_early,
        ended_by_viewer: link.row.ended_early,
        first_opened: link.row.opened.map(|opened| opened.first.to_string()),
        last_opened: link.row.opened.map(|opened| opened.latest.to_string()),
    };
    let session = |session: manage::Session| wire::Session {
        session_id: session.id,
        label: session.label,
        hour: session.hour.to_string(),
    };
    let state = match owned.state {
        LinkState::Live if owned.post.is_some_and(|post| post.waits) => "waiting",
        state => state.as_str(),
    };
    wire::ManagedShare {
        state: state.to_owned(),
        expires_at: owned.expires_at.to_string(),
        links: owned.links.into_iter().zip(urls).map(link).collect(),
        sessions: owned.sessions.into_iter().map(session).collect(),
        decision,
        post,
    }
}
