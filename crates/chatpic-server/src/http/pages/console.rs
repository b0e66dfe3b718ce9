//! What moderators see. As all pages, plain values; and as all pages, without scripts they work, passkeys
//! excepted.

mod case;
mod channels;
mod queue;
mod review;
#[cfg(test)]
pub(super) mod samples;

use askama::Template;

use super::{Qr, Refused};

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
    pub role: &'static str,
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
    pub label: String,
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
    pub role: &'static str,
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
    pub who: String,
    pub what: String,
    /// The case it is about, where the reader may open it.
    pub case: Option<String>,
}

impl LogLine {
    fn short_case(&self) -> &str {
        self.case.as_deref().map_or("", short)
    }
}

/// A refusal or fault, told to a moderator.
#[derive(Clone, Debug, Template)]
#[template(path = "console/trouble.html")]
pub struct TroublePage {
    pub title: String,
    pub detail: String,
    /// Where to go on.
    pub back: String,
}

macro_rules! rendering {
    ($($page:ident),*) => {$(
        impl $page {
            /// The page as HTML.
            pub fn render(&self) -> String {
                super::written(self)
            }
        }
    )*};
}
rendering!(SignInPage, JoinPage, QueuePage, CasePage, LogPage, TroublePage);
rendering!(ReviewPage, ChannelsPage, ChannelDesk, PostDesk);

/// The beginning of a case's ID: enough to tell it from others at a glance.
fn short(id: &str) -> &str {
    id.get(..8).unwrap_or(id)
}

/// Where a picture is blocked, as people read it.
pub fn block_label(word: &str) -> String {
    if word == "channels" { "In channels".to_owned() } else { label(word) }
}

/// A word of the wire as people read it: `Harassment, doxxing`.
pub fn label(word: &str) -> String {
    let known = match word {
        "csam" => "Sexual abuse of a child",
        "child-abuse" => "Child abuse",
        "ncii" => "Intimate, without consent",
        "harassment-doxxing" => "Harassment, doxxing",
        "fraud-malware" => "Fraud, malware",
        "illegal-other" => "Illegal otherwise",
        "rules-other" => "Against the house rules",
        "eu" => "EU notice",
        "plain" => "Report",
        _ => "",
    };
    if !known.is_empty() {
        return known.to_owned();
    }
    let words = word.replace('-', " ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
