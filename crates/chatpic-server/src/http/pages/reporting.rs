//! Where somebody says that something is wrong, and where they see what became of it. What was typed is
//! in a form that comes back; a password never is.

use askama::Template;
use chatpic_core::{Category, Element, NoticeKind, Outcome};

use super::{Choice, Countdown, Refused, figures, filters};
use crate::actions::reports::Stage;
use crate::http::say::Say;

/// `/report`
#[derive(Clone, Debug, Template)]
#[template(path = "report.html")]
pub struct ReportPage {
    /// The address as it was typed, or that of the page one comes from.
    pub url: String,
    pub categories: Vec<Choice>,
    pub fields: Vec<Field>,
    /// Why the form came back.
    pub problem: Option<Refused>,
    /// What its script does, where it came back for want of a proof of work.
    pub work: Option<Work>,
    /// What it lacks.
    pub missing: Vec<&'static str>,
}

/// `/takedown`
#[derive(Clone, Debug, Template)]
#[template(path = "takedown.html")]
pub struct TakedownPage {
    pub kinds: Vec<Way>,
}

/// A form that a law gives.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    /// Its word in the address.
    pub word: &'static str,
    title: &'static str,
    promise: &'static str,
}

/// `/takedown/{kind}`
#[derive(Clone, Debug, Template)]
#[template(path = "notice.html")]
pub struct NoticePage {
    pub kind: NoticeKind,
    pub url: String,
    /// Empty where the form says what it is about.
    pub categories: Vec<Choice>,
    pub fields: Vec<Field>,
    /// Why the form came back.
    pub problem: Option<Refused>,
    /// What its script does, where it came back for want of a proof of work.
    pub work: Option<Work>,
    /// What it lacks.
    pub missing: Vec<&'static str>,
}

/// A proof of work that the page's script does, and then sends the form again.
#[derive(Clone, Copy, Debug)]
pub struct Work {
    /// Whether a password was typed, which has to be typed again before.
    pub lacks_password: bool,
}

/// One field of a form.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: &'static str,
    /// The name of a message.
    pub label: &'static str,
    pub shape: Shape,
    /// As it was typed; of a tick anything but nothing.
    pub value: String,
    /// Whether the form came back for it.
    pub missing: bool,
}

/// What is typed into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Line,
    Text,
    Tick,
}

/// `/report/{token}`
#[derive(Clone, Debug, Template)]
#[template(path = "reported.html")]
pub struct ReportedPage {
    /// The whole address of this page, to keep.
    pub status_url: String,
    pub stage: Stage,
    /// What it was reported as.
    pub category: Say,
    /// RFC 3339.
    pub received_at: String,
    /// RFC 3339.
    pub decided_at: Option<String>,
    pub decide_by: Option<Countdown>,
    pub hidden: bool,
    /// Whether the moderators can look at it.
    pub can_be_seen: bool,
    /// Whether it is about a comment.
    pub is_comment: bool,
    pub question: Option<String>,
}

impl NoticePage {
    fn title(&self) -> &'static str {
        way(self.kind).title
    }

    fn introduction(&self) -> &'static str {
        match self.kind {
            NoticeKind::Plain | NoticeKind::Eu => "notice-eu-explained",
            NoticeKind::Intimate => "notice-intimate-explained",
            NoticeKind::Copyright => "notice-copyright-explained",
            NoticeKind::Authority => "notice-authority-explained",
        }
    }

    fn button(&self) -> &'static str {
        match self.kind {
            NoticeKind::Plain | NoticeKind::Eu => "notice-eu-send",
            NoticeKind::Intimate => "notice-intimate-send",
            NoticeKind::Copyright => "notice-copyright-send",
            NoticeKind::Authority => "notice-authority-send",
        }
    }

    fn consequence(&self) -> &'static str {
        match self.kind {
            NoticeKind::Plain | NoticeKind::Eu => "notice-eu-after",
            NoticeKind::Intimate => "notice-intimate-after",
            NoticeKind::Copyright => "notice-copyright-after",
            NoticeKind::Authority => "notice-authority-after",
        }
    }
}

