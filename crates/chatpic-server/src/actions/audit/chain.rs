//! Lines of the log and how each holds on to the one before.

use aws_lc_rs::digest::{SHA256, digest};
use chatpic_core::Timestamp;
use chatpic_store::documents::DocumentKind;
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::{Act, Actor};
use crate::documents::Kept;

/// A line as it was written, to the byte: what is hashed is this text, so that no later version of an
/// [`Act`] can change an old hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line(pub String);

impl Kept for Line {
    const KIND: DocumentKind = "log";
}

/// A line, read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// From 1 without a gap.
    pub number: u64,
    /// RFC 3339.
    pub at: String,
    pub who: Actor,
    pub act: Act,
    /// The hash of the line before, in hex; of nothing for the first.
    pub before: String,
}

impl Entry {
    /// Reads a line; `None` where it is in words of another version.
    pub fn parse(line: &str) -> Option<Self> {
        serde_json::from_str(line).ok()
    }
}

/// Where the log stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The number of the last line; 0 before the first.
    pub number: u64,
    /// Its hash in hex.
    pub hash: String,
    /// Its day, counted from 1970-01-01.
    pub day: i64,
    /// Whether the head of that day is signed: then no line of that day follows.
    pub signed: bool,
}

impl Kept for Head {
    const KIND: DocumentKind = "log-head";
}

/// There is one head.
pub const HEAD: Lookup = Lookup([0; 32]);

impl Head {
    /// The next line, and the head after it.
    pub fn follow(&self, now: Timestamp, who: &Actor, act: &Act) -> (String, Self) {
        let number = self.number + 1;
        // Another node's clock may be a little ahead: a day that is over doesn't begin again.
        let earliest = self.day + i64::from(self.signed);
        let now = now.max(Timestamp::from_unix(earliest * DAY));
        let entry = Entry {
            number,
            at: now.to_string(),
            who: who.clone(),
            act: act.clone(),
            before: self.hash.clone(),
        };
        let line = serde_json::to_string(&entry).expect("a line has only text for keys");
        let next = Self { number, hash: hash(&line), day: day(now), signed: false };
        (line, next)
    }
}

/// The hash of a line in hex. The line holds the hash before it, so that one hash stands for all lines.
pub fn hash(line: &str) -> String {
    hex(digest(&SHA256, line.as_bytes()).as_ref())
}

/// Under which a line is kept: in the order of numbers.
pub fn id(number: u64) -> Lookup {
    let mut id = [0; 32];
    id[24..].copy_from_slice(&number.to_be_bytes());
    Lookup(id)
}

/// The day of an instant, counted from 1970-01-01.
pub fn day(at: Timestamp) -> i64 {
    at.unix().div_euclid(DAY)
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub const DAY: i64 = 24 * 3600;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stands_for_all_before_it() {
        let at = Timestamp::from_unix(DAY);
        let one = |case: &str| {
            Head::default().follow(at, &Actor::System, &Act::Opened { case: case.to_owned() }).1
        };
        let after = |head: &Head| head.follow(at, &Actor::Operator, &Act::ReadLog).1;
        assert_eq!(after(&one("a")), after(&one("a")));
        assert_ne!(after(&one("a")).hash, after(&one("b")).hash);
        assert_eq!(after(&one("a")).number, 2);
    }

    #[test]
    fn no_line_is_of_a_day_that_was_signed() {
        let head = Head { number: 5, hash: "x".to_owned(), day: 100, signed: true };
        let (_, next) =
            head.follow(Timestamp::from_unix(100 * DAY + 7), &Actor::System, &Act::ReadLog);
        assert_eq!((next.day, next.signed), (101, false));
    }

    #[test]
    fn what_was_written_is_read_again() {
        let act = Act::Decided { case: "c".to_owned(), decision: "keep".to_owned(), unseen: true };
        let who = Actor::Moderator("Anna".to_owned());
        let (line, _) = Head::default().follow(Timestamp::from_unix(7), &who, &act);
        let entry = Entry::parse(&line).unwrap();
        assert_eq!((entry.who, entry.act, &*entry.at), (who, act, "1970-01-01T00:00:07Z"));
        assert_eq!(Entry::parse("{}"), None);
    }
}
