//! What a list is, and what a hit on it leads to.

use std::fmt;
use std::str::FromStr;

use crate::index::Radius;
use crate::matching::PLAIN_RADIUS;
use crate::verdict::Verdict;

/// What is on a list, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Child abuse, seen and confirmed by those who keep the list.
    CsamConfirmed,
    /// Child abuse, by the word of those who are shown.
    CsamSelfReport,
    /// Intimate pictures shared against the will of those who are shown, by their word.
    NciiSelfReport,
    /// Terrorist content.
    Terror,
    /// What was removed on this server.
    RemovedHere,
    /// What the operator put there.
    Operator,
}

/// What happens with what is on a list. Ordered from the mildest to the hardest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// It is accepted and marked.
    Label,
    /// A person looks before anyone else may.
    Hold,
    /// It is refused.
    Refuse,
    /// It is refused, and sealed to those who must report it.
    RefuseAndSeal,
}

/// A list: its entries are elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    name: Box<str>,
    class: Class,
    /// [`Action::Hold`] where the class is self-reported.
    action: Action,
    radius: Radius,
    shadow: bool,
    provenance: Box<str>,
}

/// Why something is not a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAList {
    /// Nobody but the sender has looked at what such a list holds, so a person must.
    #[error("a self-reported list can only hold for review")]
    SelfReportedOnlyHolds,
    /// A name stands in settings and metrics.
    #[error("a list's name is 1 to 64 small letters, digits and hyphens")]
    Name,
}

impl List {
    /// A list that acts at once, within the widest radius, and comes from nowhere in particular.
    ///
    /// # Errors
    /// Where the name is no name, or the class can't have this action.
    pub fn new(name: &str, class: Class, action: Action) -> Result<Self, NotAList> {
        let letters = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'-';
        if !(1..=64).contains(&name.len()) || !name.bytes().all(letters) {
            return Err(NotAList::Name);
        }
        if class.is_self_reported() && action != Action::Hold {
            return Err(NotAList::SelfReportedOnlyHolds);
        }
        let (name, provenance) = (name.into(), "".into());
        Ok(Self { name, class, action, radius: PLAIN_RADIUS, shadow: false, provenance })
    }

    /// The same list with a closer radius for what is looked for as it is. What is derived is held
    /// to 20 bits whatever stands here.
    #[must_use]
    pub fn within(self, radius: Radius) -> Self {
        Self { radius, ..self }
    }

    /// The same list in shadow or out of it. In shadow its hits are counted and nothing happens.
    #[must_use]
    pub fn in_shadow(self, shadow: bool) -> Self {
        Self { shadow, ..self }
    }

    /// The same list with where it comes from, in the operator's words.
    #[must_use]
    pub fn from_where(self, provenance: &str) -> Self {
        Self { provenance: provenance.into(), ..self }
    }

    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What is on it.
    #[must_use]
    pub fn class(&self) -> Class {
        self.class
    }

    /// What happens on a hit.
    #[must_use]
    pub fn action(&self) -> Action {
        self.action
    }

    /// How near is near enough.
    #[must_use]
    pub fn radius(&self) -> Radius {
        self.radius
    }

    /// Whether it only counts.
    #[must_use]
    pub fn is_shadow(&self) -> bool {
        self.shadow
    }

    /// Where it comes from.
    #[must_use]
    pub fn provenance(&self) -> &str {
        &self.provenance
    }
}

impl Class {
    const NAMES: [(Self, &str); 6] = [
        (Self::CsamConfirmed, "csam-confirmed"),
        (Self::CsamSelfReport, "csam-self-report"),
        (Self::NciiSelfReport, "ncii-self-report"),
        (Self::Terror, "terror"),
        (Self::RemovedHere, "removed-here"),
        (Self::Operator, "operator"),
    ];

    /// Whether nobody but the sender has looked at what is on such a list.
    #[must_use]
    pub fn is_self_reported(self) -> bool {
        matches!(self, Self::CsamSelfReport | Self::NciiSelfReport)
    }
}

impl Action {
    const NAMES: [(Self, &str); 4] = [
        (Self::Label, "label"),
        (Self::Hold, "hold"),
        (Self::Refuse, "refuse"),
        (Self::RefuseAndSeal, "refuse-and-seal"),
    ];

    /// What is said of a media that this happens to.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        match self {
            Self::Label => Verdict::Accept,
            Self::Hold => Verdict::Hold,
            Self::Refuse | Self::RefuseAndSeal => Verdict::Refuse,
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(name_of(&Self::NAMES, *self))
    }
}

impl FromStr for Class {
    type Err = UnknownClass;

    fn from_str(text: &str) -> Result<Self, UnknownClass> {
        named(&Self::NAMES, text).ok_or(UnknownClass)
    }
}

impl fmt::Display for Action {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(name_of(&Self::NAMES, *self))
    }
}

impl FromStr for Action {
    type Err = UnknownAction;

    fn from_str(text: &str) -> Result<Self, UnknownAction> {
        named(&Self::NAMES, text).ok_or(UnknownAction)
    }
}

/// Text that names no class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an unknown class")]
pub struct UnknownClass;

/// Text that names no action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an unknown action")]
pub struct UnknownAction;

/// The name that stands beside `thing`, of which each is in the table.
pub(super) fn name_of<T: PartialEq + Copy>(names: &[(T, &'static str)], thing: T) -> &'static str {
    names.iter().find(|(it, _)| *it == thing).expect("each has a name in its table").1
}

/// The thing with this name.
pub(super) fn named<T: Copy>(names: &[(T, &str)], name: &str) -> Option<T> {
    names.iter().find(|(_, it)| *it == name).map(|(thing, _)| *thing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_self_reported_list_can_only_hold() {
        for (class, _) in Class::NAMES {
            for (action, _) in Action::NAMES {
                let list = List::new("a", class, action);
                let wrong = class.is_self_reported() && action != Action::Hold;
                assert_eq!(list.err(), wrong.then_some(NotAList::SelfReportedOnlyHolds));
            }
        }
        let of = |class| List::new("a", class, Action::Refuse).is_err();
        assert!(of(Class::CsamSelfReport) && of(Class::NciiSelfReport));
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for (class, name) in Class::NAMES {
            assert_eq!((class.to_string().as_str(), name.parse()), (name, Ok(class)));
        }
        for (action, name) in Action::NAMES {
            assert_eq!((action.to_string().as_str(), name.parse()), (name, Ok(action)));
        }
        assert_eq!("Terror".parse::<Class>(), Err(UnknownClass));
        assert_eq!("".parse::<Action>(), Err(UnknownAction));
    }

    #[test]
    fn a_list_is_called_something_that_fits_into_a_metric() {
        for name in ["a", "ncmec-2", &"x".repeat(64)] {
            assert!(List::new(name, Class::Terror, Action::Refuse).is_ok(), "{name}");
        }
        for name in ["", "A", "a b", "é", "a\n", &"x".repeat(65)] {
            let list = List::new(name, Class::Terror, Action::Refuse);
            assert_eq!(list, Err(NotAList::Name), "{name}");
        }
    }

    #[test]
    fn only_what_is_labelled_is_accepted() {
        let verdicts = Action::NAMES.map(|(action, _)| action.verdict());
        use Verdict::{Accept, Hold, Refuse};
        assert_eq!(verdicts, [Accept, Hold, Refuse, Refuse]);
    }
}
