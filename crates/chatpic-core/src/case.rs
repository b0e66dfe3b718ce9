//! The course of a case: what state it is in, what may happen next, and when what is due.
//!
//! A [`Course`] changes by [`Course::after`] alone, which knows every legal transition and refuses every
//! other. It asks no clock: [`Timers`] are instants that were computed from others.

use serde::{Deserialize, Serialize};

use crate::report::{APPEAL_LIMIT, APPEAL_WINDOW, APPEAL_WITHIN, Class, EVIDENCE, words};
use crate::time::Timestamp;

words!(
    /// Where a case stands.
    State, "state":
    /// Nobody has looked yet.
    Open = "open",
    /// Somebody has said what it is.
    Triaged = "triaged",
    /// Somebody has it.
    Assigned = "assigned",
    /// It is decided, and what follows from that is being done.
    Decided = "decided",
    /// All of it is done, and everybody concerned can read it.
    Notified = "notified",
    /// Nothing is left to do, and no evidence is left.
    Closed = "closed",
    /// The owner objects.
    Appealed = "appealed",
    /// The decision stands.
    Upheld = "upheld",
    /// The decision fell, and what followed from it is being undone.
    Overturned = "overturned",
);

impl State {
    /// Whether a person has to decide.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Open | Self::Triaged | Self::Assigned | Self::Appealed)
    }

    /// Whether what follows from a decision is still being done.
    pub const fn is_settling(self) -> bool {
        matches!(self, Self::Decided | Self::Upheld | Self::Overturned)
    }

    const fn is_undecided(self) -> bool {
        matches!(self, Self::Open | Self::Triaged | Self::Assigned)
    }
}

words!(
    /// What a decision says.
    Outcome, "outcome":
    /// The thing stays, and is shown.
    Keep = "keep",
    /// It is hidden until it expires.
    Hide = "hide",
    /// It is removed.
    Remove = "remove",
);

/// What happens to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    Triage,
    Assign,
    /// The thing is hidden while the case is looked at.
    Hide,
    /// It is shown again.
    Show,
    Escalate,
    Decide(Outcome),
    Notify,
    Close,
    Appeal,
    Uphold,
    Overturn,
    /// A counter-notice was not answered with a suit in time.
    Restore,
    /// New facts after a decision to keep, or after one that fell.
    Reopen,
}

/// A transition that there is none of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Illegal {
    /// Not from this state.
    #[error("not while the case is {0}")]
    State(State),
    /// Whoever decided first doesn't decide the appeal.
    #[error("somebody else has to decide the appeal")]
    SamePerson,
}

/// Where a case stands, and what of its past binds its future.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    state: State,
    hidden: bool,
    escalated: bool,
    outcome: Option<Outcome>,
    decided_by: Option<String>,
    appealed: bool,
    overturned: bool,
}

impl Default for Course {
    fn default() -> Self {
        Self::open()
    }
}

impl Course {
    /// A case that has just been opened.
    pub const fn open() -> Self {
        Self {
            state: State::Open,
            hidden: false,
            escalated: false,
            outcome: None,
            decided_by: None,
            appealed: false,
            overturned: false,
        }
    }

    /// Where it stands.
    pub const fn state(&self) -> State {
        self.state
    }

    /// Whether the thing is hidden while the case is looked at.
    pub const fn is_hidden_meanwhile(&self) -> bool {
        self.hidden
    }

    /// Whether somebody above was called.
    pub const fn is_escalated(&self) -> bool {
        self.escalated
    }

    /// What was decided, whether or not it stood.
    pub const fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// What was decided and stands.
    pub const fn standing(&self) -> Option<Outcome> {
        if self.overturned { None } else { self.outcome }
    }

    /// Who decided first.
    pub fn decided_by(&self) -> Option<&str> {
        self.decided_by.as_deref()
    }

    /// Whether the owner objected, once.
    pub const fn was_appealed(&self) -> bool {
        self.appealed
    }

