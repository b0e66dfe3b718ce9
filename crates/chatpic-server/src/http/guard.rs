//! Requests that change something come from our own pages or from programs, not from other sites.

use axum::extract::Request;
use axum::http::{HeaderMap, Method};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::base;
use crate::actions::Refused;
use crate::app::App;

/// Refuses what another site's page sent. `Sec-Fetch-Site` decides; where a program or an old browser
/// sends none, `Origin` must be ours, `null` (our own pages send no referrer) or absent.
pub(super) async fn same_site(app: &App, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let ours = base::of(&parts, app);
    if !allowed(&parts.headers, ours.as_str()) {
        return Refused::CrossSite.into_response();
    }
    next.run(Request::from_parts(parts, body)).await
}

fn allowed(headers: &HeaderMap, ours: &str) -> bool {
    if let Some(site) = headers.get("sec-fetch-site") {
        return !matches!(site.as_bytes(), b"cross-site" | b"same-site");
    }
    match headers.get("origin") {
        None => true,
        Some(origin) => origin == "null" || origin.as_bytes().eq_ignore_ascii_case(ours.as_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_allowed(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers =
            pairs.iter().map(|(name, value)| ((*name).parse().unwrap(), (*value).parse().unwrap()));
        allowed(&headers.collect(), "https://pics.example")
    }

    #[test]
    fn another_sites_page_is_refused_and_ours_and_programs_are_not() {
        assert!(is_allowed(&[]));
        assert!(is_allowed(&[("sec-fetch-site", "same-origin"), ("origin", "null")]));
        assert!(is_allowed(&[("sec-fetch-site", "none")]));
        assert!(is_allowed(&[("origin", "null")]));
        assert!(is_allowed(&[("origin", "https://PICS.example")]));
        assert!(!is_allowed(&[("sec-fetch-site", "cross-site")]));
        assert!(!is_allowed(&[("sec-fetch-site", "same-site"), ("origin", "null")]));
        assert!(!is_allowed(&[("origin", "https://evil.example")]));
        assert!(!is_allowed(&[("origin", "http://pics.example")]));
    }
}
