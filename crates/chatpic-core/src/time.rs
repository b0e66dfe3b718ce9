//! Instants and spans in whole seconds of UTC.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// Where the time comes from. In the server it is the system's; a test sets it.
pub trait Clock: Send + Sync {
    /// Time since the Unix epoch, not rounded.
    fn since_epoch(&self) -> Duration;

    /// The current instant, rounded down to a whole second.
    fn now(&self) -> Timestamp {
        let seconds = self.since_epoch().as_secs();
        Timestamp::from_unix(i64::try_from(seconds).expect("a clock is not 292 billion years on"))
    }
}

/// An instant: whole seconds since the Unix epoch, UTC. Documents hold it as that number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The instant `seconds` after the Unix epoch.
    pub const fn from_unix(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Seconds since the Unix epoch.
    pub const fn unix(self) -> i64 {
        self.0
    }

    /// The instant `seconds` later, or earlier where it is negative.
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` to here; 0 where `earlier` is later.
    pub fn seconds_since(self, earlier: Self) -> u64 {
        u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0)
    }

    /// As many weekdays later: Saturdays and Sundays don't count. Holidays are not known here.
    pub const fn plus_weekdays(self, days: u32) -> Self {
        let (mut at, mut left) = (self.0, days);
        while left > 0 {
            at += DAY;
            // The epoch began on a Thursday: 0 is Monday here.
            let weekday = (at.div_euclid(DAY) + 3).rem_euclid(7);
            if weekday < 5 {
                left -= 1;
            }
        }
        Self(at)
    }

    /// As the headers of HTTP have it: `Sun, 01 Mar 2026 12:00:00 GMT`.
    pub fn http_date(self) -> String {
        let instant = jiff::Timestamp::from_second(self.0).unwrap_or(jiff::Timestamp::MAX);
        let printer = jiff::fmt::rfc2822::DateTimePrinter::new();
        printer.timestamp_to_rfc9110_string(&instant).unwrap_or_else(|_| self.to_string())
    }

    /// The beginning of this instant's hour: all that is ever told of when somebody looked.
    pub const fn hour(self) -> Self {
        Self(self.0 - self.0.rem_euclid(3600))
    }
}

/// Seconds in a day of UTC.
const DAY: i64 = 86_400;

impl fmt::Display for Timestamp {
    /// RFC 3339 in UTC, whole seconds: `2026-03-01T12:00:00Z`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_second(self.0) {
            Ok(instant) => write!(f, "{instant}"),
            Err(_) => write!(f, "@{}", self.0),
        }
    }
}

impl From<Timestamp> for SystemTime {
    fn from(at: Timestamp) -> Self {
        let span = Duration::from_secs(at.0.unsigned_abs());
        if at.0 < 0 { Self::UNIX_EPOCH - span } else { Self::UNIX_EPOCH + span }
    }
}

impl FromStr for Timestamp {
    type Err = NotATime;

    /// Reads RFC 3339 with any offset and rounds down to a whole second.
    fn from_str(text: &str) -> Result<Self, NotATime> {
        let instant: jiff::Timestamp = text.parse().map_err(|_| NotATime)?;
        Ok(Self(
            instant.as_nanosecond().div_euclid(1_000_000_000).try_into().expect("jiff's range"),
        ))
    }
}

/// A text that is no RFC 3339 time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a time such as 2026-03-01T12:00:00Z")]
pub struct NotATime;

/// How long something lasts, in whole seconds: `90s`, `10m`, `1h`, `7d`, or seconds alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lifetime(u32);

impl Lifetime {
    /// A span of `seconds`.
    pub const fn from_seconds(seconds: u32) -> Self {
        Self(seconds)
    }

    /// The span in seconds.
    pub const fn seconds(self) -> u32 {
        self.0
    }

    /// When something that begins at `start` ends.
    pub fn after(self, start: Timestamp) -> Timestamp {
        start.plus(i64::from(self.0))
    }
}

impl fmt::Display for Lifetime {
    /// The largest unit that leaves no remainder: `1d`, `36h`, `90s`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (unit, suffix) in [(86_400, 'd'), (3600, 'h'), (60, 'm')] {
            if self.0 > 0 && self.0.is_multiple_of(unit) {
                return write!(f, "{}{suffix}", self.0 / unit);
            }
        }
        write!(f, "{}s", self.0)
    }
}

impl FromStr for Lifetime {
    type Err = NotALifetime;

    fn from_str(text: &str) -> Result<Self, NotALifetime> {
        let (digits, unit) = match text.as_bytes().last() {
            Some(b's') => (&text[..text.len() - 1], 1),
            Some(b'm') => (&text[..text.len() - 1], 60),
            Some(b'h') => (&text[..text.len() - 1], 3600),
            Some(b'd') => (&text[..text.len() - 1], 86_400),
            _ => (text, 1),
        };
        if digits.is_empty() || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(NotALifetime);
        }
        let count: u32 = digits.parse().map_err(|_| NotALifetime)?;
        count.checked_mul(unit).map(Self).ok_or(NotALifetime)
    }
}

/// A text that is no span of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a duration such as 90s, 10m, 1h or 7d")]
pub struct NotALifetime;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lifetime_is_read_in_every_unit_and_shown_in_the_largest() {
        for (text, seconds, shown) in [
            ("90s", 90, "90s"),
            ("10m", 600, "10m"),
            ("1h", 3600, "1h"),
            ("7d", 604_800, "7d"),
            ("86400", 86_400, "1d"),
        ] {
            let lifetime: Lifetime = text.parse().unwrap();
            assert_eq!((lifetime.seconds(), lifetime.to_string().as_str()), (seconds, shown));
        }
        for wrong in ["", "s", "-1s", "+1", "1.5h", "1w", " 1h", "4294967296", "99999999d", "１h"]
        {
            assert_eq!(wrong.parse::<Lifetime>(), Err(NotALifetime), "{wrong}");
        }
    }

    #[test]
    fn weekdays_pass_over_weekends() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        for (from, days, to) in [
            ("2026-11-20T09:00:00Z", 1, "2026-11-23T09:00:00Z"),
            ("2026-11-21T09:00:00Z", 1, "2026-11-23T09:00:00Z"),
            ("2026-11-22T09:00:00Z", 12, "2026-12-08T09:00:00Z"),
            ("2026-11-23T09:00:00Z", 5, "2026-11-30T09:00:00Z"),
            ("1969-12-30T00:00:00Z", 3, "1970-01-02T00:00:00Z"),
            ("2026-11-23T09:00:00Z", 0, "2026-11-23T09:00:00Z"),
        ] {
            assert_eq!(at(from).plus_weekdays(days), at(to), "{from} and {days}");
        }
    }

    #[test]
    fn a_time_is_told_in_whole_seconds_of_utc_rounded_down() {
        let time: Timestamp = "2026-03-01T13:00:00.999+01:00".parse().unwrap();
        assert_eq!(time.to_string(), "2026-03-01T12:00:00Z");
        assert_eq!("1969-12-31T23:59:59.5Z".parse(), Ok(Timestamp::from_unix(-1)));
        assert_eq!(time.plus(3599).hour(), time);
        assert_eq!("yesterday".parse::<Timestamp>(), Err(NotATime));
    }
}
