//! Streams of events: which posts and comments are new, as server-sent events. What they say is asked for
//! like anything else.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use tokio_util::sync::CancellationToken;

use crate::actions::live::{Listener, News};
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

/// Shorter than any proxy's patience, and ours.
const HEARTBEAT: Duration = Duration::from_secs(20);

/// After so many milliseconds a browser comes back, and up to twice as many: not all at once.
const COME_BACK: u16 = 2000;

/// The events that somebody hears of, until it is over, they go away or the server stops.
fn events(
    app: &App,
    listener: Listener,
    Stopping(stop): Stopping,
    written: impl Fn(News) -> String + Send + 'static,
) -> Response {
    let come_back = COME_BACK + u16::from_be_bytes(app.rng.array()) % COME_BACK;
    let first = format!("retry: {come_back}\n\n");
    let begun = (Some(first), listener, stop, written);
    let stream = stream::unfold(begun, async |(first, mut listener, stop, written)| {
        let text = match first {
            Some(first) => first,
            None => tokio::select! {
                () = stop.cancelled() => return None,
                news = listener.next() => news?.into_iter().map(&written).collect(),
                () = tokio::time::sleep(HEARTBEAT) => ":\n\n".to_owned(),
            },
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

/// What a browser that comes back heard last, else what its page was made with.
fn last(headers: &HeaderMap, after: Option<String>) -> Option<String> {
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok());
    last.filter(|id| !id.is_empty()).map(str::to_owned).or(after)
}
