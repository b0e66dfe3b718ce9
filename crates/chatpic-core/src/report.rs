//! What somebody may say of a thing that they report, and what that sets going: categories, their classes,
//! and how soon each class is decided.
//!
//! Nothing here decides anything. A class says what happens on receipt and by when a person must have
//! looked; the law behind the figures is named in SAFETY.md.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::notice::NoticeKind;
use crate::role::Role;
use crate::terms::{FieldError, Reason, plain_line};

/// Defines an enum whose variants are fixed words, the same on the wire, in forms and in documents.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $field:literal: $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word for it.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::terms::FieldError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                let found = Self::ALL.iter().copied().find(|it| it.as_str() == text);
                found.ok_or_else(|| {
                    let words: Vec<_> = Self::ALL.iter().map(|it| it.as_str()).collect();
                    $crate::terms::FieldError::new($field, format!("is one of {}", words.join(", ")))
                })
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let word = <String as ::serde::Deserialize>::deserialize(from)?;
                word.parse().map_err(::serde::de::Error::custom)
            }
        }
    };
}
pub(crate) use words;

words!(
    /// What a report says a thing is.
    Category, "category":
    /// Sexual abuse of a child.
    Csam = "csam",
    /// A child exploited, groomed or sexualised otherwise.
    ChildExploitation = "child-exploitation",
    /// An intimate picture shown without consent, real or made.
    Ncii = "ncii",
    ThreatToLife = "threat-to-life",
    Terror = "terror",
    Gore = "gore",
    AnimalCruelty = "animal-cruelty",
    HarassmentDoxxing = "harassment-doxxing",
    Hate = "hate",
    SelfHarm = "self-harm",
    FraudMalware = "fraud-malware",
    Copyright = "copyright",
    Trademark = "trademark",
    Privacy = "privacy",
    IllegalOther = "illegal-other",
    /// Not illegal, and against the house rules.
    RulesOther = "rules-other",
);

impl Category {
    /// The class of a report in this category that came as this kind of notice.
    pub const fn class(self, notice: NoticeKind) -> Class {
        match (notice, self) {
            (NoticeKind::Authority, _) => Class::Authority,
            (_, Self::Csam | Self::ChildExploitation) => Class::ChildAbuse,
            (_, Self::ThreatToLife) => Class::ThreatToLife,
            (NoticeKind::Intimate, _) | (_, Self::Ncii) => Class::Intimate,
            (NoticeKind::Copyright, _) | (_, Self::Copyright) => Class::Copyright,
            (_, Self::RulesOther) => Class::Rules,
            _ => Class::Illegal,
        }
    }
}

words!(
    /// What decides how a case is dealt with. Of several that are reported, the first here rules.
    Class, "class":
    ChildAbuse = "child-abuse",
    ThreatToLife = "threat-to-life",
    /// The order of an authority.
    Authority = "authority",
    Intimate = "intimate",
    Copyright = "copyright",
    /// An EU notice, or any other report of something illegal.
    Illegal = "illegal",
    Rules = "rules",
);

/// What happens when the first report of a class arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// Hidden at once; visitors are told what they would be told of a link that never was.
    HideSilently,
    /// Hidden at once where the notice is whole; visitors are told so.
    HideIfValid,
    /// The operator is alerted.
    Alert,
    /// Whoever reported it has the receipt, and nothing else happens yet.
    Receipt,
}

/// What is promised for a class. Spans are seconds from receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    pub first: First,
    /// By when a person has decided.
    pub decide_within: u32,
    /// After which it is a failure, and said aloud.
    pub hard_limit: u32,
    /// When an undecided case hides its thing by itself.
    pub hides_at: Option<u32>,
    /// Whether what was hidden stays so when the hard limit passes without a decision.
    pub severe: bool,
}

const HOUR: u32 = 3600;
const DAY: u32 = 24 * HOUR;

impl Class {
    /// The table of SAFETY.md.
    pub const fn terms(self) -> Terms {
        let (first, decide_within, hard_limit, hides_at, severe) = match self {
            Self::ThreatToLife => (First::Alert, HOUR, 4 * HOUR, None, true),
            Self::Authority => (First::Alert, HOUR, HOUR, None, true),
            Self::ChildAbuse => (First::HideSilently, 4 * HOUR, 24 * HOUR, None, true),
            Self::Intimate => (First::HideIfValid, 12 * HOUR, 48 * HOUR, Some(36 * HOUR), true),
            Self::Copyright => (First::Receipt, 24 * HOUR, 72 * HOUR, None, false),
            Self::Illegal => (First::Receipt, 72 * HOUR, 7 * DAY, None, false),
            Self::Rules => (First::Receipt, 7 * DAY, 14 * DAY, None, false),
        };
        Terms { first, decide_within, hard_limit, hides_at, severe }
    }

    /// Whether visitors and owner are told nothing at all: no reasons, a bare 404.
    pub const fn is_silent(self) -> bool {
        matches!(self, Self::ChildAbuse)
    }

    /// Whether a moderator of this role may look at such a case and act on it.
    pub const fn is_for(self, role: Role) -> bool {
        role.handles_cases() && (role.handles_child_abuse() || !matches!(self, Self::ChildAbuse))
    }
}

