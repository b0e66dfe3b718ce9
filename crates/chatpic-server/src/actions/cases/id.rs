//! What a case is called: by the share that it is about, so that all reports on one thing are one case.

use std::fmt;
use std::str::FromStr;

use chatpic_core::ShareId;
use chatpic_store::records::Lookup;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::actions::Refused;
use crate::app::App;
use crate::hex::Hex;

/// A case: 64 hexadecimal digits for people. Nobody can tell from it which share it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CaseId(pub Lookup);

impl CaseId {
    /// The case of this share, whether or not there is one yet.
    pub fn of(app: &App, share: ShareId) -> Self {
        Self(Lookup(app.root.tag("case", share.as_bytes())))
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
