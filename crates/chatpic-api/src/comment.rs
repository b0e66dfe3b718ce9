//! Threads: what is said under posts and shares.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The body of a `POST` of a comment.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Say {
    /// Up to 500 characters. `>>12` refers to the comment of that number.
    pub text: String,
    /// The number of the comment that it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<u32>,
    /// What the thread knows this visitor by: the answer's `visitor` of their first comment in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visitor: Option<String>,
}

/// A comment as everybody in its thread reads it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Comment {
    /// Its place in the thread, from 1. That of a withdrawn one stays free.
    pub number: u32,
    /// The visitor's name in this thread, and in no other.
    pub name: String,
    /// A colour that goes with it, such as `moss`.
    pub colour: String,
    /// Whether whoever shared it wrote it.
    pub by_owner: bool,
    pub text: String,
    #[schema(required)]
    pub reply_to: Option<u32>,
    /// RFC 3339.
    pub created_at: String,
}

/// A thread, or what came after a number of it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct Comments {
    /// Whether comments may be added.
    pub allowed: bool,
    /// In their order, the newest last.
    pub comments: Vec<Comment>,
}

/// The answer to a comment.
#[derive(Clone, Serialize, Deserialize, ToSchema)]
pub struct Said {
    pub comment: Comment,
    /// Withdraws it: `DELETE /api/v1/comments/{delete_token}`. Told once.
    pub delete_token: String,
    /// The same as a page.
    pub delete_url: String,
    /// To be sent with the next comment in this thread, and in no other.
    pub visitor: String,
}

impl std::fmt::Debug for Said {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Said(…)")
    }
}
