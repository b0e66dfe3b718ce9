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
    #[serde(default)]
    #[schema(required)]
    pub password_protected: bool,
    /// Whether each viewing is marked.
    #[serde(default)]
    #[schema(required)]
    pub watermark: bool,
    /// Whether the mark shows the label.
    #[serde(default)]
    #[schema(required)]
    pub mark_label: bool,
    #[serde(default)]
    #[schema(required)]
    pub comments: bool,
    /// Whether who asks for it declares to be an adult.
    #[serde(default)]
    #[schema(required)]
    pub adult: bool,
    /// Whether who was granted a view may end the link.
    #[serde(default)]
    #[schema(required)]
    pub end_early: bool,
    /// Whether it is withdrawn because a viewer ended it.
    #[serde(default)]
    #[schema(required)]
    pub ended_by_viewer: bool,
    /// RFC 3339. The beginning of the hour of the first view; `null` before.
    #[serde(default)]
    #[schema(required)]
    pub first_opened: Option<String>,
    /// RFC 3339. Likewise of the latest.
    #[serde(default)]
    #[schema(required)]
    pub last_opened: Option<String>,
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
    /// Whether the mark shows the label.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark_label: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comments: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adult: Option<bool>,
    /// Whether who was granted a view may end the link.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_early: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// The body of `POST /api/v1/manage/{manage_token}/trace`; or a form with the leaked picture as `file`.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Trace {
    /// `XXXX-XXXX`, as it was read in a leaked picture.
    pub session_id: String,
}

/// What a leaked picture, or a session ID that was read in one, leads to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Traced {
    /// As it was read in the picture or typed; `null` where none can be read.
    #[schema(required)]
    pub session_id: Option<String>,
    /// The viewings of this share with it: nearly always one, or none where it is of no viewing here.
    pub views: Vec<TracedView>,
}

/// A viewing that was traced.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TracedView {
    /// The link's ID; its label where it has one.
    pub link: String,
    #[schema(required)]
    pub label: Option<String>,
    /// RFC 3339. The beginning of the hour.
    pub hour: String,
}

impl std::fmt::Debug for AddLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("AddLink(…)")
    }
}
