//! One post: its pictures, what is said of it and under it.

use askama::Template;
use chatpic_core::{PostName, Slug};

use super::channels::declared;
use super::{CommentsView, Countdown, Moment, Picture, filters};
use crate::http::say::Say;

/// `/p/{name}`
#[derive(Clone, Debug, Template)]
#[template(path = "post.html")]
pub struct PostPage {
    pub name: PostName,
    /// Its channel.
    pub slug: Slug,
    /// Its channel's.
    pub title: String,
    pub caption: String,
    pub adult: bool,
    pub pictures: Vec<Picture>,
    pub posted: Moment,
    pub stays: Stays,
    /// What is said under it; `None` where nothing may be.
    pub comments: Option<CommentsView>,
}

/// How long a post is there yet.
#[derive(Clone, Debug)]
pub struct Stays {
    /// Its end at the latest; `None` where only newer posts end it.
    pub until: Option<Countdown>,
    /// Whether it leaves earlier where newer posts need its place.
    pub in_ring: bool,
    pub pinned: bool,
}

impl PostPage {
    fn declared(&self) -> &'static str {
        declared(self.adult)
    }

    /// Its path here, for a report.
    fn path(&self) -> String {
        format!("/p/{}", self.name)
    }

    /// Where it is posted, and since when.
    fn posted_in(&self) -> Say {
        let url = format!("/c/{}{}", self.slug, self.declared());
        Say::of("post-in")
            .with("url", url)
            .with("channel", &self.title)
            .with("ago", self.posted.time())
    }

    /// What a picture shows, as far as its poster said.
    fn alt(&self, number: &usize) -> Say {
        match self.pictures.len() {
            1 => Say::verbatim(&self.caption),
            all => Say::of("post-picture")
                .with("caption", &self.caption)
                .with("number", *number)
                .with("all", all),
        }
    }
}

impl Stays {
    pub(super) fn sentence(&self) -> Option<Say> {
        let name = match (self.pinned, self.in_ring, &self.until) {
            (true, ..) => "post-pinned",
            (_, true, Some(_)) => "post-sooner",
            (_, true, None) => "post-stays",
            (_, false, _) => return None,
        };
        Some(Say::of(name))
    }
}
