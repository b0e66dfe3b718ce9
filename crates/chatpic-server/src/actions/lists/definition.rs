//! What a list is, as it is kept.

use chatpic_core::Timestamp;
use chatpic_scan::Radius;
use chatpic_scan::lists::{Entries, List, NotAList, Status};
use chatpic_store::StoreError;
use chatpic_store::documents::DocumentKind;
use chatpic_store::records::Lookup;
use serde::{Deserialize, Serialize};

use super::stored::Stored;
use crate::app::App;
use crate::documents::Kept;
use crate::hex::Hex;

/// A list without its entries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Definition {
    pub name: String,
    pub class: String,
    pub action: String,
    /// In how many bits a picture may differ from an entry.
    pub radius: u8,
    /// Whether its hits are counted and nothing follows.
    pub shadow: bool,
    pub enabled: bool,
    /// Where it comes from, in the operator's words.
    pub provenance: String,
    /// The key that its bundles are signed with, and the number of the last; `None` where it doesn't come
    /// in bundles.
    pub signed: Option<Signing>,
    pub counts: Counts,
    /// Unix seconds.
    pub imported_at: Option<i64>,
    /// Where the entries are. `None` for what was removed here: those are documents of their own.
    pub(super) stored: Option<Stored>,
    /// Changed with what was removed here, so that every node sees it.
    pub(super) turn: u64,
}

/// Who signs a list's bundles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signing {
    pub key: Hex<32>,
    pub serial: u64,
}

/// How many entries there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub active: u64,
    pub disabled: u64,
    pub withdrawn: u64,
}

impl Kept for Definition {
    const KIND: DocumentKind = "list";
}

impl Definition {
    /// An enabled list without entries.
    pub(super) fn new(list: &List) -> Self {
        let mut new = Self {
            name: list.name().to_owned(),
            class: String::new(),
            action: String::new(),
            radius: 0,
            shadow: false,
            enabled: true,
            provenance: String::new(),
            signed: None,
            counts: Counts::default(),
            imported_at: None,
            stored: None,
            turn: 0,
        };
        new.describe(list);
        new
    }

    /// Takes over what `list` says.
    pub(super) fn describe(&mut self, list: &List) {
        self.class = list.class().to_string();
        self.action = list.action().to_string();
        self.radius = u8::try_from(list.radius().bits()).expect("a radius is at most 31");
        self.shadow = list.is_shadow();
        self.provenance = list.provenance().to_owned();
    }

    /// The list as it is searched.
    ///
    /// # Errors
    /// Where another version wrote it in words unknown here.
    pub(super) fn list(&self) -> Result<List, StoreError> {
        let unknown = || StoreError::Damaged("a list in words of another version");
        let class = self.class.parse().map_err(|_| unknown())?;
        let action = self.action.parse().map_err(|_| unknown())?;
        let list = List::new(&self.name, class, action).map_err(|_: NotAList| unknown())?;
        let radius = Radius::new(self.radius).ok_or_else(unknown)?;
        Ok(list.within(radius).in_shadow(self.shadow).from_where(&self.provenance))
    }

    /// When its entries last came.
    pub fn imported_at(&self) -> Option<Timestamp> {
        self.imported_at.map(Timestamp::from_unix)
    }
}

impl Counts {
    pub(super) fn of(entries: &Entries) -> Self {
        let mut counts = Self::default();
        for entry in entries.iter() {
            *match entry.status {
                Status::Active => &mut counts.active,
                Status::Disabled => &mut counts.disabled,
                Status::Withdrawn => &mut counts.withdrawn,
            } += 1;
        }
        counts
    }
}

/// The ID of the list with this name.
pub(super) fn id(app: &App, name: &str) -> Lookup {
    Lookup(app.root.tag("list", name.as_bytes()))
}

/// The name of the list of what was removed here. No list from elsewhere can have it.
pub(super) const REMOVED_HERE: &str = "removed-here";
