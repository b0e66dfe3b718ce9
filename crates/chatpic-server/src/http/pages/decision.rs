//! What an owner is told of a decision about their share, and the forms with which they answer it.

use chatpic_core::notice::CounterElement as Element;

use super::{Countdown, Field, Refused, Shape};
use crate::http::say::Say;

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
            _ if self.overturned => "decision-wrong",
            Some(reasons) if reasons.removed => "decision-why-removed",
            Some(_) => "decision-why-hidden",
            None => "decision-for-now",
        }
    }

    pub(super) fn explanation(&self) -> &'static str {
        match &self.reasons {
            _ if self.overturned => "decision-wrong-explained",
            Some(_) => "decision-explained",
            None => "decision-for-now-explained",
        }
    }
}

impl Reasons {
    pub(super) fn effect(&self) -> Say {
        let name = if self.removed { "decision-removed-on" } else { "decision-hidden-on" };
        Say::of(name).with("day", &self.day)
    }

    pub(super) fn basis(&self) -> Say {
        let name = if self.is_law { "decision-law" } else { "decision-rule" };
        Say::of(name).with("ground", &self.ground)
    }

    pub(super) fn found(&self) -> &'static str {
        if self.automatic { "decision-found-copy" } else { "decision-found-report" }
    }
}

/// The fields of a counter-notice, as they were typed. `missing` are the elements that it came back for.
pub fn counter_fields(typed: impl Fn(&str) -> String, missing: &[&str]) -> Vec<Field> {
    let field = |element: &Element| {
        let (label, shape) = counter_label(*element);
        let (name, value) = (element.as_str(), typed(element.as_str()));
        Field { name, label, shape, value, missing: missing.contains(&element.as_str()) }
    };
    Element::ALL.iter().map(field).collect()
}

fn counter_label(element: Element) -> (&'static str, Shape) {
    match element {
        Element::Name => ("field-name", Shape::Line),
        Element::Address => ("field-address", Shape::Line),
        Element::Phone => ("field-phone", Shape::Line),
        Element::Signature => ("field-signature", Shape::Line),
        Element::Mistake => ("field-mistake", Shape::Tick),
        Element::Jurisdiction => ("field-jurisdiction", Shape::Tick),
    }
}
