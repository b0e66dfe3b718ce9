//! Media as answers: under a pass, and under a direct link.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::TryStreamExt;
use futures_util::stream::BoxStream;
use serde_json::json;
use tokio::time::timeout;

use super::client::Client;
use super::headers::{MEDIA_POLICY, NO_STORE, VIDEO_POLICY, rating};
use super::range::{Asked, Span};
use crate::actions::Refused;
use crate::actions::marked::Progress;
use crate::actions::media::{Ended, Sent, Servable, direct, under_pass};
use crate::app::App;

const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// `GET /v/{ticket}/{number}`; with a `t` before the number its thumbnail, which is a video's poster.
pub(super) async fn pass_media(
    State(app): State<Arc<App>>,
    Path((ticket, number)): Path<(String, String)>,
    Client(client): Client,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let (digits, small) = small(&number);
    let number = digits.parse().map_err(|_| Refused::Unknown)?;
    let media = under_pass(&app, &ticket, number, client).await?;
    let media = if small { media.thumbnail()? } else { media };
    let rating = rating(media.adult);
    let served = serve(&app, media, number, &method, &headers).await;
    if let Err(Refused::Unavailable) = served {
        // Perhaps it was taken back between looking and reading: then that is the answer.
        under_pass(&app, &ticket, number, client).await?;
    }
    let mut response = served?;
    response.headers_mut().insert(header::CACHE_CONTROL, NO_STORE);
    response.headers_mut().insert(CORP, HeaderValue::from_static("same-origin"));
    Ok((rating, response).into_response())
}

/// `GET /v/{ticket}/{number}/progress`: how far the marking of a video has come, in percent and in seconds
/// that are left; this begins it.
pub(super) async fn progress(
    State(app): State<Arc<App>>,
    Path((ticket, number)): Path<(String, String)>,
    Client(client): Client,
) -> Result<Response, Refused> {
    let number = number.parse().map_err(|_| Refused::Unknown)?;
    let media = under_pass(&app, &ticket, number, client).await?;
    let Progress { done, percent, seconds_left } = media.progress(&app)?;
    let told = json!({"done": done, "percent": percent, "seconds_left": seconds_left});
    Ok(([(header::CACHE_CONTROL, NO_STORE)], Json(told)).into_response())
}

/// `GET /i/{token}/{name}`, where the name is the media's number and extension; with a `t` before them its
/// thumbnail.
pub(super) async fn direct_media(
    State(app): State<Arc<App>>,
    Path((token, name)): Path<(String, String)>,
    Client(client): Client,
    method: Method,
    headers: HeaderMap,
) -> Result<Response, Refused> {
    let (number, extension) = name.split_once('.').ok_or(Refused::Unknown)?;
    let (digits, small) = small(number);
    let number = digits.parse().map_err(|_| Refused::Unknown)?;
    let media = direct(&app, &token, number, client).await?;
    let media = if small { media.thumbnail()? } else { media };
    if media.facts.extension != extension {
        return Err(Refused::Unknown);
    }
    let served = serve(&app, media, number, &method, &headers).await;
    if let Err(Refused::Unavailable) = served {
        direct(&app, &token, number, client).await?;
    }
    Ok(openly(served?))
}

/// The number in a name, and whether the thumbnail is meant.
fn small(name: &str) -> (&str, bool) {
    name.strip_prefix('t').map_or((name, false), |digits| (digits, true))
}

/// Media that other sites may show, for as long as it is there.
pub(super) fn openly(mut response: Response) -> Response {
    // Kept only to be asked about again each time: a copy that outlives a withdrawal is a leak.
    let cache = HeaderValue::from_static("private, max-age=0, must-revalidate");
    response.headers_mut().insert(header::CACHE_CONTROL, cache);
    response.headers_mut().insert(CORP, HeaderValue::from_static("cross-origin"));
    response
}

/// Media, or the part of it that is asked for.
pub(super) async fn serve(
    app: &Arc<App>,
    media: Servable,
    number: usize,
    method: &Method,
    headers: &HeaderMap,
) -> Result<Response, Refused> {
    let etag = media.etag.clone();
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    let name = format!("inline; filename=\"{}\"", media.facts.file_name(number));
    let plain = [
        (header::CONTENT_TYPE, media.facts.media_type.clone()),
        (header::CONTENT_DISPOSITION, name),
    ];
    let named =
        |etag: &str| [(header::ACCEPT_RANGES, "bytes".to_owned()), (header::ETAG, etag.to_owned())];
    let policy = if media.facts.is_video() { VIDEO_POLICY } else { MEDIA_POLICY };
    let policy = (header::CONTENT_SECURITY_POLICY, policy);

    if text(header::IF_NONE_MATCH).is_some_and(|asked| names(asked, &etag)) {
        return Ok((StatusCode::NOT_MODIFIED, [policy], plain, named(&etag)).into_response());
    }
    let media = media.ready(app).await?;
    let Some(len) = media.len() else {
        let body = match *method {
            Method::HEAD => Body::empty(),
            _ => begun(media.all(app)).await?,
        };
        return Ok(([policy], plain, body).into_response());
    };
    let etag = media.etag().map_or(etag, ToOwned::to_owned);
    // If-Range asks for the part only of these very bytes, and for all of any others.
    let same = text(header::IF_RANGE).is_none_or(|asked| asked == etag);
    let span = text(header::RANGE).filter(|_| same && *method == Method::GET).and_then(Span::parse);
    let (status, range) = match span.map_or(Asked::Whole, |span| span.within(len)) {
        Asked::Whole => (StatusCode::OK, 0..len),
        Asked::Part(range) => (StatusCode::PARTIAL_CONTENT, range),
        Asked::Outside => return Err(Refused::Range(len)),
    };
    let sent = range.end - range.start;
    let content_range = (status == StatusCode::PARTIAL_CONTENT).then(|| {
        [(header::CONTENT_RANGE, format!("bytes {}-{}/{len}", range.start, range.end - 1))]
    });
    let body = match *method {
        Method::HEAD => Body::empty(),
        _ => as_body(media.send(app, range).await?),
    };
    let length = [(header::CONTENT_LENGTH, sent.to_string())];
    let mut response = (status, [policy], plain, named(&etag), length, body).into_response();
    if let Some([(name, value)]) = content_range {
        let value = HeaderValue::try_from(value).expect("only digits and a slash");
        response.headers_mut().insert(name, value);
    }
    Ok(response)
}

/// What is sent, as a body: where it is one piece, head and body leave together.
fn as_body(sent: Sent) -> Body {
    match sent.rest {
        None => Body::from(sent.first),
        Some(_) => Body::from_stream(sent.stream().map_err(axum::Error::new)),
    }
}

/// What is being made, as a body, once it has begun. Proxies don't wait for long, and who is told so asks again.
async fn begun(
    stream: impl Future<Output = Result<BoxStream<'static, Result<Bytes, Ended>>, Refused>>,
) -> Result<Body, Refused> {
    let stream = timeout(PATIENCE, stream).await.map_err(|_| Refused::MarkingBusy)??;
    Ok(Body::from_stream(stream.map_err(axum::Error::new)))
}

pub(super) const PATIENCE: Duration = Duration::from_secs(25);

/// Whether an `If-None-Match` header names `etag`; weak comparison.
fn names(header: &str, etag: &str) -> bool {
    header.split(',').map(str::trim).any(|it| it == "*" || it.trim_start_matches("W/") == etag)
}
