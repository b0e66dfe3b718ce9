//! Posts, as everybody is told of them, and as their poster is, once.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A part of a channel.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Posts {
    /// The newest first.
    pub posts: Vec<Post>,
    /// Where the older ones are: `before` of the next request. It leads to the same place whatever is
    /// posted meanwhile.
    #[schema(required)]
    pub next: Option<String>,
}

/// One post.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Post {
    pub id: String,
    pub url: String,
    /// The channel's name in addresses.
    pub channel: String,
    pub caption: String,
    /// RFC 3339.
    pub created_at: String,
    /// RFC 3339. `null` where it stays until newer posts take its place; they may at any time.
    #[schema(required)]
    pub expires_at: Option<String>,
    /// Whether it keeps its place.
    pub pinned: bool,
    pub adult: bool,
    /// Comments ever made under it.
    pub comments: u32,
    pub media: Vec<PostMedia>,
}

/// The answer to a post: everything that its poster needs, told once.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Posted {
    pub id: String,
    pub url: String,
    /// The channel's name in addresses.
    pub channel: String,
    /// `shown`, or `waiting` until a moderator has looked at it: nobody sees it before.
    pub state: String,
    /// The link with which the poster deletes it.
    pub manage_url: String,
    pub manage_token: String,
    pub caption: String,
    /// RFC 3339.
    pub created_at: String,
    /// RFC 3339.
    #[schema(required)]
    pub expires_at: Option<String>,
    pub adult: bool,
    pub media: Vec<PostMedia>,
}

/// One picture of a post.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PostMedia {
    /// The media type, such as `image/jpeg`.
    #[serde(rename = "type")]
    pub media_type: String,
    /// Pixels, as displayed.
    pub width: u32,
    /// Pixels, as displayed.
    pub height: u32,
    /// How long it plays, in milliseconds; `null` for a picture.
    #[serde(default)]
    #[schema(required)]
    pub duration_ms: Option<u64>,
    /// Length of the file.
    pub bytes: u64,
    pub url: String,
    /// A small version of it.
    #[schema(required)]
    pub thumbnail_url: Option<String>,
    /// What it shows, for those who can't see it.
    #[serde(default)]
    #[schema(required)]
    pub alt: Option<String>,
    /// What was taken out of the uploaded file, in words; only its poster is told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub removed: Option<Vec<String>>,
}
