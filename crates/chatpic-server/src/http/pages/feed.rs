//! A channel for readers of feeds.

use askama::Template;
use chatpic_core::PostName;

use super::channels::declared;

/// `/c/{slug}/feed.xml`: an Atom feed of what the channel's page lists.
#[derive(Clone, Debug, Template)]
#[template(path = "feed.xml")]
pub struct Feed {
    /// What every address begins with.
    pub base: String,
    /// The whole address of the channel's page.
    pub url: String,
    pub title: String,
    pub about: String,
    pub adult: bool,
    /// RFC 3339: when the newest was posted.
    pub updated: String,
    pub entries: Vec<FeedEntry>,
}

/// A post.
#[derive(Clone, Debug)]
pub struct FeedEntry {
    pub name: PostName,
    pub caption: String,
    /// RFC 3339.
    pub posted_at: String,
    /// Width and height of each picture's thumbnail.
    pub thumbs: Vec<(u32, u32)>,
}

impl Feed {
    fn declared(&self) -> &'static str {
        declared(self.adult)
    }
}
