//! Spending a view.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The body of `POST /api/v1/shares/{token}/views`. All of it is optional.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Redeem {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// 22 to 64 random characters of `0-9A-Za-z_-`. The same nonce finds the same pass again, so that
    /// a retry spends nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
}

/// The body of `POST /api/v1/open`: the same with the token inside, which keeps it out of every log.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Open {
    pub token: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nonce: Option<String>,
}

/// A granted view: where the media are until the pass ends.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Granted {
    /// The viewing's name, `XXXX-XXXX`; the owner sees it too.
    pub session_id: String,
    /// RFC 3339. When the pass ends.
    pub expires_at: String,
    #[schema(required)]
    pub views_left: Option<u32>,
    /// Whether `POST /api/v1/passes/{ticket}/end` ends the link.
    #[serde(default)]
    #[schema(required)]
    pub end_early: bool,
    pub media: Vec<GrantedMedia>,
}

/// One picture under a pass.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct GrantedMedia {
    pub url: String,
    #[serde(rename = "type")]
    pub media_type: String,
    pub width: u32,
    pub height: u32,
    /// How long it plays, in milliseconds; `null` for a picture.
    #[serde(default)]
    #[schema(required)]
    pub duration_ms: Option<u64>,
    /// Length of the cleaned file. What is served under a mark is a little longer or shorter: its own
    /// length is told with it.
    pub bytes: u64,
    /// What it shows, for those who can't see it.
    #[serde(default)]
    #[schema(required)]
    pub alt: Option<String>,
}

impl std::fmt::Debug for Redeem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Redeem(…)")
    }
}

impl std::fmt::Debug for Open {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Open(…)")
    }
}
