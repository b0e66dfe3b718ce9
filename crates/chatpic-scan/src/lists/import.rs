//! Reads lists in the formats in which they come, in memory that doesn't grow with them.
//!
//! What is read goes to the caller at once. A line that can't be used is counted, and the first
//! twenty are named with a reason; the others are still read. Where the whole can't be trusted (cut
//! short, not well-formed, not this format) the answer is [`Unreadable`], and what was handed out
//! before it must be thrown away.

mod checkpoint;
mod csv;
mod limited;
mod local_file;
mod ncmec;
mod stopncii;
#[cfg(test)]
mod tests;

use std::io::{self, BufRead, Cursor, Read};
use std::str::FromStr;

use chatpic_core::Timestamp;

use super::entry::{Entry, Text};
use super::list::named;
use super::value::{BadValue, Kind};

pub use checkpoint::{Checkpoint, Request, SamePage};

/// A format in which a list comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Lines of a kind, a space and a hash, as `ThreatExchange`'s tools keep in `local_file`.
    LocalFile,
    /// A page of NCMEC's hash sharing API, version 2: XML.
    Ncmec,
    /// A page of StopNCII's `FetchHashes`: JSON.
    StopNcii,
    /// Ours: RFC 4180, with the header
    /// `type,value,class,severity,source,entry_id,status,updated_at,note`.
    Csv,
}

impl Format {
    const NAMES: [(Self, &str); 4] = [
        (Self::LocalFile, "local-file"),
        (Self::Ncmec, "ncmec"),
        (Self::StopNcii, "stopncii"),
        (Self::Csv, "csv"),
    ];
}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        named(&Self::NAMES, text).ok_or(UnknownFormat)
    }
}

/// Text that names no format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an unknown format")]
pub struct UnknownFormat;

/// Something that a list says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Update {
    /// This entry is as it says; others of its id stay.
    One(Entry),
    /// These are all entries of an id. There are none where it was taken back.
    All {
        /// The id.
        id: Text,
        /// What is under it now.
        entries: Vec<Entry>,
    },
}

/// What an import came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// How much there was.
    pub tally: Tally,
    /// Whether there is more to ask for.
    pub page: Page,
}

/// How much there was in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Records: lines, or what else the format has that stands for one file.
    pub records: u64,
    /// Hashes that were taken, withdrawn ones as well.
    pub taken: u64,
    /// Hashes of a kind that isn't compared here.
    pub skipped: u64,
    /// What couldn't be used.
    pub bad: u64,
    /// Where and why, of the first twenty.
    pub first_bad: Vec<BadLine>,
}

/// What a page says about the pages after it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// What to ask for next, where this was not the last. It belongs to this very query.
    pub next: Option<String>,
    /// The latest time that the page names; it says nothing of entries on other pages.
    pub newest: Option<Timestamp>,
}

/// A line that couldn't be used. What stands there is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct BadLine {
    /// Its number; the first is 1.
    pub line: u64,
    /// Why.
    pub reason: Reason,
}

/// Why a line couldn't be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "each says it")]
pub enum Reason {
    #[error("longer than a record may be")]
    TooLong,
    #[error("not UTF-8")]
    NotUtf8,
    #[error("a control character")]
    Control,
    #[error("a quotation mark out of place")]
    Quote,
    #[error("{0} fields instead of {expected}", expected = csv::FIELDS.len())]
    Fields(usize),
    #[error("no {0}")]
    Missing(&'static str),
    #[error("an unknown {0}")]
    Unknown(&'static str),
    #[error("{0}: {1}")]
    Value(Kind, BadValue),
    #[error("not a time such as 2026-03-01T12:00:00Z")]
    Time,
}

/// Why nothing of a list can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// The reader failed.
    #[error("it couldn't be read: {0}")]
    Io(io::ErrorKind),
    /// It isn't well-formed, or is cut short.
    #[error("line {0}: broken or cut short")]
    Broken(u64),
    /// It is something else, or an important part is missing.
    #[error("line {0}: not this format")]
    Other(u64),
    /// A part is longer, or nested deeper, than such a list has any reason for.
    #[error("line {0}: too long or too deep")]
    TooMuch(u64),
    /// XML with a document type or entities of its own, which can be made to expand without end.
    #[error("line {0}: a document type or an entity")]
    Forbidden(u64),
}

/// Reads a list and hands on what it says, in its order.
///
/// # Errors
/// Where nothing of it can be used, not even what was handed on already.
pub fn import(
    format: Format,
    input: impl BufRead,
    take: &mut dyn FnMut(Update),
) -> Result<Imported, Unreadable> {
    let mut sink = Sink { take, tally: Tally::default() };
    let input = past_mark(input)?;
    let page = match format {
        Format::LocalFile => local_file::read(input, &mut sink),
        Format::Ncmec => ncmec::read(input, &mut sink),
        Format::StopNcii => stopncii::read(input, &mut sink),
        Format::Csv => csv::read(input, &mut sink),
    }?;
    Ok(Imported { tally: sink.tally, page })
}

/// The same without the byte order marks that editors put before a text. Each parser would treat them
/// in its own way, and some by how many bytes arrive at once.
fn past_mark(mut input: impl BufRead) -> io::Result<impl BufRead> {
    loop {
        let mut head = Vec::new();
        input.by_ref().take(MARK.len() as u64).read_to_end(&mut head)?;
        if head != MARK {
            return Ok(Cursor::new(head).chain(input));
        }
    }
}

/// Where the formats hand in what they read.
struct Sink<'a> {
    take: &'a mut dyn FnMut(Update),
    tally: Tally,
}

impl Sink<'_> {
    /// A record that stands for one entry.
    fn record(&mut self, line: u64, entry: Result<Entry, Reason>) {
        self.tally.records += 1;
        match entry {
            Ok(entry) => self.take(Update::One(entry)),
            Err(reason) => self.refuse(line, reason),
        }
    }

    fn take(&mut self, update: Update) {
        self.tally.taken += match &update {
            Update::One(_) => 1,
            Update::All { entries, .. } => entries.len() as u64,
        };
        (self.take)(update);
    }

    fn refuse(&mut self, line: u64, reason: Reason) {
        self.tally.bad += 1;
        if self.tally.first_bad.len() < NAMED {
            self.tally.first_bad.push(BadLine { line, reason });
        }
    }
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Self::Io(error.kind())
    }
}

/// U+FEFF in UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// How many bad lines are named.
const NAMED: usize = 20;

/// How long a line, or a record of our CSV, may be.
const MAX_LINE: usize = 8192;