    /// Whether a decision fell.
    pub const fn was_overturned(&self) -> bool {
        self.overturned
    }

    /// The course after `event`, done by `by`.
    ///
    /// # Errors
    /// [`Illegal`]: the course stays as it is.
    pub fn after(&self, event: Event, by: &str) -> Result<Self, Illegal> {
        let state = self.state;
        let illegal = Err(Illegal::State(state));
        let mut next = self.clone();
        match event {
            Event::Triage if state == State::Open => next.state = State::Triaged,
            Event::Assign if matches!(state, State::Triaged | State::Assigned) => {
                next.state = State::Assigned;
            }
            Event::Hide if state.is_undecided() && !self.hidden => next.hidden = true,
            Event::Show if state.is_undecided() && self.hidden => next.hidden = false,
            Event::Escalate if state.waits() && !self.escalated => next.escalated = true,
            Event::Decide(outcome) if state == State::Assigned => {
                next.state = State::Decided;
                next.outcome = Some(outcome);
                next.decided_by = Some(by.to_owned());
                next.hidden = false;
                next.escalated = false;
            }
            Event::Notify if state == State::Decided => next.state = State::Notified,
            Event::Close
                if matches!(state, State::Notified | State::Upheld | State::Overturned) =>
            {
                next.state = State::Closed;
            }
            Event::Appeal if self.can_be_appealed() => {
                next.state = State::Appealed;
                next.appealed = true;
            }
            Event::Uphold | Event::Overturn if state == State::Appealed => {
                if self.decided_by() == Some(by) {
                    return Err(Illegal::SamePerson);
                }
                next.overturned = event == Event::Overturn;
                next.state = if next.overturned { State::Overturned } else { State::Upheld };
                next.escalated = false;
            }
            Event::Restore if state == State::Notified && self.restricts() => {
                next.overturned = true;
                next.state = State::Overturned;
            }
            Event::Reopen if state == State::Closed && !self.restricts() => return Ok(Self::open()),
            _ => return illegal,
        }
        Ok(next)
    }

    /// Whether the owner can still object, as far as the course goes.
    pub fn can_be_appealed(&self) -> bool {
        matches!(self.state, State::Notified | State::Closed) && self.restricts() && !self.appealed
    }

    /// Whether a decision stands that takes something away.
    pub fn restricts(&self) -> bool {
        matches!(self.standing(), Some(Outcome::Hide | Outcome::Remove))
    }
}

words!(
    /// What is due at an instant of [`Timers`].
    Timer, "timer":
    /// A person should have decided.
    DecideBy = "decide-by",
    /// An undecided case hides its thing.
    HidesItself = "hides-itself",
    /// A person must have decided.
    HardLimit = "hard-limit",
    /// Evidence is deleted.
    EvidenceEnds = "evidence-ends",
    /// A counter-notice was not answered: what was removed is shown again.
    Restores = "restores",
    /// What was decided becomes final.
    Closes = "closes",
    /// Nothing of the case is kept any longer.
    Forgotten = "forgotten",
);

/// When what is due. An instant of `None` is not in sight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timers {
    pub decide_by: Option<Timestamp>,
    pub hides_at: Option<Timestamp>,
    pub hard_limit: Option<Timestamp>,
    pub evidence_until: Option<Timestamp>,
    pub restores_at: Option<Timestamp>,
    pub closes_at: Option<Timestamp>,
    pub forgotten_at: Option<Timestamp>,
}

/// How often it is said again that a decision is overdue, in seconds.
const AGAIN: i64 = 3600;
/// How many weekdays after a counter-notice what was removed is shown again. The law says 10 to 14
/// business days; holidays are not known here, and no 12 weekdays have more than two.
pub const COUNTER_WEEKDAYS: u32 = 12;

impl Timers {
    /// Those of a case of this class whose first report came at `now`.
    pub fn open(class: Class, now: Timestamp) -> Self {
        let mut timers = Self::default();
        timers.raise(class, now);
        timers
    }

