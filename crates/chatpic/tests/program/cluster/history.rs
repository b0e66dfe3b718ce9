//! What is noted while several nodes serve limited links: who asked when, and what was answered.

use std::collections::BTreeSet;

/// An instant: how many were noted before it. Of two, the earlier one is the smaller.
pub type Tick = u64;

/// Asking for a view with one nonce until a node answers, however many were asked in vain.
#[derive(Clone, Debug)]
pub struct Try {
    pub nonce: String,
    /// Before its first request.
    pub began: Tick,
    /// After the answer; `None` where nobody answered.
    pub heard: Option<(Tick, Said)>,
    /// Whether this nonce was sent once and answered at once: then the views left in the answer are
    /// those that this very view left, and tell its ordinal. A retry hears how many are left now.
    pub first: bool,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Granted {
        session: String,
        left: u32,
    },
    Spent,
    /// Anything else, in the server's words.
    Other(String),
}

/// What the owner is told of a link in the end.
#[derive(Clone, Debug)]
pub struct Account {
    pub state: String,
    pub views: u32,
    pub sessions: BTreeSet<String>,
}
