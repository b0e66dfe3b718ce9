//! Where somebody says that something is wrong, and where they see what became of it. What was typed is
//! in a form that comes back; a password never is.

use askama::Template;
use chatpic_core::{Category, Element, NoticeKind, Outcome};

use super::{Choice, Countdown, Refused, words};
use crate::actions::reports::Stage;

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
    pub title: &'static str,
    pub promise: &'static str,
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
    /// What it was reported as, in words.
    pub category: &'static str,
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

impl ReportPage {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }
}

impl TakedownPage {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }
}

impl NoticePage {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }

    fn title(&self) -> &'static str {
        way(self.kind).title
    }

    fn introduction(&self) -> &'static str {
        match self.kind {
            NoticeKind::Plain | NoticeKind::Eu => {
                "For anything illegal, by Article 16 of the EU's Digital Services Act. You get a receipt \
                 at once, and the decision with its reasons. Your name and contact can stay empty where \
                 it is about the sexual abuse of a child."
            }
            NoticeKind::Intimate => {
                "For a picture that shows you, or somebody you may speak for, naked or intimate and \
                 without consent, real or made by a computer. It is hidden as soon as you send this \
                 form, and a person looks at it within 12 hours, 48 at most."
            }
            NoticeKind::Copyright => {
                "For your own work, or one whose owner you may act for. A notice under 17 USC 512 has six \
                 elements, and this form asks for all of them. It is decided within a day, three at most."
            }
            NoticeKind::Authority => {
                "For courts and authorities. It calls the operator at once and is decided within an hour."
            }
        }
    }

    fn button(&self) -> &'static str {
        match self.kind {
            NoticeKind::Plain | NoticeKind::Eu => "Send notice",
            NoticeKind::Intimate => "Have it taken down",
            NoticeKind::Copyright => "Send copyright notice",
            NoticeKind::Authority => "Send order",
        }
    }

    fn consequence(&self) -> &'static str {
        match self.kind {
            NoticeKind::Plain | NoticeKind::Eu => "Whoever shared it isn't told who you are.",
            NoticeKind::Intimate => {
                "Whoever shared it isn't told who you are. Identical copies here go with it. If you know \
                 other links, send this form for each."
            }
            NoticeKind::Copyright => {
                "Whoever shared it sees your name, your work and what you say, and can answer with a \
                 counter-notice, which you would get. Who knowingly claims what isn't so can be liable \
                 for the damage."
            }
            NoticeKind::Authority => {
                "What is taken down by order says so to visitors. Nothing here can tell who shared or \
                 looked at it: no address is kept."
            }
        }
    }
}

impl ReportedPage {
    /// The page as HTML.
    pub fn render(&self) -> String {
        super::written(self)
    }

    fn heading(&self) -> &'static str {
        match self.stage {
            Stage::Received => "We have your report",
            Stage::InReview => "It is being looked at",
            Stage::Decided(Outcome::Keep) => "It stays",
            Stage::Decided(Outcome::Hide) => "It is hidden",
            Stage::Decided(Outcome::Remove) => "It was removed",
            Stage::Appealed => "It is looked at again",
            Stage::Overturned => "It is shown again",
        }
    }

    fn next(&self) -> &'static str {
        match self.stage {
            Stage::Received => "Next, a moderator looks at what you reported and decides.",
            Stage::InReview => "A moderator has it. What they decide stands here.",
            Stage::Decided(Outcome::Keep) => {
                "A moderator looked at it and found nothing that is forbidden here. If there is more to \
                 know, report it again and say so."
            }
            Stage::Decided(Outcome::Hide | Outcome::Remove) if self.is_comment => {
                "A moderator decided so. Nobody knows who said it, so nobody is told why."
            }
            Stage::Decided(Outcome::Hide | Outcome::Remove) => {
                "A moderator decided so. Whoever shared it can object; then somebody else looks at it, \
                 and this page says so."
            }
            Stage::Appealed => {
                "Whoever shared it objected. A moderator who didn't decide before decides now."
            }
            Stage::Overturned => "Whoever shared it objected, and they were right.",
        }
    }

    fn waits(&self) -> bool {
        matches!(self.stage, Stage::Received | Stage::InReview)
    }

    fn received_words(&self) -> String {
        words::hour(&self.received_at)
    }

    fn decided_words(&self, at: &str) -> String {
        words::hour(at)
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
        NoticeKind::Plain | NoticeKind::Eu => (
            "Something illegal: EU notice",
            "By the Digital Services Act. A receipt at once, a decision with its reasons.",
        ),
        NoticeKind::Intimate => (
            "An intimate picture without consent",
            "Hidden at once, also where it was made by a computer.",
        ),
        NoticeKind::Copyright => (
            "Copyright notice",
            "The six elements of 17 USC 512. Decided within a day, three at most.",
        ),
        NoticeKind::Authority => ("Order of an authority", "Calls the operator at once."),
    };
    Way { word: kind.as_str(), title, promise }
}

