//! The queue: one line a case, the nearest deadline first.

use askama::Template;

use super::review::posts_wait;
use super::{Desk, Pick, short};

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
    fn summary(&self) -> String {
        match (self.waiting, self.overdue) {
            (0, _) => "Nothing waits.".to_owned(),
            (1, 0) => "1 case waits.".to_owned(),
            (1, _) => "1 case waits, overdue.".to_owned(),
            (waiting, 0) => format!("{waiting} cases wait, none overdue."),
            (waiting, overdue) => format!("{waiting} cases wait, {overdue} of them overdue."),
        }
    }

    fn to_review(&self) -> String {
        posts_wait(self.review)
    }
}

/// A case in a line.
#[derive(Clone, Debug)]
pub struct QueueRow {
    pub id: String,
    pub category: String,
    /// In which form of the law it came; empty for none.
    pub notice: String,
    pub state: String,
    /// The time until it must be decided, or since.
    pub left: String,
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
    pub(super) fn facts(&self) -> String {
        let reports = match self.reports {
            1 => "1 report".to_owned(),
            more => format!("{more} reports"),
        };
        let pictures = match self.pictures {
            _ if self.is_comment => "a comment".to_owned(),
            None => "no pictures".to_owned(),
            Some(1) => "1 picture".to_owned(),
            Some(more) => format!("{more} pictures"),
        };
        match self.notice.as_str() {
            "" => format!("{reports}, {pictures}"),
            notice => format!("{notice}, {reports}, {pictures}"),
        }
    }

    pub(super) fn marks(&self) -> Vec<String> {
        let mut marks = Vec::new();
        if self.escalated {
            marks.push("escalated".to_owned());
        }
        if self.hidden {
            marks.push("hidden".to_owned());
        }
        marks.extend(self.assigned.as_ref().map(|name| format!("with {name}")));
        marks
    }

    pub(super) fn short(&self) -> &str {
        short(&self.id)
    }
}
