//! A share as its owner and its viewers are told of it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The answer to an upload: everything the owner needs, told once.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Shared {
    /// The link to send.
    pub url: String,
    /// The first picture's own address, where the terms allow one.
    #[schema(required)]
    pub direct_url: Option<String>,
    /// A small version of the first picture, where there is one.
    #[schema(required)]
    pub thumbnail_url: Option<String>,
    /// The link with which the owner sees counts and deletes.
    pub manage_url: String,
    pub manage_token: String,
    /// RFC 3339.
    pub expires_at: String,
    #[schema(required)]
    pub max_views: Option<u32>,
    #[schema(required)]
    pub views_left: Option<u32>,
    pub password_protected: bool,
    pub watermark: bool,
    pub comments: bool,
    /// Whether the mark shows the label.
    #[serde(default)]
    #[schema(required)]
    pub mark_label: bool,
    /// Whether who asks for it declares to be an adult.
    #[serde(default)]
    #[schema(required)]
    pub adult: bool,
    /// Whether who was granted a view may end the link.
    #[serde(default)]
    #[schema(required)]
    pub end_early: bool,
    pub media: Vec<Media>,
    /// Every link that was made, the one above first.
    #[serde(default)]
    #[schema(required)]
    pub links: Vec<SharedLink>,
}

/// One of the links that an upload or an owner made.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct SharedLink {
    pub id: String,
    #[schema(required)]
    pub label: Option<String>,
    /// The link to send.
    pub url: String,
    /// The first picture's own address, where the terms allow one.
    #[schema(required)]
    pub direct_url: Option<String>,
    /// RFC 3339.
    pub expires_at: String,
    #[schema(required)]
    pub max_views: Option<u32>,
    pub password_protected: bool,
    pub watermark: bool,
    pub mark_label: bool,
    pub comments: bool,
    pub adult: bool,
    pub end_early: bool,
}

/// A share as anybody with its link is told of it. Asking spends nothing.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Share {
    pub url: String,
    #[schema(required)]
    pub direct_url: Option<String>,
    #[schema(required)]
    pub thumbnail_url: Option<String>,
    /// RFC 3339.
    pub expires_at: String,
    #[schema(required)]
    pub max_views: Option<u32>,
    pub password_protected: bool,
    pub watermark: bool,
    pub comments: bool,
    /// Whether who asks for it declares to be an adult.
    #[serde(default)]
    #[schema(required)]
    pub adult: bool,
    /// Whether who was granted a view may end the link.
    #[serde(default)]
    #[schema(required)]
    pub end_early: bool,
    /// Absent where seeing the media takes a view, a password, a mark or a declaration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub media: Option<Vec<Media>>,
}

/// One picture of a share.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Media {
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
    /// Length of the cleaned file.
    pub bytes: u64,
    /// What was taken out of the uploaded file, in words.
    pub removed: Vec<String>,
    /// What it shows, for those who can't see it.
    #[serde(default)]
    #[schema(required)]
    pub alt: Option<String>,
    #[schema(required)]
    pub direct_url: Option<String>,
}
