//! The API described for programs, and listed for people.

use axum::Json;
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;

use super::pages::{ApiPage, Page, Route};
use super::{api, channels, comments, ending, events, files, posts, reports, trace, upload_pass};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "ChatPic",
        version = "1",
        description = "Share pictures for a limited time, without accounts."
    ),
    paths(
        api::share,
        api::told,
        api::view,
        api::open,
        api::managed,
        api::change_expiry,
        api::withdraw,
        api::add_link,
        api::revoke_link,
        channels::channels,
        posts::posts,
        posts::publish,
        posts::post,
        trace::trace_leak,
        ending::end_link,
        events::of_channel,
        events::of_post,
        comments::under_post,
        comments::say_under_post,
        comments::under_share,
        comments::say_under_share,
        comments::under_pass,
        comments::say_under_pass,
        comments::for_owner,
        comments::say_as_owner,
        comments::withdraw_comment,
        reports::appeal,
        reports::counter_notice,
        reports::report,
        reports::challenge,
        reports::status,
        upload_pass::challenge,
        upload_pass::buy,
        files::create,
        files::answer,
        files::overridden,
        files::patch,
        files::end,
    )
)]
struct Api;

/// The OpenAPI 3.1 document.
pub fn document() -> Document {
    Api::openapi()
}

/// `GET /api/openapi.json`
pub(super) async fn json() -> Json<Document> {
    Json(document())
}

/// `GET /api`
pub(super) async fn page() -> Page {
    Page::of(ApiPage { routes: calls() })
}

fn calls() -> Vec<Route> {
    let mut calls = vec![
        call("POST", "/", "The same for a command line: curl -F file=@picture.jpg"),
        call("PUT", "/{name}", "The same again: curl -T picture.jpg"),
    ];
    for (path, item) in &document().paths.paths {
        for (method, operation) in [
            ("GET", &item.get),
            ("POST", &item.post),
            ("PATCH", &item.patch),
            ("DELETE", &item.delete),
        ] {
            if let Some(operation) = operation {
                calls.push(call(method, path, operation.summary.as_deref().unwrap_or_default()));
            }
        }
    }
    calls
}

fn call(method: &str, path: &str, summary: &str) -> Route {
    Route { method: method.to_owned(), path: path.to_owned(), summary: summary.to_owned() }
}
