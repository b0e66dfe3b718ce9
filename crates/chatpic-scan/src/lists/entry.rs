//! One hash on a list, and what is known of it.

use std::fmt;
use std::str::FromStr;

use chatpic_core::Timestamp;

use super::list::{Class, name_of, named};
use super::value::Value;

/// An entry of a list. Its id and its value together are what it is known by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The hash.
    pub value: Value,
    /// What its keepers call it; several hashes of one file have one id. Empty where they give none.
    pub id: Text,
    /// Whether it counts.
    pub status: Status,
    /// What it shows, where that is said of it alone.
    pub class: Option<Class>,
    /// How bad that is, where somebody told.
    pub severity: Option<Severity>,
    /// The quality of a PDQ hash, 0 to 100. Those who give none list only what is good enough.
    pub quality: Option<u8>,
    /// Who reported it.
    pub source: Text,
    /// A word of theirs.
    pub note: Text,
    /// When they last changed it.
    pub updated_at: Option<Timestamp>,
}

impl Entry {
    /// An active entry of which only the hash is known.
    #[must_use]
    pub fn new(value: Value) -> Self {
        Self {
            value,
            id: Text::default(),
            status: Status::Active,
            class: None,
            severity: None,
            quality: None,
            source: Text::default(),
            note: Text::default(),
            updated_at: None,
        }
    }
}

/// Whether an entry counts. Only an active one is ever hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// It does.
    Active,
    /// Switched off here, because it hits what it should not.
    Disabled,
    /// Taken back by those who listed it.
    Withdrawn,
}

/// How bad what an entry shows is, in the four steps that NCMEC and its members use. `A` shows
/// children before puberty, `B` after; `1` a sexual act, `2` nudity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "said above")]
pub enum Severity {
    A1,
    A2,
    B1,
    B2,
}

/// Up to 1,000 bytes of text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Box<str>);

/// Text of more than 1,000 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a text of more than {} bytes", Text::MAX)]
pub struct TooLong;

impl Text {
    /// How many bytes it may have.
    pub const MAX: usize = 1000;

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Text {
    type Err = TooLong;

    fn from_str(text: &str) -> Result<Self, TooLong> {
        if text.len() > Self::MAX { Err(TooLong) } else { Ok(Self(text.into())) }
    }
}

impl Status {
    const NAMES: [(Self, &str); 3] =
        [(Self::Active, "active"), (Self::Disabled, "disabled"), (Self::Withdrawn, "withdrawn")];
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(name_of(&Self::NAMES, *self))
    }
}

impl FromStr for Status {
    type Err = UnknownStatus;

    fn from_str(text: &str) -> Result<Self, UnknownStatus> {
        named(&Self::NAMES, text).ok_or(UnknownStatus)
    }
}

/// Text that names no status.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an unknown status")]
pub struct UnknownStatus;

impl Severity {
    const NAMES: [(Self, &str); 4] =
        [(Self::A1, "A1"), (Self::A2, "A2"), (Self::B1, "B1"), (Self::B2, "B2")];
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(name_of(&Self::NAMES, *self))
    }
}

impl FromStr for Severity {
    type Err = UnknownSeverity;

    fn from_str(text: &str) -> Result<Self, UnknownSeverity> {
        named(&Self::NAMES, text).ok_or(UnknownSeverity)
    }
}

/// Text that names no severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an unknown severity")]
pub struct UnknownSeverity;
