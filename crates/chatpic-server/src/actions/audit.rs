//! The log of what moderators, the operator and the instance itself did: written before it is done, never
//! changed, and chained, so that a line that is changed, moved or left out shows.
//!
//! It names cases, lists, channels, posts and moderators, and nothing of a visitor. Each line holds the
//! hash of the line before it. The head of each day that is over is signed with a key of the instance: who
//! kept the public half and a signed head elsewhere can tell a log that was cut off or written anew.

mod chain;
mod day;
mod key;
mod verify;

use chatpic_store::documents::Written;
use serde::{Deserialize, Serialize};

pub use chain::Entry;
pub use day::sign_days;
pub use key::public_key;
pub use verify::{Flaw, Verified, verify};

use super::Refused;
use crate::app::App;
use crate::documents::{self, Batch};
use chain::{HEAD, Head, Line};

/// Who does it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// A moderator, by name.
    Moderator(String),
    /// Whoever runs commands on the machine.
    Operator,
    /// The instance, by itself.
    System,
}

/// What is done. It may get new variants and no variant may change: old lines are read for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", rename_all_fields = "snake_case")]
pub enum Act {
    /// Opened the page of a case.
    Opened {
        case: String,
    },
    /// Looked at a picture: as a tile, or closer.
    Looked {
        case: String,
        picture: u32,
        closer: bool,
    },
    Hid {
        case: String,
    },
    Showed {
        case: String,
    },
    Escalated {
        case: String,
    },
    Assigned {
        case: String,
        to: String,
    },
    Skipped {
        case: String,
    },
    Noted {
        case: String,
    },
    /// `decision` in the words of the case; `unseen` where nobody looked.
    Decided {
        case: String,
        decision: String,
        unseen: bool,
    },
    AppealDecided {
        case: String,
        decision: String,
    },
    Closed {
        case: String,
    },
    Invited {
        moderator: String,
        role: String,
    },
    Joined {
        moderator: String,
        with: String,
    },
    SignedIn {
        moderator: String,
    },
    SignedOut {
        moderator: String,
    },
    Deactivated {
        moderator: String,
    },
    ReadLog,
    ListChanged {
        list: String,
        change: String,
    },
    EvidenceKept {
        case: String,
    },
    /// The first of two people asked for an ending.
    EvidenceAsked {
        case: String,
        ending: String,
        by: String,
        why: Option<String>,
    },
    EvidenceExported {
        case: String,
    },
    /// `by` is the second of two people.
    EvidenceProlonged {
        case: String,
        by: String,
    },
    EvidenceDestroyed {
        case: String,
        by: String,
        why: Option<String>,
    },
    BanSet {
        case: String,
    },
    BanLifted {
        case: String,
    },
    SunsetSet {
        date: String,
    },
    ChannelMade {
        channel: String,
    },
    ChannelChanged {
        channel: String,
    },
    ChannelClosed {
        channel: String,
    },
    /// Opened the page of posts that wait for review; of one channel or of all.
    ReviewOpened {
        channel: Option<String>,
    },
    /// Opened a channel, or one of its posts, in the console.
    ChannelOpened {
        channel: String,
        post: Option<String>,
    },
    /// Looked at a picture of a post: as a tile, or closer.
    PostLooked {
        post: String,
        picture: u32,
        closer: bool,
    },
    /// Let a post in that waited.
    PostKept {
        post: String,
        channel: String,
    },
    /// `blocked` where it may not come back.
    PostRemoved {
        post: String,
        channel: String,
        blocked: Option<String>,
    },
    /// Made a case of a post that nobody reported.
    PostFiled {
        post: String,
        case: String,
    },
    PostPinned {
        post: String,
        channel: String,
        pinned: bool,
    },
    CommentRemoved {
        post: String,
        channel: String,
        comment: u32,
    },
}

/// Writes down that `who` is about to do `act`. Who gets an error must not do it.
///
/// # Errors
/// Where the log can't be written.
pub async fn record(app: &App, who: &Actor, act: Act) -> Result<(), Refused> {
    // Each round of a race is won by somebody, so only a flood of acts loses them all.
    for _ in 0..TRIES {
        let head = documents::find::<Head>(app, HEAD).await?;
        let (batch, last) = match &head {
            Some(head) => (day::closed(app, &head.value, Batch::new()).await?, head.value.clone()),
            None => (Batch::new(), Head::default()),
        };
        let (line, next) = last.follow(app.now(), who, &act);
        let batch = batch.add(app, chain::id(next.number), None, None, &Line(line));
        let batch = match head {
            Some(mut held) => {
                held.value = next;
                batch.replace(app, &held)
            }
            None => batch.add(app, HEAD, None, None, &next),
        };
        if batch.write(app).await? == Written::Written {
            return Ok(());
        }
        tokio::task::yield_now().await;
    }
    tracing::error!("too many acts at once to write them all down");
    Err(Refused::Unavailable)
}

/// A part of the log for people.
#[derive(Debug)]
pub struct Part {
    /// The newest first.
    pub entries: Vec<Entry>,
    /// Where the older ones are: `before` of the next part.
    pub older: Option<u64>,
}

/// Up to `limit` entries before the one with this number, or the newest.
///
/// # Errors
/// Where the log can't be read.
pub async fn read(app: &App, before: Option<u64>, limit: u32) -> Result<Part, Refused> {
    let head = documents::find::<Head>(app, HEAD).await?;
    let newest = head.map_or(0, |head| head.value.number);
    let end = before.map_or(newest, |before| before.saturating_sub(1).min(newest));
    let start = end.saturating_sub(limit.into());
    let count = u32::try_from(end - start).expect("no more than the limit");
    let lines = documents::list::<Line>(app, None, Some(chain::id(start)), count).await?;
    let entries = lines.iter().rev().filter_map(|line| Entry::parse(&line.value.0)).collect();
    Ok(Part { entries, older: (start > 0).then_some(start + 1) })
}

const TRIES: u32 = 64;
