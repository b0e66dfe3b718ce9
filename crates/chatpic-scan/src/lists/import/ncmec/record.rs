//! One entry of NCMEC's: a file, its fingerprints, and who listed it.

use chatpic_core::Timestamp;

use super::{Reason, Sink};
use crate::lists::entry::{Entry, Severity, Text};
use crate::lists::import::Update;
use crate::lists::value::{Kind, Value};

/// What was read of an entry so far.
pub(super) struct Record {
    line: u64,
    file: Option<File>,
    deleted: bool,
    pub member: Option<u64>,
    pub id: String,
    pub updated_at: Option<Timestamp>,
    /// None where they give none, or one that isn't known yet: the hash counts all the same.
    pub severity: Option<Severity>,
    values: Vec<Value>,
    skipped: u64,
    bad: Vec<(u64, Reason)>,
}

#[derive(Clone, Copy)]
enum File {
    Image,
    Video,
}

impl Record {
    /// One whose element has this name.
    pub fn new(line: u64, name: &str) -> Self {
        let (file, deleted) = match name {
            "image" => (Some(File::Image), false),
            "video" => (Some(File::Video), false),
            "deletedImage" => (Some(File::Image), true),
            "deletedVideo" => (Some(File::Video), true),
            _ => (None, false),
        };
        let (id, values, bad) = (String::new(), Vec::new(), Vec::new());
        let (member, updated_at, severity, skipped) = (None, None, None, 0);
        Self { line, file, deleted, member, id, updated_at, severity, values, skipped, bad }
    }

    /// Takes a fingerprint. Large ones have only an address and no text.
    pub fn add(&mut self, line: u64, kind: &str, text: &str) {
        let kind = match (self.file, kind) {
            (Some(File::Image), "pdq") => Kind::Pdq,
            (Some(File::Image), "md5") => Kind::Md5,
            (Some(File::Video), "md5") => Kind::VideoMd5,
            (_, "sha1") => Kind::Sha1,
            (_, "sha256") => Kind::Sha256,
            _ => {
                self.skipped += 1;
                return;
            }
        };
        if self.values.len() + self.bad.len() == MAX_VALUES {
            self.skipped += 1;
        } else if !text.is_empty() {
            match Value::from_hex(kind, text) {
                Ok(value) => self.values.push(value),
                Err(bad) => self.bad.push((line, Reason::Value(kind, bad))),
            }
        }
    }

    /// Hands on what it says.
    pub fn finish(self, sink: &mut Sink<'_>) {
        sink.tally.records += 1;
        sink.tally.skipped += self.skipped;
        let id = match self.key() {
            Ok(id) => id,
            Err(reason) => return sink.refuse(self.line, reason),
        };
        if self.deleted {
            return sink.take(Update::All { id, entries: Vec::new() });
        }
        let entries = self.values.into_iter().map(|value| Entry {
            id: id.clone(),
            severity: self.severity,
            updated_at: self.updated_at,
            ..Entry::new(value)
        });
        if self.bad.is_empty() {
            let entries = entries.collect();
            return sink.take(Update::All { id, entries });
        }
        // What is corrupt must not withdraw what stood there before it.
        entries.for_each(|entry| sink.take(Update::One(entry)));
        self.bad.into_iter().for_each(|(line, reason)| sink.refuse(line, reason));
    }

    /// Member, type and id. The id is last, because it may have a slash in it.
    fn key(&self) -> Result<Text, Reason> {
        let file = match self.file.ok_or(Reason::Unknown("type of file"))? {
            File::Image => "image",
            File::Video => "video",
        };
        let member = self.member.ok_or(Reason::Missing("member"))?;
        if self.id.is_empty() {
            return Err(Reason::Missing("id"));
        }
        format!("{member}/{file}/{}", self.id).parse().map_err(|_| Reason::TooLong)
    }
}

/// How many fingerprints an entry may have. There are nine kinds of them.
const MAX_VALUES: usize = 64;
