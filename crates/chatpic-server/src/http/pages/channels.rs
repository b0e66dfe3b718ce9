//! Channels: the list of them, one with its posts, and what stands before one for adults.

use askama::Template;
use chatpic_core::{Keeps, PostName, Slug};

use super::{Refused, Tray, figures, filters};
use crate::http::say::Say;

/// `/c`
#[derive(Clone, Debug, Template)]
#[template(path = "channels.html")]
pub struct ChannelList {
    pub channels: Vec<ChannelLine>,
    /// After which there are more.
    pub next: Option<Slug>,
}

/// A channel in the list.
#[derive(Clone, Debug)]
pub struct ChannelLine {
    pub slug: Slug,
    pub title: String,
    pub about: String,
    pub keeps: Keeps,
    pub adult: bool,
}

/// `/c/{slug}`: posts as thumbnails, the newest first.
#[derive(Clone, Debug, Template)]
#[template(path = "channel.html")]
pub struct ChannelPage {
    pub slug: Slug,
    pub title: String,
    pub about: String,
    pub keeps: Keeps,
    pub adult: bool,
    /// The place of the newest post when this was read: what comes after it is new.
    pub newest: String,
    /// Pinned ones first, where the newest are among them.
    pub tiles: Vec<Tile>,
    /// Whether these are older ones than the newest.
    pub older: bool,
    /// Where older ones begin: before this place.
    pub before: Option<String>,
    pub form: PostForm,
}

/// A post among others.
#[derive(Clone, Debug)]
pub struct Tile {
    pub name: PostName,
    pub caption: String,
    /// Pixels of its thumbnail.
    pub width: u32,
    /// Pixels of its thumbnail.
    pub height: u32,
    /// How many media it has.
    pub count: usize,
    pub pinned: bool,
}

impl Tile {
    fn pictures(&self) -> Say {
        Say::of("channel-pictures").with("count", self.count)
    }
}

/// What a post is made with.
#[derive(Clone, Debug)]
pub struct PostForm {
    pub tray: Tray,
    /// Whether a moderator looks at a post before anybody else does.
    pub review_first: bool,
    /// Whether somebody without scripts is told how to get an upload pass.
    pub asks_for_pass: bool,
    /// Why the form came back.
    pub problem: Option<Refused>,
}

/// What stands before a channel for adults, and before each of its posts.
#[derive(Clone, Debug, Template)]
#[template(path = "channel_gate.html")]
pub struct ChannelGate {
    /// What was asked for, as a path here.
    pub path: String,
    /// Before which place, where that was asked for.
    pub before: Option<String>,
}

impl ChannelLine {
    fn stays(&self) -> Say {
        stays(self.keeps)
    }
}

impl ChannelPage {
    fn stays(&self) -> Say {
        stays(self.keeps)
    }

    /// What its links end with, so that who declared to be an adult need not do so again.
    fn declared(&self) -> &'static str {
        declared(self.adult)
    }
}

/// The query of an address in a channel for adults.
pub(super) fn declared(adult: bool) -> &'static str {
    if adult { "?adult=yes" } else { "" }
}

/// What a channel keeps, in a sentence.
pub fn stays(keeps: Keeps) -> Say {
    let posts = keeps.capacity().map(|most| most.get());
    let time = keeps.retention().map(|time| figures::term(time.seconds()));
    match (posts, time) {
        (Some(posts), Some(time)) => {
            Say::of("channel-holds-for").with("posts", posts).with("time", time)
        }
        (Some(posts), None) => Say::of("channel-holds").with("posts", posts),
        (None, time) => Say::of("channel-stays").with("time", time.unwrap_or(figures::term(0))),
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU32;

    use chatpic_core::Lifetime;

    use super::*;
    use crate::http::say::Lang;

    #[test]
    fn what_a_channel_keeps_is_told_in_a_sentence() {
        let told = |posts, time: Option<u32>| {
            let time = time.map(Lifetime::from_seconds);
            stays(Keeps::new(NonZeroU32::new(posts), time).unwrap()).text(Lang::English)
        };
        let week = Some(7 * 86_400);
        assert_eq!(
            told(200, week),
            "Holds 200 posts, each for 7 days at most. The oldest leave for new ones."
        );
        assert_eq!(told(1, None), "Holds 1 post. The oldest leave for new ones.");
        assert_eq!(told(0, week), "A post stays for 7 days.");
    }
}
