//! Streams of events: which posts and comments are new, as server-sent events. What they say is asked for
//! like anything else.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequestParts, Path, Query, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chatpic_api as wire;
use chatpic_core::FieldError;
use futures_util::stream;
use serde::Deserialize;
use tokio_util::sync::CancellationToken;

use super::client::Client;
use super::posts::Declared;
use crate::actions::live::{Listener, News};
use crate::actions::{Refused, posts};
use crate::app::App;

/// That the server stops: what would go on for ever ends. The server puts it into each request.
#[derive(Clone)]
pub(super) struct Stopping(pub CancellationToken);

impl FromRequestParts<Arc<App>> for Stopping {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &Arc<App>) -> Result<Self, Infallible> {
        let stopping = parts.extensions.get::<Self>();
        Ok(stopping.expect("the server puts it into each request").clone())
    }
}

/// After what something is new.
#[derive(Deserialize)]
pub(super) struct After {
    after: Option<String>,
}

/// `GET /api/v1/channels/{slug}/events`
#[utoipa::path(get, path = "/api/v1/channels/{slug}/events", tag = "channels",
    summary = "New posts of a channel, as server-sent events",
    params(("slug" = String, Path),
        ("after" = Option<String>, Query, description = "the ID of the last event that is known"),
        ("Last-Event-ID" = Option<String>, Header, description = "the same, as browsers say it"),
        ("adult" = Option<String>, Query, description = "`yes` where you are an adult")),
    responses((status = 200, content_type = "text/event-stream", body = String),
        (status = 403, body = wire::Problem), (status = 404, body = wire::Problem),
        (status = 410, body = wire::Problem), (status = 422, body = wire::Problem),
        (status = 429, body = wire::Problem)))]
pub(super) async fn of_channel(
    State(app): State<Arc<App>>,
    Path(slug): Path<String>,
    Query(After { after }): Query<After>,
    Declared(adult): Declared,
    Client(client): Client,
    stopping: Stopping,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let after = last(&headers, after);
    let (channel, listener) = posts::hear(&app, &slug, after.as_deref(), adult, client).await?;
    let told = Arc::clone(&app);
    Ok(events(&app, listener, stopping, move |news| match news {
        News::Post(number, name) => {
            let place = posts::place(&told, channel, number);
            format!("event: post\nid: {place}\ndata: {{\"id\":\"{name}\"}}\n\n")
        }
        News::Comment(_) => String::new(),
    }))
}

/// `GET /api/v1/posts/{post}/events`
#[utoipa::path(get, path = "/api/v1/posts/{post}/events", tag = "comments",
    summary = "That there are new comments under a post, as server-sent events",
    params(("post" = String, Path),
        ("after" = Option<u32>, Query, description = "the largest number that is known"),
        ("Last-Event-ID" = Option<String>, Header, description = "the same, as browsers say it"),
        ("adult" = Option<String>, Query, description = "`yes` where you are an adult")),
    responses((status = 200, content_type = "text/event-stream", body = String),
        (status = 403, body = wire::Problem), (status = 404, body = wire::Problem),
        (status = 410, body = wire::Problem), (status = 422, body = wire::Problem),
        (status = 429, body = wire::Problem)))]
pub(super) async fn of_post(
    State(app): State<Arc<App>>,
    Path(name): Path<String>,
    Query(After { after }): Query<After>,
    Declared(adult): Declared,
    Client(client): Client,
    stopping: Stopping,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let after = last(&headers, after).map(|text| text.parse()).transpose();
    let after = after.map_err(|_| FieldError::new("after", "is no number"))?;
    let listener = posts::hear_thread(&app, &name, after, adult, client).await?;
    Ok(events(&app, listener, stopping, |news| match news {
        News::Comment(number) => {
            format!("event: comment\nid: {number}\ndata: {{\"number\":{number}}}\n\n")
        }
        News::Post(..) => String::new(),
    }))
}

/// Shorter than any proxy's patience, and ours.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// After so many milliseconds a browser comes back, and up to twice as many: not all at once.
const COME_BACK: u16 = 2000;

/// The events that somebody hears of, until it is over, they go away or the server stops.
fn events(
    app: &App,
    listener: Listener,
    Stopping(stop): Stopping,
    written: impl Fn(News) -> String + Send + Sync + 'static,
) -> Response {
    let come_back = COME_BACK + u16::from_be_bytes(app.rng.array()) % COME_BACK;
    let first = format!("retry: {come_back}\n\n");
    let begun = (Some(first), listener, stop, written);
    let stream = stream::unfold(begun, async |(first, mut listener, stop, written)| {
        let text = match first {
            Some(first) => first,
            None => next(&stop, listener.next(), HEARTBEAT, &written).await?,
        };
        Some((Ok::<_, Infallible>(Bytes::from(text)), (None, listener, stop, written)))
    });
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        // A proxy that gathers answers would keep events back.
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    (headers, Body::from_stream(stream)).into_response()
}

/// What is written next, the latest after so long; `None` at the end.
async fn next(
    stop: &CancellationToken,
    news: impl Future<Output = Option<Vec<News>>>,
    heartbeat: Duration,
    written: &impl Fn(News) -> String,
) -> Option<String> {
    tokio::select! {
        biased;
        () = stop.cancelled() => None,
        news = news => Some(news?.into_iter().map(written).collect()),
        () = tokio::time::sleep(heartbeat) => Some(":\n\n".to_owned()),
    }
}

/// What a browser that comes back heard last, else what its page was made with.
fn last(headers: &HeaderMap, after: Option<String>) -> Option<String> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    last.filter(|id| !id.is_empty()).map(str::to_owned).or(after)
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    #[tokio::test]
    async fn a_stream_in_which_nothing_happens_has_a_heart_and_ends_with_the_server() {
        let stop = CancellationToken::new();
        let written = |news| format!("{news:?} ");
        let quiet = next(&stop, pending(), Duration::ZERO, &written).await;
        assert_eq!(quiet.as_deref(), Some(":\n\n"));
        let news = || ready(Some(vec![News::Comment(1), News::Comment(2)]));
        let told = next(&stop, news(), Duration::ZERO, &written).await;
        assert_eq!(told.as_deref(), Some("Comment(1) Comment(2) "));
        assert_eq!(next(&stop, ready(None), Duration::MAX, &written).await, None);
        stop.cancel();
        assert_eq!(next(&stop, news(), Duration::ZERO, &written).await, None);
    }
}
