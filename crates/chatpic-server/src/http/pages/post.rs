//! One post: its pictures, what is said of it and under it.

use askama::Template;
use chatpic_core::{PostName, Slug};

use super::channels::declared;
use super::{CommentsView, Countdown, Moment, Picture};

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
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }

    fn declared(&self) -> &'static str {
        declared(self.adult)
    }

    /// Its path here, for a report.
    fn path(&self) -> String {
        format!("/p/{}", self.name)
    }

    /// What a picture shows, as far as its poster said.
    fn alt(&self, number: &usize) -> String {
        match self.pictures.len() {
            1 => self.caption.clone(),
            all => format!("{}, {number} of {all}", self.caption),
        }
    }
}

impl Stays {
    pub(super) fn sentence(&self) -> &'static str {
        match (self.pinned, self.in_ring, &self.until) {
            (true, ..) => "Pinned by a moderator.",
            (_, true, Some(_)) => "Sooner if newer posts need its place.",
            (_, true, None) => "It stays until newer posts need its place.",
            (_, false, _) => "",
        }
    }
}
