//! Upload passes: challenges of ALTCHA, version 2, as its own clients read and solve them, and what a
//! solution buys.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A challenge that was signed by the server. It is given back as it is.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct PassChallenge {
    pub parameters: PassParameters,
    pub signature: String,
}

/// What is to be found: a counter with which the derived key begins as it has to.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PassParameters {
    /// Always `PBKDF2/SHA-256`.
    pub algorithm: String,
    /// Iterations.
    pub cost: u32,
    /// Unix seconds.
    pub expires_at: i64,
    /// Bytes.
    pub key_length: u32,
    /// What the key begins with, in hexadecimal.
    pub key_prefix: String,
    /// The password is these bytes, here in hexadecimal, and the counter as four, highest first.
    pub nonce: String,
    /// In hexadecimal.
    pub salt: String,
}

/// A solved challenge.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BuyPass {
    pub challenge: PassChallenge,
    pub solution: PassSolution,
}

/// The counter that was found.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PassSolution {
    pub counter: u32,
    /// In hexadecimal.
    pub derived_key: String,
    /// How long it took, in milliseconds; ALTCHA's clients say so, and nobody reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<f64>,
}

/// A pass. It is told once.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct UploadPass {
    /// Sent as `X-Upload-Pass` with an upload.
    pub upload_pass: String,
    /// How many uploads it allows today.
    pub uploads_per_day: u32,
}
