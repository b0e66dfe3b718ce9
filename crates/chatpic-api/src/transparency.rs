//! What an instance tells everybody of its reports and decisions.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// `GET /transparency.json`
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Transparency {
    /// The newest first; the last twelve.
    pub months: Vec<Month>,
    pub lists: Vec<ListInventory>,
}

/// One month of UTC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Month {
    /// `2026-11`.
    pub month: String,
    pub notices: Vec<Notices>,
    pub actions: Vec<Actions>,
    /// How long decisions took; `null` where fewer than five were made.
    pub decisions: Option<Durations>,
    /// Requests about intimate pictures that were decided, and those of them within 48 hours.
    pub intimate_requests: Count,
    pub intimate_within_48_hours: Count,
    pub appeals: Count,
    pub reversals: Count,
    pub authority_orders: Count,
}

/// Reports and notices of one sort.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Notices {
    pub category: String,
    /// `plain`, `intimate`, `copyright`, `eu` or `authority`.
    pub form: String,
    /// `page`, `api` or `takedown`.
    pub source: String,
    pub count: Count,
}

/// Decisions that rest on one law or rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Actions {
    /// `law` or `rule`.
    pub basis: String,
    /// Its name.
    pub ground: String,
    /// `keep`, `hide` or `remove`.
    pub outcome: String,
    pub count: Count,
}

/// Minutes from the first report to the decision, to two significant digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Durations {
    pub median_minutes: u32,
    pub p95_minutes: u32,
}

/// A list of known pictures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct ListInventory {
    pub class: String,
    /// What follows from a hit.
    pub action: String,
    /// Entries that are looked for.
    pub entries: u64,
    /// When they last came. RFC 3339.
    pub imported_at: Option<String>,
    pub hits: Count,
    /// Hits that turned out wrong.
    pub false_positives: Count,
}

/// A number, or `"<5"` where it is from 1 to 4: too few to be told without telling of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Count {
    Exactly(u64),
    Few(Few),
}

/// From 1 to 4.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub enum Few {
    #[serde(rename = "<5")]
    UnderFive,
}

impl Count {
    /// From 1 to 4.
    pub const FEW: Self = Self::Few(Few::UnderFive);

    /// `number` as it is told.
    pub const fn of(number: u64) -> Self {
        match number {
            1..=4 => Self::FEW,
            number => Self::Exactly(number),
        }
    }
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Exactly(number) => write!(f, "{number}"),
            Self::Few(Few::UnderFive) => f.write_str("<5"),
        }
    }
}
