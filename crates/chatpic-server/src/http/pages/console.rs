//! What moderators see. As all pages, plain values; and as all pages, without scripts they work, passkeys
//! excepted.

mod case;
mod channels;
mod queue;
mod review;
#[cfg(test)]
pub(super) mod samples;

use askama::Template;

use super::{Qr, Refused, filters};
use crate::http::say::Say;

pub use case::{
    AppealShown, CasePage, CommentShown, CounterShown, DecisionShown, Fact, NoteShown, PastShown,
    ReportShown, Stage, Tile,
};
pub use channels::{ChannelDesk, ChannelRow, ChannelsPage, PostDesk, PostLine, Remark, RulesForm};
pub use queue::{QueuePage, QueueRow};
pub use review::{ReviewPage, ShelfShown, WaitingShown};

/// Who looks, for the head of each page.
#[derive(Clone, Debug)]
pub struct Desk {
    pub name: String,
    pub role: Say,
    /// Whether cases are theirs to see, and the log.
    pub queue: bool,
    pub log: bool,
    /// Whether the channels are.
    pub channels: bool,
}

/// One thing that can be picked.
#[derive(Clone, Debug)]
pub struct Pick {
    pub value: &'static str,
    pub label: Say,
    pub chosen: bool,
}

/// `/console/sign-in`
#[derive(Clone, Debug, Template)]
#[template(path = "console/sign_in.html")]
pub struct SignInPage {
    /// As it was typed before.
    pub name: String,
    pub problem: Option<Refused>,
}

/// `/console/invitations/{token}`
#[derive(Clone, Debug, Template)]
#[template(path = "console/join.html")]
pub struct JoinPage {
    pub token: String,
    pub name: String,
    pub role: Say,
    /// What an authenticator app needs, in base 32 and as a QR code.
    pub secret: String,
    pub qr: Qr,
    pub problem: Option<Refused>,
}

/// `/console/log`
#[derive(Clone, Debug, Template)]
#[template(path = "console/log.html")]
pub struct LogPage {
    pub who: Desk,
    /// The newest first.
    pub lines: Vec<LogLine>,
    pub older: Option<u64>,
}

/// One line of the log.
#[derive(Clone, Debug)]
pub struct LogLine {
    pub number: u64,
    /// RFC 3339.
    pub at: String,
    pub who: Say,
    /// What was done, with the case it is about.
    pub what: Say,
}

/// A refusal or fault, told to a moderator.
#[derive(Clone, Debug, Template)]
#[template(path = "console/trouble.html")]
pub struct TroublePage {
    pub title: Say,
    pub detail: Say,
    /// Where to go on.
    pub back: String,
}

/// The beginning of a case's ID: enough to tell it from others at a glance.
pub fn short(id: &str) -> &str {
    id.get(..8).unwrap_or(id)
}

/// Several things, one after the other; `None` for none.
pub fn list(all: impl DoubleEndedIterator<Item = Say>) -> Option<Say> {
    let two = |rest, first| Say::of("console-two").with("first", first).with("rest", rest);
    all.rev().reduce(two)
}

/// A word of the wire as people read it: the message `{kind}-{word}`.
pub fn label(kind: &str, word: &str) -> Say {
    Say::of(format!("{kind}-{}", word.replace('_', "-")))
}