impl ReportedPage {
    fn heading(&self) -> &'static str {
        match self.stage {
            Stage::Received => "reported-received",
            Stage::InReview => "reported-in-review",
            Stage::Decided(Outcome::Keep) => "reported-kept",
            Stage::Decided(Outcome::Hide) => "reported-hidden",
            Stage::Decided(Outcome::Remove) => "reported-removed",
            Stage::Appealed => "reported-appealed",
            Stage::Overturned => "reported-overturned",
        }
    }

    fn next(&self) -> &'static str {
        match self.stage {
            Stage::Received => "reported-received-next",
            Stage::InReview => "reported-in-review-next",
            Stage::Decided(Outcome::Keep) => "reported-kept-next",
            Stage::Decided(Outcome::Hide | Outcome::Remove) if self.is_comment => {
                "reported-comment-next"
            }
            Stage::Decided(Outcome::Hide | Outcome::Remove) => "reported-decided-next",
            Stage::Appealed => "reported-appealed-next",
            Stage::Overturned => "reported-overturned-next",
        }
    }

    fn waits(&self) -> bool {
        matches!(self.stage, Stage::Received | Stage::InReview)
    }

    /// An hour that began at `at` (RFC 3339).
    fn hour(&self, at: &str) -> Say {
        Say::hour(at, figures::hour(at))
    }
}

/// The forms that a law gives, in the order in which they are offered.
pub fn ways() -> Vec<Way> {
    [NoticeKind::Intimate, NoticeKind::Copyright, NoticeKind::Eu, NoticeKind::Authority]
        .map(way)
        .into()
}

fn way(kind: NoticeKind) -> Way {
    let (title, promise) = match kind {
        NoticeKind::Plain | NoticeKind::Eu => ("notice-eu", "notice-eu-promise"),
        NoticeKind::Intimate => ("notice-intimate", "notice-intimate-promise"),
        NoticeKind::Copyright => ("notice-copyright", "notice-copyright-promise"),
        NoticeKind::Authority => ("notice-authority", "notice-authority-promise"),
    };
    Way { word: kind.as_str(), title, promise }
}

/// The categories as choices.
pub fn categories(chosen: Option<Category>) -> Vec<Choice> {
    let choice = |category: &Category| Choice {
        value: category.as_str().to_owned(),
        label: category_words(*category),
        chosen: chosen == Some(*category),
    };
    Category::ALL.iter().map(choice).collect()
}

/// A category as people call it.
pub fn category_words(category: Category) -> Say {
    Say::of(format!("category-{}", category.as_str()))
}

/// What a notice of this kind is filled in with, in the order of the form: what must be there, and a
/// statement in any case.
pub fn elements(kind: NoticeKind) -> Vec<Element> {
    const FORM: [Element; 12] = [
        Element::Work,
        Element::Authority,
        Element::LegalBasis,
        Element::Reference,
        Element::Statement,
        Element::Name,
        Element::Address,
        Element::Phone,
        Element::Contact,
        Element::GoodFaith,
        Element::Accuracy,
        Element::Signature,
    ];
    let asked = |element: &Element| {
        kind.elements().contains(element)
            || matches!(element, Element::Statement)
            || (kind == NoticeKind::Plain && *element == Element::Contact)
    };
    FORM.into_iter().filter(asked).collect()
}

impl Field {
    /// The field for an element, as it was typed. `missing` are the elements that the form came back for.
    pub fn of(kind: NoticeKind, element: Element, value: String, missing: &[&str]) -> Self {
        Self {
            name: element.as_str(),
            label: label(kind, element),
            shape: match element {
                Element::Statement => Shape::Text,
                Element::GoodFaith | Element::Accuracy => Shape::Tick,
                _ => Shape::Line,
            },
            value,
            missing: missing.contains(&element.as_str()),
        }
    }
}

/// The message that asks for an element.
fn label(kind: NoticeKind, element: Element) -> &'static str {
    match (element, kind) {
        (Element::Statement, NoticeKind::Plain) => "field-what-is-wrong",
        (Element::Statement, NoticeKind::Intimate) => "field-who-is-shown",
        (Element::Statement, NoticeKind::Copyright) => "field-anything-else",
        (Element::Statement, NoticeKind::Eu) => "field-why-illegal",
        (Element::Statement, NoticeKind::Authority) => "field-what-is-ordered",
        (Element::Name, _) => "field-name",
        (Element::Contact, NoticeKind::Plain) => "field-where-to-reach",
        (Element::Contact, _) => "field-email",
        (Element::Address, _) => "field-address",
        (Element::Phone, _) => "field-phone",
        (Element::Signature, _) => "field-signature",
        (Element::Work, _) => "field-work",
        (Element::GoodFaith, NoticeKind::Intimate) => "field-no-consent",
        (Element::GoodFaith, NoticeKind::Copyright) => "field-not-allowed",
        (Element::GoodFaith, _) => "field-good-faith",
        (Element::Accuracy, _) => "field-accuracy",
        (Element::Authority, _) => "field-authority",
        (Element::LegalBasis, _) => "field-legal-basis",
        (Element::Reference, _) => "field-reference",
    }
}
