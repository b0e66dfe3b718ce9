//! Channels, as everybody is told of them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A part of the list of channels.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Channels {
    /// In the order of their names in addresses.
    pub channels: Vec<Channel>,
    /// Where the list goes on: `after` of the next request.
    #[schema(required)]
    pub next: Option<String>,
}

/// A public topic.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Channel {
    /// Its name in addresses.
    pub slug: String,
    pub url: String,
    pub title: String,
    pub about: String,
    /// How many posts it holds at most.
    #[schema(required)]
    pub capacity: Option<u32>,
    /// For how many seconds a post stays at most.
    #[schema(required)]
    pub retention_seconds: Option<u32>,
    pub adult: bool,
    /// Whether a moderator looks at each post before anybody sees it.
    pub review_first: bool,
    /// Seconds between two posts of one client; 0 for none.
    pub slow_seconds: u32,
}
