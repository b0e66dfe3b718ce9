//! What moderators do to shares, and what that does to everybody else.

use std::str::FromStr;

use chatpic_core::{Gone, LinkState, Timestamp};

use super::{Change, EndLink, Lookup};
use crate::StoreError;

/// How a share is hidden by a moderator, or by a report that is answered by hiding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hiding {
    /// While a report about it is looked at. Visitors are told so.
    Meanwhile,
    /// Visitors are told what they would be told of a link that never was.
    Silently,
    /// Removed by a decision that may yet be overturned. Visitors are told that it was removed.
    Removed,
}

impl Hiding {
    /// Every way.
    pub const ALL: [Self; 3] = [Self::Meanwhile, Self::Silently, Self::Removed];

    /// The word in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Meanwhile => "meanwhile",
            Self::Silently => "silently",
            Self::Removed => "removed",
        }
    }
}

impl FromStr for Hiding {
    type Err = StoreError;

    fn from_str(text: &str) -> Result<Self, StoreError> {
        let hiding = Self::ALL.into_iter().find(|hiding| hiding.as_str() == text);
        hiding.ok_or(StoreError::Damaged("a way of hiding that nobody knows"))
    }
}

/// What moderators may know of a share without opening it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    pub created_at: Timestamp,
    /// The latest expiry of its links.
    pub expires_at: Timestamp,
    /// Live while any link is.
    pub state: LinkState,
    pub hiding: Option<Hiding>,
    /// Of its media, in their order; none once they are doomed.
    pub copy_tags: Vec<Option<Lookup>>,
    pub pass_tag: Option<Lookup>,
    pub prefix_tag: Option<u16>,
}

/// What keeps a visitor out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Closed {
    Hidden(Hiding),
    Gone(Gone),
}

/// What keeps a visitor out of a link or pass in this state, if anything does. What is gone is not said
/// to be hidden for now; what was removed, or is as if it never was, is that whatever else became of it.
pub(crate) fn closed(hiding: Option<Hiding>, state: LinkState) -> Option<Closed> {
    match (hiding, state) {
        (Some(hiding @ (Hiding::Silently | Hiding::Removed)), _) => Some(Closed::Hidden(hiding)),
        (_, LinkState::Gone(gone)) => Some(Closed::Gone(gone)),
        (Some(hiding @ Hiding::Meanwhile), LinkState::Live) => Some(Closed::Hidden(hiding)),
        (None, LinkState::Live) => None,
    }
}

/// As what something is gone whose time ends while it is hidden in this way, or shown.
pub(crate) fn expired_as(hiding: Option<Hiding>) -> Gone {
    match hiding {
        Some(Hiding::Removed) => Gone::Removed,
        Some(Hiding::Meanwhile | Hiding::Silently) | None => Gone::Expired,
    }
}

/// Why an owner can't change a share whose row says so, and of which some link is `live` by the clock.
pub(crate) fn refusal(gone: Option<Gone>, hiding: Option<Hiding>, live: bool) -> Change {
    match (hiding, gone) {
        (Some(Hiding::Removed), _) => Change::Gone(Gone::Removed),
        (_, Some(gone)) => Change::Gone(gone),
        // Where it is shown, it was hidden a moment ago.
        (_, None) if live => Change::Hidden(hiding.unwrap_or(Hiding::Meanwhile)),
        (_, None) => Change::Gone(Gone::Expired),
    }
}

/// What is told to an owner whose link could not be revoked. One that was withdrawn before stays so.
pub(crate) fn not_revoked(gone: Option<Gone>, hiding: Option<Hiding>) -> Change {
    match (gone, hiding) {
        (Some(Gone::Withdrawn), _) => Change::Done,
        (_, Some(Hiding::Removed)) => Change::Gone(Gone::Removed),
        (Some(gone), _) => Change::Gone(gone),
        // It was hidden a moment ago.
        (None, _) => Change::Hidden(Hiding::Meanwhile),
    }
}

/// What is told to a viewer who could not end the link of a pass in this state: one that a viewer ended
/// before stays so, and what is live and shown they may not end.
pub(crate) fn not_ended(state: LinkState, hiding: Option<Hiding>, ended_early: bool) -> EndLink {
    match (closed(hiding, state), ended_early) {
        (Some(Closed::Hidden(hiding)), _) => EndLink::Hidden(hiding),
        (Some(Closed::Gone(Gone::Withdrawn)), true) => EndLink::Ended,
        (Some(Closed::Gone(gone)), _) => EndLink::Gone(gone),
        (None, _) => EndLink::NotAllowed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_hiding_reads_back_from_its_word() {
        for hiding in Hiding::ALL {
            assert_eq!(hiding.as_str().parse::<Hiding>().unwrap(), hiding);
        }
        "shown".parse::<Hiding>().unwrap_err();
    }

    #[test]
    fn what_is_hidden_silently_never_says_that_it_was_there() {
        let silently = Some(Hiding::Silently);
        for state in Gone::ALL.map(LinkState::Gone).into_iter().chain([LinkState::Live]) {
            assert_eq!(closed(silently, state), Some(Closed::Hidden(Hiding::Silently)));
        }
    }
}
