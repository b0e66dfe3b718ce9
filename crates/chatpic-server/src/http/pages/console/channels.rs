//! Channels as their operator sees them.

use askama::Template;
use chatpic_core::RulesWish;

use super::super::{Refused, filters};
use super::{Desk, Pick, Tile};
use crate::http::say::Say;

/// `/console/channels`
#[derive(Clone, Debug, Template)]
#[template(path = "console/channels.html")]
pub struct ChannelsPage {
    pub who: Desk,
    /// Closed ones among them.
    pub rows: Vec<ChannelRow>,
    pub form: RulesForm,
}

/// `/console/channels/{slug}`
#[derive(Clone, Debug, Template)]
#[template(path = "console/channel.html")]
pub struct ChannelDesk {
    pub who: Desk,
    pub row: ChannelRow,
    pub closed: bool,
    /// Of its rules: what is changed is what was read.
    pub version: u64,
    pub form: RulesForm,
    pub pinned: Vec<PostLine>,
    /// The newest first.
    pub posts: Vec<PostLine>,
    /// Whether these are older ones than the newest.
    pub older: bool,
    /// Where there are older ones.
    pub next: Option<String>,
    pub blocks: Vec<Pick>,
}

/// `/console/posts/{name}`
#[derive(Clone, Debug, Template)]
#[template(path = "console/post.html")]
pub struct PostDesk {
    pub who: Desk,
    /// Its channel's.
    pub slug: String,
    pub title: String,
    pub post: PostLine,
    pub comments: Vec<Remark>,
    pub blocks: Vec<Pick>,
}

/// A channel in a line.
#[derive(Clone, Debug)]
pub struct ChannelRow {
    pub slug: String,
    pub title: String,
    /// What it keeps, in a sentence.
    pub stays: Say,
    pub marks: Vec<Say>,
}

/// What a channel is to be, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct RulesForm {
    pub wish: RulesWish,
    pub slug: String,
    /// Why the form came back.
    pub problem: Option<Refused>,
    /// Whether channels for adults are allowed here.
    pub adults: bool,
}

/// A post among others, or alone.
#[derive(Clone, Debug)]
pub struct PostLine {
    pub name: String,
    pub caption: String,
    /// How much it holds, and since when it is there.
    pub line: Say,
    pub pinned: bool,
    pub tiles: Vec<Tile>,
}

/// A comment.
#[derive(Clone, Debug)]
pub struct Remark {
    pub number: u32,
    /// Who said it, and when.
    pub line: String,
    pub text: String,
}

impl PostDesk {
    fn channel_url(&self) -> String {
        format!("/console/channels/{}", self.slug)
    }
}

impl RulesForm {
    fn adult(&self) -> bool {
        is_on(&self.wish.adult)
    }

    fn review_first(&self) -> bool {
        is_on(&self.wish.review_first)
    }
}

fn is_on(typed: &str) -> bool {
    matches!(typed, "true" | "on" | "1")
}
