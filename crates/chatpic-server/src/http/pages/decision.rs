//! What an owner is told of a decision about their share, and the forms with which they answer it.

use chatpic_core::notice::CounterElement as Element;

use super::{Countdown, Field, Refused, Shape};

/// The part of the manage page on a case that took something from its owner.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// Whether it is hidden while a report is looked at.
    pub hidden_meanwhile: bool,
    pub reasons: Option<Reasons>,
    /// Whether the decision fell.
    pub overturned: bool,
    /// Until when the owner can object.
    pub appeal_until: Option<Countdown>,
    pub appeal: Option<Appeal>,
    /// The copyright notice that it rests on.
    pub claim: Option<Claim>,
    pub can_counter: bool,
    pub counter: Option<Counter>,
    /// What was typed as an objection, where that form came back.
    pub text: String,
    /// The fields of a counter-notice.
    pub fields: Vec<Field>,
    /// Why one of the forms came back.
    pub problem: Option<Refused>,
    pub missing: Vec<&'static str>,
}

/// A statement of reasons, in words.
#[derive(Clone, Debug)]
pub struct Reasons {
    /// Whether it is removed; hidden else.
    pub removed: bool,
    /// `2026-03-01`.
    pub day: String,
    /// Why, in the moderator's words.
    pub facts: String,
    /// The law or the rule.
    pub ground: String,
    pub is_law: bool,
    /// Whether it was found as a copy of a picture that was decided about.
    pub automatic: bool,
}

/// That the owner objected.
#[derive(Clone, Debug)]
pub struct Appeal {
    pub text: String,
    /// Whether they were right, and why, once it is decided.
    pub decided: Option<(bool, String)>,
}

/// What a claimant of copyright says.
#[derive(Clone, Debug)]
pub struct Claim {
    pub name: String,
    pub work: String,
    pub statement: String,
}

/// That the owner answered it.
#[derive(Clone, Debug)]
pub struct Counter {
    /// Until it is shown again.
    pub restores: Countdown,
    /// Whether the claimant went to court.
    pub sued: bool,
}

impl Decision {
    pub(super) fn heading(&self) -> &'static str {
        match &self.reasons {
            _ if self.overturned => "The decision was wrong",
            Some(reasons) if reasons.removed => "Why it was removed",
            Some(_) => "Why it is hidden",
            None => "Hidden for now",
        }
    }

    pub(super) fn explanation(&self) -> &'static str {
        match &self.reasons {
            _ if self.overturned => "Somebody else looked at it, and it is shown again.",
            Some(_) => {
                "A moderator of this server decided so. This is what they say, and what you can do. \
                 Keep this page: answers stand here."
            }
            None => {
                "Somebody reported it, and a moderator looks at it. Until they have decided, nobody sees \
                 it. You need do nothing: if it may stay, it is shown again by itself."
            }
        }
    }
}

impl Reasons {
    pub(super) fn effect(&self) -> &'static str {
        if self.removed { "removed" } else { "hidden until it expires" }
    }

    pub(super) fn found(&self) -> &'static str {
        match self.automatic {
            true => "Found by the program as an identical copy of what a moderator decided about.",
            false => "Found through a report. A person looked at it and decided.",
        }
    }
}

/// The fields of a counter-notice, as they were typed.
pub fn counter_fields(typed: impl Fn(&str) -> String, missing: &[&str]) -> Vec<Field> {
    let field = |element: &Element| {
        let (label, shape) = counter_label(*element);
        let (name, value) = (element.as_str(), typed(element.as_str()));
        Field { name, label, shape, value, missing: missing.contains(&element.ask()) }
    };
    Element::ALL.iter().map(field).collect()
}

fn counter_label(element: Element) -> (&'static str, Shape) {
    match element {
        Element::Name => ("Your name", Shape::Line),
        Element::Address => ("Your postal address", Shape::Line),
        Element::Phone => ("Your telephone number", Shape::Line),
        Element::Signature => ("Signature: your full name, typed", Shape::Line),
        Element::Mistake => (
            "Under penalty of perjury, I believe in good faith that it was removed by mistake or taken \
             for something else.",
            Shape::Tick,
        ),
        Element::Jurisdiction => (
            "I accept the jurisdiction of the court for my address (outside of the United States: of any \
             court there in whose district this instance can be found), and that the claimant may have \
             papers served on me.",
            Shape::Tick,
        ),
    }
}
