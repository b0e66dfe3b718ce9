//! Reading the whole log again and saying the first thing that is wrong with it.

use std::collections::BTreeMap;
use std::fmt;

use chatpic_core::Timestamp;
use chatpic_store::StoreError;
use serde::Deserialize;

use super::chain::{self, HEAD, Head, Line};
use super::day::{SignedDay, date, day_id};
use super::key::public_key;
use crate::app::App;
use crate::documents;

/// A log without a flaw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    pub lines: u64,
    /// The hash of the last line; empty where there is none.
    pub hash: String,
    pub signed_days: usize,
}

/// The first thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// There is no such line, though there are later ones or should be.
    Missing(u64),
    /// The line is not as it was written, or not where it was written.
    Changed(u64),
    /// The line stands after the end.
    Added(u64),
    /// The day of this date is over and its signed head is not there.
    Unsigned(String),
    /// The signed head of this date is of another log, or by another key.
    WrongHead(String),
}

/// Walks the log from its first line to its last, and looks at each signed head with `key`, or with the
/// instance's own public key where there is none.
///
/// # Errors
/// Where the store can't answer. A flaw is an answer.
pub async fn verify(
    app: &App,
    key: Option<[u8; 32]>,
) -> Result<Result<Verified, Flaw>, super::Refused> {
    let key = match key {
        Some(key) => key,
        None => public_key(app).await?,
    };
    let mut result = walk(app, key).await?;
    // What is written meanwhile can look like a flaw, but not again and again.
    for _ in 0..2 {
        if result.is_err() {
            result = walk(app, key).await?;
        }
    }
    Ok(result)
}

async fn walk(app: &App, key: [u8; 32]) -> Result<Result<Verified, Flaw>, StoreError> {
    let head = documents::find::<Head>(app, HEAD).await?.map(|head| head.value);
    let head = head.unwrap_or_default();
    let days = match signed_days(app).await? {
        Ok(days) => days,
        Err(flaw) => return Ok(Err(flaw)),
    };
    let signed_days = days.len();
    let mut walk = Walk { key, days, ..Walk::default() };
    while walk.number < head.number {
        let lines = match page(app, walk.number).await? {
            Ok(lines) => lines,
            Err(flaw) => return Ok(Err(flaw)),
        };
        if lines.is_empty() {
            return Ok(Err(Flaw::Missing(walk.number + 1)));
        }
        let left = usize::try_from(head.number - walk.number).unwrap_or(usize::MAX);
        for (id, line) in lines.iter().take(left) {
            if let Err(flaw) = walk.step(*id, line) {
                return Ok(Err(flaw));
            }
        }
    }
    if !documents::list::<Line>(app, None, Some(chain::id(head.number)), 1).await?.is_empty() {
        return Ok(Err(Flaw::Added(head.number + 1)));
    }
    Ok(walk.end(&head).map(|()| Verified { lines: head.number, hash: head.hash, signed_days }))
}

type Lines = Vec<(chatpic_store::records::Lookup, String)>;

/// The lines after this number. One that was changed where it lies, or brought there from elsewhere,
/// doesn't open.
async fn page(app: &App, after: u64) -> Result<Result<Lines, Flaw>, StoreError> {
    match documents::list::<Line>(app, None, Some(chain::id(after)), PAGE).await {
        Ok(lines) => Ok(Ok(lines.into_iter().map(|line| (line.id, line.value.0)).collect())),
        Err(StoreError::Damaged(_)) => {
            for number in after + 1..=after + u64::from(PAGE) {
                match documents::find::<Line>(app, chain::id(number)).await {
                    Ok(Some(_)) => {}
                    Ok(None) => return Ok(Err(Flaw::Missing(number))),
                    Err(StoreError::Damaged(_)) => return Ok(Err(Flaw::Changed(number))),
                    Err(fault) => return Err(fault),
                }
            }
            Ok(Err(Flaw::Changed(after + 1)))
        }
        Err(fault) => Err(fault),
    }
}

async fn signed_days(app: &App) -> Result<Result<BTreeMap<i64, SignedDay>, Flaw>, StoreError> {
    let mut days = BTreeMap::new();
    let mut after = None;
    loop {
        let page = match documents::list::<SignedDay>(app, None, after, PAGE).await {
            Ok(page) => page,
            Err(StoreError::Damaged(_)) => {
                return Ok(Err(Flaw::WrongHead("some day".to_owned())));
            }
            Err(fault) => return Err(fault),
        };
        let Some(last) = page.last() else { return Ok(Ok(days)) };
        after = Some(last.id);
        for held in page {
            if held.id != day_id(held.value.day) {
                return Ok(Err(Flaw::WrongHead(held.value.date())));
            }
            days.insert(held.value.day, held.value);
        }
    }
}

/// How far it is read.
#[derive(Default)]
struct Walk {
    key: [u8; 32],
    days: BTreeMap<i64, SignedDay>,
    number: u64,
    hash: String,
    day: i64,
}

/// What verifying needs of a line, whatever act it tells of.
#[derive(Deserialize)]
struct Links {
    number: u64,
    at: String,
    before: String,
}

impl Walk {
    fn step(&mut self, id: chatpic_store::records::Lookup, line: &str) -> Result<(), Flaw> {
        let number = self.number + 1;
        if id != chain::id(number) {
            return Err(Flaw::Missing(number));
        }
        let links: Links = serde_json::from_str(line).map_err(|_| Flaw::Changed(number))?;
        let at: Timestamp = links.at.parse().map_err(|_| Flaw::Changed(number))?;
        let day = chain::day(at);
        if links.number != number || day < self.day {
            return Err(Flaw::Changed(number));
        }
        if links.before != self.hash {
            // It is the line before that differs from what was written when this one followed it.
            return Err(Flaw::Changed(self.number.max(1)));
        }
        if day > self.day && self.number > 0 {
            self.close()?;
        }
        (self.number, self.hash, self.day) = (number, chain::hash(line), day);
        Ok(())
    }

    /// Compares the end of a day with its signed head.
    fn close(&mut self) -> Result<(), Flaw> {
        let date = date(self.day);
        let signed = self.days.remove(&self.day).ok_or(Flaw::Unsigned(date.clone()))?;
        let is_this = (signed.number, &signed.hash) == (self.number, &self.hash);
        if is_this && signed.is_signed(&self.key) { Ok(()) } else { Err(Flaw::WrongHead(date)) }
    }

    fn end(mut self, head: &Head) -> Result<(), Flaw> {
        if self.hash != head.hash {
            return Err(Flaw::Changed(self.number.max(1)));
        }
        if head.signed {
            self.close()?;
        }
        match self.days.into_values().next() {
            None => Ok(()),
            // A head was signed over a line that is no more.
            Some(day) if day.number > self.number => Err(Flaw::Missing(self.number + 1)),
            Some(day) => Err(Flaw::WrongHead(day.date())),
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(number) => write!(f, "line {number} is missing"),
            Self::Changed(number) => write!(f, "line {number} is not what was written there"),
            Self::Added(number) => write!(f, "line {number} stands after the end of the log"),
            Self::Unsigned(date) => write!(f, "{date} is over and its signed head is missing"),
            Self::WrongHead(date) => {
                write!(f, "the signed head of {date} is of another log or by another key")
            }
        }
    }
}

impl std::error::Error for Flaw {}

/// Lines read at a time.
const PAGE: u32 = 500;
