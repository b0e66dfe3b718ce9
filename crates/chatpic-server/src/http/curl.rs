//! Uploads from a command line: `curl -F file=@x.png HOST` and `curl -T x.png HOST/`, answered with one
//! line of text, and where several links were asked for with one for each. A browser's form comes to the same address and is sent on to its result page.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Query, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use chatpic_api::SharedLink;

use super::api::told_owner;
use super::base::Base;
use super::client::Client;
use super::problem::wants_page;
use super::site::home_refused;
use super::upload::{Shape, take};
use crate::actions::Refused;
use crate::actions::share::Shared;
use crate::app::App;

/// `POST /`
pub(super) async fn post(
    State(app): State<Arc<App>>,
    Client(client): Client,
    base: Base,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refused> {
    let taken = take(&app, client, &headers, body, Shape::Form).await;
    if !wants_page(&headers) {
        return Ok(line(&taken?, &base));
    }
    Ok(match taken {
        Ok(shared) => Redirect::to(&format!("/m/{}", shared.manage_token)).into_response(),
        Err(refused) => home_refused(&app, refused).await,
    })
}

/// `PUT /{name}`. The name says nothing: the format is told by the bytes.
pub(super) async fn put(
    State(app): State<Arc<App>>,
    Client(client): Client,
    base: Base,
    Query(fields): Query<Vec<(String, String)>>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refused> {
    let shared = take(&app, client, &headers, body, Shape::Bare(fields)).await?;
    Ok(line(&shared, &base))
}

fn line(shared: &Shared, base: &Base) -> Response {
    let told = told_owner(shared, base);
    // One line for each link; nearly always there is one.
    let line = |link: &SharedLink| format!("{}\n", link.direct_url.as_ref().unwrap_or(&link.url));
    let line: String = told.links.iter().map(line).collect();
    let headers = [
        (header::LOCATION, told.url.clone()),
        (header::HeaderName::from_static("x-share-url"), told.url),
        (header::HeaderName::from_static("x-manage-url"), told.manage_url),
    ];
    (StatusCode::CREATED, headers, line).into_response()
}
