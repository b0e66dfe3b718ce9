//! Pages that say that there is nothing to see, and why.

use askama::Template;
use chatpic_core::Gone;

/// 410: what was here is gone.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "gone.html")]
pub struct GonePage {
    pub reason: Gone,
    pub thing: Thing,
}

/// What was asked for and is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    Link,
    /// A view: `/v/{ticket}`.
    Pass,
    Post,
}

/// Any other refusal or fault.
#[derive(Clone, Debug, Template)]
#[template(path = "problem.html")]
pub struct ProblemPage {
    /// A few words.
    pub title: String,
    /// What happened and what to do next.
    pub detail: String,
    /// A path here at which to try again, where that makes sense.
    pub retry: Option<String>,
}

/// A viewer ended the link.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "ended.html")]
pub struct EndedPage;

impl EndedPage {
    /// The page as HTML.
    pub fn render(self) -> String {
        super::written(&self)
    }
}

impl GonePage {
    /// The page as HTML.
    pub fn render(self) -> String {
        super::written(&self)
    }

    fn heading(&self) -> &'static str {
        match (self.thing, self.reason) {
            (Thing::Pass, Gone::Expired) => "This view has ended.",
            (Thing::Link | Thing::Pass, _) => "This picture is gone.",
            (Thing::Post, _) => "This post is gone.",
        }
    }

    fn explanation(&self) -> &'static str {
        match (self.thing, self.reason) {
            (Thing::Pass, Gone::Expired) => "A view lasts for a few minutes, and its time is over.",
            (Thing::Post, Gone::Expired) => {
                "Posts stay for a while, or until newer ones need their place."
            }
            (Thing::Link, Gone::Expired) => {
                "It was set to end after some time, and that time is over."
            }
            (_, Gone::Spent) => "It was set to end after a number of views, and all were used.",
            (_, Gone::Withdrawn) => "It was taken back before its time.",
            (_, Gone::Removed) => "A moderator of this server removed it.",
        }
    }

    fn next(&self) -> &'static str {
        match (self.thing, self.reason) {
            (Thing::Pass, Gone::Expired) => {
                "If its link has views left, opening the link again uses another one."
            }
            (Thing::Post, _) | (_, Gone::Removed) => "",
            _ => "If you still need it, ask the person who sent you the link.",
        }
    }

    /// Whether there are others to look at.
    fn is_public(&self) -> bool {
        self.thing == Thing::Post
    }
}

impl ProblemPage {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }
}
