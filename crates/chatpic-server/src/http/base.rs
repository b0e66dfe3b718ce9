//! Where visitors reach this service: what links begin with.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::uri::Authority;

use super::client::{is_trusted, peer};
use crate::app::App;

/// Scheme, host and port, without a slash at the end: the operator's, or what the request was sent to.
#[derive(Clone)]
pub(super) struct Base(String);

impl Base {
    pub fn share(&self, token: &str) -> String {
        format!("{}/s/{token}", self.0)
    }

    pub fn direct(&self, token: &str, number: usize, extension: &str) -> String {
        format!("{}/i/{token}/{number}.{extension}", self.0)
    }

    pub fn pass_media(&self, ticket: &str, number: usize) -> String {
        format!("{}/v/{ticket}/{number}", self.0)
    }

    pub fn thumbnail(&self, token: &str, number: usize) -> String {
        format!("{}/i/{token}/t{number}.jpg", self.0)
    }

    pub fn channel(&self, slug: &str) -> String {
        format!("{}/c/{slug}", self.0)
    }

    pub fn post(&self, name: &str) -> String {
        format!("{}/p/{name}", self.0)
    }

    /// `what` is the number of a media, or that of a thumbnail after a `t`.
    pub fn post_media(&self, name: &str, what: &str, adult: bool) -> String {
        let declared = if adult { "?adult=yes" } else { "" };
        format!("{}/p/{name}/{what}{declared}", self.0)
    }

    /// A resumable upload.
    pub fn upload(&self, token: &str) -> String {
        format!("{}/files/{token}", self.0)
    }

    pub fn manage(&self, token: &str) -> String {
        format!("{}/m/{token}", self.0)
    }

    /// Withdraws a comment.
    pub fn comment(&self, token: &str) -> String {
        format!("{}/comment/{token}", self.0)
    }

    pub fn report(&self, token: &str) -> String {
        format!("{}/report/{token}", self.0)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromRequestParts<Arc<App>> for Base {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &Arc<App>,
    ) -> Result<Self, Self::Rejection> {
        Ok(of(parts, app))
    }
}

pub(super) fn of(parts: &Parts, app: &App) -> Base {
    if let Some(url) = &app.config.public_url {
        return Base(url.as_str().to_owned());
    }
    let header = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = match header("x-forwarded-proto") {
        Some("https") if is_trusted(peer(parts), &app.config.trusted_proxies) => "https",
        _ => "http",
    };
    let host = header("host").and_then(|host| host.parse::<Authority>().ok());
    let host = host.filter(|host| !host.as_str().contains('@'));
    let listen = || app.config.listen.to_string();
    Base(format!("{scheme}://{}", host.map_or_else(listen, |host| host.to_string())))
}
