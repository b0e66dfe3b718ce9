//! What the owner sees and changes.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::report::Decision;

/// A share as its owner sees it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ManagedShare {
    /// `live`, `expired`, `spent`, `withdrawn` or `removed`; `waiting` for a post that a moderator looks
    /// at before anybody sees it.
    pub state: String,
    /// RFC 3339. The latest expiry of its links.
    pub expires_at: String,
    pub links: Vec<ManagedLink>,
    pub sessions: Vec<Session>,
    /// What was decided about it, or hides it; `null` where it wasn't reported or nothing came of that.
    #[serde(default)]
    #[schema(required)]
    pub decision: Option<Decision>,
    /// Where it is a post, and not gone.
    #[serde(default)]
    #[schema(required)]
    pub post: Option<ManagedPost>,
}

/// What a share says as a post.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ManagedPost {
    pub id: String,
    pub url: String,
    /// The channel's name in addresses.
    pub channel: String,
    pub caption: String,
}

/// One way into the share.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ManagedLink {
    pub id: String,
    /// The link to send; `null` once it is gone.
    #[schema(required)]
    pub url: Option<String>,
    #[schema(required)]
    pub label: Option<String>,
    /// `live`, `expired`, `spent`, `withdrawn` or `removed`.
    pub state: String,
    /// Views granted.
    pub views: u32,
    #[schema(required)]
    pub max_views: Option<u32>,
    /// RFC 3339.
    pub expires_at: String,
}

/// A granted view, as the owner sees it: never who, never when exactly.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Session {
    pub session_id: String,
    #[schema(required)]
    pub label: Option<String>,
    /// RFC 3339. The beginning of the hour.
    pub hour: String,
}

/// The body of `PATCH /api/v1/manage/{manage_token}`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeExpiry {
    /// RFC 3339, within the server's bounds.
    pub expires_at: String,
}

/// The body of `POST /api/v1/manage/{manage_token}/links`: terms for one more link.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AddLink {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires_in: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_views: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watermark: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adult: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl std::fmt::Debug for AddLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AddLink(…)")
    }
}
