//! The queue: one line a case, the nearest deadline first.

use askama::Template;

use super::review::posts_wait;
use super::{Desk, Pick, short};
use crate::http::pages::filters;
use crate::http::say::Say;

/// `/console`
#[derive(Clone, Debug, Template)]
#[template(path = "console/queue.html")]
pub struct QueuePage {
    pub who: Desk,
    pub rows: Vec<QueueRow>,
    /// How many wait in all, and how many of them too long.
    pub waiting: usize,
    pub overdue: usize,
    /// Posts that wait for review.
    pub review: u32,
    pub classes: Vec<Pick>,
    pub states: Vec<Pick>,
    pub mine: bool,
    pub overdue_only: bool,
    /// Addresses of the pages beside this one.
    pub previous: Option<String>,
    pub next: Option<String>,
}

impl QueuePage {
    fn summary(&self) -> Say {
        match (self.waiting, self.overdue) {
            (0, _) => Say::of("queue-waiting-none"),
            (waiting, 0) => Say::of("queue-waiting").with("waiting", waiting),
            (waiting, overdue) => {
                let say = Say::of("queue-waiting-overdue").with("waiting", waiting);
                say.with("overdue", overdue)
            }
        }
    }

    fn to_review(&self) -> Say {
        posts_wait(self.review)
    }
}

/// A case in a line.
#[derive(Clone, Debug)]
pub struct QueueRow {
    pub id: String,
    pub category: Say,
    /// In which form of the law it came.
    pub notice: Option<Say>,
    pub state: Say,
    /// The time until it must be decided, or since; nothing where there is none.
    pub left: Say,
    pub overdue: bool,
    pub hidden: bool,
    pub escalated: bool,
    pub assigned: Option<String>,
    pub reports: u32,
    /// Whether it is about a comment.
    pub is_comment: bool,
    /// `None` where nobody gave the key, or they are gone.
    pub pictures: Option<usize>,
}

impl QueueRow {
    pub(super) fn facts(&self) -> Say {
        let what = match self.pictures {
            _ if self.is_comment => Say::of("case-a-comment"),
            None => Say::of("case-no-pictures"),
            Some(count) => Say::of("case-count-pictures").with("count", count),
        };
        let facts = match &self.notice {
            None => Say::of("case-facts"),
            Some(kind) => Say::of("case-facts-of-kind").with("kind", kind),
        };
        let reports = Say::of("case-count-reports").with("count", self.reports);
        facts.with("reports", reports).with("what", what)
    }

    pub(super) fn marks(&self) -> Vec<Say> {
        let marks = [(self.escalated, "case-escalated"), (self.hidden, "case-hidden")];
        let marks = marks.into_iter().filter(|(is, _)| *is).map(|(_, mark)| Say::of(mark));
        let with = self.assigned.as_ref().map(|name| Say::of("case-with").with("name", name));
        marks.chain(with).collect()
    }

    pub(super) fn short(&self) -> &str {
        short(&self.id)
    }
}
