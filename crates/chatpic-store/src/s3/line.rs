//! The line to the store: requests go out, answers come back, and what is no success comes back as
//! what it is.
//!
//! `object_store` hides the status behind most of its errors. Here every answer passes first, so a
//! refusal is kept as [`Refusal`] in the error that comes out of it, where `fault` finds it.

use std::time::Duration;

use async_trait::async_trait;
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;
use http::{Method, StatusCode};
use object_store::ClientOptions;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse,
    HttpResponseBody, HttpService,
};

use super::xml;

/// A status that is no success, and the store's word for it.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{status} {code}")]
pub(super) struct Refusal {
    pub status: StatusCode,
    /// Such as `SlowDown`; empty where there is none.
    pub code: String,
    /// Whether it says that there is no room.
    pub full: bool,
}

/// A client for one store.
#[derive(Clone, Debug)]
pub(super) struct Line {
    client: reqwest::Client,
}

impl Line {
    /// No proxy: that would be a setting, and this crate reads none. No redirects: a signature holds
    /// for one address.
    pub(super) fn new(allow_http: bool) -> Result<Self, String> {
        let client = reqwest::Client::builder()
            .http1_only()
            .https_only(!allow_http)
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT)
            .timeout(LONGEST)
            .tcp_nodelay(true)
            .pool_idle_timeout(IDLE)
            .build();
        Ok(Self { client: client.map_err(|error| error.without_url().to_string())? })
    }

    pub(super) fn client(&self) -> HttpClient {
        HttpClient::new(self.clone())
    }
}

#[async_trait]
impl HttpService for Line {
    async fn call(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let head = request.method() == Method::HEAD;
        let response = self.client.call(request).await?;
        let status = response.status();
        if status.is_success() {
            return Ok(response);
        }
        let (parts, body) = response.into_parts();
        let body = if head { Bytes::new() } else { beginning(body).await? };
        let refusal = Refusal::read(status, &body);
        match status {
            // What `object_store` tells apart by itself. A bucket that is gone isn't one object.
            StatusCode::NOT_FOUND if refusal.code != "NoSuchBucket" => {}
            StatusCode::PRECONDITION_FAILED | StatusCode::CONFLICT => {}
            // As if it had not been sent: asked again, whatever was asked. No request of ours does
            // harm the second time; what finds that the first was done after all is told so.
            _ if refusal.is_breakdown() => {
                return Err(HttpError::new(HttpErrorKind::Request, refusal));
            }
            _ => return Err(HttpError::new(HttpErrorKind::Unknown, refusal)),
        }
        Ok(HttpResponse::from_parts(parts, HttpResponseBody::from(body)))
    }
}

impl HttpConnector for Line {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(self.client())
    }
}

impl Refusal {
    /// Whether the store is not itself, rather than what was asked of it wrong.
    pub(super) fn is_breakdown(&self) -> bool {
        match self.status {
            _ if self.full => false,
            StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => true,
            StatusCode::NOT_IMPLEMENTED => false,
            status => status.is_server_error(),
        }
    }

    pub(super) fn read(status: StatusCode, body: &[u8]) -> Self {
        let leaves = xml::leaves(body).unwrap_or_default();
        let code = xml::text(&leaves, "Error/Code").unwrap_or_default();
        // It is shown and logged, so it must be a word.
        let is_word = code.len() < 64 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let code = if is_word { code.to_owned() } else { String::new() };
        let message = xml::text(&leaves, "Error/Message").unwrap_or_default();
        let full = status == StatusCode::INSUFFICIENT_STORAGE
            || FULL.contains(&code.as_str())
            // Garage has no code of its own for it.
            || status == StatusCode::FORBIDDEN && message.contains("quota");
        Self { status, code, full }
    }
}

/// So much of a body as an error may have.
async fn beginning(body: HttpResponseBody) -> Result<Bytes, HttpError> {
    let (mut bytes, mut stream) = (BytesMut::new(), body.bytes_stream());
    while let Some(piece) = stream.next().await {
        bytes.extend_from_slice(&piece?);
        if bytes.len() > LONGEST_ERROR {
            bytes.truncate(LONGEST_ERROR);
            break;
        }
    }
    Ok(bytes.freeze())
}

/// Codes of stores that have no room.
const FULL: [&str; 4] =
    ["QuotaExceeded", "InsufficientStorage", "XMinioStorageFull", "XMinioAdminBucketQuotaExceeded"];

const CONNECT: Duration = Duration::from_secs(2);
/// No request lasts longer, whoever waits for it.
const LONGEST: Duration = Duration::from_secs(60);
const IDLE: Duration = Duration::from_secs(30);
const LONGEST_ERROR: usize = 64 << 10;
