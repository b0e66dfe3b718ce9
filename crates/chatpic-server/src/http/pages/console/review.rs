//! Posts that wait for review, by channel.

use askama::Template;

use super::{Desk, Pick, Tile};
use crate::http::pages::filters;
use crate::http::say::Say;

/// `/console/review`
#[derive(Clone, Debug, Template)]
#[template(path = "console/review.html")]
pub struct ReviewPage {
    pub who: Desk,
    /// How many wait in all channels.
    pub waiting: u32,
    pub shelves: Vec<ShelfShown>,
    /// Whether one channel is shown alone.
    pub one: bool,
    /// As what a case can be made of a post.
    pub categories: Vec<Pick>,
    pub blocks: Vec<Pick>,
}

/// The posts of one channel.
#[derive(Clone, Debug)]
pub struct ShelfShown {
    pub slug: String,
    pub title: String,
    pub waiting: u32,
    /// The oldest first.
    pub posts: Vec<WaitingShown>,
    /// Where there are more.
    pub next: Option<String>,
    /// Whether some are for others to look at.
    pub others: bool,
}

/// A post that waits.
#[derive(Clone, Debug)]
pub struct WaitingShown {
    pub name: String,
    pub caption: String,
    pub tiles: Vec<Tile>,
    /// On which kinds of lists it is.
    pub lists: Option<Say>,
    /// How long it waits, and how long it still may.
    pub waited: Say,
    pub left: Say,
}

impl ReviewPage {
    fn summary(&self) -> Say {
        posts_wait(self.waiting)
    }

    /// Where what is done leads back to, in a form's field.
    fn then<'a>(&self, slug: &'a str) -> &'a str {
        if self.one { slug } else { "" }
    }
}

impl ShelfShown {
    fn summary(&self) -> Say {
        posts_wait(self.waiting)
    }
}

/// How many posts wait, in a sentence.
pub(super) fn posts_wait(waiting: u32) -> Say {
    Say::of("queue-posts-wait").with("count", waiting)
}
