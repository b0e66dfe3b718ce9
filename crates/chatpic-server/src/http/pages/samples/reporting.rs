//! Forms as they come first and as they come back, reports at every stage, and what an owner is told.

use chatpic_api::Transparency;
use chatpic_api::transparency::{Actions, Count, Durations, ListInventory, Month, Notices};
use chatpic_core::{Category, Element, NoticeKind, Outcome};

use super::super::{
    Appeal, Claim, Counter, Decision, Field, NoticePage, Reasons, Refused, ReportPage,
    ReportedPage, TakedownPage, TransparencyPage, Work, categories, category_words, counter_fields,
    elements, ways,
};
use super::{HOSTILE, TOKEN, left};
use crate::actions::reports::Stage;
use crate::http::say::Say;

fn fields(kind: NoticeKind, value: &str, missing: &[&str]) -> Vec<Field> {
    let field = |element| Field::of(kind, element, value.to_owned(), missing);
    elements(kind).into_iter().map(field).collect()
}

fn deficient() -> Refused {
    Refused { title: "problem-missing".into(), detail: "problem-missing-why".into() }
}

fn hostile() -> Refused {
    Refused { title: Say::verbatim(HOSTILE), detail: Say::verbatim(HOSTILE) }
}

impl ReportPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let empty = Self {
            url: String::new(),
            categories: categories(None),
            fields: fields(NoticeKind::Plain, "", &[]),
            problem: None,
            work: None,
            missing: vec![],
        };
        let back = Self {
            url: HOSTILE.into(),
            categories: categories(Some(Category::Hate)),
            fields: fields(NoticeKind::Plain, HOSTILE, &[]),
            problem: Some(hostile()),
            ..empty.clone()
        };
        let work = Some(Work { lacks_password: true });
        let working = Self { problem: Some(deficient()), work, ..empty.clone() };
        let filled = Self { url: format!("/s/{TOKEN}"), ..empty.clone() };
        vec![
            ("report", empty),
            ("report-filled", filled),
            ("report-hostile", back),
            ("report-working", working),
        ]
    }
}

impl TakedownPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        vec![("takedown", Self { kinds: ways() })]
    }
}

impl NoticePage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let page = |kind, value: &str, missing: &[Element]| {
            let missing: Vec<_> = missing.iter().map(|element| element.as_str()).collect();
            Self {
                kind,
                url: value.into(),
                categories: match kind {
                    NoticeKind::Intimate | NoticeKind::Copyright => vec![],
                    _ => categories(None),
                },
                fields: fields(kind, value, &missing),
                problem: (!missing.is_empty()).then(deficient),
                work: None,
                missing,
            }
        };
        let copyright = NoticeKind::Copyright;
        let lacks = [Element::Signature, Element::Accuracy, Element::Address];
        let back = Self { problem: Some(hostile()), ..page(copyright, HOSTILE, &lacks) };
        let working =
            Self { work: Some(Work { lacks_password: false }), ..page(copyright, "", &lacks) };
        vec![
            ("notice-intimate", page(NoticeKind::Intimate, "", &[])),
            ("notice-copyright", page(copyright, "", &[])),
            ("notice-eu", page(NoticeKind::Eu, "", &[])),
            ("notice-authority", page(NoticeKind::Authority, "", &[])),
            ("notice-deficient", page(copyright, "", &lacks)),
            ("notice-hostile", back),
            ("notice-working", working),
        ]
    }
}

impl ReportedPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let received = Self {
            status_url: format!("https://pics.example.org/report/{TOKEN}"),
            stage: Stage::Received,
            category: category_words(Category::Privacy),
            received_at: "2026-03-01T12:34:56Z".into(),
            decided_at: None,
            decide_by: Some(left(250_000)),
            hidden: false,
            can_be_seen: true,
            is_comment: false,
            question: None,
        };
        let asked = Self {
            stage: Stage::InReview,
            hidden: true,
            can_be_seen: false,
            question: Some(HOSTILE.into()),
            ..received.clone()
        };
        let decided = |stage| Self {
            stage,
            decide_by: None,
            decided_at: Some("2026-03-02T08:00:00Z".into()),
            ..received.clone()
        };
        vec![
            ("reported-kept", decided(Stage::Decided(Outcome::Keep))),
            ("reported-hidden", decided(Stage::Decided(Outcome::Hide))),
            ("reported-removed", decided(Stage::Decided(Outcome::Remove))),
            (
                "reported-comment",
                Self { is_comment: true, ..decided(Stage::Decided(Outcome::Remove)) },
            ),
            ("reported-appealed", decided(Stage::Appealed)),
            ("reported-overturned", decided(Stage::Overturned)),
            ("reported", received),
            ("reported-asked", asked),
        ]
    }
}

