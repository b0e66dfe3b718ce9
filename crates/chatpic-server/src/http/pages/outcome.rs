//! Pages that say that there is nothing to see, and why.

use askama::Template;

use super::filters;
use crate::http::say::Say;
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
    pub title: Say,
    /// What happened and what to do next.
    pub detail: Say,
    /// A path here at which to try again, where that makes sense.
    pub retry: Option<String>,
}

/// What a notice lacks, by the wire's word for it, such as `good_faith`.
pub fn lacks(element: &str) -> Say {
    Say::of(format!("missing-{}", element.replace('_', "-")))
}

/// A viewer ended the link.
#[derive(Clone, Copy, Debug, Template)]
#[template(path = "ended.html")]
pub struct EndedPage;

impl GonePage {
    fn heading(&self) -> Say {
        let name = match (self.thing, self.reason) {
            (Thing::Pass, Gone::Expired) => "gone-view",
            (Thing::Link | Thing::Pass, _) => "gone-picture",
            (Thing::Post, _) => "gone-post",
        };
        Say::of(name)
    }

    fn explanation(&self) -> Say {
        let name = match (self.thing, self.reason) {
            (Thing::Pass, Gone::Expired) => "gone-view-over",
            (Thing::Post, Gone::Expired) => "gone-post-over",
            (Thing::Link, Gone::Expired) => "gone-time-over",
            (_, Gone::Spent) => "gone-views-used",
            (_, Gone::Withdrawn) => "gone-withdrawn",
            (_, Gone::Removed) => "gone-removed",
        };
        Say::of(name)
    }

    fn next(&self) -> Option<Say> {
        match (self.thing, self.reason) {
            (Thing::Pass, Gone::Expired) => Some(Say::of("gone-open-again")),
            (Thing::Post, _) | (_, Gone::Removed) => None,
            _ => Some(Say::of("gone-ask")),
        }
    }

    /// Whether there are others to look at.
    fn is_public(&self) -> bool {
        self.thing == Thing::Post
    }
}
