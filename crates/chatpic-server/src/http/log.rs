//! One line for each request: method, route template, status, duration. Never a path, a token, an
//! address or a user agent.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::Instant;

/// Writes the line and counts the request.
pub(super) async fn write(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let matched = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let response = next.run(request).await;
    let route = matched.as_ref().map_or("none", MatchedPath::as_str).to_owned();
    // Any word can be sent as a method; only the known ones are written.
    let method = match method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS") => {
            known.to_owned()
        }
        _ => "other".to_owned(),
    };
    let (status, elapsed) = (response.status().as_u16(), begun.elapsed());
    tracing::info!(method, route, status, ms = elapsed.as_millis(), "answered");
    let labels = [("method", method), ("route", route), ("status", status.to_string())];
    metrics::counter!("chatpic_requests_total", &labels).increment(1);
    metrics::histogram!("chatpic_request_seconds").record(elapsed.as_secs_f64());
    response
}
