//! What lets a phone keep the page as an app, and share into it: the manifest, and where shared pictures
//! arrive. No service worker is needed, for nothing works offline here.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::json;

use super::assets;
use super::base::Base;
use super::client::Client;
use super::pages::{Page, PhonePage, figures};
use super::say::{Reader, Say};
use super::site::{accepted, home_refused};
use super::upload::{Shape, take};
use crate::app::App;

/// Where a phone's share sheet sends pictures.
const SHARE_TARGET: &str = "/share-target";

/// `GET /manifest.webmanifest`
pub(super) async fn manifest(State(app): State<Arc<App>>, request: Request) -> Response {
    let lang = Reader::of(&request).lang;
    let icon = |name: &str, size: &str, purpose: &str| {
        let media_type = if size == "any" { "image/svg+xml" } else { "image/png" };
        json!({"src": assets::url(name), "sizes": size, "type": media_type, "purpose": purpose})
    };
    let manifest = json!({
        "id": "/",
        "name": "ChatPic",
        "short_name": "ChatPic",
        "lang": lang.code(),
        "dir": lang.direction(),
        "description": Say::of("app-about").text(lang),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#141210",
        "theme_color": "#141210",
        "icons": [
            icon("favicon.svg", "any", "any"),
            icon("icon-192.png", "192x192", "any"),
            icon("icon-512.png", "512x512", "any"),
            icon("icon-512-whole.png", "512x512", "maskable"),
        ],
        // Only files are asked for: a text beside them would be a field that no upload has.
        "share_target": {
            "action": SHARE_TARGET,
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {"files": [{"name": "file", "accept": accepted(&app)}]},
        },
    });
    let headers = [
        (header::CONTENT_TYPE, "application/manifest+json"),
        (header::CACHE_CONTROL, "public, max-age=3600"),
        (header::VARY, "Accept-Language"),
    ];
    (headers, manifest.to_string()).into_response()
}

/// `POST /share-target`: what the form of the home page does, with the usual terms.
pub(super) async fn share_target(
    State(app): State<Arc<App>>,
    Client(client): Client,
    headers: HeaderMap,
    body: Body,
) -> Response {
    match take(&app, client, &headers, body, Shape::Form).await {
        Ok(shared) => Redirect::to(&format!("/m/{}", shared.manage_token)).into_response(),
        Err(refused) => home_refused(&app, refused).await,
    }
}

/// `GET /phone`: how to share from a phone.
pub(super) async fn phone(State(app): State<Arc<App>>, base: Base) -> Page {
    let lifetime = figures::term(app.config.terms.default_lifetime.seconds());
    Page::of(PhonePage { base: base.as_str().to_owned(), lifetime })
}
