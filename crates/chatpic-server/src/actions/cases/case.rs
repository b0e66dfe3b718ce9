//! A case as it is kept: small however many reports there are, for it is written by all who report.

use chatpic_core::{
    Category, Class, CounterNotice, Course, Event, NoticeKind, Outcome, ShareId, Statement, Timers,
    Timestamp,
};
use chatpic_store::documents::DocumentKind;
use chatpic_store::records::Hiding;
use serde::{Deserialize, Serialize};

use super::{CaseId, Spot, Thing};
use crate::actions::reports::Source;
use crate::actions::{NotNow, Refused};
use crate::documents::Kept;

/// Everything about one thing that was reported, its reports and evidence excepted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Case {
    pub share: ShareId,
    /// Where it is about a comment under that share, and not about the share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Spot>,
    /// The gravest that was reported, or what a moderator said it is.
    pub class: Class,
    pub category: Category,
    /// The form of the report that set the class.
    pub notice: NoticeKind,
    pub source: Source,
    /// What was reported so far, each once.
    pub facts: Vec<Fact>,
    pub opened_at: Timestamp,
    pub course: Course,
    pub timers: Timers,
    /// Until when timers were looked at.
    pub passed: Timestamp,
    /// Whether what the case says is yet to be done to the thing.
    pub pending: bool,
    pub assigned: Option<String>,
    /// What the moderators ask whoever reported it.
    pub question: Option<String>,
    /// How many pictures there are in evidence, while it is there: none where that is a comment's text.
    pub media: Option<usize>,
    /// Whose allowance its hiding took; see `reports/reporter.rs`.
    pub reporter: Option<CaseId>,
    pub decision: Option<Decision>,
    pub appeal: Option<Appeal>,
    pub counter: Option<Counter>,
    pub history: Vec<Past>,
}

impl Kept for Case {
    const KIND: DocumentKind = "case";
}

/// What a report said: a second report of the same is no new fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub category: Category,
    pub notice: NoticeKind,
}

impl Fact {
    pub fn class(self) -> Class {
        self.category.class(self.notice)
    }
}

/// Something that happened to a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Past {
    pub at: Timestamp,
    /// A moderator's name, or what did it by itself.
    pub by: String,
    pub event: Event,
}

/// What was decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    pub outcome: Outcome,
    pub ground: Ground,
    /// The facts, in words for the owner.
    pub facts: Statement,
    /// Which pictures are meant; all where none is named.
    pub media: Option<Vec<usize>>,
    /// Whether nobody looked.
    pub unseen: bool,
    pub at: Timestamp,
    pub by: String,
    /// The case that this one followed, being about an identical copy.
    pub copy_of: Option<CaseId>,
}

/// On what a decision rests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// A law, by name.
    Law(String),
    /// A rule of the house, by name.
    Rule(String),
}

/// That the owner objected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appeal {
    pub at: Timestamp,
    pub text: Statement,
    pub decided: Option<AppealDecision>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AppealDecision {
    pub overturned: bool,
    pub facts: Statement,
    pub at: Timestamp,
    pub by: String,
}

/// That the owner answered a copyright notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counter {
    pub notice: CounterNotice,
    pub at: Timestamp,
    /// When it is shown again, unless the claimant sues.
    pub restores_at: Timestamp,
    /// To when the share's expiry was put off for that.
    pub expires_at: Option<Timestamp>,
    pub sued_at: Option<Timestamp>,
}

/// Most events that are remembered of a case. One that has more was played with, and is left as it is.
const EVENTS: usize = 300;

/// The instance itself, in a history.
pub const ITSELF: &str = "chatpic";
/// Whoever shared it.
pub const OWNER: &str = "owner";

impl Case {
    /// The case that the first report opens.
    pub fn open(thing: impl Into<Thing>, fact: Fact, source: Source, now: Timestamp) -> Self {
        let Thing { share, comment } = thing.into();
        Self {
            share,
            comment,
            class: fact.class(),
            category: fact.category,
            notice: fact.notice,
            source,
            facts: vec![fact],
            opened_at: now,
            course: Course::open(),
            timers: Timers::open(fact.class(), now),
            passed: now,
            pending: false,
            assigned: None,
            question: None,
            media: None,
            reporter: None,
            decision: None,
            appeal: None,
            counter: None,
            history: Vec::new(),
        }
    }

    /// Lets `event` happen.
    ///
    /// # Errors
    /// [`Refused::NotNow`] where it can't.
    pub fn take(&mut self, event: Event, by: &str, now: Timestamp) -> Result<(), Refused> {
        if self.history.len() >= EVENTS {
            return Err(Refused::NotNow(NotNow::Worn));
        }
        self.course = self.course.after(event, by)?;
        self.history.push(Past { at: now, by: by.to_owned(), event });
        Ok(())
    }

    /// Brings a case to where it can be decided, each step of it an event.
    pub fn take_over(&mut self, by: &str, now: Timestamp) -> Result<(), Refused> {
        // What was triaged before stays so.
        if self.course.after(Event::Triage, by).is_ok() {
            self.take(Event::Triage, by, now)?;
        }
        if self.assigned.as_deref() != Some(by)
            || self.course.after(Event::Decide(Outcome::Keep), by).is_err()
        {
            self.take(Event::Assign, by, now)?;
            self.assigned = Some(by.to_owned());
        }
        Ok(())
    }

    /// When the instance has to look at it next.
    pub fn due(&self, now: Timestamp) -> Option<Timestamp> {
        if self.pending { Some(now) } else { self.timers.next(self.passed) }
    }

    /// Whether a person should have decided by now.
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.course.state().waits() && self.timers.decide_by.is_some_and(|by| by <= now)
    }

    /// How the thing is to be hidden, as the case stands.
    pub fn hiding(&self) -> Option<Hiding> {
        let silent = self.class.is_silent();
        match self.course.is_hidden_meanwhile() {
            _ if self.course.restricts() && silent => Some(Hiding::Silently),
            _ if self.course.restricts() => Some(Hiding::Removed),
            true if silent => Some(Hiding::Silently),
            true => Some(Hiding::Meanwhile),
            false => None,
        }
    }

    /// Whether the owner may be told of it, and why.
    pub fn is_told(&self) -> bool {
        !self.class.is_silent()
    }
}