/// The categories as choices.
pub fn categories(chosen: Option<Category>) -> Vec<Choice> {
    let choice = |category: &Category| Choice {
        value: category.as_str().to_owned(),
        label: category_words(*category).to_owned(),
        chosen: chosen == Some(*category),
    };
    Category::ALL.iter().map(choice).collect()
}

/// A category as people call it.
pub fn category_words(category: Category) -> &'static str {
    match category {
        Category::Csam => "Sexual abuse of a child",
        Category::ChildExploitation => "A child sexualised or exploited",
        Category::Ncii => "An intimate picture without consent",
        Category::ThreatToLife => "A threat to somebody's life",
        Category::Terror => "Terror",
        Category::Gore => "Extreme violence",
        Category::AnimalCruelty => "Cruelty to animals",
        Category::HarassmentDoxxing => "Harassment, or where somebody lives",
        Category::Hate => "Hate",
        Category::SelfHarm => "Self-harm or suicide",
        Category::FraudMalware => "Fraud or malicious software",
        Category::Copyright => "Copyright",
        Category::Trademark => "Trademark",
        Category::Privacy => "Somebody shown against their will",
        Category::IllegalOther => "Something else that is illegal",
        Category::RulesOther => "Not illegal, but against the guidelines",
    }
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
    /// The field for an element, as it was typed. `missing` is what the form came back for.
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
            missing: missing.contains(&element.ask()),
        }
    }
}

fn label(kind: NoticeKind, element: Element) -> &'static str {
    match (element, kind) {
        (Element::Statement, NoticeKind::Plain) => "What is wrong (can stay empty)",
        (Element::Statement, NoticeKind::Intimate) => "Who is shown, and why it is without consent",
        (Element::Statement, NoticeKind::Copyright) => "Anything else (can stay empty)",
        (Element::Statement, NoticeKind::Eu) => "Why it is illegal",
        (Element::Statement, NoticeKind::Authority) => "What is ordered",
        (Element::Name, _) => "Your name",
        (Element::Contact, NoticeKind::Plain) => "Where to reach you (can stay empty)",
        (Element::Contact, _) => "E-mail address at which you are reached",
        (Element::Address, _) => "Your postal address",
        (Element::Phone, _) => "Your telephone number",
        (Element::Signature, _) => "Signature: your full name, typed",
        (Element::Work, _) => "The work that is yours, and where it can be seen",
        (Element::GoodFaith, NoticeKind::Intimate) => {
            "I believe in good faith that it is shown without the consent of who is in it."
        }
        (Element::GoodFaith, NoticeKind::Copyright) => {
            "I believe in good faith that this use is not allowed by the owner, their agent or the law."
        }
        (Element::GoodFaith, _) => {
            "I believe in good faith that what I say here is accurate and complete."
        }
        (Element::Accuracy, _) => {
            "What I say here is accurate and, under penalty of perjury, I am the owner or may act for \
             the owner."
        }
        (Element::Authority, _) => "Which authority, and who there",
        (Element::LegalBasis, _) => "Legal basis",
        (Element::Reference, _) => "Reference of the order",
    }
}
