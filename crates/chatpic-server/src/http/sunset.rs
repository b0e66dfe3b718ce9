//! The end of the instance, said at the head of every page.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::pages::{Countdown, Farewell};
use crate::actions::Refused;
use crate::actions::sunset::announced;
use crate::app::App;

/// Puts the notice below the header of each page, where one is announced. Pages are written without
/// it, so that none can forget it; nothing a visitor typed can hold the tag, for all of it is escaped.
pub(super) async fn tell(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let Some(sunset) = announced(&app) else { return response };
    let kind = response.headers().get(header::CONTENT_TYPE);
    if !kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, MOST).await else { return Refused::Unavailable.into_response() };
    let page = String::from_utf8_lossy(&bytes);
    let notice = Farewell {
        day: sunset.day(),
        notice: sunset.notice.clone(),
        countdown: Countdown::until(sunset.on, app.now()),
    };
    let page = page.replacen(HEAD, &format!("{HEAD}{}", notice.render()), 1);
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(page))
}

const HEAD: &str = "</header>";
/// More than any page has.
const MOST: usize = 4 << 20;
