//! Small bodies: JSON, and the fields of a form without files.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Bytes, to_bytes};
use axum::extract::{FromRequest, Request};
use tokio::time::timeout;

use crate::actions::{Refused, TooLarge};
use crate::app::App;

/// A body of at most 64 KiB, read whole, at once.
pub(super) struct Small(pub Bytes);

const MOST: usize = 64 << 10;

impl FromRequest<Arc<App>> for Small {
    type Rejection = Refused;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Refused> {
        let patience = Duration::from_secs(app.config.limits.idle_timeout_seconds);
        match timeout(patience, to_bytes(request.into_body(), MOST)).await {
            Ok(Ok(bytes)) => Ok(Self(bytes)),
            Ok(Err(_)) => Err(Refused::TooLarge(TooLarge::Request)),
            Err(_) => Err(Refused::TimedOut),
        }
    }
}

/// The fields of a form (`application/x-www-form-urlencoded`), of which most count as the last of their name.
pub(super) struct Fields(Bytes);

impl Fields {
    pub fn text(&self, name: &str) -> Option<String> {
        let fields = form_urlencoded::parse(&self.0);
        fields.filter(|(key, _)| key == name).last().map(|(_, value)| value.into_owned())
    }

    /// Every field of this name, in their order.
    pub fn all(&self, name: &str) -> Vec<String> {
        let fields = form_urlencoded::parse(&self.0);
        fields.filter(|(key, _)| key == name).map(|(_, value)| value.into_owned()).collect()
    }
}

impl FromRequest<Arc<App>> for Fields {
    type Rejection = Refused;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Refused> {
        Small::from_request(request, app).await.map(|Small(bytes)| Self(bytes))
    }
}
