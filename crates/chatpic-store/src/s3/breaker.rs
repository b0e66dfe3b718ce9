//! A circuit breaker: a store that doesn't answer is not asked again for a moment, so that visitors
//! are told at once and the store isn't buried while it starts.
//!
//! It asks no clock. What it counts are calls that broke; a refusal is an answer.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::time::Instant;

/// So many calls in a row that broke open the breaker.
const FAULTS: u32 = 5;
/// For so long nothing is asked then.
const PAUSE: Duration = Duration::from_secs(2);

#[derive(Clone, Debug, Default)]
pub(super) struct Breaker {
    state: Arc<Mutex<State>>,
}

#[derive(Debug)]
enum State {
    /// Everything is asked.
    Closed { faults: u32 },
    /// Nothing is asked before `until`; after it, one question.
    Open { until: Instant },
    /// The one question is on its way.
    Trying { since: Instant },
}

/// What may be done now.
#[derive(Debug)]
pub(super) enum Admission {
    /// Ask.
    Go,
    /// First find out whether the store answers.
    Try(Trial),
    /// Don't ask.
    Wait,
}

/// The one question that is asked of a store which didn't answer. Dropped without a verdict, it
/// leaves the question to the next.
#[derive(Debug)]
pub(super) struct Trial {
    breaker: Breaker,
}

impl Breaker {
    pub(super) fn admit(&self, now: Instant) -> Admission {
        let mut state = self.state();
        match *state {
            State::Closed { .. } => Admission::Go,
            State::Open { until } if until <= now => {
                *state = State::Trying { since: now };
                Admission::Try(Trial { breaker: self.clone() })
            }
            State::Open { .. } | State::Trying { .. } => Admission::Wait,
        }
    }

    /// The store answered a call, whatever it said.
    pub(super) fn answered(&self) {
        *self.state() = State::Closed { faults: 0 };
    }

    /// A call broke: whether that opened the breaker.
    pub(super) fn broke(&self, now: Instant) -> bool {
        let mut state = self.state();
        // A call that began before the breaker opened doesn't prolong the pause.
        let State::Closed { faults } = &mut *state else { return false };
        *faults += 1;
        let opens = *faults >= FAULTS;
        if opens {
            *state = State::Open { until: now + PAUSE };
        }
        opens
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Trial {
    /// The store doesn't answer yet.
    pub(super) fn broke(self, now: Instant) {
        *self.breaker.state() = State::Open { until: now + PAUSE };
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        let mut state = self.breaker.state();
        if let State::Trying { since } = *state {
            *state = State::Open { until: since };
        }
    }
}

impl Default for State {
    fn default() -> Self {
        Self::Closed { faults: 0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(now: Instant) -> Breaker {
        let breaker = Breaker::default();
        for fault in 1..=FAULTS {
            assert!(matches!(breaker.admit(now), Admission::Go));
            assert_eq!(breaker.broke(now), fault == FAULTS);
        }
        breaker
    }

    fn trial(breaker: &Breaker, now: Instant) -> Trial {
        match breaker.admit(now) {
            Admission::Try(trial) => trial,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn faults_in_a_row_open_it_for_a_moment() {
        let now = Instant::now();
        let breaker = opened(now);
        assert!(matches!(breaker.admit(now), Admission::Wait));
        assert!(matches!(breaker.admit(now + PAUSE - Duration::from_nanos(1)), Admission::Wait));
        let _trial = trial(&breaker, now + PAUSE);
    }

    #[test]
    fn faults_between_answers_do_not_open_it() {
        let now = Instant::now();
        let breaker = Breaker::default();
        for _ in 0..3 * FAULTS {
            breaker.broke(now);
            breaker.broke(now);
            breaker.answered();
        }
        assert!(matches!(breaker.admit(now), Admission::Go));
    }

    #[test]
    fn one_question_at_a_time_finds_out() {
        let now = Instant::now();
        let breaker = opened(now);
        let later = now + PAUSE;
        let first = trial(&breaker, later);
        assert!(matches!(breaker.admit(later), Admission::Wait));
        first.broke(later);
        assert!(matches!(breaker.admit(later), Admission::Wait));

        let second = trial(&breaker, later + PAUSE);
        breaker.answered();
        drop(second);
        assert!(matches!(breaker.admit(later + PAUSE), Admission::Go));
    }

    #[test]
    fn a_question_that_is_given_up_is_left_to_the_next() {
        let now = Instant::now();
        let breaker = opened(now);
        drop(trial(&breaker, now + PAUSE));
        let _next = trial(&breaker, now + PAUSE);
    }

    #[test]
    fn calls_that_began_before_do_not_prolong_the_pause() {
        let now = Instant::now();
        let breaker = opened(now);
        assert!(!breaker.broke(now + PAUSE));
        let _trial = trial(&breaker, now + PAUSE);
    }

    #[test]
    fn any_answer_closes_it() {
        let now = Instant::now();
        let breaker = opened(now);
        breaker.answered();
        assert!(matches!(breaker.admit(now), Admission::Go));
    }
}
