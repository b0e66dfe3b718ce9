//! How a refusal or a fault is told, as RFC 9457 `application/problem+json`.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Why a request was not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the code says which problem it is.
    #[serde(rename = "type")]
    pub problem_type: String,
    /// A few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do next.
    pub detail: String,
    /// Stable, in kebab-case: what programs decide on.
    pub code: String,
    /// Why a thing is gone (`expired`, `spent`, `withdrawn` or `removed`), or why a ban is there
    /// (`unlawful-content`, `house-rules`, `copyright` or `flood`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Until when a ban lasts, as RFC 3339.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// The field that could not be taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}
