//! Reporting a thing, and what its owner is told of what was decided.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::BuyPass;

/// The body of `POST /api/v1/reports`.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewReport {
    /// A whole address or its path: of a share, a pass, or a picture of either.
    pub url: String,
    /// `csam`, `child-exploitation`, `ncii`, `threat-to-life`, `terror`, `gore`, `animal-cruelty`,
    /// `harassment-doxxing`, `hate`, `self-harm`, `fraud-malware`, `copyright`, `trademark`, `privacy`,
    /// `illegal-other` or `rules-other`.
    pub category: String,
    /// Up to 5000 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<String>,
    /// The share's password, so that moderators can look at it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// What a law asks of its kind of notice.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// A solved challenge, which a report costs while too many arrive.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<BuyPass>,
}

/// A notice that a law gives a form. Which fields its kind needs is answered where one is missing.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// `intimate`, `copyright`, `eu` or `authority`.
    pub kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// A full name, typed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// The work that is infringed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authority: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_basis: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Whether the sender believes in good faith what they say.
    #[serde(default)]
    pub good_faith: bool,
    /// Whether it is accurate and the sender may act for whom they speak, under penalty of perjury.
    #[serde(default)]
    pub accuracy: bool,
}

/// The answer to a report.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Reported {
    /// Where its state can be read; told once.
    pub status_url: String,
}

/// How a report stands.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ReportStatus {
    /// `received`, `in-review`, `kept`, `hidden`, `removed`, `appealed` or `overturned`.
    pub state: String,
    pub category: String,
    /// RFC 3339.
    pub received_at: String,
    /// RFC 3339. By when it is to be decided; `null` once it is.
    #[schema(required)]
    pub decide_by: Option<String>,
    /// RFC 3339.
    #[schema(required)]
    pub decided_at: Option<String>,
    /// Whether the thing can't be seen now.
    pub hidden: bool,
    /// Whether the moderators can look at it; where not, a report with its password lets them.
    pub can_be_seen: bool,
    /// What the moderators ask, to be answered with a further report.
    #[schema(required)]
    pub question: Option<String>,
}

/// The body of `POST /api/v1/manage/{manage_token}/appeal`.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAppeal {
    /// Why the decision is wrong, up to 5000 characters.
    pub text: String,
}

/// The body of `POST /api/v1/manage/{manage_token}/counter-notice`. Name, address and telephone number go
/// to the claimant.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewCounterNotice {
    pub name: String,
    pub address: String,
    pub phone: String,
    /// A full name, typed.
    pub signature: String,
    /// That it was removed by mistake, believed in good faith and said under penalty of perjury.
    pub mistake: bool,
    /// Consent to the jurisdiction of the court and to being served by the claimant.
    pub jurisdiction: bool,
}

/// What was decided about a share that was reported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Decision {
    /// Whether it is hidden while a report is looked at.
    pub hidden_meanwhile: bool,
    #[schema(required)]
    pub reasons: Option<Reasons>,
    /// RFC 3339. Until when an appeal can be made; `null` where none can.
    #[schema(required)]
    pub appeal_until: Option<String>,
    #[schema(required)]
    pub appeal: Option<Appeal>,
    /// The copyright notice that it rests on.
    #[schema(required)]
    pub claim: Option<Claim>,
    #[schema(required)]
    pub counter_notice: Option<CounterNotice>,
}

/// A statement of reasons in the words of the European Commission's transparency database.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reasons {
    pub decision_visibility: Vec<String>,
    pub decision_ground: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub illegal_content_legal_ground: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub illegal_content_explanation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incompatible_content_ground: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub incompatible_content_explanation: Option<String>,
    pub category: String,
    pub content_type: Vec<String>,
    pub decision_facts: String,
    pub source_type: String,
    pub automated_detection: String,
    pub automated_decision: String,
    /// `YYYY-MM-DD`.
    pub application_date: String,
    /// The case, which names nothing else.
    pub puid: String,
}

/// That the owner objected.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Appeal {
    /// RFC 3339.
    pub made_at: String,
    /// `null` until it is decided.
    #[schema(required)]
    pub overturned: Option<bool>,
    #[schema(required)]
    pub facts: Option<String>,
}

/// What a claimant of copyright says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Claim {
    pub name: String,
    pub work: String,
    pub statement: String,
}

/// That the owner answered a copyright notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CounterNotice {
    /// RFC 3339. When it is shown again; `null` where the claimant went to court.
    #[schema(required)]
    pub restores_at: Option<String>,
}

macro_rules! silent {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}
silent!(NewReport, Notice, NewAppeal, NewCounterNotice);
