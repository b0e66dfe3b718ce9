//! One case: what was reported, what others said and did, and what can be done now.

use askama::Template;

use super::{Desk, Pick, QueueRow};
use crate::http::pages::{figures, filters};
use crate::http::say::Say;

/// `/console/cases/{id}`
#[derive(Clone, Debug, Template)]
#[template(path = "console/case.html")]
pub struct CasePage {
    pub who: Desk,
    pub row: QueueRow,
    pub state: Stage,
    /// Whether the moderator has it already.
    pub mine: bool,
    /// The pictures that may be looked at now.
    pub tiles: Vec<Tile>,
    /// Why there are none, or not now.
    pub unseen: Option<Say>,
    /// What was said, where that was reported.
    pub comment: Option<CommentShown>,
    pub outline: Vec<Fact>,
    pub reports: Vec<ReportShown>,
    pub question: Option<String>,
    pub notes: Vec<NoteShown>,
    pub history: Vec<PastShown>,
    /// Other shares with the same picture.
    pub copies: usize,
    /// Whether a rule is the likelier ground.
    pub by_rule: bool,
    pub can_remove: bool,
    pub can_decide_seen: bool,
    pub may_decide_unseen: bool,
    pub categories: Vec<Pick>,
    /// To whom it can be given.
    pub colleagues: Vec<String>,
    pub decision: Option<DecisionShown>,
    pub appeal: Option<AppealShown>,
    /// Whether the moderator is who decided first.
    pub first_decider: bool,
    pub counter: Option<CounterShown>,
}

impl CasePage {
    fn waits(&self) -> bool {
        self.state.undecided || self.state.appealed
    }
}

/// What can be done with it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stage {
    pub undecided: bool,
    pub appealed: bool,
}

/// A picture, small.
#[derive(Clone, Debug)]
pub struct Tile {
    /// Of the tile.
    pub width: u32,
    pub height: u32,
    /// What it is: `JPEG, 4032 × 3024, 3.1 MiB`.
    pub line: Say,
}

/// A comment as it was typed.
#[derive(Clone, Debug)]
pub struct CommentShown {
    /// Who said it, and when.
    pub line: Say,
    pub text: String,
}

/// A name and a value.
#[derive(Clone, Debug)]
pub struct Fact {
    pub name: Say,
    pub value: Say,
}

/// A report as it was typed.
#[derive(Clone, Debug)]
pub struct ReportShown {
    pub line: Say,
    /// What a form of the law asks for.
    pub elements: Vec<Fact>,
    pub statement: String,
    pub contact: Option<String>,
}

/// A note of a moderator.
#[derive(Clone, Debug)]
pub struct NoteShown {
    pub line: String,
    pub text: String,
}

/// Something that happened.
#[derive(Clone, Debug)]
pub struct PastShown {
    /// RFC 3339.
    pub at: String,
    pub what: Say,
}

impl PastShown {
    fn when(&self) -> String {
        figures::hour(&self.at)
    }
}

/// What was decided.
#[derive(Clone, Debug)]
pub struct DecisionShown {
    pub outcome: Say,
    pub line: Say,
    pub ground: Option<Say>,
    pub facts: String,
}

/// The owner's objection.
#[derive(Clone, Debug)]
pub struct AppealShown {
    pub at: String,
    pub text: String,
    pub decided: Option<Say>,
}

/// The owner's answer to a copyright notice.
#[derive(Clone, Debug)]
pub struct CounterShown {
    pub line: Say,
    /// Whether a suit can be noted.
    pub open: bool,
}
