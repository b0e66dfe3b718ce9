//! The statement of reasons: what an owner is told of a decision that takes something from them, in the
//! words of Article 17 of the EU's Digital Services Act and of the Commission's database.
//!
//! There is none for what was removed as the abuse of a child, and none for a comment.

use chatpic_core::{Category, NoticeKind, Outcome};

use super::{Case, CaseId, Ground};
use crate::actions::reports::Source;

/// A statement of reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reasons(pub chatpic_api::Reasons);

impl Reasons {
    /// Those of a case; `None` where nothing was decided that takes something, or nothing is told.
    pub fn of(id: CaseId, case: &Case) -> Option<Self> {
        let decision = case.decision.as_ref()?;
        let restricts = matches!(decision.outcome, Outcome::Hide | Outcome::Remove);
        // Nobody is known behind a comment who could be told.
        if !restricts
            || case.comment.is_some()
            || !case.is_told()
            || case.course.outcome().is_none()
        {
            return None;
        }
        let visibility = match decision.outcome {
            Outcome::Remove => "DECISION_VISIBILITY_CONTENT_REMOVED",
            Outcome::Hide | Outcome::Keep => "DECISION_VISIBILITY_CONTENT_DISABLED",
        };
        let facts = decision.facts.as_str().to_owned();
        let (ground, law, rule) = match &decision.ground {
            Ground::Law(law) => ("DECISION_GROUND_ILLEGAL_CONTENT", Some(law), None),
            Ground::Rule(rule) => ("DECISION_GROUND_INCOMPATIBLE_CONTENT", None, Some(rule)),
        };
        // A copy is found by its tag, and follows what a person decided.
        let copied = decision.copy_of.is_some();
        let detected = copied || case.source == Source::List;
        Some(Self(chatpic_api::Reasons {
            decision_visibility: vec![visibility.to_owned()],
            decision_ground: ground.to_owned(),
            illegal_content_legal_ground: law.cloned(),
            illegal_content_explanation: law.map(|_| facts.clone()),
            incompatible_content_ground: rule.cloned(),
            incompatible_content_explanation: rule.map(|_| facts.clone()),
            category: category(case.category).to_owned(),
            content_type: vec!["CONTENT_TYPE_IMAGE".to_owned()],
            decision_facts: facts,
            source_type: source(case).to_owned(),
            automated_detection: if detected { "Yes" } else { "No" }.to_owned(),
            automated_decision: if copied {
                "AUTOMATED_DECISION_PARTIALLY"
            } else {
                "AUTOMATED_DECISION_NOT_AUTOMATED"
            }
            .to_owned(),
            application_date: decision.at.to_string().chars().take(10).collect(),
            puid: id.to_string(),
        }))
    }
}

/// The database's word for a category.
fn category(category: Category) -> &'static str {
    match category {
        Category::Csam | Category::ChildExploitation => "STATEMENT_CATEGORY_PROTECTION_OF_MINORS",
        Category::Ncii | Category::HarassmentDoxxing => "STATEMENT_CATEGORY_CYBER_VIOLENCE",
        Category::ThreatToLife | Category::Gore => "STATEMENT_CATEGORY_VIOLENCE",
        Category::Terror => "STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY",
        Category::AnimalCruelty => "STATEMENT_CATEGORY_ANIMAL_WELFARE",
        Category::Hate | Category::IllegalOther => "STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH",
        Category::SelfHarm => "STATEMENT_CATEGORY_SELF_HARM",
        Category::FraudMalware => "STATEMENT_CATEGORY_SCAMS_AND_FRAUD",
        Category::Copyright | Category::Trademark => {
            "STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS"
        }
        Category::Privacy => "STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS",
        Category::RulesOther => "STATEMENT_CATEGORY_OTHER_VIOLATION_TC",
    }
}

fn source(case: &Case) -> &'static str {
    match case.notice {
        _ if matches!(case.source, Source::List | Source::Review) => "SOURCE_VOLUNTARY",
        NoticeKind::Eu => "SOURCE_ARTICLE_16",
        NoticeKind::Plain
        | NoticeKind::Intimate
        | NoticeKind::Copyright
        | NoticeKind::Authority => "SOURCE_TYPE_OTHER_NOTIFICATION",
    }
}
