//! What a case is about and what it is called: by that thing, so that all reports on one thing are one case.

use std::fmt;
use std::str::FromStr;

use chatpic_core::{LinkId, ShareId};
use chatpic_store::records::Lookup;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::actions::Refused;
use crate::app::App;
use crate::hex::Hex;

/// What a case is about: a share, a post being one too, or a comment under it and nothing else of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Thing {
    pub share: ShareId,
    pub comment: Option<Spot>,
}

/// Where a comment stands: in the thread of this link, under this number, which no other ever has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    pub link: LinkId,
    pub number: u32,
}

impl From<ShareId> for Thing {
    fn from(share: ShareId) -> Self {
        Self { share, comment: None }
    }
}

/// A case: 64 hexadecimal digits for people. Nobody can tell from it what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CaseId(pub Lookup);

impl CaseId {
    /// The case of this thing, whether or not there is one yet.
    pub fn of(app: &App, thing: impl Into<Thing>) -> Self {
        let Thing { share, comment } = thing.into();
        let tag = match comment {
            None => app.root.tag("case", share.as_bytes()),
            Some(Spot { link, number }) => {
                let name = [&share.as_bytes()[..], link.as_bytes(), &number.to_be_bytes()].concat();
                app.root.tag("case-of-comment", &name)
            }
        };
        Self(Lookup(tag))
    }
}

impl fmt::Display for CaseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Hex(self.0.0).fmt(f)
    }
}

impl FromStr for CaseId {
    type Err = Refused;

    fn from_str(text: &str) -> Result<Self, Refused> {
        let Hex(id) = text.parse().map_err(|_| Refused::Unknown)?;
        Ok(Self(Lookup(id)))
    }
}

impl Serialize for CaseId {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        Hex(self.0.0).serialize(to)
    }
}

impl<'de> Deserialize<'de> for CaseId {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Hex::deserialize(from).map(|Hex(id)| Self(Lookup(id)))
    }
}
