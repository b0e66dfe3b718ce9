//! One line for each request: method, route template, status, duration. Never a path, a token, an
//! address or a user agent.

use axum::extract::{MatchedPath, Request};
use axum::response::Response;
use tokio::time::Instant;

use super::counted::Counted;

/// Writes the line and counts the request.
pub(super) async fn write<F: Future<Output = Response>>(
    counted: &Counted,
    request: Request,
    next: impl FnOnce(Request) -> F,
) -> Response {
    let begun = Instant::now();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let method = known(request.method().as_str());
    let response = next(request).await;
    let route = matched.as_ref().map_or("none", MatchedPath::as_str);
    let (status, elapsed) = (response.status().as_u16(), begun.elapsed());
    tracing::info!(method, route, status, ms = elapsed.as_millis(), "answered");
    counted.count(method, route, status);
    metrics::histogram!("chatpic_request_seconds").record(elapsed.as_secs_f64());
    response
}

/// Any word can be sent as a method; only the known ones are written.
fn known(method: &str) -> &'static str {
    let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    known.into_iter().find(|it| *it == method).unwrap_or("other")
}