    /// A report of this class came at `now`: whatever was promised before is kept or bettered.
    pub fn raise(&mut self, class: Class, now: Timestamp) {
        let terms = class.terms();
        sooner(&mut self.decide_by, after(now, terms.decide_within));
        sooner(&mut self.hard_limit, after(now, terms.hard_limit));
        if let Some(seconds) = terms.hides_at {
            sooner(&mut self.hides_at, after(now, seconds));
        }
    }

    /// Evidence was sealed at `now`.
    pub fn sealed(&mut self, now: Timestamp) {
        self.evidence_until = Some(after(now, EVIDENCE));
    }

    /// It was decided at `now`.
    pub fn decided(&mut self, outcome: Outcome, now: Timestamp) {
        (self.decide_by, self.hides_at, self.hard_limit) = (None, None, None);
        self.closes_at = Some(match outcome {
            Outcome::Keep => now,
            // So long it can be undone whole.
            Outcome::Hide | Outcome::Remove => after(now, EVIDENCE),
        });
        self.forgotten_at = Some(after(now, APPEAL_WINDOW));
    }

    /// The owner objected at `now`.
    pub fn appealed(&mut self, now: Timestamp) {
        self.decide_by = Some(after(now, APPEAL_WITHIN));
        self.hard_limit = Some(after(now, APPEAL_LIMIT));
        (self.closes_at, self.restores_at) = (None, None);
        // What is being argued about isn't forgotten meanwhile.
        let last = after(now, APPEAL_LIMIT + APPEAL_WITHIN);
        self.forgotten_at = self.forgotten_at.map(|at| at.max(last));
    }

    /// The appeal was decided at `now`.
    pub fn appeal_decided(&mut self, now: Timestamp) {
        (self.decide_by, self.hard_limit) = (None, None);
        self.closes_at = Some(now);
    }

    /// A counter-notice came at `now`.
    pub fn countered(&mut self, now: Timestamp) {
        self.restores_at = Some(now.plus_weekdays(COUNTER_WEEKDAYS));
        self.closes_at = None;
    }

    /// The claimant went to court at `now`: what was removed stays so.
    pub fn sued(&mut self, now: Timestamp) {
        self.restores_at = None;
        self.closes_at = Some(after(now, EVIDENCE));
    }

    /// What became due after `after` and until `by`, in its order.
    pub fn passed(&self, after: Timestamp, by: Timestamp) -> Vec<(Timestamp, Timer)> {
        let mut passed: Vec<_> = self.all().filter(|(at, _)| *at > after && *at <= by).collect();
        passed.sort_unstable();
        passed
    }

    /// When something is due next, later than `after`. What is overdue is due again and again.
    pub fn next(&self, after: Timestamp) -> Option<Timestamp> {
        let next = self.all().map(|(at, _)| at).filter(|at| *at > after).min();
        match self.hard_limit {
            Some(limit) if limit <= after => {
                let again = after.plus(AGAIN);
                Some(next.map_or(again, |next| next.min(again)))
            }
            _ => next,
        }
    }

    fn all(&self) -> impl Iterator<Item = (Timestamp, Timer)> {
        [
            (self.decide_by, Timer::DecideBy),
            (self.hides_at, Timer::HidesItself),
            (self.hard_limit, Timer::HardLimit),
            (self.evidence_until, Timer::EvidenceEnds),
            (self.restores_at, Timer::Restores),
            (self.closes_at, Timer::Closes),
            (self.forgotten_at, Timer::Forgotten),
        ]
        .into_iter()
        .filter_map(|(at, timer)| Some((at?, timer)))
    }
}

fn after(at: Timestamp, seconds: u32) -> Timestamp {
    at.plus(i64::from(seconds))
}

fn sooner(timer: &mut Option<Timestamp>, at: Timestamp) {
    *timer = Some(timer.map_or(at, |before| before.min(at)));
}

#[cfg(test)]
mod tests;
