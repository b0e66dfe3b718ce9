//! What a link can be, and how it may change.

use std::fmt;
use std::str::FromStr;

/// Why something is gone. A tombstone remembers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gone {
    /// Its time ended.
    Expired,
    /// Its views are used up.
    Spent,
    /// The owner took it back.
    Withdrawn,
    /// A moderator removed it.
    Removed,
}

impl Gone {
    /// Every reason.
    pub const ALL: [Self; 4] = [Self::Expired, Self::Spent, Self::Withdrawn, Self::Removed];

    /// The word on the wire and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "expired",
            Self::Spent => "spent",
            Self::Withdrawn => "withdrawn",
            Self::Removed => "removed",
        }
    }

    /// Whether what is gone for this reason may still become gone for `other`: its last viewings
    /// can yet be ended by the owner or a moderator, and nothing undoes a removal.
    pub const fn may_become(self, other: Self) -> bool {
        match (self, other) {
            (Self::Expired | Self::Spent, Self::Withdrawn | Self::Removed) => true,
            (Self::Withdrawn, Self::Removed) => true,
            (Self::Expired | Self::Spent | Self::Withdrawn | Self::Removed, _) => false,
        }
    }
}

impl fmt::Display for Gone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A text that names no state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a state")]
pub struct NotAState;

impl FromStr for Gone {
    type Err = NotAState;

    fn from_str(text: &str) -> Result<Self, NotAState> {
        Self::ALL.into_iter().find(|gone| gone.as_str() == text).ok_or(NotAState)
    }
}

/// Whether a link opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkState {
    Live,
    Gone(Gone),
}

impl LinkState {
    /// The word on the wire.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Gone(gone) => gone.as_str(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_reads_back_from_its_word() {
        for gone in Gone::ALL {
            assert_eq!(gone.as_str().parse(), Ok(gone));
        }
        assert_eq!("live".parse::<Gone>(), Err(NotAState));
    }

    #[test]
    fn nothing_gone_comes_back_and_a_removal_is_final() {
        for gone in Gone::ALL {
            assert!(!gone.may_become(gone));
            assert!(!Gone::Removed.may_become(gone));
            assert!(!gone.may_become(Gone::Expired) && !gone.may_become(Gone::Spent));
        }
    }
}
