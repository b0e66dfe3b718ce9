//! How long something lasts yet: a ring that empties, and words. How long ago something was.

use chatpic_core::Timestamp;

use super::figures;
use crate::http::say::Say;

/// The time that is left until something ends.
#[derive(Clone, Debug)]
pub struct Countdown {
    /// RFC 3339.
    ends_at: String,
    seconds_left: u64,
}

impl Countdown {
    /// The time from `now` until `ends_at`.
    pub fn until(ends_at: Timestamp, now: Timestamp) -> Self {
        Self { ends_at: ends_at.to_string(), seconds_left: ends_at.seconds_since(now) }
    }

    /// The end, for `datetime`.
    pub(super) fn ends_at(&self) -> &str {
        &self.ends_at
    }

    /// What the script counts down from. It never compares the visitor's clock with ours.
    pub(super) fn seconds_left(&self) -> u64 {
        self.seconds_left
    }

    /// `3 h 12 min`, with the instant beside it for scripts.
    pub(super) fn time(&self) -> Say {
        Say::time(&self.ends_at, self.words())
    }

    /// `3 h 12 min`.
    pub(super) fn words(&self) -> Say {
        figures::span(self.seconds_left)
    }

    /// What a full ring stands for: the shortest usual term that holds the time left. When a link was
    /// made isn't told, so the ring doesn't depend on it.
    pub(super) fn full(&self) -> u64 {
        const TERMS: [u64; 5] = [600, 3600, 86_400, 7 * 86_400, 30 * 86_400];
        TERMS.into_iter().find(|term| self.seconds_left <= *term).unwrap_or(self.seconds_left)
    }

    /// How much of the ring is left, of 100.
    pub(super) fn percent(&self) -> u64 {
        self.seconds_left.saturating_mul(100).div_ceil(self.full().max(1))
    }

    /// Whether the end is so near that it is told in seconds and in the colour for that.
    pub(super) fn soon(&self) -> bool {
        self.seconds_left < 120
    }
}

/// When something was.
#[derive(Clone, Debug)]
pub struct Moment {
    /// RFC 3339.
    at: String,
    seconds_ago: u64,
}

impl Moment {
    /// `at`, as it is told `now`.
    pub fn of(at: Timestamp, now: Timestamp) -> Self {
        Self { at: at.to_string(), seconds_ago: now.seconds_since(at) }
    }

    /// For `datetime`.
    pub(super) fn at(&self) -> &str {
        &self.at
    }

    /// `3 h ago`, with the instant beside it for scripts.
    pub(super) fn time(&self) -> Say {
        Say::time(&self.at, self.words())
    }

    /// `3 h ago`.
    pub(super) fn words(&self) -> Say {
        figures::ago(self.seconds_ago)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_shows_what_is_left_of_the_shortest_usual_term() {
        let left = |seconds: i64| {
            Countdown::until(Timestamp::from_unix(1000 + seconds), Timestamp::from_unix(1000))
        };
        for (seconds, percent, soon) in [
            (0, 0, true),
            (60, 10, true),
            (300, 50, false),
            (600, 100, false),
            (43_200, 50, false),
            (90 * 86_400, 100, false),
        ] {
            assert_eq!(
                (left(seconds).percent(), left(seconds).soon()),
                (percent, soon),
                "{seconds}"
            );
        }
        assert_eq!(left(-5).words(), figures::span(0));
        assert_eq!(left(3600).ends_at(), "1970-01-01T01:16:40Z");
    }
}
