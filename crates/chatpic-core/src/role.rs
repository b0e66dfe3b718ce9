//! What a moderator is there for.

use std::fmt;
use std::str::FromStr;

/// The role of a moderator. One person has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Looks at cases and decides them, those of child abuse excepted.
    Moderator,
    /// As a moderator, and decides cases of child abuse.
    ChildSafety,
    /// As child safety, reads the log, and runs the channels.
    Operator,
    /// Reads the log, and no case.
    Auditor,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Moderator, Self::ChildSafety, Self::Operator, Self::Auditor];

    /// Its word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Moderator => "moderator",
            Self::ChildSafety => "child-safety",
            Self::Operator => "operator",
            Self::Auditor => "auditor",
        }
    }

    /// Whether cases are theirs to look at and to decide.
    pub const fn handles_cases(self) -> bool {
        !matches!(self, Self::Auditor)
    }

    /// Whether cases of child abuse are.
    pub const fn handles_child_abuse(self) -> bool {
        matches!(self, Self::ChildSafety | Self::Operator)
    }

    /// Whether channels are theirs to make, change and close, and what is shown in them to pin and remove.
    pub const fn runs_channels(self) -> bool {
        matches!(self, Self::Operator)
    }

    /// Whether they may read what everybody did.
    pub const fn reads_log(self) -> bool {
        matches!(self, Self::Operator | Self::Auditor)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = NotARole;

    fn from_str(text: &str) -> Result<Self, NotARole> {
        Self::ALL.into_iter().find(|role| role.as_str() == text).ok_or(NotARole)
    }
}

/// A text that is no role.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a role is moderator, child-safety, operator or auditor")]
pub struct NotARole;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_read_from_its_word() {
        for role in Role::ALL {
            assert_eq!(role.to_string().parse(), Ok(role));
        }
        assert_eq!("Operator".parse::<Role>(), Err(NotARole));
    }

    #[test]
    fn who_reads_the_log_only_sees_no_case() {
        assert!(Role::Auditor.reads_log() && !Role::Auditor.handles_cases());
        assert!(!Role::Moderator.reads_log() && !Role::Moderator.handles_child_abuse());
    }
}
