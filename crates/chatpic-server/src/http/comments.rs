//! Threads over the API: under a post, under a link that needs no button, under a pass,
//! and for whoever shared the pictures.

use std::net::IpAddr;
use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chatpic_api as wire;
use chatpic_core::FieldError;
use serde::Deserialize;

use super::api::json;
use super::base::Base;
use super::client::Client;
use super::form::Small;
use super::posts::Declared;
use crate::actions::Refused;
use crate::actions::comments::{self, Comment, Place, Said, Saying};
use crate::app::App;

type Answer<T> = Result<T, Refused>;

/// From where on a thread is asked for.
#[derive(Deserialize)]
pub(super) struct Since {
    after: Option<String>,
}

impl Since {
    fn number(&self) -> Answer<u32> {
        let number = self.after.as_deref().map(str::parse).transpose();
        number
            .map(Option::unwrap_or_default)
            .map_err(|_| FieldError::new("after", "is no number").into())
    }
}

/// `GET /api/v1/posts/{post}/comments`
#[utoipa::path(get, path = "/api/v1/posts/{post}/comments", tag = "comments",
    summary = "What is said under a post",
    params(("post" = String, Path), ("after" = Option<u32>, Query,
        description = "only comments with a greater number")),
    responses((status = 200, body = wire::Comments), (status = 404, body = wire::Problem),
        (status = 410, body = wire::Problem)))]
pub(super) async fn under_post(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    Query(since): Query<Since>,
    Declared(adult): Declared,
    Client(client): Client,
) -> Answer<Json<wire::Comments>> {
    let place = Place::Post { name, adult };
    thread(&app, place, &since, client).await
}

/// `POST /api/v1/posts/{post}/comments`
#[utoipa::path(post, path = "/api/v1/posts/{post}/comments", tag = "comments",
    summary = "Say something under a post",
    params(("post" = String, Path)), request_body = wire::Say,
    responses((status = 201, body = wire::Said), (status = "4XX", body = wire::Problem)))]
pub(super) async fn say_under_post(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    Declared(adult): Declared,
    Client(client): Client,
    base: Base,
    Small(body): Small,
) -> Answer<Response> {
    let place = Place::Post { name, adult };
    say(&app, place, &body, client, &base).await
}

/// `GET /api/v1/shares/{token}/comments`
#[utoipa::path(get, path = "/api/v1/shares/{token}/comments", tag = "comments",
    summary = "What is said under a link that needs no button",
    params(("token" = String, Path), ("after" = Option<u32>, Query,
        description = "only comments with a greater number")),
    responses((status = 200, body = wire::Comments), (status = 404, body = wire::Problem),
        (status = 410, body = wire::Problem)))]
pub(super) async fn under_share(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Query(since): Query<Since>,
    Client(client): Client,
) -> Answer<Json<wire::Comments>> {
    thread(&app, Place::Link(token), &since, client).await
}

/// `POST /api/v1/shares/{token}/comments`
#[utoipa::path(post, path = "/api/v1/shares/{token}/comments", tag = "comments",
    summary = "Say something under a link that needs no button",
    params(("token" = String, Path)), request_body = wire::Say,
    responses((status = 201, body = wire::Said), (status = "4XX", body = wire::Problem)))]
pub(super) async fn say_under_share(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
    base: Base,
    Small(body): Small,
) -> Answer<Response> {
    say(&app, Place::Link(token), &body, client, &base).await
}

/// `GET /api/v1/passes/{ticket}/comments`
#[utoipa::path(get, path = "/api/v1/passes/{ticket}/comments", tag = "comments",
    summary = "What is said under a link, for who was granted a view of it",
    params(("ticket" = String, Path), ("after" = Option<u32>, Query,
        description = "only comments with a greater number")),
    responses((status = 200, body = wire::Comments), (status = 404, body = wire::Problem),
        (status = 410, body = wire::Problem)))]
pub(super) async fn under_pass(
    State(app): State<Arc<App>>,
    Path(ticket): Path<String>,
    Query(since): Query<Since>,
    Client(client): Client,
) -> Answer<Json<wire::Comments>> {
    thread(&app, Place::Pass(ticket), &since, client).await
}