impl TransparencyPage {
    pub fn samples() -> Vec<(&'static str, Self)> {
        let said = || HOSTILE.to_owned();
        let month = |month: &str| Month {
            month: month.into(),
            notices: vec![],
            actions: vec![],
            decisions: None,
            intimate_requests: Count::Exactly(0),
            intimate_within_48_hours: Count::Exactly(0),
            appeals: Count::Exactly(0),
            reversals: Count::Exactly(0),
            authority_orders: Count::Exactly(0),
        };
        let busy = Month {
            notices: vec![
                Notices {
                    category: "harassment-doxxing".into(),
                    form: "plain".into(),
                    source: "page".into(),
                    count: Count::Exactly(1234),
                },
                Notices { category: said(), form: said(), source: said(), count: Count::FEW },
            ],
            actions: vec![Actions {
                basis: "rule".into(),
                ground: said(),
                outcome: "remove".into(),
                count: Count::Exactly(17),
            }],
            decisions: Some(Durations { median_minutes: 190, p95_minutes: 2500 }),
            ..month("2026-11")
        };
        let list = ListInventory {
            class: "ncii-self-report".into(),
            action: "hold".into(),
            entries: 1_204_551,
            imported_at: Some("2026-11-20T03:00:00Z".into()),
            hits: Count::FEW,
            false_positives: Count::Exactly(0),
        };
        let quiet = Transparency { months: vec![month("2026-11")], lists: vec![] };
        let told = Transparency { months: vec![busy, month("2026-10")], lists: vec![list] };
        vec![("transparency", Self { told }), ("transparency-quiet", Self { told: quiet })]
    }
}

impl Decision {
    /// For the manage page.
    pub fn samples() -> Vec<(&'static str, Self)> {
        let reasons = Reasons {
            removed: true,
            day: "2026-03-01".into(),
            facts: "The picture shows a person who says that she never agreed to it.".into(),
            ground: "Intimate pictures without consent".into(),
            is_law: false,
            automatic: false,
        };
        let removed = Self {
            reasons: Some(reasons.clone()),
            appeal_until: Some(left(180 * 86_400)),
            ..Self::default()
        };
        let said = || HOSTILE.to_owned();
        let copyright = Self {
            reasons: Some(Reasons {
                facts: said(),
                ground: said(),
                is_law: true,
                automatic: true,
                ..reasons.clone()
            }),
            claim: Some(Claim { name: said(), work: said(), statement: said() }),
            can_counter: true,
            fields: counter_fields(|_| said(), &["name"]),
            text: said(),
            problem: Some(hostile()),
            missing: vec!["name"],
            ..removed.clone()
        };
        let countered = |sued| Self {
            counter: Some(Counter { restores: left(12 * 86_400), sued }),
            appeal_until: None,
            ..removed.clone()
        };
        let appealed = |decided| Self {
            appeal: Some(Appeal { text: said(), decided }),
            appeal_until: None,
            ..removed.clone()
        };
        vec![
            ("manage-hidden", Self { hidden_meanwhile: true, ..Self::default() }),
            ("manage-copyright", copyright),
            ("manage-countered", countered(false)),
            ("manage-sued", countered(true)),
            ("manage-appealed", appealed(None)),
            ("manage-upheld", appealed(Some((false, said())))),
            ("manage-overturned", Self { overturned: true, ..appealed(Some((true, said()))) }),
            ("manage-removed", removed),
        ]
    }
}
