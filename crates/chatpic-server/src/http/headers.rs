//! The headers that every answer has, and those that go with a kind of answer.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

/// For pages and everything else that a page can be made of.
pub(super) const PAGE_POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; \
     media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'",
);

/// For media: opened directly, they can run nothing and load nothing.
pub(super) const MEDIA_POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; sandbox");

/// The same for videos: a browser that opens one directly plays it on a page of its own making, which loads
/// it once more, and in a sandbox may not.
pub(super) const VIDEO_POLICY: HeaderValue =
    HeaderValue::from_static("default-src 'none'; media-src 'self'; img-src 'self'");

pub(super) const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");

/// What filters for children look for, on pages and media of links for adults.
pub(super) fn rating(adult: bool) -> Option<[(HeaderName, HeaderValue); 1]> {
    let label = HeaderValue::from_static("RTA-5042-1996-1400-1577-RTA");
    adult.then(|| [(HeaderName::from_static("rating"), label)])
}

const EVERYWHERE: [(HeaderName, HeaderValue); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex, nofollow, noarchive, noimageindex"),
    ),
];

/// What a page may ask a browser for. On pages alone: nothing else that is served has scripts of its own, and with
/// every script and style of a page it would be as much as the page.
const PERMISSIONS: HeaderValue = HeaderValue::from_static(
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), \
     geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), \
     picture-in-picture=(), screen-wake-lock=(), usb=(), xr-spatial-tracking=(), \
     clipboard-read=(), clipboard-write=(self), web-share=(self), fullscreen=(self), \
     publickey-credentials-create=(self), publickey-credentials-get=(self)",
);

/// Adds what every answer has, and the page's policy and `no-store` where nothing else was said.
pub(super) async fn add(answered: impl Future<Output = Response>) -> Response {
    let mut response = answered.await;
    let headers = response.headers_mut();
    for (name, value) in EVERYWHERE {
        headers.insert(name, value);
    }
    let kind = headers.get(header::CONTENT_TYPE);
    if kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html")) {
        headers.insert(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(PAGE_POLICY);
    headers.entry(header::CACHE_CONTROL).or_insert(NO_STORE);
    response
}