/// Within which an appeal is decided.
pub const APPEAL_WITHIN: u32 = 7 * DAY;
/// After which an undecided appeal is a failure.
pub const APPEAL_LIMIT: u32 = 14 * DAY;
/// How long an appeal can be made: six months.
pub const APPEAL_WINDOW: u32 = 183 * DAY;
/// How long evidence is kept at most, and how long a removal can be undone whole.
pub const EVIDENCE: u32 = 14 * DAY;
/// For how long nothing that was decided `keep` is hidden again without new facts.
pub const KEPT: u32 = 30 * DAY;

/// What a reporter or an owner wrote: any text, without control characters, of at most
/// [`Statement::CHARS`].
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Statement(String);

impl Statement {
    /// Longest statement in characters.
    pub const CHARS: usize = 5000;

    /// Takes `typed` as the text of `field`; line ends and tabs stay.
    ///
    /// # Errors
    /// Where it is too long.
    pub fn parse(field: &'static str, typed: &str) -> Result<Self, FieldError> {
        let lines = typed.replace("\r\n", "\n").replace('\r', "\n");
        let clean: Vec<String> = lines.split('\n').map(plain_line).collect();
        let clean = clean.join("\n").trim().to_owned();
        match clean.chars().count() <= Self::CHARS {
            true => Ok(Self(clean)),
            false => Err(FieldError::new(field, Reason::Characters(5000))),
        }
    }

    /// The text, which is to be shown as text and nothing else.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Statement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Statement(…)")
    }
}

/// Where a reporter can be reached: one line of at most [`Contact::CHARS`] characters.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Contact(String);

impl Contact {
    /// Longest contact in characters.
    pub const CHARS: usize = 320;

    /// Takes `typed` as a contact; `None` where it is empty.
    ///
    /// # Errors
    /// Where it is too long.
    pub fn parse(typed: &str) -> Result<Option<Self>, FieldError> {
        let clean = plain_line(typed);
        match clean.chars().count() {
            0 => Ok(None),
            n if n <= Self::CHARS => Ok(Some(Self(clean))),
            _ => Err(FieldError::new("contact", Reason::Characters(320))),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Contact(…)")
    }
}

impl FromStr for Contact {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        Self::parse(text)?.ok_or_else(|| FieldError::new("contact", Reason::Missing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_read_back_from_exactly_their_words() {
        for category in Category::ALL {
            assert_eq!(category.as_str().parse(), Ok(*category));
        }
        assert_eq!(Category::ALL.len(), 16);
        let error = "CSAM".parse::<Category>().unwrap_err();
        assert_eq!(error.field, "category");
        assert!(error.reason.to_string().contains("harassment-doxxing"));
    }

    #[test]
    fn every_class_is_as_the_table_says() {
        let told = |class: Class| {
            let terms = class.terms();
            (terms.first, terms.decide_within / HOUR, terms.hard_limit / HOUR)
        };
        assert_eq!(told(Class::ChildAbuse), (First::HideSilently, 4, 24));
        assert_eq!(told(Class::ThreatToLife), (First::Alert, 1, 4));
        assert_eq!(told(Class::Authority), (First::Alert, 1, 1));
        assert_eq!(told(Class::Intimate), (First::HideIfValid, 12, 48));
        assert_eq!(Class::Intimate.terms().hides_at, Some(36 * HOUR));
        assert_eq!(told(Class::Copyright), (First::Receipt, 24, 72));
        assert_eq!(told(Class::Illegal), (First::Receipt, 72, 7 * 24));
        assert_eq!(told(Class::Rules), (First::Receipt, 7 * 24, 14 * 24));
        for class in Class::ALL {
            let terms = class.terms();
            assert!(terms.decide_within <= terms.hard_limit);
            assert!(terms.hard_limit <= EVIDENCE, "evidence lasts until the case is decided");
        }
    }

    #[test]
    fn an_order_outranks_its_category_and_a_child_the_form_it_came_in_by() {
        assert_eq!(Category::RulesOther.class(NoticeKind::Authority), Class::Authority);
        assert_eq!(Category::Csam.class(NoticeKind::Intimate), Class::ChildAbuse);
        assert_eq!(Category::Ncii.class(NoticeKind::Plain), Class::Intimate);
        assert_eq!(Category::RulesOther.class(NoticeKind::Plain), Class::Rules);
        assert_eq!(Category::Hate.class(NoticeKind::Eu), Class::Illegal);
    }

    #[test]
    fn a_statement_is_text_without_what_steers_a_terminal_or_turns_a_line() {
        let typed = " <script>alert(1)</script>\r\n\u{202E}second\u{0}\x1b[2J line\u{2028}\u{7} ";
        let statement = Statement::parse("statement", typed).unwrap();
        assert_eq!(statement.as_str(), "<script>alert(1)</script>\nsecond[2J line");
        assert!(Statement::parse("statement", &"ü".repeat(5000)).is_ok());
        let long = Statement::parse("statement", &"ü".repeat(5001)).unwrap_err();
        assert_eq!(long.field, "statement");
        assert!(!format!("{statement:?}").contains("second"));
    }

    #[test]
    fn cases_of_child_abuse_are_for_few() {
        assert!(!Class::ChildAbuse.is_for(Role::Moderator));
        assert!(Class::ChildAbuse.is_for(Role::ChildSafety));
        assert!(Class::ALL.iter().all(|class| !class.is_for(Role::Auditor)));
    }
}