/// `POST /api/v1/passes/{ticket}/comments`
#[utoipa::path(post, path = "/api/v1/passes/{ticket}/comments", tag = "comments",
    summary = "Say something under a link, for who was granted a view of it",
    params(("ticket" = String, Path)), request_body = wire::Say,
    responses((status = 201, body = wire::Said), (status = "4XX", body = wire::Problem)))]
pub(super) async fn say_under_pass(
    State(app): State<Arc<App>>,
    Path(ticket): Path<String>,
    Client(client): Client,
    base: Base,
    Small(body): Small,
) -> Answer<Response> {
    say(&app, Place::Pass(ticket), &body, client, &base).await
}

/// `GET /api/v1/manage/{manage_token}/links/{id}/comments`
#[utoipa::path(get, path = "/api/v1/manage/{manage_token}/links/{id}/comments", tag = "comments",
    summary = "What is said under a link, for whoever shared it",
    params(("manage_token" = String, Path), ("id" = String, Path), ("after" = Option<u32>, Query,
        description = "only comments with a greater number")),
    responses((status = 200, body = wire::Comments), (status = 404, body = wire::Problem),
        (status = 410, body = wire::Problem)))]
pub(super) async fn for_owner(
    State(app): State<Arc<App>>,
    Path((manage, link)): Path<(String, String)>,
    Query(since): Query<Since>,
    Client(client): Client,
) -> Answer<Json<wire::Comments>> {
    thread(&app, Place::Owner { manage, link }, &since, client).await
}

/// `POST /api/v1/manage/{manage_token}/links/{id}/comments`
#[utoipa::path(post, path = "/api/v1/manage/{manage_token}/links/{id}/comments", tag = "comments",
    summary = "Say something under a link, as whoever shared it",
    params(("manage_token" = String, Path), ("id" = String, Path)), request_body = wire::Say,
    responses((status = 201, body = wire::Said), (status = "4XX", body = wire::Problem)))]
pub(super) async fn say_as_owner(
    State(app): State<Arc<App>>,
    Path((manage, link)): Path<(String, String)>,
    Client(client): Client,
    base: Base,
    Small(body): Small,
) -> Answer<Response> {
    say(&app, Place::Owner { manage, link }, &body, client, &base).await
}

/// `DELETE /api/v1/comments/{delete_token}`
#[utoipa::path(delete, path = "/api/v1/comments/{delete_token}", tag = "comments",
    summary = "Withdraw a comment",
    params(("delete_token" = String, Path)),
    responses((status = 204), (status = 404, body = wire::Problem)))]
pub(super) async fn withdraw_comment(
    State(app): State<Arc<App>>,
    Path(token): Path<String>,
    Client(client): Client,
) -> Answer<StatusCode> {
    comments::withdraw(&app, &token, client).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn thread(
    app: &App,
    place: Place,
    since: &Since,
    client: IpAddr,
) -> Answer<Json<wire::Comments>> {
    let thread = comments::thread(app, &place, since.number()?, None, client).await?;
    let comments = thread.comments.into_iter().map(told).collect();
    Ok(Json(wire::Comments { allowed: thread.allowed, comments }))
}

async fn say(
    app: &App,
    place: Place,
    body: &[u8],
    client: IpAddr,
    base: &Base,
) -> Answer<Response> {
    let wire::Say { text, reply_to, visitor } = json(body)?;
    let said = comments::say(app, &place, Saying { text, reply_to, visitor }, client).await?;
    let Said { comment, token, visitor } = said;
    let delete_url = base.comment(token.reveal());
    let answer = wire::Said {
        comment: told(comment),
        delete_token: token.reveal().to_owned(),
        visitor: visitor.reveal().to_owned(),
        delete_url,
    };
    Ok((StatusCode::CREATED, [(header::CACHE_CONTROL, "no-store")], Json(answer)).into_response())
}

fn told(comment: Comment) -> wire::Comment {
    wire::Comment {
        number: comment.number,
        name: comment.name.to_string(),
        colour: comment.name.colour().to_owned(),
        by_owner: comment.by_owner,
        text: comment.text,
        reply_to: comment.reply_to,
        created_at: comment.created_at.to_string(),
    }
}
